"""How far it has come: proposed, negotiated, signed, running, delivered, ended."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from pipelines.findings import TITLE, Finding, Findings, Place
from pipelines.judge import MEETING
from pipelines.parts import Parts, couples, parts_of
from pipelines.vocabulary import TAXONOMY, vocabulary
from pipelines.weights import Weights, weights_in
from storage.article import STAGES

WEIGHT_COLUMNS = ("stage", "feature", "weight")
STAGE_WEIGHTS = "stage-weights.tsv"
BIAS = "bias"
WHERE = ("title", "beginning", "rest")  # of words; a couple or a part is heard in title and beginning
BEGINNING = 2  # sentences of a field
MET = " met"  # the words of a couple
DEEDS = frozenset({"signs", "treats", "builds", "meets", "grants", "comes", "teaches", "makes", "fights"})
ENOUGH = 1.5  # different words from which more say nothing more
WHOLE = 1.0  # what a word counts, or a part that is there
Numbers = dict[str, float]
Span = tuple[str, int, int]  # a field, and a beginning and an end in it


def stage_of(found: Findings) -> tuple[str | None, list[Finding]]:
    """The stage of the article, and the words that say it; ``None`` where nothing says one.

    Words of the stages are heard in the title, in the first sentences, and in those that speak of health or
    of doing something together. Where none says the stage that all of them together point to, what is done
    says it: who is taught, treated, received.
    """
    parts = parts_of(found)
    said = _said(found, parts)
    numbers = features(said, parts)
    stage = max(STAGES, key=lambda name: sum_of(name, numbers))
    words = [one for one in said if stage in one.stands] or _doing(stage, parts)
    return (stage, words) if words else (None, [])


def sum_of(stage: str, numbers: Numbers) -> float:
    """What the features weigh for a stage."""
    weigh = weights()[stage]
    return sum(weigh.get(name, 0.0) * value for name, value in numbers.items())


def features_of(found: Findings) -> Numbers:
    """The numbers of an article by which its stage is judged; those that are nought are left out."""
    parts = parts_of(found)
    return features(_said(found, parts), parts)


def features(said: Iterable[Finding], parts: Parts) -> Numbers:
    """The numbers by which a stage is judged: its words by where they stand, and what is done."""
    numbers: Numbers = defaultdict(float, {BIAS: WHOLE})
    heard: set[tuple[str, str]] = set()
    said = list(said)
    spans = [(one.field, one.match.start, one.match.end) for one in said]
    for one in said:
        where = _where(one)
        for stage in one.stands.intersection(STAGES):
            name = f"{stage} {where}"
            if (name, one.match.term.term) not in heard:
                heard.add((name, one.match.term.term))
                numbers[name] = min(ENOUGH, numbers[name] + WHOLE)
    numbers.update({name: WHOLE for name, _ in _done(parts, spans)})
    return dict(numbers)


def known_features() -> list[str]:
    """The names of all features."""
    said = [f"{stage} {where}" for stage in STAGES for where in WHERE]
    return [BIAS, *said, *vocabulary().named("part"), *(f"{topic}{MET}" for topic in couples())]


def _said(found: Findings, parts: Parts) -> list[Finding]:
    about = found.places("health", *MEETING)
    about |= {one.place for one in parts.of(DEEDS - {"signs"}) if _begins(one.place)}  # shops sign as well
    return [one for one in found.marks_of("stages") if one.part == TITLE or one.place in about]


def _where(one: Finding) -> str:
    if one.part == TITLE:
        return "title"
    return "beginning" if _begins(one.place) else "rest"


def _begins(place: Place) -> bool:
    return place[0] == TITLE or place[1] < BEGINNING


def _done(parts: Parts, spans: Collection[Span] = ()) -> Iterator[tuple[str, list[Finding]]]:
    """What the beginning says is done, with its words, by the names of features.

    What lies in the ``spans`` of words of stages is not done: "will be signed" holds "signed".
    """
    for name, words in parts.by.items():
        begun = (
            [one for one in words if _begins(one.place) and not _within(one, spans)]
            if name in _parts()
            else []
        )
        if begun:
            yield name, begun
    for topic, known in couples().items():
        met = [
            both
            for both in parts.met(known[0])
            if _begins(both[0].place) and not any(_within(one, spans) for one in both)
        ]
        if met:
            yield f"{topic}{MET}", [word for both in met for word in both]


def _within(one: Finding, spans: Collection[Span]) -> bool:
    """Whether a word lies in a longer one of them."""
    start, end = one.match.start, one.match.end
    return any(
        field == one.field and first <= start and end <= last and last - first > end - start
        for field, first, last in spans
    )


@lru_cache(maxsize=1)
def _parts() -> frozenset[str]:
    return frozenset(vocabulary().named("part"))


def _doing(stage: str, parts: Parts) -> list[Finding]:
    weigh = weights()[stage]
    said = (
        one
        for name, words in _done(parts)
        if weigh.get(name, 0.0) > 0 and (name in DEEDS or name.endswith(MET))
        for one in words
    )
    return list(dict.fromkeys(said))


@lru_cache(maxsize=1)
def weights(folder: Path = TAXONOMY) -> Weights:
    """The weights of the features of each stage. Raises ``TableError`` where a row is wrong."""
    return weights_in(folder / STAGE_WEIGHTS, WEIGHT_COLUMNS, STAGES, known_features())
