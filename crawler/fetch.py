"""One page by hand, through the same limits, rules and refusals as in a crawl."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

from scrapy import Spider, signals
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.http import Request

from crawler.house import House
from spiders.document import ask_for_document, is_document
from spiders.faults import NotAnArticle
from spiders.trouble import challenged, content_type_of, reason_of, trouble_of
from storage.fetched import Page

NO_HOME = "about:blank"


class PageSpider(Spider):
    """Fetches one page; ``answer`` is the page, or the name of what was wrong."""

    name = "page"
    answer: Page | str = "not asked"

    async def start(self) -> AsyncIterator[Any]:
        """Ask for the page; nothing is yielded."""
        engine = self.crawler.engine
        assert engine is not None
        try:
            request = Request(self.url)  # type: ignore[attr-defined]
            request = ask_for_document(request) if is_document(request.url) else request
            response = await engine.download_async(request)
        except Exception as error:  # noqa: BLE001  (named for the person who asked)
            self.answer = reason_of(error)
            return
        headers = {"Content-Type": content_type_of(response) or ""}
        trouble = trouble_of(response, asked=response.url, home=NO_HOME) or challenged(response)
        self.answer = trouble or Page(response.url, datetime.now(UTC), headers, response.body)
        return
        yield


def fetch(house: House, url: str) -> Page:
    """The page at an address. Raises ``NotAnArticle`` with the named reason. Once in a process."""
    process = AsyncCrawlerProcess(house.settings_of_crawls())
    crawler = process.create_crawler(PageSpider)
    process.crawl(crawler, url=url)
    spiders: list[PageSpider] = []

    def opened(spider: PageSpider) -> None:
        spiders.append(spider)

    crawler.signals.connect(opened, signal=signals.spider_opened)
    process.start()
    answer = spiders[0].answer if spiders else "not asked"
    if isinstance(answer, str):
        raise NotAnArticle(answer)
    return answer
