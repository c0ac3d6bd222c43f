"""The date that a page tells machines, held against what the page itself shows and its address names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

from spiders.reading.dates.believed import Written, same_day
from spiders.reading.fields.shown_dates import ENOUGH, LEAST, RELATIVE, Shown
from spiders.reading.fields.trust import AGAIN, AGREED, DISPUTED, SURE_DATE

A_DAY = timedelta(days=1)
QUARTER = timedelta(minutes=15)
HEARD = 0.4  # what must speak for a line that calls a later machine's date right
SUREST_LINE = 0.7  # and for one that is later than a machine says


def date_told(
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
    sure = SURE_DATE[told[0].method.split(",")[0]]
    return replace(told[0], confidence=DISPUTED if strong else AGAIN if again else sure)


def _vouched(
    told: list[Written], lines: list[Shown], address: Written | None, changed: datetime | None
) -> Written | None:
    """The machine's date that lines or address show: the first one's own day before one in another zone."""
    own = told[0].method.startswith("item")  # a line may be the item itself
    if not own and any(same_day(told[0], line.written) for line in lines):
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
        return SURE_DATE["item"]  # the line may be the item itself
    return AGREED if agreeing.moment == told[0].moment else SURE_DATE["json-ld"]


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
