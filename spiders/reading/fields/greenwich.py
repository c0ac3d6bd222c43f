"""Moments that a page's data call UTC and that the page itself shows as its own time."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from spiders.reading.dates.believed import OWN_ZONE, Written
from spiders.reading.fields.shown_dates import Shown

SHOWN = "visible, gregorian", "visible, jalali"


def says_utc(told: Written, zone: str) -> bool:
    """Whether a machine's minute stands in UTC, which is not the time of the source then."""
    own = told.moment.replace(tzinfo=ZoneInfo(zone)).utcoffset()
    return told.precision == "minute" and told.moment.utcoffset() == timedelta() != own


def heard_here(told: Written, lines: list[Shown], zone: str, now: datetime) -> Written | None:
    """The moment in the source's ``zone`` where a line shows the very minute that its data call UTC: many
    systems call their own time so. ``None`` where no line does, or where that moment lies ahead."""
    if not says_utc(told, zone):
        return None
    wall = told.moment.replace(tzinfo=ZoneInfo(zone))
    minute = wall.replace(second=0, microsecond=0)
    shown = (one.written for one in lines if one.written.precision == "minute")
    agrees = any(
        one.method.startswith(SHOWN) and one.moment == minute and one.moment.utcoffset() == minute.utcoffset()
        for one in shown
    )
    return replace(told, moment=wall, method=f"{told.method}, {OWN_ZONE}") if agrees and wall <= now else None
