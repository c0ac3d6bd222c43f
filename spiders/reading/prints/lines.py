"""Letters as they stand on a sheet, put into lines and into the order in which they are read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from spiders.reading.prints import nastaliq
from spiders.reading.prints.letters import Letter

LONGEST = 2_000  # letters of a line; what goes on is another
NEAR = 0.5  # of the type's size: letters whose feet differ by less stand on one line
REACH = 3.0  # of the type's size: a wider gap parts two columns, or two cells
BESIDE = 0.7  # of the type's size: so near stand pieces of one line that come apart in the file
LOOK_BACK = 8  # rows among which the one is looked for that a piece belongs to
GAP = 0.15  # of the type's size: a wider gap between two letters from the right is a space
HIGH, FEW = 0.9, 4  # so high over their line may so few letters begin a word in Nastaliq

# A glyph of several letters gives them in either order; these are how they are read.
LIGATURES = {frozenset(each): each for each in ("لا", "لأ", "لإ", "لآ", "لٱ", "الله", "لله")}
BRACKETS = {"(": ")", "[": "]", "{": "}", "«": "»"}
MIRRORED = BRACKETS | {closing: opening for opening, closing in BRACKETS.items()}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page, counted from 0: its text as it is read, and where it stands in points from the
    sheet's left and lower edge."""

    text: str
    page: int
    left: float
    right: float
    y: float
    size: float
    bold: bool = False


def lines_of(letters: Iterable[Letter], page: int) -> list[Line]:
    """The lines of a page from its letters, which come in the order of the file: so columns stay apart."""
    rows = _joined(_joined(_rows(letters)))  # twice: a last piece may join two that did not reach each other
    return [line for row in rows if (line := _line(row.letters, page)).text]


def _joined(rows: Iterable[_Row]) -> list[_Row]:
    """Rows, the pieces of one line as one."""
    joined: list[_Row] = []
    for row in rows:
        near = joined[: -1 - LOOK_BACK : -1] if len(row.letters) < LONGEST else []
        home = next((one for one in near if len(one.letters) < LONGEST and one.joins(row, BESIDE)), None)
        if home:
            home.take(row)
        else:
            joined.append(row)
    return joined


@dataclass(slots=True)
class _Row:
    """Letters that stand on one line, and how far they reach."""

    letters: list[Letter]
    y: float
    left: float
    right: float
    size: float

    @classmethod
    def of(cls, letter: Letter) -> _Row:
        """A row of one letter."""
        return cls([letter], letter.y, letter.left, letter.right, letter.size)

    def joins(self, other: _Row, reach: float) -> bool:
        """Whether another row is a piece of this one, no farther off than ``reach`` sizes of its type."""
        size = max(self.size, other.size)
        off = abs(self.y - other.y)
        if off > NEAR * size and (off > HIGH * size or not self._may_hang(other)):
            return False
        return self.left - reach * size < other.right and other.left < self.right + reach * size

    def _may_hang(self, other: _Row) -> bool:
        """Whether one of two rows may be letters that hang over the other, as a word begins in Nastaliq."""
        few = min((self.letters, other.letters), key=len)
        return len(few) <= FEW and nastaliq.is_arabic(few) and nastaliq.is_arabic(self.letters[:FEW])

    def take(self, other: _Row) -> None:
        """Take in another row's letters."""
        mine, theirs = len(self.letters), len(other.letters)
        self.y = (self.y * mine + other.y * theirs) / (mine + theirs)
        self.left, self.right = min(self.left, other.left), max(self.right, other.right)
        self.size = max(self.size, other.size)
        self.letters += other.letters


def _rows(letters: Iterable[Letter]) -> Iterator[_Row]:
    row: _Row | None = None
    for letter in letters:
        if letter.char.isspace():
            if row:
                row.letters.append(letter)
            continue
        one = _Row.of(letter)
        if row and len(row.letters) < LONGEST and row.joins(one, REACH):
            row.take(one)
            continue
        if row:
            yield row
        row = one
    if row:
        yield row


