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

# Words by which the last line of a text owns to be another's, without a colon.
OWNING = (
    "theo", "nguồn", "source", "với thông tin từ", "with inputs from", "with reporting by",
    "con información de", "com informações de", "по материалам", "по сообщению",
    "с использованием материалов",
)  # fmt: skip
# Others that say so only in brackets.
ASIDE = (
    "avec", "d'après", "with", "via", "con", "com", "mit", "nach", "به نقل از", "نقلا عن", "نقلاً عن",
    "بشکریہ", "据", "综合",
)  # fmt: skip
MOST_OWNED, LONGEST_OWNED = 5, 50  # words of a name behind one, and characters
_ADDRESS = re.compile(r"https?://[^\s<>\"'()\[\]]{4,}")
_AGENCY = re.compile(r"[A-ZА-ЯЁ]{2,}[\w./-]*|\w+\.(?:vn|ru|kz|kg|uz|com|net|org)")
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


def owned_in(line: str) -> str | None:
    """The agency or paper that the last line of a text names as its own: ``(Avec AFP)``, ``Theo TTXVN``.

    ``None`` where it is a sentence: a name is written with capitals, and nothing ends it but a bracket.
    """
    bare = line.strip(" *_–—-")
    inner = bare.strip("()（）[]【】 ")
    found = _owning().match(inner) if len(inner) <= 2 * LONGEST_OWNED else None
    if found is None or bool(_SENTENCE.search(inner + " ")) or inner.endswith("."):
        return None
    name = inner[found.end() :].strip()
    words = name.split()
    if not 1 < len(name) <= LONGEST_OWNED or len(words) > MOST_OWNED:
        return None
    by = found.group(1).lower()
    sure = by == "theo" or " " in by or any(_AGENCY.fullmatch(word) for word in words)
    aside = bare[:1] in "(（[【" and bare[-1:] in ")）]】"
    return name if all(map(_begins_name, words)) and (aside or (sure and by in OWNING)) else None


def _begins_name(word: str) -> bool:
    return (
        word[0] != word[0].lower()
        or word[0] == word[0].upper()
        or word.lower() in ("et", "y", "e", "và", "и", "and", "/")
    )


@lru_cache(1)
def _owning() -> re.Pattern[str]:
    known = "|".join(sorted(map(re.escape, OWNING + ASIDE), key=len, reverse=True))
    return re.compile(rf"({known})(?:\s+|(?<=[据合]))", re.I)


@lru_cache(1)
def _labelled() -> re.Pattern[str]:
    known = "|".join(map(re.escape, labels()))
    return re.compile(rf"[\s(（【\[*_•>»–-]{{0,5}}(?:{known})[*_]{{0,2}}\s*[:：]", re.I)
