"""Dates as machines write them: ISO 8601 and its sloppy cousins, RFC 2822, seconds since 1970.

Dates as people write them are no business of this module: what is ambiguous is ``None``.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from spiders.reading.dates.zones import HOURS_OF, REGION, apart, region

LONGEST = 80
EARLIEST, LATEST = 1990, 2100  # outside: zero dates, Jalali (1405) and Buddhist (2569) years

_TIME = r"(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:[.,](?P<fraction>[0-9]+))?)?"
_OFFSET = r"(?:(?P<name>[A-Za-z]{1,5})?(?P<offset>[+-][0-9]{1,2}(?::?[0-9]{2})?)?)"
_COMMENT = (  # +0700 (Indochina Time), +07:00[Asia/Ho_Chi_Minh], Asia/Ho_Chi_Minh
    rf"(?:\s*(?:[(\[]?(?P<region>{REGION})[)\]]?|\([^()]*\)|\[[^\[\]]*\]))?"
)
_WEEKDAY = r"(?:[^\W\d]+\.?,?\s+)?"  # never checked: feeds that compute it wrongly are common
_MONTH = r"(?P<month>[A-Za-z]{3,9})\.?"

_FORMS = tuple(
    re.compile(form)
    for form in (
        # 2026-01-06T14:16:29.1234567+0700, 2026-01-06 14:16 +07:00, 2026/01/06
        rf"{_WEEKDAY}(?P<year>[0-9]{{4}})(?P<sep>[-/])(?P<month>[0-9]{{1,2}})(?P=sep)(?P<day>[0-9]{{1,2}})"
        rf"(?:(?:\s*[Tt,]\s*|\s+){_TIME}\s*{_OFFSET}{_COMMENT})?",
        # 20260106T141629Z, 20260106141629, 20260106
        r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})"
        r"(?:[Tt]?(?P<hour>[0-9]{2})(?P<minute>[0-9]{2})(?P<second>[0-9]{2})?"
        rf"(?:\.(?P<fraction>[0-9]+))?{_OFFSET})?",
        # Tue, 06 Jan 2026 14:16:29 GMT+7, Tuesday, 06-Jan-26 14:16:29 GMT
        rf"{_WEEKDAY}(?P<day>[0-9]{{1,2}})[\s-]+{_MONTH}[\s-]+(?P<year>[0-9]{{4}}|[0-9]{{2}})"
        rf"(?:,?\s+{_TIME}\s*{_OFFSET}{_COMMENT})?",
        # Tue Jan 06 2026 14:16:29 GMT+0700 (Indochina Time)
        rf"{_WEEKDAY}{_MONTH}\s+(?P<day>[0-9]{{1,2}}),?\s+(?P<year>[0-9]{{4}})"
        rf"(?:,?\s+{_TIME}\s*{_OFFSET}{_COMMENT})?",
        # Tue Jan  6 14:16:29 ICT 2026
        rf"{_WEEKDAY}{_MONTH}\s+(?P<day>[0-9]{{1,2}})\s+{_TIME}(?:\s+{_OFFSET})?\s+(?P<year>[0-9]{{4}})",
    )
)
_EPOCH = re.compile(
    r"(?:/Date\()?(?P<seconds>[0-9]{9,10})(?P<milliseconds>[0-9]{3})?(?:[+-][0-9]{4})?(?:\)/)?"
)

_MONTHS = {
    name[:length]: number + 1
    for number, name in enumerate(
        ("january", "february", "march", "april", "may", "june",
         "july", "august", "september", "october", "november", "december")
    )
    for length in (3, 4, len(name))
}  # fmt: skip


_DAY_ALONE = re.compile(
    r"[\s(]*\d{4}[-/.]?\d{2}[-/.]?\d{2}[)\s]*$|.*T00:00(?::00(?:\.0+)?)?(?:Z|[+-]\d\d:?\d\d)?$"
)


def precision_of(text: str) -> str:
    """Whether a machine's date names a ``minute`` or but a ``day``, as those do that name its midnight."""
    if _DAY_ALONE.match(text):
        return "day"
    return "minute" if ":" in text or re.search(r"\d{10}", text) else "day"


@lru_cache(256)  # the same text stands in several fields
def moment_of(text: str, zone: str) -> datetime | None:
    """The moment that a machine's date names, always with a zone.

    ``zone`` (an IANA name) is that of a date which names none, or an offset that no zone has, and of a day
    without a time, which means its midnight. ``None`` for anything that is no machine's date, for
    impossible days, for unknown zone names, and for years outside 1990..2100.
    """
    text = text.strip()
    if not text or len(text) > LONGEST:
        return None
    own = UTC if zone == "UTC" else ZoneInfo(zone)
    for form in _FORMS:
        if found := form.fullmatch(text):
            return _civil(found.groupdict(), own)
    found = _EPOCH.fullmatch(text)
    return _epoch(found.groupdict()) if found else None


def _civil(parts: dict[str, str | None], zone: tzinfo) -> datetime | None:
    try:
        moment = datetime(
            _year(parts["year"] or ""),
            _month(parts["month"] or ""),
            int(parts["day"] or 0),
            int(parts.get("hour") or 0),
            int(parts.get("minute") or 0),
            int((parts.get("second") or "0").replace("60", "59")),  # a leap second
            int((parts.get("fraction") or "")[:6].ljust(6, "0")),
            tzinfo=zone,
        )
        place = _place(moment, parts)
    except (ValueError, KeyError):
        return None
    return moment.replace(tzinfo=place) if EARLIEST <= moment.year <= LATEST else None


def _year(text: str) -> int:
    """Two digits as RFC 2822 reads them."""
    year = int(text)
    if len(text) > 2:
        return year
    return year + (2000 if year < 50 else 1900)


def _month(text: str) -> int:
    return int(text) if text.isdigit() else _MONTHS[text.lower()]


def _place(moment: datetime, parts: dict[str, str | None]) -> tzinfo:
    """The zone of a moment that stands in the source's own. Raises ``KeyError`` and ``ValueError``."""
    name, offset, place = (parts.get(part) for part in ("name", "offset", "region"))
    own = moment.tzinfo
    assert own is not None
    if offset:
        if name and name.lower() not in ("gmt", "utc", "ut", "z"):
            raise ValueError(f"an offset from {name}")
        return _offset(offset) or own
    if not name or name.upper() == moment.tzname():  # CST is China's for a source in China
        return (region(place) if place else None) or own
    hours = HOURS_OF[name.lower()]
    return timezone(timedelta(hours=hours)) if hours else UTC


def _offset(text: str) -> tzinfo | None:
    digits = text[1:].replace(":", "")
    hours, minutes = (digits, "0") if len(digits) <= 2 else (digits[:-2], digits[-2:])
    return apart(text[0], int(hours), int(minutes))


def _epoch(parts: dict[str, str | None]) -> datetime | None:
    moment = datetime.fromtimestamp(int(parts["seconds"] or 0), UTC)
    moment += timedelta(milliseconds=int(parts["milliseconds"] or 0))
    return moment if EARLIEST <= moment.year <= LATEST else None
