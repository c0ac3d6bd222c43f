"""What is asked: addresses of a definition, and the days that they name."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.address import clean
from spiders.source import WAYS, make
from spiders.ways.discovery import READERS, addresses
from spiders.ways.plain import plain

NOW = datetime(2026, 3, 2, 20, 0, tzinfo=UTC)  # 03:00 of the third in Hà Nội


def asked(url: Any, last: datetime | None, now: datetime = NOW) -> list[str]:
    stanza = {
        "stanza": "tin", "name": "Tin", "home": "https://tin.example/vi/", "language": "vi",
        "timezone": "Asia/Ho_Chi_Minh", "sitemap": {"url": url},
    }  # fmt: skip
    source = make(stanza, "here")
    assert source.sitemap is not None
    return addresses(source.sitemap, source, last, now)


def test_every_way_has_a_reader() -> None:
    assert set(READERS) == set(WAYS)


def test_addresses_are_joined_to_the_home() -> None:
    assert asked(["/a.xml", "b.xml", "https://api.example/c"], None) == [
        "https://tin.example/a.xml", "https://tin.example/vi/b.xml", "https://api.example/c",
    ]  # fmt: skip


DAILY = "/{year}-{month:02}-{day:02}.xml"


@pytest.mark.parametrize(
    ("last", "days"),
    [
        (NOW - timedelta(minutes=5), ["2026-03-03"]),
        (NOW - timedelta(hours=4), ["2026-03-02", "2026-03-03"]),
        (None, ["2026-03-02", "2026-03-03"]),
        (NOW + timedelta(days=3), ["2026-03-03"]),
        (NOW - timedelta(days=400), [f"2026-02-{day}" for day in (25, 26, 27, 28)]
         + [f"2026-03-0{day}" for day in (1, 2, 3)]),
    ],
)  # fmt: skip
def test_days_are_the_sources_own_since_the_last_round(last: datetime | None, days: list[str]) -> None:
    assert asked(DAILY, last) == [f"https://tin.example/{day}.xml" for day in days]


def test_months_are_asked_once_and_written_as_the_site_writes_them() -> None:
    assert asked("/news-{year}-{month}.xml", NOW - timedelta(days=4)) == [
        "https://tin.example/news-2026-2.xml", "https://tin.example/news-2026-3.xml",
    ]  # fmt: skip


def test_other_braces_of_an_address_stay() -> None:
    assert asked("/q?a={0.__class__}&b={x}&c={day!r}", None) == [
        "https://tin.example/q?a={0.__class__}&b={x}&c={day!r}"
    ]


@given(st.datetimes(timezones=st.just(UTC)), st.datetimes(timezones=st.just(UTC)))
def test_never_more_than_a_week_and_today_last(last: datetime, now: datetime) -> None:
    try:
        urls = asked(DAILY, last, now)
    except OverflowError:
        return  # year 1 and year 9999
    assert 1 <= len(urls) <= 7
    assert urls == sorted(urls)


@given(st.text(max_size=60))
def test_any_link_becomes_an_address_that_stays_what_it_is(link: str) -> None:
    once = clean(link, "https://tin.example/a/")
    assert "#" not in once
    assert clean(once, "https://tin.example/a/") == once or not once.startswith("https://")


@given(st.text(max_size=100))
def test_plain_text_is_one_line_that_any_format_may_carry(text: str) -> None:
    said = plain(text)
    assert said == " ".join(said.split())
    assert all(character >= " " and not "\ud800" <= character <= "\udfff" for character in said)
    said.encode()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("A &amp;amp; B", "A & B"), ("R&D", "R&D"), ("5 < 6 > 4", "5 < 6 > 4"), ("<b>A</b>, B", "A, B"),
        ("<p>A</p><p>B</p>", "A B"), ("A<br>B", "A B"), ("A<script>alert(1)</script>", "A"),
        ("a<!-- b -->", "a"), ("&lt;img src=x onerror=alert(1)&gt;A", "A"), ("No\u0323\u0302i", "Nội"),
        ("\ud800A\x07", "A"), ("", ""),
    ],
)  # fmt: skip
def test_plain_text_of_what_sources_write(text: str, said: str) -> None:
    assert plain(text) == said
