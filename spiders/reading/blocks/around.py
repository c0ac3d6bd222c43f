"""What can be told of a block by those around it: like ones, neighbours, what came before, the page."""

from __future__ import annotations

from collections import Counter

import numpy as np
from numpy.typing import NDArray

from spiders.reading.blocks.traits import OWN, TAGS, Context, Figures, Lexica, own_traits
from spiders.reading.blocks.walk import LONG, Spot, Walk

BESIDE = (-3, -2, -1, 1, 2, 3)
NEAR = ("size", "linked", "ends", "tag", "all names", "in top")
GROUP = ("alike", "size alike", "linked alike", "ends alike", "again")
PAGE = ("blocks of page", "chars of page", "long of page", "linked of page", "behind heading", "behind title")
COURSE = (
    "label of heading",
    "since heading",
    "worst label before",
    "recent label",
    "said before",
    "said in top",
)
NAMES = (
    *OWN, *GROUP, *(f"{name} at {by}" for by in BESIDE for name in NEAR), "since long", "until long", *PAGE,
    *COURSE,
)  # fmt: skip
FAR = 50  # blocks beyond which nothing is counted
RECENT = 8
SHORT = np.log1p(12)  # words, as the trait has them
_HEADINGS = [TAGS[tag] for tag in ("h1", "h2", "h3", "h4")]


def traits(walk: Walk, context: Context, lexica: Lexica) -> Figures:
    """One row a block, one column a trait of ``NAMES``."""
    own = own_traits(walk, context, lexica)
    parts = [own, _alike(walk, own), _beside(own), _page(own), _course(own)]
    return np.hstack(parts).astype(np.float32)


def column(table: Figures, name: str) -> Figures:
    """The column of a trait in a table of ``NAMES`` or ``OWN``."""
    return table[:, NAMES.index(name)]


def since(good: NDArray[np.bool_]) -> NDArray[np.int64]:
    """How many blocks ago the last good one was, itself counted; at most ``FAR``."""
    places = np.arange(len(good))
    return np.minimum(places - np.maximum.accumulate(np.where(good, places, -1000)), FAR)


def _sentences(own: Figures) -> NDArray[np.bool_]:
    good: NDArray[np.bool_] = (column(own, "size") > np.log1p(LONG)) & (column(own, "linked") < 0.3)
    return good


def _alike(walk: Walk, own: Figures) -> Figures:
    """Blocks of the same tags and names: how many there are, what they are like; a text that comes again."""
    code: dict[object, int] = {}
    group = np.array([code.setdefault(signature(block.spot), len(code)) for block in walk.blocks], int)
    many = np.bincount(group)
    means = [
        (np.bincount(group, weights=column(own, name)) / many)[group] for name in ("size", "linked", "ends")
    ]
    texts = Counter(block.text for block in walk.blocks)
    again = [texts[block.text] > 1 for block in walk.blocks]
    return np.column_stack([np.log1p(many)[group], *means, again])


def signature(spot: Spot) -> tuple[object, ...]:
    """The tags and names of an element and of the two around it: elements of one are alike."""
    above = spot.above
    two = above.above if above else None
    return tuple((one.tag, one.names) for one in (spot, above, two) if one is not None)


def _beside(own: Figures) -> Figures:
    count, reach = len(own), max(BESIDE)
    padded = np.pad(own[:, [OWN.index(name) for name in NEAR]], ((reach, reach), (0, 0)), constant_values=-1)
    good = _sentences(own)
    beside = [padded[reach + by : reach + by + count] for by in BESIDE]
    return np.column_stack([*beside, since(good), since(good[::-1])[::-1]])


def _page(own: Figures) -> Figures:
    count, sizes = len(own), np.expm1(column(own, "size"))
    total = max(sizes.sum(), 1)
    whole = [
        np.log1p(count), np.log1p(total), (sizes * (sizes > LONG)).sum() / total,
        (sizes * column(own, "linked")).sum() / total,
    ]  # fmt: skip
    heading = column(own, "tag") == TAGS["h1"]
    title = column(own, "title in it") > 0.8
    behind = [_behind(heading), _behind(title if title.any() else heading)]
    return np.column_stack([np.tile(whole, (count, 1)), *behind])


def _behind(marks: NDArray[np.bool_]) -> NDArray[np.int64]:
    """How many blocks behind the first mark each stands."""
    if not marks.any():
        return np.full(len(marks), -FAR)
    return np.clip(np.arange(len(marks)) - int(np.argmax(marks)), -30, 60)


def _course(own: Figures) -> Figures:
    """The last heading, the worst label since the first sentence, how much of the text is over."""
    count, label = len(own), column(own, "label")
    short = column(own, "words") < SHORT
    heading = np.isin(column(own, "tag"), _HEADINGS) | ((column(own, "strong") > 0.9) & short)
    places = np.maximum.accumulate(np.where(heading, np.arange(count), -1))
    before = np.concatenate([[-1], places[:-1]])
    said = np.expm1(column(own, "size")) * _sentences(own)
    bad = np.where((np.cumsum(said) > 0) & short, label, 0)
    padded = np.concatenate([np.zeros(RECENT), bad])
    recent = np.min([padded[RECENT - by : RECENT - by + count] for by in range(1, RECENT + 1)], axis=0)
    return np.column_stack([
        np.where(before >= 0, label[before], 0), np.minimum(np.arange(count) - before, 40),
        np.minimum.accumulate(bad), recent, _over(said), _over(said * column(own, "in top")),
    ])  # fmt: skip


def _over(said: Figures) -> Figures:
    """How much of the whole is said by the end of each block, 0..1."""
    over: Figures = np.cumsum(said) / max(float(said.sum()), 1)
    return over
