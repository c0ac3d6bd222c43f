"""Articles: kept once, revised when they change, found again by key, address or text."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from storage import ledger
from storage.article import Article, Evidence, Image, Judgement, Reason
from storage.correction import correction_of, overruled
from storage.database import moment, stamp
from storage.round import Outcome
from storage.tags import tags_of
from storage.vectors import keep_vector
from storage.words import searchable

PLAIN = ("source", "key", "url", "title", "text", "shape", "lead", "language", "published_precision",
         "published_method", "origin", "rank", "home", "copy_of", "url_key", "text_hash")  # fmt: skip
MOMENTS = ("published", "modified", "first_seen", "revised")
MORE = ("authors", "section", "keywords", "images", "videos", "documents", "alternates",
        "methods", "confidence", "page_language")  # fmt: skip
JUDGED = (
    "countries",
    "pairs",
    "topics",
    "organisations",
    "evidence",
    "stage",
    "directions",
    "diseases",
    "because",
)
UNSURE = 0.5  # confidence in what was kept before anybody said how sure it was
REVISED_BY = ("title", "text", "lead")


def keep(db: Database, article: Article, now: datetime) -> Outcome:
    """Keep an article inside the caller's transaction, and say what it was to the archive.

    One that stands there already keeps its id and first sight; a change of title, lead or text
    becomes a revision. An article without a judgement is a mistake of the caller (``ValueError``).
    """
    if article.judgement is None:
        raise ValueError(f"{article.url} was not judged")
    kept = find(db, article.source, article.key)
    if kept is None:
        return _add(db, article, now)
    return _revise(db, kept, article, now)


def _add(db: Database, article: Article, now: datetime) -> Outcome:
    article.first_seen = article.revised = now
    row = to_row(article)
    names = ", ".join(row)
    cursor = db.execute(
        f"INSERT INTO articles ({names}) VALUES ({', '.join('?' * len(row))})", list(row.values())
    )
    article.id = cursor.lastrowid
    _index(db, article)
    return _standing(article, Outcome.NEW)


def _revise(db: Database, kept: Article, article: Article, now: datetime) -> Outcome:
    changed = [name for name in REVISED_BY if getattr(kept, name) != getattr(article, name)]
    article.id, article.first_seen = kept.id, kept.first_seen
    article.copy_of = None if article.copy_of == kept.id else article.copy_of
    if kept.published:  # frozen at first sight: "3 hours ago" would move with every reading
        article.published = kept.published
        article.published_precision = kept.published_precision
        article.published_method = kept.published_method
        article.methods["published"] = kept.methods.get("published", kept.published_method or "")
        article.confidence["published"] = kept.confidence.get("published", UNSURE)
    article.revised = now if changed else kept.revised
    if changed:
        db.execute(
            "INSERT INTO revisions (article, at, changed, title, text, shape) VALUES (?, ?, ?, ?, ?, ?)",
            [kept.id, stamp(now), ",".join(changed), kept.title, kept.text, kept.shape],
        )
    rewrite(db, article)
    if changed or article.judgement != kept.judgement:
        _date_judgement(db, article.id, now)
    return _standing(article, Outcome.UPDATED if changed else Outcome.KNOWN)


def rewrite(db: Database, article: Article) -> None:
    """Write an article over its own row, inside the caller's transaction, without a revision.

    What a person said of it stands, whatever was judged since.
    """
    if article.judgement:
        article.judgement = overruled(article.judgement, correction_of(db, article.id or 0))
    row = to_row(article)
    assignments = ", ".join(f"{name} = ?" for name in row)
    db.execute(f"UPDATE articles SET {assignments} WHERE id = ?", [*row.values(), article.id])
    db.execute("DELETE FROM tags WHERE article = ?", [article.id])
    db.execute("DELETE FROM words WHERE rowid = ?", [article.id])
    _index(db, article)


def rejudge(db: Database, number: int, judgement: Judgement, now: datetime) -> Judgement:
    """Write a judgement over an article's own and over the end of its entry, inside the caller's transaction.

    What a person said of it stands; the judgement that was written is given back.
    """
    _date_judgement(db, number, now)
    judged = overruled(judgement, correction_of(db, number))
    row = judged_row(judged)
    assignments = ", ".join(f"{name} = ?" for name in row)
    db.execute(f"UPDATE articles SET {assignments} WHERE id = ?", [*row.values(), number])
    db.execute("DELETE FROM tags WHERE article = ?", [number])
    _tag(db, number, judged)
    _settle_anew(db, number, judged)
    return judged


def _settle_anew(db: Database, number: int, judged: Judgement) -> None:
    row = db.execute("SELECT source, key, copy_of FROM articles WHERE id = ?", [number]).fetchone()
    if row is None:
        return
    source, key, copy_of = row
    if not judged.relevant:
        ledger.rejudge(db, source, key, Outcome.NOT_RELEVANT, judged.reason)
    else:
        ledger.rejudge(db, source, key, Outcome.COPY if copy_of else Outcome.NEW, "")


def _date_judgement(db: Database, number: int | None, now: datetime) -> None:
    db.execute("UPDATE articles SET judged = ? WHERE id = ?", [stamp(now), number])


def _standing(article: Article, otherwise: Outcome) -> Outcome:
    if article.judgement and not article.judgement.relevant:
        return Outcome.NOT_RELEVANT
    return Outcome.COPY if article.copy_of else otherwise


def _index(db: Database, article: Article) -> None:
    _tag(db, article.id, article.judgement)
    db.execute(
        "INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)",
        [article.id, searchable(article.title), searchable(article.text)],
    )


def _tag(db: Database, number: int | None, judged: Judgement | None) -> None:
    if judged is None:
        return
    tags = [(number, kind, value) for kind, value in tags_of(judged)]
    db.conn.executemany("INSERT OR IGNORE INTO tags (article, kind, value) VALUES (?, ?, ?)", tags)
    keep_vector(db, number, judged.vector)


def find(db: Database, source: str, key: str) -> Article | None:
    """The article with a source's own key."""
    return _one(db, "source = ? AND key = ?", [source, key])


