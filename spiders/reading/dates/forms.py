"""The forms of written dates, as regular expressions over folded and marked lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from spiders.reading.dates.months import NAME, NAMES, fold

# Words that may stand between the parts of a date, and say nothing.
BEHIND_DAY = "st|nd|rd|th|er|º|°|ª|го|чи|chi|نچی|inci|nji|njy|de|of|ngay|the|ماه|من|برج|di"
BEHIND_MONTH = "ឆ្នាំ|ປີ|ปี|del|de|d|nam|of|عام|سنة|لعام|لسنة|سال|ماه|соли|года|พ.ศ|ค.ศ|yil|do|rok"
BEHIND_YEAR = (
    "njy yylyn|nji yylyn|yylyn|yilning|yilda|yili|yil|йилнинг|йил|жылдын|жылдың|жылғы|жылы|жыл|жил|"
    "ж|г|й|y|года|год|оны|il"
)
UNITS = {"Y": "年|년", "M": "月|월", "D": "日|号|號|일"}


def _either(words: str) -> str:
    return "|".join(re.escape(word) for word in sorted(fold(words).split("|"), key=len, reverse=True))


def forms(line: str) -> Iterator[re.Pattern[str]]:
    """The forms of whole days that may stand in a line: groups ``year`` or ``short`` or ``era``, ``month`` or
    ``name``, and ``day``."""
    letters = set(line)
    return (form for form, signs in _whole() if not (signs and letters.isdisjoint(signs)))


def lesser_forms(line: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    """The precision and the form of days without a year and of months without a day that may stand in a line;
    believed where it says little else."""
    letters = set(line)
    return (
        (precision, form) for precision, form, signs in _lesser() if not (signs and letters.isdisjoint(signs))
    )


def _compiled(form: str) -> tuple[re.Pattern[str], frozenset[str]]:
    """A form, and the signs of which one stands in every line that holds it; none where any line may."""
    signs = next((signs for part, signs in _telling() if part in form), "")
    return re.compile(form), frozenset(signs)


@lru_cache(1)
def _telling() -> tuple[tuple[str, str], ...]:
    """What a form may be of, and the signs of which one stands in a line then."""
    years, months = ("".join(word[0] for word in fold(UNITS[unit]).split("|")) for unit in "YM")
    return (
        (NAME, NAMES),
        ("年", years),
        ("月", months),
        ("民", "民"),
        ("оны", "ы"),
        ("thang", "t"),
        ("<mark>", "-/."),
    )


@lru_cache(1)
def _whole() -> tuple[tuple[re.Pattern[str], frozenset[str]], ...]:
    name, clear = f"(?P<name>{NAME})", r"(?<![a-z\d])(?<!\d[.,/-])"
    day, year = r"(?<![\d:])(?P<day>\d{1,2})(?!\d)", r"(?<!\d)(?P<year>\d{4})(?!\d|:\d)"
    d, m, y = (rf"(?:{_either(words)})\.?" for words in (BEHIND_DAY, BEHIND_MONTH, BEHIND_YEAR))
    years, months, days = (rf"\s*(?:{_either(UNITS[unit])})\s*" for unit in "YMD")
    numbers = (
        rf"{years}(?P<month>\d{{1,2}}){months}(?P<day>\d{{1,2}})(?:{days.rstrip(chr(42) + 's' + chr(92))})"
    )
    gap = r"[\s.,،/|»\"”-]"
    return tuple(
        _compiled(form)
        for form in (
            rf"{clear}(?P<year>\d{{4}})\s?(?P<mark>[-/.])\s?(?P<month>\d{{1,2}})\s?(?P=mark)\s?(?P<day>\d{{1,2}})(?!\d|\.\d)",
            rf"(?<!\d)(?P<year>\d{{4}}){years}(?P<month>\d{{1,2}}){months}(?P<day>\d{{1,2}})(?!\d)",
            rf"(?:民國|民国|中華民國)\s*(?P<minguo>\d{{2,3}}){numbers}",
            rf"(?<!\d)(?P<minguo>1\d\d){numbers}",
            r"(?:民國|民国|中華民國)\s*(?P<minguo>\d{2,3})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)",
            rf"{clear}(?P<bare>1[01]\d)(?P<mark>[-/.])(?P<month>\d\d)(?P=mark)(?P<day>\d\d)(?![\d./-])",
            rf"(?:令和)\s*(?P<reiwa>\d{{1,2}}){numbers}",
            rf"{clear}(?P<day>\d{{1,2}})\s?(?P<mark>[-/.])\s?(?P<month>\d{{1,2}})\s?(?P=mark)\s?(?P<year>\d{{4}})(?!\d|\.\d|-[a-z])",
            rf"{clear}(?P<day>\d{{1,2}})(?P<mark>[/.])(?P<month>\d{{1,2}})(?P=mark)(?P<short>\d{{2}})(?![\d./%])",
            rf"{day}\s*(?:thang|thg|th)\.?\s*(?P<month>\d{{1,2}})\s*[,/-]?\s*(?:nam\s*)?{year}",
            rf"(?<![^\W\d])(?:thang|thg|th)\.?\s*(?P<month>\d{{1,2}}),?\s*(?:ngay\s*)?{day}\s*,?\s*(?:nam\s*)?{year}",
            rf"{day}\s+(?P<month>\d{{1,2}}){months}{year}",
            rf"{day}(?:{gap}*{d})*{gap}*{name}\.?{gap}*(?:{m}{gap}*)*{year}",
            rf"{name}\.?\s*{day}(?:st|nd|rd|th)?{gap}*(?:{m}{gap}*)?{year}",
            rf"{year}{gap}*(?:{y}(?![^\W\d_]))?{gap}*{day}{gap}*(?:{d})?{gap}*{name}",
            rf"{year}\s*(?:[,-]|كال د|كال)?\s*{name}\.?\s*{day}",
            rf"{year}\s*оны\s*(?P<month>\d{{1,2}})\s*(?:-?р|дугаар|дүгээр)?\s*сарын\s*{day}",
            rf"{day}(?P<mark>[-/ ]){name}\.?(?:(?P=mark)(?<! )|,?\s*')(?P<short>\d\d)(?![\d:])",
            rf"{name}\.?\s*{day},?\s*'(?P<short>\d\d)(?!\d)",
        )
    )  # fmt: skip


@lru_cache(1)
def _lesser() -> tuple[tuple[str, re.Pattern[str], frozenset[str]], ...]:
    name, d = f"(?P<name>{NAME})", rf"(?:{_either(BEHIND_DAY)})\.?"
    years, months, days = (rf"\s*(?:{_either(UNITS[unit])})" for unit in "YMD")
    year, gap = r"(?P<year>\d{4})(?!\d)", r"[\s.,-]"
    clock, alone = r"(?=,?\s+\d\d:\d\d)", r"(?<!\d)(?<!\d[\s.-])"
    return tuple(
        (precision, *_compiled(form))
        for precision, form in (
            ("day", rf"(?<![\w:.,/])(?P<day>\d{{1,2}})(?!\d)(?:{gap}*{d})?{gap}*{name}(?!\.?\s*\d{{4}})"),
            ("day", rf"{name}\.?\s*(?P<day>\d{{1,2}})(?![\d:]|[a-z](?<![snrt]))"),
            ("day", rf"(?<!\d)(?P<month>\d{{1,2}}){months}\s*(?P<day>\d{{1,2}}){days}"),
            ("day", rf"^\D*(?<!\d)(?P<month>\d{{2}})-(?P<day>\d{{2}}){clock}"),
            ("day", rf"^\D*(?<!\d)(?P<day>\d{{1,2}})[./](?P<month>\d{{2}}){clock}"),
            ("month", rf"{alone}{name}\.?\s*,?\s*(?:(?:de|del|nam|of)\s*)?{year}(?=\s*(?:$|[^\w\s]))"),
            ("month", rf"(?:thang|thg)\s*(?P<month>\d{{1,2}})\s*[,/-]?\s*(?:nam\s*)?{year}"),
            ("month", rf"(?<!\d)(?P<year>\d{{4}}){years}\s*(?P<month>\d{{1,2}}){months}(?!\s*\d)"),
        )
    )  # fmt: skip
