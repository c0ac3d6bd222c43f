"""How much of an article was read: the metric of article-extraction-benchmark.

Texts are compared as multisets of four words in a row, precision and recall are averaged over the
pages, and F1 is made of the averages: https://github.com/scrapinghub/article-extraction-benchmark
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from statistics import mean

SIZE = 4
_WORD = re.compile(r"\w+")
# A language that sets no spaces is compared by its characters, as the words that they nearly are.
_UNSPACED = re.compile(r"([\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0e7f])")


@dataclass(frozen=True, slots=True)
class Match:
    """Shingles found and true, found and false, true and not found; each a share of their sum."""

    right: float
    wrong: float
    missed: float

    @property
    def precision(self) -> float | None:
        """``None`` where nothing was found."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else None

    @property
    def recall(self) -> float | None:
        """``None`` where there was nothing to find."""
        return self.right / (self.right + self.missed) if self.right + self.missed else None


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Four words in a row, with how often they stand in the text."""
    words = _WORD.findall(_UNSPACED.sub(r" \1 ", text or ""))
    return Counter(tuple(words[at : at + SIZE]) for at in range(max(1, len(words) - SIZE + 1)) if words)


def compared(true: str, found: str) -> Match:
    """One page's match."""
    wanted, got = shingles(true), shingles(found)
    right = sum((wanted & got).values())
    wrong, missed = sum(got.values()) - right, sum(wanted.values()) - right
    whole = (right + wrong + missed) or 1
    return Match(right / whole, wrong / whole, missed / whole)


def f1(matches: list[Match]) -> tuple[float, float, float]:
    """F1, precision and recall over pages."""
    precision = mean([one.precision for one in matches if one.precision is not None] or [0.0])
    recall = mean([one.recall for one in matches if one.recall is not None] or [0.0])
    return (2 * precision * recall / (precision + recall) if precision + recall else 0.0), precision, recall
