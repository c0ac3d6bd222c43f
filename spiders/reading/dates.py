"""Dates as people write them, in twelve languages, any digits and five calendars."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from spiders.reading.calendars import BUDDHIST, GREGORIAN, HIJRI, JALALI, MINGUO, YEARS, day_of
from spiders.reading.months import fold, month_named, pattern
from spiders.reading.relative import told_from

AHEAD = timedelta(days=1)  # a date further in the future is a mistake
LONGEST = 300  # characters of a line in which a date is looked for
BARE = 40  # characters of a line that is a date and little else


@dataclass(frozen=True, slots=True)
class Written:
    """A date that was read: ``precision`` is ``minute``, ``day`` or ``month``, ``confidence`` 0..1."""

    moment: datetime
    precision: str
    method: str
    confidence: float = 0.5


@dataclass(frozen=True, slots=True)
class _Day:
    """A day found in a line, and where."""

    day: date
    calendar: str
    start: int
    end: int
    precision: str = "day"


def written(text: str, zone: str, now: datetime) -> Written | None:
    """The date in a line of text, in the zone that the line or else ``zone`` names.

    Days stand before months where both are numbers; what is told from today is counted from
    ``now``. ``None`` where the line holds no date, or one that lies ahead.
    """
    line = fold(text[:LONGEST])
    days = [found for found in _days(line, now.astimezone(ZoneInfo(zone)).date()) if found]
    if days:
        first = min(days, key=lambda one: (one.precision != "day", one.calendar != GREGORIAN, one.start))
        return _moment(line, first, zone, now)
    told = told_from(line, zone, now)
    if told is None or len(line) > 2 * BARE:
        return None
    moment, precision, end = told
    at = (
        _time_in(line[end : end + BARE]) if precision == "day" and moment.hour == moment.minute == 0 else None
    )
    if at:
        moment, precision = datetime.combine(moment.date(), at, moment.tzinfo), "minute"
    return Written(moment, precision, "relative") if moment <= now + AHEAD else None


def _moment(line: str, found: _Day, zone: str, now: datetime) -> Written | None:
    rest = f"{line[max(0, found.start - BARE) : found.start]} | {line[found.end : found.end + BARE]}"
    at = _time_in(rest) if found.precision == "day" else None
    moment = datetime.combine(found.day, at or time(), _zone_in(rest) if at else None)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=ZoneInfo(zone))
    if moment > now + AHEAD:
        return None
    return Written(moment, "minute" if at else found.precision, found.calendar)


@lru_cache(1)
def _forms() -> tuple[re.Pattern[str], ...]:
    name = f"(?P<name>{pattern()})"
    day = r"(?<![\d:])(?P<day>\d{1,2})(?!\d)"
    year = r"(?<!\d)(?P<year>\d{4})(?![\d:])"
    return tuple(
        re.compile(form)
        for form in (
            r"(?<![\d.,/-])(?P<year>\d{4})\s?(?P<mark>[-/.])\s?(?P<month>\d{1,2})\s?(?P=mark)\s?(?P<day>\d{1,2})(?!\d)",
            r"(?P<year>(?<!\d)\d{4})\s*年\s*(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*[日号號]?",
            r"(?P<minguo>民國|民国|中華民國)\s*(?P<year>\d{2,3})\s*年\s*(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*[日号號]?",
            r"(?<![\d.,/-])(?P<day>\d{1,2})\s?(?P<mark>[-/.])\s?(?P<month>\d{1,2})\s?(?P=mark)\s?(?P<year>\d{4})(?!\d)",
            r"(?<![\d.,/-])(?P<day>\d{1,2})(?P<mark>[/.])(?P<month>\d{1,2})(?P=mark)(?P<short>\d{2})(?![\d./])",
            rf"{day}\s*(?:thang|thg|th)\.?\s*(?P<month>\d{{1,2}})\s*[,/-]?\s*(?:nam\s*)?{year}",
            rf"{day}[\s.,-]*(?:st|nd|rd|th|er|º|-?го)?[\s.,-]*(?:de |of |ngay )?\s*{name}"
            rf"[\s,.-]*(?:del? |nam |of |عام |سنة )?\s*{year}",
            rf"{name}\s*{day}(?:st|nd|rd|th)?\s*[,،]?\s*(?:de |del |nam )?\s*{year}",
            rf"{year}[\s.,-]*(?:yil\w*|йил\w*|жыл\w*|ж|г|г\.|год\w*)?[\s.,-]*{day}[\s.,-]*(?:чи|chi)?[\s.-]*{name}",
            rf"{year}\s*[,-]?\s*{name}\s*{day}",
        )
    )


@lru_cache(1)
def _lesser_forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Days without a year, and months without a day; believed where the line says little else."""
    name = f"(?P<name>{pattern()})"
    return (
        ("day", re.compile(rf"(?<![\d:])(?P<day>\d{{1,2}})(?!\d)[\s.,-]*(?:de )?{name}(?!\s*\d{{4}})")),
        ("day", re.compile(rf"{name}\s*(?P<day>\d{{1,2}})(?![\d:])")),
        ("day", re.compile(r"(?<!\d)(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*[日号號]")),
        ("month", re.compile(rf"{name}\s*,?\s*(?:de |del |nam )?(?P<year>\d{{4}})(?!\d)")),
        (
            "month",
            re.compile(r"(?:thang|thg)\s*(?P<month>\d{1,2})\s*[,/-]?\s*(?:nam\s*)?(?P<year>\d{4})(?!\d)"),
        ),
        ("month", re.compile(r"(?<!\d)(?P<year>\d{4})\s*年\s*(?P<month>\d{1,2})\s*月(?!\s*\d)")),
    )


