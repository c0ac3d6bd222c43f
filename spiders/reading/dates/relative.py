"""Dates that are told from today: hours ago, yesterday; in folded text of many languages."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from spiders.reading.dates.forms import one_of
from spiders.reading.dates.labels import label_before
from spiders.reading.dates.months import fold
from spiders.reading.dates.numbers import figure, number, worded
from spiders.reading.dates.words import HALVES, numbered, words

MINUTE, HOUR, DAY, WEEK, MONTH = 60, 3_600, 86_400, 604_800, 2_592_000
UNITS = {"minutes": MINUTE, "hours": HOUR, "days": DAY, "weeks": WEEK, "months": MONTH}
AHEAD = 25  # characters at most in front of the name of a day
_PARTS = re.compile("[|•·]")
_WORD = re.compile(r"[^\W\d_]+")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u11ff\u1780-\u17ff\u3400-\u9fff]")
_Counted = tuple[float, int]  # an hour and a half
_Patterns = tuple[
    re.Pattern[str],
    re.Pattern[str],
    dict[str, int],
    re.Pattern[str],
    dict[str, int],
    re.Pattern[str],
    dict[str, _Counted],
    re.Pattern[str],
]


@lru_cache(1)
def _patterns() -> _Patterns:
    units, days, alone = _units(), _named_days(), _single()
    either = _either(units)
    pair = rf"(?<![\d−-])(?<!\d[.,])\d{{1,3}}\s*(?:{either})\.?"  # not -5 days, nor half of 1.5
    joined = _either(words("between two units"))
    told = rf"(?P<pairs>{pair}(?:[\s,]*(?:{joined})?\s*{pair})?)"
    ago, since, about = (_either(map(fold, words(meaning))) for meaning in ("ago", "since", "about"))
    return (
        re.compile(rf"{worded()}(?=\s*(?:{either}))"),
        re.compile(rf"{told}\s*(?:{ago})|(?:{since})\s*(?:{about})?\s*{told.replace('pairs', 'pairs2')}"),
        units,
        re.compile(_either(days)),
        days,
        re.compile(rf"(?<!\d)(?<!\d\s)(?:{_either(alone)})"),
        alone,
        re.compile(rf"\s*(?:{joined})\s*{pair}"),
    )  # fmt: skip


@lru_cache(1)
def _telling() -> tuple[frozenset[str], ...]:
    """Words of which one stands in every line that tells a date by units ago, by a single unit ago, by a
    day's name, unless its script has no spaces: the longest of each phrase, for others like "a" stand
    everywhere."""
    ago = [fold(word) for word in (*words("ago"), *words("since"))]
    return tuple(
        frozenset(max(_WORD.findall(phrase), key=len) for phrase in phrases)
        for phrases in (ago, _single(), _named_days())
    )


@lru_cache(1)
def _any_telling() -> frozenset[str]:
    return frozenset().union(*_telling())


def _units() -> dict[str, int]:
    """Units as they stand behind a number, and their seconds."""
    return {fold(word): seconds for unit, seconds in UNITS.items() for word in words(f"unit of {unit}")}


def _named_days() -> dict[str, int]:
    return {fold(word): int(number) for word, number in numbered("day before today")}


def _single() -> dict[str, _Counted]:
    """Arabic has a dual; some languages leave a single unit without a number, or write it with it."""
    return {
        fold(word): (count, seconds)
        for unit, seconds in UNITS.items()
        for word, count in numbered(f"{unit} ago")
    }


def _either(known: Iterable[str]) -> str:
    ordered = sorted(known, key=len, reverse=True)
    apart = one_of(word for word in ordered if not _UNSPACED.search(word))
    joined = one_of(word for word in ordered if _UNSPACED.search(word))
    whole = rf"(?<![^\W\d_])(?:{apart})(?![^\W\d_])"
    return "|".join(one for one, words in ((whole, apart), (joined, joined)) if words)


_COUNTED = re.compile(
    "(?<![一二三四五六七八九十])[一二两兩三四五六七八九十]{1,3}(?=[天日周週]|小时|小時|分|[个個]月)"
)


def told_from(folded: str, zone: str, now: datetime) -> tuple[datetime, str, str] | None:
    """Moment, precision and what stands behind the words; ``None`` where nothing is told from now."""
    said, unspaced = _WORD.findall(folded), not folded.isascii() and _UNSPACED.search(folded)
    if not unspaced and _any_telling().isdisjoint(said):  # as in nearly all lines
        return None
    by_units, by_one, by_name = (unspaced or not telling.isdisjoint(said) for telling in _telling())
    counting, ago, units, named, days, single, alone, more = _patterns()
    here = now.astimezone(ZoneInfo(zone))
    if by_one and not ago.search(folded) and (found := single.search(folded)):  # half an hour, before an hour
        also = more.match(folded, found.end())  # and twenty minutes
        counted = [alone[found.group()], *(_counted(also.group(), units) if also else ())]
        return *_before(here, counted), folded[(also or found).end() :]
    folded = _COUNTED.sub(lambda found: figure(found.group()), folded)
    folded = counting.sub(lambda found: str(number(found.group())), folded)
    if by_units and (found := ago.search(folded)):
        return *_before(here, _counted(found["pairs"] or found["pairs2"], units)), folded[found.end() :]
    if by_name and (found := named.search(folded)) and _begins(folded, found) and _ends(folded, found):
        behind = found.start() if found.group() in _parts_of_days() else found.end()  # last night at 8:30
        return _midnight(here - timedelta(days=days[found.group()])), "day", folded[behind:]
    return None


def _begins(folded: str, found: re.Match[str]) -> bool:
    """Whether the name of a day stands near the beginning of its part of a line, or right behind a label."""
    before = _PARTS.split(folded[: found.start()])[-1]
    return len(before) < AHEAD or label_before(before) in ("published", "changed")


def _ends(folded: str, found: re.Match[str]) -> bool:
    """Whether nothing goes on behind the name of a day but a time."""
    ends, timed, alone = _ends_of_days()
    name, rest = found.group(), ends.match(folded, found.end())
    if rest is None or name not in timed:
        return rest is not None
    return any(map(str.isdigit, rest.group())) or (name in alone and folded.strip() == name)


@lru_cache(1)
def _parts_of_days() -> frozenset[str]:
    return frozenset(fold(word) for meaning in HALVES for word in words(meaning))


@lru_cache(1)
def _ends_of_days() -> tuple[re.Pattern[str], frozenset[str], frozenset[str]]:
    """What may stand behind the name of a day, and the names that are words of other languages as well: those
    that mean a day where a time follows, and those that do so alone on a line, too."""
    hour, at, half = (
        _either(fold(word) for meaning in meanings for word in words(meaning))
        for meanings in (("hour alone", "hour before minutes"), ("in front of an hour",), HALVES)
    )
    ends = (
        rf"[\s,]*(?:[^\W\d_][^\d\s]*\s+){{0,2}}(?:{half})?\d{{1,2}}\s?(?:[:.]|am|pm|{hour})"
        rf"|[\s,]*(?:{at})\s*\d{{1,2}}(?:-?[^\W\d_]{{1,3}}|\s(?:{half}))?\s*(?:$|[^\w\s])|\s*(?:{half})?\s*(?:$|[^\w\s])"
    )
    timed, alone = (
        frozenset(map(fold, words(meaning))) for meaning in ("day with a time", "day with a time or alone")
    )
    return re.compile(ends), timed | alone, alone


def _counted(text: str, units: dict[str, int]) -> list[_Counted]:
    """Counts and seconds of the units in a text."""
    return [(int(one["count"]), units[one["unit"]]) for one in _count().finditer(text)]


@lru_cache(1)
def _count() -> re.Pattern[str]:
    return re.compile(rf"(?P<count>\d{{1,3}})\s*(?P<unit>{_either(_units())})")


def _before(here: datetime, counted: list[_Counted]) -> tuple[datetime, str]:
    """The moment so long before, as exactly as its coarsest unit tells."""
    coarsest = max(seconds for _, seconds in counted)
    if coarsest == MONTH:
        months = here.year * 12 + here.month - 1 - min(int(counted[0][0]), 600)
        return _midnight(here.replace(year=months // 12, month=months % 12 + 1, day=1)), "month"
    moment = here - timedelta(seconds=sum(count * seconds for count, seconds in counted))
    if coarsest >= DAY:
        return _midnight(moment), "day"
    return moment.replace(second=0, microsecond=0), "minute" if coarsest < HOUR else "day"


def _midnight(moment: datetime) -> datetime:
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)
