"""Whether the bounds of doubt lie where the machine errs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipelines.judge import ENOUGH
from pipelines.tag import ACCEPT, REVIEW
from pipelines.training import Scored


@dataclass(slots=True)
class Band:
    """Scores from ``low`` up to ``high``, how many texts reach them and how many of these are judged
    wrongly; ``made`` and ``made_wrong`` count texts that were made of others."""

    name: str
    low: float
    high: float
    texts: int = 0
    wrong: int = 0
    made: int = 0
    made_wrong: int = 0


def bands(scores: Iterable[Scored]) -> list[Band]:
    """The scores below doubt, in doubt and above it, and the errors in each."""
    found = [
        Band("not relevant", 0.0, REVIEW),
        Band("doubtful", REVIEW, ACCEPT),
        Band("relevant", ACCEPT, float("inf")),
    ]
    for one in scores:
        band = next(band for band in found if band.low <= one.score < band.high)
        wrong = (one.score >= ENOUGH) != one.wanted
        if one.made:
            band.made += 1
            band.made_wrong += wrong
        else:
            band.texts += 1
            band.wrong += wrong
    return found
