"""What words in letters and other printed papers stand for, as a table that a reviewer can edit:
``letter_words.tsv``."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Literal, get_args

from storage import meanings

TABLE = Path(__file__).with_name("letter_words.tsv")
Meaning = Literal[
    "motto", "above a title", "number", "number before a day", "address", "salutation", "kind of letter",
    "subject", "day of the letter", "copies", "signature", "day of a signature", "page", "of so many pages",
    "no title", "kind of file", "link to a file",
]  # fmt: skip
MEANINGS: tuple[str, ...] = get_args(Meaning)


def either(meaning: Meaning) -> str:
    """A regular expression for any of the words that stand for something."""
    return meanings.either(_table()[meaning])


@lru_cache(1)
def _table() -> dict[str, tuple[str, ...]]:
    return meanings.load(TABLE, MEANINGS)
