"""The line by an article's headline that shows its date: where it may stand, and how much speaks for it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import islice
from zoneinfo import ZoneInfo

from lxml.html import HtmlElement

from spiders.reading.dates.believed import LEAST_YEAR, YEARLESS, Written, believed
from spiders.reading.dates.moments import moment_of
from spiders.reading.dates.written import labelled
from spiders.reading.fields.headline import headline
from spiders.reading.fields.parts import of_part
from spiders.reading.tree.beside import heads_site, is_of_teaser
from spiders.reading.tree.names import once
from spiders.reading.tree.page import Page, line_of, month_first, text_in

DATED = ("datetime", "content", "data-time", "data-datetime", "data-date", "data-timestamp", "title")
MOST_LINES = 70  # looked at behind the headline
MOST_BEFORE = 25
MOST_ELEMENTS = 500
LONGEST_LINE = 160  # characters of a line that may show a date
PARAGRAPH = 220  # characters from which on a line is text of the article
PARAGRAPHS = 3  # of text, behind which the head of an article ends
NEXT = 25  # elements from the headline on that stand next to it
SMALL = 14  # elements in a line at most
ENOUGH = 0.5  # what must speak for a line that shows a date
CLOSE = -3  # lines in front of the headline, beyond which a date is seldom the article's
RELATIVE = "visible, relative"
UNPLACED = 12  # for what stands on a page whose headline is not found
_is_elsewhere = once(re.compile(
    r"(?:^|[\s_-])(?:comment|kommentar|disqus|relat|teaser|(?<!post[-_])(?<!entry[-_])(?<!article[-_])(?<!asset[-_])"
    r"(?<!node[-_])(?<!story[-_])(?<!template[-_])footer|copyright|recommend|popular|trending|breadcrumb"
    r"|newsletter|cookie|lien-quan|tin-khac|caption)"
    r"|(?:^|\s)(?:sidebar|side-bar|widget|latest|most-|ticker|breaking|clock|today|weather|nav\b|nav-|navbar|menu"
    r"|promo|banner|advert|sponsor|carousel|slider|readmore|read-more|more-|subscribe|modal|popup)",
    re.I,
).search)  # fmt: skip
_NEVER = re.compile(
    r"comment|disqus|clock|today|weather|breadcrumb|nav\b|nav-|navbar|menu|relat|lien-quan", re.I
)
_says_date = once(re.compile(
    r"date|time|publi|posted|meta|byline|submitted|stamp|info|datum|fecha|pub|author|created|data\b|ngay|zeit|tarih",
    re.I,
).search)  # fmt: skip
_OUTSIDE = frozenset((
    "head", "footer", "nav", "form", "select", "script", "style", "noscript", "meta", "link", "option",
    "svg", "button", "iframe", "figure", "figcaption",
))  # fmt: skip
_APART = frozenset((
    "p", "div", "br", "li", "ul", "ol", "table", "tr", "td", "h1", "h2", "h3", "h4", "section", "article",
    "header", "hr", "dl", "dt", "dd", "center", "figure", "main",
))  # fmt: skip
_BEGUN = re.compile(  # a date in front of a text: (18.01.2018) Text, Geneva, 18 January 2018 - Text
    r"[\s(\[]{0,3}(?:[^\W\d]{2,20}(?: [^\W\d]{2,20})?,\s*)?\d[^\n,;]{5,24}?(?:\)|\]|\s[-–—|]|\.|:)(?=\s|$)"
)
_CHANGED = re.compile(r"updated|modified|changed|last-?mod", re.I)
_PUBLISHED = re.compile(r"publ|posted|created|entry-date", re.I)
_STARTS = re.compile(r"(?:[^\W\d]+[\s.,]+)?\d")  # of a line that begins with a date, perhaps with a weekday
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A short line of a page, the element it stands in, and its distance from the headline in lines."""

    text: str
    element: HtmlElement
    distance: int  # below 0 in front of the headline


@dataclass(frozen=True, slots=True)
class Shown:
    """A date that a page shows, how much speaks for it, and what the page calls it.

    ``marked`` is whether the names around it say that it is a date.
    """

    written: Written
    score: float
    label: str
    marked: bool = False


