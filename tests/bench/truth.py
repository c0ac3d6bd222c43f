"""Which blocks of a page are its article, told by the known text of the article."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

import numpy as np
from numpy.typing import NDArray

from spiders.reading.blocks.traits import words_of
from spiders.reading.blocks.walk import Walk
from tests.bench.shingles import SIZE

FEW = 5  # words below which a line is compared whole
NEAR = 6


def truth(walk: Walk, text: str) -> NDArray[np.float32]:
    """For each block how much of it stands in the known text, 0..1; of the same text told several times
    on a page only as many are true as the article has, those with most of it around them."""
    lines = [words_of(line) for line in re.split(r"\n+", text)]
    words = [word for line in lines for word in line]
    whole, whole_lines = f" {' '.join(words)} ", {" ".join(line) for line in lines}
    shingles = {tuple(words[at : at + SIZE]) for at in range(len(words) - SIZE + 1)}
    blocks = [words_of(block.text) for block in walk.blocks]
    found = np.array([_share(block, whole, whole_lines, shingles) for block in blocks], np.float32)
    found = _with_neighbours(found, blocks)
    return _once(found, blocks, whole)


def _share(words: list[str], whole: str, lines: set[str], shingles: set[tuple[str, ...]]) -> float:
    bare = " ".join(words)
    if not words or len(words) < FEW:
        return float(bare in lines) if f" {bare} " not in whole or bare in lines or len(bare) < 4 else 0.5
    if f" {bare} " in whole:
        return 1.0
    own = [tuple(words[at : at + SIZE]) for at in range(len(words) - SIZE + 1)]
    return sum(shingle in shingles for shingle in own) / len(own)


def _with_neighbours(found: NDArray[np.float32], blocks: list[list[str]]) -> NDArray[np.float32]:
    """A few words that stand somewhere in the article belong to it if what is beside them does."""
    settled = found.copy()
    for place in np.flatnonzero(found == 0.5):
        if len(blocks[place]) < FEW:
            beside = found[max(0, place - 1) : place + 2 : 2]
            settled[place] = float(len(beside) > 0 and beside.min() >= 0.9)
    return settled


def _once(found: NDArray[np.float32], blocks: list[list[str]], whole: str) -> NDArray[np.float32]:
    places: dict[str, list[int]] = defaultdict(list)
    for place in np.flatnonzero(found >= 0.5):
        places[" ".join(blocks[place])].append(int(place))
    sizes = np.array([len(words) for words in blocks]) * (found >= 0.5)
    for bare, at in places.items():
        wanted = max(1, whole.count(f" {bare} "))
        if len(at) > wanted:
            around = Counter({one: int(sizes[max(0, one - NEAR) : one + NEAR + 1].sum()) for one in at})
            for one, _ in around.most_common()[wanted:]:
                found[one] = 0.0
    return found
