"""Names that mean one thing all over the web, as a table that a reviewer can edit.

A row of ``web_names.tsv`` is a name in small letters and what it stands for: a host, a field of a page's
head, an attribute, what a program is asked for.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Literal, get_args

from storage.meanings import pairs

TABLE = Path(__file__).with_name("web_names.tsv")
COLUMNS = ("name", "stands for")
Meaning = Literal[
    "host for sharing", "player", "field of publication", "field of any change", "field of a change",
    "field of authors", "field of a catalogue", "field of a section", "field of keywords",
    "attribute of a picture", "asks for a file",
]  # fmt: skip
MEANINGS: tuple[str, ...] = get_args(Meaning)


def names_of(meaning: Meaning) -> tuple[str, ...]:
    """The names that stand for something, in the order of the table."""
    return tuple(name for name, stands_for in _rows() if stands_for == meaning)


@lru_cache(1)
def _rows() -> list[tuple[str, str]]:
    return load(TABLE)


def load(file: Path) -> list[tuple[str, str]]:
    """Each name and what it stands for. Raises ``TableError``."""
    return pairs(file, MEANINGS, COLUMNS, blanks=False)
