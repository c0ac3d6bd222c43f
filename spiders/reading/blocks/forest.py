"""A forest of small decision trees, asked for many blocks at once.

The trees are gradient-boosted (Friedman, "Greedy function approximation", 2001): each answers a number,
their sum is the log-odds that a block belongs to the article. ``python -m tests.bench.train`` grows them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Forest:
    """All trees' nodes in one row; a node that asks nothing (a leaf) is its own child.

    ``children`` holds two of each node: where to go on above its bound, and below.
    """

    roots: NDArray[np.intp]
    trait: NDArray[np.intp]
    bound: NDArray[np.float32]
    children: NDArray[np.intp]
    value: NDArray[np.float32]
    depth: int

    def ask(self, table: NDArray[np.float32]) -> NDArray[np.float32]:
        """For each row of traits the probability that it belongs to the article."""
        rows = np.arange(len(table))[:, None] * table.shape[1]
        flat = np.ascontiguousarray(table, np.float32).ravel()
        at = np.broadcast_to(self.roots, (len(table), len(self.roots)))
        for _ in range(self.depth):  # to take is more than twice as fast as to index
            small = flat.take(rows + self.trait.take(at)) <= self.bound.take(at)
            at = self.children.take(2 * at + small)
        odds = np.clip(self.value.take(at).sum(axis=1), -30, 30)
        likely: NDArray[np.float32] = (1 / (1 + np.exp(-odds))).astype(np.float32)
        return likely


def load(path: Path, traits: tuple[str, ...]) -> Forest:
    """The forest of a file. Raises ``ValueError`` where it was grown for other traits than these."""
    said = json.loads(path.read_text("utf-8"))
    if tuple(said["traits"]) != traits:
        raise ValueError(f"{path.name} was grown for other traits; grow it anew: make model")
    return _planted(said["trees"])


def _planted(trees: list[list[list[float]]]) -> Forest:
    """Trees as lists of nodes: ``[trait, bound, below, above]``, or ``[value]`` for a leaf."""
    starts = np.cumsum([0, *(len(tree) for tree in trees)])
    nodes = [
        (*map(float, node[:2]), node[2] + start, node[3] + start, 0.0) if len(node) > 1
        else (0.0, 0.0, place + start, place + start, node[0])
        for start, tree in zip(starts, trees, strict=False) for place, node in enumerate(tree)
    ]  # fmt: skip
    columns: Any = np.array(nodes, np.float64).T
    trait, below, above = (columns[row].astype(np.intp) for row in (0, 2, 3))
    return Forest(
        starts[:-1].astype(np.intp), trait, columns[1].astype(np.float32),
        np.column_stack([above, below]).ravel(), columns[4].astype(np.float32),
        max(map(_depth, trees), default=0),
    )  # fmt: skip


def _depth(tree: list[list[float]]) -> int:
    """Questions on the longest way from a tree's root to a leaf; children stand behind their parents."""
    deep = [0] * len(tree)
    for place in range(len(tree) - 1, -1, -1):
        if len(tree[place]) > 1:
            deep[place] = 1 + max(deep[int(child)] for child in tree[place][2:])
    return deep[0]
