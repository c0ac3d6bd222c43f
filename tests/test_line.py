"""The walk of the whole line: from the newsroom's pages to a subscriber's reader."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import feedparser
import pytest
from click.testing import CliRunner

from crawler.commands.crawl import rehearsal, rounds
from crawler.commands.frame import cli
from crawler.house import House
from crawler.newsroom import Newsroom
from crawler.worker import Report
from pipelines.duplicates import canonical
from storage import archive
from storage.article import Article
from storage.database import open_database
from storage.selection import Selection, select

HOUSE = Path(__file__).parents[1]
SOURCES = HOUSE / "spiders" / "sources"
COLUMNS = ("known", "new", "updated", "copies", "not relevant", "passed over", "failed", "waiting")


class Desk:
    """A newsroom and a house that watches it."""

    def __init__(self, newsroom: Newsroom, folder: Path):
        self.newsroom = newsroom
        sources = newsroom.sources(folder / "sources", SOURCES)
        self.options = ["--db", str(folder / "news.db"), "--sources", str(sources)]
        said = {
            "DATABASE": str(folder / "news.db"),
            "SOURCES_DIR": str(sources),
            "ALLOW_PRIVATE_NETWORKS": True,
        }
        self.house = House(said)

    def round(self) -> list[Report]:
        return asyncio.run(rounds(self.house, list(self.house.sources()), {}))

    def all(self) -> list[Article]:
        return select(open_database(self.house.database), Selection(with_copies=True), 1000)

    def run(self, *arguments: str) -> Any:
        result = CliRunner().invoke(
            cli, [arguments[0], *self.options, *arguments[1:]], catch_exceptions=False
        )
        assert result.exit_code == 0, result.output
        return result


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A newsroom of two days, crawled once."""
    with Newsroom() as newsroom:
        desk = Desk(newsroom, tmp_path_factory.mktemp("line"))
        desk.first = desk.round()  # type: ignore[attr-defined]
        yield desk
        assert not newsroom.faults


def test_every_source_answers_and_every_column_adds_up(desk: Desk) -> None:
    for report in desk.first:  # type: ignore[attr-defined]
        assert report["trouble"] is None, report
        assert not report["detours"], report
        assert report["failed"] == 0, report["reasons"]
        assert sum(report[column] for column in COLUMNS) == report["entries"] > 0


def test_what_is_health_cooperation_is_in_the_feeds_and_the_rest_is_not(desk: Desk) -> None:
    kept = {article.url: article for article in desk.all()}
    about = [post for post in desk.newsroom.posts() if post.about]
    other = [post for post in desk.newsroom.posts() if not post.about]
    missed = [post.name for post in about if post.url not in kept and listed(desk, post.url)]
    wrong = [post.name for post in other if post.url in kept]
    assert about
    assert other
    assert not wrong
    assert len(missed) <= len(about) // 20, missed


def listed(desk: Desk, url: str) -> bool:
    """Whether the source's list named the page: a feed holds only the latest."""
    steps = CliRunner().invoke(cli, ["explain", *desk.options, url])
    return steps.exit_code == 0


def test_an_item_says_who_works_with_whom_and_quotes_why(desk: Desk) -> None:
    article = archive.find_by_url(
        open_database(desk.house.database), desk.newsroom.post("border-exchange").url
    )
    assert article is not None
    assert article.judgement is not None
    assert article.judgement.pairs == [("CN", "VN")]
    assert article.language == "vi"
    for one in article.judgement.evidence:
        assert getattr(article, one.field)[one.start : one.end] == one.quote


def test_a_translation_names_its_original_and_its_own_language(desk: Desk) -> None:
    db = open_database(desk.house.database)
    article = archive.find_by_url(db, desk.newsroom.post("border-exchange.ur").url)
    assert article is not None
    assert (article.language, article.direction, article.rank) == ("ur", "rtl", "copy")
    assert article.origin == desk.newsroom.post("border-exchange").url


def test_a_page_that_holds_only_a_document_has_the_documents_text(desk: Desk) -> None:
    post = desk.newsroom.post("border-plan")
    article = archive.find_by_url(open_database(desk.house.database), post.url)
    assert article is not None
    assert article.text.split("\n") == [post.lead, *post.paragraphs]
    assert (article.title, article.methods["text"]) == (post.title, "pdf")
    assert article.published_method == "selector, gregorian"  # what the page says goes before the document


def test_a_scan_is_kept_and_in_the_feeds_by_its_title_and_said_to_be_one(desk: Desk) -> None:
    post = desk.newsroom.post("border-scan")
    article = archive.find_by_url(open_database(desk.house.database), post.url)
    assert article is not None
    assert (article.title, article.text) == (post.title, "")
    assert "none: a PDF without text layer" in desk.run("explain", post.url).output
    feed = json.loads(desk.run("feed", "--from", "VN", "--with", "CN", "--format", "json").stdout)
    assert post.url in {item["url"] for item in feed["items"]}


