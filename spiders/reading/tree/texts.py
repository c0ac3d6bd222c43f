"""The text of elements: all of it, or on one line as a field says it."""

from __future__ import annotations

from lxml.etree import tostring
from lxml.html import HtmlElement

LONGEST_FIELD = 2_000  # characters of a title, a name, a date
MOST_PARTS = 60  # of a line


def length_of(element: HtmlElement) -> int:
    """How many characters of text an element holds."""
    return len(whole_text(element))


def is_longer(element: HtmlElement, least: int) -> bool:
    """Whether an element holds so many characters of text; its paragraphs alone mostly tell."""
    said = 0
    for paragraph in element.iter("p"):
        said += len(paragraph.text or "")
        if said >= least:
            return True
    return length_of(element) >= least


def whole_text(element: HtmlElement) -> str:
    """All text of an element, in a quarter of the time that XPath takes, or to join its parts."""
    return tostring(element, encoding="unicode", method="text", with_tail=False)


def on_one_line(text: str) -> str:
    """A text with single spaces between its words and none around them: most come so, which takes half as
    long to see as to part them."""
    bare = text.strip()
    return bare if bare.isprintable() and "  " not in bare else " ".join(bare.split())


def text_in(element: HtmlElement) -> str:
    """The text of an element on one line."""
    return on_one_line(_begun(element))[:LONGEST_FIELD]


def short_text_in(element: HtmlElement, most: int) -> str:
    """The text of an element on one line; empty where it is longer than so many characters."""
    text = _begun(element)
    begun = on_one_line(text[: 4 * most])  # of a long one no more is looked at
    if len(begun) > most:
        return ""
    line = begun if len(text) <= 4 * most else on_one_line(text)
    return line if len(line) <= most else ""


def _begun(element: HtmlElement) -> str:
    """The text of an element as it stands, as far as a field may need it."""
    text: str = whole_text(element) if len(element) else element.text or ""
    return text[: 10 * LONGEST_FIELD]


def line_of(element: HtmlElement) -> str:
    """The text of an element on one line, its parts apart."""
    if not len(element):
        return on_one_line((element.text or "")[:LONGEST_FIELD])
    texts: list[str] = []
    _add_texts(element, texts)
    line = " ".join(texts[:MOST_PARTS])
    if len(line) > LONGEST_FIELD:
        line = " ".join([text[:LONGEST_FIELD] for text in texts[:MOST_PARTS]])
    return " ".join(line.split())


def _add_texts(element: HtmlElement, texts: list[str]) -> None:
    """Add the texts within an element, in two thirds of the time that its own iterator takes."""
    if text := element.text:
        texts.append(text)
    for child in element:
        if len(texts) >= MOST_PARTS:
            return
        if len(child):
            _add_texts(child, texts)
        elif text := child.text:
            texts.append(text)
        if text := child.tail:
            texts.append(text)
