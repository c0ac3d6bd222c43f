"""Writers of an article as its page shows them: in elements named for them, in lines, in a signature."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain, islice

from lxml.html import HtmlElement

from spiders.reading.fields.byline_elements import MOST_NAMED, named, with_like
from spiders.reading.fields.byline_words import either
from spiders.reading.fields.headline import headline
from spiders.reading.fields.persons import (
    LONGEST_BYLINE,
    begins_like_one,
    is_written_like_a_name,
    names_in,
    without_place,
)
from spiders.reading.fields.unmarked_bylines import names_by_date
from spiders.reading.tree.beside import is_beside
from spiders.reading.tree.finders import bearing, count_of, finder, first_of, following
from spiders.reading.tree.page import Page
from spiders.reading.tree.texts import line_of, on_one_line, short_text_in, text_in
from storage.origin import is_source_line

MOST = 20  # writers whom systems set in the margin
MOST_WITHIN = 5_000  # elements of one that tells who wrote; what is named so within it is asked by itself
MOST_INNER = 100  # names within an element that is named like a byline
MOST_SET_RIGHT = 1_000  # elements set to the right: all of them, on some pages that run so
LONGEST_SIGNATURE = 60
MANY = 3  # lines above a signature
LINES_BELOW = 60  # elements behind the headline among which "By …" is looked for
LONGEST_LINE = 100  # of a line that begins like a byline


_BEHIND = re.compile(rf"\s+(?:{either('behind a writer')})\s.*$", re.I)
# A label in the midst of a line, and whoever stands behind it; parts of a line are a mark apart.
_APART_BY = "¦"
_LABEL = re.compile(rf"(?:^|[\s|(（¦])(?:{either('label')})\s*[:：][\s¦]*([^:：|()（）¦]{{2,60}})", re.I)
_DE = re.compile(r"^\s*De\s+(?!(?:la|las|los|le|les)\b)(?=[^\W\d_]+\s+[^\W\d_])", re.I)
_WORD = re.compile(r"\w+")
_INNER = first_of(MOST_INNER, ".//*[@itemprop='name']", ".//a[@rel='author']")
# Writers whom systems set in the margin, where others keep menus: Material for MkDocs, ABlog.
_IN_MARGIN = (("class", "md-post__authors", "strong"), ("id", "ablog__author", "a"))
_MARGINS = b"__author"  # in both
_SET_RIGHT = (
    bearing("/descendant::p/@align[.='right']"),
    bearing("/descendant::p/@style[contains(., 'right')]"),
    bearing("/descendant::div/@style[contains(., 'right')]"),
)
_LINKS = finder(
    ".//a[contains(@href, 'author') or contains(@href, 'autor') or contains(@href, 'auteur')"
    " or contains(@href, '/people/') or contains(@href, '/profile') or contains(@href, '/by/')]"
)

Witness = tuple[str, list[str]]
Line = tuple[HtmlElement, str]  # and its text


def bylines_on(page: Page) -> Iterator[Witness]:
    """The names that a page shows as those of its writers, the surest first, and how it shows them."""
    yield from (("byline", names) for names in _in_elements(page))
    lines = list(_lines_below(page.first("h1")))
    yield from (("byline", names) for names in _in_lines(lines) if _are_persons(names))
    shown = headline(page)
    labelled = _labelled(lines if shown is page.first("h1") else _lines_below(shown))
    yield from (("byline", names) for names in labelled if _are_persons(names))
    yield from (("signature", names) for names in _signed(page) if _are_persons(names))
    yield "beside the date", names_by_date(shown)
    if page.may_hold(_MARGINS):
        yield "byline", names_in([text_in(one) for one in _in_margin(page)])


def _in_margin(page: Page) -> list[HtmlElement]:
    """What names the writers there; XPath takes quadratic time over what stands in many elements."""
    places = ((one, tag) for kind, word, tag in _IN_MARGIN for one in page.called.find(kind, word, bool))
    return list(dict.fromkeys(islice(chain.from_iterable(one.iter(tag) for one, tag in places), MOST)))


def _are_persons(names: list[str]) -> bool:
    return bool(names) and all(map(is_written_like_a_name, names))


def _in_elements(page: Page) -> Iterator[list[str]]:
    """What elements say that are named like a byline."""
    without_de = partial(_DE.sub, "") if _says_de(page) else str
    for element in named(page):
        texts = [without_de(text) for one in with_like(page, element) for text in _texts(one)]
        surely = element.get("rel") == "author" or (element.get("itemprop") or "") in ("author", "creator")
        found = map(without_place, names_in(texts))
        yield [name for name in found if surely or is_written_like_a_name(name)]


def _in_lines(lines: Iterable[Line]) -> Iterator[list[str]]:
    """What lines say that begin like a byline: their links, where they have several."""
    for element, line in lines:
        if begins_like_one(line) and not is_beside(element) and not _is_glued(element, line):
            linked = [text_in(one) for one in _LINKS(element)]
            yield names_in(linked if len(linked) > 1 else [_BEHIND.sub("", line)])


def _is_glued(element: HtmlElement, line: str) -> bool:
    """Whether words of a line are those of several elements between which no space stands."""
    return len(element) > 1 and _WORD.findall(line) != _WORD.findall(line_of(element))


def _says_de(page: Page) -> bool:
    """Whether a page's language says "De" for "By", as no other begins a name with it."""
    return (page.tree.get("lang") or "").lower().startswith(("fr", "es", "pt", "ca", "ro"))


def _lines_below(heading: HtmlElement | None) -> Iterator[Line]:
    """The first elements behind a headline, each with its text, if that is short."""
    for element in islice(following(heading), LINES_BELOW):
        yield element, short_text_in(element, LONGEST_LINE)


def _labelled(lines: Iterable[Line]) -> Iterator[list[str]]:
    """Whoever stands behind a label in the line of date and source below the headline."""
    for element, line in lines:
        labelled = ":" in line or "：" in line  # as few lines are
        if labelled and (found := _LABEL.search(_parts_of(element))):
            yield names_in([found.group(1)])


def _parts_of(element: HtmlElement) -> str:
    return _APART_BY.join(map(on_one_line, element.itertext()))


def _signed(page: Page) -> Iterator[list[str]]:
    """Whoever signed: a line of bold letters set to the right, the last of several in its element."""
    found = {one for several in _SET_RIGHT for one in several(page.tree)}
    for element in page.called.in_order(found)[:MOST_SET_RIGHT] if found else ():
        line = short_text_in(element, LONGEST_SIGNATURE)
        whole = any(text_in(one) == line for one in element.iter("b", "strong"))
        if line and whole and _is_last_of_many(element) and not is_beside(element):
            yield [] if is_source_line(line) else names_in([line])


def _is_last_of_many(element: HtmlElement) -> bool:
    if any(text_in(one) for one in element.itersiblings()):
        return False
    before = islice(element.itersiblings(preceding=True), MOST_NAMED)
    return sum(1 for one in before if text_in(one)) >= MANY


def _texts(element: HtmlElement) -> list[str]:
    if count_of(element) > MOST_WITHIN:
        return []
    return [text_in(one) for one in _INNER(element) or _LINKS(element)[:MOST_INNER]] or _lines(element)


def _lines(element: HtmlElement) -> list[str]:
    text = "\n".join(part for part in map(on_one_line, element.itertext()) if part)
    return [text] if len(text) <= LONGEST_BYLINE else []
