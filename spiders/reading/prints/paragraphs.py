"""Lines of printed pages put together into paragraphs; running heads and page numbers left out."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise
from statistics import median

from spiders.reading.prints.formal import begins_subject, stands_alone
from spiders.reading.prints.hyphens import is_broken, joined, words_within
from spiders.reading.prints.letter_words import either
from spiders.reading.prints.lines import Line

EDGE = 2  # lines at a page's head and foot that may run through all pages
HEAD = 30  # lines at the head of page one, among which some are of a letter's head
NARROW = 0.6  # of the widest line: how wide lines are that are no piece of the text
RAGGED = 0.75  # of its column that a line fills where it is one of a paragraph with ragged lines
WINDOW = 3  # lines before and behind one that tell how wide its column is
LONGEST_HEADING = 200
LONGEST_ROW = 60  # characters of a line of a letterhead

_OF = rf"(?:(?:{either('of so many pages')})\s*\d{{1,4}}\s*页?)?"
_PAGE_NUMBER = re.compile(rf"[\s\-–—|•]*(?:(?:{either('page')})\s*)?\d{{1,4}}\s*页?\s*{_OF}[\s\-–—|•]*", re.I)
_BULLET = re.compile(r"([•◦▪●○■–—*✓➢❖·-])\s+(?=\S)|\(?(?:\d{1,2}|[a-zđа-я])[.)](?=\s)|[IVX]{1,5}\.(?=\s)")
_ENDS = re.compile(r"[.!?。！？؟۔…:;][\"'»”’)\]]*$")
_UNSPACED = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]")  # scripts without spaces


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, words that a line's end broke made whole, and how it is set: in points, from the sheet's
    left edge. ``page`` is the one on which it begins; ``rows`` are its lines where all of them are short."""

    text: str
    page: int
    left: float
    right: float
    size: float
    bold: bool
    rows: tuple[str, ...] = ()


def body_size(lines: Iterable[Line]) -> float:
    """The size of type in which most is set; 0 without lines."""
    tally: Counter[float] = Counter()
    for line in lines:
        tally[round(line.size * 2) / 2] += len(line.text)
    return tally.most_common(1)[0][0] if tally else 0.0


def without_running(lines: list[Line]) -> list[Line]:
    """Lines without those that run through the pages at head or foot, and without page numbers."""
    pages = [list(page) for _, page in groupby(lines, key=lambda line: line.page)]
    edges = [_edges(page) for page in pages]
    tally = Counter(name for edge in edges for name in {_bare(line) for line in edge})
    enough = max(2.0, 0.4 * len(pages))
    numbers = {id(line) for edge in edges for line in edge if _PAGE_NUMBER.fullmatch(line.text)}
    running = {id(line) for edge in edges for line in edge if tally[_bare(line)] >= enough}
    if 2 * len(running) > len(lines):  # sheets of a few lines that resemble each other: forms, slides
        running = set()
    return [line for line in lines if id(line) not in running | numbers]


def _edges(page: list[Line]) -> list[Line]:
    by_height = sorted(page, key=lambda line: -line.y)
    return by_height if len(page) <= 2 * EDGE else [*by_height[:EDGE], *by_height[-EDGE:]]


def _bare(line: Line) -> tuple[str, int]:
    return re.sub(r"\d+", "#", line.text.lower()), round(line.y)


def paragraphs_of(lines: list[Line]) -> list[Paragraph]:
    """The paragraphs of lines, which stand in the order of reading."""
    pieces: list[list[Line]] = []
    leading = _leading(lines)
    for place, line in enumerate(lines):
        before = lines[place - 1] if place else None
        if before is None or _begins(lines, place, before, leading):
            pieces.append([])
        pieces[-1].append(line)
    known = words_within(line.text for line in lines)
    return [_paragraph(piece, known) for piece in pieces]


def _paragraph(lines: list[Line], known: frozenset[str]) -> Paragraph:
    texts = tuple(line.text for line in lines)
    return Paragraph(
        joined(texts, known),
        lines[0].page,
        min(line.left for line in lines),
        max(line.right for line in lines),
        median(line.size for line in lines),
        all(line.bold for line in lines),
        texts if len(texts) > 1 and max(map(len, texts)) < LONGEST_ROW else (),
    )


def _leading(lines: list[Line]) -> float:
    """How far lines of a paragraph stand apart, in sizes of their type."""
    steps = [
        (before.y - line.y) / line.size
        for before, line in pairwise(lines)
        if before.page == line.page and 0 < before.y - line.y < 3 * line.size
    ]
    return max(1.0, median(steps)) if steps else 1.2


