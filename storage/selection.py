"""Which articles a feed holds: a filter as data, and the rows it selects."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from storage.archive import from_row, shown_at
from storage.article import Article
from storage.database import moment, stamp
from storage.tags import direction, tags_of
from storage.words import search_phrase


@dataclass(frozen=True, slots=True)
class Selection:
    """A filter. Values of one field are alternatives; all fields given must hold.

    ``parties`` and ``partners`` together ask for a pair: one of these with one of those.
    ``parties`` and ``receivers`` ask for a direction: one of these gives to one of those.
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
    receivers: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    diseases: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    with_doubtful: bool = False


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


def last_judged(db: Database) -> datetime | None:
    """When a judgement last took the place of another, anywhere: since then an article may have left any
    selection, which no article in it can tell. ``None`` where that never happened."""
    row = db.execute("SELECT max(judged) FROM articles WHERE judged IS NOT NULL").fetchone()
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
        " AND articles.doubtful = 0"
        " GROUP BY tags.value ORDER BY n DESC, tags.value LIMIT ?",
        [kind, limit],
    )
    return [(value, n) for value, n in rows.fetchall()]


def _where(selection: Selection) -> tuple[str, list[Any]]:
    conditions: list[Condition] = [("relevant = 1", [])]  # a bare "relevant" would miss the index
    if not selection.with_copies:
        conditions.append(("copy_of IS NULL", []))
    if not selection.with_doubtful:
        conditions.append(("doubtful = 0", []))
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
    sql = "id IN (SELECT article FROM tags WHERE kind IN ({}) AND value IN ({}))"
    return [
        (sql.format(_marks(kinds), _marks(values)), [*kinds, *values]) for kinds, values in _wanted(selection)
    ]


def _wanted(selection: Selection) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The tags that must hold: one of these kinds with one of these values, for each row."""
    givers, partners, receivers = selection.parties, selection.partners, selection.receivers
    wanted = [
        (("topic",), selection.topics),
        (("stage",), selection.stages),
        (("disease",), selection.diseases),
        (("organisation",), selection.organisations),
        (("pair",), _pairs(givers, partners)),
        (("direction",), tuple(direction(one, other) for one in givers for other in receivers)),
        (("receiver",), () if givers else receivers),
        (("country", "organisation"), (() if receivers else givers) if not partners else ()),
        (("country", "organisation"), () if givers else partners),
    ]
    return [(kinds, values) for kinds, values in wanted if values]


def holds(selection: Selection, article: Article, with_words: Collection[int] | None = None) -> bool:
    """Whether a selection holds an article, by the rules of ``select``; ``with_words`` are the numbers
    of the articles that hold its words (``ids_with``), which only the index can tell."""
    judged, shown = article.judgement, shown_at(article)
    if judged is None or not judged.relevant or (article.copy_of and not selection.with_copies):
        return False
    if judged.doubtful and not selection.with_doubtful:
        return False
    if selection.since and (shown is None or shown < selection.since):
        return False
    if with_words is not None and article.id not in with_words:
        return False
    columns = [(selection.languages, article.language), (selection.sources, article.source),
               (selection.ranks, article.rank)]  # fmt: skip
    if any(values and given not in values for values, given in columns):
        return False
    tags = set(tags_of(judged))
    return all(
        any((kind, value) in tags for kind in kinds for value in values)
        for kinds, values in _wanted(selection)
    )


def ids_with(db: Database, words: str) -> set[int] | None:
    """The numbers of the articles that hold all these words; ``None`` where there are no words."""
    if not (phrase := search_phrase(words)):
        return None
    return {n for (n,) in db.execute("SELECT rowid FROM words WHERE words MATCH ?", [phrase]).fetchall()}


def _pairs(parties: Sequence[str], partners: Sequence[str]) -> tuple[str, ...]:
    return tuple("-".join(sorted((one, other))) for one in parties for other in partners)


def _marks(values: Sequence[str]) -> str:
    return ",".join("?" * len(values))
