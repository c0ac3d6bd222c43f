"""Times of day and their zones in folded lines, as people write them."""

from __future__ import annotations

import re
from datetime import time, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from spiders.reading.dates.moments import HOURS_OF
from spiders.reading.dates.months import fold
from spiders.reading.dates.words import numbered, words

_DIGIT = re.compile(r"\d")
_OFFSET = re.compile(
    r"(?:(?:gmt|utc)\s*(?P<sign>[+-])\s*(?P<hours>\d{1,2})(?::?(?P<minutes>[0-5]\d))?(?!\d)"
    r"|(?<=\d)\s?(?P<sign2>[+-])(?P<hours2>\d\d):?(?P<minutes2>[0-5]\d)(?!\d))"
)
# Whose time it is, as papers say beside an hour: by Astana's, Tehran time.
_NAMES = {name: float(hours) for name, hours in HOURS_OF.items() if len(name) > 2} | {
    fold(name): hours for name, hours in numbered("zone")
}
# Where papers name no more than a part of America, behind half of a day: "et" alone is a word.
_AMERICAN = {"e": "New_York", "c": "Chicago", "m": "Denver", "p": "Los_Angeles"}
_PART = re.compile(r"(?<=m)\.?,?\s*\(?(?P<part>[ecmp])(?:t|astern|entral|ountain|acific)(?![a-z])")
_ZONE = re.compile(
    rf"(?<![a-z])(?:{'|'.join(map(re.escape, sorted(_NAMES, key=len, reverse=True)))})(?![a-z])"
)


def time_in(text: str) -> tuple[time, int] | None:
    """The first time of day in a folded text, and the place behind its figures."""
    if not _DIGIT.search(text):
        return None
    for form in _forms():
        if found := form.search(text):
            return _time(found), found.end("clock")
    return None


def zone_in(text: str) -> tzinfo | None:
    """The zone that a folded text names; ``None`` where it names none."""
    if found := _OFFSET.search(text):
        sign = found["sign"] or found["sign2"]
        minutes = int(found["minutes"] or found["minutes2"] or 0)
        hours = timedelta(hours=int(found["hours"] or found["hours2"]), minutes=minutes)
        return timezone(-hours if sign == "-" else hours) if hours <= timedelta(hours=14) else None
    if part := _PART.search(text):
        return ZoneInfo(f"America/{_AMERICAN[part['part']]}")
    if named := _ZONE.search(text):
        return timezone(timedelta(hours=_NAMES[named.group()]))
    return None


def _time(found: re.Match[str]) -> time:
    parts = found.groupdict()
    hour, half = int(parts["hour"]), parts["after"] or parts["before"] or ""
    if (half in _halves()[1] and hour < 12) or (half in _halves()[2] and hour < 3):
        hour += 12
    elif half in _halves()[0] and hour == 12:
        hour = 0
    return time(hour % 24, int(parts.get("minute") or 0))


@lru_cache(1)
def _halves() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(map(fold, words(meaning))) for meaning in ("before noon", "after noon", "noon"))


def _either(meaning: str) -> str:
    return "|".join(re.escape(fold(word)) for word in words(meaning))


@lru_cache(1)
def _forms() -> tuple[re.Pattern[str], ...]:
    halves = sorted(frozenset().union(*_halves()), key=len, reverse=True)
    half = "|".join(re.escape(word) if ord(word[-1]) > 0x1100 else rf"{re.escape(word)}\b" for word in halves)
    between, alone = _either("hour before minutes"), _either("hour alone")
    minute = f"(?:{fold('分|분')})"
    hour = rf"(?P<before>{half})?\s*(?P<clock>(?<![\d.,/+-])(?<!\d[: -])(?P<hour>[01]?\d|2[0-4])"
    return (
        re.compile(
            rf"{hour}\s?(?:(?:{between})[.:]?|(?<=\d\d)\.(?=\d\d(?:\.\d\d)?(?![\d.]))|\.(?=\d\d\s?[ap]\.?\s?m\b))\s?(?P<minute>[0-5]\d|\d(?=\s*{minute}))(?!\d)(?:[:.][0-5]\d(?!\d))?)"
            rf"(?:\.\d+)?\s*(?:p[hu]+t\b\s*)?(?P<after>{half})?"
        ),
        re.compile(rf"{hour})\s?(?P<after>am\b|pm\b|a\.m\b|p\.m\b)"),
        re.compile(rf"{hour}\s?(?:{alone})(?![^\W\d_]))\s*(?P<after>{half})?"),
    )
