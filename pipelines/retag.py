"""Today's vocabulary and weights over everything kept: what would change, and how it is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice

from sqlite_utils import Database

from pipelines.encoders.adviser import Adviser
from pipelines.tag import judge_article
from storage import archive
from storage.article import Article, Judgement
from storage.correction import correction_of, overruled
from storage.database import writing
from storage.vectors import Vector, vector_of

AT_ONCE = 20  # articles read at one time, and written in one transaction
COMPARED = (
    "relevant",
    "doubtful",
    "countries",
    "pairs",
    "topics",
    "organisations",
    "stage",
    "directions",
    "diseases",
    "score",
    "reason",
    "evidence",
    "because",
)


@dataclass(frozen=True, slots=True)
class Change:
    """An article whose judgement would be another. ``before`` and ``after`` are the article with each
    judgement, without its text; ``names`` are the fields of ``COMPARED`` that differ."""

    before: Article
    after: Article
    names: tuple[str, ...]


def changes(db: Database, adviser: Adviser | None = None) -> Iterator[Change]:
    """What today's vocabulary, weights and encoder would change, in the order of the articles' numbers.
    Nothing is written; what people said stands."""
    number = 0
    while some := archive.after(db, number, AT_ONCE):
        number = some[-1].id or 0
        for article in some:
            judged = judged_anew(db, article, adviser)
            if names := _different(article.judgement, judged):
                before = replace(article, text="")
                yield Change(before, replace(before, judgement=judged), names)


def judged_anew(
    db: Database, article: Article, adviser: Adviser | None = None, kept: Vector | None = None
) -> Judgement:
    """Today's judgement of an article, with what a person said of it. A vector that was made before,
    ``kept`` or in the archive, is not made again."""
    correction = correction_of(db, article.id or 0)
    if adviser and kept is None:
        kept = vector_of(db, article.source, article.key)
    return overruled(judge_article(article, correction, adviser, kept), correction)


def _different(before: Judgement | None, after: Judgement) -> tuple[str, ...]:
    if before is None:
        return COMPARED
    return tuple(name for name in COMPARED if getattr(before, name) != getattr(after, name))


def apply(db: Database, found: Iterable[Change], now: datetime, adviser: Adviser | None = None) -> int:
    """Write changes in short transactions, and say how many were written. Each article is judged as it
    stands then: a round may have revised it meanwhile. Nothing but the judgement is touched."""
    written = 0
    waiting = iter(found)
    while some := list(islice(waiting, AT_ONCE)):
        with writing(db):
            for change in some:
                article = archive.find_by_id(db, change.after.id or 0)
                if article is not None:
                    known = change.after.judgement.vector if change.after.judgement else None
                    judged = judged_anew(db, article, adviser, known)
                    archive.rejudge(db, change.after.id or 0, judged, now)
                    written += 1
    return written
