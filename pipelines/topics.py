"""On what: the topics of an article, by their words, and by words that speak of them together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import lru_cache
from math import log1p
from pathlib import Path

from pipelines.findings import TITLE, Finding, Findings, Place
from pipelines.parts import Parts, couples, parts_of
from pipelines.vocabulary import HEALTH, TAXONOMY, vocabulary
from pipelines.weights import Weights, number_in, weights_in
from storage.table import TableError, rows

BAR_COLUMNS = ("topic", "weight", "meaning")
TOPIC_WEIGHTS = "topic-weights.tsv"
WEIGHT_COLUMNS = ("topic", "feature", "weight")
TELLING = 2.0  # a phrase, or a word that says health and the topic at once
PLAIN = 1.0
PHRASE = 3  # characters of a phrase where words are not parted
IN_THE_TITLE = 2.0  # what a word in the title counts
LONG = 8.0  # sentences; in twice so many, a word must be said twice to say as much
LONGEST = 40  # sentences from which more say nothing more
ENOUGH = 4.0  # what words weigh from which more say nothing more
ENOUGH_WORDS = 3
BEGINNING = 2  # sentences, the title being one
BIAS, LENGTH = "bias", "length"
OWN = (
    "words",
    "bar",
    "some",
    "headed",
    "parts",
    "part",
    "part headed",
    "couple",
    "couple headed",
    "nearer",
    "nearer headed",
    "begun",
    "share",
)
BESIDE = ("bar", "couple")  # what is asked of the other topics as well
SHOWN = 3  # words of health that are quoted for a topic that only a vector tells
Said = dict[str, list[Finding]]
Hear = Callable[[str, float], float]  # of a topic and what the words say: what is said with the vector


def topics_of(found: Findings, hear: Hear | None = None) -> Said:
    """The topics of the article in the order of their table, each with the words that say it.

    ``hear`` adds what a vector says; a topic that no word says then has words of health for evidence.
    Where none is likely enough, the likeliest one is given.
    """
    parts = parts_of(found)
    numbers = features(found, parts)
    sums = {topic: _sum(topic, numbers) for topic in vocabulary().named("topic")}
    sums = {topic: hear(topic, value) for topic, value in sums.items()} if hear else sums
    health = found.of(HEALTH)[:SHOWN]
    likeliest = [max(sums, key=lambda topic: sums[topic])] if health else []
    given = [topic for topic, value in sums.items() if value >= 0] or likeliest
    return {topic: _words(topic, found, parts) or health for topic in given}


def _sum(topic: str, numbers: dict[str, dict[str, float]]) -> float:
    values = values_of(topic, numbers)
    return sum(weight * values[name] for name, weight in weights()[topic].items())


def _words(topic: str, found: Findings, parts: Parts) -> list[Finding]:
    met = [one for couple in couples().get(topic, ()) for both in parts.met(couple) for one in both]
    return [*found.of(topic), *parts.by.get(topic, ()), *met]


def features(found: Findings, parts: Parts) -> dict[str, dict[str, float]]:
    """The numbers of each topic by the names of ``OWN``."""
    weight, headed = _weights(found, parts.read), _headed(found.all, parts)
    long = max(1.0, parts.sentences / LONG)
    spoken, titled = _spoken(found, parts), found.fields.get(TITLE, "").strip() != ""
    numbers: dict[str, dict[str, float]] = {}
    for topic, bar in bars().items():
        own = parts.by.get(topic, [])
        words = len({one.match.term.term for one in own}) / long
        numbers[topic] = {
            "words": min(ENOUGH, weight[topic] / long) / TELLING,
            "bar": min(1.0, weight[topic] / long / bar) if weight[topic] >= bar else 0.0,
            "some": min(1.0, weight[topic] / long),
            "headed": float(topic in headed),
            "parts": min(ENOUGH_WORDS, words) / 2,
            "part": min(1.0, words),
            "part headed": float(any(one.place == parts.head for one in own)),
            **_met(topic, parts, long),
            "begun": float(any(_number(place, titled) < BEGINNING for place in spoken[topic])),
            "share": min(1.0, len(spoken[topic]) / max(1, parts.sentences)),
            LENGTH: log1p(min(LONGEST, parts.sentences)),
        }
    return numbers


def _spoken(found: Findings, parts: Parts) -> dict[str, set[Place]]:
    """The sentences that speak of each topic: by its words, its parts, or its couples."""
    topics = vocabulary().named("topic")
    places: dict[str, set[Place]] = {
        topic: {one.place for one in parts.by.get(topic, ())} for topic in topics
    }
    for one in found.all:
        if one.match.start < parts.read:
            for topic in one.stands.intersection(topics):
                places[topic].add(one.place)
    for topic, known in couples().items():
        places[topic].update(one.place for couple in known for one, _ in parts.met(couple))
    return places


def _number(place: Place, titled: bool) -> int:
    """The number of a sentence in the article, the title being the first where there is one."""
    return 0 if place[0] == TITLE else place[1] + titled


def _met(topic: str, parts: Parts, long: float) -> dict[str, float]:
    """Whether the words of the topic's couples meet, anywhere and where the article begins."""
    values: dict[str, float] = {}
    known = couples().get(topic, [])
    for number, name in enumerate(("couple", "nearer")):
        met = parts.met(known[number]) if number < len(known) else []
        values[name] = min(1.0, len(met) / long)
        values[f"{name} headed"] = float(any(one.place == parts.head for one, _ in met))
    return values


