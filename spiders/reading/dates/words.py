"""The words of dates: what each stands for, as a table that a reviewer can edit.

A row of ``words.tsv`` is a word, what it stands for, and a number where that wants one: *sept* is month 9,
*полчаса назад* is 30 minutes ago. No row names a language: words are looked for in every line.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from storage.table import TableError, refuse_twice, refuse_unless, rows

TABLE = Path(__file__).with_name("words.tsv")
COLUMNS = ("word", "stands for", "number")
NUMBERED = {  # the least and the greatest number
    "month": (1, 12), "jalali month": (1, 12), "hijri month": (1, 12), "weekday": (1, 7), "number": (1, 99),
    "minutes ago": (1, 59), "hours ago": (1, 23), "days ago": (1, 6), "weeks ago": (1, 4),
    "months ago": (1, 11), "day before today": (0, 2), "zone": (-12, 14), "day in words": (1, 31),
    "thousands": (1400, 2000),
}  # fmt: skip
BARE = (
    "published", "changed", "another day", "published behind", "unit of minutes", "unit of hours",
    "unit of days", "unit of weeks", "unit of months", "ago", "since", "before noon", "after noon", "noon",
    "night", "hour before minutes", "hour alone", "behind a day", "behind a month", "behind a year",
    "sign of a year", "sign of a month", "sign of a day", "in front of a month", "minguo", "reiwa", "until",
    "name of a number", "act", "behind the number of an act", "between an act and its day", "about", "and",
    "in front of a day", "in front of an hour", "behind an hour in figures", "day with a time",
    "day with a time or alone", "another day inside a line", "another day behind", "word of a day",
    "day of something", "in front of the day of something", "ending of a span", "name of a date", "event",
    "in front of a city's time", "in front of a city behind an hour", "behind a city's time",
    "noon behind a year", "between two units", "between tens and ones", "in front of the name of a month",
    "month in one with its name", "news agency", "ending of an act",
)  # fmt: skip
HALVES = ("before noon", "after noon", "noon", "night")  # parts of a day that number their hours anew
Row = tuple[str, str, float]


def words(meaning: str) -> list[str]:
    """The words that stand for something that has no number, in the order of the table."""
    return [word for word, stands_for, _ in _rows() if stands_for == meaning]


def numbered(meaning: str) -> list[tuple[str, float]]:
    """The words that stand for something numbered, each with its number, in the order of the table."""
    return [(word, number) for word, stands_for, number in _rows() if stands_for == meaning]


@lru_cache(1)
def _rows() -> list[Row]:
    return load(TABLE)


def load(file: Path) -> list[Row]:
    """Word, what it stands for, and its number (0 where there is none). Raises ``TableError``."""
    found: dict[Row, str] = {}
    for place, (word, meaning, number) in rows(file, COLUMNS, empty=("number",)):
        refuse_unless(meaning, (*NUMBERED, *BARE), place, "meaning")
        refuse_twice((word, meaning, _number(number, meaning, place)), found, place)
    return list(found)


def _number(text: str, meaning: str, place: str) -> float:
    if meaning in BARE and not text:
        return 0.0
    if meaning in BARE:
        raise TableError(f"{place}: {meaning!r} has no number, and not {text!r}")
    least, most = NUMBERED[meaning]
    try:
        number = float(text)
    except ValueError:
        number = float("nan")
    if not least <= number <= most:
        raise TableError(f"{place}: a number from {least} to {most} is wanted, and not {text!r}")
    return number
