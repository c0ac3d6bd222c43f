"""Times of day and their zones in folded lines, as people write them."""

from __future__ import annotations

import re
from datetime import time, timedelta, timezone, tzinfo
from functools import lru_cache

from spiders.reading.dates.moments import HOURS_OF
from spiders.reading.dates.months import fold

BEFORE_NOON = (
    "π.μ|am|a.m|a. m|sa|sang|утра|ص|صباحا|صبح|ق.ظ|ق. ظ|قظ|上午|早上|早晨|清晨|凌晨|오전|午前|ertalab|"
    "таңғы|du matin"
)
AFTER_NOON = (
    "pm|p.m|p. m|ch|chieu|toi|дня|вечера|م|مساء|بعد الظهر|ب.ظ|ب. ظ|بظ|بعد از ظهر|بعدازظهر|عصر|شب|شام|رات|"
    "دوپہر|下午|晚上|傍晚|晚|深夜|오후|午後|kechqurun|кешкі|du soir|de la tarde|de la noche|da tarde|"
    "da noite|μ.μ"
)
NOON = "中午|noon"
HOUR_WORDS = ":|h|g|giờ|時|时|點|点|시|ч|u|saat"  # between hour and minute
BARE = "h|giờ|時|时|點|点|시|uhr|часов|часа|час|น"  # behind an hour without minutes

_OFFSET = re.compile(
    r"(?:(?:gmt|utc)\s*(?P<sign>[+-])\s*(?P<hours>\d{1,2})(?::?(?P<minutes>[0-5]\d))?(?!\d)"
    r"|(?<=\d)\s?(?P<sign2>[+-])(?P<hours2>\d\d):?(?P<minutes2>[0-5]\d)(?!\d))"
)
# Whose time it is, as papers say beside an hour: by Astana's, Tehran time.
PLACES = {
    0: "по гринвичу|بتوقيت غرينتش|greenwich time",
    3: "мск|по москве|московское время|moscow time|بتوقيت مكة|بتوقيت الرياض|بتوقيت بغداد",
    3.5: "به وقت تهران|به وقت ایران|tehran time",
    4: "بتوقيت أبوظبي|بتوقيت دبي|gulf time",
    4.5: "به وقت کابل|به وقت افغانستان|kabul time",
    5: "по астане|по времени астаны|астана уақыты|astana time|по ташкенту|toshkent vaqti|тошкент вақти|"
    "tashkent time|по душанбе|dushanbe time|پاکستان کے وقت|pakistan time",
    6: "по бишкеку|бишкек убактысы|бишкек убактысы боюнча|bishkek time",
    7: "giờ hà nội|giờ việt nam|hanoi time|vietnam time",
    8: "北京时间|北京時間|台北時間|beijing time",
}
_NAMES = {name: float(hours) for name, hours in HOURS_OF.items() if len(name) > 2} | {
    fold(name): hours for hours, names in PLACES.items() for name in names.split("|")
}
_ZONE = re.compile(
    rf"(?<![a-z])(?:{'|'.join(map(re.escape, sorted(_NAMES, key=len, reverse=True)))})(?![a-z])"
)


def time_in(text: str) -> tuple[time, int] | None:
    """The first time of day in a folded text, and the place behind its figures."""
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
    return tuple(frozenset(fold(words).split("|")) for words in (BEFORE_NOON, AFTER_NOON, NOON))


@lru_cache(1)
def _forms() -> tuple[re.Pattern[str], ...]:
    halves = sorted(frozenset().union(*_halves()), key=len, reverse=True)
    half = "|".join(re.escape(word) if ord(word[-1]) > 0x1100 else rf"{re.escape(word)}\b" for word in halves)
    between, alone = ("|".join(map(re.escape, fold(words).split("|"))) for words in (HOUR_WORDS, BARE))
    minute = f"(?:{fold('分|분')})"
    hour = rf"(?P<before>{half})?\s*(?P<clock>(?<![\d.,/:+-])(?<!\d[ -])(?P<hour>[01]?\d|2[0-4])"
    return (
        re.compile(
            rf"{hour}\s?(?:{between}|(?<=\d\d)\.(?=\d\d(?:\.\d\d)?(?![\d.])))\s?(?P<minute>[0-5]\d|\d(?=\s*{minute}))(?!\d)(?:[:.][0-5]\d(?!\d))?)"
            rf"(?:\.\d+)?\s*(?:p[hu]+t\b\s*)?(?P<after>{half})?"
        ),
        re.compile(rf"{hour})\s?(?P<after>am\b|pm\b|a\.m\b|p\.m\b)"),
        re.compile(rf"{hour}\s?(?:{alone})(?![^\W\d_]))\s*(?P<after>{half})?"),
    )
