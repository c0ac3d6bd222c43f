"""The stations of the line, as Scrapy sees them: thin classes around plain functions."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Self

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem
from sqlite_utils import Database

from pipelines.clean import clean_article
from pipelines.duplicates import canonical, copy_of, text_key
from pipelines.encoders.adviser import Adviser, adviser_of
from pipelines.language import tell_language
from pipelines.tag import judge_article
from storage import archive
from storage.article import Article
from storage.correction import said_of
from storage.database import writing
from storage.round import Outcome
from storage.vectors import vector_of


def original_of(db: Database, article: Article) -> int | None:
    """The number of the article that this one copies. Asked inside the transaction that keeps it, so
    that two rounds that bring the same text at once do not both take theirs for the original."""
    named = archive.find_by_url_key(db, canonical(article.origin)) if article.origin else None
    same_url = archive.find_by_url_key(db, article.url_key)
    return copy_of(article, same_url, archive.find_by_text(db, article.text_hash), named)


class Station:
    """One stop on the line; it knows the round through the crawler's spider."""

    def __init__(self, crawler: Crawler):
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """A station of this crawl."""
        return cls(crawler)

    @property
    def books(self) -> Any:
        """The books of the round, which the spider keeps; their room is not ours to import."""
        return self.crawler.spider.books  # type: ignore[union-attr]


class Clean(Station):
    """Takes residue lines out of the text and the source line into ``origin``."""

    def process_item(self, item: Article) -> Article:
        """The article, cleaned; see ``pipelines.clean``. Raises ``DropItem`` where nothing is left of it."""
        if not clean_article(item):
            raise DropItem("no text", log_level="DEBUG")
        return item


class Language(Station):
    """Says what language the text is in; what the page says of itself is only a hint."""

    def process_item(self, item: Article) -> Article:
        """The article with its language; see ``pipelines.language``."""
        tell_language(item)
        return item


class Duplicates(Station):
    """Says by what a copy of the article would be recognised; ``Keep`` looks for the original."""

    def process_item(self, item: Article) -> Article:
        """The article with what copies are recognised by; see ``pipelines.duplicates``."""
        item.url_key = canonical(item.url)
        item.text_hash = text_key(item.title, item.text)
        return item


class Tag(Station):
    """Judges whether it is health cooperation, who with whom, on what, and why."""

    adviser: Adviser | None = None

    def open_spider(self) -> None:
        """Have the encoder of the settings ready; it is started when it is first asked."""
        settings = self.crawler.settings
        self.adviser = adviser_of(settings["ENCODER"], Path(settings["ENCODER_WEIGHTS"]))

    def process_item(self, item: Article) -> Article:
        """The article with its judgement; see ``pipelines.tag``."""
        books, kept = self.books, None
        if self.adviser:
            kept = vector_of(books.db, item.source, item.key)
            books.round.remarks = self.adviser.troubles
        item.judgement = judge_article(item, said_of(books.db, item.source, item.key), self.adviser, kept)
        return item

    def close_spider(self) -> None:
        """Let go of the encoder."""
        if self.adviser:
            self.adviser.close()


class Keep(Station):
    """Keeps the article and settles its entry, both in one transaction or neither."""

    def process_item(self, item: Article) -> Article:
        """The article as kept; raises ``sqlite3.Error`` where it cannot be."""
        with writing(self.books.db) as db:
            item.copy_of = original_of(db, item)
            outcome = archive.keep(db, item, self.books.clock())
            reason = item.judgement.reason if item.judgement and outcome is Outcome.NOT_RELEVANT else ""
            self.books.settle(item.key, outcome, reason)
        self.books.round.settle(item.key, outcome, reason)
        return item
