"""The words of dates: what each stands for, as a table that a reviewer can edit.

A row of ``words.tsv`` is a word, what it stands for, and a number where that wants one: *sept* is month 9,
*полчаса назад* is 30 minutes ago. No row names a language: words are looked for in every line.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

TABLE = Path(__file__).with_name("words.tsv")
NUMBERED = {  # the least and the greatest number
    "month": (1, 12), "jalali month": (1, 12), "hijri month": (1, 12), "weekday": (1, 7), "number": (1, 99),
    "minutes ago": (1, 59), "hours ago": (1, 23), "days ago": (1, 6), "weeks ago": (1, 4),
    "months ago": (1, 11), "day before today": (0, 2), "zone": (-12, 14),
}  # fmt: skip
BARE = (
    "published", "changed", "another day", "published behind", "unit of minutes", "unit of hours",
    "unit of days", "unit of weeks", "unit of months", "ago", "since", "before noon", "after noon", "noon",
    "hour before minutes", "hour alone",
)  # fmt: skip
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
    """Word, what it stands for, and its number (0 where there is none).

    Raises ``ValueError`` with file and line where a row is wrong.
    """
    rows: dict[Row, int] = {}
    for place, line in enumerate(file.read_text("utf-8").splitlines()[1:], 2):
        row = _row(line, f"{file.name}:{place}")
        if row in rows:
            raise ValueError(f"{file.name}:{place}: {row[0]!r} stands for this in line {rows[row]} already")
        rows[row] = place
    return list(rows)


def _row(line: str, place: str) -> Row:
    word, *cells = line.split("\t")
    if not word.strip() or len(cells) != 2:
        raise ValueError(f"{place}: a row is: word, what it stands for, number; this one is: {line!r}")
    meaning, number = cells
    if meaning in BARE and not number:
        return word, meaning, 0.0
    if meaning not in NUMBERED:
        known = f"with a number: {', '.join(NUMBERED)}; without one: {', '.join(BARE)}"
        raise ValueError(f"{place}: {meaning!r} is nothing that a word stands for; known {known}")
    return word, meaning, _number(number, *NUMBERED[meaning], place)


def _number(text: str, least: int, most: int, place: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = float("nan")
    if not least <= number <= most:
        raise ValueError(f"{place}: a number from {least} to {most} is wanted, and not {text!r}")
    return number
