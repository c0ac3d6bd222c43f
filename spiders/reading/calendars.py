"""Days of other calendars as days of the Gregorian one."""

from __future__ import annotations

from datetime import date

GREGORIAN, JALALI, HIJRI, MINGUO, BUDDHIST = "gregorian", "jalali", "hijri", "minguo", "buddhist"
# Years a newswire can mean. They overlap for Jalali and Hijri, so Hijri must be said.
YEARS = {
    GREGORIAN: range(1990, 2101),
    JALALI: range(1369, 1480),
    HIJRI: range(1410, 1525),
    MINGUO: range(79, 190),
    BUDDHIST: range(2533, 2644),
}
_NOWRUZ_1400 = date(2021, 3, 21).toordinal()


def day_of(calendar: str, year: int, month: int, day: int) -> date | None:
    """The day that a calendar names; ``None`` where it has no such day or the year is out of range."""
    if year not in YEARS[calendar] or not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    if calendar == JALALI:
        return _jalali(year, month, day)
    if calendar == HIJRI:
        return _hijri(year, month, day)
    offset = {MINGUO: 1911, BUDDHIST: -543}.get(calendar, 0)
    try:
        return date(year + offset, month, day)
    except ValueError:
        return None


def _jalali(year: int, month: int, day: int) -> date | None:
    """By the cycle of 33 years, which agrees with the sky from 1343 to 1472."""
    start = _jalali_days(year, month, 1)
    length = _jalali_days(year + month // 12, month % 12 + 1, 1) - start
    if day > length:
        return None
    return date.fromordinal(_NOWRUZ_1400 + start - _jalali_days(1400, 1, 1) + day - 1)


def _jalali_days(year: int, month: int, day: int) -> int:
    months = (month - 1) * 31 if month < 7 else 186 + (month - 7) * 30
    return 365 * year + (year + 1595) // 33 * 8 + ((year + 1595) % 33 + 3) // 4 + months + day


def _hijri(year: int, month: int, day: int) -> date | None:
    """By the tabular calendar, from which the sighted moon may differ by a day."""
    if day > 30:
        return None
    months = (59 * (month - 1) + 1) // 2
    return date.fromordinal(227014 + day + months + (year - 1) * 354 + (3 + 11 * year) // 30)
