"""The line by an article's headline that shows its date: where it may stand, and how much speaks for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import islice
from zoneinfo import ZoneInfo

from lxml.html import HtmlElement

from spiders.reading.dates.believed import YEARLESS, Written, believed, is_filled
from spiders.reading.dates.calendars import YEARS
from spiders.reading.dates.legible import legible
from spiders.reading.dates.moments import moment_of, precision_of
from spiders.reading.dates.months import fold
from spiders.reading.dates.spelled import says_year
from spiders.reading.dates.words import words
from spiders.reading.dates.written import labelled, written
from spiders.reading.fields.dated_parts import of_part
from spiders.reading.fields.headline import headline
from spiders.reading.fields.month_first import month_first
from spiders.reading.fields.near_headline import Line, lines_of
from spiders.reading.fields.sentences import AGENCY, dateline, is_sentence, weight_of
from spiders.reading.fields.surroundings import SMALL, STARTS, is_linked, names_of, says_date
from spiders.reading.tree.beside import is_of_teaser
from spiders.reading.tree.page import Page

DATED = ("datetime", "content", "data-time", "data-datetime", "data-date", "data-timestamp", "title")
_DATED = frozenset(DATED)
ENOUGH = 0.5  # what must speak for a line that shows a date
LEAST = 0.3  # and for one where nothing else does
NUMBERLESS = 60  # characters of a line that tells a date without a figure: yesterday, le vingt novembre
LONGEST_IN_WORDS = 90  # of one that tells its year in words
BELOW = 2  # lines below the headline, within which a bare day without a year is the article's
DATELINE = 40  # letters beside the day in that of an agency: Москва, 18 ноября. /ТАСС/
RECENT = timedelta(days=183)  # what lies further back without a year may be a day to come
CLOSE = -3  # lines in front of the headline, beyond which a date is seldom the article's
RELATIVE = "visible, relative"
A_DAY = timedelta(days=1)
_CHANGED = re.compile(r"updated|modified|changed|last-?mod", re.I)
_PUBLISHED = re.compile(r"publ|posted|created|entry-date", re.I)
_MARKS = re.compile(r"date|time|publi|posted|submitted|byline|meta", re.I)
_IN_FIGURES = re.compile(
    r"(?<!\d)\d{1,2}\s?([./-])\s?\d{1,2}\s?\1\s?\d{2,4}(?!\d)"
)  # its month may stand first
_LETTERS = re.compile(r"[^\W\d_]+")
_AGENCY = re.compile(
    rf"/\s?{AGENCY}/|\({AGENCY}(?:\)|,?\s?(?=\d{{1,2}}[./-]\d))|日(?:[(（][^)）]{{1,20}}[)）])?\s?[电電讯訊]$|(?<=\.)\s{AGENCY}$"
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A date that a page shows, how much speaks for it, and what the page calls it.

    ``marked`` is whether the names around it say that it is a date, ``clock`` whether it may be today's,
    in front of the article; ``in_figures`` whether day and month may have changed places; ``bare`` whether
    it stands right below the headline and says no more than a day.
    """

    written: Written
    score: float
    label: str
    marked: bool = False
    clock: bool = False
    in_figures: bool = False
    bare: bool = False


def shown(page: Page, zone: str, now: datetime, sought: date | None = None) -> list[Shown]:
    """The dates shown in an article's head, the likeliest first; only that of the day ``sought`` where a
    line shows it."""
    american = month_first(page, zone)
    read: list[tuple[Line, Line | Shown | None]] = []
    heading = headline(page)
    for line in lines_of(page):
        first = sought and _may_show(line, sought)  # other lines need not be read then
        one = shown_in(line, zone, now, american) if first else line
        if isinstance(one, Shown) and _is_sought(one, sought):
            return [one]
        read.append((line, one))
    told = ((line, shown_in(line, zone, now, american) if one is line else one) for line, one in read)
    found = [one for line, one in told if isinstance(one, Shown) and not is_of_teaser(line.element, heading)]
    asked = next((one for one in found if _is_sought(one, sought)), None)
    return [asked] if asked else sorted(found, key=lambda one: -one.score)


def _may_show(line: Line, day: date) -> bool:
    return str(day.day) in line.text or line.element.tag == "time"


def _is_sought(one: Shown, day: date | None) -> bool:
    return one.written.moment.date() == day and one.label != "changed"


def shown_in(line: Line, zone: str, now: datetime, american: bool) -> Shown | None:
    """The date that a line shows or its element carries, and how much speaks for it."""
    machine = _attribute(line.element, zone, now)
    read = _read(line, zone, now, american, of_parts=machine is None)
    if read is None:
        return None
    line, text, label = read
    guessed = text is not None and (text.method == "relative" or YEARLESS in text.method)
    if machine and (text is None or guessed or _same_day(machine, text, line)):
        found, method = machine, machine.method
    elif text:
        found, method = text, f"visible, {text.method}"
    else:
        return None
    if line.distance < CLOSE and found.moment.date() == now.astimezone(ZoneInfo(zone)).date():
        return None  # the clock of a portal
    if line.late and not label and (line.away or not STARTS.match(line.text)):
        return None
    label, says_so = label or _named_changed(line.element), _is_marked(line.element)
    seen = bool(text) or line.element.tag == "time" or says_so
    score = _score(line, found, label, found is machine, seen) + 0.15 * says_so
    clock = line.outside and label != "published" and _is_near(found, zone, now)
    bare = YEARLESS in method and now - found.moment < RECENT and _is_bare(line)
    in_figures = _IN_FIGURES.search(line.text) is not None
    told = Written(found.moment, found.precision, method, 0.5)
    return Shown(told, score, label, says_so, clock, in_figures, bare)


