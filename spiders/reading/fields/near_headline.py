"""Where on a page its date may stand: the short lines around the headline, until the text has ended."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, count, islice, takewhile
from typing import NamedTuple

from lxml.html import HtmlElement

from spiders.reading.fields.headline import headline
from spiders.reading.fields.sentences import BARE_HOUR, CLOSELY, LONGEST_LINE, front_of, is_text, weight_of
from spiders.reading.fields.surroundings import (
    SMALL,
    STARTS,
    is_elsewhere,
    is_note,
    is_small,
    names_date,
    names_of,
)
from spiders.reading.tree.beside import heads_site
from spiders.reading.tree.names import once
from spiders.reading.tree.page import Page
from spiders.reading.tree.texts import line_of, on_one_line, text_in

MOST_LINES = 70  # looked at behind the headline
MOST_BEFORE = 25
MOST_ELEMENTS = 500
LONGEST_PART = 440  # characters of a text between elements that are looked at
TEXT = 420  # letters of an article's text, behind which little more than a date is one
BEGUN = 380  # letters of a text that has begun: no standfirst is as long
ENDED = 1_500  # letters behind which nothing is
NEXT = 25  # elements from the headline on that stand next to it
ROW = 3  # elements around a date, itself included, that may lead elsewhere
SHORT = 40  # characters of a date that stands beside its time of day
TITLE = 15  # letters of a link that leads to another article
UNPLACED = 12  # for what stands on a page whose headline is not found
_says_article = once(re.compile(r"article|post|entry|news|story|detail|content", re.I).search)
_APART = frozenset((
    "p", "div", "br", "li", "ul", "ol", "table", "tr", "td", "h1", "h2", "h3", "h4", "section", "article",
    "header", "hr", "dl", "dt", "dd", "center", "figure", "main",
))  # fmt: skip


class Line(NamedTuple):
    """A short line of a page, the element it stands in, and its distance from the headline in lines."""

    text: str
    element: HtmlElement
    distance: int  # below 0 in front of the headline
    outside: bool = False  # whether it stands in front of the block of the headline, as a clock does
    late: bool = False  # whether the text of an article stands between the headline and it
    away: bool = False  # whether it stands in a row with the title of another article


@dataclass(slots=True)
class _Budget:
    """How many elements are looked at yet, how many of them stand next to the headline, and whether one
    of another block than that of the headline is looked at."""

    elements: int = MOST_ELEMENTS
    near: int = 0
    outside: bool = False


class _Remembered(Iterable[Line]):
    """Lines that are walked to once, as far as anybody asked, and then remembered."""

    def __init__(self, lines: Iterator[Line]) -> None:
        self._seen: list[Line] = []
        self._lines = lines

    def __iter__(self) -> Iterator[Line]:
        for place in count():
            if place == len(self._seen):
                self._seen.extend(islice(self._lines, 1))
            if place == len(self._seen):
                return
            yield self._seen[place]


def lines_of(page: Page) -> Iterator[Line]:
    """The lines of a page that may show its date: those behind the headline, then those in front of it."""
    return chain.from_iterable(page.answer(_lines))


def lines_above_text(page: Page) -> Iterator[Line]:
    """Those of these lines with no text of an article between the headline and them."""
    behind, before = page.answer(_lines)
    return chain(takewhile(lambda line: not line.late, behind), before)


def _lines(page: Page) -> tuple[_Remembered, _Remembered]:
    # Whoever walks on must not know the page, which remembers the lines: a cycle waits for the collector.
    if (heading := headline(page)) is not None:
        return _Remembered(_lines_behind(heading)), _Remembered(_lines_before(heading))
    body = next((one for tag in ("article", "main", "body") for one in page.all(tag)), page.tree)
    return _Remembered(_anywhere(body)), _Remembered(iter(()))


def _lines_behind(heading: HtmlElement) -> Iterator[Line]:
    budget = _Budget(near=NEXT)
    return _with_hours(_numbered(_behind(heading, budget), budget, MOST_LINES, 1, text_in(heading)))


def _lines_before(heading: HtmlElement) -> Iterator[Line]:
    budget = _Budget(MOST_ELEMENTS // 2, NEXT)
    return _with_hours(_numbered(_before(heading, budget), budget, MOST_BEFORE, -1))


def _anywhere(body: HtmlElement) -> Iterator[Line]:
    """The lines of a page whose headline is not found."""
    budget = _Budget()
    for line in _with_hours(_numbered(_walk(body, budget), budget, MOST_LINES, 1)):
        yield line._replace(distance=UNPLACED)


def _numbered(
    parts: Iterator[tuple[str, HtmlElement]], budget: _Budget, most: int, step: int, own: str = ""
) -> Iterator[Line]:
    """Short lines, and the beginnings of long ones, until the article's own text has ended."""
    said = 0
    for place, (text, element) in enumerate(islice(((text, one) for text, one in parts if text), most)):
        before, long = said, len(text) > LONGEST_LINE
        if is_text(text):
            said += weight_of(text)
            budget.near = 0 if said > BEGUN else budget.near
        begun = front_of(text) if long and step > 0 else ""
        if before > ENDED:
            break
        if long and not begun:
            continue
        shown = begun or text
        title = led_to(element, own) if before > BEGUN and step > 0 else ""
        shown = shown.replace(title, "") if title else shown  # what a title says is no label of its date
        late, away = bool(title) or before > TEXT, bool(title)
        yield Line(shown, element, step * (place + 1), budget.outside, late, away)


