"""Which articles a feed holds: a filter as data, and the rows it selects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from storage.archive import from_row
from storage.article import Article
from storage.database import moment, stamp
from storage.words import search_phrase


@dataclass(frozen=True, slots=True)
class Selection:
    """A filter. Values of one field are alternatives; all fields given must hold.

    ``parties`` and ``partners`` together ask for a pair: one of these with one of those.
    ``since`` counts from the place in the order of things (see ``archive.shown_at``).
    """

    parties: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    ranks: tuple[str, ...] = ()
    words: str = ""
    since: datetime | None = None
    with_copies: bool = False


Condition = tuple[str, list[Any]]


def select(db: Database, selection: Selection, limit: int = 100, offset: int = 0) -> list[Article]:
    """The newest articles of a selection, relevant ones only, newest first."""
    where, values = _where(selection)
    rows = db.query(
        f"SELECT * FROM articles WHERE {where} ORDER BY shown_at DESC, id DESC LIMIT ? OFFSET ?",
        [*values, limit, offset],
    )
    return [from_row(row) for row in rows]


def last_change(db: Database, selection: Selection) -> datetime | None:
    """When anything in a selection last changed; ``None`` where it is empty."""
    where, values = _where(selection)
    row = db.execute(f"SELECT max(revised) FROM articles WHERE {where}", values).fetchone()
    return moment(row[0])


def count(db: Database, selection: Selection) -> int:
    """How many articles a selection holds."""
    where, values = _where(selection)
    return int(db.execute(f"SELECT count(*) FROM articles WHERE {where}", values).fetchone()[0])


def tag_counts(db: Database, kind: str, limit: int = 50) -> list[tuple[str, int]]:
    """The values of a kind of tag in relevant articles, the commonest first."""
    rows = db.execute(
        "SELECT tags.value, count(*) AS n FROM tags JOIN articles ON articles.id = tags.article"
        " WHERE tags.kind = ? AND articles.relevant = 1 AND articles.copy_of IS NULL"
        " GROUP BY tags.value ORDER BY n DESC, tags.value LIMIT ?",
        [kind, limit],
    )
    return [(value, n) for value, n in rows.fetchall()]


def _where(selection: Selection) -> tuple[str, list[Any]]:
    conditions: list[Condition] = [("relevant = 1", [])]  # a bare "relevant" would miss the index
    if not selection.with_copies:
        conditions.append(("copy_of IS NULL", []))
    if selection.since:
        conditions.append(("shown_at >= ?", [stamp(selection.since)]))
    if phrase := search_phrase(selection.words):
        conditions.append(("id IN (SELECT rowid FROM words WHERE words MATCH ?)", [phrase]))
    conditions += _columns(selection) + _tags(selection)
    return " AND ".join(sql for sql, _ in conditions), [v for _, values in conditions for v in values]


def _columns(selection: Selection) -> list[Condition]:
    wanted = (("language", selection.languages), ("source", selection.sources), ("rank", selection.ranks))
    return [(f"{name} IN ({_marks(values)})", list(values)) for name, values in wanted if values]


def _tags(selection: Selection) -> list[Condition]:
    wanted = [("topic", selection.topics)]
    if selection.parties and selection.partners:
        wanted.append(("pair", _pairs(selection.parties, selection.partners)))
    else:
        wanted.append(("country", selection.parties or selection.partners))
    sql = "id IN (SELECT article FROM tags WHERE kind = '{}' AND value IN ({}))"
    return [(sql.format(kind, _marks(values)), list(values)) for kind, values in wanted if values]


def _pairs(parties: Sequence[str], partners: Sequence[str]) -> tuple[str, ...]:
    return tuple("-".join(sorted((one, other))) for one in parties for other in partners)


def _marks(values: Sequence[str]) -> str:
    return ",".join("?" * len(values))
