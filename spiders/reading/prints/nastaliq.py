"""Nastaliq, the slanting hand of Urdu: its words begin high and end on the line, often without a gap."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from spiders.reading.prints.letters import Letter

SLANTED = 0.2  # of the letters of a line stand off it where it is written so
OFF = 0.05  # of the type's size: so far from the line a letter does not end a word
ABOVE = 0.09  # of the type's size: what stands higher behind a letter on the line begins another word
WIDE, OPEN = 0.1, 0.085  # gaps that part words, behind letters that join the next and that never do
_ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3\u06d5\u06fa-\u06ff\u0750-\u077f]")
_NEVER_JOIN = frozenset("اأإآدڈذرڑزژوؤۆ")
_ENDS = frozenset("ںےۓ")  # stand at the end of words only


def is_arabic(letters: Iterable[Letter]) -> bool:
    """Whether all letters are Arabic, spaces aside."""
    seen = [one.char for one in letters if not one.char.isspace()]
    return bool(seen) and all(_ARABIC.match(char) for char in seen)


def base_of(letters: Iterable[Letter]) -> float | None:
    """The height of the line on which letters stand; ``None`` where they do not slant down to it."""
    seen = [one for one in letters if _ARABIC.match(one.char)]
    if not seen:
        return None
    base = Counter(round(one.y, 1) for one in seen).most_common(1)[0][0]
    off = sum(abs(one.y - base) > 2 * OFF * one.size for one in seen)
    return base if off >= SLANTED * len(seen) else None


def are_apart(one: Letter, after: Letter, base: float) -> bool:
    """Whether a letter ends a word; ``after`` is the one to its left. On lines that slant."""
    gap, rise = (one.left - after.right) / one.size, (after.y - one.y) / one.size
    if not (_ARABIC.match(one.char[-1]) and _ARABIC.match(after.char[0])):
        return gap > WIDE
    if one.char[-1] in _ENDS:
        return True
    if one.char[-1] in _NEVER_JOIN:
        return gap > OPEN
    return abs(one.y - base) <= OFF * one.size and (rise > ABOVE or gap > WIDE)
