"""JSON lists by the paths of a definition."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.faults import SourceError, Unreadable
from spiders.source import Source, make
from spiders.ways.discovery import Found, discover

PATHS = {
    "items": "data.contents",
    "link": "url",
    "title": "title",
    "published": "date",
    "summary": "description",
}


def source(**way: Any) -> Source:
    stanza = {
        "stanza": "tin", "name": "Tin", "home": "https://tin.example/", "language": "vi",
        "timezone": "Asia/Ho_Chi_Minh", "api": {"url": "https://api.tin.example/list"} | PATHS | way,
    }  # fmt: skip
    return make(stanza, "here")


def read(body: object, /, **way: Any) -> Found:
    of = source(**way)
    assert of.api is not None
    text = body if isinstance(body, str) else json.dumps(body)
    return discover("api", text.encode(), "application/json", "https://api.tin.example/list", of.api, of)


def answer(*items: Any) -> dict[str, Any]:
    return {"error_code": 0, "data": {"contents": list(items)}}


def test_an_item_says_all_that_its_paths_lead_to() -> None:
    one = {"url": "/a-1.html", "title": "A &amp; B", "date": 1767683789, "description": "<p>Tại Hà Nội</p>",
           "id": 7, "changed": "2026-01-06T15:00:00", "text": "<p>Tất cả</p>"}  # fmt: skip
    (entry,) = read(answer(one), key="id", modified="changed", body="text").entries
    assert (entry.key, entry.url) == ("7", "https://tin.example/a-1.html")
    assert (entry.title, entry.summary, entry.html) == ("A & B", "Tại Hà Nội", "<p>Tất cả</p>")
    assert entry.published == datetime(2026, 1, 6, 7, 16, 29, tzinfo=UTC)
    assert entry.modified == datetime(2026, 1, 6, 8, 0, tzinfo=UTC)


def test_an_address_can_be_put_together() -> None:
    link = "join('', ['/ru/news/view/', to_string(id)])"
    assert (
        read(answer({"id": 12, "title": "A"}), link=link).entries[0].url
        == "https://tin.example/ru/news/view/12"
    )


@pytest.mark.parametrize(
    "moment", [1767683789, 1767683789.0, "1767683789", 1767683789000, "2026-01-06 14:16:29"]
)
def test_moments_as_interfaces_write_them(moment: object) -> None:
    (entry,) = read(answer({"url": "/a", "date": moment})).entries
    assert entry.published == datetime(2026, 1, 6, 7, 16, 29, tzinfo=UTC)


@pytest.mark.parametrize("moment", [None, True, 0, -1, "hôm qua", [], {}, 1e300])
def test_what_is_no_moment_is_none(moment: object) -> None:
    assert read(answer({"url": "/a", "date": moment})).entries[0].published is None


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ({"data": {}}, "no items at data.contents"),
        ({"data": {"contents": {"a": 1}}}, "no items at data.contents"),
        ([], "no items at data.contents"),
        ("<html>", "HTML where JSON was expected"),
        ("{", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("", "empty answer"),
    ],
)
def test_what_holds_no_list_is_refused_by_name(body: object, reason: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read(body)
    assert str(refused.value) == reason


def test_an_empty_list_is_an_answer() -> None:
    assert read(answer()) == Found()


def test_a_path_that_does_not_fit_is_named() -> None:
    with pytest.raises(Unreadable, match="does not fit the answer"):
        read({"data": 3}, items="sort(data)")


def test_a_wrong_path_is_refused_with_its_place() -> None:
    with pytest.raises(SourceError, match=r"here api\.items: not a JMESPath expression"):
        source(items="data..contents")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.just("/a-1.html"),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["url", "title", "date", "description"]), inner, max_size=4)
    ),
    max_leaves=20,
)


@given(st.lists(JSON, max_size=10))
def test_items_are_entries_and_passed_whatever_they_are(items: list[Any]) -> None:
    found = read(answer(*items))
    assert len(found.entries) + sum(found.passed.values()) == len(items)


@given(st.binary(max_size=100), st.integers(0, 120))
def test_no_bytes_anywhere_raise_anything_but_unreadable(noise: bytes, place: int) -> None:
    body = json.dumps(answer({"url": "/a", "title": "A", "date": 1767683789})).encode()
    of = source()
    assert of.api is not None
    try:
        discover("api", body[:place] + noise + body[place + 3 :], None, of.home, of.api, of)
    except Unreadable:
        return
