"""``read`` and ``fields_of``: any page from anywhere, and plain words where there is none."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from crawler.commands.frame import cli
from crawler.commands.read import fields_of
from storage.fetched import Page

TITLE = "Nurses cross the river"
TEXT = "<p>The two ministries agreed to train nurses together for three years, they said.</p>" * 4
HTML = f"<title>{TITLE}</title><h1>{TITLE}</h1><article>{TEXT}</article>"


def read(page: str, *options: str, given: bytes = b"") -> Result:
    return CliRunner().invoke(cli, ["read", *options, "--", page], input=given)


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("http://", "http://: no address"),
        ("https:///a.html", "no address"),
        ("http://[::1", "no address"),
        ("http://a..example/", "no address"),
        ("http://a b.example/", "no address"),
        ("http://a.example:port/", "no address"),
        (f"http://{'a' * 64}.example/", "no address"),
        ("ftp://a.example/x", "ftp is not read"),
        ("GOPHER://a.example/x", "gopher is not read"),
        ("", "no page is named"),
        (" ", "no page is named"),
        ("no/such/file.html", "no such file"),
        ("file:///no/such/file.html", "no such file"),
        ("a\0b", "no such file"),
        (str(Path(__file__).parent), "a folder"),
        (str(Path(__file__) / "x"), "no such file"),
        ("x" * 5_000, "cannot be read"),
    ],
)
def test_what_cannot_be_read_is_refused_in_plain_words(page: str, told: str) -> None:
    done = read(page)
    assert isinstance(done.exception, OSError)  # shown by ``main`` as one line
    assert told in str(done.exception)
    assert "Errno" not in str(done.exception) and "program" not in str(done.exception)


def test_an_address_may_be_in_capitals(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def fetch(_: Any, url: str) -> Page:
        asked.append(url)
        return Page(url, None, {}, HTML.encode())  # type: ignore[arg-type]

    monkeypatch.setattr("crawler.fetch.fetch", fetch)
    assert json.loads(read("HTTP://Courier.example/a/1").output)["title"] == TITLE
    assert asked == ["HTTP://Courier.example/a/1"]


def test_a_page_comes_from_a_file_by_its_address_or_from_standard_input(tmp_path: Path) -> None:
    file = tmp_path / "a page.html"
    file.write_text(HTML, "utf-8")
    url = ("--url", "https://courier.example/a/1")
    by_path, by_address = read(str(file), *url), read(file.as_uri(), *url)
    piped = read("-", *url, given=HTML.encode())
    assert by_path.output == by_address.output == piped.output
    assert json.loads(piped.output)["title"] == TITLE
    assert json.loads(read("-", given=HTML.encode()).output)["title"] == TITLE


@pytest.mark.parametrize("url", [None, 7, b"https://courier.example/a/1", b"\xff", 1.5, ["x"], Path("x")])
def test_one_call_takes_any_kind_of_address(url: Any) -> None:
    assert fields_of(HTML, url)["title"] == TITLE
    assert fields_of(HTML, b"https://courier.example/a/1")["url"] == "https://courier.example/a/1"


@pytest.mark.parametrize("html", [None, 7, ["<p>"], bytearray(HTML.encode()), memoryview(HTML.encode())])
@pytest.mark.parametrize("url", ["https://courier.example/a/1", None])
def test_one_call_takes_any_kind_of_page(html: Any, url: str | None) -> None:
    said = fields_of(html, url)
    assert said.get("title") == TITLE or said["not_an_article"]
    assert fields_of(None, url)["not_an_article"] == "empty page"
    assert fields_of(html, url).get("url") == (url or "")


def test_a_page_of_which_cleaning_leaves_nothing_holds_no_article() -> None:
    said = "".join(
        f"<p>{line}</p>" for line in ("Share this article with your friends", "All rights reserved")
    )
    page = f"<title>{TITLE}</title><main><h1>{TITLE}</h1>{said}</main>"
    assert fields_of(page, "https://a.example/n/1.html")["not_an_article"] == "no text"
