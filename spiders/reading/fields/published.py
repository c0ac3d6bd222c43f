"""When an article was published, by the witnesses of its page that agree, and when it was changed."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from itertools import islice

from spiders.reading.dates.believed import YEARLESS, Written
from spiders.reading.dates.calendars import JALALI
from spiders.reading.fields.address_dates import day_in_address, month_in_address
from spiders.reading.fields.greenwich import heard_here, says_utc
from spiders.reading.fields.machines import from_machine, machines, of_element
from spiders.reading.fields.remarks import remarked
from spiders.reading.fields.shown_dates import ENOUGH, RELATIVE, Shown, shown
from spiders.reading.tree.beside import is_beside
from spiders.reading.tree.page import Page
from spiders.reading.tree.texts import whole_text

LOOKED_AT = 60  # elements that may hold a visible date
LONGEST_STATE = 500_000  # characters of a script
MOST_SAID = 200  # dates in them

_IN_STATE = re.compile(
    r"\"(?:date_?published|published_?(?:at|date|time|on)|publish_?(?:date|time)|publication_?(?:date|time)"
    r"|first_?published_?(?:at|date)?|display_?date|pub_?date)\"\s?:\s?\"?([\dT:.+Z /-]{8,35})",
    re.I,
)
_OWN_YEAR = re.compile(r"(?:©|\(c\)|copyright)\D{0,30}(?:(?:19|20)\d\d\s?[-–—]\s?)?((?:19|20)\d\d)", re.I)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")

# How often a date is right, by what vouches for it; counted on pages whose dates are known.
SURE = {
    "selector": 0.98, "json-ld": 0.88, "meta": 0.88, "item": 0.92, "visible": 0.93, "address": 0.85,
    "json state": 0.85, "lesser": 0.7, "changed": 0.5,
}  # fmt: skip
AGREED = 0.99
A_DAY = timedelta(days=1)
QUARTER = timedelta(minutes=15)
LEAST = 0.3  # what must speak for a line where nothing else shows a date
HEARD = 0.4  # for one that calls a later machine's date right
SUREST_LINE = 0.7  # what must speak for one that is later than a machine says
SURE_LINE = 0.6  # and for one that is no day of the address
DISPUTED = 0.6  # of a machine's date, where the page shows another day


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
            return replace(found, confidence=SURE["selector"])
    told = list(machines(page, zone, now))
    address = day_in_address(page, zone, now)
    agreed = bool(told and address and _same_day(told[0], address))
    if agreed and not says_utc(told[0], zone):
        return replace(told[0], confidence=AGREED)
    own = told and told[0].method.startswith("item")  # a line may be the item itself
    lines = _lines(page, zone, now, told[0].moment.date() if told and not own else None)
    witnesses = {one.moment.date() for one in (*told, *([address] if address else ()))}
    lines = [one for one in lines if not one.clock or one.written.moment.date() in witnesses]
    if told and (heard := heard_here(told[0], lines, zone, now)):
        return replace(heard, confidence=AGREED)
    if agreed:
        return replace(told[0], confidence=AGREED)
    if not told:
        return _alone(page, lines, address, zone, now)
    return _agreed(told, lines, address, changed)


def _lines(page: Page, zone: str, now: datetime, sought: date | None) -> list[Shown]:
    """The dates by the headline; what is counted from today lies in a year that the page names, or is
    marked as a date by a page that calls no older year its own."""
    found = shown(page, zone, now, sought)
    if not any(_of_today(one) for one in found):
        return found
    text = whole_text(page.tree)
    last = max((int(year) for year in _YEAR.findall(text) if int(year) <= now.year), default=0)
    own = max((int(year) for year in _OWN_YEAR.findall(text)), default=now.year)
    return [placed for one in found if (placed := one if _is_fresh(one, own, now) else _in_time(one, last))]


def _is_fresh(one: Shown, own: int, now: datetime) -> bool:
    return one.written.method == RELATIVE and one.marked and own >= now.year


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


def _agreed(
    told: list[Written], lines: list[Shown], address: Written | None, changed: datetime | None
) -> Written:
    """The machine's date for which the page itself speaks, or else the page's own."""
    called = any(one.label == "published" for one in lines)
    plain = [one for one in lines if not (called and one.label == "changed")]
    strong = [one for one in plain if one.score >= ENOUGH and one.written.method != RELATIVE]
    if vouched := _vouched(told, plain, address, changed):
        return vouched
    if strong and (other := _otherwise(told[0], strong[0], changed and changed.date())):
        return other
    if told[0].method != "json-ld" and (older := _changed_before(told[0], lines)) is not None:
        return older
    if address and address.moment < told[0].moment - A_DAY:
        return replace(address, confidence=DISPUTED)
    again = any(one.moment.date() == told[0].moment.date() and one.method != told[0].method for one in told)
    sure = SURE[told[0].method.split(",")[0]]
    return replace(told[0], confidence=DISPUTED if strong else 0.97 if again else sure)


def _vouched(
    told: list[Written], lines: list[Shown], address: Written | None, changed: datetime | None
) -> Written | None:
    """The machine's date that lines or address show: the first one's own day before one in another zone."""
    own = told[0].method.startswith("item")  # a line may be the item itself
    if not own and any(_same_day(told[0], line.written) for line in lines):
        return replace(told[0], confidence=AGREED)
    for line in lines:
        heard = [one for one in told if _is_heard(one, told[0], line)]
        agreeing = next((zoned for one in heard if (zoned := _as_shown(one, line.written))), None)
        if agreeing and (agreeing.moment <= told[0].moment or not _is_near(agreeing.moment, changed)):
            return replace(agreeing, confidence=_sure(agreeing, told))
    agreeing = next((zoned for one in told if address and (zoned := _as_shown(one, address))), None)
    return replace(agreeing, confidence=_sure(agreeing, told)) if agreeing else None


def _is_heard(one: Written, first: Written, line: Shown) -> bool:
    """Whether another machine's date may be right against the first one's: not where it names but the day
    after its minute, which is that of the printed edition."""
    days = (one.moment.date() - first.moment.date()).days
    if days == 1 and first.method != "item" and (first.precision, one.precision) == ("minute", "day"):
        return False
    return one.moment <= first.moment or line.score >= HEARD


def _is_near(moment: datetime, changed: datetime | None) -> bool:
    """Whether a moment may be that of a change, whose zone is not always told."""
    return changed is not None and abs(moment - changed) < A_DAY


def _sure(agreeing: Written, told: list[Written]) -> float:
    """How sure a machine's date is for which the page speaks: less where it is not the first one told."""
    if agreeing.method.startswith("item"):
        return SURE["item"]  # the line may be the item itself
    return AGREED if agreeing.moment == told[0].moment else SURE["json-ld"]


