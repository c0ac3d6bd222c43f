"""Which of the countries named take part: not where a journey stopped, nor who gave to others as well."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import lru_cache
from math import log1p
from pathlib import Path

from pipelines.findings import TITLE, Findings, Place
from pipelines.judge import MEETING
from pipelines.listed import mates_of
from pipelines.places import native
from pipelines.seats import seated
from pipelines.vocabulary import TAXONOMY, vocabulary
from pipelines.weights import weights_of

PARTAKING_WEIGHTS = "partaking-weights.tsv"
FEATURES = {
    "bias": "where the scale begins",
    "mentions": "how often it is named (logarithm)",
    "share": "its share of all that is named",
    "title": "named in the title",
    "first": "one over the number of the first sentence that names it",
    "deed": "named beside words of health and of a deed",
    "companion": "named beside a country named most, or one of them",
    "listed": "the others in the sentence that names it with fewest (logarithm)",
    "mates": "the others in a list with it (logarithm)",
    "place": "named by its towns or institutions alone",
    "sentences": "sentences of the article (logarithm)",
    "native": "the language of the text is its own",
}
COUPLE = 2  # countries named up to which all take part
ROLL = 8  # countries from which a text is a roll, not a couple
ASSEMBLY = 40  # countries from which a roll is that of the world, and tells of nobody that they take part
CROWD = 8  # others in a sentence from which more say nothing more
LONGEST = 60  # sentences of an article from which more say nothing more


def partaking(found: Findings, weights: Mapping[str, float] | None = None) -> frozenset[str]:
    """The countries that take part, by the weights given or by those that ship; all, where nothing tells
    them apart. Those of one list take part together."""
    named = found.countries.keys() - seated(found)
    if len(named) <= COUPLE:
        return frozenset(named)
    known = weights or partaking_weights()
    sums = {
        code: sum(known[name] * value for name, value in values.items())
        for code, values in features(found).items()
        if code in named
    }
    chosen = {code for code, value in sums.items() if value >= 0}
    if len(chosen) == 1 and not _organised(found):  # somebody must be the other party
        chosen |= set(sorted(sums, key=lambda code: (-sums[code], code))[:COUPLE])
    mates = mates_of(found)
    listed = {mate for code in chosen for mate in mates[code]} & named
    roll = called_once(found)
    if len(named) > ASSEMBLY:
        return frozenset(chosen - roll)
    taking = chosen | listed | (roll if not roll.isdisjoint(chosen) else set())
    return frozenset(taking) or frozenset(named)


def _organised(found: Findings) -> bool:
    """Whether an organisation is named, which may be the other party."""
    known = frozenset(vocabulary().named("organisation"))
    return any(not known.isdisjoint(one.stands) for one in found.all)


def called_once(found: Findings) -> set[str]:
    """The countries of a roll that are named once, and in no title: they take part together or not at all.

    Sentences that are rolls name each once, however many of its islands and towns they call.
    """
    if len(found.countries) <= ROLL:
        return set()
    rolls = {place: codes for place, codes in found.by_sentence.items() if len(codes) > ROLL}
    named = Counter({code for codes in rolls.values() for code in codes})
    titled: set[str] = set()
    for one in found.all:
        codes = one.stands & found.countries.keys()
        named.update(codes if one.place not in rolls else ())
        titled |= codes if one.part == TITLE else set()
    return {code for code, times in named.items() if times == 1} - titled


def features(found: Findings) -> dict[str, dict[str, float]]:
    """The numbers of each country named, by the names of ``FEATURES``."""
    mentions, sentences = found.countries, found.by_sentence
    places = _places(sentences)
    deed = found.places("health") & found.places(*MEETING)
    often = max(mentions.values(), default=0)
    most = {code for code, times in mentions.items() if times == often}
    with_most = {place for place, codes in sentences.items() if codes & most}
    total, own = mentions.total(), native(found.language)
    mates = mates_of(found)
    itself = {code for one in found.all if not one.match.term.place for code in one.stands}
    return {
        code: {
            "bias": 1.0,
            "mentions": log1p(times),
            "share": times / total,
            "title": float(any(field == TITLE for field, _ in places[code])),
            "first": 1 / (1 + min(_number(place) for place in places[code])),
            "deed": float(not deed.isdisjoint(places[code])),
            "companion": float(not with_most.isdisjoint(places[code])),
            "listed": log1p(min(CROWD, *(len(sentences[place]) - 1 for place in places[code]))),
            "mates": log1p(min(CROWD, len(mates[code]))),
            "place": float(code not in itself),
            "sentences": log1p(min(LONGEST, found.sentences)),
            "native": float(code in own),
        }
        for code, times in mentions.items()
    }


def _places(sentences: Mapping[Place, set[str]]) -> dict[str, set[Place]]:
    places: dict[str, set[Place]] = defaultdict(set)
    for place, codes in sentences.items():
        for code in codes:
            places[code].add(place)
    return places


def _number(place: Place) -> int:
    """The number of a sentence in the article, the title being the first."""
    return 0 if place[0] == TITLE else 1 + place[1]


@lru_cache(maxsize=1)
def partaking_weights(folder: Path = TAXONOMY) -> dict[str, float]:
    """The weight of each feature. Raises ``TableError`` where a row is wrong or missing."""
    return weights_of(folder / PARTAKING_WEIGHTS, FEATURES)