def _days(line: str, today: date) -> Iterator[_Day | None]:
    found = [_day(line, match, today) for form in _forms() for match in form.finditer(_in_figures(line))]
    yield from found
    if any(found) or len(line) > BARE:
        return
    for precision, form in _lesser_forms():
        if match := form.search(_in_figures(line)):
            yield _lesser_day(match, precision, today)


def _day(line: str, match: re.Match[str], today: date) -> _Day | None:
    parts = match.groupdict()
    year = _year(parts, today)
    calendar, month = _month(parts)
    if parts.get("minguo"):
        calendar = MINGUO
    elif parts.get("month"):
        calendar = _calendar_of(year, line)
    day = int(parts["day"])
    if calendar == GREGORIAN and month > 12 >= day and "short" not in parts:
        day, month = month, day  # an American date
    found = day_of(calendar, year, month, day)
    return _Day(found, calendar, match.start(), match.end()) if found else None


def _lesser_day(match: re.Match[str], precision: str, today: date) -> _Day | None:
    parts = match.groupdict()
    calendar, month = _month(parts)
    if calendar != GREGORIAN:
        return None
    for year in (int(parts["year"]),) if parts.get("year") else (today.year + 1, today.year, today.year - 1):
        found = day_of(calendar, year, month, int(parts.get("day") or 1))
        if found and (parts.get("year") or found <= today + AHEAD):
            return _Day(found, calendar, match.start(), match.end(), precision)
    return None


def _year(parts: dict[str, str | None], today: date) -> int:
    if short := parts.get("short"):
        return 2000 + int(short) if int(short) <= today.year % 100 + 1 else 0
    return int(parts["year"] or 0)


def _month(parts: dict[str, str | None]) -> tuple[str, int]:
    if name := parts.get("name"):
        return month_named(name)
    return GREGORIAN, int(parts["month"] or 0)


_SAYS_HIJRI = re.compile(r"\d\s*ه(?:ـ|\b)|هجري|هجرية|\bah\b")
_SAYS_BUDDHIST = re.compile(r"พ\.?ศ|\bb\.?e\.?\b|phat lich|佛[曆历]")


def _calendar_of(year: int, line: str) -> str:
    """The calendar of a date in numbers: by its year, where the line names no other."""
    if year in YEARS[HIJRI] and _SAYS_HIJRI.search(line) and "شمس" not in line:
        return HIJRI
    if year in YEARS[JALALI]:
        return JALALI
    return BUDDHIST if year in YEARS[BUDDHIST] and _SAYS_BUDDHIST.search(line) else GREGORIAN


_NUMERALS = {figure: value for value, figure in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}
_CHINESE = re.compile(r"[〇零○一二三四五六七八九十]{1,4}(?=\s*[年月日号號时時点點分])")


def _in_figures(line: str) -> str:
    """A line with Chinese numerals before a unit of time as figures, padded to the same length."""
    return _CHINESE.sub(lambda found: _figure(found.group()).ljust(len(found.group())), line)


def _figure(numeral: str) -> str:
    if "十" not in numeral:
        return "".join(str(_NUMERALS[figure]) for figure in numeral)
    tens, _, ones = numeral.partition("十")
    return str((_NUMERALS.get(tens, 0) if tens else 1) * 10 + _NUMERALS.get(ones, 0))


_TIME = re.compile(
    r"(?P<before>上午|下午|晚上|凌晨|中午)?\s*(?<![\d.,/:+-])(?P<hour>[01]?\d|2[0-4])\s?"
    r"(?:[:：h]|[时時点點]|(?<=\d\d)\.(?=\d\d(?![\d.])))\s?(?P<minute>[0-5]\d)(?!\d)(?::?[0-5]\d)?\s*"
    r"(?P<after>a\.?m\b|p\.?m\b|sa\b|ch\b|ص\b|م\b|ق\.?\s?ظ|ب\.?\s?ظ|صباحا|مساء|بعد از ظهر|شام)?"
)
_AFTERNOON = ("pm", "p.m", "ch", "م", "بظ", "ب.ظ", "ب. ظ", "مساء", "بعد از ظهر", "شام", "下午", "晚上")
_MORNING = ("am", "a.m", "sa", "ص", "قظ", "ق.ظ", "ق. ظ", "صباحا", "上午", "凌晨")


def _time_in(text: str) -> time | None:
    found = _TIME.search(text.replace(" h ", "h"))
    if found is None:
        return None
    hour, half = int(found["hour"]), found["after"] or found["before"] or ""
    if half in _AFTERNOON and hour < 12:
        hour += 12
    elif half in _MORNING and hour == 12:
        hour = 0
    return time(hour % 24, int(found["minute"]))


_OFFSET = re.compile(r"(?:gmt|utc)\s*(?P<sign>[+-])\s*(?P<hours>\d{1,2})(?::?(?P<minutes>[0-5]\d))?(?!\d)")
_NAMED_ZONES = (("мск", 3), ("msk", 3), ("gmt", 0), ("utc", 0))


def _zone_in(text: str) -> tzinfo | None:
    if found := _OFFSET.search(text):
        hours = timedelta(hours=int(found["hours"]), minutes=int(found["minutes"] or 0))
        return timezone(-hours if found["sign"] == "-" else hours) if hours <= timedelta(hours=14) else None
    hours_of = (hours for name, hours in _NAMED_ZONES if re.search(rf"\b{name}\b", text))
    return next((timezone(timedelta(hours=hours)) for hours in hours_of), None)
