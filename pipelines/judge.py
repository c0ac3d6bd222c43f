"""Is it health cooperation: the evidence gate, and the score with its weights."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import exp, log1p
from pathlib import Path

from pipelines.findings import BODY, Findings
from pipelines.vocabulary import TAXONOMY, VocabularyError, rows

WEIGHT_COLUMNS = ("feature", "weight", "meaning")
FEATURES = (
    "bias",
    "health",
    "meeting",
    "together",
    "beside",
    "foreign",
    "head",
    "party",
    "elsewhere",
)
ENOUGH = 0.5  # the score from which an article is relevant
ENOUGH_WORDS = 6  # words of health from which more say nothing more
DEEDS = ("contact", "aid", "training", "agreement")  # what is done, before it is called cooperation
MEETING = ("cooperation", *DEEDS)


@dataclass(frozen=True, slots=True)
class Parties:
    """Who takes part: ``countries``, the source's own where it is one, and ``organisations``.

    ``named`` holds those that the text names; ``home`` is the country of the source.
    """

    countries: frozenset[str]
    organisations: frozenset[str]
    named: frozenset[str]
    home: str | None


def missing(found: Findings, parties: Parties) -> str | None:
    """What the gate misses, as a clause for a reader, or ``None`` where it opens."""
    if not found.of("health"):
        return "no word of health"
    if not any(found.of(meaning) for meaning in MEETING):
        return "no word of cooperation"
    if len(parties.named) >= 2:
        return None
    partner = found.places("abroad", *(parties.named - {parties.home} if parties.home else ()))
    if found.places("health") & found.places("cooperation", "aid") & partner:
        return None  # the other party is the source's own country, or a partner without a name
    return "no foreign partner"


def features(found: Findings, parties: Parties) -> dict[str, float]:
    """The numbers that the score is made of, by the names of ``FEATURES``."""
    health = found.places("health")
    partner = found.places("abroad", *(parties.named - {_base(found, parties)}))
    near = {(field, sentence + step) for field, sentence in partner for step in (-1, 0, 1)}
    head = {finding.place for finding in found.all if finding.part != BODY}
    words = found.words("health")
    return {
        "bias": 1.0,
        "health": log1p(min(words, ENOUGH_WORDS)),
        "meeting": log1p(found.words(*MEETING)),
        "together": log1p(len(health & near & found.places("cooperation"))),
        "beside": log1p(len(health & near & found.places(*DEEDS))),
        "foreign": len(partner) / found.sentences,
        "head": 1.0 if health & head and partner & head else 0.0,
        "party": log1p(found.words("party") / (1 + words)),
        "elsewhere": log1p(found.words("elsewhere") / (1 + words)),
    }


def _base(found: Findings, parties: Parties) -> str | None:
    """The country from which the article looks at the others: the source's own, or the one named most."""
    if parties.home in parties.named:
        return parties.home
    named = [(times, code) for code, times in found.countries().items() if code in parties.named]
    return max(named)[1] if len(parties.named) > 1 and named else None


def score(values: dict[str, float]) -> float:
    """The logistic sum of the features by the weights of ``taxonomy/weights.tsv``, in 0..1."""
    known = weights()
    return 1.0 / (1.0 + exp(-sum(known[name] * values[name] for name in FEATURES)))


@lru_cache(maxsize=1)
def weights(folder: Path = TAXONOMY) -> dict[str, float]:
    """The weight of each feature. Raises ``VocabularyError`` where a row is wrong or missing."""
    known: dict[str, float] = {}
    for place, (name, weight, _) in rows(folder / "weights.tsv", WEIGHT_COLUMNS):
        if name not in FEATURES:
            raise VocabularyError(f"{place}: no feature {name!r}; known: {', '.join(FEATURES)}")
        try:
            known[name] = float(weight)
        except ValueError as error:
            raise VocabularyError(f"{place}: {weight!r} is no number") from error
    if lacking := [name for name in FEATURES if name not in known]:
        raise VocabularyError(f"weights.tsv: no weight of {', '.join(lacking)}")
    return known
