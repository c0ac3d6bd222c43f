"""What the names that sites give to elements stand for, as a table that a reviewer can edit.

A row of ``element_names.tsv`` is a name, which may be a regular expression, where it is found, what it stands
for, and its language, ``*`` where it is of none or all sites use it. ``anywhere`` is within a class or an id,
a ``word`` stands there between blanks, hyphens and underscores, and a ``name`` between blanks.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Literal, get_args

from storage.table import refuse_twice, refuse_unless, refuse_unless_languages, refuse_unless_pattern, rows

TABLE = Path(__file__).with_name("element_names.tsv")
COLUMNS = ("name", "found", "stands for", "language")
AROUND = {  # what stands in front of a name and behind it
    "anywhere": ("", ""),
    "word": (r"(?:^|[\s_-])(?:", r")(?:$|[\s_-])"),
    "begins a word": (r"(?:^|[\s_-])(?:", ")"),
    "name": (r"(?:^|\s)(?:", r")(?:\s|$)"),
    "begins a name": (r"(?:^|\s)(?:", ")"),
    "in an address": (r"[\s/_.-](?:", r")(?=[\s/_.\d-]|$)"),
}
Meaning = Literal[
    "no part of the article", "no part by its whole name", "read aloud only", "beside the article",
    "head of the site", "top of the page", "credit of a picture", "not said by a caption",
    "picture or caption", "lead picture", "picture of others", "decoration", "headline", "standfirst",
    "no standfirst", "byline", "box about the writer", "date", "date of others",
    "date of others by a headline", "where articles are filed", "attached files", "list", "single article",
    "shelf", "story", "consent to cookies", "title in data", "text in data", "no text in data",
]  # fmt: skip
MEANINGS: tuple[str, ...] = get_args(Meaning)
NEVER = "(?!)"  # matches nothing
Row = tuple[str, str, str]


def whole_names(meaning: Meaning) -> frozenset[str]:
    """The names that stand for something as a whole."""
    return frozenset(name for name, found, stands_for in _rows() if (found, stands_for) == ("name", meaning))


def pattern_of(meaning: Meaning, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """What finds the names that stand for something, wherever the table says that each is looked for."""
    by_place: dict[str, list[str]] = {}
    for name, found, stands_for in _rows():
        if stands_for == meaning:
            by_place.setdefault(found, []).append(name)
    return re.compile("|".join(_framed(found, names) for found, names in by_place.items()) or NEVER, flags)


def _framed(found: str, names: list[str]) -> str:
    before, behind = AROUND[found]
    return f"{before}{'|'.join(names)}{behind}"


@lru_cache(1)
def _rows() -> list[Row]:
    return load(TABLE)


def load(file: Path) -> list[Row]:
    """Each name, where it is looked for, and what it stands for. Raises ``TableError``."""
    known: dict[Row, str] = {}
    for place, (name, found, meaning, languages) in rows(file, COLUMNS):
        refuse_unless(found, AROUND, place, "place")
        refuse_unless(meaning, MEANINGS, place, "meaning")
        refuse_unless_languages(languages, place)
        refuse_unless_pattern(name, place)
        refuse_twice((name, found, meaning), known, place)
    return list(known)
