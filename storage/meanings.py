"""Tables of words, each with what it stands for and the languages it is of: ``*`` where it is of none.

A word may be a regular expression; it is looked for whatever the language of a page.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

from storage.table import (
    TableError,
    refuse_twice,
    refuse_unless,
    refuse_unless_languages,
    refuse_unless_pattern,
    refuse_unless_small,
    rows,
)

COLUMNS = ("word", "stands for", "language")
BARE = ("word", "stands for")
NEVER = "(?!)"  # matches nothing


def load(file: Path, meanings: Collection[str]) -> dict[str, tuple[str, ...]]:
    """The words of a table by what they stand for, in its order. Raises ``TableError``."""
    known: dict[tuple[str, str], str] = {}
    for place, (word, meaning, languages) in rows(file, COLUMNS):
        refuse_unless(meaning, meanings, place, "meaning")
        refuse_unless_languages(languages, place)
        refuse_unless_pattern(word, place)
        refuse_twice((word, meaning), known, place)
    return {one: tuple(word for word, meaning in known if meaning == one) for one in meanings}


def pairs(
    file: Path, meanings: Collection[str], columns: tuple[str, str] = BARE, *, blanks: bool = True
) -> list[tuple[str, str]]:
    """The words of a table of no language, in small letters, and with ``blanks`` or without; each with what
    it stands for. Raises ``TableError``."""
    known: dict[tuple[str, str], str] = {}
    for place, (word, meaning) in rows(file, columns):
        refuse_unless(meaning, meanings, place, "meaning")
        refuse_unless_small(word, place)
        if " " in word and not blanks:
            raise TableError(f"{place}: {word!r} is wanted without blanks")
        refuse_twice((word, meaning), known, place)
    return list(known)


def either(words: Iterable[str]) -> str:
    """A regular expression for any of some words; for nothing where there are none."""
    return "|".join(words) or NEVER
