"""Asking a source what there is: ways in order, what is believed, and what a second look may rest on."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from scrapy.http import Request, Response, TextResponse
from sqlite_utils import Database

from spiders.books import Books
from spiders.source import Source, make
from spiders.survey import Harvest, Survey
from storage import ledger
from storage.database import open_database
from storage.entry import Entry
from storage.hold import hold
from storage.round import Outcome, Round

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
HOME = "https://x.example/"
CHILDREN = "".join(f"<sitemap><loc>/map-{number}.xml</loc></sitemap>" for number in (1, 2))
INDEX = f"<sitemapindex>{CHILDREN}</sitemapindex>"


def source(**values: Any) -> Source:
    given = {"stanza": "x", "name": "X", "language": "en", "home": HOME, "key": r"/(\d+)$"}
    return make(given | (values or {"feed": {"url": "/feed"}}), "x")


def feed(*numbers: int) -> str:
    items = "".join(f"<item><title>Story {n}</title><link>/{n}</link></item>" for n in numbers)
    return f"<rss version='2.0'><channel>{items}</channel></rss>"


def sitemap(*numbers: int) -> str:
    return f"<urlset>{''.join(f'<url><loc>{HOME}{n}</loc></url>' for n in numbers)}</urlset>"


class Site:
    """Answers by path; what is not there is a 404. ``asked`` are the requests it got."""

    def __init__(self, **answers: str | int):
        self.answers: dict[str, str | int] = answers
        self.asked: list[Request] = []

    async def fetch(self, request: Request) -> Response:
        self.asked.append(request)
        answer = self.answers.get(request.url.removeprefix(HOME), 404)
        status, body = (answer, b"") if isinstance(answer, int) else (200, answer.encode())
        return TextResponse(request.url, status, {"Content-Type": "text/xml", "ETag": '"1"'}, body)


@pytest.fixture
def db(tmp_path: Path) -> Database:
    return open_database(tmp_path / "news.db")


def books_of(db: Database, one: Source, tmp_path: Path, now: datetime = NOW) -> Books:
    lock = hold(tmp_path / "news.db", one.stanza)
    assert lock is not None
    return Books(one, lambda: now, ledger.open_round(db, one.stanza, now), db, lock)


def look(
    db: Database, one: Source, site: Site, tmp_path: Path, since: datetime | None = None, now: datetime = NOW
) -> tuple[Round, list[Entry], Harvest]:
    """One survey and its decisions: the round, what is to be fetched, what was found."""
    books = books_of(db, one, tmp_path, now)
    harvest = asyncio.run(Survey(one, db, books.round, site.fetch, now).run())
    wanted = books.decide(harvest, lambda entry: "health" in entry.title, since)
    books.lock.release()
    return books.round, wanted, harvest


def test_the_first_way_that_answers_is_read_and_the_others_are_named(db: Database, tmp_path: Path) -> None:
    both = source(feed={"url": "/feed"}, sitemap={"url": "/map"})
    done, wanted, _ = look(db, both, Site(map=sitemap(1, 2)), tmp_path)
    assert (done.way, done.trouble, done.detours) == ("sitemap", None, ["feed: HTTP 404"])
    assert [entry.key for entry in wanted] == ["1", "2"]


def test_a_second_look_at_the_same_body_rests(db: Database, tmp_path: Path) -> None:
    site = Site(feed=feed(1))
    look(db, source(), site, tmp_path)
    done, _, _ = look(db, source(), site, tmp_path)
    assert (done.unchanged, done.entries) == (True, 1)  # the one that still waits
    assert site.asked[-1].headers["If-None-Match"] == b'"1"'


def test_a_mended_definition_reads_the_same_body_anew(db: Database, tmp_path: Path) -> None:
    site = Site(feed=feed(1, 2))
    wrong = source(feed={"url": "/feed"}, key=r"/(story-\d+)$")
    done, _, _ = look(db, wrong, site, tmp_path)
    assert done.trouble is not None
    assert done.reasons_of(Outcome.PASSED_OVER) == {"address without the site's key": 2}
    _, wanted, _ = look(db, source(), site, tmp_path)
    assert len(wanted) == 2


def test_an_index_answers_by_its_children(db: Database, tmp_path: Path) -> None:
    maps = source(sitemap={"url": "/index"})
    site = Site(**{"index": INDEX, "map-1.xml": sitemap(1), "map-2.xml": 503})
    look(db, maps, site, tmp_path)
    site.answers |= {"map-1.xml": sitemap(1, 2), "map-2.xml": sitemap(3)}
    _, wanted, _ = look(db, maps, site, tmp_path)
    assert {entry.key for entry in wanted} == {"1", "2", "3"}


def test_a_part_of_a_way_that_fails_is_named(db: Database, tmp_path: Path) -> None:
    two = source(feed={"url": ["/a", "/b"]})
    done, _, _ = look(db, two, Site(a=feed(1), b=500), tmp_path)
    assert (done.trouble, done.detours) == (None, ["feed: HTTP 500"])


def test_too_few_entries_are_not_believed_at_the_second_look_either(db: Database, tmp_path: Path) -> None:
    many = source(feed={"url": "/feed"}, expect=5)
    for _ in range(2):
        done, _, _ = look(db, many, Site(feed=feed(1)), tmp_path)
        assert done.trouble == "feed: 1 entries where at least 5 were expected"


def test_a_list_of_the_day_may_be_missing_while_the_day_is_young(db: Database, tmp_path: Path) -> None:
    daily = source(sitemap={"url": "/{year}-{month:02}-{day:02}.xml"})
    early = NOW.replace(hour=1)
    assert look(db, daily, Site(), tmp_path, now=early)[0].trouble is None
    assert look(db, daily, Site(), tmp_path, now=NOW)[0].trouble == "sitemap: HTTP 404"


def test_what_was_passed_over_is_judged_again_when_its_headline_changes(db: Database, tmp_path: Path) -> None:
    judged = source(feed={"url": "/feed"}, prefilter=True)
    site = Site(feed=feed(1))
    assert look(db, judged, site, tmp_path)[1] == []
    site.answers["feed"] = feed(1).replace("Story 1", "Story of sport")
    assert look(db, judged, site, tmp_path)[1] == []
    site.answers["feed"] = feed(1).replace("Story 1", "Story of health")
    assert [entry.key for entry in look(db, judged, site, tmp_path)[1]] == ["1"]


def test_what_was_too_old_for_one_round_is_there_for_the_next(db: Database, tmp_path: Path) -> None:
    dated = feed(1).replace("</title>", "</title><pubDate>Sun, 01 Feb 2026 00:00:00 GMT</pubDate>")
    site = Site(feed=dated)
    assert look(db, source(), site, tmp_path, since=NOW - timedelta(days=1))[1] == []
    assert [entry.key for entry in look(db, source(), site, tmp_path)[1]] == ["1"]


def test_a_browser_is_sent_no_validators(db: Database, tmp_path: Path) -> None:
    scripted = source(listing={"url": "/list", "entry": "a", "browser": "a"})
    site = Site(list="<html><a href='/1'>Story of health</a></html>")
    for _ in range(2):
        look(db, scripted, site, tmp_path)
    assert "If-None-Match" not in site.asked[-1].headers