def shown(page: Page, zone: str, now: datetime, sought: date | None = None) -> list[Shown]:
    """The dates shown in an article's head, the likeliest first; only that of the day ``sought`` where a
    line shows it."""
    american = month_first(page, zone)
    read: list[tuple[Line, Line | Shown | None]] = []
    heading = headline(page)
    for line in _lines(page, heading):
        first = sought and _may_show(line, sought)  # other lines need not be read then
        one = shown_in(line, zone, now, american) if first else line
        if isinstance(one, Shown) and _is_sought(one, sought):
            return [one]
        read.append((line, one))
    told = ((line, shown_in(line, zone, now, american) if one is line else one) for line, one in read)
    found = [one for line, one in told if isinstance(one, Shown) and not is_of_teaser(line.element, heading)]
    asked = next((one for one in found if _is_sought(one, sought)), None)
    return [asked] if asked else sorted(found, key=lambda one: -one.score)


def _may_show(line: Line, day: date) -> bool:
    return str(day.day) in line.text or line.element.tag == "time"


def _is_sought(one: Shown, day: date | None) -> bool:
    return one.written.moment.date() == day and one.label != "changed"


def _lines(page: Page, heading: HtmlElement | None) -> Iterator[Line]:
    if heading is None:
        body = next((one for tag in ("article", "main", "body") for one in page.all(tag)), page.tree)
        for line in _numbered(_walk(body, [MOST_ELEMENTS, 0]), MOST_LINES, 1):
            yield replace(line, distance=UNPLACED)
        return
    yield from _numbered(_behind(heading), MOST_LINES, 1)
    yield from _numbered(_before(heading), MOST_BEFORE, -1)


def _numbered(parts: Iterator[tuple[str, HtmlElement]], most: int, step: int) -> Iterator[Line]:
    """Short lines, and the beginnings of long ones, until the article's own text has begun."""
    paragraphs = 0
    for place, (text, element) in enumerate(islice(((text, one) for text, one in parts if text), most)):
        paragraphs += len(text) >= PARAGRAPH
        if paragraphs > PARAGRAPHS:
            return
        if len(text) <= LONGEST_LINE:
            yield Line(text, element, step * (place + 1))
        elif step > 0 and (begun := _BEGUN.match(text)):
            yield Line(begun.group(), element, place + 1)


