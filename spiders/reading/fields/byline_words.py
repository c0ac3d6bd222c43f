"""The words of bylines: what each stands for, as a table that a reviewer can edit.

A row of ``bylines.tsv`` is a word, in small letters where its script has any, and what it stands for. No row
names a language: words are looked for in every byline.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from storage.table import TableError, refuse_unless, rows

TABLE = Path(__file__).with_name("bylines.tsv")
COLUMNS = ("word", "stands for")
MEANINGS = ("ahead of a writer", "between names", "ahead of others", "role", "nobody", "no name")


def words_of(meaning: str) -> tuple[str, ...]:
    """The words that stand for something, in the order of the table."""
    return tuple(word for word, stands_for in _rows() if stands_for == meaning)


@lru_cache(1)
def _rows() -> list[tuple[str, str]]:
    return load(TABLE)


def load(file: Path) -> list[tuple[str, str]]:
    """Each word and what it stands for. Raises ``TableError``."""
    found: dict[tuple[str, str], str] = {}
    for place, (word, meaning) in rows(file, COLUMNS):
        refuse_unless(meaning, MEANINGS, place, "meaning")
        if word != word.lower():
            raise TableError(f"{place}: {word!r} is wanted in small letters: {word.lower()!r}")
        if (word, meaning) in found:
            raise TableError(f"{place}: {word!r} stands for this already: {found[word, meaning]}")
        found[word, meaning] = place
    return list(found)
