"""The lines of a text as HTML, by what each of them is: ``storage.article.LINES``."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

ALONE = {"h": "<h3>{}</h3>", "l": "<li>{}</li>", "t": "{}"}  # all others are paragraphs
TOGETHER = {"l": "<ul>{}</ul>", "q": "<blockquote>{}</blockquote>", "t": "<p>{}</p>"}
BETWEEN = {"t": "<br>"}


def blocks(lines: Iterable[tuple[str, str]]) -> str:
    """HTML of lines that are escaped already, each with its letter; items and quotations in a row are
    one list, one quotation, and so are the rows of a table, whose cells nobody kept apart."""
    written: list[str] = []
    for letter, row in groupby(lines, key=lambda line: line[0]):
        inner = BETWEEN.get(letter, "").join(ALONE.get(letter, "<p>{}</p>").format(line) for _, line in row)
        written.append(TOGETHER.get(letter, "{}").format(inner))
    return "".join(written)
