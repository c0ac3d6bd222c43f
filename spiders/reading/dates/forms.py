"""The forms of written dates, as regular expressions over folded and marked lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from spiders.reading.dates.months import JALALI_NAMES, NAME, NAMES, WEEKDAYS, fold
from spiders.reading.dates.words import numbered, words

_FIGURES = re.compile(r"\d+")
_NUMBER = re.compile(r"\(\?P<(?!mark|name)\w+>")  # a part of a form that is one
_JOINED = r"(?P<year>20\d\d)(?P<month>"  # with nothing between


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


def forms(line: str) -> Iterator[re.Pattern[str]]:
    """The forms of whole days that may stand in a line: groups ``year`` or ``short`` or ``era``, ``month`` or
    ``name``, and ``day``."""
    letters, figures = set(line), len(_FIGURES.findall(line))
    return (
        form
        for form, signs, least in _whole()
        if least <= figures and not (signs and letters.isdisjoint(signs))
    )


def lesser_forms(line: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    """The precision and the form of days without a year and of months without a day that may stand in a line;
    believed where it says little else."""
    letters, figures = set(line), len(_FIGURES.findall(line))
    return (
        (precision, form)
        for precision, form, signs, least in _lesser()
        if least <= figures and not (signs and letters.isdisjoint(signs))
    )


def _compiled(form: str) -> tuple[re.Pattern[str], frozenset[str], int]:
    """A form; the signs of which one stands in every line that holds it, none where any line may; and how
    many numbers stand in every such line."""
    signs = next((signs for part, signs in _telling() if part in form), "")
    return re.compile(form), frozenset(signs), len(_NUMBER.findall(form)) if _JOINED not in form else 1


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
        ("<mark>", "-/."),
    )


@lru_cache(1)
def _whole() -> tuple[tuple[re.Pattern[str], frozenset[str], int], ...]:
    name, clear = f"(?P<name>{NAME})", r"(?<![a-z\d])(?<!\d[.,/-])"
    day, year = r"(?<!\d)(?<!\d:)(?P<day>\d{1,2})(?!\d)", r"(?<!\d)(?P<year>\d{4})(?!\d|:\d)"
    d, m, y = (rf"(?:{either(f'behind a {part}')})\.?" for part in ("day", "month", "year"))
    years, months, days = (rf"\s*(?:{either(f'sign of a {part}')})" for part in ("year", "month", "day"))
    numbers = rf"{years}\s*(?P<month>\d{{1,2}}){months}\s*(?P<day>\d{{1,2}}){days}"
    minguo, reiwa, th = (f"(?:{either(meaning)})" for meaning in ("minguo", "reiwa", "in front of a month"))
    gap, nth = r"[\s.,،/|«»„“\"”-]", "st|nd|rd|th"
    apart = rf"(?:^\s*|(?<=[{WEEKDAYS}] )|(?<=[{WEEKDAYS}], )|(?<=[|•·] ))"
    clock = r"(?=[\s,|•·–—-]{1,5}\d{1,2}[:h]\d\d)"
    return tuple(
        _compiled(form)
        for form in (
            rf"{clear}(?P<year>\d{{4}})\s?(?P<mark>[-/.])\s?(?P<month>\d{{1,2}})\s?(?P=mark)\s?(?P<day>\d{{1,2}})(?!\d|\.\d)",
            rf"(?<!\d)(?P<year>\d{{4}}){years}\s*(?P<month>\d{{1,2}}){months}\s*(?P<day>\d{{1,2}})(?!\d)",
            rf"{minguo}\s*(?P<minguo>\d{{2,3}}){numbers}",
            rf"(?<!\d)(?P<minguo>1\d\d){numbers}",
            rf"{minguo}\s*(?P<minguo>\d{{2,3}})(?P<mark>[-/.])(?P<month>\d{{1,2}})(?P=mark)(?P<day>\d{{1,2}})(?!\d)",
            rf"{clear}(?P<bare>1[01]\d)(?P<mark>[-/.])(?P<month>\d\d)(?P=mark)(?P<day>\d\d)(?![\d./-])",
            rf"{reiwa}\s*(?P<reiwa>\d{{1,2}}){numbers}",
            rf"{clear}(?P<day>\d{{1,2}})\s?(?P<mark>[-/.])\s?(?P<month>\d{{1,2}})\s?(?P=mark)\s?(?P<year>\d{{4}})(?!\d|\.\d|-[a-xz])",
            rf"{clear}(?P<day>\d{{1,2}})(?P<mark>[/.])(?P<month>\d{{1,2}})(?P=mark)(?P<short>\d{{2}})(?![\d/%]|\.\d)",
            rf"{day}\s*-?{th}\.?\s*(?P<month>\d{{1,2}})\s*[,/-]?\s*(?:nam\s*)?{year}",
            rf"(?<![^\W\d]){th}\.?\s*(?P<month>\d{{1,2}}),?\s*(?:ngay\s*)?{day}\s*,?\s*(?:nam\s*)?{year}",
            rf"{day}\s+(?P<month>\d{{1,2}}){months}\s*{year}",
            rf"{day}(?:{gap}*{d})*{gap}*{name}\.?{gap}*(?:{m}{gap}*)*{year}",
            rf"{name}\.?\s*{day}(?:{nth})?{gap}*(?:{m}{gap}*)?{year}",
            rf"{year}{gap}*(?:{y}(?![^\W\d_]))?{gap}*{day}{gap}*(?:{d})?{gap}*{name}",
            rf"{year}\s*(?:[,-]|كال د|كال)?\s*{name}\.?\s*{day}",
            rf"{year}\s*оны\s*(?P<month>\d{{1,2}})\s*(?:-?р|дугаар|дүгээр)?\s*сарын\s*{day}",
            r"(?<=[期间間]:)\s?(?P<short>\d\d)-(?P<month>0[1-9]|1[0-2])-(?P<day>[0-3]\d)(?![\d-])",
            rf"{apart}(?P<day>\d{{1,2}})(?P<mark>-)(?P<month>\d{{1,2}})-(?P<short>\d\d)(?:(?=\s*$)|{clock})",
            rf"{day}(?:{nth})?(?P<mark>[-/ ]){name}\.?(?:(?P=mark)(?<! )|,?\s*')(?P<short>\d\d)(?![\d:])",
            rf"{day}\s{name}\.?,?\s(?P<short>\d\d)(?=\s*(?:$|[,|·](?!\s*\d{{4}})|\d\d?:\d\d))",
            rf"{name}\.?\s*{day}(?:{nth})?,?\s*'(?P<short>\d\d)(?!\d)",
            rf"{day}\s(?P<name>[{JALALI_NAMES}])\s(?P<short>4?\d\d)(?![\d:])",
            r"^\s*(?P<year>20\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>[0-3]\d)(?=\s*$|\s+\d\d:\d\d)",
        )
    )  # fmt: skip


@lru_cache(1)
def _lesser() -> tuple[tuple[str, re.Pattern[str], frozenset[str], int], ...]:
    name, d, m, y = (
        f"(?P<name>{NAME})",
        *(rf"(?:{either(f'behind a {part}')})\.?" for part in ("day", "month", "year")),
    )
    years, months, days = (rf"\s*(?:{either(f'sign of a {part}')})" for part in ("year", "month", "day"))
    th = either("in front of a month")
    year, gap = r"(?P<year>\d{4})(?!\d)", r"[\s.,-]"
    before = either("in front of a day").split("|")
    yearless = r"(?=\s*(?:$|[^\w\s/.%]|luc\s|\d\d?[:h]\d\d))"
    said = "|".join(rf"(?<=[:h]\d\d{sep}{word}\s)" for word in before for sep in (" ", ", "))
    ends = r"(?=\s*(?:\(\w|[-–—:]?\s*$))"
    ends_line = r"(?=\s*(?:$|[^\w\s]))"
    free = r"(?<![\w.,/])(?<!\d:)"
    alone = r"(?<!\d)(?<!\d[\s.-])"
    return tuple(
        (precision, *_compiled(form))
        for precision, form in (
            ("day", rf"{free}(?P<day>\d{{1,2}})(?!\d)(?:{gap}*{d})?{gap}*{name}(?!\.?\s*\d{{4}})"),
            ("day", rf"{name}\.?\s*(?P<day>\d{{1,2}})(?![\d:]|[a-z](?<![snrt]))"),
            ("day", rf"(?<!\d)(?P<month>\d{{1,2}}){months}\s*(?P<day>\d{{1,2}}){days}"),
            *(("day", form) for form in _in_figures()),
            ("day", rf"{free}(?P<day>\d{{1,2}})\s*(?:{th})\.?\s*(?P<month>\d{{1,2}}){yearless}"),
            ("day", rf"(?<!\d)(?P<month>\d{{1,2}})/(?P<day>\d{{1,2}})(?=\s*\([{WEEKDAYS}]\))"),
            ("day", r"\w\s-\s(?P<day>\d{1,2})\s-\s(?P<month>\d{1,2})(?=\s\(\w)"),
            ("day", r"\w\)\s+(?P<day>\d{1,2})[/-](?P<month>\d{1,2})(?=\s*[-–—:]\s*$)"),
            ("day", rf",\s(?:{'|'.join(before)})\s(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}}){ends}"),
            ("day", rf"(?:{said})(?P<day>\d{{1,2}})[/-](?P<month>\d{{1,2}})(?![\d/-])"),
            ("month", rf"{alone}{name}\.?\s*,?\s*(?:(?:{m})\s*)?{year}{ends_line}"),
            ("month", rf"(?<![\d.,/-]){year}{gap}*(?:{y}(?![^\W\d_]))?{gap}*{name}(?:\s+{m})?{ends_line}"),
            ("month", rf"(?:{th})\s*(?P<month>\d{{1,2}})\s*[,/-]?\s*(?:nam\s*)?{year}"),
            ("month", rf"(?<!\d)(?P<year>\d{{4}}){years}\s*(?P<month>\d{{1,2}}){months}(?!\s*[\d初廿])"),
        )
    )  # fmt: skip


def _in_figures() -> tuple[str, ...]:
    """The forms of days without a year in figures alone, which stand beside an hour or a weekday."""
    at, on = (rf"(?:(?:{either(meaning)})\s)?" for meaning in ("in front of an hour", "in front of a day"))
    clock, hour = rf"(?=,?\s+{at}\d\d[:h]\d\d)", r"^\W*\d\d?[:h]\d\d(?::\d\d)?"
    return (
        rf"^\D*(?<!\d)(?P<month>\d{{2}})-(?P<day>\d{{2}}){clock}",
        rf"^\D*(?<!\d)(?P<day>\d{{1,2}})[./](?P<month>\d{{2}}){clock}",
        r"^\D*(?<!\d)(?P<day>\d{1,2})/(?P<month>\d{2})(?=\s[-–|·]\s\d\d?[:h]\d\d\W*$)",
        rf"{hour}(?:[\s,|·•]+|\s[-–/]\s)(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}})\s*$",
        rf"{hour}(?:[\s,|·•]+|\s/\s)(?P<day>\d\d)\.(?P<month>\d\d)\.?\s*$",
        rf"^[{WEEKDAYS}][\s,.]*{on}(?P<day>\d{{1,2}})[./](?P<month>\d{{1,2}})\.?\s*$",
    )