def _behind(heading: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
    budget = [MOST_ELEMENTS, NEXT]
    for child in heading:
        yield from _walk(child, budget)
    yield from _rest(heading.tail, heading.getparent())
    for place in (heading, *heading.iterancestors()):
        for sibling in place.itersiblings():
            if not isinstance(sibling.tag, str) or budget[0] <= 0:
                continue
            yield from _walk(sibling, budget)
            yield from _rest(sibling.tail, sibling.getparent())
        if place.tag == "body":
            return


def _before(heading: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
    budget = [MOST_ELEMENTS // 2, NEXT]
    for _, place in zip(range(5), (heading, *heading.iterancestors()), strict=False):
        for sibling in place.itersiblings(preceding=True):
            if isinstance(sibling.tag, str) and budget[0] > 0 and not heads_site(sibling):
                yield from _rest(sibling.tail, sibling.getparent())
                yield from list(_walk(sibling, budget))[::-1]


def _rest(text: str | None, element: HtmlElement | None) -> Iterator[tuple[str, HtmlElement]]:
    if text and element is not None and (line := " ".join(text[: 2 * PARAGRAPH].split())):
        yield line, element


def _walk(element: HtmlElement, budget: list[int]) -> Iterator[tuple[str, HtmlElement]]:
    """The lines of an element: of small ones as a whole, of others by their parts.

    ``budget`` is how many elements are looked at yet, and how many of them stand next to the headline.
    """
    budget[0] -= 1
    budget[1] -= 1
    if budget[0] <= 0 or not isinstance(element.tag, str):
        return
    if (element.tag in _OUTSIDE or _is_elsewhere(_names(element))) and not (
        budget[1] > 0 and _is_note(element)
    ):
        return
    size = len(list(islice(element.iter(), SMALL + 1))) if len(element) else 1
    if element.tag == "aside" and size > SMALL and not _names_date(element):
        return
    if size <= SMALL or element.tag in ("p", "blockquote"):
        text = line_of(element)
        if len(text) <= LONGEST_LINE or not any(one.tag in _APART for one in element.iterdescendants()):
            yield text, element
            return
    yield from _rest(element.text, element)
    for child in element:
        yield from _walk(child, budget)
        yield from _rest(child.tail, element)


def _is_byline(element: HtmlElement) -> bool:
    """Whether a ``footer`` tells who and when, as those of Drupal do, and those of articles."""
    around = element.getparent() if element.tag == "footer" else None
    return around is not None and (around.tag == "article" or _names_date(element))


def is_apart(element: HtmlElement, article: Collection[HtmlElement]) -> bool:
    """Whether an element or one around it, if not around the ``article``, is of another part of its page."""
    around = (one for one in (element, *element.iterancestors()) if one not in article)
    return any((one.tag in _OUTSIDE and not _is_byline(one)) or _is_elsewhere(_names(one)) for one in around)


def _is_note(element: HtmlElement) -> bool:
    """Whether what stands next to a headline is but a note, whatever its name: of teasers, of captions."""
    names, text = _names(element), line_of(element)
    if (element.tag in _OUTSIDE and not _is_byline(element)) or _NEVER.search(names) or _link(element):
        return False
    return len(text) <= LONGEST_LINE and ("caption" not in names or _STARTS.match(text) is not None)


def _names_date(element: HtmlElement) -> bool:
    return _says_date(_names(element))


def _names(element: HtmlElement) -> str:
    return f"{element.get('class', '')} {element.get('id', '')}"


def shown_in(line: Line, zone: str, now: datetime, american: bool) -> Shown | None:
    """The date that a line shows or its element carries, and how much speaks for it."""
    machine = _attribute(line.element, zone, now)
    text, label = None, ""
    if len(line.text) < 40 or any(map(str.isdigit, line.text)):
        text, label = labelled(line.text, zone, now, month_first=american)
        if not (text or machine):
            text, label = of_part(line.element, zone, now, american)
    if machine and (text is None or text.method == "relative" or _same_day(machine, text)):
        found, method = machine, machine.method
    elif text:
        found, method = text, f"visible, {text.method}"
    else:
        return None
    if line.distance < CLOSE and found.moment.date() == now.astimezone(ZoneInfo(zone)).date():
        return None  # the clock of a portal
    label, marked = label or _named_changed(line.element), _is_marked(line.element)
    seen = bool(text) or line.element.tag == "time" or marked
    score = _score(line, found, label, found is machine, seen) + 0.15 * marked
    return Shown(Written(found.moment, found.precision, method, 0.5), score, label, marked)


def _same_day(machine: Written, text: Written) -> bool:
    """Whether a machine's day is that of the text, whose day and month may have changed places."""
    day, shown = machine.moment.date(), text.moment.date()
    return day == shown or (day.year, day.month, day.day) == (shown.year, shown.day, shown.month)


def _named_changed(element: HtmlElement) -> str:
    """The label ``changed`` where the names of an element say so, and none of them speaks of publication."""
    names = " ".join(
        f"{one.get('class', '')} {one.get('itemprop', '')}"
        for one in (element, *islice(element.iter("time"), 2))
    )
    return "changed" if _CHANGED.search(names) and not _PUBLISHED.search(names) else ""


def _attribute(element: HtmlElement, zone: str, now: datetime) -> Written | None:
    """The date that an element or one within it carries for machines."""
    for part in islice(element.iter(), SMALL):
        for name in DATED if part.keys() else ():
            if (said := part.get(name)) and 8 <= len(said) <= 60 and (moment := moment_of(said, zone)):
                exact = ":" in said or len(said) in (10, 13)
                found = believed(Written(moment, "minute" if exact else "day", "time"), zone, now)
                if found and moment.year >= LEAST_YEAR:
                    return found
    return None


def _score(line: Line, found: Written, label: str, machine: bool, shown: bool) -> float:
    """How much speaks for a line; the weights are set on pages whose dates are known."""
    letters = sum(map(len, _LETTERS.findall(line.text)))
    score = 0.6 + 0.15 * machine - 0.3 * (machine and not shown)
    score += {"published": 0.2, "changed": -0.2}.get(label, 0.0)
    score += 0.05 * (found.precision == "minute") - 0.3 * (found.precision == "month")
    if _STARTS.match(line.text):
        letters //= 2  # what follows a date is about it: by whom, in which section
    score -= 0.004 * max(0, letters - 20) + 0.01 * abs(line.distance) + 0.03 * (line.distance < 0)
    score -= 0.2 * (line.distance < CLOSE) + 0.25 * (YEARLESS in found.method) + 0.2 * _link(line.element)
    return score


def _is_marked(element: HtmlElement) -> bool:
    return any(_says_date(f"{_names(one)} {one.tag}") for one in _around(element))


def _around(element: HtmlElement) -> Iterator[HtmlElement]:
    yield from islice(element.iter(), 6)
    yield from islice(element.iterancestors(), 2)


def _link(element: HtmlElement) -> bool:
    """Whether a line is, or stands in, a link: that of a teaser to another article."""
    if element.tag == "a" or any(one.tag == "a" for one in islice(element.iterancestors(), 4)):
        return True
    inner = (one for one in islice(element.iter(), SMALL) if one.tag == "a")
    return any(len(text_in(one)) > 30 for one in inner)