def _read(
    line: Line, zone: str, now: datetime, american: bool, *, of_parts: bool
) -> tuple[Line, Written | None, str] | None:
    """The date that a line names, or what stands in front of a sentence in it, and what that calls the date;
    or else the one of its parts that is a date. ``None`` where but a sentence tells of a day."""
    if not _may_name_day(line.text):
        return line, None, ""
    text, label = labelled(line.text, zone, now, month_first=american)
    if not label and _is_told(line):
        front = line._replace(text=dateline(line.text))
        read, label = labelled(front.text, zone, now, month_first=american)
        if text and not read:
            return None
        text, line = (read, front) if read else (text, line)
    if not text and of_parts:
        text, label = of_part(line.element, zone, now, american)
    return line, text, label


def _may_name_day(text: str) -> bool:
    if len(text) < NUMBERLESS or any(map(str.isdigit, text)):
        return True
    return len(text) < LONGEST_IN_WORDS and says_year(fold(text))


def _is_bare(line: Line) -> bool:
    """Whether a line right below the headline says no more than a day, or is the dateline of an agency."""
    if not 0 < line.distance <= BELOW:
        return False
    rest, agencies = _AGENCY.subn("", legible(fold(line.text), "", "UTC"))
    said = _LETTERS.findall(rest)
    return _of_days().issuperset(said) or (agencies > 0 and sum(map(weight_of, said)) <= DATELINE)


@lru_cache(1)
def _of_days() -> frozenset[str]:
    """The words that stand around the number of a day and its month."""
    meanings = "in front of a day", "in front of a month", "behind a day", "sign of a month", "sign of a day"
    return frozenset(fold(word) for meaning in meanings for word in words(meaning)) | {"月日"}


def _is_told(line: Line) -> bool:
    """Whether a line tells of a day in a sentence, and is not marked as a date itself."""
    return is_sentence(line.text) and _MARKS.search(names_of(line.element)) is None


def _is_near(found: Written, zone: str, now: datetime) -> bool:
    """Whether a date is that of a clock: today's, or yesterday's where a copy of the page was kept."""
    today = now.astimezone(ZoneInfo(zone)).date()
    return today - A_DAY <= found.moment.date() <= today


def _same_day(machine: Written, text: Written, line: Line) -> bool:
    """Whether a machine's day is that of the text, whose day and month may have changed places in figures."""
    day, shown = machine.moment.date(), text.moment.date()
    swapped = (day.year, day.month, day.day) == (shown.year, shown.day, shown.month)
    return day == shown or (swapped and _IN_FIGURES.search(line.text) is not None)


def _named_changed(element: HtmlElement) -> str:
    """The label ``changed`` where the names of an element say so, and none of them speaks of publication."""
    names = " ".join(
        f"{one.get('class', '')} {one.get('itemprop', '')}"
        for one in (element, *islice(element.iter("time"), 2))
    )
    return "changed" if _CHANGED.search(names) and not _PUBLISHED.search(names) else ""


def _attribute(element: HtmlElement, zone: str, now: datetime) -> Written | None:
    """The date that an element or one within it carries for machines."""
    for part in islice(element.iter(), SMALL):
        for name in () if _DATED.isdisjoint(part.keys()) else DATED:
            said = part.get(name) or ""
            if not 8 <= len(said) <= 60:
                continue
            if moment := moment_of(said, zone):
                found = believed(Written(moment, precision_of(said), "time"), zone, now)
                if found and is_filled(moment):
                    return found
            elif name == "datetime" and (read := written(said, zone, now)) and read.method in YEARS:
                precision = read.precision if read.moment.time() != time() else "day"
                return replace(read, precision=precision, method=f"time, {read.method}")
    return None


def _score(line: Line, found: Written, label: str, machine: bool, shown: bool) -> float:
    """How much speaks for a line; the weights are set on pages whose dates are known."""
    letters = sum(map(len, _LETTERS.findall(line.text)))
    score = 0.6 + 0.15 * machine - 0.3 * (machine and not shown)
    score += {"published": 0.2, "changed": -0.2}.get(label, 0.0)
    named = found.precision == "month" and found.method != "relative"  # which may be that of a report
    score += 0.05 * (found.precision == "minute") - 0.28 * named
    if STARTS.match(line.text):
        letters //= 2  # what follows a date is about it: by whom, in which section
    score -= 0.004 * max(0, letters - 20) + 0.01 * abs(line.distance) + 0.03 * (line.distance < 0)
    score -= 0.2 * (line.distance < CLOSE) + 0.25 * (YEARLESS in found.method) + 0.2 * is_linked(line.element)
    return score


def _is_marked(element: HtmlElement) -> bool:
    return any(says_date(f"{names_of(one)} {one.tag}") for one in _around(element))


def _around(element: HtmlElement) -> Iterator[HtmlElement]:
    yield from islice(element.iter(), 6)
    yield from islice(element.iterancestors(), 2)
