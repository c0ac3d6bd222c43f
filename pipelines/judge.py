"""Is it health cooperation: the evidence gate, and the score with its weights."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import exp, log1p
from pathlib import Path

from pipelines.findings import BODY, TITLE, Findings, Place
from pipelines.parts import ACTS, acts, between, done, said
from pipelines.places import native
from pipelines.vocabulary import TAXONOMY
from pipelines.weights import weights_of

PARTS = (  # what meanings.tsv calls parts
    "document", "signs", "sick", "treats", "house", "builds", "official", "meets", "grants", "goods", "team",
    "comes", "learner", "teaches", "drug", "makes", "fights",
)  # fmt: skip
FEATURES = {
    "bias": "where the scale begins",
    "health": "different words of health (logarithm)",
    "dense": "share of the sentences that speak of health",
    "meeting": "different words of cooperation, meetings, journeys, deliveries, aid and training (logarithm)",
    "cooperation": "different words of cooperation itself (logarithm)",
    "together": "sentences in which health and cooperation meet, a partner beside them (logarithm)",
    "beside": "sentences in which health and a deed meet, a partner beside them (logarithm)",
    "done": "sentences of health that say what is done, a partner beside them (logarithm)",
    "done first": "so in the title, or where the text begins",
    "between": "sentences of health that name two parties (logarithm)",
    "acts": "kinds of things done in sentences that name two parties (logarithm)",
    "close": "health, a partner and a deed in one sentence",
    "core": "share of the sentences of health with a partner and a deed beside them",
    "foreign": "share of the sentences that name a partner",
    "at home": "one party alone is named, and the language of the text is its own",
    "couple": "two parties or more are named",
    "many": "parties named beyond two (logarithm)",
    "organisation": "an international organisation is named",
    "head": "health and a partner in the title or the lead",
    "title": "health and a deed or a partner in the title",
    "party": "words of party relations against those of health (logarithm)",
    "outnumbered": "other subjects have more words than health",
    "elsewhere": "words of other subjects against those of health (logarithm)",
} | {f"said {part}": "said in a sentence with a partner, or beside one" for part in PARTS}
ENOUGH = 0.5  # the score from which an article is relevant
ENOUGH_WORDS = 6  # words of a kind from which more say nothing more
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
    """What the gate misses, by its name in ``reasons.LACKS``, or ``None`` where it opens."""
    if not found.of("health"):
        return "no health"
    if not any(found.of(meaning) for meaning in MEETING) and not done(found):
        return "no cooperation"
    if _of_parties_alone(found):
        return "parties"
    return None if _with_others(found, parties) else "no partner"


def _with_others(found: Findings, parties: Parties) -> bool:
    """Whether somebody abroad takes part, beside words of health and of a deed."""
    if len(parties.named) >= 2:
        return True
    unnamed = _unnamed(found)
    if _at_home(found, parties) and not unnamed:
        return False
    health = found.places("health")
    if parties.home or unnamed:  # the other party is the source's own country, or has no name
        partner = unnamed | found.places(*(parties.named - {parties.home}))
        beside = health & around(partner)
        return bool(beside & around(found.places(*MEETING)) or (beside and beside & around(done(found))))
    beside = health & found.places(*parties.named)
    return bool(beside & found.places("cooperation", "aid") or (beside and beside & done(found)))


def _unnamed(found: Findings) -> set[Place]:
    """The sentences that speak of a partner without its name; whoever is only foreign is none."""
    return {one.place for one in found.of("abroad") if "foreign" not in one.stands}


def _of_parties_alone(found: Findings) -> bool:
    """Whether parties are spoken of in more words than health, and no title names health."""
    words = found.words("party")
    return words > found.words("health") and all(one.part != TITLE for one in found.of("health"))


def features(found: Findings, parties: Parties) -> dict[str, float]:
    """The numbers that the score is made of, by the names of ``FEATURES``."""
    health = found.places("health")
    partner = found.places("abroad", *(parties.named - {_base(found, parties)}))
    near = around(partner) if health else set()
    deeds_told = done(found) if near else set()
    deeds = found.places(*MEETING) | deeds_told
    head = {finding.place for finding in found.all if finding.part != BODY}
    title = {finding.place for finding in found.all if finding.part == TITLE}
    words = found.words("health")
    told = health & near and around(health) & near & deeds_told
    return {
        "bias": 1.0,
        "health": _some(words),
        "dense": len(health) / found.sentences,
        "meeting": _some(found.words(*MEETING)),
        "cooperation": _some(found.words("cooperation")),
        "together": _some(len(health & near & found.places("cooperation"))),
        "beside": _some(len(health & near & found.places(*DEEDS))),
        "done": _some(len(told)),
        "done first": float(any(sentence == 0 for _, sentence in told)),
        "close": float(bool(health & partner & deeds)),
        "core": len(health & near & around(deeds)) / found.sentences,
        "foreign": len(partner) / found.sentences,
        "at home": float(_at_home(found, parties)),
        "couple": float(len(parties.named) > 1),
        "many": _some(max(0, len(parties.named) - 2)),
        "organisation": float(bool(parties.organisations)),
        "head": float(bool(health & head and partner & head)),
        "title": float(bool(health & title & (deeds | partner))),
        "party": log1p(found.words("party") / (1 + words)),
        "outnumbered": float(found.words("elsewhere") > words),
        "elsewhere": log1p(found.words("elsewhere") / (1 + words)),
        **_by_parts(found, near),
    }


def _by_parts(found: Findings, near: set[Place]) -> dict[str, float]:
    """What the parts of deeds say; they are heard where health and a partner are named."""
    health = found.places("health") if near else set()
    kinds = {part for one in acts(found) for part in one.stands.intersection(ACTS)} if near else set()
    beside = said(found, near)
    return {
        "between": _some(len(health & between(found))),
        "acts": _some(len(kinds)),
        **{f"said {part}": float(part in beside) for part in PARTS},
    }


def _at_home(found: Findings, parties: Parties) -> bool:
    """Whether nobody is named but a country in which the text may have been written."""
    return not parties.home and len(parties.named) == 1 and parties.named <= native(found.language)


def around(places: set[Place]) -> set[Place]:
    """The sentences themselves and those before and after them."""
    return {(field, sentence + step) for field, sentence in places for step in (-1, 0, 1)}


def _some(count: int) -> float:
    return log1p(min(count, ENOUGH_WORDS))


def _base(found: Findings, parties: Parties) -> str | None:
    """The country from which the article looks at the others: the source's own, or the one named most."""
    if parties.home in parties.named:
        return parties.home
    named = [(times, code) for code, times in found.countries.items() if code in parties.named]
    return max(named)[1] if len(parties.named) > 1 and named else None


def score(values: dict[str, float]) -> float:
    """The logistic sum of the features by the weights of ``taxonomy/weights.tsv``, in 0..1."""
    known = weights()
    return 1.0 / (1.0 + exp(-sum(known[name] * values[name] for name in FEATURES)))


@lru_cache(maxsize=1)
def weights(folder: Path = TAXONOMY) -> dict[str, float]:
    """The weight of each feature. Raises ``TableError`` where a row is wrong or missing."""
    return weights_of(folder / "weights.tsv", FEATURES)
