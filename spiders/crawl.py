"""One round over one source: survey it, fetch what is new, read it, hand it to the stations."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import UTC, datetime
from typing import Any

from scrapy import Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider
from scrapy.http import Request, Response
from scrapy.settings import BaseSettings
from scrapy.utils.misc import load_object
from twisted.python.failure import Failure

from spiders import apart
from spiders.article import read_fragment
from spiders.books import Books, HeldError
from spiders.browser import in_browser, settings_of_browser
from spiders.completed import complete
from spiders.document import ask_for_document, is_document, with_document
from spiders.faults import OnlyADocument
from spiders.source import Source
from spiders.survey import Survey
from spiders.trouble import content_type_of, reason_of, retry_after_of, trouble_of
from storage.article import Article
from storage.database import FULL, StorageError, explain
from storage.entry import Entry
from storage.round import Round

PLAYWRIGHT = "scrapy_playwright.handler.ScrapyPlaywrightDownloadHandler"


class SourceSpider(Spider):
    """A spider for one source; ``spiders.loader`` makes one of every stanza. Every entry it sees is
    settled in ``books``. Arguments: ``limit`` (articles to fetch at most), ``since`` (ISO date)."""

    source: Source
    clock: Callable[[], datetime]
    judge: Callable[[str, str, str | None], bool]

    def __init__(self, limit: str | int | None = None, since: str | None = None, **arguments: Any):
        super().__init__(**arguments)
        self.limit = int(limit) if limit is not None else None
        self.since = _day(since)
        self.clock = lambda: datetime.now(UTC)
        self.books: Books | None = None
        self.round = Round(self.name, self.clock())
        self.left_alone = False

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> SourceSpider:
        """A spider whose database and judge of entries the settings name."""
        spider: SourceSpider = super().from_crawler(crawler, *args, **kwargs)
        spider.judge = load_object(crawler.settings["ENTRY_JUDGE"])
        crawler.signals.connect(spider.station_failed, signal=signals.item_error)
        crawler.signals.connect(spider.article_dropped, signal=signals.item_dropped)
        crawler.signals.connect(spider.reading_failed, signal=signals.spider_error)
        return spider

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """Scrapy's settings for this source: its delay, its certificates, its browser if it needs one."""
        super().update_settings(settings)
        settings.set("DOWNLOAD_DELAY", cls.source.delay, "spider")
        settings.set("DOWNLOAD_VERIFY_CERTIFICATES", cls.source.unverified is None, "spider")
        if cls.source.needs_browser():
            # Only here: a configured handler starts a driver even where no page asks for one.
            handlers = dict.fromkeys(cls.source.schemes(), PLAYWRIGHT)
            settings.set("DOWNLOAD_HANDLERS", {**settings["DOWNLOAD_HANDLERS"], **handlers}, "spider")
            allowed = settings.getbool("ALLOW_PRIVATE_NETWORKS")
            settings.update(settings_of_browser(private_allowed=allowed), "spider")

    async def start(self) -> AsyncIterator[Any]:
        """The round. Yields requests for articles, and articles that came with their entries."""
        try:
            self.books = Books.open(self.settings["DATABASE"], self.source, self.clock)
            self.round = self.books.round
            wanted = await self._survey(self.books)
        except (HeldError, StorageError, sqlite3.Error) as error:
            self.round.trouble = explain(error)
            raise CloseSpider(self.round.trouble) from error
        for request_or_article in self._pursue(wanted):
            yield request_or_article

    async def _survey(self, books: Books) -> list[Entry]:
        engine = self.crawler.engine
        assert engine is not None
        survey = Survey(
            self.source, books.db, books.round, engine.download_async, self.clock(), books.last_answer()
        )
        return books.decide(await survey.run(), self._promising, self.since)

    def _promising(self, entry: Entry) -> bool:
        return self.judge(entry.title, entry.url, entry.language or self.source.language)

    def _pursue(self, wanted: list[Entry]) -> Iterator[Request | Article]:
        for entry in wanted[: self.limit]:
            if self.left_alone:
                return
            if entry.html is None:
                yield self._request(entry)
            else:
                yield from self._reading(entry, self._fragment)

    def _request(self, entry: Entry) -> Request:
        request = Request(
            entry.url,
            callback=self.page,
            errback=self.missed,
            cb_kwargs={"entry": entry},
            dont_filter=True,
        )
        if is_document(entry.url):
            return ask_for_document(request)
        selector = self.source.article.browser
        return in_browser(request, selector) if selector else request

    def page(self, response: Response, entry: Entry) -> Iterator[Article | Request]:
        """Read an article's page."""
        if not self._answered(response, entry):
            return
        assert self.books is not None
        self.books.take_page(entry.key, entry.url, content_type_of(response) or "", response.body)
        yield from self._reading(entry, lambda one: self._article(one, response))

    def document(self, response: Response, entry: Entry, head: Article) -> Iterator[Article | Request]:
        """Read the document that is all the text of a page; ``head`` is what the page says of it."""
        if self._answered(response, entry):
            yield from self._reading(entry, lambda one: with_document(head, self._article(one, response)))

    def _answered(self, response: Response, entry: Entry) -> bool:
        """Whether an answer can be read; its entry fails by name where not."""
        assert self.books is not None
        if (seconds := retry_after_of(response)) is not None:
            self.round.retry_after, self.left_alone = seconds, True
        trouble = trouble_of(response, asked=entry.url, home=self.source.home)
        if trouble is not None:
            self.books.fail(entry.key, trouble)
            return False
        self.round.pages += 1
        return True

    def missed(self, failure: Failure) -> None:
        """A page that did not answer."""
        assert self.books is not None
        entry: Entry = failure.request.cb_kwargs["entry"]  # type: ignore[attr-defined]
        self.books.fail(entry.key, reason_of(_error(failure)))

    def station_failed(self, item: Article, failure: Failure) -> None:
        """A station that could not do its work on an article; the article is not lost, it waits. Where
        nothing can be kept, the site is asked for nothing more."""
        assert self.books is not None
        error = _error(failure)
        reason = explain(error) if isinstance(error, sqlite3.Error) else reason_of(error)
        self.left_alone = self.left_alone or reason == FULL
        self.books.fail(item.key, reason)

    def article_dropped(self, item: Article, exception: Exception) -> None:
        """An article of which a station left nothing; its entry fails by the name that the station gave."""
        assert self.books is not None
        self.books.fail(item.key, str(exception))

    def reading_failed(self, failure: Failure, response: Response | None) -> None:
        """A page that met a fault of ours; its entry is not lost, it fails by name."""
        if self.books is not None and response is not None and response.request is not None:
            entry: Entry = response.request.cb_kwargs["entry"]
            self.books.fail(entry.key, reason_of(_error(failure)))

    def _reading(self, entry: Entry, reader: Callable[[Entry], Article]) -> Iterator[Article | Request]:
        assert self.books is not None
        try:
            article = reader(entry)
            complete(article, entry, self.source.timezone, self.clock())
        except OnlyADocument as error:
            yield from self._documents(entry, error)
            return
        except Exception as error:  # noqa: BLE001  (any page may hold what no reader foresaw)
            self.books.fail(entry.key, reason_of(error))
            return
        article.rank, article.home = self.source.rank, self.source.country
        yield article

    def _documents(self, entry: Entry, found: OnlyADocument) -> Iterator[Request]:
        assert self.books is not None
        address = next((url for url in found.head.documents if is_document(url)), None)
        if address is None:
            self.books.fail(entry.key, str(found))
            return
        request = Request(address, callback=self.document, errback=self.missed, dont_filter=True,
                          cb_kwargs={"entry": entry, "head": found.head})  # fmt: skip
        yield ask_for_document(request)

    def _article(self, entry: Entry, response: Response) -> Article:
        return apart.read(
            response.body,
            response.url,
            title=entry.title,
            content_type=content_type_of(response),
            hints=self.source.article,
            zone=self.source.timezone,
            home=self.source.home,
            now=self.clock(),
            source=self.name,
            key=entry.key,
        )

    def _fragment(self, entry: Entry) -> Article:
        return read_fragment(
            entry,
            hints=self.source.article,
            zone=self.source.timezone,
            now=self.clock(),
            source=self.name,
        )

    def closed(self, reason: str) -> None:
        """End the round: its cost, its books."""
        stats = self.crawler.stats.get_stats() if self.crawler.stats else {}
        self.round.requests = stats.get("downloader/request_count", 0)
        self.round.bytes = stats.get("downloader/response_bytes", 0)
        if reason == "shutdown":
            self.round.detours.append("stopped before its end")
        if self.round.way is None and self.round.trouble is None:
            self.round.trouble = "ended before the source answered"
        if self.books is not None:
            self.books.close()


def _error(failure: Failure) -> BaseException:
    return failure.value or RuntimeError("failed without an error")


def _day(text: str | None) -> datetime | None:
    if text is None:
        return None
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
