"""Addresses are joined as browsers join them, by a shorter way where nothing needs to be done to them."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.reading.tree.addresses import absolute, legible

PAGE = "https://site.example/news/a-ferry-7.html"
PIECES = (
    "/",
    "a",
    "..",
    ".",
    "b.jpg",
    "?x=1",
    "#y",
    "//",
    "http://",
    "c.example",
    "%20",
    "é",
    ":",
    "@",
    ";",
    "&",
    "~",
)
BASES = (
    PAGE, "https://site.example", "http://user:word@site.example:80/x?q=/1", "https://Site.example/?a", "",
    "ftp://site.example/x", "https://[::1]/a", "https://site.example/a;b/c",
)  # fmt: skip


@given(st.sampled_from(BASES), st.lists(st.sampled_from(PIECES), max_size=7))
def test_an_address_is_joined_as_a_browser_joins_it(base: str, pieces: list[str]) -> None:
    address = "".join(pieces)
    assert absolute(base, address) == joined(base, address)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/media/ferry.jpg", "https://site.example/media/ferry.jpg"),
        ("/media/../ferry.jpg?w=3", "https://site.example/ferry.jpg?w=3"),
        ("ferry.jpg", "https://site.example/news/ferry.jpg"),
        ("//cdn.example/ferry.jpg", "https://cdn.example/ferry.jpg"),
        ("https://cdn.example/a ferry.jpg", "https://cdn.example/a%20ferry.jpg"),
        ("data:image/gif;base64,R0", None),
        ("/" + "a" * 2_000, None),
    ],
)
def test_an_address_is_made_whole_or_is_none(address: str, expected: str | None) -> None:
    assert absolute(PAGE, address) == expected


def joined(base: str, address: str) -> str | None:
    """The same by the library alone."""
    try:
        url = urljoin(base, address.strip().replace(" ", "%20"))
        parts = urlsplit(url)
        return url if parts.scheme in ("http", "https") and parts.hostname else None
    except ValueError:
        return None


@pytest.mark.parametrize(
    ("address", "read"),
    [(PAGE, PAGE), ("https://[site.example/a", ""), ("tin tức.html", "tin tức.html"), ("", "")],
)
def test_an_address_that_cannot_be_taken_apart_is_none(address: str, read: str) -> None:
    assert legible(address) == read
