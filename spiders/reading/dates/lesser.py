"""Lesser dates that a line names: a month, or a day whose year stands apart from it or nowhere."""

from __future__ import annotations

import re
from datetime import date, timedelta

from spiders.reading.dates.calendars import GREGORIAN, HIJRI, JALALI, MINGUO, YEARS, day_of
from spiders.reading.dates.days import Day
from spiders.reading.dates.forms import either, lesser_forms
from spiders.reading.dates.months import NAME, WEEKDAYS, month_of, weekday_in
from spiders.reading.dates.spans import AND, TO

A_DAY = timedelta(days=1)  # a day without a year that lies no further ahead is of this year
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


def lesser_days(line: str, today: date) -> list[Day]:
    """The first of each form in a line; years that are not told are the last possible ones."""
    found = ((form.search(line), precision) for precision, form in lesser_forms(line))
    read = (_day(line, match, precision, today) for match, precision in found if match)
    return [one for one in read if one]


def _day(line: str, match: re.Match[str], precision: str, today: date) -> Day | None:
    parts = match.groupdict()
    calendar, month = month_of(parts["name"]) if parts.get("name") else (GREGORIAN, int(parts["month"] or 0))
    if calendar == HIJRI or _SPREAD.match(line[match.end() :]):
        return None
    if precision == "month" and _JOINED.search(line[: match.start()]):
        return None
    this = today.year - _JALALI_BEHIND * (calendar == JALALI)
    if parts.get("minguo"):
        calendar = MINGUO
    told = parts.get("year") or parts.get("minguo")
    given, weekday = told or _only_year(line, calendar, this), weekday_in(line)
    if precision == "day" and _year_beside(line, match) not in (None, given):
        return None  # 1970, in which the clocks of machines begin, and 0001
    for year in (int(given),) if given else range(this + 1, this - (2 if weekday is None else 6), -1):
        found = day_of(calendar, year, month, int(parts.get("day") or 1))
        if found and (given or (found <= today + A_DAY and weekday in (None, found.weekday()))):
            start = min(match.start(part) for part, said in parts.items() if said)
            return Day(found, calendar, start, match.end(), precision, guessed=not given)
    return None


def _year_beside(line: str, day: re.Match[str]) -> str | None:
    beside = _YEAR_BEHIND.match(line, day.end()) or _YEAR_BEFORE.search(line[: day.start()])
    return beside["year"] if beside else None


def _only_year(line: str, calendar: str, this: int) -> str | None:
    """The one year up to this that stands apart from the day in its line."""
    years = {year for year in _A_YEAR.findall(line) if int(year) in YEARS[calendar] and int(year) <= this}
    return years.pop() if len(years) == 1 else None
