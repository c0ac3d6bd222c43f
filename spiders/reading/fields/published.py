"""When an article was published, by the witnesses of its page that agree."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime

from spiders.reading.dates.believed import YEARLESS, Written, same_day
from spiders.reading.dates.calendars import JALALI
from spiders.reading.fields.address_dates import day_in_address
from spiders.reading.fields.greenwich import heard_here, says_utc
from spiders.reading.fields.machines import machines, of_element
from spiders.reading.fields.shown_dates import RELATIVE, Shown, shown
from spiders.reading.fields.told_dates import date_told
from spiders.reading.fields.trust import AGREED, SURE_DATE
from spiders.reading.fields.untold_dates import date_shown
from spiders.reading.tree.page import Page
from spiders.reading.tree.texts import whole_text

_OWN_YEAR = re.compile(r"(?:©|\(c\)|copyright)\D{0,30}(?:(?:19|20)\d\d\s?[-–—]\s?)?((?:19|20)\d\d)", re.I)
_YEAR = re.compile(r"(?:19|20)(?<!\d\d\d)\d\d(?!\d)")  # to look behind each sign takes five times as long


def published_on(
    page: Page, selectors: tuple[str, ...], zone: str, now: datetime, changed: datetime | None
) -> Written | None:
    """When a page says that its article was published; ``None`` where it does not say so.

    A machine's date is checked against the line by the headline and against the address; ``confidence``
    tells how many of them agree. The instant of a machine is kept, in the page's own zone where that shows.
    ``changed`` is when the page says that it was changed.
    """
    for element in page.find(selectors)[:3]:
        if found := of_element(element, zone, now, "selector"):
            return replace(found, confidence=SURE_DATE["selector"])
    told = list(machines(page, zone, now))
    address = day_in_address(page, zone, now)
    agreed = bool(told and address and same_day(told[0], address))
    if agreed and not says_utc(told[0], zone):
        return replace(told[0], confidence=AGREED)
    lines = _witnessed(_lines(page, zone, now, _sought(told)), told, address)
    if told and (heard := heard_here(told[0], lines, zone, now)):
        return replace(heard, confidence=AGREED)
    if agreed:
        return replace(told[0], confidence=AGREED)
    if not told:
        return date_shown(page, lines, address, zone, now)
    return date_told(told, lines, address, changed)


def _sought(told: list[Written]) -> date | None:
    """The day that need but be found in a line: not where the line may be the very element that told it."""
    return told[0].moment.date() if told and not told[0].method.startswith("item") else None


def _witnessed(lines: list[Shown], told: list[Written], address: Written | None) -> list[Shown]:
    """The lines without those of a clock whose day nothing else names."""
    days = {one.moment.date() for one in (*told, *([address] if address else ()))}
    return [one for one in lines if not one.clock or one.written.moment.date() in days]


def _lines(page: Page, zone: str, now: datetime, sought: date | None) -> list[Shown]:
    """The dates by the headline; what is counted from today lies in a year that the page names, or is
    marked as a date by a page that calls no older year its own."""
    found = shown(page, zone, now, sought)
    if not any(_of_today(one) for one in found):
        return found
    text = whole_text(page.tree)
    fresh = [one for one in found if one.written.method == RELATIVE and one.marked]
    if fresh and max(map(int, _OWN_YEAR.findall(text)), default=now.year) < now.year:
        fresh = []
    last = max((int(year) for year in _YEAR.findall(text) if int(year) <= now.year), default=0)
    return [placed for one in found if (placed := one if one in fresh else _in_time(one, last))]


def _in_time(one: Shown, last: int) -> Shown | None:
    """A date that is not later than the last year named; a day without a year is moved into it.

    On a page that names no year at all nothing calls old what is told from now, or is marked as a date, has
    its time of day, or stands bare below the headline.
    """
    moment = one.written.moment
    if not _of_today(one) or moment.year <= last:
        return one
    if one.written.method == RELATIVE:
        return None if last else one
    if not last and (one.marked or one.bare or one.written.precision == "minute"):
        return one
    if not last or JALALI in one.written.method or (moment.month, moment.day) == (2, 29):
        return None
    return replace(one, written=replace(one.written, moment=moment.replace(year=last)))


def _of_today(one: Shown) -> bool:
    """Whether a date is counted from today, which a copy of a page may no longer mean."""
    return one.written.method == RELATIVE or YEARLESS in one.written.method
