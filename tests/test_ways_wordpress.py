"""WordPress by its REST interface."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.faults import Unreadable
from spiders.source import Source, make
from spiders.ways.discovery import Found, addresses, discover

NOW = datetime(2026, 1, 6, 7, 0, tzinfo=UTC)


def source(url: str = "/", home: str = "https://wp.example/", **way: Any) -> Source:
    stanza = {
        "stanza": "wp", "name": "WP", "home": home, "language": "ru", "timezone": "Asia/Tashkent",
        "wordpress": {"url": url} | way,
    }  # fmt: skip
    return make(stanza, "here")


def read(body: object, /, **way: Any) -> Found:
    of = source(**way)
    assert of.wordpress is not None
    text = body if isinstance(body, str) else json.dumps(body)
    return discover(
        "wordpress", text.encode(), "application/json", "https://wp.example/wp-json/", of.wordpress, of
    )


def post(number: int = 1, **more: Any) -> dict[str, Any]:
    return {
        "id": number,
        "link": f"https://wp.example/vrachi-{number}/",
        "title": {"rendered": f"Врачи &#8211; {number} &laquo;А&raquo;"},
        "content": {"rendered": "<p>Текст.</p>\n", "protected": False},
        "excerpt": {"rendered": "<p>Кратко [&hellip;]</p>\n"},
        "date": "2026-01-06T12:16:29",
        "date_gmt": "2026-01-06T07:16:29",
        "modified_gmt": "2026-01-06T08:00:00",
        "_embedded": {
            "author": [{"name": "Анна Ким"}],
            "wp:featuredmedia": [{"source_url": "https://wp.example/wp-content/1.jpg"}],
        },
    } | more


def test_a_post_says_all_that_an_entry_has() -> None:
    (entry,) = read([post()]).entries
    assert (entry.key, entry.url) == ("wp.example/vrachi-1/", "https://wp.example/vrachi-1/")
    assert (entry.title, entry.summary, entry.html) == ("Врачи – 1 «А»", "Кратко […]", "<p>Текст.</p>")
    assert entry.published == datetime(2026, 1, 6, 7, 16, 29, tzinfo=UTC)
    assert entry.modified == datetime(2026, 1, 6, 8, 0, tzinfo=UTC)
    assert (entry.authors, entry.image) == (["Анна Ким"], "https://wp.example/wp-content/1.jpg")


def test_what_a_post_does_not_say_is_not_made_up() -> None:
    refused = {"author": [{"code": "rest_user_invalid_id", "message": "Неверный ID"}], "wp:featuredmedia": []}
    bare = {
        "link": "/a/",
        "title": {"rendered": "A"},
        "date_gmt": "0000-00-00T00:00:00",
        "_embedded": refused,
    }
    (entry,) = read([bare]).entries
    assert (entry.published, entry.modified, entry.html, entry.image, entry.authors) == (
        None,
        None,
        None,
        None,
        [],
    )


def test_the_sites_own_time_where_it_gives_no_other() -> None:
    (entry,) = read([post(date_gmt=None)]).entries
    assert entry.published == datetime(2026, 1, 6, 7, 16, 29, tzinfo=UTC)


def test_the_body_is_left_where_it_is_not_wanted() -> None:
    assert read([post()], body=False).entries[0].html is None


def test_warnings_of_php_before_the_answer() -> None:
    text = "<br />\n<b>Warning</b>: Undefined array key 1 in [here] on line 3<br />\n" + json.dumps([post()])
    assert len(read(text).entries) == 1


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ({"code": "rest_no_route", "message": "…", "data": {"status": 404}}, "WordPress says rest_no_route"),
        ({"posts": []}, "JSON that is no list of posts"),
        ("null", "JSON that is no list of posts"),
        ("<!DOCTYPE html><html></html>", "HTML where JSON was expected"),
        ('[{"id": 1', "not JSON"),
        ("", "empty answer"),
    ],
)
def test_what_is_no_list_of_posts_is_refused_by_name(body: object, reason: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read(body)
    assert str(refused.value) == reason


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("/", "/wp-json/wp/v2/posts"),
        ("https://wp.example/blog/", "/blog/wp-json/wp/v2/posts"),
        ("/wp-json", "/wp-json/wp/v2/posts"),
        ("/wp-json/wp/v2/", "/wp-json/wp/v2/posts"),
        ("/blog/wp-json/wp/v2/posts", "/blog/wp-json/wp/v2/posts"),
        ("/wp-json/wp/v2/news?categories=26", "/wp-json/wp/v2/news"),
    ],
)
def test_the_address_of_the_newest_posts(url: str, path: str) -> None:
    of = source(url)
    assert of.wordpress is not None
    (address,) = addresses(of.wordpress, of, None, NOW)
    asked = urlsplit(address)
    query = parse_qs(asked.query)
    assert (asked.netloc, asked.path) == ("wp.example", path)
    assert (query["per_page"], query["orderby"]) == (["20"], ["modified"])
    assert {"content", "link", "_links", "_embedded"} <= set(query["_fields"][0].split(","))
    assert query.get("categories", ["26"]) == ["26"]


def test_a_site_without_pretty_addresses() -> None:
    of = source("/?rest_route=/", per_page=5, body=False)
    assert of.wordpress is not None
    (address,) = addresses(of.wordpress, of, None, NOW)
    query = parse_qs(urlsplit(address).query)
    assert urlsplit(address).path == "/"
    assert (query["rest_route"], query["per_page"]) == (["/wp/v2/posts"], ["5"])
    assert "content" not in query["_fields"][0]


NAMES = st.sampled_from(["link", "title", "rendered", "_embedded", "author", "code", "date", "content"])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=20,
)


@given(st.lists(JSON, max_size=10))
def test_items_are_entries_and_passed_whatever_they_are(posts: list[Any]) -> None:
    found = read(posts)
    assert len(found.entries) + sum(found.passed.values()) == len(posts)


@given(st.binary(max_size=100), st.integers(0, 300))
def test_no_bytes_anywhere_raise_anything_but_unreadable(noise: bytes, place: int) -> None:
    body = json.dumps([post()]).encode()
    of = source()
    assert of.wordpress is not None
    try:
        discover("wordpress", body[:place] + noise + body[place + 5 :], None, of.home, of.wordpress, of)
    except Unreadable:
        return
