"""Lines as the forms of dates want them: folded and marked, with figures for words, and whole years."""

from __future__ import annotations

import re
from functools import lru_cache

from spiders.reading.dates.forms import MARK, either
from spiders.reading.dates.months import NAME, WEEKDAYS, fold, marked, may_name
from spiders.reading.dates.numbers import NUMERALS, figure
from spiders.reading.dates.spelled import in_figures, says_year

THAI = "Asia/Bangkok"  # where years may be Buddhist without saying so
PERSIAN = frozenset(("Asia/Tehran", "Asia/Kabul"))  # where figures in Persian letters count by the sun

_EASTERN = "月火水木金土日一二三四五六天"
_TWICE = re.compile(rf"({NAME})\.?\s?[/(،,-]\s?\1\)?")  # a month by both of its Arabic names
_BRACKETED = re.compile(rf"\s?\((?:周|週|星期)?(?P<day>[{_EASTERN}])\)")  # 11/20(五)
_CALLED = re.compile(
    rf"(?:星期|礼拜|禮拜|(?<![上下本这這每一两])[周週])(?P<day>[{_EASTERN[7:]}日])(?![年月日])"
)  # 11月20日 周五
_JOINED_HOUR = re.compile(  # 20/11/202618:30
    r"(?<!\d)(?:\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d|(?:19|20)\d\d[/.-]\d\d[/.-]\d\d)(?=\d\d:\d\d(?!\d))"
)
_GLUED_HALF = re.compile(r"(?<=\d)\s?(?:[AaPp][Mm])(?=[A-Z][a-z]{2})")  # 02:30 PMUpdated
_BASIC = re.compile(  # 20261118T101500Z
    r"(?P<year>20(?<!\w20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>[0-3]\d)t(?P<hour>[0-2]\d)(?P<minute>[0-5]\d)(?:[0-5]\d)?(?!\d)"
)
_THAI_LETTER = re.compile("[\u0e01-\u0e7f]")
_SHORT_BUDDHIST = re.compile(
    rf"(?P<before>(?<!\d)\d{{1,2}}(?:[/.-]\d{{1,2}}[/.-]|\s*{NAME}\.?\s*))(?P<short>[3-9]\d)(?![\d:./])"
)
_PERSIAN_FIGURES = re.compile(r"(?<![۰-۹/])[۰-۹]{2}/[۰-۹]{2}/[۰-۹]{2}(?![۰-۹/])")
_SHORT_JALALI = re.compile(
    r"(?<![\d/])(?P<year>\d\d)(?P<rest>/(?:0[1-9]|1[0-2])/(?:0[1-9]|[12]\d|3[01]))(?![\d/])"
)
_FIGURE = re.compile(r"\d")
_MARKED = re.compile(rf"\d(?:{MARK}\d|\d{{7}})")
_MONTH_AHEAD = re.compile(rf"(?:{either('in front of a month')})\.?\s*\d")
_CHINESE = re.compile(rf"[{NUMERALS}]{{1,5}}(?=\s*[年月日号號时時点點分])")


def may_date(folded: str) -> bool:
    """Whether a folded line may name a day: it has a figure or a word for one. If it is of plain letters, it
    names a month, too, or a sign stands between two of its numbers."""
    if not folded.isascii():
        return bool(_FIGURE.search(folded) or _CHINESE.search(folded)) or says_year(folded)
    if not _FIGURE.search(folded):
        return says_year(folded)
    return bool(_MARKED.search(folded) or may_name(folded) or _MONTH_AHEAD.search(folded))


def legible(folded: str, text: str, zone: str) -> str:
    """A folded line of a source in ``zone`` as the forms of dates want it; ``text`` is the line itself."""
    if ":" in folded:
        folded = _JOINED_HOUR.sub(r"\g<0> ", folded)
    if _GLUED_HALF.search(text):
        folded = fold(_GLUED_HALF.sub(r"\g<0> ", text))
    line = _BASIC.sub(r"\g<year>-\g<month>-\g<day>t\g<hour>:\g<minute>", folded)
    line = marked(line)
    if not folded.isascii():
        line = _TWICE.sub(r"\1", _chinese(line))
        line = _BRACKETED.sub(lambda found: f" ({_weekday(found)})", line)
        line = _CALLED.sub(_weekday, line)
    line = _noon().sub(r"\g<year>12:00", in_figures(line))
    if zone == THAI or _THAI_LETTER.search(folded):
        line = _SHORT_BUDDHIST.sub(r"\g<before>25\g<short>", line)
    if zone in PERSIAN and _PERSIAN_FIGURES.search(text):
        line = _SHORT_JALALI.sub(r"14\g<year>\g<rest>", line)
    return line


def _weekday(found: re.Match[str]) -> str:
    return WEEKDAYS[_EASTERN.index(found["day"]) % 7]


def _chinese(line: str) -> str:
    """A line with Chinese numerals before a unit of time as figures, padded to the same length."""
    return _CHINESE.sub(lambda found: figure(found.group()).ljust(len(found.group())), line)


@lru_cache(1)
def _noon() -> re.Pattern[str]:
    """The word for noon behind a year: 12 août 2026 à midi."""
    return re.compile(rf"(?P<year>\d{{4}},?\s)(?:{either('noon behind a year')})(?![^\W\d_])")
