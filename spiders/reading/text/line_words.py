"""What words in the lines of a page stand for, as a table that a reviewer can edit: ``line_words.tsv``."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Literal, get_args

from storage import meanings

TABLE = Path(__file__).with_name("line_words.tsv")
Meaning = Literal[
    "ahead of a photographer", "no source", "no section", "this article", "minutes of reading",
    "ends a teaser",
]  # fmt: skip
MEANINGS: tuple[str, ...] = get_args(Meaning)


def words_of(meaning: Meaning) -> tuple[str, ...]:
    """The words that stand for something, in the order of the table."""
    return _table()[meaning]


def either(meaning: Meaning) -> str:
    """A regular expression for any of these words."""
    return meanings.either(_table()[meaning])


@lru_cache(1)
def _table() -> dict[str, tuple[str, ...]]:
    return meanings.load(TABLE, MEANINGS)
