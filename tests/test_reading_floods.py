"""Elements that say the same by the hundred thousand: each reader asks for them in linear time."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime

import pytest

from spiders.article import read

NOW = datetime(2026, 11, 22, tzinfo=UTC)
SECONDS = 5.0  # CPU, so that a busy machine fails nobody
TITLE = "Health talks in the harbour"
HEAD = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>"
P = "<p>The ministers of both countries met and agreed to train doctors together.</p>"
END = "<p>At the end stands a sentence of its own, said the minister of the sea.</p>"
NO_LINES = "1:[\n" * 900_000

FLOODS = {
    "properties of items": ("<b itemprop=text>word</b>", 90_000),
    "names for tests": ("<b data-testid=byline>Ann Oduya</b>", 90_000),
    "authors that are no links": ('<b rel="author">Ann Oduya</b>', 90_000),
    "persons": ("<b typeof='sioc:UserAccount'>Ann Oduya</b>", 90_000),
    "lines set to the right": ("<p align=right>words</p>", 90_000),
    "parts beside the article": ("<header>x</header><footer>x</footer><nav>x</nav>", 60_000),
    "margins of a shut page": ("<aside class=upgrade-cta>x</aside>", 50_000),
    "writers in the margin": ("<div class=md-post__authors><strong>Ann</strong></div>", 90_000),
    "pictures that are featured": ("<div class=featured><img class=icon></div>", 90_000),
}  # fmt: skip


@pytest.mark.parametrize("name", FLOODS)
def test_a_flood_of_what_is_asked_for_ends_in_time(name: str) -> None:
    flood, times = FLOODS[name]
    text = read_in_time(HEAD + P * 5 + flood * times + END)
    assert END[3:-4] in text


def test_what_is_named_like_a_byline_all_around_a_page_ends_in_time() -> None:
    names = "<b itemprop=name>x</b>" * 40_000 + "<a rel=author href=/u>x</a>" * 40_000
    assert END[3:-4] in read_in_time(HEAD + P * 5 + "<div class=author>" * 100 + names + "</div>" * 100 + END)


def test_a_page_within_what_is_named_like_a_byline_ends_in_time() -> None:
    around = "<div class=author>" * 100 + "<i>x</i>" * 150_000 + "</div>" * 100
    assert END[3:-4] in read_in_time(HEAD + P * 5 + around + END)


def test_a_heading_of_links_to_itself_ends_in_time() -> None:
    heading = f"<h2 id=a>{'<b><a href=#a>x</a></b>' * 60_000}{'word ' * 100_000}</h2>"
    assert END[3:-4] in read_in_time(HEAD + P * 5 + heading + END)


@pytest.mark.parametrize("filling", ["-post" * 180, " " * 900 + "x"])
def test_a_large_page_of_long_names_ends_in_time_and_is_read(filling: str) -> None:
    """Each name is another, so that none is judged once for all."""
    flood = "".join(f"<p class='{number}{filling}'>words</p>" for number in range(5_000))
    page = f"<article><h1>{TITLE}</h1><div>20 November 2026</div><div>By Ann Oduya</div>{P * 5}{flood}{END}"
    text = read_in_time(f"<title>{TITLE}</title>{page}</article>")
    assert P[3:-4] in text
    assert END[3:-4] in text


def test_a_stream_of_lines_that_hold_nothing_ends_in_time() -> None:
    stream = f"<script>self.__next_f.push([1,{json.dumps(NO_LINES)}])</script>"
    assert END[3:-4] in read_in_time(HEAD + stream + P * 5 + END)


def read_in_time(page: str) -> str:
    """The text of a page that is read in time."""
    started = time.process_time()
    text = read(page, "https://site.example/a/1", now=NOW).text
    assert time.process_time() - started < SECONDS
    return text
