"""When an article was published, by the surest witness of its page, and when it was changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from zoneinfo import ZoneInfo

from lxml.html import HtmlElement

from spiders.reading.dates import AHEAD, Written, written
from spiders.reading.jsonld import text_of
from spiders.reading.moments import moment_of
from spiders.reading.page import Page, finder, text_in

PUBLISHED = (
    "article:published_time", "og:article:published_time", "article:published", "datepublished", "pubdate",
    "publishdate", "publish-date", "publish_date", "publication_date", "dc.date.issued", "dcterms.issued",
    "dcterms.created", "sailthru.date", "parsely-pub-date", "cxenseparse:recs:publishtime", "date", "dc.date",
)  # fmt: skip
MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified")
DATED = ("datetime", "data-time", "data-datetime", "content", "data-date", "data-timestamp")

_DAY_ALONE = re.compile(
    r"[\s(]*\d{4}[-/.]?\d{2}[-/.]?\d{2}[)\s]*$|.*T00:00(?::00(?:\.0+)?)?(?:Z|[+-]\d\d:?\d\d)?$"
)
_VISIBLE = finder(
    "//*[self::time or @itemprop='datePublished' or contains(@class, 'date') or contains(@class, 'Date')"
    " or contains(@class, 'time') or contains(@class, 'publish') or contains(@class, 'posted')"
    " or contains(@class, 'meta') or contains(@class, 'byline') or contains(@id, 'date')]"
)
_FIRST_HEADING = finder("(//h1)[1]")
_IN_ADDRESS = re.compile(r"/(20\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?:[/_-]|\d{2,12}[/._-])")
LOOKED_AT = 60  # elements that may hold a visible date
LONGEST_LINE = 200


def published_on(page: Page, selectors: tuple[str, ...], zone: str, now: datetime) -> Written | None:
    """When a page says that its article was published; ``None`` where it does not say so."""
    return next((found for found in _witnesses(page, selectors, zone, now) if found), None)


def modified_on(page: Page, zone: str, now: datetime) -> datetime | None:
    """When a page says that its article was changed."""
    for text in (text_of(page.article.get("dateModified")), *page.all_said(*MODIFIED)):
        if found := from_machine(text, zone, now, ""):
            return found.moment
    return None


def _witnesses(page: Page, selectors: tuple[str, ...], zone: str, now: datetime) -> Iterator[Written | None]:
    for element in page.find(selectors)[:3]:
        yield _of_element(element, zone, now, "selector")
    yield from_machine(text_of(page.article.get("datePublished")), zone, now, "json-ld")
    yield from_machine(text_of(page.article.get("dateCreated")), zone, now, "json-ld")
    for text in page.all_said(*PUBLISHED):
        yield from_machine(text, zone, now, "meta")
    for element in _visible(page):
        yield _of_element(element, zone, now, "visible")
    yield _of_address(page.url, zone, now)


def from_machine(text: str, zone: str, now: datetime, method: str) -> Written | None:
    """A date of a machine's field, which some sites write as people do."""
    if not text:
        return None
    moment = moment_of(text, zone)
    if moment is None:
        read = written(text, zone, now)
        return read and Written(
            read.moment, read.precision, f"{method}, {read.method}" if method else read.method
        )
    if moment > now + AHEAD:
        return None
    return Written(moment, "day" if _DAY_ALONE.match(text) else "minute", method)


def _of_element(element: HtmlElement, zone: str, now: datetime, method: str) -> Written | None:
    for part in (element, *islice(element.iter("time"), 3)):
        for name in DATED:
            if (text := part.get(name)) and (found := from_machine(text, zone, now, method)):
                return found
    text = text_in(element)
    if not text or len(text) > LONGEST_LINE:
        return None
    return from_machine(text, zone, now, method)


def _visible(page: Page) -> Iterator[HtmlElement]:
    """Elements that may hold a date, those behind the headline first."""
    found = _VISIBLE(page.tree)[: 20 * LOOKED_AT]
    heading = _FIRST_HEADING(page.tree)
    if not heading:
        return iter(found[:LOOKED_AT])
    line = {element: place for place, element in enumerate(page.tree.iter("h1", *{one.tag for one in found}))}
    start = line.get(heading[0], 0)
    behind = (one for one in found if line.get(one, 0) > start)
    before = (one for one in reversed(found) if line.get(one, 0) < start)
    return islice((one for part in (behind, islice(before, 5)) for one in part), LOOKED_AT)


def _of_address(url: str, zone: str, now: datetime) -> Written | None:
    found = _IN_ADDRESS.search(url)
    if found is None:
        return None
    try:
        moment = datetime(*map(int, found.groups()), tzinfo=ZoneInfo(zone))  # type: ignore[arg-type, misc]
    except ValueError:
        return None
    return None if moment > now + AHEAD else Written(moment, "day", "address")
