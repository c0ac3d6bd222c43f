"""Days of other calendars as days of the Gregorian one."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from itertools import accumulate

GREGORIAN, JALALI, HIJRI, MINGUO, BUDDHIST = "gregorian", "jalali", "hijri", "minguo", "buddhist"
REIWA = "reiwa"
# Years a newswire can mean. They overlap for Jalali and Hijri, so Hijri must be said.
YEARS = {
    GREGORIAN: range(1990, 2101),
    JALALI: range(1369, 1480),
    HIJRI: range(1410, 1501),
    MINGUO: range(79, 190),
    BUDDHIST: range(2533, 2644),
    REIWA: range(1, 83),
}
_BEGINS = {MINGUO: 1911, BUDDHIST: -543, REIWA: 2018}
_NOWRUZ_1400 = date(2021, 3, 21).toordinal()


def day_of(calendar: str, year: int, month: int, day: int) -> date | None:
    """The day that a calendar names; ``None`` where it has no such day or the year is out of range."""
    if year not in YEARS[calendar] or not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    if calendar == JALALI:
        return _jalali(year, month, day)
    if calendar == HIJRI:
        return _hijri(year, month, day)
    try:
        return date(year + _BEGINS.get(calendar, 0), month, day)
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


# Umm al-Qura, the civil calendar of the Gulf, is computed from the moon and follows no cycle: a year is
# three hexadecimal digits, a month of it a bit, set where the month has 30 days. 1410 to 1500.
_UMM_AL_QURA = (
    "ba95b49ba4db25d52daa5ad4aea56d4bd23d91da95b4ab5a56d2b693b49b6556a9754b6a56caad555b29b92ba95d4ada55aaab"
    "595749764baa5b52b6a56d2ae9572a75535a95d49ba4dd26d535aaaad4b6a57527a95b4ab5536c9ae4b6a96b4ada55d25d92dc"
    "96d4ad6556d2b693749b64d72ab54b6a5752b6956b2ad94dc95d4aea56caad5556c97"
)
_MUHARRAM_1410 = date(1989, 8, 2).toordinal()


@lru_cache(1)
def _hijri_months() -> tuple[int, ...]:
    """The ordinal of each month's first day from 1410 on, and of the day behind the last month."""
    bits = bin(int("1" + _UMM_AL_QURA, 16))[3:]
    return tuple(accumulate((29 + int(bit) for bit in bits), initial=_MUHARRAM_1410))


def _hijri(year: int, month: int, day: int) -> date | None:
    starts = _hijri_months()
    place = (year - YEARS[HIJRI].start) * 12 + month - 1
    found = starts[place] + day - 1
    return date.fromordinal(found) if found < starts[place + 1] else None