def test_no_residue_is_left_in_any_text(desk: Desk) -> None:
    residue = (".jpg)", "(0)", "Content is protected", "![", "Từ khóa")
    for article in desk.all():
        assert not [line for line in article.text.splitlines() if any(mark in line for mark in residue)], (
            article.url
        )


def test_dates_are_those_that_the_sources_gave(desk: Desk) -> None:
    posts = {canonical(post.url): post for post in desk.newsroom.posts()}
    for article in desk.all():
        if article.published is not None and article.published_precision == "minute":
            given = posts[article.url_key].published
            assert abs((article.published - given).total_seconds()) < 60, article.url


@pytest.mark.parametrize("form", ["rss", "atom"])
def test_a_reader_reads_the_feed(desk: Desk, form: str) -> None:
    read = feedparser.parse(desk.run("feed", "--from", "VN", "--with", "CN", "--format", form).stdout_bytes)
    assert not read.bozo
    assert read.entries
    assert all(entry.id.startswith("tag:health-accord.example,2026:") for entry in read.entries)


def test_the_same_rows_give_the_same_bytes(desk: Desk) -> None:
    once, again = (desk.run("feed", "--format", "json").stdout_bytes for _ in range(2))
    assert once == again
    assert json.loads(once)["version"] == "https://jsonfeed.org/version/1.1"


def test_explain_says_station_by_station(desk: Desk) -> None:
    said = desk.run("explain", desk.newsroom.post("border-exchange").url).output
    for station in ("seen", "read", "dated", "language", "origin", "duplicates", "tagged", "feeds"):
        assert station in said


def test_search_finds_words_without_their_marks(desk: Desk) -> None:
    assert json.loads(desk.run("search", "--json", "quang tay").stdout)


def test_publish_writes_every_edition_once(desk: Desk, tmp_path: Path) -> None:
    desk.run("publish", str(tmp_path / "public"))
    again = json.loads(desk.run("publish", "--json", str(tmp_path / "public")).stdout)
    assert again
    assert not any(file["written"] for file in again)


def test_a_second_round_costs_one_request_a_source_then_news_edits_and_deletions_arrive(desk: Desk) -> None:
    for report in desk.round():
        assert (report["requests"], report["pages"], report["unchanged"]) == (1, 0, True), report
    before = {article.key: article.id for article in desk.all()}
    appeared = desk.newsroom.publish(6)
    desk.newsroom.edit(
        "border-exchange",
        title="Cao Bằng và Quảng Tây (Trung Quốc) mở rộng hợp tác y tế",
        append="Tin bổ sung.",
    )
    third = desk.round()
    assert sum(report["updated"] for report in third) >= 1
    kept = {article.url_key for article in desk.all()}
    assert [post.name for post in appeared if post.about and canonical(post.url) not in kept] == []
    after = {article.key: article.id for article in desk.all()}
    assert before.items() <= after.items()


def test_sources_say_how_they_stand(desk: Desk) -> None:
    rows = json.loads(desk.run("sources", "--json").stdout)
    assert {row["state"] for row in rows} == {"well"}
    assert all(row["next_round"] for row in rows)


def test_a_rehearsal_keeps_nothing(desk: Desk) -> None:
    desk.newsroom.publish(3)
    before = desk.all()
    with rehearsal(desk.house) as stage:
        reports = asyncio.run(rounds(stage, ["nhandan", "caobang", "caravan-info", "vietnamplus"], {}))
    assert sum(report["entries"] for report in reports) > 0
    assert desk.all() == before


def test_a_page_is_read_from_the_web_by_hand(desk: Desk) -> None:
    url = desk.newsroom.post("border-exchange.ur").url
    with read_by_hand(desk, url) as done, read_by_hand(desk, "http://no-such-host.invalid/") as failed:
        (article, nothing), (none, reason) = done.communicate(), failed.communicate()
    assert (done.returncode, nothing) == (0, "")
    assert json.loads(article)["language"] == "ur"
    assert (failed.returncode, none) == (1, "")
    assert "no article: DNS: no such host" in reason
    assert "Traceback" not in reason


def read_by_hand(desk: Desk, url: str) -> subprocess.Popen[str]:
    environment = os.environ | {"HEALTH_ACCORD_ALLOW_PRIVATE_NETWORKS": "yes"}
    command = [sys.executable, "-m", "crawler", "read", *desk.options, url]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment, cwd=HOUSE
    )
