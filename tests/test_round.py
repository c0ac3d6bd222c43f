"""The decisions of a round: what to fetch, how soon to come back, what a fault is called."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)
from scrapy.http import HtmlResponse

from spiders import pace
from spiders.course import course
from spiders.faults import NotAnArticle
from spiders.network import is_public, is_whole
from spiders.survey import in_one_line
from spiders.trouble import reason_of, retry_after_of, trouble_of
from storage.entry import Entry
from storage.ledger import Seen
from storage.register import Standing
from storage.round import Outcome, Round

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
HOME = "https://example.org/"
ENTRY = Entry("1", "https://example.org/1", "Headline", modified=NOW)
SEEN = Seen(Outcome.NEW, "", "Headline", NOW, 0, None)


def test_what_was_never_seen_is_fetched() -> None:
    assert course(ENTRY, None, NOW).fetch


def test_what_is_known_is_not_fetched_again() -> None:
    assert course(ENTRY, SEEN, NOW).outcome is Outcome.KNOWN


@pytest.mark.parametrize(
    "entry",
    [replace(ENTRY, title="Another headline"), replace(ENTRY, modified=NOW + timedelta(seconds=1))],
    ids=["headline", "date"],
)
def test_what_its_source_says_has_changed_is_fetched_again(entry: Entry) -> None:
    assert course(entry, SEEN, NOW).fetch


def test_a_failed_entry_waits_for_its_time() -> None:
    failed = replace(SEEN, outcome=Outcome.FAILED, reason="HTTP 500", tries=1, due=NOW)
    assert course(ENTRY, failed, NOW).fetch
    early = course(ENTRY, failed, NOW - timedelta(seconds=1))
    assert (early.fetch, early.outcome) == (False, Outcome.WAITING)


def test_an_entry_that_failed_too_often_is_passed_over_by_name_until_its_source_changes_it() -> None:
    given_up = replace(SEEN, outcome=Outcome.FAILED, reason="HTTP 500", tries=10, due=None)
    decided = course(ENTRY, given_up, NOW)
    assert (decided.fetch, decided.outcome, decided.lasting) == (False, Outcome.PASSED_OVER, False)
    assert decided.reason == "given up after 10 tries: HTTP 500"
    assert course(replace(ENTRY, title="Another headline"), given_up, NOW).fetch


def test_what_promises_nothing_is_passed_over_and_remembered() -> None:
    decided = course(ENTRY, None, NOW, promising=False)
    assert (decided.outcome, decided.lasting) == (Outcome.PASSED_OVER, True)


def test_what_is_older_than_asked_for_is_passed_over_and_not_remembered() -> None:
    old = replace(ENTRY, published=NOW - timedelta(days=2))
    decided = course(old, None, NOW, since=NOW - timedelta(days=1))
    assert (decided.outcome, decided.lasting) == (Outcome.PASSED_OVER, False)


def done(
    trouble: str | None = None, unchanged: bool = False, retry_after: float | None = None, **ends: int
) -> Round:
    tally = Round("nhandan", NOW, trouble=trouble, unchanged=unchanged, retry_after=retry_after)
    for outcome, number in ends.items():
        for at in range(number):
            tally.settle(f"{outcome} {at}", Outcome[outcome.upper()])
    return tally


def next_pause(stood: Standing, tally: Round, every: float = 600) -> float:
    next_round = pace.after(stood, tally, every, NOW).next_round
    assert next_round is not None
    return (next_round - NOW).total_seconds()


def test_a_source_at_rest_is_asked_less_often() -> None:
    assert next_pause(Standing("x", interval=600), done(unchanged=True)) == 900
    assert next_pause(Standing("x", interval=600), done(known=9, new=1)) == 900


def test_a_source_full_of_news_is_asked_more_often_but_not_below_its_floor() -> None:
    assert next_pause(Standing("x", interval=4800), done(new=9, known=1)) == 2400
    assert next_pause(Standing("x", interval=600), done(new=9)) == 600


def test_a_failing_source_is_asked_ever_later_and_never_given_up() -> None:
    pauses = [next_pause(Standing("x", failures=number), done(trouble="HTTP 500")) for number in (0, 1, 9)]
    assert pauses == [600, 1200, 6000]
    assert next_pause(Standing("x", failures=10**9), done(trouble="HTTP 500")) <= 30 * 86400


def test_a_source_that_answers_again_is_forgiven() -> None:
    stands = pace.after(Standing("x", failures=7, trouble="HTTP 500", interval=600), done(new=1), 600, NOW)
    assert (stands.failures, stands.trouble, stands.last_new) == (0, None, NOW)


def test_retry_after_is_honoured_and_capped_at_a_day() -> None:
    assert next_pause(Standing("x"), done(trouble="HTTP 429", retry_after=7200)) == 7200
    assert next_pause(Standing("x"), done(trouble="HTTP 429", retry_after=10**6)) == 86400


@given(st.integers(0, 10**6), st.floats(0, 10**6), st.floats(0, 10**5), st.booleans())
def test_the_next_round_is_always_ahead_and_bounded(
    failures: int, interval: float, every: float, failed: bool
) -> None:
    stood = Standing("x", failures=failures, interval=interval)
    pause = next_pause(stood, done(trouble="DNS" if failed else None, known=1), every)
    assert 0 <= pause <= 30 * 86400


def answer(
    status: int = 200, body: bytes = b"<html><p>Text</p>", url: str = "https://example.org/1", **headers: str
) -> HtmlResponse:
    return HtmlResponse(url, status, {name.replace("_", "-"): value for name, value in headers.items()}, body)


@pytest.mark.parametrize(
    ("response", "trouble"),
    [
        (answer(), None),
        (answer(404), "HTTP 404"),
        (answer(503), "HTTP 503"),
        (answer(302), "HTTP 302 without an address"),
        (answer(body=b"  \n"), "empty answer"),
        (answer(url="https://www.example.org"), "redirected to the home page"),
    ],
)
def test_an_answer_that_is_no_page_is_named(response: HtmlResponse, trouble: str | None) -> None:
    assert trouble_of(response, asked="https://example.org/1", home=HOME) == trouble


def test_the_home_page_asked_for_is_no_redirect() -> None:
    assert trouble_of(answer(url=HOME), asked=HOME, home=HOME) is None


@pytest.mark.parametrize(
    ("response", "seconds"),
    [
        (answer(429, Retry_After="120"), 120.0),
        (answer(503, Retry_After="Fri, 31 Dec 2027 23:59:59 GMT"), 600.0),
        (answer(429), 600.0),
        (answer(500, Retry_After="5"), None),
        (answer(200), None),
    ],
)
def test_a_request_to_be_left_alone_is_heard(response: HtmlResponse, seconds: float | None) -> None:
    assert retry_after_of(response) == seconds


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (CannotResolveHostError("x"), "DNS: no such host"),
        (DownloadConnectionRefusedError("x"), "connection refused"),
        (DownloadTimeoutError("x"), "timeout"),
        (DownloadCancelledError("x"), "larger than allowed"),
        (ResponseDataLossError(), "answer cut off"),
        (
            DownloadFailedError("[('SSL routines', '', 'certificate verify failed')]"),
            "TLS: certificate not verified",
        ),
        (DownloadFailedError("x"), "connection lost"),
        (IgnoreRequest("Forbidden by robots.txt"), "forbidden by robots.txt"),
        (IgnoreRequest("max redirections reached"), "redirect loop"),
        (IgnoreRequest("private address: http://10.0.0.1/"), "private address (see ALLOW_PRIVATE_NETWORKS)"),
        (NotAnArticle("no title"), "no title"),
        (ZeroDivisionError("x"), "fault in the program: ZeroDivisionError: x"),
        (ValueError("Invalid IPv6 URL"), "not an http address"),
    ],
)
def test_every_fault_has_a_name(error: Exception, reason: str) -> None:
    assert reason_of(error) == reason


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "192.168.1.1", "169.254.169.254", "::1", "fd00::1", "100.64.0.1", "0.0.0.0"],
)
def test_private_addresses_are_not_public(address: str) -> None:
    assert not is_public(address)
    assert is_public("8.8.8.8")


def test_a_gzip_that_ends_too_early_is_not_whole() -> None:
    import gzip

    body = b"text " * 1000
    whole = gzip.compress(body)
    assert is_whole(whole, body)
    assert is_whole(whole + gzip.compress(b"more"), body + b"more")
    assert not is_whole(whole[:-20], body[:-7])


def test_troubles_of_several_ways_are_said_once() -> None:
    detours = ["feed: DNS: no such host", "sitemap: DNS: no such host", "api: HTTP 403"]
    assert in_one_line(detours) == "feed, sitemap: DNS: no such host; api: HTTP 403"


@pytest.mark.parametrize(
    "address",
    [
        "64:ff9b::a9fe:a9fe",
        "2002:7f00:1::",
        "::127.0.0.1",
        "::ffff:10.0.0.1",
        "224.0.0.1",
        "ff02::1",
        "fec0::1",
    ],
)
def test_addresses_that_lead_to_private_ones_are_not_public(address: str) -> None:
    assert not is_public(address)
    assert is_public("2606:4700:4700::1111")
