"""``make model``: grows the block classifier of ``spiders/reading/blocks/model`` on the learned sets.

A teacher, who also hears what other readers say, labels pages that nobody labelled. Then names, labels
and the first forest are made anew for every third of the sites, so that the second forest learns from what
the first says of pages that it has not seen. Sites that a judged set holds are left out everywhere.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

import lightgbm
import numpy as np
from numpy.typing import NDArray

from spiders.reading.blocks.around import NAMES
from spiders.reading.blocks.verdict import LEXICA, MODEL, SECOND, after_first
from tests.bench.lessons import (
    PARTS,
    Lesson,
    Rows,
    heard,
    known_lesson,
    learned,
    lexica_of,
    lexicon,
    rows_of,
    taught_lesson,
    unlabelled,
)
from tests.bench.sets import Known

Figures = NDArray[np.float32]
T, U = TypeVar("T"), TypeVar("U")
Forest = list[lightgbm.Booster]  # as one: what its parts say is averaged, for each errs in its own way
SEEDS = (1, 2)  # of its parts
TREES = (360, 260)
PARAMETERS = {
    "objective": "binary", "learning_rate": 0.05, "num_leaves": 28, "max_depth": 7, "min_data_in_leaf": 120,
    "feature_fraction": 0.25, "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 5.0,
    "min_gain_to_split": 0.01, "max_bin": 127, "verbose": -1, "num_threads": 2,
    "deterministic": True, "force_row_wise": True,
}  # fmt: skip


def main() -> None:
    """Grow everything and write it down."""
    with ProcessPoolExecutor(2) as pool:
        known = _every(pool, known_lesson, learned(), "labelled pages")
        taught = _taught(pool, known)
        lessons = known + taught
        print(f"{len(lessons)} pages of {len({one.page.site for one in lessons})} sites", file=sys.stderr)
        rows = [row for part in range(PARTS) for row in _rows(pool, lessons, part)]
    first, second = _forests(rows)
    MODEL.mkdir(exist_ok=True)
    write_forest(MODEL / "first.json", first, NAMES)
    write_forest(MODEL / "second.json", second, SECOND)
    for kind in LEXICA:
        write_weights(MODEL / f"{kind}.tsv", lexicon(lessons, kind))


def _every(
    pool: ProcessPoolExecutor, work: Callable[[T], U | None], asked: Iterable[T], what: str
) -> list[U]:
    """What comes of each, without those of which nothing does."""
    done: list[U] = []
    for count, one in enumerate(pool.map(work, asked, chunksize=8), 1):
        if one is not None:
            done.append(one)
        if sys.stderr.isatty() or count % 500 == 0:
            print(f"{what}: {count}", end="\r" if sys.stderr.isatty() else "\n", file=sys.stderr, flush=True)
    return done


def _taught(pool: ProcessPoolExecutor, known: list[Lesson]) -> list[Lesson]:
    """Lessons of unlabelled pages, by a teacher who learned on the labelled ones."""
    lexica = lexica_of(known)
    rows = _every(pool, rows_of, [(one, lexica) for one in known], "teacher's rows")
    tables = _every(pool, heard, [(one.page, lexica) for one in known], "teacher's votes")
    teacher = grow(rows, tables, TREES[0], SEEDS[:1])
    pages: list[Known] = unlabelled()
    said = pool.map(heard, [(page, lexica) for page in pages], chunksize=8)
    asked = [
        (page, likely(teacher, table)) for page, table in zip(pages, said, strict=True) if table is not None
    ]
    return _every(pool, taught_lesson, asked, "taught pages")


def _rows(pool: ProcessPoolExecutor, lessons: list[Lesson], part: int) -> list[Rows]:
    """The pages of one part, with the words of the others."""
    others = [one for one in lessons if one.part != part]
    lexica = lexica_of(others)
    return _every(
        pool, rows_of, [(one, lexica) for one in lessons if one.part == part], f"rows of part {part}"
    )


def _forests(rows: list[Rows]) -> tuple[Forest, Forest]:
    said = [np.empty(0, np.float32)] * len(rows)
    for part in range(PARTS):
        others = [row for row in rows if row.lesson.part != part]
        forest = grow(others, [row.table for row in others], TREES[0])
        for place, row in enumerate(rows):
            if row.lesson.part == part:
                said[place] = likely(forest, row.table)
    tables = [after_first(row.walk, row.table, first) for row, first in zip(rows, said, strict=True)]
    return grow(rows, [row.table for row in rows], TREES[0]), grow(rows, tables, TREES[1])


def grow(rows: list[Rows], tables: list[Figures], trees: int, seeds: tuple[int, ...] = SEEDS) -> Forest:
    """A forest of so many trees a part that tells blocks of the article from others."""
    true = np.concatenate([row.lesson.true >= 0.5 for row in rows]).astype(int)
    weight = np.concatenate([row.weight for row in rows])
    whole = np.vstack(tables)
    return [
        lightgbm.train(PARAMETERS | {"seed": seed}, lightgbm.Dataset(whole, true, weight=weight), trees)
        for seed in seeds
    ]


def likely(forest: Forest, table: Figures) -> Figures:
    """For each block the probability that it belongs to the article."""
    said = np.mean([part.predict(table, raw_score=True) for part in forest], axis=0)
    return np.float32(1 / (1 + np.exp(-said)))


def write_forest(path: Path, forest: Forest, names: tuple[str, ...]) -> None:
    """A forest as JSON, a tree a line: ``[trait, bound, below, above]`` or ``[value]`` a node."""
    dumped = (tree for part in forest for tree in part.dump_model()["tree_info"])
    grown = (_nodes(tree["tree_structure"], len(forest)) for tree in dumped)
    trees = [json.dumps(tree, separators=(",", ":")) for tree in grown]
    text = '{"traits":' + json.dumps(names) + ',\n"trees":[\n' + ",\n".join(trees) + "\n]}\n"
    path.write_text(text, "utf-8")


def _nodes(tree: dict[str, Any], parts: int) -> list[list[float]]:
    """The nodes of a tree that speaks for one of so many parts."""
    nodes: list[list[float]] = []

    def add(node: dict[str, Any]) -> int:
        place = len(nodes)
        if "leaf_value" in node:
            nodes.append([round(node["leaf_value"] / parts, 5)])
        else:
            nodes.append([])
            below, above = add(node["left_child"]), add(node["right_child"])
            nodes[place] = [node["split_feature"], float(f"{node['threshold']:.6g}"), below, above]
        return place

    add(tree)
    return nodes


def write_weights(path: Path, weights: dict[str, float]) -> None:
    """A lexicon as a table, a word a line."""
    path.write_text("".join(f"{word}\t{weight}\n" for word, weight in weights.items()), "utf-8")


if __name__ == "__main__":
    main()
