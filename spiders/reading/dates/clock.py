"""Times of day and their zones in folded lines, as people write them."""

from __future__ import annotations

import re
from datetime import time, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from spiders.reading.dates.cities import city_behind
from spiders.reading.dates.months import fold
from spiders.reading.dates.words import HALVES, numbered, words
from spiders.reading.dates.zones import HOURS_OF, REGION, apart, names_in, region

_DIGIT = re.compile(r"\d")
_OFFSET = re.compile(  # from a zone that is named
    r"(?<![^\W\d_])(?P<base>gmt|utc|msk|мск)\s*(?P<sign>[+−–-])\s*(?P<hours>\d{1,2})(?:[:.]?(?P<minutes>\d\d))?(?!\d)"
)
_BASES = {"gmt": 0, "utc": 0, "msk": 3, "мск": 3}
_SIGNED = re.compile(  # right behind an hour; 10:05-11:30 is a span
    r"(?:(?::\d\d)?\.\d+)?\s?(?:[ap]\.?m\.?\s?)?\(?"
    r"(?P<sign>\+|-(?=\d{4})|(?<=:\d\d:\d\d)-)(?P<hours>\d\d)(?::?(?P<minutes>\d\d)(?!\d)|(?=\W*$))"
)
_NAMES = {name: float(hours) for name, hours in HOURS_OF.items() if len(name) > 2} | {
    fold(name): hours for name, hours in numbered("zone")
}
# Where papers name no more than a part of America, behind half of a day: "et" alone is a word.
_AMERICAN = {"e": "New_York", "c": "Chicago", "m": "Denver", "p": "Los_Angeles"}
_PART = re.compile(r"(?<=m)\.?,?\s*\(?(?P<part>[ecmp])(?:t|astern|entral|ountain|acific)(?![a-z])")
_ZONE = re.compile(
    rf"(?<![a-z])(?:{'|'.join(map(re.escape, sorted(_NAMES, key=len, reverse=True)))})"
    r"(?![a-z]|\s*[+−–-]\s*\d)"
)
_REGION = re.compile(REGION)


def time_in(text: str) -> tuple[time, int] | None:
    """The first time of day in a folded text, and the place behind its figures; 24:00 is the end of a day and
    none of its times."""
    if not _DIGIT.search(text):
        return None
    for form in _forms():
        if (found := form.search(text)) and found["hour"] != "24":
            before = _at().sub("", text[: found.start()].rstrip(" ."))
            half = found["after"] or _half_before(before)
            return _time(found, half), found.end("clock")
    return None


def zone_in(text: str, start: int, own: str) -> tzinfo | None:
    """The zone that a folded text names from ``start`` on, the place behind an hour; ``None`` where it names
    none, or none but ``own``, that of the source."""
    if "/" in text and (place := _REGION.search(text, start)):
        return region(place.group())
    if found := _SIGNED.match(text, start):
        return apart(found["sign"], int(found["hours"]), int(found["minutes"] or 0))
    if found := _OFFSET.search(text, start):
        return _from_base(found)
    if city := city_behind(text, start):
        return city
    if part := _PART.search(text, start):
        return ZoneInfo(f"America/{_AMERICAN[part['part']]}")
    near = _near().match(text, start)
    named = (
        one
        for one in _ZONE.finditer(text, start)
        if one.start() == (near and near.end()) or _is_clear(one.group())
    )
    name = next((one.group() for one in named), None)
    return timezone(timedelta(hours=_NAMES[name])) if name and name not in names_in(own) else None


@lru_cache(1)
def _near() -> re.Pattern[str]:
    """What may stand between an hour and its zone."""
    halves = sorted(_known_halves()[0], key=len, reverse=True)
    half = rf"[ap]\.?m\.?|(?:{'|'.join(map(re.escape, halves))})(?![^\W\d_])"
    return re.compile(rf"(?:\.\d+)?[\s.,(|-]*(?:{half})?[\s.,(|-]*")


def _is_clear(name: str) -> bool:
    """Whether a zone's name is no word of another kind: *est* and *cet* are French."""
    return name not in HOURS_OF or name in _BASES


def _from_base(found: re.Match[str]) -> tzinfo | None:
    base, hours, minutes = _BASES[found["base"]], int(found["hours"]), int(found["minutes"] or 0)
    if not base:
        return apart(found["sign"], hours, minutes)
    return apart("+", base + hours if found["sign"] == "+" else base - hours, minutes)


def _time(found: re.Match[str], half: str) -> time:
    parts = found.groupdict()
    hour = int(parts["hour"])
    before, after, noon, night = (half in words for words in _halves())
    if (after and hour < 12) or (noon and hour < 6) or (night and 6 <= hour < 12):
        hour += 12
    elif (before or night) and hour == 12:
        hour = 0
    return time(hour, int(parts.get("minute") or 0))


@lru_cache(1)
def _halves() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(map(fold, words(meaning))) for meaning in HALVES)


def _half_before(text: str) -> str:
    """The word for a part of the day with which a text ends; not the end of a longer word."""
    known, longest = _known_halves()
    for length in range(min(longest, len(text)), 0, -1):
        word = text[-length:]
        if word in known and (ord(word[-1]) > 0x1100 or not text[-length - 1 : -length].isalpha()):
            return word
    return ""


@lru_cache(1)
def _known_halves() -> tuple[frozenset[str], int]:
    known = frozenset().union(*_halves())
    return known, max(map(len, known))


def _either(meaning: str) -> str:
    return "|".join(re.escape(fold(word)) for word in words(meaning))


@lru_cache(1)
def _at() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{_either('in front of an hour')})$")  # in the evening at 9


@lru_cache(1)
def _forms() -> tuple[re.Pattern[str], ...]:
    halves = sorted(_known_halves()[0], key=len, reverse=True)
    half = "|".join(re.escape(word) if ord(word[-1]) > 0x1100 else rf"{re.escape(word)}\b" for word in halves)
    between, alone = _either("hour before minutes"), _either("hour alone")
    minute, ago = _either("unit of minutes"), _either("ago")
    figures = _either("behind an hour in figures")
    at, joined = _either("in front of an hour"), _either("and")
    hour = r"(?P<clock>(?<![\d./+-])(?<!\d[:, -])(?P<hour>[01]?\d|2[0-4])"
    return (
        re.compile(
            rf"{hour}\s?(?:(?:{between})[.:]?|(?<=\d\d)\.(?=\d\d(?:\.\d\d)?(?![\d.]))|\.(?=\d\d\s?[ap]\.?\s?m\b)|\s(?:{joined})(?=\s\d\d?\s*(?:{minute})))\s?(?P<minute>[0-5]\d|\d(?=\s*(?:{minute})))(?!\d)(?:[:.][0-5]\d(?!\d))?)"
            rf"(?:\.\d+)?\s*(?:(?:p[hu]+t\b|{alone})\s*)?(?P<after>{half})?"
        ),
        re.compile(
            rf"(?P<clock>(?<![\d.,/+-])(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d))(?P<after>)\s?(?:{figures})\b"
        ),
        re.compile(rf"{hour})\s?(?P<after>am\b|pm\b|a\.m\b|p\.m\b)"),
        re.compile(rf"(?<![^\W\d_])(?:{at})\s{hour})\s(?P<after>{half})"),
        re.compile(rf"{hour}\s?(?:{alone})(?![^\W\d_]|\s*(?:{ago})))\s*(?P<after>{half})?"),
    )