def _with_hours(lines: Iterator[Line]) -> Iterator[Line]:
    """The same lines, a date and the time of day in the line beside it as one."""
    held: Line | None = None
    for line in lines:
        joined = held and _joined(held, line)
        if held and not joined:
            yield held
        held = joined or line
    if held:
        yield held


def _joined(one: Line, other: Line) -> Line | None:
    """A date and the time of day in the line beside it, as one line."""
    first = BARE_HOUR.fullmatch(one.text) is not None
    if not (first or BARE_HOUR.fullmatch(other.text)):
        return None
    hour, day = (one, other) if first else (other, one)
    if len(day.text) > SHORT or ":" in day.text:
        return None
    return day._replace(text=f"{day.text} {hour.text}") if any(map(str.isdigit, day.text)) else None


def led_to(element: HtmlElement, own: str) -> str:
    """The title of another article than one's ``own`` in the row of a line; ``""`` where none is."""
    for place in islice(chain((element,), element.iterancestors()), ROW):
        if place.tag in ("body", "article", "main") or len(place) > SMALL:
            break
        links = (text_in(one) for one in islice(place.iter(), 2 * SMALL) if one.tag == "a")
        if title := next((text for text in links if _is_title(text) and text[:TITLE] not in own), ""):
            return title
    return ""


def _is_title(text: str) -> bool:
    """Whether the text of a link is the title of an article rather than a name or a section."""
    if STARTS.match(text) and len(text) <= SHORT:
        return False  # a date that leads to the articles of its day
    return weight_of(text) >= TITLE and (text.count(" ") > 1 or text[-1:] >= CLOSELY)


def _behind(heading: HtmlElement, budget: _Budget) -> Iterator[tuple[str, HtmlElement]]:
    for child in heading:
        yield from _walk(child, budget)
    yield from _rest(heading.tail, heading.getparent())
    for place in (heading, *heading.iterancestors()):
        around = place.getparent()
        for sibling in place.itersiblings():
            if not isinstance(sibling.tag, str) or budget.elements <= 0:
                continue
            yield from _walk(sibling, budget)
            yield from _rest(sibling.tail, around)
        if place.tag == "body":
            return


def _before(heading: HtmlElement, budget: _Budget) -> Iterator[tuple[str, HtmlElement]]:
    for depth, place in zip(range(5), (heading, *heading.iterancestors()), strict=False):
        around = place.getparent()
        budget.outside = around is None or not _is_block(around, depth)
        for sibling in place.itersiblings(preceding=True):
            if isinstance(sibling.tag, str) and budget.elements > 0 and not heads_site(sibling):
                yield from _rest(sibling.tail, around)
                yield from list(_walk(sibling, budget))[::-1]


def _is_block(around: HtmlElement, depth: int) -> bool:
    """Whether what is around a headline, so many elements above it, is its article's and not its page's."""
    if around.tag in ("body", "html"):
        return False
    heads = around.tag in ("article", "header")
    return not depth or heads or (depth == 1 and _says_article(names_of(around)))


def _rest(text: str | None, element: HtmlElement | None) -> Iterator[tuple[str, HtmlElement]]:
    if text and element is not None and (line := on_one_line(text[:LONGEST_PART])):
        yield line, element


def _walk(element: HtmlElement, budget: _Budget) -> Iterator[tuple[str, HtmlElement]]:
    """The lines of an element: of small ones as a whole, of others by their parts."""
    budget.elements -= 1
    budget.near -= 1
    if budget.elements <= 0 or not isinstance(element.tag, str):
        return
    if not (len(element) or element.text):
        return  # a picture, a break
    if is_elsewhere(element) and not (budget.near > 0 and is_note(element)):
        return
    small = is_small(element)
    if element.tag == "aside" and (not small or budget.near <= 0) and not names_date(element):
        return
    if small or (element.tag in ("p", "blockquote") and element.find(element.tag) is None):
        text = line_of(element)
        if len(text) <= LONGEST_LINE or not any(one.tag in _APART for one in element.iterdescendants()):
            yield text, element
            return
    yield from _rest(element.text, element)
    for child in element:
        yield from _walk(child, budget)
        if (tail := child.tail) and not tail.isspace():  # as few are
            yield from _rest(tail, element)
