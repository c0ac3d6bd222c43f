"""Rows to bytes: a pure function, so that the same rows always give the same bytes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from feeds.atom import atom
from feeds.channel import FORMATS, Channel, channel_of
from feeds.item import WHOLE, item_of
from feeds.jsonfeed import jsonfeed
from feeds.query import Query
from feeds.rss import rss
from feeds.site import Site
from storage.article import Article

ENTRIES = 100
LIMIT = 512 * 1024  # bytes; what readers take without complaint
LENGTHS = (WHOLE, 12_000, 6_000, 3_000, 1_500, 700, 300, 0)  # characters of text an entry may keep
OVERHEAD = 2_500  # bytes of an entry beside its text, roughly


def render(
    articles: Sequence[Article],
    query: Query,
    site: Site,
    updated: datetime | None,
    format: str,  # noqa: A002 - the word of the trade
    channel: Channel | None = None,
) -> bytes:
    """The feed of articles (newest first) as ``rss``, ``atom`` or ``json``.

    ``updated`` is when the rows last changed (see ``newest``). ``channel`` names the feed where it is
    not the plain one of the query. At most ``ENTRIES`` entries and ``LIMIT`` bytes: texts are
    shortened first, then the oldest entries left out.
    """
    if format not in FORMATS:
        raise ValueError(f"unknown format {format!r}; known: {', '.join(FORMATS)}")
    channel = channel or channel_of(query, site)
    document = b""
    for kept, length in _attempts(list(articles[:ENTRIES])):
        document = _document(kept, channel, site, updated, (format, length))
        if len(document) <= LIMIT:
            break
    return document


def newest(articles: Sequence[Article]) -> datetime | None:
    """When any of the articles last changed; ``None`` where there are none."""
    return max((article.revised for article in articles if article.revised), default=None)


def _attempts(articles: list[Article]) -> Iterator[tuple[list[Article], int]]:
    """What to try, the fullest first: shorter texts, and in the end fewer entries."""
    fitting = [length for length in LENGTHS if _estimate(articles, length) <= LIMIT]
    for length in fitting or LENGTHS[-1:]:
        yield articles, length
    while articles:
        articles = articles[: len(articles) * 3 // 4]
        yield articles, LENGTHS[-1]


def _estimate(articles: list[Article], length: int) -> int:
    return sum(OVERHEAD + len(article.text[:length].encode("utf-8", "replace")) for article in articles)


def _document(
    articles: list[Article], channel: Channel, site: Site, updated: datetime | None, shape: tuple[str, int]
) -> bytes:
    format_, length = shape
    items = [item_of(article, channel, site, length) for article in articles]
    if format_ == "json":
        return jsonfeed(items, articles, channel, site)
    write = atom if format_ == "atom" else rss
    return write(items, channel, site, updated)
