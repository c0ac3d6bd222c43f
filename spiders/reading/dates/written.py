"""Dates as people write them, in many languages, any digits and six calendars."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, tzinfo
from itertools import pairwise
from zoneinfo import ZoneInfo

from spiders.reading.dates.acts import is_of_act
from spiders.reading.dates.believed import YEARLESS, Written, believed
from spiders.reading.dates.calendars import BUDDHIST, GREGORIAN, HIJRI, JALALI, MINGUO, REIWA, YEARS, day_of
from spiders.reading.dates.cities import city_in
from spiders.reading.dates.clock import time_in, zone_in
from spiders.reading.dates.forms import either, forms, lesser_forms
from spiders.reading.dates.labels import another_behind, label_before, published_behind
from spiders.reading.dates.legible import legible, may_date
from spiders.reading.dates.months import NAME, NAMES, WEEKDAYS, fold, month_of, weekday_in
from spiders.reading.dates.relative import told_from
from spiders.reading.dates.spans import AND, TO, is_end, joins

A_DAY = timedelta(days=1)  # a day without a year that lies no further ahead is of this year
LONGEST = 300  # characters of a line in which a date is looked for
BARE = 40  # characters of a line that is a date and little else


@dataclass(frozen=True, slots=True)
class _Day:
    """A day found in a line, and where; ``label`` is what the words before it call it."""

    day: date
    calendar: str
    start: int
    end: int
    precision: str = "day"
    label: str = ""
    guessed: bool = False

    @property
    def rank(self) -> tuple[bool, ...]:
        """Sorts the day of publication to the front."""
        return self.label != "published", self.label == "changed", self.calendar != GREGORIAN


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
    if may_date(folded):
        line = legible(folded, text, zone)
        here = now.astimezone(ZoneInfo(zone)).date()
        if days := _days(line, here, month_first or bool(_AMERICAN.search(line))):
            found = min(days, key=lambda one: (one.rank, one.start))
            return _moment(line, found, zone, now), found.label
    told = _told(folded, zone, now)
    return told, label_before(folded) if told else ""


def _told(folded: str, zone: str, now: datetime) -> Written | None:
    told = told_from(folded, zone, now) if len(folded) <= 2 * BARE else None
    if told is None:
        return None
    moment, precision, rest = told
    midnight = precision == "day" and moment.hour == moment.minute == 0
    near = rest[:BARE] if time_in(rest[:BARE]) or not _HOUR_FIRST.match(folded) else folded[:BARE]
    if midnight and (at := time_in(near)):
        place = zone_in(near, at[1], zone) or moment.tzinfo
        moment, precision = datetime.combine(moment.date(), at[0], place), "minute"
    found = believed(Written(moment, precision, ""), zone, now)
    return found and replace(found, method="relative")


_AMERICAN = re.compile(r"\d{4}[\s,|-]+\d\d?:\d\d(?::\d\d)?\s?[ap]\.?m\.?,?\s?\(?[ecmp][sd]?t(?![a-z])")
_HOUR_FIRST = re.compile(r"\W*\d{1,2}(?:[:h]\d\d|h)(?!\w)")


def _moment(line: str, found: _Day, zone: str, now: datetime) -> Written | None:
    at, place = _clock_by(line, found, zone) if found.precision == "day" else (None, None)
    moment = datetime.combine(found.day, at or time(), place or ZoneInfo(zone))
    method = f"{found.calendar} {YEARLESS}" if found.guessed else found.calendar
    return believed(Written(moment, "minute" if at else found.precision, method), zone, now)


def _clock_by(line: str, found: _Day, zone: str) -> tuple[time | None, tzinfo | None]:
    """The time of day beside a date, behind it rather than before it, and its zone."""
    behind = line[found.end : found.end + 2 * BARE].lstrip(" ,-")
    before = line[max(0, found.start - BARE) : found.start]
    if (at := time_in(behind[:BARE])) and not label_before(behind[: at[1]]):
        return at[0], zone_in(behind, at[1], zone) or city_in(f"{before} {behind}")
    if at := time_in(before):
        return at[0], zone_in(f"{before} {behind}", at[1], zone) or city_in(before)
    return None, None


def _days(line: str, today: date, month_first: bool) -> list[_Day]:
    """The days that a line names, without spans of days; lesser forms where there is no whole one."""
    whole = [_day(line, match, today, month_first) for form in forms(line) for match in form.finditer(line)]
    lesser = [] if any(whole) or len(line) > BARE else _lesser(line, today)
    found = sorted((one for one in (*whole, *lesser) if one), key=lambda one: (one.start, -one.end))
    if not found:
        return []
    apart = [one for place, one in enumerate(found) if not place or one.start >= found[place - 1].end]
    pairs = ((one, line[one.end : other.start], other) for one, other in pairwise(apart))
    if any(joins(between) and one.calendar == other.calendar for one, between, other in pairs):
        return []  # one day in two calendars is no span
    single = (
        one for one in apart if not is_end(line[: one.start], line[one.start : one.end], line[one.end :])
    )
    labelled = (_labelled(line, one, apart) for one in single)
    return [one for one in labelled if one.label != "other"]


def _labelled(line: str, one: _Day, others: list[_Day]) -> _Day:
    start = max((other.end for other in others if other.end <= one.start), default=0)
    end = min((other.start for other in others if other.start >= one.end), default=len(line))
    label = label_before(line[start : one.start])
    if not label and published_behind(line[one.end : end]):
        label = "published"
    behind = line[one.end : end]
    if line[one.end - 1] in NAMES:
        behind = behind.lstrip()  # an ending is parted from its month
    if not label and (another_behind(behind) or is_of_act(line[start : one.start], behind)):
        label = "other"
    return replace(one, label=label)


def _day(line: str, match: re.Match[str], today: date, month_first: bool) -> _Day | None:
    parts = match.groupdict()
    calendar, year = _year(parts, line, today)
    calendar, month = month_of(parts["name"]) if parts.get("name") else (calendar, int(parts["month"] or 0))
    if calendar == JALALI and parts.get("short"):
        year = int("1400"[: -len(parts["short"])] + parts["short"])  # 05 and 405 are 1405
    if parts.get("name") and calendar == GREGORIAN and year in YEARS[BUDDHIST]:
        calendar = BUDDHIST
    days = [found for one in _orders(match, month, month_first) if (found := day_of(calendar, year, *one))]
    if not days:
        return None
    said = _weekday_by(line, match) if len(days) > 1 else None
    day = next((one for one in days if one.weekday() == said), days[0])
    return _Day(day, calendar, match.start(), match.end())


def _weekday_by(line: str, match: re.Match[str]) -> int | None:
    """The weekday beside a date, in the same part of its line."""
    before, behind = line[max(0, match.start() - 15) : match.start()], line[match.end() :][:15]
    return weekday_in(_PARTS.split(before)[-1] + _PARTS.split(behind)[0])


_PARTS = re.compile(r"[|•·/\n]")


def _orders(match: re.Match[str], month: int, month_first: bool) -> list[tuple[int, int]]:
    """Month and day, in the order of belief: where both are numbers they may have changed places."""
    parts = match.groupdict()
    day = int(parts["day"])
    if parts.get("name") or match.start("day") > match.start("month") or parts.get("mark") is None:
        return [(month, day)]
    orders = [(month, day)] if parts["mark"] == "." else [(month, day), (day, month)]
    return orders[::-1] if month_first else orders


def _lesser(line: str, today: date) -> Iterator[_Day | None]:
    for precision, form in lesser_forms(line):
        if match := form.search(line):
            yield _lesser_day(line, match, precision, today)


def _lesser_day(line: str, match: re.Match[str], precision: str, today: date) -> _Day | None:
    parts = match.groupdict()
    calendar, month = month_of(parts["name"]) if parts.get("name") else (GREGORIAN, int(parts["month"] or 0))
    if calendar == HIJRI or _SPREAD.match(line[match.end() :]):
        return None
    if precision == "month" and _JOINED.search(line[: match.start()]):
        return None
    this = today.year - _JALALI_BEHIND * (calendar == JALALI)
    given, weekday = parts.get("year") or _only_year(line, calendar, this), weekday_in(line)
    if precision == "day" and _year_beside(line, match) not in (None, given):
        return None  # 1970, in which the clocks of machines begin, and 0001
    for year in (int(given),) if given else range(this + 1, this - (2 if weekday is None else 6), -1):
        found = day_of(calendar, year, month, int(parts.get("day") or 1))
        if found and (given or (found <= today + A_DAY and weekday in (None, found.weekday()))):
            start = min(match.start(part) for part, said in parts.items() if said)
            return _Day(found, calendar, start, match.end(), precision, guessed=not given)
    return None


def _year_beside(line: str, day: re.Match[str]) -> str | None:
    beside = _YEAR_BEHIND.match(line, day.end()) or _YEAR_BEFORE.search(line[: day.start()])
    return beside["year"] if beside else None


def _only_year(line: str, calendar: str, this: int) -> str | None:
    """The one year up to this that stands apart from the day in its line."""
    years = {year for year in _A_YEAR.findall(line) if int(year) in YEARS[calendar] and int(year) <= this}
    return years.pop() if len(years) == 1 else None


_SPREAD = re.compile(rf"\s*(?:{TO}|{AND})\s*\d(?!\d?[:h])")
_JOINED = re.compile(  # a number in front of a month is its day, with any ending
    rf"\d\.?(?:-?[^\W\d]{{0,4}}\s?|\s*(?:{either('behind a day')}|{either('sign of a month')})[\s.,]*)$"
    rf"|{NAME}\s*(?:{TO}|{AND})\s*$"  # or the end of some months
)
_JALALI_BEHIND = 621  # years, at least
_YEARS = r"(?:000\d|1[89]\d\d|2\d{3})"  # but for those of other calendars, which may be counts of readers
_YEAR_BEHIND = re.compile(
    rf"(?:[\s.,،-]|(?:{either('behind a day')}|{either('behind a month')})(?![^\W\d]))*"
    rf"(?P<year>{_YEARS})(?![\d:])"
)
_YEAR_BEFORE = re.compile(
    rf"(?<![\d:])(?P<year>{_YEARS})"
    rf"(?:[\s.,،-]|{either('behind a year')}|{either('sign of a year')}|[{WEEKDAYS}])*$"
)
_A_YEAR = re.compile(r"(?<![\d./:-])(?<!\d,)\d{4}(?![\d:])")


def _year(parts: dict[str, str | None], line: str, today: date) -> tuple[str, int]:
    """The calendar and year of a date, as far as its numbers tell."""
    if parts.get("bare") and not (_SAYS_CHINESE.search(line) or _ALONE.fullmatch(line)):
        return MINGUO, 0
    if short := parts.get("short"):
        this = today.year % 100
        numbers = parts.get("mark") == "-" and parts.get("month")
        if numbers and int(parts["day"] or 0) <= this > int(short) + 1:
            return GREGORIAN, 0  # the year may stand in front
        return GREGORIAN, 2000 + int(short) if int(short) <= this + 1 else 0
    for era in (MINGUO, REIWA):
        if said := parts.get(era) or (parts.get("bare") if era == MINGUO else None):
            return era, int(said)
    year = int(parts["year"] or 0)
    return _calendar_of(year, line), year


_ALONE = re.compile(r"\s*\d{3}(?:[-/.]\d\d){2}(?:\s+\d\d:\d\d)?\s*")
_SAYS_HIJRI = re.compile(r"\d\s*ه(?:ـ|\b)|هجري|هجرية|\bah\b")


def _calendar_of(year: int, line: str) -> str:
    """The calendar of a date in numbers: by its year, where the line names no other."""
    if year in YEARS[HIJRI] and _SAYS_HIJRI.search(line) and "شمس" not in line:
        return HIJRI
    if year in YEARS[JALALI]:
        return JALALI
    return BUDDHIST if year in YEARS[BUDDHIST] else GREGORIAN


_SAYS_CHINESE = re.compile(r"[\u3400-\u9fff]")