def _otherwise(told: Written, line: Shown, changed: date | None) -> Written | None:
    """The line's date, where a machine's is that of a later edition, of a draft or of a copy."""
    day, said = line.written.moment.date(), told.moment.date()
    turned = (day.year, day.day, day.month) == (said.year, said.month, said.day)
    swapped = turned and line.in_figures and "," not in told.method
    if line.label == "changed" or swapped or day == changed or line.written.precision == "month":
        return None
    later = line.score >= SUREST_LINE and (day - said).days > 1  # the next day is that of the printed edition
    return replace(line.written, confidence=DISPUTED) if day < said or later else None


def _changed_before(told: Written, lines: list[Shown]) -> Written | None:
    """The day of a change by the headline that is before a machine's day: nothing is published after that."""
    for one in lines:
        early = (told.moment.date() - one.written.moment.date()).days > 0
        if one.label == "changed" and early and one.score >= LEAST and one.written.method != RELATIVE:
            return replace(one.written, confidence=DISPUTED)
    return None


def _as_shown(told: Written, other: Written) -> Written | None:
    """A machine's date in the zone in which it falls on the day that the page shows, if there is one."""
    day = other.moment.date()
    if told.moment.date() == day:
        return told
    if told.moment.utcoffset() or told.precision == "day" or "," in told.method:
        return None
    naive = told.moment.replace(tzinfo=None)
    if other.precision == "minute":
        quarters = round((other.moment.replace(tzinfo=None) - naive) / QUARTER)
        minutes = 15 * quarters
    else:
        minutes = _least_shift(naive, day)
    if not -12 * 60 <= minutes <= 14 * 60:
        return None
    zoned = told.moment.astimezone(timezone(timedelta(minutes=minutes)))
    return replace(told, moment=zoned) if zoned.date() == day else None


