"""Every bad input ends in a counted, named outcome, and never in a traceback, a hang or a lost item."""

from __future__ import annotations

import asyncio

import pytest

from crawler.commands.crawl import rounds
from crawler.house import House
from crawler.worker import Report
from tests.faults import FAULTS, UNREACHABLE, FaultServer

COLUMNS = ("known", "new", "updated", "copies", "not relevant", "passed over", "failed", "waiting")
LONG = ("-flat", "-slow", "-silent", "-many-entries")  # begun first, so that the others are done meanwhile
WHOLE = None  # the source answers in spite of the fault

FEEDS = {
    "forbidden": "HTTP 403",
    "not-found": "HTTP 404",
    "gone": "HTTP 410",
    "too-many": "HTTP 429",
    "server-error": "HTTP 500",
    "bad-gateway": "HTTP 502",
    "unavailable": "HTTP 503",
    "redirect-loop": "redirect loop",
    "redirect-home": "redirected to the home page",
    "challenge": "challenge page: Cloudflare",
    "challenge-200": "challenge page: Cloudflare",
    "challenge-412": "challenge page: Ruishu",
    "empty": "empty answer",
    "html-for-xml": "HTML where XML was expected",
    "xml-bomb": "entity declarations (XML bomb)",
    "external-entity": "entity declarations (XML bomb)",
    "huge": "larger than allowed",
    "huge-declared": "larger than allowed",
    "gzip-bomb": "larger than allowed",
    "truncated-gzip": "truncated gzip",
    "false-gzip": WHOLE,
    "wrong-charset": WHOLE,
    "unknown-charset": WHOLE,
    "controls": WHOLE,
    "broken-xml": WHOLE,
    "no-title": WHOLE,
    "no-date": WHOLE,
    "future": WHOLE,
    "many-entries": WHOLE,
    "no-entries": "0 entries where at least 1 were expected",
    "foreign-links": "0 entries where at least 1 were expected",
    "login": "HTML where XML was expected",
    "image": "not XML",
    "slow": "timeout",
    "silent": "timeout",
    "cut": "answer cut off",
    "reset": "answer cut off",
    "no-http": "not HTTP",
    "endless-head": "empty answer",
    "untrusted": "TLS: certificate not verified",
    "refused": "connection refused",
    "no-such-host": "DNS: no such host",
}
ARTICLES = FEEDS | {
    "xml-bomb": "not HTML (XML)",
    "no-title": "no title",
    "no-text": "no text",
    "residue": "no text",
    "login": "login page",
    "removed": "article removed",
    "image": "not HTML (PNG image)",
    "deep": WHOLE,
    "many-attributes": WHOLE,
    "flat": WHOLE,
}


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Report]:
    """One round over every fault, at once."""
    folder = tmp_path_factory.mktemp("faults")
    with FaultServer(patience=15) as server:
        said = {
            "DATABASE": str(folder / "news.db"),
            "SOURCES_DIR": str(server.sources(folder / "sources")),
            "ALLOW_PRIVATE_NETWORKS": True,
            "DOWNLOAD_TIMEOUT": 6,  # a machine that is busy with other things answers late
            "CRAWLS_AT_ONCE": 8,  # four of them wait for one that is silent or slow
            "ROUND_TIME_LIMIT": 120,  # in which a page of any size is read
        }
        house = House(said)
        names = sorted(house.sources(), key=lambda name: not name.endswith(LONG))
        done = asyncio.run(rounds(house, names, {"limit": 20}))
    return {report["source"]: report for report in done}


def test_every_fault_is_expected_to_be_something() -> None:
    assert {name for name, fault in FAULTS.items() if fault.as_feed} | set(UNREACHABLE) <= FEEDS.keys()
    assert {name for name, fault in FAULTS.items() if fault.as_article} <= ARTICLES.keys()


def test_every_entry_is_accounted_for(reports: dict[str, Report]) -> None:
    for report in reports.values():
        assert sum(report[column] for column in COLUMNS) == report["entries"], report
        assert report["finished"], report


def test_no_fault_is_one_of_the_program(reports: dict[str, Report]) -> None:
    for report in reports.values():
        assert "fault in the program" not in str(report), report


@pytest.mark.parametrize(("name", "reason"), FEEDS.items())
def test_a_bad_feed_is_named(reports: dict[str, Report], name: str, reason: str | None) -> None:
    report = reports[f"feed-{name}"]
    assert report["trouble"] == (f"feed: {reason}" if reason else None)
    assert (report["entries"] > report["passed over"]) is (reason is WHOLE)


@pytest.mark.parametrize("name", [name for name, fault in FAULTS.items() if fault.as_article])
def test_a_bad_article_is_named_and_its_neighbours_are_read(reports: dict[str, Report], name: str) -> None:
    report = reports[f"article-{name}"]
    reason = ARTICLES[name]
    assert report["trouble"] is None
    assert report["reasons"]["failed"] == ({reason: 1} if reason else {})
    assert report["entries"] - report["failed"] >= 2


def test_ten_thousand_entries_are_all_written_down(reports: dict[str, Report]) -> None:
    report = reports["feed-many-entries"]
    assert report["entries"] == 10_000
    assert report["waiting"] == 10_000 - 20
