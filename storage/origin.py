"""The words of a source line, as in ``Nguồn:``: pages are read and texts are cleaned by them."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from storage.table import rows

TABLE = Path(__file__).with_name("origin.tsv")


@lru_cache(1)
def labels() -> tuple[str, ...]:
    """The labels of the table, the longest first."""
    return tuple(sorted(load(TABLE), key=len, reverse=True))


def load(file: Path) -> list[str]:
    """The labels of a table. Raises ``TableError``."""
    return [label for _, (_, label) in rows(file, ("language", "label"))]


def is_source_line(line: str) -> bool:
    """Whether a line begins with such a label and a colon, or names its source in brackets."""
    return _source_line().match(line) is not None


@lru_cache(1)
def _source_line() -> re.Pattern[str]:
    known = "|".join(map(re.escape, labels()))
    return re.compile(rf"[\W_]{{0,5}}(?:{known})\s*[:：]|\W*[(（\[【]\s*(?:{known})\s", re.I)
