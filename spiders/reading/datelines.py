"""The line by an article's headline that shows its date: where it may stand, and how much speaks for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import islice
from zoneinfo import ZoneInfo

from lxml.html import HtmlElement

from spiders.reading.dates import AHEAD, LEAST_YEAR, YEARLESS, Written, labelled
from spiders.reading.jsonld import text_of
from spiders.reading.moments import moment_of
from spiders.reading.page import LONGEST_FIELD, Page, finder, text_in

DATED = ("datetime", "content", "data-time", "data-datetime", "data-date", "data-timestamp", "title")
MOST_LINES = 70  # looked at behind the headline
MOST_BEFORE = 25
MOST_ELEMENTS = 500
LONGEST_LINE = 160  # characters of a line that may show a date
PARAGRAPH = 220  # characters from which on a line is text of the article
PARAGRAPHS = 3  # of text, behind which the head of an article ends
SMALL = 14  # elements in a line at most
ENOUGH = 0.5  # what must speak for a line that shows a date

CLOSE = -3  # lines in front of the headline, beyond which a date is seldom the article's
RELATIVE = "visible, relative"
UNPLACED = 12  # for what stands on a page whose headline is not found
AWAY = 30  # lines from the headline, for what stands anywhere
_MARKED = finder(
    "//*[self::time or contains(@class, 'date') or contains(@class, 'Date') or contains(@class, 'datum')"
    " or contains(@class, 'time') or contains(@class, 'publi') or contains(@class, 'posted')"
    " or contains(@class, 'submitted') or contains(@class, 'meta') or contains(@class, 'info')"
    " or contains(@id, 'date')]"
)
_ELSEWHERE = re.compile(
    r"(?:^|[\s_-])(?:comment|kommentar|disqus|relat|teaser|footer|copyright|recommend|popular|trending|breadcrumb"
    r"|newsletter|cookie|lien-quan|tin-khac|caption)"
    r"|(?:^|\s)(?:sidebar|side-bar|widget|latest|most-|ticker|breaking|clock|today|weather|nav\b|nav-|navbar|menu"
    r"|promo|banner|advert|sponsor|carousel|slider|readmore|read-more|more-|subscribe|modal|popup)",
    re.I,
)
_SITE_HEAD = re.compile(r"(?:^|\s)(?:site-?|page-?|top-?|main-?)?(?:header|head|bar)(?:\s|$)|masthead", re.I)
_SAYS_DATE = re.compile(
    r"date|time|publi|posted|meta|byline|submitted|stamp|info|datum|fecha|pub|author|created|data\b|ngay|zeit|tarih",
    re.I,
)
_OUTSIDE = frozenset((
    "head", "footer", "nav", "form", "select", "script", "style", "noscript", "meta", "link", "option",
    "svg", "button", "iframe", "figure", "figcaption",
))  # fmt: skip
_APART = frozenset((
    "p", "div", "br", "li", "ul", "ol", "table", "tr", "td", "h1", "h2", "h3", "h4", "section", "article",
    "header", "hr", "dl", "dt", "dd", "center", "figure", "main",
))  # fmt: skip
_TITLES = ("h2", "h3", "legend", "td", "div", "p", "span", "font", "b", "strong", "center", "h4")
_BEGUN = re.compile(  # a date in front of a text: (18.01.2018) Text, Geneva, 18 January 2018 - Text
    r"[\s(\[]{0,3}(?:[^\W\d]{2,20}(?: [^\W\d]{2,20})?,\s*)?\d[^\n,;]{5,24}?(?:\)|\]|\s[-–—|]|\.|:)(?=\s|$)"
)
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
    """The dates shown in an article's head, the likeliest first; the search ends with the day ``sought``."""
    found: list[Shown] = []
    american = month_first(page, zone)
    for line in _lines(page, headline(page)):
        if one := _shown(line, zone, now, american):
            found.append(one)
            if one.written.moment.date() == sought:
                return [one]
    return sorted(found, key=lambda one: -one.score)


