"""The day that the address of an article names."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from spiders.reading.dates.believed import LEAST_YEAR, Written, believed
from spiders.reading.dates.calendars import GREGORIAN, JALALI, day_of
from spiders.reading.fields.month_first import language_said, month_first
from spiders.reading.tree.page import Page

LONGEST = 2_000  # characters of an address that are looked at
LEAST_JALALI = 1375
MIXED = ("America/", "US/", "UTC")  # where pages in English may put the month first
_Y, _M, _D = r"(?P<year>(?:19|20)\d\d)", r"(?P<month>0[1-9]|1[0-2])", r"(?P<day>0[1-9]|[12]\d|3[01])"
_SHORT_M, _SHORT_D = r"(?P<month>0?[1-9]|1[0-2])", r"(?P<day>0?[1-9]|[12]\d|3[01])"
_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = rf"(?P<name>{'|'.join(_NAMES)})[a-z]{{0,6}}"
# Some systems number articles by the moment in which they were made.
_MOMENT = r"(?:[01]\d|2[0-3])[0-5]\d\d{0,8}"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"/{_Y}(?P<mark>[/_-]){_SHORT_M}(?P=mark){_SHORT_D}(?!\d|(?<=/\d)[-_])",
        rf"/{_Y}/?{_M}{_D}(?:[/_.-]|\d{{2,12}}[/._-]|{_MOMENT}$|$)",
        rf"[/_-]{_Y}-{_M}-{_D}(?!\d)",
        rf"/{_Y}-{_M}/{_D}(?!\d)",
        rf"/t{_Y}{_M}{_D}[_.]",  # of TRS: /202610/t20261005_123456.html
        rf"/{_Y}[/-]{_NAME}[/-]{_SHORT_D}(?!\d)",
        rf"[_-]{_Y}{_M}{_D}{_MOMENT}(?=[._/-]|$)",
        r"[/_~-](?P<one>\d{1,2})(?P<mark>[-_.])(?P<two>\d{1,2})(?P=mark)(?P<year>20\d\d)(?!\d)",
        rf"/(?P<jalali>1[34]\d\d)/{_M}/{_D}(?![^/])",
    )
)
_MONTH = re.compile(rf"/{_Y}/{_M}/(?!\d{{1,2}}(?:/|$))[^/?]*[^\W\d]")
_ARCHIVED = re.compile(r"^https?://web\.archive\.org/web/\d+[a-z_]*/")


def day_in_address(page: Page, zone: str, now: datetime) -> Written | None:
    """The day in an address; that of an archive's copy is no day of the article.

    Of two numbers that may both be the month the second is it, on American pages the first, and neither
    where the page does not tell of which country it is.
    """
    told = _ARCHIVED.sub("", page.url[:LONGEST]).lower()
    found = next((match for form in _FORMS if (match := form.search(told))), None)
    day = _day(found.groupdict(), page, zone) if found else None
    return _believed(day, "day", zone, now) if day else None


def month_in_address(url: str, zone: str, now: datetime) -> Written | None:
    """The month in an address, for pages of which nothing else tells the day."""
    found = _MONTH.search(_ARCHIVED.sub("", url[:LONGEST]))
    day = date(int(found["year"]), int(found["month"]), 1) if found else None
    return _believed(day, "month", zone, now) if day else None


def _believed(day: date, precision: str, zone: str, now: datetime) -> Written | None:
    if day.year < LEAST_YEAR:
        return None
    moment = datetime.combine(day, time(), ZoneInfo(zone))
    return believed(Written(moment, precision, "address"), zone, now)


def _day(parts: dict[str, str | None], page: Page, zone: str) -> date | None:
    numbers = {name: int(text) for name, text in parts.items() if text and text.isdigit()}
    if jalali := numbers.get("jalali"):
        known = jalali >= LEAST_JALALI
        return day_of(JALALI, jalali, numbers["month"], numbers["day"]) if known else None
    if "one" in numbers:
        return _in_order(numbers["year"], numbers["one"], numbers["two"], page, zone)
    name = parts.get("name")
    month = 1 + _NAMES.index(name) if name else numbers["month"]
    return day_of(GREGORIAN, numbers["year"], month, numbers["day"])


def _in_order(year: int, one: int, two: int, page: Page, zone: str) -> date | None:
    months = len(_NAMES)
    if one <= months and two <= months:
        if month_first(page, zone) and language_said(page) == "en-us":
            one, two = two, one
        elif one != two and zone.startswith(MIXED) and (page.tree.get("lang") or "en").startswith("en"):
            return None
    elif two > months:
        one, two = two, one
    return day_of(GREGORIAN, year, two, one)
