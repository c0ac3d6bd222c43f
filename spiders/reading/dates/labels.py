"""Words that say what a date is, in folded text: published, changed, or none of both."""

from __future__ import annotations

import re
from functools import lru_cache

from spiders.reading.dates.months import fold
from spiders.reading.dates.words import words

KINDS = {
    "published": "published", "changed": "changed", "another day": "other",
    "another day inside a line": "inside",
}  # fmt: skip
NEAR = 40  # characters in front of a date within which its label stands


@lru_cache(1)
def _pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    kinds = {fold(word): kind for meaning, kind in KINDS.items() for word in words(meaning)}
    ordered = sorted(kinds, key=len, reverse=True)
    whole = "|".join(re.escape(word) for word in ordered if _stands_for_itself(word))
    others = "|".join(re.escape(word) for word in ordered if not _stands_for_itself(word))
    return re.compile(rf"(?<![^\W\d_])(?:{whole})(?![^\W\d_])|{others}"), kinds


def _stands_for_itself(word: str) -> bool:
    """Whether a word is no part of another; those of scripts without spaces may stand anywhere."""
    return ord(word[0]) <= 0x1100 and word[0].isalpha()


def label_before(text: str) -> str:
    """What the last label in a folded text in front of a date says of it; ``""`` where it says nothing.

    A word for another kind of day counts only right before the date.
    """
    pattern, kinds = _pattern()
    said = ""
    for found in pattern.finditer(text[-NEAR:]):
        kind = kinds[found.group()]
        rest = text[-NEAR:][found.end() :]
        if kind == "inside":
            kind = "other" if text[: max(0, len(text) - NEAR) + found.start()].strip() else ""
        if kind != "other" or len(rest.strip(" :.,(-")) == 0 or rest.strip() in _in_front():
            said = kind
    return said


@lru_cache(1)
def _in_front() -> frozenset[str]:
    return frozenset(map(fold, words("in front of a day")))


@lru_cache(1)
def _behind() -> re.Pattern[str]:
    ordered = sorted((fold(word) for word in words("published behind")), key=len, reverse=True)
    return re.compile(rf"(?<![^\W\d_])(?:{'|'.join(map(re.escape, ordered))})")


def published_behind(text: str) -> bool:
    """Whether a folded text behind a date says that it is the day of publication."""
    return _behind().search(text[:NEAR]) is not None
