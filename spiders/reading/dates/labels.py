"""Words that say what a date is, in folded text: published, changed, or none of both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from spiders.reading.dates.forms import one_of
from spiders.reading.dates.months import fold, marked
from spiders.reading.dates.words import words

KINDS = {
    "published": "published", "changed": "changed", "another day": "other",
    "another day inside a line": "inside", "day of something": "day of something",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
_PARTS = re.compile(r"[|•·/;,،\d]")
MOST = 5  # words that name the date of an event
NEAR = 40  # characters in front of a date within which its label stands


@lru_cache(1)
def _pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    kinds = {
        form: kind for meaning, kind in KINDS.items() for word in words(meaning) for form in _forms(word)
    }
    ordered = sorted(kinds, key=len, reverse=True)
    whole = one_of(word for word in ordered if _stands_for_itself(word))
    others = one_of(word for word in ordered if not _stands_for_itself(word))
    return re.compile(rf"(?<![^\W\d_])(?:{whole})(?![^\W\d_])|{others}"), kinds


def _forms(word: str) -> Iterator[str]:
    """A word as it stands in folded lines, and in marked ones where a part of it, as the Vietnamese *mạc*, is
    a name of a month or a weekday elsewhere."""
    folded = fold(word)
    yield folded
    if (sign := marked(folded)) != folded and len(sign) > 1:
        yield sign


def _stands_for_itself(word: str) -> bool:
    """Whether a word is no part of another; those of scripts without spaces may stand anywhere."""
    return ord(word[0]) <= 0x1100 and word[0].isalpha()


def label_before(text: str) -> str:
    """What the last label in a folded text in front of a date says of it; ``""`` where it says nothing.

    A word for another kind of day counts only right before the date, and that of a deadline or
    an event with what it is of.
    """
    pattern, kinds = _pattern()
    near, said = text[-NEAR:], ""
    begins = not text[:-NEAR].strip()
    for found in pattern.finditer(near):
        kind, rest = kinds[found.group()], near[found.end() :]
        if kind == "inside" and begins and not near[: found.start()].strip():
            said = ""
        elif kind in ("published", "changed") or _is_right_before(kind, rest):
            said = kind if kind in ("published", "changed") else "other"
    return said or ("other" if is_of_event(near) else "")


def label_ends(text: str) -> int:
    """The place behind the last label in a folded text; 0 where it holds none."""
    return max((found.end() for found in _pattern()[0].finditer(text)), default=0)


def is_of_event(text: str) -> bool:
    """Whether the last words of a folded text name the date of an event: *date of the meeting:*, *иш-чаранын
    күнү*."""
    said = _WORD.findall(_PARTS.split(text)[-1])[-MOST:]
    names, events = _events()
    if names.isdisjoint(said):
        return False
    return not (events.isdisjoint(said) and events.isdisjoint(map(" ".join, pairwise(said))))


@lru_cache(1)
def _events() -> tuple[frozenset[str], ...]:
    return tuple(
        frozenset(" ".join(_WORD.findall(fold(word))) for word in words(meaning))
        for meaning in ("name of a date", "event")
    )


def _is_right_before(kind: str, rest: str) -> bool:
    """Whether what stands between a word for another kind of day and the date leaves them together."""
    beside = not rest.strip(" :.,،(-") or rest.strip() in _in_front()
    return beside or (kind == "day of something" and _of().fullmatch(rest) is not None)


@lru_cache(1)
def _of() -> re.Pattern[str]:
    """What a day is of: for applications:, in Geneva on."""
    on = "|".join(map(re.escape, (*_in_front(), *map(fold, words("in front of the day of something")))))
    return re.compile(rf"[^\W\d_]{{0,4}}(?:\s+[^\W\d_][^\s\d:|•,،]*){{0,4}}?(?:\s?[:–—-]\s*|\s+(?:{on})\s+)")


@lru_cache(1)
def _in_front() -> frozenset[str]:
    return frozenset(map(fold, words("in front of a day")))


@lru_cache(1)
def _behind() -> re.Pattern[str]:
    ordered = sorted((fold(word) for word in words("published behind")), key=len, reverse=True)
    return re.compile(rf"(?<![^\W\d_])(?:{'|'.join(map(re.escape, ordered))})(?![^\W\d_]{{0,4}}\s?:)")


def published_behind(text: str) -> bool:
    """Whether a folded text behind a date says that it is the day of publication."""
    return _behind().search(text[:NEAR]) is not None


@lru_cache(1)
def _other_behind() -> re.Pattern[str]:
    known = (form for word in words("another day behind") for form in _forms(word))
    after = sorted(known, key=len, reverse=True)
    whole = "|".join(re.escape(word) for word in after if _stands_for_itself(word))
    joined = "|".join(re.escape(word) for word in after if not _stands_for_itself(word) and len(word) == 1)
    apart = "|".join(re.escape(word) for word in after if not _stands_for_itself(word) and len(word) > 1)
    day = "|".join(re.escape(fold(word)) for word in words("word of a day"))
    sign = "|".join(re.escape(fold(word)) for word in words("sign of a day"))
    hour = r"\s+\d\d?[:.]\d\d(?:[\s-]?[^\W\d_]{1,4})?"  # on the day at 10:00
    ending = "|".join(re.escape(fold(word)) for word in words("ending of a span"))
    return re.compile(
        rf"(?:{ending})(?![^\W\d_])|(?:{sign})?[\s,]*(?:(?:{day})(?:\s+[^\W\d_]+){{0,2}}?(?:{hour})?\s+)?(?:{whole})(?![^\W\d_])"
        rf"|(?:{sign})?(?:{joined})(?![往来])|[^\W\d_]{{0,8}}(?:{apart})"
    )


def another_behind(text: str) -> bool:
    """Whether a folded text behind a date says that it is another day: until which, or on which something
    takes place. An ending stands right behind the date: Dan may have written the article."""
    return _other_behind().match(text[:NEAR]) is not None
