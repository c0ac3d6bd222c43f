"""Entries that were turned away by title and address: which of them today's vocabulary would read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from storage import ledger
from storage.entry import Entry

Judge = Callable[[str, str, str | None], bool]  # of title, address and language


@dataclass(frozen=True, slots=True)
class Reconsidered:
    """The entries of a source that were turned away, and those among them that promise something now."""

    source: str
    passed: int
    promising: list[Entry]


def reconsider(db: Database, source: str, language: str, judge: Judge) -> Reconsidered:
    """What was turned away of a source that writes in a language, judged again. Nothing is written."""
    passed = ledger.passed_over(db, source)
    promising = [one for one in passed if judge(one.title, one.url, language)]
    return Reconsidered(source, len(passed), promising)


def ask_again(db: Database, found: Reconsidered, now: datetime) -> int:
    """Write down what promises something now as waiting for the next round, and say how many they are."""
    if found.promising:
        ledger.await_entries(db, found.source, found.promising, now)
    return len(found.promising)
