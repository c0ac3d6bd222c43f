"""Sitemaps: addresses, news, indexes and plain lines."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.faults import Unreadable
from spiders.source import make
from spiders.ways.discovery import Found, discover

URL = "https://tin.example/sitemap.xml"
NAMESPACES = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" '
    'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
)


def read(body: str | bytes, **way: Any) -> Found:
    stanza = {
        "stanza": "tin", "name": "Tin", "home": "https://tin.example/", "language": "vi",
        "timezone": "Asia/Ho_Chi_Minh", "sitemap": {"url": "/sitemap.xml"} | way,
    }  # fmt: skip
    source = make(stanza, "here")
    assert source.sitemap is not None
    return discover(
        "sitemap", body if isinstance(body, bytes) else body.encode(), None, URL, source.sitemap, source
    )


def urlset(*urls: str) -> str:
    return (
        f'<?xml version="1.0"?><urlset {NAMESPACES}>'
        + "".join(f"<url>{url}</url>" for url in urls)
        + "</urlset>"
    )


def index(*children: str) -> str:
    body = "".join(f"<sitemap>{child}</sitemap>" for child in children)
    return f"<sitemapindex {NAMESPACES}>{body}</sitemapindex>"


def test_a_news_sitemap_says_title_language_and_date() -> None:
    (entry,) = read(
        urlset(
            "<loc>\n https://tin.example/a-1.html </loc><lastmod>2026-01-06T08:00:00Z</lastmod>"
            "<news:news><news:publication><news:name>Tin</news:name><news:language>vi</news:language>"
            "</news:publication><news:publication_date>2026-01-06T14:16:29</news:publication_date>"
            "<news:title>Hà Nội &amp; Paris</news:title></news:news>"
            "<image:image><image:loc>https://anh.example/1.jpg</image:loc><image:title>x</image:title></image:image>"
        )
    ).entries
    assert (entry.url, entry.key) == ("https://tin.example/a-1.html", "tin.example/a-1.html")
    assert (entry.title, entry.language, entry.image) == ("Hà Nội & Paris", "vi", "https://anh.example/1.jpg")
    assert entry.published == datetime(2026, 1, 6, 7, 16, 29, tzinfo=UTC)
    assert entry.modified == datetime(2026, 1, 6, 8, 0, tzinfo=UTC)


def test_a_change_is_no_date_of_publication() -> None:
    (entry,) = read(urlset("<loc>https://tin.example/a</loc><lastmod>2026-01-06</lastmod>")).entries
    assert (entry.published, entry.title, entry.language) == (None, "", None)


BOTH = (
    "<xhtml:link rel='alternate' hreflang='vi' href='https://tin.example/a'/>"
    "<xhtml:link rel='alternate' hreflang='ur' href='https://tin.example/ur/a'/>"
    "<xhtml:link rel='alternate' hreflang='x-default' href='https://tin.example/en/a'/>"
)


def test_alternates_are_entries_only_where_they_are_wanted() -> None:
    text = urlset(f"<loc>https://tin.example/a</loc>{BOTH}", f"<loc>https://tin.example/ur/a</loc>{BOTH}")
    assert [entry.url for entry in read(text).entries] == [
        "https://tin.example/a",
        "https://tin.example/ur/a",
    ]
    found = read(text, alternates=True)
    assert [(entry.url, entry.language) for entry in found.entries] == [
        ("https://tin.example/a", "vi"),
        ("https://tin.example/ur/a", "ur"),
    ]
    assert found.passed == {"named twice in one answer": 2}


def test_addresses_that_do_not_match_are_counted() -> None:
    found = read(urlset("<loc>/y-te-1.html</loc>", "<loc>/y-te/</loc>", ""), match=r"-\d+\.html$")
    assert [entry.url for entry in found.entries] == ["https://tin.example/y-te-1.html"]
    assert found.passed == {"address that match does not hold": 1, "no link": 1}


def test_an_index_leads_to_its_latest_children() -> None:
    dated = (("a", "2026-01-05"), ("b", "2026-01-07T00:00:00Z"), ("c", "2026-01-06"), ("d", ""))
    text = index(*(f"<loc>/{name}.xml</loc><lastmod>{day}</lastmod>" for name, day in dated))
    found = read(text, children=2)
    assert found.follow == ["https://tin.example/b.xml", "https://tin.example/c.xml"]
    assert found.passed == {"older child sitemap": 2}
    assert not found.entries


def test_an_index_without_dates_is_read_by_its_numbers() -> None:
    names = ("news-2026-9", "news-2026-10", "categories", "news-2025-12")
    found = read(index(*(f"<loc>/{name}.xml</loc>" for name in names)), children=2)
    assert found.follow == ["https://tin.example/news-2026-10.xml", "https://tin.example/news-2026-9.xml"]


def test_an_index_leads_nowhere_else() -> None:
    found = read(
        index("<loc>https://else.example/a.xml</loc>", "<loc>file:///etc/passwd</loc>", "", "<loc>/a</loc>")
    )
    assert found.follow == ["https://tin.example/a"]
    assert sum(found.passed.values()) == 3


def test_plain_lines_and_gzip() -> None:
    lines = "https://tin.example/a\nhttps://tin.example/b\r\n\nnonsense\n"
    assert len(read(lines).entries) == len(read(gzip.compress(lines.encode())).entries) == 3
    assert len(read(gzip.compress(urlset("<loc>/a</loc>").encode())).entries) == 1


def test_a_sitemap_cut_off_gives_its_whole_addresses_only() -> None:
    text = urlset("<loc>https://tin.example/a-1.html</loc>", "<loc>https://tin.example/b-23456.html</loc>")
    found = read(text[: text.index("456")])
    assert [entry.url for entry in found.entries] == ["https://tin.example/a-1.html"]
    assert found.passed == {"cut off at the end of the answer": 1}


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("", "empty answer"),
        ("<html><body>403", "HTML where XML was expected"),
        ('<!DOCTYPE urlset [<!ENTITY a "a">]><urlset/>', "entity declarations (XML bomb)"),
        ("<?xml version='1.0'?><rss/>", "XML without any of urlset, sitemapindex"),
        ("nothing", "not XML"),
        (gzip.compress(b"<urlset/>" * 100, mtime=0)[:-9], "truncated gzip"),
    ],
)
def test_what_is_no_sitemap_is_refused_by_name(body: str | bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read(body)
    assert str(refused.value) == reason


LOCS = st.one_of(
    st.integers(0, 9).map(lambda number: f"https://tin.example/a-{number}.html"),
    st.sampled_from(["", "/b", "https://else.example/", "ftp://tin.example/a", "https://[", "/"]),
)


@given(st.lists(LOCS, max_size=30), st.booleans())
def test_items_are_entries_follow_and_passed(locs: list[str], is_index: bool) -> None:
    found = read((index if is_index else urlset)(*(f"<loc>{loc}</loc>" for loc in locs)))
    assert len(found.entries) + len(found.follow) + sum(found.passed.values()) == len(locs)


@given(
    st.permutations([f"<loc>/a-{number}</loc><lastmod>2026-01-0{number}</lastmod>" for number in range(1, 8)])
)
def test_the_order_does_not_matter(locs: list[str]) -> None:
    assert read(index(*locs)).follow == ["https://tin.example/a-7", "https://tin.example/a-6"]
    assert {entry.url for entry in read(urlset(*locs)).entries} == {
        f"https://tin.example/a-{n}" for n in range(1, 8)
    }


@given(st.binary(max_size=200), st.integers(0, 400))
def test_no_bytes_anywhere_raise_anything_but_unreadable(noise: bytes, place: int) -> None:
    body = urlset("<loc>/a</loc>", "<loc>/b</loc><lastmod>2026-01-06</lastmod>").encode()
    try:
        read(body[:place] + noise + body[place + 5 :])
    except Unreadable:
        return
