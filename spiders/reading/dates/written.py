"""Dates as people write them, in many languages, any digits and six calendars."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, time, tzinfo
from itertools import pairwise
from zoneinfo import ZoneInfo

from spiders.reading.dates.acts import is_of_act
from spiders.reading.dates.believed import YEARLESS, Written, believed
from spiders.reading.dates.cities import city_in
from spiders.reading.dates.clock import time_in, zone_in
from spiders.reading.dates.days import Day, whole_days
from spiders.reading.dates.labels import another_behind, label_before, label_ends, published_behind
from spiders.reading.dates.legible import legible, may_date
from spiders.reading.dates.lesser import lesser_days
from spiders.reading.dates.months import NAMES, fold
from spiders.reading.dates.relative import told_from
from spiders.reading.dates.spans import is_at_hours, is_end, joins

LONGEST = 300  # characters of a line in which a date is looked for
BARE = 40  # characters of a line that is a date and little else
_AMERICAN = re.compile(r"\d{4}[\s,|-]+\d\d?:\d\d(?::\d\d)?\s?[ap]\.?m\.?,?\s?\(?[ecmp][sd]?t(?![a-z])")
_FIGURES, _LAST_TIME = re.compile(r"\d"), re.compile(r"\d[\d:.\s]*\D{0,6}$")
_HOUR_FIRST = re.compile(r"\W*\d{1,2}(?:[:h]\d\d|h)(?!\w)")


def written(text: str, zone: str, now: datetime, *, month_first: bool = False) -> Written | None:
    """The date in a line of text, in the zone that the line or else ``zone`` names.

    Days stand before months where both are numbers, unless ``month_first`` or a weekday tells otherwise;
    what is told from today is counted from ``now``. Of several dates that which the line calls published
    is taken. ``None`` where the line holds no date, only a span of days, or a date that lies ahead.
    """
    return labelled(text, zone, now, month_first=month_first)[0]


def labelled(text: str, zone: str, now: datetime, *, month_first: bool = False) -> tuple[Written | None, str]:
    """As ``written``, and what the line calls the date: ``published``, ``changed`` or nothing."""
    folded = fold(text[:LONGEST])
    line, days = _named(folded, text, zone, now, month_first)
    if days:
        found = min(days, key=lambda one: (one.rank, one.start))
        return _moment(line, found, zone, now), found.label
    return _told(folded, zone, now)


def changed(text: str, zone: str, now: datetime, *, month_first: bool = False) -> Written | None:
    """The date in a line of text that the line calls that of a change; read as by ``written``."""
    folded = fold(text[:LONGEST])
    line, days = _named(folded, text, zone, now, month_first)
    if days:
        found = next((one for one in days if one.label == "changed"), None)
        return _moment(line, found, zone, now) if found else None
    told, label = _told(folded, zone, now)
    return told if label == "changed" else None


def _named(folded: str, text: str, zone: str, now: datetime, month_first: bool) -> tuple[str, list[Day]]:
    """A folded line as its days are read in, and these."""
    if not may_date(folded):
        return folded, []
    line = legible(folded, text, zone)
    here = now.astimezone(ZoneInfo(zone)).date()
    return line, _days(line, here, month_first or bool(_AMERICAN.search(line)))


def _told(folded: str, zone: str, now: datetime) -> tuple[Written | None, str]:
    told = told_from(folded, zone, now) if len(folded) <= 2 * BARE else None
    if told is None:
        return None, ""
    moment, precision, rest = told
    midnight = precision == "day" and moment.hour == moment.minute == 0
    near = rest[:BARE] if time_in(rest[:BARE]) or not _HOUR_FIRST.match(folded) else folded[:BARE]
    if midnight and (at := time_in(near)):
        place = zone_in(near, at[1], zone) or moment.tzinfo
        moment, precision = datetime.combine(moment.date(), at[0], place), "minute"
    found = believed(Written(moment, precision, ""), zone, now)
    if found is None:
        return None, ""
    label = label_before(folded[: len(folded) - len(rest)]) or label_before(folded)
    return replace(found, method="relative"), label


def _moment(line: str, found: Day, zone: str, now: datetime) -> Written | None:
    at, place = _clock_by(line, found, zone) if found.precision == "day" else (None, None)
    moment = datetime.combine(found.day, at or time(), place or ZoneInfo(zone))
    method = f"{found.calendar} {YEARLESS}" if found.guessed else found.calendar
    return believed(Written(moment, "minute" if at else found.precision, method), zone, now)


def _clock_by(line: str, found: Day, zone: str) -> tuple[time | None, tzinfo | None]:
    """The time of day beside a date, behind it rather than before it, and its zone."""
    behind = line[found.end : found.end + 2 * BARE].lstrip(" ,-")
    before = line[max(found.begins, found.start - BARE) : found.start]
    if (at := time_in(behind[:BARE])) and _is_its_own(found, behind[: at[1]]):
        return at[0], zone_in(behind, at[1], zone) or city_in(f"{before} {behind}")
    if at := time_in(before):
        return at[0], zone_in(f"{before} {behind}", at[1], zone) or city_in(before)
    return None, None


def _is_its_own(found: Day, between: str) -> bool:
    """Whether a time is that of the day in front of it: none that another label calls its own."""
    label = label_before(between)
    another_day = _FIGURES.search(_LAST_TIME.sub("", between))
    return not label or (label == "published" and found.label != "changed" and not another_day)


def _days(line: str, today: date, month_first: bool) -> list[Day]:
    """The days that a line names, without spans of days; lesser forms where there is no whole one."""
    found = whole_days(line, today, month_first) or (lesser_days(line, today) if len(line) <= BARE else [])
    found.sort(key=lambda one: (one.start, -one.end))
    apart = [one for place, one in enumerate(found) if not place or one.start >= found[place - 1].end]
    pairs = ((one, line[one.end : other.start], other) for one, other in pairwise(apart))
    if any(joins(between) and one.calendar == other.calendar for one, between, other in pairs):
        return []  # one day in two calendars is no span
    told = (_labelled(line, one, apart) for one in apart if not _ends_span(line, one))
    return [one for one in told if one.label != "other"]


def _ends_span(line: str, one: Day) -> bool:
    return is_end(line[: one.start], line[one.start : one.end], line[one.end :])


def _labelled(line: str, one: Day, others: list[Day]) -> Day:
    start = max((other.end for other in others if other.end <= one.start), default=0)
    end = min((other.start for other in others if other.start >= one.end), default=len(line))
    before, behind = line[start : one.start], line[one.end : end]
    label = label_before(before)
    begins = start and start + label_ends(before)
    if not label and published_behind(behind):
        label = "published"
    if line[one.end - 1] in NAMES:
        behind = behind.lstrip()  # an ending is parted from its month
    if not label and (
        another_behind(behind) or is_of_act(before, behind) or is_at_hours(before, line[one.end : end])
    ):
        label = "other"
    return replace(one, label=label, begins=begins) if label else one
