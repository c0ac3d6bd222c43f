"""Where a republished article comes from: the source line at its end, as an address or a name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from storage.origin import labels

LAST = 12  # lines, counted from the end, among which a source line is looked for
LONGEST = 400  # characters of a source line
LONGEST_NAME = 80
MOST_WORDS = 10  # of a name; more are a sentence

_ADDRESS = re.compile(r"https?://[^\s<>\"'()\[\]]{4,}")
_SENTENCE = re.compile(r"[!?。！？؟۔;؛]|\.\s|،\s|[:：]")


def origin_of(text: str | Sequence[str]) -> str | None:
    """What the source line of a text names; ``None`` where it has none."""
    lines = [line for line in (text.splitlines() if isinstance(text, str) else text) if line.strip()]
    return next((found for line in reversed(lines[-LAST:]) if (found := named_in(line))), None)


def named_in(line: str) -> str | None:
    """The address or name behind a label such as ``Nguồn:``; ``None`` where the line is none of it."""
    if len(line) > LONGEST:
        return None
    found = _labelled().match(line)
    if found is None:
        return None
    rest = line[found.end() :].strip(" .()（）【】[]*_")
    if address := _ADDRESS.search(rest):
        return address.group().rstrip(".,;")
    if not rest or len(rest) > LONGEST_NAME or len(rest.split()) > MOST_WORDS or _SENTENCE.search(rest):
        return None
    return rest


@lru_cache(1)
def _labelled() -> re.Pattern[str]:
    known = "|".join(map(re.escape, labels()))
    return re.compile(rf"[\s(（【\[*_•>»–-]{{0,5}}(?:{known})[*_]{{0,2}}\s*[:：]", re.I)
