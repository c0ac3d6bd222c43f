"""How much of an article is read on public sets that nothing was learned from, beside trafilatura.

And what a page costs, as a ratio of CPU time within one run: https://github.com/adbar/trafilatura
"""

from __future__ import annotations

import json
import logging
import re
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from trafilatura import bare_extraction, extract

from crawler.commands.read import fields_of
from pipelines.clean import clean_article
from spiders.article import read
from spiders.faults import NotAnArticle
from spiders.reading.charsets.charset import decode
from spiders.reading.tree.markup import parse
from spiders.source import Hints, load
from tests.bench.sets import HOME, JUDGED, Known
from tests.bench.shingles import compared, f1

Figure = tuple[str, str, str]
Reader = Callable[[str, str], object]
NOW = datetime(2026, 11, 22, tzinfo=UTC)
HOUSE = Path(__file__).parents[2]
GOLDEN = HOUSE / "tests/pages"
AHEAD = 0.005  # of trafilatura
EVERY = 8  # page of a set, where one only wants to see that it runs
TIMED = 60
ROUNDS = 5
BODY = ("article", "main", "body")
KNOWN_OF_A_SITE = (  # most sources that are shipped tell where title, text and date stand
    ("an unknown site", Hints(), "<= 1.5 x"),
    ("a site whose text alone is selected", Hints(body=BODY), "<= 0.25 x"),
    (
        "a site whose title, text and date are selected",
        Hints(title=("h1",), body=BODY, published=("time",)),
        "<= 0.25 x",
    ),
)
# A source of a family is given the selectors of all its systems, by classes that most of its pages lack.
FAMILY = Hints(
    title=("h1.article__title", ".article__title"),
    lead=(".article__sapo.cms-desc", ".article__sapo"),
    body=("div.article__body.cms-body", ".article__body"),
    published=(".article__meta time[datetime]", "meta[property='article:published_time']"),
    author=(".article__author", ".cms-author"),
    origin=(".article__source",),
    drop=(".related-news", "article.story", "[id^='adsWeb_']", ".notebox.cms-note"),
)
_CLASS = re.compile(r"[a-zA-Z_][\w-]*")
LEAST = {"aeb": 0.972}


def figures(folder: Path, quick: bool) -> list[Figure]:
    """A row a judged set, with and without a site's selectors, and what each costs."""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    return [*_golden(), *(row for name in JUDGED for row in _set(name, EVERY if quick else 1)), *_costs()]


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


def _costs() -> Iterator[Figure]:
    """CPU a page against trafilatura's fast mode with metadata."""
    try:
        pages = [(decode(page.body), page.url) for page in list(JUDGED["aeb"](HOME))[:TIMED]]
    except FileNotFoundError:
        pages = [
            (path.read_text("utf-8", "replace"), "https://a.example/") for path in GOLDEN.glob("*/*.html")
        ]
    of_families = {url: _of_family(html) for html, url in pages}
    selected = [partial(_read, hints=hints) for _, hints, _ in KNOWN_OF_A_SITE]
    theirs, *ours, family = _timed(
        pages, [_fast, *selected, lambda html, url: _read(html, url, of_families[url])]
    )
    mean = sum(len(html) for html, _ in pages) / len(pages) / 1000
    yield f"trafilatura, fast, with metadata: CPU a page of {mean:.0f} kB", f"{theirs:.2f} ms", "-"
    for (known, _, wanted), spent in zip(KNOWN_OF_A_SITE, ours, strict=True):
        yield f"a page of {known}, against that", f"{spent / theirs:.3f} x", wanted
    yield "a page of a site of a family, by classes, against that", f"{family / theirs:.3f} x", "<= 0.25 x"


def _of_family(html: str) -> Hints:
    """The hints of a family for one page: its own title, body and date by their classes, behind others."""
    tree, known = parse(html), FAMILY.model_dump()
    for name, tags in (("title", ("h1",)), ("body", BODY), ("published", ("time",))):
        found = (one for tag in tags for one in tree.iter(tag))
        if (first := next(found, None)) is not None:
            names = filter(_CLASS.fullmatch, first.get("class", "").split())
            known[name] = (next((f".{one}" for one in names), first.tag), *known[name])
    return Hints(**known)


def _timed(pages: list[tuple[str, str]], readers: list[Reader]) -> list[float]:
    """Milliseconds a page of each reader, the least of several rounds of each page; they take turns page by
    page, for a machine is not always as fast."""
    for reader in readers:
        for page in pages[:3]:
            reader(*page)  # tables and patterns are made once
    turns = [[[_spent(reader, page) for reader in readers] for _ in range(ROUNDS)] for page in pages]
    least = [[min(runs) for runs in zip(*rounds, strict=True)] for rounds in turns]
    return [sum(spent) / len(pages) * 1000 for spent in zip(*least, strict=True)]


def _spent(reader: Reader, page: tuple[str, str]) -> float:
    start = time.process_time()
    reader(*page)
    return time.process_time() - start


def _fast(html: str, url: str) -> object:
    return bare_extraction(html, url=url, fast=True, with_metadata=True)


def _read(html: str, url: str, hints: Hints = Hints()) -> object:  # noqa: B008 (frozen)
    try:
        return read(html, url, hints=hints, now=NOW)
    except NotAnArticle:
        return None
