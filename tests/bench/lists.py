"""How many pages that only lead to others are told from articles, and what the signs of such pages weigh.

``python -m tests.bench.lists`` learns the weights of ``spiders/reading/kinds/signs.tsv`` anew: from the
lists of web-content-extraction-benchmark and the articles of all sets that are learned from.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray

from crawler.commands.read import fields_of
from spiders.faults import NotAnArticle
from spiders.reading.blocks.chosen import chosen_of, context_of, walk_of, whole_tables
from spiders.reading.blocks.verdict import verdict
from spiders.reading.charsets.charset import decode
from spiders.reading.fields.titles import title_of
from spiders.reading.kinds.signs import WEIGHTS, Signs, signs
from spiders.reading.tree.markup import parse
from spiders.reading.tree.page import page_of
from tests.bench.lessons import learned, of_other_sites, unlabelled
from tests.bench.sets import HOME, Known, Set, magic, of_trafilatura, wcxb

Figure = tuple[str, str, str]
Numbers = NDArray[np.float64]
KINDS = ("listing", "collection")  # of web-content-extraction-benchmark
ENOUGH, MOST_REFUSED = 0.6, 0.003
EVERY = 8  # page of a set, where one only wants to see that it runs
RIDGE, STEPS = 3.0, 25  # what holds the weights small
COLUMNS = "sign\tweight\tmeaning\n"


def figures(folder: Path, quick: bool) -> list[Figure]:
    """A row a set: how many of its pages are called a list; the lists of ``test`` were not learned from."""
    try:
        return list(_rows(EVERY if quick else 1))
    except FileNotFoundError:
        return [("pages called lists", "not fetched: make sets", "-")]


def _rows(every: int) -> Iterator[Figure]:
    sets = {f"wcxb {split}, lists": _lists(split) for split in ("dev", "test")}
    sets |= {f"wcxb {split}, articles": list(wcxb(HOME, split)) for split in ("dev", "test")}
    sets |= {"magic, articles": list(magic(HOME)), "trafilatura, articles": list(of_trafilatura(HOME))}
    with ProcessPoolExecutor(2) as pool:
        for name, pages in sets.items():
            asked = [page for page in pages if name.endswith("lists") or not _is_front(page)][::every]
            called = sum(pool.map(_called_list, asked, chunksize=4))
            wanted = f"<= {MOST_REFUSED}" if name.endswith("articles") else f">= {ENOUGH}"
            yield f"{name}: {called} of {len(asked)} called lists", f"{called / len(asked):.3f}", wanted


def _lists(split: str) -> list[Known]:
    return [page for kind in KINDS for page in wcxb(HOME, split, kind)]


def _called_list(page: Known) -> bool:
    return fields_of(page.body, page.url).get("not_an_article") == "list page"


def main() -> None:
    """Learn what the signs weigh, and write it down."""
    lists: dict[str, Set] = {kind: partial(wcxb, split="dev", kind=kind) for kind in KINDS}
    articles = [page for page in (*learned(), *unlabelled()) if not _is_front(page)]
    with ProcessPoolExecutor(2) as pool:
        for_lists = _seen(pool, of_other_sites(lists))
        against = _seen(pool, articles)
    table = np.array([list(one.values()) for one in for_lists + against])
    weights = _fitted(table, np.repeat([1.0, 0.0], [len(for_lists), len(against)]))
    named = dict(zip([*for_lists[0], "bias"], weights, strict=True))
    rows = [line.split("\t") for line in WEIGHTS.read_text("utf-8").splitlines()[1:]]
    meanings = {sign: meaning for sign, _, meaning in rows}
    lines = (f"{sign}\t{weight:.2f}\t{meanings.get(sign, '')}\n" for sign, weight in named.items())
    WEIGHTS.write_text(COLUMNS + "".join(lines), "utf-8")
    print(f"{len(for_lists)} lists, {len(against)} articles", file=sys.stderr)


def _is_front(page: Known) -> bool:
    """Whether a page has its site's own address: what a set calls an article there is none."""
    parts = urlsplit(page.url)
    return "." in parts.netloc and not parts.path.strip("/") and not parts.query


def _seen(pool: ProcessPoolExecutor, pages: Iterable[Known]) -> list[Signs]:
    return [one for one in pool.map(_signs, pages, chunksize=8) if one]


def _signs(known: Known) -> Signs | None:
    try:
        page = page_of(parse(decode(known.body)), known.url)
    except (NotAnArticle, OSError):
        return None
    title = title_of(page, ())[0]
    walk, context = walk_of(page), context_of(page, title)
    if not walk.blocks:
        return None
    likely = whole_tables(walk, verdict(walk, context))
    return signs(page, title, walk, chosen_of(walk, context, likely), likely)


def _fitted(table: Numbers, true: Numbers) -> Numbers:
    """Weights of a logistic regression, that of the constant last: by Newton, on figures of one scale."""
    mean, spread = table.mean(axis=0), table.std(axis=0) + 1e-9
    scaled = np.column_stack([(table - mean) / spread, np.ones(len(table))])
    weights, ridge = np.zeros(scaled.shape[1]), np.append(np.full(table.shape[1], RIDGE), 0.01)
    for _ in range(STEPS):
        said = 1 / (1 + np.exp(-np.clip(scaled @ weights, -30, 30)))
        slope = scaled.T @ (said - true) + ridge * weights
        bend = (scaled.T * (said * (1 - said))) @ scaled + np.diag(ridge)
        weights -= np.linalg.solve(bend, slope)
    raw: Numbers = weights[:-1] / spread
    return np.append(raw, weights[-1] - raw @ mean)


if __name__ == "__main__":
    main()
