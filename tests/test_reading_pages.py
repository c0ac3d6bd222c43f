"""Golden pages: a page as it comes, the article as it should be, one test a field."""

from __future__ import annotations

import gc
import json
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from crawler.commands.save import plainly
from pipelines.clean import clean, clean_article
from pipelines.language import tell_language
from spiders.article import read
from spiders.reading.tree.page import Page
from spiders.source import Hints, load
from storage.article import LINES, Article

PAGES = Path(__file__).with_name("pages")
SOURCES = Path(__file__).parents[1] / "spiders" / "sources"
NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


@lru_cache
def sources() -> dict[str, Any]:
    return load(SOURCES)


@lru_cache
def golden(name: str) -> dict[str, Any]:
    value: dict[str, Any] = json.loads((PAGES / name / "expected.json").read_text("utf-8"))
    return value


@lru_cache
def article(name: str) -> Article:
    given = golden(name)["given"]
    source = sources().get(given.get("source"))
    read_article = read(
        (PAGES / name / "page.html").read_bytes(),
        given["url"],
        content_type=given.get("content_type"),
        hints=source.article if source else hints_of(given),
        zone=source.timezone if source else given.get("zone", "UTC"),
        home=source.home if source else "",
        now=datetime.fromisoformat(given["seen"]) if "seen" in given else NOW,
    )
    clean_article(read_article)
    tell_language(read_article)
    return read_article


def hints_of(given: dict[str, Any]) -> Hints:
    """The selectors of a page that is of no source of ours, as its stanza would give them."""
    selectors: dict[str, Any] = {name: tuple(several) for name, several in given.get("article", {}).items()}
    return Hints(**selectors)


FIELDS = [
    (page.name, field)
    for page in sorted(PAGES.iterdir())
    for field in json.loads((page / "expected.json").read_text("utf-8"))["expected"]
]


@pytest.mark.parametrize(("name", "field"), FIELDS)
def test_a_golden_page_is_read_as_it_should_be(name: str, field: str) -> None:
    assert plainly(getattr(article(name), field), field) == golden(name)["expected"][field]


def test_a_page_is_let_go_once_it_was_read() -> None:
    """A tree in a cycle waits for the collector, beside all that are read until then."""
    collected = gc.isenabled()
    gc.collect()
    gc.disable()
    try:
        for name in NAMES:
            article.__wrapped__(name)
            assert not [one for one in gc.get_objects(generation=0) if isinstance(one, Page)], name
    finally:
        if collected:
            gc.enable()


NAMES = [page.name for page in sorted(PAGES.iterdir())]
VOUCHED = (
    "title", "text", "lead", "authors", "section", "keywords", "published", "modified", "language", "url",
    "images", "videos", "documents", "alternates", "origin",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_every_field_that_is_filled_says_how_it_was_read_and_how_surely(name: str) -> None:
    one = article(name)
    filled = {field for field in VOUCHED if getattr(one, field)}
    assert set(one.methods) == set(one.confidence) == filled
    assert all(one.methods.values())
    assert all(0 < sure <= 0.99 and round(sure, 2) == sure for sure in one.confidence.values())


@pytest.mark.parametrize("name", NAMES)
def test_a_golden_page_keeps_no_residue_and_a_letter_for_every_line(name: str) -> None:
    one = article(name)
    assert clean(one.text, one.title) == one.text
    assert len(one.shape) == one.text.count("\n") + 1
    assert set(one.shape) <= LINES.keys()
