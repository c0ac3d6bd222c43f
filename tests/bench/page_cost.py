"""What reading a page costs, with and without a source's selectors: CPU against trafilatura's fast mode with
metadata, as a ratio of times within one process.

Where a process lays its tables is chance, and worth some hundredths: each figure is the median of several
processes. https://github.com/adbar/trafilatura
"""

from __future__ import annotations

import gc
import logging
import re
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from statistics import median

from trafilatura import bare_extraction

from spiders.article import read
from spiders.faults import NotAnArticle
from spiders.reading.charsets.charset import decode
from spiders.reading.tree.markup import parse
from spiders.source import Hints
from tests.bench.sets import HOME, JUDGED

Figure = tuple[str, str, str]
Reader = Callable[[str, str], object]
Pages = list[tuple[str, str]]  # with the address of each
NOW = datetime(2026, 11, 22, tzinfo=UTC)
GOLDEN = Path(__file__).parents[2] / "tests/pages"
PAGES = 60
ROUNDS = 3
TURN = 6  # pages
PROCESSES = 5
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
ROWS = (
    *((known, wanted) for known, _, wanted in KNOWN_OF_A_SITE),
    ("a site of a family, selected by classes", "<= 0.25 x"),
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


def figures(folder: Path, quick: bool) -> list[Figure]:
    """A row for each way to know a site, with what a page of it costs."""
    with ProcessPoolExecutor(1, get_context("spawn"), max_tasks_per_child=1) as pool:
        runs = list(pool.map(_milliseconds, [PAGES] * (1 if quick else PROCESSES)))
    pages = _pages(PAGES)
    mean = sum(len(html) for html, _ in pages) / len(pages) / 1000
    least = min(theirs for theirs, *_ in runs)
    whole = (f"trafilatura, fast, with metadata: CPU a page of {mean:.0f} kB", f"{least:.2f} ms", "-")
    return [whole, *(_row(known, wanted, place, runs) for place, (known, wanted) in enumerate(ROWS, 1))]


def _row(known: str, wanted: str, place: int, runs: list[list[float]]) -> Figure:
    ratios = sorted(run[place] / run[0] for run in runs)
    said = f"{median(ratios):.3f} x ({ratios[0]:.3f} to {ratios[-1]:.3f})"
    return f"a page of {known}, against that", said, wanted


def _milliseconds(most: int) -> list[float]:
    """What a page costs trafilatura, and us for each of the rows."""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    pages = _pages(most)
    of_families = {url: _of_family(html) for html, url in pages}
    selected = [partial(_read, hints=hints) for _, hints, _ in KNOWN_OF_A_SITE]
    return _timed(pages, [_fast, *selected, lambda html, url: _read(html, url, of_families[url])])


def _pages(most: int) -> Pages:
    try:
        return [(decode(page.body), page.url) for page in list(JUDGED["aeb"](HOME))[:most]]
    except FileNotFoundError:
        files = GOLDEN.glob("*/*.html")
        return [(file.read_text("utf-8", "replace"), "https://a.example/") for file in files]


def _of_family(html: str) -> Hints:
    """The hints of a family for one page: its own title, body and date by their classes, behind others."""
    tree, known = parse(html), FAMILY.model_dump()
    for name, tags in (("title", ("h1",)), ("body", BODY), ("published", ("time",))):
        found = (one for tag in tags for one in tree.iter(tag))
        if (first := next(found, None)) is not None:
            names = filter(_CLASS.fullmatch, first.get("class", "").split())
            known[name] = (next((f".{one}" for one in names), first.tag), *known[name])
    return Hints(**known)


def _timed(pages: Pages, readers: list[Reader]) -> list[float]:
    """Milliseconds a page of each reader, with what is freed and collected behind it; they take turns a few
    pages each, for a machine is not always as fast."""
    for reader in readers:
        for page in pages[:3]:
            reader(*page)  # tables and patterns are made once
    gc.collect()  # nobody shall look through those that another made
    spent = [0.0] * len(readers)
    for some in ROUNDS * [pages[start : start + TURN] for start in range(0, len(pages), TURN)]:
        for place, reader in enumerate(readers):
            spent[place] += _spent(reader, some)
    return [one / ROUNDS / len(pages) * 1000 for one in spent]


def _spent(reader: Reader, pages: Pages) -> float:
    start = time.process_time()
    for page in pages:
        reader(*page)
    return time.process_time() - start


def _fast(html: str, url: str) -> object:
    return bare_extraction(html, url=url, fast=True, with_metadata=True)


def _read(html: str, url: str, hints: Hints = Hints()) -> object:  # noqa: B008 (frozen)
    try:
        return read(html, url, hints=hints, now=NOW)
    except NotAnArticle:
        return None
