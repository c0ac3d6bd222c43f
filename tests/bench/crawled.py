"""One crawl in this process, and the CPU it took from the first request to the last page."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import ClassVar

import scrapy
from scrapy import signals
from scrapy.crawler import AsyncCrawlerProcess

SOURCE = "nhandan"


class Bare(scrapy.Spider):
    """Fetches pages and does nothing with them."""

    name = "bare"
    custom_settings: ClassVar[dict] = {
        "TELNETCONSOLE_ENABLED": False,
        "REMOTE_CONTROL_ENABLED": False,
        "LOG_LEVEL": "WARNING",
        "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
        "ROBOTSTXT_OBEY": False,
    }

    async def start(self):
        for url in json.loads(self.urls):
            yield scrapy.Request(url, callback=self.nothing, dont_filter=True)

    def nothing(self, response):
        """Nothing."""


def main(what: str, said: dict) -> None:
    """Crawl and print what it took as one line of JSON."""
    if what == "bare":
        process, spider, arguments = (
            AsyncCrawlerProcess({}),
            Bare,
            {"urls": Path(said["URLS"]).read_text("utf-8")},
        )
    else:
        from crawler import warm  # noqa: F401  (models are loaded before the clock starts, as in a worker)
        from crawler.house import House

        process, spider, arguments = AsyncCrawlerProcess(House(said).settings_of_crawls()), SOURCE, {}
    crawler = process.create_crawler(spider)
    took, urls = {}, []

    def pages(response, request):
        if "entry" in request.cb_kwargs or what == "bare":
            urls.append(request.url)

    crawler.signals.connect(lambda: took.update(start=time.process_time()), signals.spider_opened, weak=False)
    crawler.signals.connect(lambda: took.update(end=time.process_time()), signals.spider_closed, weak=False)
    crawler.signals.connect(pages, signals.response_received)
    process.crawl(crawler, **arguments)
    process.start()
    print(json.dumps({"seconds": took["end"] - took["start"], "pages": len(urls), "urls": urls}))


main(sys.argv[1], json.loads(sys.argv[2]))
