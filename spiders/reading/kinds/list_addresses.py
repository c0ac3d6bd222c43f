"""Addresses that systems give to lists: to tags, categories, authors, archives and searches; by a table."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from storage.table import refuse_unless, refuse_unless_pattern, rows

TABLE = Path(__file__).with_name("list_addresses.tsv")
COLUMNS = ("address", "held by", "seen")
HOLDERS = ("lists", "lists and stories")


def is_archives(path: str) -> bool:
    """Whether systems give a path to nothing but lists."""
    return _addresses()["lists"].search(path) is not None


def may_be_lists(path: str) -> bool:
    """Whether a path is one of a list, or of a story that is filed below one."""
    return any(pattern.search(path) for pattern in _addresses().values())


@cache
def _addresses() -> dict[str, re.Pattern[str]]:
    return load(TABLE)


def load(file: Path) -> dict[str, re.Pattern[str]]:
    """What finds the paths of a table, by who holds them. Raises ``TableError``."""
    found: dict[str, list[str]] = {holder: [] for holder in HOLDERS}
    for place, (address, holder, _) in rows(file, COLUMNS):
        refuse_unless(holder, HOLDERS, place, "holder")
        refuse_unless_pattern(address, place)
        found[holder].append(f"(?:{address})")
    return {holder: re.compile("|".join(some) or "(?!)", re.I) for holder, some in found.items()}
