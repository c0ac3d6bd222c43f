"""How every source stands, as rows for the page, the command line and programs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlite_utils import Database

from spiders.source import Source
from spiders.unfound import unfound
from storage.ledger import last_rounds
from storage.register import Standing, methods_of, standing

Row = dict[str, Any]


def states(db: Database | None, sources: Mapping[str, Source]) -> list[Row]:
    """One row a source: name, state, trouble and times; ``None`` for what has not happened yet."""
    return [_row(db, source) for source in sources.values()]


def _row(db: Database | None, source: Source) -> Row:
    stands = standing(db, source.stanza) if db is not None else Standing(source.stanza)
    rounds = last_rounds(db, source.stanza, 1) if db is not None else []
    last = rounds[0] if rounds else {}
    return {
        "stanza": source.stanza,
        "name": source.name,
        "home": source.home,
        "rank": source.rank,
        "language": source.language,
        "state": state_of(stands),
        "trouble": stands.trouble,
        "failures": stands.failures,
        "way": last.get("way"),
        "detours": last.get("detours", []),
        "counts": last.get("counts", {}),
        "unfound": unfound_of(db, source) if db is not None else {},
        "last_round": stands.last_round,
        "last_answer": stands.last_answer,
        "last_new": stands.last_new,
        "next_round": stands.next_round,
    }


def unfound_of(db: Database, source: Source) -> dict[str, int]:
    """The selectors of a source that found nothing in its latest articles, and how many these are."""
    return unfound(source.article, methods_of(db, source.stanza))


def state_of(stands: Standing) -> str:
    """``never`` read yet, ``well``, or ``failing``."""
    if stands.last_round is None:
        return "never"
    return "failing" if stands.failures else "well"
