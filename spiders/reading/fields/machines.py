"""Dates that a page says to machines: in JSON-LD, meta fields and the attributes of elements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from itertools import chain, islice

from lxml.html import HtmlElement

from spiders.reading.dates.believed import HOURLESS, YEARLESS, Written, believed, is_filled
from spiders.reading.dates.labels import label_before
from spiders.reading.dates.moments import moment_of, precision_of
from spiders.reading.dates.months import fold
from spiders.reading.dates.written import written
from spiders.reading.fields.month_first import month_first
from spiders.reading.fields.shown_dates import DATED
from spiders.reading.fields.web_names import names_of
from spiders.reading.tree.beside import is_beside
from spiders.reading.tree.finders import first_of
from spiders.reading.tree.jsonld import text_of
from spiders.reading.tree.page import Page
from spiders.reading.tree.texts import short_text_in, text_in

PUBLISHED, MODIFIED = names_of("field of publication"), names_of("field of a change")
LATEST = names_of("field of any change")
LONGEST_LINE = 200
LONGEST_LABEL = 40  # characters in front of a date that tell of what it is
ITEMS = 5  # elements marked as the date that are asked
LOOKED_AT = 12  # of other elements that hold a time

_ITEM = first_of(
    ITEMS,
    "//@itemprop[.='datePublished' or .='dateCreated']",
    "//@pubdate",
    "//@property[.='datePublished']",
    "//time/@class[contains(., 'publish') or contains(., 'entry-date')]",
    "//abbr/@class[contains(., 'published')]",
)
# Elements marked as the date of a change
_CHANGED_ITEM = first_of(
    ITEMS, "//@itemprop[.='dateModified' or .='dateUpdated']", "//@property[.='dateModified']"
)
_SAYS_CHANGED = re.compile(r"updated|modified")
_SAYS_PUBLISHED = re.compile(r"publish|entry-date")


def machines(page: Page, zone: str, now: datetime) -> Iterator[Written]:
    """What fields for machines say, the surest first; the same day is told once by each method."""
    said = [(text_of(page.article.get(name)), "json-ld") for name in ("datePublished", "dateCreated")]
    said += [(text, "meta") for text in page.all_said(*PUBLISHED)]
    known = list(_read(said, zone, now, month_first(page, zone)))
    if not known:
        known += _items(page, zone, now)
    latest = [(text, "meta") for text in page.all_said(*LATEST)]
    yield from known
    yield from _read(latest, zone, now, month_first(page, zone))


def _read(said: list[tuple[str, str]], zone: str, now: datetime, american: bool) -> Iterator[Written]:
    known = set()
    for text, method in said:
        found = from_machine(text, zone, now, method, american)
        if found and (method, found.moment.date()) not in known:
            known.add((method, found.moment.date()))
            yield found


def _items(page: Page, zone: str, now: datetime) -> Iterator[Written]:
    """What elements say that are marked as the date of publication, and seem to be no other article's."""
    marked = [one for one in _ITEM(page.tree) if one.tag != "meta"]
    for element in [one for one in marked if not is_beside(one)] or marked:
        if found := of_element(element, zone, now, "item"):
            yield found


def modified_on(page: Page, zone: str, now: datetime) -> datetime | None:
    """When a page says that its article was changed."""
    for text in (text_of(page.article.get("dateModified")), *page.all_said(*MODIFIED)):
        if (found := from_machine(text, zone, now, "")) and HOURLESS not in found.method:
            return found.moment
    read = (of_element(one, zone, now, "item") for one in _changed_items(page))
    return next((found.moment for found in read if found and HOURLESS not in found.method), None)


def _changed_items(page: Page) -> list[HtmlElement]:
    """The elements that carry the date of a change; where but one date is marked, it is that of publication,
    whatever it is called."""
    says = page.may_hold(b"dateModified") or page.may_hold(b"dateUpdated")
    marked = _CHANGED_ITEM(page.tree) if says else []
    if not marked and (named := _changed_beside(page)) and _ITEM(page.tree):
        marked = [one for one in named if not _SAYS_PUBLISHED.search(one.get("class", ""))]
    marked = marked or [
        one for one in page.all("time")[:LOOKED_AT] if label_before(_before(one)) == "changed"
    ]
    return [one for one in marked if one.tag != "meta" and not is_beside(one)]


def _changed_beside(page: Page) -> list[HtmlElement]:
    """Elements named for a change, which is that of the article where one beside is marked as its date."""
    times = chain(page.all("time"), page.all("abbr"))
    return list(islice((one for one in times if _SAYS_CHANGED.search(one.get("class", ""))), ITEMS))


def _before(element: HtmlElement) -> str:
    """The folded words right in front of an element: between it and what stands before, or else in that."""
    before, around = element.getprevious(), element.getparent()
    if before is None:
        return fold((around.text or "")[-LONGEST_LABEL:]) if around is not None else ""
    return fold((before.tail or "").strip()[-LONGEST_LABEL:] or short_text_in(before, LONGEST_LABEL))


def from_machine(text: str, zone: str, now: datetime, method: str, american: bool = False) -> Written | None:
    """A date of a machine's field, which some sites write as people do."""
    if not text:
        return None
    moment = moment_of(text, zone)
    if moment is None:
        read = written(text, zone, now, month_first=american)
        if read is None or read.method == "relative" or YEARLESS in read.method:
            return None
        return replace(read, method=f"{method}, {read.method}" if method else read.method)
    if not is_filled(moment):
        return None
    return believed(Written(moment, precision_of(text), method), zone, now)


def of_element(element: HtmlElement, zone: str, now: datetime, method: str) -> Written | None:
    """The date that an element carries for machines, or else shows."""
    for part in (element, *islice(element.iter("time"), 3)):
        for name in DATED:
            if (text := part.get(name)) and (found := from_machine(text, zone, now, method)):
                return found
    text = text_in(element)
    if not text or len(text) > LONGEST_LINE:
        return None
    if method == "selector" and (found := written(text, zone, now)) and moment_of(text, zone) is None:
        return replace(found, method=f"{method}, {found.method}")
    return from_machine(text, zone, now, method)
