"""Listings: links of a page by the selectors of a definition."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spiders.faults import Unreadable
from spiders.source import make
from spiders.ways.discovery import Found, discover

URL = "https://so.example/tin-tuc"


def read(body: str | bytes, **way: Any) -> Found:
    stanza = {
        "stanza": "so", "name": "Sở", "home": "https://so.example/", "language": "vi",
        "timezone": "Asia/Ho_Chi_Minh", "key": r"-(\d+)$",
        "listing": {"url": "/tin-tuc", "entry": "a[href*='/tin-tuc/']"} | way,
    }  # fmt: skip
    source = make(stanza, "here")
    assert source.listing is not None
    return discover(
        "listing", body if isinstance(body, bytes) else body.encode(), None, URL, source.listing, source
    )


def test_the_link_around_a_picture_and_the_headline_are_one_entry() -> None:
    found = read(
        """<ul><li><a href="/tin-tuc/hop-tac-208"><img src="/1.jpg" alt="anh tin bai"></a>
        <a href="//so.example/tin-tuc/hop-tac-208#x">Hợp tác  y tế <b>biên giới</b></a>
        <a href="https://so.example/tin-tuc/hop-tac-208?utm_source=a">Xem thêm</a></li>
        <li><a href="tin-tuc/khac-209" title="Tin khác"><img data-src="/2.jpg" src="data:,"></a></li>
        <li><a href="/gioi-thieu">Giới thiệu</a></li></ul>"""
    )
    assert [(entry.key, entry.title, entry.url) for entry in found.entries] == [
        ("208", "Hợp tác y tế biên giới", "https://so.example/tin-tuc/hop-tac-208"),
    ]
    assert found.passed == {"named twice in one answer": 2}
    assert found.entries[0].image == "https://so.example/1.jpg"


def test_relative_links_follow_the_base_of_the_page() -> None:
    page = "<base href='/vi/'><a href='tin-tuc/khac-209' aria-label='Tin khác'><img data-src='/2.jpg'></a>"
    (entry,) = read(page, entry="a").entries
    assert (entry.url, entry.title) == ("https://so.example/vi/tin-tuc/khac-209", "Tin khác")
    assert entry.image == "https://so.example/2.jpg"


BLOCK = """<div class="tin"><a href="/a-1"><img src="/1.jpg"></a><h3><a href="/a-1">Tin một</a></h3>
<p class="sapo">Tại <b>Hà Nội</b></p><time datetime="2026-01-06T14:16:29">6 tháng 1</time>
<a href="/a-1">Xem thêm</a></div>"""


def test_a_block_gives_title_summary_and_date() -> None:
    for way in ({"title": "h3"}, {"title": "h3 a"}, {}):
        (entry,) = read(BLOCK, entry=".tin", summary=".sapo", published="time", **way).entries
        assert (entry.key, entry.title, entry.summary) == ("1", "Tin một", "Tại Hà Nội")
        assert entry.published == datetime(2026, 1, 6, 7, 16, 29, tzinfo=UTC)


def test_a_date_as_people_write_it_is_left_to_the_page() -> None:
    page = "<div class=tin><a href=/a-1>Tin</a><i>06/01/2026</i></div>"
    assert read(page, entry=".tin", published="i").entries[0].published is None


def test_what_a_template_left_behind_hides_no_link() -> None:
    (entry,) = read("<a {{class}} {x href='/tin-tuc/a-1' {%y%}><img {{src}} src='/1.jpg'>Tin</a>").entries
    assert (entry.key, entry.title, entry.image) == ("1", "Tin", "https://so.example/1.jpg")


def test_a_block_without_a_link_is_counted() -> None:
    blocks = ("x", "<a name=x>y</a>", "<a href=/a-1>z</a>")
    found = read("".join(f"<div class=tin>{block}</div>" for block in blocks), entry=".tin")
    assert (len(found.entries), found.passed) == (1, {"no link": 2})


@pytest.mark.parametrize(
    ("link", "follow"),
    [
        ("<a class=next href='?page=2#x'>2</a>", ["https://so.example/tin-tuc?page=2"]),
        ("<a class=next href='javascript:void(0)'>2</a>", []),
        ("<a class=next href='https://else.example/'>2</a>", []),
        ("<a class=next href='/tin-tuc'>1</a>", []),
        ("<a class=next>2</a><a class=next href='/tin-tuc/2'>3</a><a class=next href='/tin-tuc/3'>4</a>",
         ["https://so.example/tin-tuc/2"]),
    ],
)  # fmt: skip
def test_the_next_page(link: str, follow: list[str]) -> None:
    assert read("<a href='/tin-tuc/a-1'>A</a>" + link, next="a.next").follow == follow


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("", "empty answer"),
        ("<html><body><p>Đang bảo trì</p></body></html>", "no items at a[href*='/tin-tuc/']"),
        ('{"a": 1}', "no items at a[href*='/tin-tuc/']"),
        ("<!-- -->", "no items at a[href*='/tin-tuc/']"),
    ],
)
def test_what_lists_nothing_is_refused_by_name(body: str, reason: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read(body)
    assert str(refused.value) == reason


HOSTILE: dict[str, Callable[[int], str]] = {
    "attributes": lambda n: (
        "<a href='/a-1' " + " ".join(f"a{number}=1" for number in range(n * 2)) + ">A</a>"
    ),
    "deep nesting": lambda n: "<a href='/a-1'>A</a>" + "<div>" * n,
    "flat paragraphs": lambda n: "<p>x</p>" * n + "<a href='/a-1'>A</a>",
    "links": lambda n: "".join(f"<a href='/a-{number}'>A</a>" for number in range(n // 10)),
    "links of one block": lambda n: "<h3>" + "<a href='/a-1'>A</a>" * (n // 10) + "</h3>",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_pages_end_in_time_in_proportion_to_their_length(kind: str) -> None:
    def seconds(size: int) -> float:
        body = HOSTILE[kind](size)
        started = time.process_time()
        assert read(body, entry="a, h3", title="a").entries
        return time.process_time() - started

    assert seconds(10_000) < max(30 * seconds(1_000), 0.5)


LINKS = st.one_of(
    st.integers(0, 9).map(lambda number: f"/tin-tuc/a-{number}"),
    st.sampled_from(["", "#", "/b", "https://else.example/a-1", "javascript:x", "https://[", "mailto:a@b"]),
)


@given(st.lists(LINKS, min_size=1, max_size=30))
def test_items_are_entries_and_passed(links: list[str]) -> None:
    found = read("".join(f"<div><a href='{link}'>A</a></div>" for link in links), entry="div")
    assert len(found.entries) + sum(found.passed.values()) == len(links)


@given(st.permutations(["<a href='/a-1'></a>", "<a href='/a-1'>Tin một</a>", "<a href='/a-1'>Xem</a>"]))
def test_the_order_of_links_does_not_matter(links: list[str]) -> None:
    assert [(entry.key, entry.title) for entry in read("".join(links), entry="a").entries] == [
        ("1", "Tin một")
    ]


@settings(max_examples=300)
@given(st.binary(max_size=200) | st.text("{<>='\"/ a&;!-", max_size=12).map(str.encode), st.integers(0, 340))
def test_no_bytes_anywhere_raise_anything_but_unreadable(noise: bytes, place: int) -> None:
    body = (BLOCK + "<a class=next href=/2>2</a>").encode()
    try:
        read(body[:place] + noise + body[place + 5 :], entry="div, a", title="h3", published="time", next="a")
    except Unreadable:
        return
