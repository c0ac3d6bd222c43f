"""What a request needs from the archive, fetched in one go; rendered feeds are kept."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import blake2b
from typing import Any

from sqlite_utils import Database

from feeds.channel import Channel
from feeds.query import Query
from feeds.render import ENTRIES, newest, render
from feeds.site import Site
from feeds.web.cache import Body, Cache, Costly, body_of
from feeds.web.readers import Readers
from storage.archive import find_by_id, revisions_of
from storage.article import Article
from storage.database import moment
from storage.selection import Selection, count, last_change, last_judged, select, tag_counts

PER_PAGE = 30
Tally = list[tuple[str, int]]
Version = Callable[[Database], Hashable]


@dataclass(frozen=True, slots=True)
class Shelf:
    """What the front page shows of the archive. ``countries`` and ``topics`` come with their numbers."""

    articles: list[Article]
    total: int
    page: int
    countries: Tally
    topics: Tally

    @property
    def more(self) -> bool:
        """Whether there are older ones."""
        return self.total > self.page * PER_PAGE


class Larder:
    """The archive behind the pages. ``version`` says cheaply what one connection knows of changes
    by others (SQLite's ``data_version``); without it every feed's rows are read and compared."""

    def __init__(self, open_db: Callable[[], Database], site: Site, version: Version | None = None) -> None:
        self._readers = Readers(open_db)
        self._site = site
        self._version = version
        self._cache = Cache()
        self._tallies: Costly[tuple[Tally, Tally]] = Costly()

    def feed(self, query: Query, format_: str, channel: Channel) -> Body:
        """A feed ready to send."""
        key = (query.canonical(), query.selection.since, format_, channel)
        with self._readers.database() as db:
            if self._version is None:
                return self._rendered(db, key, query, format_, channel)
            known = (self._readers.number(db), key)
            return self._cache.get(
                known, self._version(db), lambda: self._rendered(db, key, query, format_, channel)
            )

    def _rendered(self, db: Database, key: Hashable, query: Query, format_: str, channel: Channel) -> Body:
        articles = select(db, query.selection, limit=ENTRIES)
        updated = newest(articles)

        def cook() -> Body:
            return body_of(render(articles, query, self._site, updated, format_, channel), updated)

        body = self._cache.get(key, _fingerprint(articles), cook)
        return replace(body, modified=_latest(updated, last_judged(db)))

    def shelf(self, query: Query, page: int) -> Shelf:
        """One page of a query and what stands beside it."""
        with self._readers.database() as db:
            countries, topics = self._tallies.get(
                lambda: (tag_counts(db, "country", 300), tag_counts(db, "topic"))
            )
            return Shelf(
                articles=select(db, query.selection, PER_PAGE, (page - 1) * PER_PAGE),
                total=count(db, query.selection),
                page=page,
                countries=countries,
                topics=topics,
            )

    def article(self, number: int) -> tuple[Article, list[dict[str, Any]]] | None:
        """An article and its earlier versions, their moments as moments."""
        with self._readers.database() as db:
            article = find_by_id(db, number)
            if article is None:
                return None
            return article, [row | {"at": moment(row["at"])} for row in revisions_of(db, number)]

    def pulse(self) -> tuple[int, datetime | None]:
        """How many items there are, and when one last changed."""
        with self._readers.database() as db:
            return count(db, Selection()), last_change(db, Selection())

    def close(self) -> None:
        """Close the connections that nobody uses."""
        self._readers.close()


def _latest(*moments: datetime | None) -> datetime | None:
    return max(filter(None, moments), default=None)


def _fingerprint(articles: list[Article]) -> bytes:
    digest = blake2b(digest_size=16)
    for article in articles:
        digest.update(repr(article).encode("utf-8", "surrogatepass"))
    return digest.digest()
