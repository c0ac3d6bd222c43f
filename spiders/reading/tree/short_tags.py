"""Whether all tags of a page are short, told by looks at a few places: the rest of it need not be read."""

from __future__ import annotations

import re
from itertools import pairwise

from spiders.reading.tree.tags import ATTRIBUTE_GOES_ON, NAME_GOES_ON, REST, SPACE, VALUE

LEAST, MOST = 3_000, 20_000  # bytes in which one look is taken
BUDGET = 4_000_000_000  # bytes of a page by those: what an attack takes some two seconds for

# Where a tag may stand when a look falls into it, but in a quotation: in its name, between attributes, in the
# name of one or behind it, before its value, in a value without quotation marks.
_PLACES = [
    re.compile(f"{begins}{REST}".encode())
    for begins in (NAME_GOES_ON, "", ATTRIBUTE_GOES_ON, rf"[{SPACE}]*+{VALUE}", rf"[^{SPACE}>]*+")
]
_REST = re.compile(REST.encode())


def has_short_tags(markup: bytes) -> bool:
    """Whether no tag can be so long that its attributes, which libxml2 compares each with each, cost much.

    At every look, a tag that is open there ends before the next one, wherever in it the look falls; or its
    one value goes on until then. So none has more attributes than stand between three looks. ``False`` where
    that is not certain.
    """
    step = min(MOST, max(LEAST, BUDGET // (len(markup) or 1)))
    # Where a tag begins, the next one ends soon.
    begun = ((start, markup.find(b"<", start, start + step)) for start in range(step, len(markup), step))
    looks = (found if found >= 0 else start for start, found in begun)
    return all(_ends_soon(markup, start, end) for start, end in pairwise(looks))


def _ends_soon(markup: bytes, start: int, end: int) -> bool:
    """Whether a tag that is open at one place ends before the other, or is in a quotation that goes on."""
    if not all(place.match(markup, start, end) for place in _PLACES):
        return False
    ends = (markup.find(mark, start, end) for mark in (b'"', b"'"))
    return all(found < 0 or _REST.match(markup, found + 1, end) for found in ends)