def month_first(page: Page, zone: str) -> bool:
    """Whether a page in American English, of America or of nowhere known, means March by 3/9."""
    language = (page.tree.get("lang") or page.said("og:locale", "content-language")).replace("_", "-")
    return language.lower() == "en-us" and zone.startswith(("America/", "US/", "UTC"))


def lesser(page: Page, zone: str, now: datetime) -> Shown | None:
    """The one day that elements named for dates show, wherever they stand; ``None`` where they differ."""
    american = month_first(page, zone)
    marked = (one for one in _MARKED(page.tree)[:MOST_LINES] if not _aside(one))
    lines = (Line(text, one, AWAY) for one in marked if len(text := _text(one)) <= LONGEST_LINE)
    found = [
        one for line in lines if (one := _shown(line, zone, now, american)) and one.written.method != RELATIVE
    ]
    said = [one for one in found if one.label == "published"] or found
    if len({one.written.moment.date() for one in said}) != 1:
        return None
    return max(said, key=lambda one: one.score)


def _aside(element: HtmlElement) -> bool:
    return any(one.tag in _OUTSIDE or _elsewhere(one) for one in (element, *element.iterancestors()))


def headline(page: Page) -> HtmlElement | None:
    """The element that shows the title; ``None`` where none does."""
    headings = [one for one in islice(page.tree.iter("h1"), 10) if text_in(one)]
    title = _bare(text_of(page.article.get("headline")) or page.said("og:title", "twitter:title"))
    tag = _bare(next((text_in(one) for one in islice(page.tree.iter("title"), 1)), ""))
    for names in (title, tag):
        for one in headings:
            if names and _same(_bare(text_in(one)), names):
                return one
    for one in islice(page.tree.iter(*_TITLES), 3_000):
        text = _bare(one.text) if len(one.text or "") > 12 else ""
        if text and (_same(text, title) or _same(text, tag)) and not _listed(one):
            return one
    return headings[0] if headings else None


def _listed(element: HtmlElement) -> bool:
    """Whether an element is one of a list or a menu."""
    return any(one.tag in ("li", "nav", "a", "footer", "aside") for one in islice(element.iterancestors(), 6))


def _bare(text: str) -> str:
    return " ".join(_LETTERS.findall(text[:400].lower().replace("\xad", "")))


def _same(text: str, title: str) -> bool:
    """Whether a heading is a title, which may go on with the name of a section or a site."""
    short, long = sorted((text, title), key=len)
    return len(short) > 8 and short in long and 3 * len(short) > len(long)


