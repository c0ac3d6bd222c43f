"""A date that was read, and how much of it is believed where it lies ahead: nothing was published later
than it is read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LEAST_YEAR = 1995  # before which no page was published
# Days whose midnight stands in fields that nobody has filled in: with which clocks and systems begin.
UNFILLED = frozenset((date(1999, 11, 30), date(2000, 1, 1), date(2001, 1, 1)))
CLOCKS = timedelta(minutes=10)  # by which the clocks of two machines may differ
YEARLESS = "without a year"  # of a method: the latest such day was taken
OWN_ZONE = "in the source's zone"  # of a method: the hour lay ahead as the UTC that it says to be
HOURLESS = "hour ahead"  # of a method: the hour lay ahead, only its day was taken


@dataclass(frozen=True, slots=True)
class Written:
    """A date that was read: ``precision`` is ``minute``, ``day`` or ``month``, ``confidence`` 0..1."""

    moment: datetime
    precision: str
    method: str
    confidence: float = 0.5


def believed(found: Written, zone: str, now: datetime) -> Written | None:
    """What is believed of a date: all where it lies behind ``now``, and ``None`` where its day lies ahead.

    Many systems write their own time and call it UTC: such a moment is believed in ``zone``, the source's,
    if it lies behind ``now`` there. Of any other that lies ahead the day is left, at its midnight in
    ``zone``, if it has begun there. The method says so.
    """
    lead = found.moment.astimezone(UTC) - now.astimezone(UTC)
    if lead <= timedelta():
        return found
    own = ZoneInfo(zone)
    wall, exact = found.moment.replace(tzinfo=own), found.precision == "minute"
    local = exact and lead > CLOCKS and not found.moment.utcoffset()  # as many systems call their own time
    if local and wall.astimezone(UTC) <= now:
        return replace(found, moment=wall, method=_also(found.method, OWN_ZONE))
    day = wall.date() if local or not exact else found.moment.astimezone(own).date()
    if day > now.astimezone(own).date():
        return None
    midnight, precision = datetime.combine(day, time(), own), "day" if exact else found.precision
    remark = HOURLESS if exact else OWN_ZONE
    return replace(found, moment=midnight, precision=precision, method=_also(found.method, remark))


def same_day(one: Written, other: Written) -> bool:
    """Whether two dates fall on one day, each in its own zone."""
    return one.moment.date() == other.moment.date()


def is_filled(moment: datetime) -> bool:
    """Whether a machine's moment was set by somebody: no first one of a clock, no zero of a database."""
    if moment.year < LEAST_YEAR:
        return False
    return not any(
        one.date() in UNFILLED and one.time() == time() for one in (moment, moment.astimezone(UTC))
    )


def moment_believed(moment: datetime | None, zone: str, now: datetime) -> datetime | None:
    """A moment as far as its hour is believed; ``None`` where no more than its day is, or nothing."""
    found = believed(Written(moment, "minute", ""), zone, now) if moment else None
    return found.moment if found and HOURLESS not in found.method else None


def _also(method: str, remark: str) -> str:
    return f"{method}, {remark}" if method else remark
