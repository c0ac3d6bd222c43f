"""The words of bylines: what each stands for, as a table that a reviewer can edit.

A row of ``bylines.tsv`` is a word, in small letters where its script has any, and what it stands for. No row
names a language: words are looked for in every byline.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Literal, get_args

from storage.meanings import NEVER, pairs

TABLE = Path(__file__).with_name("bylines.tsv")
Meaning = Literal[
    "ahead of a writer", "between names", "ahead of others", "role", "nobody", "no name", "label",
    "label on a card", "label of a picture", "begins a byline", "marks a byline", "behind a writer",
    "ahead of a place", "behind a name", "ahead of reporters", "begins a link to all of a writer",
    "in a link to all of a writer", "agency",
]  # fmt: skip
MEANINGS: tuple[str, ...] = get_args(Meaning)


def words_of(meaning: Meaning) -> tuple[str, ...]:
    """The words that stand for something, in the order of the table."""
    return tuple(word for word, stands_for in _rows() if stands_for == meaning)


def either(*meanings: Meaning) -> str:
    """A regular expression for any of the words that stand for these, the longest first."""
    words = sorted((word for one in meanings for word in words_of(one)), key=len, reverse=True)
    return "|".join(map(re.escape, words)) or NEVER


@lru_cache(1)
def _rows() -> list[tuple[str, str]]:
    return load(TABLE)


def load(file: Path) -> list[tuple[str, str]]:
    """Each word and what it stands for. Raises ``TableError``."""
    return pairs(file, MEANINGS)
