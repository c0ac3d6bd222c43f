"""The forms of written dates, as regular expressions over folded and marked lines.

A row of ``forms.tsv`` is what a form tells, the form, and a line in which it stands. ``‹…›`` in a form is one
of the pieces below, which several have; ``(?P<day>…)`` and its like are the parts of a date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from spiders.reading.dates.months import JALALI_NAMES, NAME, NAMES, WEEKDAYS, fold
from spiders.reading.dates.words import numbered, words
from storage.table import refuse_unless, refuse_unless_pattern, rows

TABLE = Path(__file__).with_name("forms.tsv")
COLUMNS = ("tells", "form", "example")
WHOLE = "day and year"
TELLS = (WHOLE, "day", "month")
PARTS = ("year", "month", "day")
_PIECE = re.compile("‹([^›]*)›")  # of a form, by its name
_MARKS = "-/."
_FIGURES = re.compile(r"\d+")
_NUMBER = re.compile(r"\(\?P<(?!mark|name)\w+>")  # a part of a form that is one
MARK = rf"\s?[{re.escape(_MARKS)}]\s?"  # as it stands between two numbers
_MARKED = re.compile(rf"\d{MARK}\d")
_JOINED = r"(?P<year>20\d\d)(?P<month>"  # with nothing between


class Form(NamedTuple):
    """A form and what it tells; the ``signs`` of which one stands in every line that holds it, none where any
    line may; and how many numbers stand in such a line at least."""

    tells: str
    pattern: re.Pattern[str]
    signs: frozenset[str]
    least: int


def either(meaning: str) -> str:
    """The folded words that stand for something, the longest first, as alternatives of an expression."""
    known = dict.fromkeys(fold(word) for word in (*words(meaning), *(word for word, _ in numbered(meaning))))
    return "|".join(re.escape(word) for word in sorted(known, key=len, reverse=True))


def one_of(ordered: Iterable[str]) -> str:
    """Words as alternatives of an expression, in their order, those that begin alike together: to try each of
    some hundred takes ten times as long."""
    rests: dict[str, list[str]] = {}
    for word in ordered:
        rests.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in rests.items())


def forms(line: str) -> list[re.Pattern[str]]:
    """The forms of whole days that may stand in a line: groups ``year`` or ``short`` or ``era``, ``month`` or
    ``name``, and ``day``."""
    return [form for _, form in _standing(line, _forms()[0])]


def lesser_forms(line: str) -> list[tuple[str, re.Pattern[str]]]:
    """The precision and the form of days without a year and of months without a day that may stand in a line;
    believed where it says little else."""
    return _standing(line, _forms()[1])


def _standing(line: str, known: list[Form]) -> list[tuple[str, re.Pattern[str]]]:
    letters, figures = set(line), len(_FIGURES.findall(line))
    if not _MARKED.search(line):
        letters.difference_update(_MARKS)
    return [
        (tells, pattern)
        for tells, pattern, signs, least in known
        if least <= figures and not (signs and letters.isdisjoint(signs))
    ]


@lru_cache(1)
def _forms() -> tuple[list[Form], list[Form]]:
    """The forms of the table: those of whole days, and the lesser ones."""
    known = [_ready(tells, form) for tells, form, _ in load(TABLE)]
    return [one for one in known if one.tells == WHOLE], [one for one in known if one.tells != WHOLE]


def _ready(tells: str, form: str) -> Form:
    signs = next((signs for part, signs in _telling() if part in form), "")
    least = len(_NUMBER.findall(form)) if _JOINED not in form else 1
    return Form(tells, re.compile(form), frozenset(signs), least)


@lru_cache(1)
def _telling() -> tuple[tuple[str, str], ...]:
    """What a form may be of, and the signs of which one stands in a line then."""
    years, months = (
        "".join(fold(word)[0] for word in words(f"sign of a {unit}")) for unit in ("year", "month")
    )
    return (
        (NAME, NAMES),
        (JALALI_NAMES, JALALI_NAMES),
        ("[期间間]", "期间間"),
        ("年", years),
        ("月", months),
        ("民", "民"),
        ("оны", "ы"),
        ("thang", "t"),
        ("<mark>", _MARKS),
    )


def load(file: Path) -> list[tuple[str, str, str]]:
    """What each form of a table tells, the form with its pieces, and an example. Raises ``TableError``."""
    pieces = _around() | _words()
    found = []
    for place, (tells, form, example) in rows(file, COLUMNS):
        refuse_unless(tells, TELLS, place, "meaning")
        for piece in _PIECE.findall(form):
            refuse_unless(piece, pieces, place, "piece")
        whole = _PIECE.sub(lambda piece: pieces[piece[1]], form)
        refuse_unless_pattern(whole, place, parted=True)
        found.append((tells, whole, example))
    return found


def _words() -> dict[str, str]:
    """The pieces of forms that are words of dates, or the signs that stand for them in a line."""
    behind = {f"behind a {part}": rf"(?:{either(f'behind a {part}')})\.?" for part in PARTS}
    signs = {f"sign of a {part}": rf"\s*(?:{either(f'sign of a {part}')})" for part in PARTS}
    year, month, day = (signs[f"sign of a {part}"] for part in PARTS)
    before = either("in front of a day")
    at_hour = (rf"(?<=[:h]\d\d{gap}{word}\s)" for word in before.split("|") for gap in (" ", ", "))
    return behind | signs | {
        "name": f"(?P<name>{NAME})",
        "jalali name": f"(?P<name>[{JALALI_NAMES}])",
        "weekday": f"[{WEEKDAYS}]",
        "agency": rf"(?:{either('news agency')})(?![^\W\d_])",
        "month and day by signs": rf"{year}\s*(?P<month>\d{{1,2}}){month}\s*(?P<day>\d{{1,2}}){day}",
        "minguo": f"(?:{either('minguo')})",
        "reiwa": f"(?:{either('reiwa')})",
        "in front of a month": f"(?:{either('in front of a month')})",
        "in front of a day": rf"(?:(?:{before})\s)?",
        "word before a day": f"(?:{before})",
        "hour and word before": f"(?:{'|'.join(at_hour)})",
        "hour behind figures": rf"(?=,?\s+(?:(?:{either('in front of an hour')})\s)?\d\d[:h]\d\d)",
    }  # fmt: skip


def _around() -> dict[str, str]:
    """The pieces of forms that say what stands between the parts of a date, and around it."""
    return {
        "day": r"(?P<day>\d(?<!\d\d)(?<!\d:\d)\d?)(?!\d)",  # its figure first: that is found at once
        "year": r"(?P<year>\d(?<!\d\d)\d{3})(?!\d|:\d)",
        "year behind": r"(?P<year>\d{4})(?!\d)",
        "day and month": r"(?<!\d)(?P<day>\d{1,2})(?:[./]|(?<=\d\d)-(?=\d\d))(?P<month>\d{1,2})(?![\d/-])\.?",
        "gap": r"[\s.,،/|«»„“\"”-]",
        "narrow gap": r"[\s.,-]",
        "ordinal": "(?:st|nd|rd|th)",
        "clear": r"(?<![a-z\d])(?<!\d[.,/-])",
        "apart": rf"(?:^\s*|(?<=[{WEEKDAYS}] )|(?<=[{WEEKDAYS}], )|(?<=[|•·] ))",
        "free": r"(?<![\w.,/])(?<!\d:)",
        "alone": r"(?<!\d)(?<!\d[\s.-])",
        "hour first": r"^\W*\d\d?[:h]\d\d(?::\d\d)?",
        "hour behind": r"(?=[\s,|•·–—-]{1,5}\d{1,2}[:h]\d\d)",
        "no year behind": r"(?=\s*(?:$|[^\w\s/.%]|luc\s|\d\d?[:h]\d\d))",
        "dateline ends": r"(?=\s*(?:\(\w|[-–—:]?\s*$))",
        "line ends": r"(?=\s*(?:$|[^\w\s]))",
    }
