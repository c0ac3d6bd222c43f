"""Spans of days in folded and marked lines: their ends are no days of publication."""

from __future__ import annotations

import re

from spiders.reading.dates.forms import either
from spiders.reading.dates.months import NAME, WEEKDAYS

NEAR = 40  # characters in front of a day within which its hours stand
TO, AND = either("until"), either("and")
_DAY = rf"(?:{either('in front of a day')})?\s*"
_SIGN = either("sign of a day")
_BETWEEN = re.compile(rf"[\s,]*(?:{TO})[\s,]*{_DAY}")
_BEGUN = re.compile(  # a day in front of a day (3-11 March), or a number's name; no Vietnamese weekday
    rf"(?<![\w:.,/-])(?<!thu )(?<!\d )\d{{1,2}}(?:\s*{NAME})?\.?\s*(?:{TO}|{AND})\s*{_DAY}[{WEEKDAYS}]?\s*$"
    rf"|(?<!\d)\d{{1,2}}(?P<mark>[./-])\d{{1,2}}(?P=mark)\d{{4}}\s*(?:{TO})\s*{_DAY}$"
    rf"|(?<![\w:.,/-])\d{{1,2}}(?:/\d{{1,2}}\s*(?:{TO})|\.\d{{1,2}}\.?\s+(?:{TO})(?<=\w))\s*{_DAY}$"
    rf"|(?<!\w)(?:{either('name of a number')})\.?:?\s$"
)
_DIALLED = re.compile(r"\d{3}\)?[ -]$|(?<!gmt)(?<!utc)\+\d{1,3}\s$")  # in front of a number like a phone's
_DOTTED = re.compile(r"[0-3]\d\.[01]\d\.20\d\d")
_COUNT = re.compile(
    r"(?:^|[^\d+()\s.-]\s?)[1-9](?:\d{2,6}|\d{0,2} \d{3})\s$"
)  # of readers, in front of a day
_LIKE_A_PHONE = re.compile(r"[\d\s.-]+")
_GOES_ON = re.compile(
    rf"\s*(?:{_SIGN})?\s*(?:{TO}|{AND})\s*\d{{1,2}}\s*(?:{_SIGN})"
    rf"|\s*(?:{TO})\s*\d{{1,2}}(?P<mark>[./-])\d{{1,2}}(?P=mark)\d\d(?:\d\d)?(?!\d)"
)
_MINUTES = rf"(?:{either('hour before minutes')}|\.)\s?\d\d"
_HALF = r"[ap]\.?m\b\.?"
_HOUR = rf"\d{{1,2}}\s?(?:{_HALF}|{_MINUTES}(?:\s?{_HALF})?|(?:{either('hour alone')})(?![^\W\d_]))"
_HOURLY = rf"{_HOUR}\s*(?!(?<=\d)-\d)(?:{TO})\s*(?:[^\W\d_]{{1,6}}\s)?{_HOUR}"  # 10:05-12:30 may name a zone
_HOURS_BEHIND = re.compile(rf"[\s,،|(]*(?:[^\W\d_]{{1,5}}\.?\s){{0,2}}{_HOURLY}(?!\d)")
_HOURS_BEFORE = re.compile(rf"(?<![\d.:]){_HOURLY}[\s,،|]*(?:[^\W\d_]{{1,5}}\s)?$")


def is_at_hours(before: str, behind: str) -> bool:
    """Whether a span of hours stands beside a day: something takes place then."""
    return bool(_HOURS_BEHIND.match(behind) or _HOURS_BEFORE.search(before[-NEAR:]))


def joins(between: str) -> bool:
    """Whether what stands between two days makes them the ends of a span."""
    return _BETWEEN.fullmatch(between) is not None


def is_end(before: str, day: str, behind: str) -> bool:
    """Whether a day is an end of a span whose other end is less than a day, or a part of a longer number."""
    if _LIKE_A_PHONE.fullmatch(day) and _DIALLED.search(before):
        return not (_DOTTED.fullmatch(day.strip()) and _COUNT.search(before))
    return bool(_BEGUN.search(before) or _GOES_ON.match(behind))
