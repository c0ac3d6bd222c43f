"""Which blocks of a page are its article, by two forests grown on pages of other sites.

The first judges each block by its traits; the second hears in addition what the first said of its
neighbours and of the elements around it. The weights stand in ``model/``; ``make model`` grows them anew.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from spiders.reading.blocks.around import NAMES, column, since, traits
from spiders.reading.blocks.forest import Forest, load
from spiders.reading.blocks.traits import Context, Figures, Lexica
from spiders.reading.blocks.walk import Walk

MODEL = Path(__file__).with_name("model")

LEXICA = tuple(field.name for field in fields(Lexica))
BESIDE = (-4, -3, -2, -1, 1, 2, 3, 4)
REACHES = (3, 8)
LEVELS = 4
WORTH = 0.4  # a block below this probability makes the element around it worse, above it better
SECOND = (
    *NAMES, "first", *(f"first at {by}" for by in BESIDE), *(f"first within {by}" for by in REACHES),
    *(f"first of {level} above" for level in range(LEVELS)), "in best", "first of best", "share of best",
    "first so far", "first to come", "since likely", "until likely",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Model:
    """Two forests, and what words are worth."""

    first: Forest
    second: Forest
    lexica: Lexica


@cache
def model() -> Model:
    """The model that ships with the project, read once."""
    return Model(
        load(MODEL / "first.json", NAMES), load(MODEL / "second.json", SECOND),
        Lexica(*(weights(MODEL / f"{name}.tsv") for name in LEXICA)),
    )  # fmt: skip


def weights(path: Path) -> dict[str, float]:
    """Words and their weights from a table; above 0 they speak for the article."""
    lines = path.read_text("utf-8").splitlines()
    return {word: float(weight) for word, weight in (line.split("\t") for line in lines if line[:1] != "#")}


def verdict(walk: Walk, context: Context) -> Figures:
    """For each block the probability that it belongs to the article."""
    if not walk.blocks:
        return np.zeros(0, np.float32)
    grown = model()
    table = traits(walk, context, grown.lexica)
    return grown.second.ask(after_first(walk, table, grown.first.ask(table)))


def after_first(walk: Walk, table: Figures, likely: Figures) -> Figures:
    """The traits of a block with what the first forest says of it and of what stands around it."""
    return np.hstack([table, _beside(table, likely), _above(walk, table, likely), _so_far(table, likely)])


def _sizes(table: Figures) -> Figures:
    return np.expm1(column(table, "words"))


def _sums(figures: Figures) -> NDArray[np.float64]:
    return np.concatenate([[0.0], np.cumsum(figures, dtype=np.float64)])


def _beside(table: Figures, likely: Figures) -> Figures:
    count, sizes = len(likely), _sizes(table)
    padded = np.pad(likely, 4, constant_values=-1)
    columns: list[NDArray[Any]] = [likely, *(padded[4 + by : 4 + by + count] for by in BESIDE)]
    said, weight = _sums(likely * sizes), _sums(sizes)
    places = np.arange(count)
    for reach in REACHES:
        start, end = np.maximum(places - reach, 0), np.minimum(places + reach + 1, count)
        columns.append((said[end] - said[start]) / np.maximum(weight[end] - weight[start], 1))
    return np.column_stack(columns).astype(np.float32)


def _above(walk: Walk, table: Figures, likely: Figures) -> Figures:
    """What the first forest says of the elements around a block, and of the best element of the page."""
    sizes, places = _sizes(table), np.arange(len(likely))
    said, weight, gain = _sums(likely * sizes), _sums(sizes), _sums((likely - WORTH) * sizes)
    start, end = (np.array([getattr(spot, name) for spot in walk.spots]) for name in ("first", "last"))
    above = np.array([spot.above.place if spot.above else -1 for spot in walk.spots])
    mean = (said[end] - said[start]) / np.maximum(weight[end] - weight[start], 1)
    at = np.array([block.spot.place for block in walk.blocks])
    columns: list[NDArray[Any]] = []
    for _ in range(LEVELS):
        columns.append(np.where(at >= 0, mean[at], -1))
        at = np.where(at >= 0, above[at], -1)
    best = int(np.argmax(gain[end] - gain[start]))
    share = (said[end[best]] - said[start[best]]) / max(said[-1], 1e-6)
    columns += [
        (places >= start[best]) & (places < end[best]), np.full(len(likely), mean[best]),
        np.full(len(likely), share),
    ]  # fmt: skip
    return np.column_stack(columns).astype(np.float32)


def _so_far(table: Figures, likely: Figures) -> Figures:
    said = _sums(likely * _sizes(table))
    whole, good = max(said[-1], 1e-6), likely > 0.5
    columns = [said[:-1] / whole, (said[-1] - said[1:]) / whole, since(good), since(good[::-1])[::-1]]
    return np.column_stack(columns).astype(np.float32)
