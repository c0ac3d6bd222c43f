"""Golden pages: a page as it comes, the article as it should be, one test a field."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from pipelines.clean import clean_article
from spiders.article import read
from spiders.source import Hints, load
from storage.article import Article

PAGES = Path(__file__).with_name("pages")
SOURCES = Path(__file__).parents[1] / "spiders" / "sources"
NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


@lru_cache
def sources() -> dict[str, Any]:
    return load(SOURCES)


@lru_cache
def golden(name: str) -> dict[str, Any]:
    return json.loads((PAGES / name / "expected.json").read_text("utf-8"))


@lru_cache
def article(name: str) -> Article:
    given = golden(name)["given"]
    source = sources().get(given.get("source"))
    read_article = read(
        (PAGES / name / "page.html").read_bytes(),
        given["url"],
        hints=source.article if source else Hints(),
        zone=source.timezone if source else given.get("zone", "UTC"),
        home=source.home if source else "",
        now=NOW,
    )
    clean_article(read_article)
    return read_article


def plainly(value: Any, field: str) -> Any:
    if field == "text":
        return value.split("\n")
    if field == "images":
        return [[image.url, image.caption, image.credit] for image in value]
    return value.isoformat() if isinstance(value, datetime) else value


FIELDS = [
    (page.name, field)
    for page in sorted(PAGES.iterdir())
    for field in json.loads((page / "expected.json").read_text("utf-8"))["expected"]
]


@pytest.mark.parametrize(("name", "field"), FIELDS)
def test_a_golden_page_is_read_as_it_should_be(name: str, field: str) -> None:
    assert plainly(getattr(article(name), field), field) == golden(name)["expected"][field]
