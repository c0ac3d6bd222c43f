"""How much of an article is read on public sets that nothing was learned from, beside trafilatura:
https://github.com/adbar/trafilatura"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from trafilatura import extract

from crawler.commands.read import fields_of
from pipelines.clean import clean_article
from spiders.article import read
from spiders.reading.charsets.charset import decode
from spiders.source import Hints, load
from tests.bench.sets import HOME, JUDGED, Known
from tests.bench.shingles import compared, f1

Figure = tuple[str, str, str]
NOW = datetime(2026, 11, 22, tzinfo=UTC)
HOUSE = Path(__file__).parents[2]
GOLDEN = HOUSE / "tests/pages"
AHEAD = 0.005  # of trafilatura
EVERY = 8  # page of a set, where one only wants to see that it runs
LEAST = {"aeb": 0.972}


def figures(folder: Path, quick: bool) -> list[Figure]:
    """A row for the golden pages of sources with selectors, and two a judged set."""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    return [*_golden(), *(row for name in JUDGED for row in _set(name, EVERY if quick else 1))]


def _set(name: str, every: int) -> Iterator[Figure]:
    try:
        pages = list(JUDGED[name](HOME))[::every]
    except FileNotFoundError:
        yield f"{name}: F1", "not fetched: make sets", "-"
        return
    with ProcessPoolExecutor(2) as pool:
        ours, theirs = list(pool.map(_ours, pages, chunksize=4)), list(pool.map(_theirs, pages, chunksize=4))
    own, _, _ = scores = f1([compared(page.text, text) for page, text in zip(pages, ours, strict=True)])
    other, _, _ = f1([compared(page.text, text) for page, text in zip(pages, theirs, strict=True)])
    said = "F1 {:.4f} (P {:.3f} R {:.3f})".format(*scores)
    yield f"{name}: {len(pages)} pages, {ours.count('')} called no article", said, _wanted(name, other)
    yield f"{name}: trafilatura; we are ahead by {own - other:+.4f}", f"F1 {other:.4f}", "-"


def _wanted(name: str, other: float) -> str:
    return f">= {max(LEAST.get(name, 0), other + AHEAD):.4f}"


def _ours(page: Known) -> str:
    return str(fields_of(page.body, page.url).get("text", ""))


def _theirs(page: Known) -> str:
    return extract(decode(page.body), include_comments=False) or ""


def _golden() -> Iterator[Figure]:
    """The golden pages of sources with selectors."""
    matches = []
    for page in sorted(GOLDEN.iterdir()):
        about = json.loads((page / "expected.json").read_text("utf-8"))
        hints = _hints(about["given"])
        if hints.body and (page / "page.html").exists():
            body, url = (page / "page.html").read_bytes(), about["given"]["url"]
            article = read(body, url, content_type=about["given"].get("content_type"), hints=hints, now=NOW)
            clean_article(article)
            matches.append(compared("\n".join(about["expected"]["text"]), article.text))
    yield f"golden pages with selectors: {len(matches)}", "F1 {:.4f}".format(*f1(matches)), ">= 0.9900"


def _hints(given: dict[str, Any]) -> Hints:
    source = load(HOUSE / "spiders/sources").get(given.get("source", ""))
    return source.article if source else Hints(**{k: tuple(v) for k, v in given.get("article", {}).items()})
