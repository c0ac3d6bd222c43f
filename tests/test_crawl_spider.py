"""The spider between a site and the books: what it does where nothing can be kept."""

from __future__ import annotations

import sqlite3
from types import SimpleNamespace
from typing import Any

import pytest
from twisted.python.failure import Failure

from spiders.crawl import SourceSpider
from storage.article import Article
from storage.entry import Entry

ENTRIES = [Entry(str(n), f"https://tin.example/{n}") for n in range(3)]


class Tin(SourceSpider):
    name = "tin"
    source: Any = SimpleNamespace(article=SimpleNamespace(browser=None))


@pytest.mark.parametrize(
    ("error", "asked"),
    [
        (sqlite3.OperationalError("database or disk is full"), 1),
        (sqlite3.OperationalError("database is locked"), 3),
        (ValueError("odd"), 3),
    ],
)
def test_a_site_is_asked_for_nothing_more_where_the_disk_is_full(error: Exception, asked: int) -> None:
    failed: dict[str, str] = {}
    spider = Tin()
    spider.books = SimpleNamespace(fail=failed.__setitem__)  # type: ignore[assignment]
    requests = []
    for request in spider._pursue(ENTRIES):
        requests.append(request)
        if len(requests) == 1:
            spider.station_failed(Article("tin", "0", ENTRIES[0].url, ""), Failure(error))
    assert (len(requests), list(failed)) == (asked, ["0"])
