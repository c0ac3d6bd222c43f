"""Days and years in words: the twenty-first of a month, deux mille vingt-six, سی‌ام آبان."""

from __future__ import annotations

import re
from functools import lru_cache

from spiders.reading.dates.forms import either
from spiders.reading.dates.months import NAME, WEEKDAYS, fold, marked
from spiders.reading.dates.words import numbered

LAST = 31  # day of a month
_TENS = range(10, 100, 10)  # behind which ones are added
_ONES = range(1, 10)
_MONTH = re.compile(NAME)
_AHEAD = either("in front of the name of a month")
_WORD_BEFORE = re.compile(rf"(?:[^\W\d_]|-{NAME})\s+(?:(?:{_AHEAD})\s+)?{NAME}")  # a month
_JOINS = rf"(?:\s*و\s*|-|\s+(?:(?:{either('between tens and ones')})\s+)?)"


def says_year(folded: str) -> bool:
    """Whether the thousands of a year stand in a folded line in words, so that it may be a date without a
    single figure."""
    return any(map(folded.__contains__, _thousands()))


def in_figures(line: str) -> str:
    """A folded and marked line with figures in place of days and years in words.

    A day stands in front of its month, at the beginning, behind a sign or a weekday: no half of a month is
    the second one.
    """
    day, year = _patterns()
    if says_year(line):
        line = year.sub(lambda found: f"{_thousands()[found['thousands']] + _sum(found['rest'])}", line)
    return day.sub(_day, line) if _MONTH.search(line) and _WORD_BEFORE.search(line) else line


def _day(found: re.Match[str]) -> str:
    day = _sum(found["day"])
    return f"{day} " if day <= LAST else found.group()


def _sum(spelled: str) -> int:
    known = _values()
    return known.get(spelled) or sum(known[word] for word in re.findall(_longest(known), spelled))


@lru_cache(1)
def _thousands() -> dict[str, int]:
    return {fold(word): int(number) for word, number in numbered("thousands")}


@lru_cache(1)
def _days() -> dict[str, int]:
    """As they stand in a marked line, where the end of *dix-sept* is September."""
    return {marked(fold(word)): int(number) for word, number in numbered("day in words")}


@lru_cache(1)
def _values() -> dict[str, int]:
    known = {marked(fold(word)): int(number) for word, number in numbered("number")}
    return known | _days()


@lru_cache(1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A day in words, and a year."""
    tens, ones = ({word: one for word, one in _values().items() if one in some} for some in (_TENS, _ONES))
    last = {word: one for word, one in _days().items() if one in _ONES}
    day = rf"(?:{_longest(tens)}){_JOINS}(?:{_longest(last)})|{_longest(_days())}"
    rest = (
        rf"(?:{_longest(tens)}){_JOINS}(?:{_longest(ones)})|(?:{_longest(ones)})\s*و\s*(?:{_longest(tens)})"
    )
    on = f"{either('in front of a day')}|{either('in front of the day of something')}"
    return (
        re.compile(
            rf"(?:^|(?<=[,،:|•·\"({WEEKDAYS}–—-])\s*)(?:(?:{on})\s+)?(?P<day>{day})\s+(?=(?:(?:{_AHEAD})\s+)?{NAME})"
        ),
        re.compile(
            rf"(?<![^\W\d_])(?P<thousands>{_longest(_thousands())}){_JOINS}(?P<rest>{rest}|{_longest(_values())})(?![^\W\d_])"
        ),
    )


def _longest(words: dict[str, int]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
