"""Marks of pages that ask for a proof instead of answering, as a table that a reviewer can edit.

One mark of ``challenges.tsv`` is enough; it stands in the head of a page, in small letters.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from storage.table import TableError, refuse_unless_small, rows

TABLE = Path(__file__).with_name("challenges.tsv")
COLUMNS = ("mark", "of")


@cache
def marks() -> tuple[tuple[bytes, str], ...]:
    """Each mark and who asks, in the order of the table."""
    return tuple((mark.encode(), name) for mark, name in load(TABLE))


def load(file: Path) -> list[tuple[str, str]]:
    """The marks of a table, each with who asks. Raises ``TableError``."""
    known: dict[str, str] = {}
    for place, (mark, name) in rows(file, COLUMNS):
        refuse_unless_small(mark, place)
        if mark in known:
            raise TableError(f"{place}: {mark!r} is a mark of {known[mark]} already")
        known[mark] = name
    return list(known.items())
