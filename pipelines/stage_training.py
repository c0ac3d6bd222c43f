"""What the features of stages weigh, learned from the texts that say their stage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from pipelines.evaluate import Tally
from pipelines.examples import is_relevant, language_said
from pipelines.findings import Findings
from pipelines.stages import features_of, known_features
from pipelines.texts import Read, found_in
from pipelines.weights import PLACES, Weights
from storage.article import STAGES

Numbers = NDArray[np.float64]
RIDGE, BIAS_RIDGE = 6.0, 0.5  # what holds the weights small
EXPECTED = {"title": 4.0, "beginning": 2.5, "rest": 1.0}  # what a word weighs untaught
STEPS, STRIDE = 400, 0.5  # down the slope
UNHEARD = 3  # copies of each text, in each of which so many-th of the words of stages are not heard
FEWEST = 30  # texts from which weights are learned


@dataclass(frozen=True, slots=True)
class Cases:
    """Texts as numbers: a row a text and ``UNHEARD`` copies of it; ``wanted`` has a column a stage."""

    values: Numbers
    wanted: Numbers
    languages: NDArray[np.str_]


@dataclass(frozen=True, slots=True)
class StageLesson:
    """The weights by stage and feature, and what weights of the other languages reach in each language."""

    weights: Weights
    crossed: dict[str, Tally]


def learn_stages(rows: Sequence[Mapping[str, Any]], read: Read = found_in) -> StageLesson:
    """The lesson of the relevant rows that say their ``stage``; an empty one of fewer than ``FEWEST``."""
    known = [row for row in rows if is_relevant(row) and row.get("stage") in STAGES]
    if len(known) < FEWEST:
        return StageLesson({}, {})
    cases = _cases(known, read)
    tallies = {str(name): _crossed(cases, str(name)) for name in np.unique(cases.languages)}
    return StageLesson(_named(_fitted(cases.values, cases.wanted)), tallies)


def _cases(rows: Sequence[Mapping[str, Any]], read: Read) -> Cases:
    names = known_features()
    values: list[list[float]] = []
    wanted: list[list[float]] = []
    for row in rows:
        found = read(row, language_said(row))
        for heard in (found, *(_unheard(found, share) for share in range(UNHEARD))):
            numbers = features_of(heard)
            values.append([numbers.get(name, 0.0) for name in names])
            wanted.append([float(row["stage"] == stage) for stage in STAGES])
    languages = np.repeat([language_said(row) or "?" for row in rows], UNHEARD + 1)
    return Cases(np.array(values), np.array(wanted), languages)


def _unheard(found: Findings, share: int) -> Findings:
    """What is found where some words of stages are unknown, as they are in articles nobody has read."""
    kept = [one for one in found.marks if crc32(one.match.term.term.encode()) % UNHEARD == share]
    return Findings(found.all, found.sentences, kept, found.fields, found.language)


def _crossed(cases: Cases, language: str) -> Tally:
    """What weights learned without a language reach on its own texts."""
    own = cases.languages == language
    weights = _fitted(cases.values[~own], cases.wanted[~own])
    whole = own & (np.arange(len(own)) % (UNHEARD + 1) == 0)
    right = cases.wanted[whole].argmax(axis=1) == (cases.values[whole] @ weights).argmax(axis=1)
    missed = int((~right).sum())
    return Tally(int(right.sum()), missed, missed)


def _fitted(values: Numbers, wanted: Numbers) -> Numbers:
    """A softmax regression by gradient descent; the first feature is the bias.

    Texts that are one in numbers and stage are reckoned once, and a text is a column: both for speed.
    """
    texts, times = np.unique(np.hstack([values, wanted]), axis=0, return_counts=True)
    numbers, stages = np.split(texts.T, [values.shape[1]])
    counted = (numbers * (times / len(values))).T
    hold = np.full(len(numbers), RIDGE * (UNHEARD + 1) / len(values))
    hold[0] = BIAS_RIDGE * (UNHEARD + 1) / len(values)
    expected = _expected().T
    weights = expected.copy()
    for _ in range(STEPS):
        sums = weights @ numbers
        likely = np.exp(sums - sums.max(axis=0))
        likely /= likely.sum(axis=0)
        weights -= STRIDE * ((likely - stages) @ counted + hold * (weights - expected))
    return np.round(weights.T, PLACES)


def _expected() -> Numbers:
    """The weights that learning begins with and is held to: few texts say that something ended."""
    expected = np.zeros((len(known_features()), len(STAGES)))
    for column, stage in enumerate(STAGES):
        for where, weight in EXPECTED.items():
            expected[known_features().index(f"{stage} {where}"), column] = weight
    return expected


def _named(weights: Numbers) -> Weights:
    names = known_features()
    return {
        stage: {name: float(weight) for name, weight in zip(names, column, strict=True) if weight}
        for stage, column in zip(STAGES, weights.T, strict=True)
    }