def _headed(found: Iterable[Finding], parts: Parts) -> set[str]:
    return {meaning for one in found if one.place == parts.head for meaning in one.stands}


def values_of(topic: str, numbers: dict[str, dict[str, float]]) -> dict[str, float]:
    """The numbers that one topic is judged by: its own, and some of the others."""
    own = numbers[topic]
    values = {BIAS: 1.0, LENGTH: own[LENGTH], **{name: own[name] for name in OWN}}
    for other, its in numbers.items():
        if other != topic:
            values.update({f"{name} of {other}": its[name] for name in BESIDE})
    return values


def _weights(found: Findings, read: int) -> dict[str, float]:
    """What the different words of each topic weigh together, in so many characters of each field."""
    heaviest: dict[tuple[str, str], float] = {}
    topics = vocabulary().named("topic")
    for finding in found.all:
        if finding.match.start >= read:
            continue
        for topic in finding.stands.intersection(topics):
            word = (topic, finding.match.term.term)
            heaviest[word] = max(heaviest.get(word, 0.0), _weight(finding))
    weight: dict[str, float] = defaultdict(float)
    for (topic, _), value in heaviest.items():
        weight[topic] += value
    return weight


def _weight(finding: Finding) -> float:
    term = finding.match.term
    phrase = " " in term.term or (term.match == "inside" and len(term.term) >= PHRASE)
    word = TELLING if phrase or HEALTH in term.stands else PLAIN
    return word * (IN_THE_TITLE if finding.part == TITLE else 1.0)


@lru_cache(maxsize=1)
def bars(folder: Path = TAXONOMY) -> dict[str, float]:
    """The bar of each topic. Raises ``TableError`` where a row is wrong or missing."""
    known = vocabulary().named("topic")
    found = {
        topic: number_in(weight, place)
        for place, (topic, weight, _) in rows(folder / "bars.tsv", BAR_COLUMNS)
    }
    if set(found) != set(known):
        raise TableError(f"bars.tsv: one row for each topic; known: {', '.join(known)}")
    return {topic: found[topic] for topic in known}


@lru_cache(maxsize=1)
def weights(folder: Path = TAXONOMY) -> Weights:
    """The weights of the features of each topic; one that has no row weighs nothing.

    Raises ``TableError`` where a row is wrong.
    """
    topics = vocabulary().named("topic")
    beside = {f"{name} of {topic}" for name in BESIDE for topic in topics}
    return weights_in(folder / TOPIC_WEIGHTS, WEIGHT_COLUMNS, topics, {BIAS, LENGTH, *OWN, *beside})