def find_by_url(db: Database, url: str) -> Article | None:
    """The article first kept at an address."""
    return _one(db, "url = ?", [url])


def find_by_url_key(db: Database, url_key: str) -> Article | None:
    """The article first kept at any spelling of an address."""
    return _one(db, "url_key = ?", [url_key])


def find_by_text(db: Database, text_hash: str) -> Article | None:
    """The article that first brought this very text."""
    return _one(db, "text_hash = ?", [text_hash])


def after(db: Database, number: int, limit: int) -> list[Article]:
    """The articles with the next higher numbers."""
    rows = db.query("SELECT * FROM articles WHERE id > ? ORDER BY id LIMIT ?", [number, limit])
    return [from_row(row) for row in rows]


def find_by_id(db: Database, number: int) -> Article | None:
    """The article with a number."""
    return _one(db, "id = ?", [number])


def _one(db: Database, where: str, values: list[Any]) -> Article | None:
    rows = db.query(f"SELECT * FROM articles WHERE {where} ORDER BY id LIMIT 1", values)
    return next((from_row(row) for row in rows), None)


def revisions_of(db: Database, number: int) -> list[dict[str, Any]]:
    """What an article said before, newest first: at, changed, title, text, shape."""
    return list(
        db.query(
            "SELECT at, changed, title, text, shape FROM revisions WHERE article = ? ORDER BY id DESC",
            [number],
        )
    )


def shown_at(article: Article) -> datetime | None:
    """Where an article stands in the order of things: its own date, or its first sight where that
    came earlier or the source gave no date. So a late find does not flood the head of a feed."""
    if article.published and article.first_seen:
        return min(article.published, article.first_seen)
    return article.first_seen


def to_row(article: Article) -> dict[str, Any]:
    """An article as its row in the table, without its number."""
    judged = article.judgement or Judgement(False, 0.0, "not judged")
    return {
        **{name: getattr(article, name) for name in PLAIN},
        **{name: stamp(getattr(article, name)) for name in MOMENTS},
        "more": _json({name: value for name in MORE if (value := getattr(article, name))}),
        **judged_row(judged),
        "shown_at": stamp(shown_at(article)),
    }


def judged_row(judged: Judgement) -> dict[str, Any]:
    """The columns of an article that hold its judgement."""
    return {
        "relevant": judged.relevant,
        "score": judged.score,
        "reason": judged.reason,
        "evidence": _json({name: getattr(judged, name) for name in JUDGED}),
        "doubtful": judged.doubtful,
    }


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=asdict)


def from_row(row: dict[str, Any]) -> Article:
    """The article that ``to_row`` wrote."""
    more = json.loads(row["more"])
    more["images"] = [Image(**image) for image in more.get("images", [])]
    values: dict[str, Any] = {name: row[name] for name in ("id", *PLAIN)}
    values |= {name: moment(row[name]) for name in MOMENTS}
    return Article(**values, **more, judgement=_judgement(row))


def _judgement(row: dict[str, Any]) -> Judgement:
    values = json.loads(row["evidence"])
    values["evidence"] = [Evidence(**one) for one in values["evidence"]]
    for couples in ("pairs", "directions"):
        values[couples] = [(one, other) for one, other in values.get(couples, ())]
    if because := values.get("because"):
        values["because"] = Reason(**because | {"places": tuple(because["places"])})
    doubtful = bool(row["doubtful"])
    return Judgement(bool(row["relevant"]), row["score"], row["reason"], **values, doubtful=doubtful)
