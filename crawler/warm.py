"""Loaded once by the fork server, so that a worker is ready in a tenth of a second.

A reactor made before the fork could not be used after it, so nothing here may install one.
"""

import gc
import sys
from collections.abc import Iterator
from datetime import UTC, datetime

from scrapy.settings import Settings
from scrapy.utils.conf import build_component_list
from scrapy.utils.misc import load_object

import crawler.worker  # noqa: F401  (what a worker runs)
import spiders.crawl  # noqa: F401
from crawler.house import House
from pipelines.clean import clean_article
from pipelines.duplicates import text_key
from pipelines.language import language_of, tell_language
from pipelines.promise import promising
from pipelines.tag import judge_article
from spiders.article import read

LISTED = ("DOWNLOADER_MIDDLEWARES", "SPIDER_MIDDLEWARES", "EXTENSIONS", "ITEM_PIPELINES")
ALONE = (
    "SPIDER_LOADER_CLASS", "STATS_CLASS", "LOG_FORMATTER", "DUPEFILTER_CLASS", "DOWNLOADER", "ITEM_PROCESSOR",
    "SCHEDULER", "SCHEDULER_MEMORY_QUEUE", "SCHEDULER_PRIORITY_QUEUE", "ROBOTSTXT_PARSER", "ENTRY_JUDGE",
    "REQUEST_FINGERPRINTER_CLASS", "TWISTED_REACTOR", "TWISTED_DNS_RESOLVER", "ASYNCIO_EVENT_LOOP",
)  # fmt: skip


def named(settings: Settings) -> Iterator[str]:
    """The paths of all that Scrapy loads by its name in the settings when a crawl begins."""
    for name in LISTED:
        yield from build_component_list(settings.get_component_priority_dict_with_base(name))
    yield from filter(None, settings.getwithbase("DOWNLOAD_HANDLERS").values())
    yield from (settings[name] for name in ALONE)


for path in named(House({}).settings_of_crawls()):
    load_object(path)

# Models, tables and automata are read now, and not in every worker: by whole articles, as a round reads them.
PAGE = """<h1>Viet Nam and France train nurses</h1>{date}
<p>The ministries of health of Viet Nam and France signed an agreement on the training of nurses.</p>
<p>Forty doctors of both countries will work in one hospital for a year, the ministers said.</p>"""
for date in ("<p>20 November 2026, 14:05</p>", "<p>2 hours ago</p>", ""):
    article = read(PAGE.format(date=date), "https://page.example/a", now=datetime.now(UTC))
    clean_article(article)
    tell_language(article)
    judge_article(article)
    text_key(article.title, article.text)
for text in ("Это прочитано.", "یہ پڑھا گیا۔"):
    language_of(text * 20)
promising("", "")

# What is loaded stays for life. No worker shall walk over it, nor copy the pages it lies on, in search of
# garbage: https://docs.python.org/3/library/gc.html#gc.freeze
gc.collect()
gc.freeze()

assert "twisted.internet.reactor" not in sys.modules, "a reactor was installed before the fork"
