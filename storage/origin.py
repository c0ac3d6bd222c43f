"""The words of a source line, as in ``Nguồn:``: pages are read and texts are cleaned by them."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

TABLE = Path(__file__).with_name("origin.tsv")


@lru_cache(1)
def labels() -> tuple[str, ...]:
    """The labels of the table, the longest first."""
    return tuple(sorted(load(TABLE), key=len, reverse=True))


def load(file: Path) -> list[str]:
    """The labels of a table. Raises ``ValueError`` with file and line where a row is wrong."""
    found = []
    for number, row in enumerate(file.read_text("utf-8").splitlines()[1:], 2):
        cells = row.split("\t")
        if len(cells) != 2 or not cells[1].strip():
            raise ValueError(f"{file.name}:{number}: a row is: language, label; this one is: {row!r}")
        found.append(cells[1].strip())
    return found
