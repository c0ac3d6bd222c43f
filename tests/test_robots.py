"""The rules of a site: had once a day, kept where they cannot be had, and never cut within a line."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from scrapy.exceptions import DownloadTimeoutError
from scrapy.http import Request, Response
from scrapy.robotstxt import ProtegoRobotParser
from sqlite_utils import Database

from spiders.network import CRAWL_DELAY_AT_MOST, ROBOTS_AT_MOST, Robots
from storage.database import open_database
from storage.fetched import remember_robots

SITE = "https://tin.example"
RULES = b"User-agent: *\nDisallow: /private/\n"
NOW = datetime.now(UTC)


class Site(Robots):
    """The middleware before a site that gives one answer; ``requests`` counts what it was asked."""

    def __init__(self, answer: Response | Exception, db: Database | None = None):
        self.requests = 0
        self.slot = SimpleNamespace(delay=1.0)

        async def download(_: Request) -> Response:
            self.requests += 1
            if isinstance(answer, Exception):
                raise answer
            return answer

        engine = SimpleNamespace(download_async=download)
        spider = SimpleNamespace(books=SimpleNamespace(db=db) if db else None)
        self.crawler: Any = SimpleNamespace(engine=engine, spider=spider)
        self._asked = {}
        self._parserimpl = ProtegoRobotParser
        self._default_useragent = "Health-Accord"

    def _slot(self, request: Request) -> Any:
        return self.slot

    def allows(self, path: str) -> bool:
        async def rules() -> Any:
            return await self.robot_parser(Request(f"{SITE}{path}"))

        return bool(asyncio.run(rules()).allowed(f"{SITE}{path}", "Health-Accord"))


def answer(body: bytes, status: int = 200) -> Response:
    return Response(f"{SITE}/robots.txt", status=status, body=body)


@pytest.fixture
def db(tmp_path: Path) -> Database:
    return open_database(tmp_path / "news.db")


def test_rules_are_kept() -> None:
    assert not Site(answer(RULES)).allows("/private/1")
    assert Site(answer(RULES)).allows("/news/1")


@pytest.mark.parametrize("status", [404, 403, 410])
def test_a_site_that_says_it_has_no_rules_has_none(status: int, db: Database) -> None:
    remember_robots(db, SITE, RULES, NOW - timedelta(days=2))
    assert Site(answer(RULES, status), db).allows("/private/1")


@pytest.mark.parametrize("trouble", [answer(b"", 500), answer(RULES, 503), DownloadTimeoutError()])
def test_where_rules_cannot_be_had_now_the_last_ones_hold(trouble: Any, db: Database) -> None:
    assert Site(trouble, db).allows("/private/1")  # none were ever had
    remember_robots(db, SITE, RULES, NOW - timedelta(days=40))
    assert not Site(trouble, db).allows("/private/1")
    again = Site(answer(b""), db)
    assert again.allows("/private/1")
    assert again.requests == 1  # the old rules count as old


def test_rules_of_today_are_not_asked_for_again(db: Database) -> None:
    first, second = Site(answer(RULES), db), Site(answer(b""), db)
    assert not first.allows("/private/1")
    assert not second.allows("/private/2")
    assert (first.requests, second.requests) == (1, 0)


def test_rules_without_end_are_cut_between_lines() -> None:
    """A line cut in two would say another thing: ``Disallow: /`` is a site closed."""
    line = b"Disallow: /archive-of-old-pages/\n"
    first = b"User-agent: *\nDisallow: /private/\n"
    padding = b"#" * ((ROBOTS_AT_MOST - len(first) - len(b"Disallow: /")) % len(line) - 1) + b"\n"
    many = first + padding + line * (ROBOTS_AT_MOST // len(line) + 9)
    assert many[:ROBOTS_AT_MOST].endswith(b"\nDisallow: /")
    assert Site(answer(many)).allows("/news/1")
    assert not Site(answer(many)).allows("/private/1")
    assert Site(answer(b"x" * (ROBOTS_AT_MOST + 9))).allows("/news/1")


@pytest.mark.parametrize(("asked", "kept"), [("0.2", 1.0), ("12", 12.0), ("86400", CRAWL_DELAY_AT_MOST)])
def test_a_delay_that_is_asked_for_is_kept_within_reason(asked: str, kept: float) -> None:
    site = Site(answer(f"User-agent: *\nCrawl-delay: {asked}\n".encode()))
    assert site.allows("/news/1")
    assert site.slot.delay == kept