def _line(row: list[Letter], page: int) -> Line:
    seen = [letter for letter in row if not letter.char.isspace()]
    text = "".join(one.char for one in row) if _is_in_order(seen) else _by_place(row)
    size = sorted(one.size for one in seen)[len(seen) // 2]
    left, right = min(one.left for one in seen), max(one.right for one in seen)
    y = sorted(one.y for one in seen)[len(seen) // 2]
    bold = sum(one.bold for one in seen) * 2 > len(seen)
    return Line(plain(text), page, left, right, y, size, bold)


_FORMS = re.compile("[\u2e80-\u2fdf\uf900-\ufaff\ufb00-\ufdff\ufe70-\ufefc]")
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b\u2060\ufeff\ufffe\uffff\ue000-\uf8ff\ud800-\udfff]")


def plain(text: str) -> str:
    """A text with forms of letters as letters, composed, and with single spaces."""
    text = _FORMS.sub(lambda found: unicodedata.normalize("NFKC", found.group()), text)
    return unicodedata.normalize("NFC", " ".join(_UNSEEN.sub("", text).split()))


def _is_in_order(letters: list[Letter]) -> bool:
    """Whether letters come from the left to the right; those of a second type may come behind all others."""
    return all(
        before.x - 0.5 * after.size < after.x and unicodedata.bidirectional(after.char) not in ("R", "AL")
        for before, after in pairwise([letters[0], *letters])
    )


def _by_place(row: list[Letter]) -> str:
    """A line read by where its letters stand: from the right where most of them are written so."""
    glyphs = list(_spaced(_glyphs([one for one in row if one.size or not one.char.isspace()])))
    kinds = "".join(_kind(glyph) for glyph in glyphs)
    text = _ordered(glyphs, kinds, from_right="R" in kinds and kinds.count("R") >= kinds.count("L"))
    return _brackets(text)


def _glyphs(row: list[Letter]) -> list[Letter]:
    """The letters by place from the left, marks behind what they stand on, ligatures as one."""
    bases = [one for one in row if not unicodedata.combining(one.char)]
    glyphs: list[Letter] = []
    for one in sorted(bases, key=_place):
        if glyphs and not one.char.isspace() and abs(glyphs[-1].x - one.x) < 0.02 * one.size:
            last = glyphs[-1]
            glyphs[-1] = replace(last, char=last.char + one.char, right=max(last.right, one.right))
        else:
            glyphs.append(one)
    for place, glyph in enumerate(glyphs):
        if len(glyph.char) > 1:
            glyphs[place] = replace(glyph, char=LIGATURES.get(frozenset(glyph.char), glyph.char))
    for mark in row:
        if unicodedata.combining(mark.char):
            _set_mark(glyphs, mark)
    return glyphs


def _place(letter: Letter) -> float:
    """Where a letter comes in its line; a space stands before what has its very place, or nearly."""
    return letter.x - 0.1 * letter.size if letter.char.isspace() else letter.x


def _set_mark(glyphs: list[Letter], mark: Letter) -> None:
    middle = (mark.left + mark.right) / 2
    near = [place for place, one in enumerate(glyphs) if not one.char.isspace()]
    if near:
        place = min(near, key=lambda one: max(glyphs[one].left - middle, middle - glyphs[one].right))
        glyphs[place] = replace(glyphs[place], char=glyphs[place].char + mark.char)


def _spaced(glyphs: list[Letter]) -> Iterator[str]:
    last: Letter | None = None
    base = nastaliq.base_of(glyphs)
    for glyph in glyphs:
        if last and base is not None:
            if nastaliq.are_apart(glyph, last, base):
                yield " "
        elif last and glyph.left - last.right > GAP * glyph.size:
            yield " "
        yield glyph.char
        if not glyph.char.isspace():
            last = glyph


def _kind(glyph: str) -> str:
    """How a glyph takes part in the order: from the Right, from the Left, Number, separator, other."""
    kind = unicodedata.bidirectional(glyph[0])
    named = {"R": "R", "AL": "R", "L": "L", "EN": "N", "AN": "N", "CS": "C"}
    return named.get(kind, "o")


_LEFT_IN_RIGHT = re.compile("L(?:[LNCo]*[LN])?|N(?:C?N)*")
_RIGHT_IN_LEFT = re.compile("R(?:[RNCo]*R)?")


def _ordered(glyphs: list[str], kinds: str, *, from_right: bool) -> str:
    """Glyphs as they stand from the left, in the order of reading."""
    pieces: list[str] = []
    at = 0
    for run in (_LEFT_IN_RIGHT if from_right else _RIGHT_IN_LEFT).finditer(kinds):
        inner = glyphs[run.start() : run.end()]
        pieces += glyphs[at : run.start()]
        pieces.append("".join(inner) if from_right else _ordered(inner, run.group(), from_right=True))
        at = run.end()
    pieces += glyphs[at:]
    return "".join(reversed(pieces) if from_right else pieces)


# From the right, an opening bracket looks like a closing one; files hold now the one, now the other.
_CLOSES = re.compile(r"(?<!\S)[)\]}»](?=\S)")
_OPENS = re.compile(r"(?<=\S)[(\[{«](?=[\s.,:،؛؟!]|$)")


def _brackets(text: str) -> str:
    """A line whose brackets open and close where the spaces say that they do."""
    for wrong in (_CLOSES, _OPENS):
        text = wrong.sub(lambda found: MIRRORED[found.group()], text)
    return text