def _least_shift(naive: datetime, day: date) -> int:
    """The least whole hours, in minutes, that move a moment into a day."""
    begins = datetime(day.year, day.month, day.day)  # noqa: DTZ001 (both stand in no zone)
    if naive < begins:
        return 60 * -((naive - begins) // timedelta(hours=1))
    return -60 * ((naive - begins - timedelta(days=1)) // timedelta(hours=1) + 1)


def _alone(
    page: Page, lines: list[Shown], address: Written | None, zone: str, now: datetime
) -> Written | None:
    """The date of a page on which no machine's field tells it."""
    if address and (line := next((one for one in lines if _same_day(one.written, address)), None)):
        return replace(line.written, confidence=AGREED)
    if lines and lines[0].score >= ENOUGH and not (address and lines[0].score < SURE_LINE):
        guessed = lines[0].label == "changed" or YEARLESS in lines[0].written.method
        sure = SURE["lesser" if guessed else "visible"]
        return replace(lines[0].written, confidence=sure)
    if address:
        return _exact(page, address, zone, now) or replace(address, confidence=SURE["address"])
    if lines and (lines[0].label or lines[0].written.method != RELATIVE) and lines[0].score >= LEAST:
        return replace(lines[0].written, confidence=SURE["lesser"])
    return _far(page, zone, now)


def _far(page: Page, zone: str, now: datetime) -> Written | None:
    """The date of a page on which neither its head nor its address tells the day."""
    remark = remarked(page, zone, now)
    if remark and remark.label != "changed":
        return replace(remark.written, confidence=SURE["lesser"])
    if not remark and (foot := _in_foot(page, zone, now)):
        return replace(foot, confidence=SURE["lesser"])
    state = _of_state(page, zone, now)
    if state or remark:
        return state or (replace(remark.written, confidence=SURE["changed"]) if remark else None)
    month = month_in_address(page.url, zone, now)
    return month and replace(month, confidence=SURE["lesser"])


def _in_foot(page: Page, zone: str, now: datetime) -> Written | None:
    """The one day that is marked as a time in the foot of the article that holds the headline."""
    around = set() if (heading := page.first("h1")) is None else set(heading.iterancestors("article"))
    feet = {one for article in around for one in article.iterchildren("footer")}
    times = (one for one in page.all("time")[:LOOKED_AT] if not feet.isdisjoint(one.iterancestors("footer")))
    found = [read for one in times if (read := of_element(one, zone, now, "item"))]
    return found[0] if len({one.moment.date() for one in found}) == 1 else None


def _exact(page: Page, day: Written, zone: str, now: datetime) -> Written | None:
    """The one moment of a day that a page's times name, or else its remarks, wherever they stand."""
    times = (one for one in islice(page.all("time"), LOOKED_AT) if not is_beside(one))
    read = (of_element(one, zone, now, "item") for one in times)
    found = {one.moment: one for one in read if one and one.precision == "minute" and _same_day(one, day)}
    if found:
        return replace(found.popitem()[1], confidence=AGREED) if len(found) == 1 else None
    remark = remarked(page, zone, now)
    return replace(remark.written, confidence=AGREED) if remark and _same_day(remark.written, day) else None


def _of_state(page: Page, zone: str, now: datetime) -> Written | None:
    """The one day on which the data from which scripts build the page says that something was published."""
    said = (text for state in page.state for text in _IN_STATE.findall(state[:LONGEST_STATE]))
    found = [one for text in islice(said, MOST_SAID) if (one := from_machine(text, zone, now, "json state"))]
    if len({one.moment.date() for one in found}) != 1:
        return None
    return replace(found[0], confidence=SURE["json state"])


def _same_day(one: Written, other: Written) -> bool:
    return one.moment.date() == other.moment.date()