def _lines(page: Page, heading: HtmlElement | None) -> Iterator[Line]:
    if heading is None:
        body = next((one for tag in ("article", "main", "body") for one in page.tree.iter(tag)), page.tree)
        for line in _numbered(_walk(body, [MOST_ELEMENTS]), MOST_LINES, 1):
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
    budget = [MOST_ELEMENTS]
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
    budget = [MOST_ELEMENTS // 2]
    for _, place in zip(range(5), (heading, *heading.iterancestors()), strict=False):
        for sibling in place.itersiblings(preceding=True):
            if isinstance(sibling.tag, str) and budget[0] > 0 and not _heads_site(sibling):
                yield from _rest(sibling.tail, sibling.getparent())
                yield from list(_walk(sibling, budget))[::-1]


def _heads_site(element: HtmlElement) -> bool:
    """Whether an element in front of an article is the site's own head, where a clock may run."""
    names = f"{element.get('class', '')} {element.get('id', '')}"
    return element.tag == "header" or _SITE_HEAD.search(names) is not None


def _rest(text: str | None, element: HtmlElement | None) -> Iterator[tuple[str, HtmlElement]]:
    if text and element is not None and (line := " ".join(text[: 2 * PARAGRAPH].split())):
        yield line, element


def _walk(element: HtmlElement, budget: list[int]) -> Iterator[tuple[str, HtmlElement]]:
    """The lines of an element: of small ones as a whole, of others by their parts."""
    budget[0] -= 1
    if budget[0] <= 0 or not isinstance(element.tag, str) or element.tag in _OUTSIDE or _elsewhere(element):
        return
    size = sum(1 for _ in islice(element.iter(), SMALL + 1))
    if element.tag == "aside" and size > SMALL:
        return
    if size <= SMALL or element.tag in ("p", "blockquote"):
        text = _text(element)
        if len(text) <= LONGEST_LINE or not any(one.tag in _APART for one in element.iterdescendants()):
            yield text, element
            return
    yield from _rest(element.text, element)
    for child in element:
        yield from _walk(child, budget)
        yield from _rest(child.tail, element)


def _text(element: HtmlElement) -> str:
    """The text of an element on one line, its parts apart."""
    return " ".join(" ".join(text[:LONGEST_FIELD] for text in islice(element.itertext(), 60)).split())


def _elsewhere(element: HtmlElement) -> bool:
    return _ELSEWHERE.search(f"{element.get('class', '')} {element.get('id', '')}") is not None


def _shown(line: Line, zone: str, now: datetime, american: bool) -> Shown | None:
    machine = _attribute(line.element, zone, now)
    text, label = None, ""
    if any(c.isdigit() for c in line.text) or len(line.text) < 40:
        text, label = labelled(line.text, zone, now, month_first=american)
    if machine and (text is None or machine.moment.date() == text.moment.date() or text.method == "relative"):
        found, method = machine, "time"
    elif text:
        found, method = text, f"visible, {text.method}"
    else:
        return None
    if line.distance < CLOSE and found.moment.date() == now.astimezone(ZoneInfo(zone)).date():
        return None  # the clock of a portal
    marked = _is_marked(line.element)
    score = _score(line, found, label, method == "time") + 0.15 * marked
    return Shown(Written(found.moment, found.precision, method, 0.5), score, label, marked)


def _attribute(element: HtmlElement, zone: str, now: datetime) -> Written | None:
    """The date that an element or one within it carries for machines."""
    for part in islice(element.iter(), SMALL):
        for name in DATED:
            if (said := part.get(name)) and 8 <= len(said) <= 60 and (moment := moment_of(said, zone)):
                if moment.year < LEAST_YEAR or moment > now + AHEAD:
                    continue
                exact = ":" in said or len(said) in (10, 13)
                return Written(moment, "minute" if exact else "day", "time")
    return None


def _score(line: Line, found: Written, label: str, machine: bool) -> float:
    """How much speaks for a line; the weights are set on pages whose dates are known."""
    letters = sum(map(len, _LETTERS.findall(line.text)))
    score = 0.6 + 0.15 * machine
    score += {"published": 0.2, "changed": -0.2}.get(label, 0.0)
    score += 0.05 * (found.precision == "minute") - 0.3 * (found.precision == "month")
    score -= 0.004 * max(0, letters - 20) + 0.01 * abs(line.distance) + 0.2 * (line.distance < CLOSE)
    score -= 0.25 * (YEARLESS in found.method) + 0.2 * (_link(line.element))
    return score


def _is_marked(element: HtmlElement) -> bool:
    names = " ".join(f"{one.get('class', '')} {one.get('id', '')} {one.tag}" for one in _around(element))
    return _SAYS_DATE.search(names) is not None


def _around(element: HtmlElement) -> Iterator[HtmlElement]:
    yield from islice(element.iter(), 6)
    yield from islice(element.iterancestors(), 2)


def _link(element: HtmlElement) -> bool:
    """Whether a line is, or stands in, a link: that of a teaser to another article."""
    if element.tag == "a" or any(one.tag == "a" for one in islice(element.iterancestors(), 4)):
        return True
    inner = (one for one in islice(element.iter(), SMALL) if one.tag == "a")
    return any(len(text_in(one)) > 30 for one in inner)
