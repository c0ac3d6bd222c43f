"""A text in sentences, and what of it is read: lists of other articles and bare addresses are not."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

SENTENCE_END = re.compile(r"[。！？!?؟۔]+|\.(?=\s|$)|[\r\n]+")
WORD = re.compile(r"\w")
LINE = re.compile(r"[^\r\n]+")
NOT_PROSE = re.compile(r"\s*(?:!\[|https?://\S+\s*$|[^\w]*$)|.*\]\(https?://\S+\)\s*$")
ENDED = re.compile(r"[.!?。！？؟۔:;：；»”\"')）…،,]\s*$")
LED = re.compile(r"[ \t\xa0]*(?:[:：]|[^\w\r\n]*(?:$|[\r\n]))")  # a head, and nothing more in its line
INLINE = re.compile(r"[^:：.!?\r\n]{2,40}[:：]")  # a head, and the mark by which it leads on
HEADLINE = 160  # characters up to which a line can be a headline
STOPS = ' .!?。！？؟۔…"”»'
FEWEST = 3  # lines that are a list of headlines even where full stops end them
LEAD = 300  # characters that are read as the lead where none is given
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Passages:
    """``sentence`` numbers a place; ``read`` says whether the place belongs to the article."""

    starts: list[int]
    margins: list[Span]

    @property
    def count(self) -> int:
        """How many sentences there are."""
        return len(self.starts)

    def sentence(self, at: int) -> int:
        """The number of the sentence at an offset, from nought."""
        return bisect_right(self.starts, at) - 1

    def read(self, at: int) -> bool:
        """Whether the offset lies outside lists of other articles."""
        place = bisect_right(self.margins, at, key=_start) - 1
        return place < 0 or at >= self.margins[place][1]


def alone(text: str, end: int) -> bool:
    """Whether a head that ends there is the end of its line, but for marks, or leads on by a colon."""
    return LED.match(text, end) is not None


def passages(text: str, heads: Sequence[Span] = ()) -> Passages:
    """The sentences and margins of a text; ``heads`` are the places of words such as "Read also"."""
    ends = (match.end() for match in SENTENCE_END.finditer(text))
    starts = [at for at in (0, *ends) if WORD.search(text, at, at + HEADLINE)]
    return Passages(starts, _margins(text, heads))


def _margins(text: str, heads: Sequence[Span]) -> list[Span]:
    lines = [match.span() for match in LINE.finditer(text)]
    opening = {_line_of(lines, start) for start, _ in heads if _leads(text, lines, start)}
    margins = [(start, end) for start, _ in heads if (end := _inline(text, lines, start))]
    last = min(_last_list(text, lines, opening), _last_headlines(text, lines) - 1)
    listing = False
    for number, (start, end) in enumerate(lines):
        listing = number in opening or (listing and _headline(*_line(text, start, end)))
        listing = listing or number > last
        if listing or (end - start < 2_000 and NOT_PROSE.match(text, start, end)):
            margins.append((start, end))
    return sorted(margins)


def _last_list(text: str, lines: list[Span], opening: set[int]) -> int:
    """The line that heads the list with which the text ends, where one does: lines of one sentence each,
    three at least, and fewer letters than came before. They may end in a full stop."""
    first = len(lines)
    while first and lines[first - 1][0] >= len(text) // 2 and _single(text, *lines[first - 1]):
        first -= 1
    heads = [number for number in opening if number + 1 >= first and len(lines) - number > FEWEST]
    return min(heads, default=len(lines))


def _last_headlines(text: str, lines: list[Span]) -> int:
    """The first of the headlines with which the text ends, where it does: lines that nothing ends, three at
    least, behind the end of a sentence. What has a number or a mark before it is said by the article."""
    first = len(lines)
    while first and _headline(*_line(text, *lines[first - 1])):
        first -= 1
    listed = [start for start, end in lines[first:] if text[start:end].strip()]
    told = first and text[lines[first - 1][1] - 1] in STOPS
    return (
        first if told and len(listed) >= FEWEST and all(text[at].isalpha() for at in listed) else len(lines)
    )


def _line(text: str, start: int, end: int) -> tuple[str, str]:
    """So much of a line as tells a headline, and its end."""
    return text[start : min(end, start + HEADLINE + 1)], text[max(start, end - 3) : end]


def _single(text: str, start: int, end: int) -> bool:
    """Whether a line is short, and no sentence ends within it."""
    line = text[start : min(end, start + HEADLINE + 1)].rstrip()
    return len(line) <= HEADLINE and SENTENCE_END.search(line.rstrip(STOPS)) is None


def _inline(text: str, lines: list[Span], at: int) -> int:
    """Where the headline ends to which a head leads behind a sentence: ``... left. Read also: A new law``."""
    start, end = lines[_line_of(lines, at)]
    head = INLINE.match(text, at, min(end, at + HEADLINE))
    before = text[start:at].rstrip()
    if head is None or not before or SENTENCE_END.search(before, len(before) - 1) is None:
        return 0
    return end if end - head.end() <= HEADLINE and not ENDED.search(text[end - 1 : end]) else 0


def _headline(line: str, ending: str) -> bool:
    return len(line) <= HEADLINE and ENDED.search(ending) is None


def _line_of(lines: list[Span], at: int) -> int:
    return bisect_right(lines, at, key=_start) - 1


def _start(span: Span) -> int:
    return span[0]


def _leads(text: str, lines: list[Span], at: int) -> bool:
    """Whether nothing but marks stands before the place in its line."""
    start, end = lines[_line_of(lines, at)]
    return end - start <= 2 * HEADLINE and not any(map(str.isalnum, text[start:at]))
