"""Is it health cooperation: the evidence gate, and the score with its weights."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import exp, log1p
from pathlib import Path

from pipelines.findings import BODY, Findings
from pipelines.vocabulary import TAXONOMY, VocabularyError, rows

WEIGHT_COLUMNS = ("feature", "weight", "meaning")
FEATURES = ("bias", "health", "cooperation", "contact", "partners", "together", "share", "head", "party")
ENOUGH = 0.5  # the score from which an article is relevant
LONG = 12  # sentences from which one word of health is a passing mention
MEETING = ("cooperation", "contact")


@dataclass(frozen=True, slots=True)
class Parties:
    """Who takes part: countries and organisations named, and the source's own country."""

    countries: frozenset[str]
    organisations: frozenset[str]
    home: str | None

    @property
    def count(self) -> int:
        """How many parties there are, the source's home among them."""
        return len(self.countries | self.organisations | ({self.home} if self.home else set()))

    @property
    def foreign(self) -> bool:
        """Whether anybody but the home country is named."""
        return bool(self.organisations or self.countries - {self.home})


def missing(found: Findings, parties: Parties) -> str | None:
    """What the gate misses, as a clause for a reader, or ``None`` where it opens."""
    if not found.of("health"):
        return "no word of health"
    if not any(found.of(meaning) for meaning in MEETING):
        return "no word of cooperation"
    if parties.count >= 2 and parties.foreign:
        return None
    if found.of("abroad") and found.of("cooperation"):
        return None
    return "no foreign partner"


def features(found: Findings, parties: Parties) -> dict[str, float]:
    """The numbers that the score is made of, by the names of ``FEATURES``."""
    health = found.places("health")
    meeting = found.places(*MEETING)
    named = found.by_sentence()
    partner = {place for place, codes in named.items() if codes} | found.places("abroad")
    partner |= {finding.place for finding in found.all if finding.stands & parties.organisations}
    head = {finding.place for finding in found.all if finding.part != BODY}
    words = found.words("health")
    return {
        "bias": 1.0,
        "health": log1p(words),
        "cooperation": log1p(found.words("cooperation")),
        "contact": log1p(found.words("contact")),
        "partners": float(min(2, parties.count)) + (0.5 if found.of("abroad") else 0.0),
        "together": log1p(len(health & meeting & partner)),
        "share": len(health) / found.sentences,
        "head": 1.0 if health & head and partner & head else 0.0,
        "party": log1p(found.words("party") / (1 + words)),
    }


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
