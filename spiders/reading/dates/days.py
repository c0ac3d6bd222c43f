"""Days that a line names with their years: in which calendar, and which number is the month."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from spiders.reading.dates.calendars import BUDDHIST, GREGORIAN, HIJRI, JALALI, MINGUO, REIWA, YEARS, day_of
from spiders.reading.dates.forms import forms
from spiders.reading.dates.months import month_of, weekday_in

_ALONE = re.compile(r"[\s(]*\d{3}(?:[-/.]\d\d){2}(?:\s+\d\d:\d\d)?[\s)]*")
_SAYS_HIJRI = re.compile(r"\d\s*ه(?:ـ|\b)|هجري|هجرية|\bah\b")
_SAYS_CHINESE = re.compile(r"[\u3400-\u9fff]")
_PARTS = re.compile(r"[|•·/\n]")


@dataclass(frozen=True, slots=True)
class Day:
    """A day found in a line, and where; ``label`` is what the words around it call it, ``guessed`` whether
    its year is, and ``begins`` where its own part of the line does, behind another day and the label."""

    day: date
    calendar: str
    start: int
    end: int
    precision: str = "day"
    label: str = ""
    guessed: bool = False
    begins: int = 0

    @property
    def rank(self) -> tuple[bool, ...]:
        """Sorts the day of publication to the front."""
        return self.label != "published", self.label == "changed", self.calendar != GREGORIAN


def whole_days(line: str, today: date, month_first: bool) -> list[Day]:
    """The days in a line that are told with their years, in the order of their forms."""
    read = (_day(line, match, today, month_first) for form in forms(line) for match in form.finditer(line))
    return [one for one in read if one]


def _day(line: str, match: re.Match[str], today: date, month_first: bool) -> Day | None:
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
    return Day(day, calendar, match.start(), match.end())


def _weekday_by(line: str, match: re.Match[str]) -> int | None:
    """The weekday beside a date, in the same part of its line."""
    before, behind = line[max(0, match.start() - 15) : match.start()], line[match.end() :][:15]
    return weekday_in(_PARTS.split(before)[-1] + _PARTS.split(behind)[0])


def _orders(match: re.Match[str], month: int, month_first: bool) -> list[tuple[int, int]]:
    """Month and day, in the order of belief: where both are numbers they may have changed places."""
    parts = match.groupdict()
    day = int(parts["day"])
    if parts.get("name") or match.start("day") > match.start("month") or parts.get("mark") is None:
        return [(month, day)]
    orders = [(month, day)] if parts["mark"] == "." else [(month, day), (day, month)]
    return orders[::-1] if month_first else orders


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


def _calendar_of(year: int, line: str) -> str:
    """The calendar of a date in numbers: by its year, where the line names no other."""
    if year in YEARS[HIJRI] and _SAYS_HIJRI.search(line) and "شمس" not in line:
        return HIJRI
    if year in YEARS[JALALI]:
        return JALALI
    return BUDDHIST if year in YEARS[BUDDHIST] else GREGORIAN
