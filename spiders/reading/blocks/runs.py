"""Which blocks are the article, judged together: an article is told in few runs, not in scattered lines."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from spiders.reading.blocks.traits import Figures

SWITCH = 1.0  # evidence that a run must bring to be worth its beginning or its end
WORD = 6  # letters of a word
SUREST = 1e-4  # no probability counts for more than this or its contrary


def in_runs(likely: Figures, sizes: NDArray[np.int64], bound: float) -> NDArray[np.bool_]:
    """Of each block whether it is taken: the choice of most evidence, less what its runs cost.

    ``likely`` are probabilities, ``sizes`` letters; what is likelier than ``bound`` speaks for a block, the
    more the longer it is. The best choice is found in one pass (Viterbi, 1967).
    """
    said = np.clip(likely, SUREST, 1 - SUREST)
    weight = np.sqrt(sizes / WORD + 1)
    odds = (np.log(said / (1 - said)) - np.log(bound / (1 - bound))) * weight
    out, within = 0.0, -SWITCH  # the most evidence of all choices up to here that end so
    came: list[tuple[bool, bool]] = []  # whether each of them was within a run one block before
    for one in odds.tolist():
        came.append((within - SWITCH > out, within >= out - SWITCH))
        out, within = max(out, within - SWITCH), max(within, out - SWITCH) + one
    taken = np.zeros(len(odds), np.bool_)
    state = within > out
    for place in range(len(odds) - 1, -1, -1):
        taken[place] = state
        state = came[place][state]
    return taken