def _begins(lines: list[Line], place: int, before: Line, leading: float) -> bool:
    """Whether a line is the first of a paragraph."""
    line = lines[place]
    if _are_set_apart(before, line) or _BULLET.match(line.text) or _is_of_head(lines, place, before):
        return True
    if before.page != line.page:
        return bool(_ENDS.search(before.text)) or _had_room(lines, place)
    if line.y > before.y + 0.5 * line.size:  # another column, or another cell
        return bool(_ENDS.search(before.text)) or not _are_alike(before, line)
    step = (before.y - line.y) / line.size
    if not 0.5 <= step <= 1.3 * leading or line.right < before.left or before.right < line.left:
        return True
    if _are_centred(before, line):
        return before.bold != line.bold
    return _is_indented(before, line) or _had_room(lines, place)


def _is_of_head(lines: list[Line], place: int, before: Line) -> bool:
    """Whether a line, or the one before it, is one of a letter's head that goes into no paragraph."""
    line = lines[place]
    if line.page or place >= HEAD:
        return False
    narrow = NARROW * max(one.right - one.left for one in lines[: 2 * HEAD])
    alone = any(one.right - one.left < narrow and stands_alone(one.text) for one in (line, before))
    return alone or begins_subject(line.text)


def _are_set_apart(one: Line, other: Line) -> bool:
    """Whether lines differ in type as those of two paragraphs do; bold words within one are none."""
    if abs(one.size - other.size) > 0.06 * max(one.size, other.size):
        return True
    apart = abs(_sides(one)[0] - _sides(other)[0])
    return one.bold != other.bold and apart > (1 if other.bold else 4) * one.size


def _are_centred(one: Line, other: Line) -> bool:
    apart = abs((one.left + one.right) - (other.left + other.right)) / 2
    return apart < 0.4 * one.size and abs(one.left - other.left) > one.size


def _are_alike(one: Line, other: Line) -> bool:
    """Whether two lines fill columns of one width."""
    widths = sorted((one.right - one.left, other.right - other.left))
    return widths[0] > 0.85 * widths[1] and widths[0] > 10 * one.size


def _is_indented(before: Line, line: Line) -> bool:
    start, last = _sides(line)[0], _sides(before)[0]
    return start - last > 0.8 * line.size and not _BULLET.match(before.text)


def _had_room(lines: list[Line], place: int) -> bool:
    """Whether the first word of a line would have found room at the end of the one before."""
    before, line = lines[place - 1], lines[place]
    if is_broken(before.text) and not _BULLET.match(line.text):
        return False
    start, end = _sides(before)
    near = lines[max(0, place - 1 - WINDOW) : place + 1 + WINDOW]
    column = max((_sides(one)[1] for one in near if _is_beside(one, before)), default=end)
    letter = (line.right - line.left) / max(1, len(line.text))
    word = 1 if _UNSPACED.match(line.text) else len(line.text.split(" ", 1)[0]) + 1
    if column - end <= (word + 1) * letter + 0.02 * (column - start):
        return False
    return end - start < RAGGED * (column - start) or not _goes_on(before.text, line.text)


def _goes_on(text: str, more: str) -> bool:
    """Whether a line ends in the midst of a sentence: lines that a hand broke are of many lengths."""
    return not _ENDS.search(text) and not more[0].isupper() and not _UNSPACED.match(more)


def _is_beside(one: Line, other: Line) -> bool:
    """Whether two lines stand in one column of one type."""
    apart = abs(_sides(one)[0] - _sides(other)[0])
    return one.page == other.page and apart < 4 * one.size and abs(one.size - other.size) < 0.1 * one.size


@lru_cache(maxsize=64)
def _sides(line: Line) -> tuple[float, float]:
    """Where a line starts and ends, counted in the direction of its reading."""
    return (-line.right, -line.left) if is_from_right(line.text) else (line.left, line.right)


def is_from_right(text: str) -> bool:
    """Whether most letters of a text are written from the right."""
    kinds = Counter(map(unicodedata.bidirectional, text[:200]))
    return kinds["R"] + kinds["AL"] > kinds["L"]


def told(paragraphs: Iterable[Paragraph], usual: float) -> Iterator[tuple[str, str]]:
    """The text of each paragraph behind its letter of ``storage.article.LINES``."""
    for paragraph in paragraphs:
        text = paragraph.text
        bullet = _BULLET.match(text)
        if bullet and bullet.group(1):
            yield "l", text[bullet.end() :]
        elif bullet and not paragraph.bold:
            yield "l", text
        else:
            yield ("h" if _is_heading(paragraph, text, usual) else "p"), text


def _is_heading(paragraph: Paragraph, text: str, usual: float) -> bool:
    set_apart = paragraph.bold or paragraph.size > 1.1 * usual
    return set_apart and len(text) < LONGEST_HEADING and not text.endswith((".", "。", "۔", ";", ","))
