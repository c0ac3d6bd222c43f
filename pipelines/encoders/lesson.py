"""The weights of an encoder's vectors, learned beside those of the words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipelines.encoders.adviser import KEPT
from pipelines.encoders.encoder import Encoder, Vectors, sound
from pipelines.encoders.weights import OTHER, Weights
from pipelines.encoders.wording import wording
from pipelines.evaluate import Tally
from pipelines.judge import FEATURES
from pipelines.judge import weights as weights_of_words
from pipelines.training import (
    Case,
    Numbers,
    TrainingError,
    bar_of,
    case_of,
    count,
    fitted,
    groups_of,
    logistic,
    longer,
    untitled,
)

HOLD_VECTOR = 0.1  # what holds the weights of the vector small; of 0.03 to 1 the best without its language
HOLD_BOTH = 1.0  # … and those of words and vector together
PLACES = 3  # decimals of a weight
AT_ONCE = 32  # texts encoded at one time
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Lesson:
    """As ``pipelines.training.Lesson``, of words and vector together."""

    weights: Weights
    crossed: dict[str, Tally]
    kept_back: Tally
    texts: int


@dataclass(frozen=True, slots=True)
class Texts:
    """Labelled texts as numbers, one a row: ``words`` a feature a column, ``vectors`` less the mean of
    their group of languages, which ``means`` holds."""

    cases: Sequence[Case]
    groups: NDArray[np.str_]
    words: Numbers
    vectors: Numbers
    means: Mapping[str, Numbers]
    wanted: Numbers

    def flags(self, name: str) -> Flags:
        """Which of the texts have a quality of ``Case``."""
        return np.array([bool(getattr(case, name)) for case in self.cases])


def learn(rows: Sequence[Mapping[str, Any]], encoder: Encoder) -> Lesson:
    """Weights of words and vector from rows; the same rows and vectors give the same weights.

    Raises ``TrainingError``, or ``EncoderError`` where a text cannot be encoded.
    """
    texts = _texts([*rows, *untitled(rows), *longer(rows)], encoder)
    taught = ~texts.flags("kept_back")
    judged = taught & texts.flags("opens")
    if len({*texts.wanted[judged & ~texts.flags("made")]}) < 2:
        raise TrainingError("too few texts: both of health cooperation and of other things are needed")
    heard = _crossed(texts, taught, judged)
    both = logistic(heard[judged], texts.wanted[judged], HOLD_BOTH)
    sums = heard @ both
    shift = _even_bar(sums, texts, taught)
    both[0] -= shift
    weights = as_one_sum(texts.means, both, _vector_of(texts, taught), encoder.name)
    tallies = {group: _tally(texts, sums - shift, taught & (texts.groups == group))
               for group in sorted({*texts.groups.tolist()})}  # fmt: skip
    kept_back = _tally(texts, _sums(texts, weights), ~taught)
    return Lesson(_remarked(weights, len(rows), kept_back, tallies), tallies, kept_back, len(rows))


def _texts(rows: Sequence[Mapping[str, Any]], encoder: Encoder) -> Texts:
    cases = [case_of(row) for row in rows]
    names = groups_of([case for case in cases if not case.made])
    groups = np.array([names[case.language] for case in cases])
    vectors = encoded([wording([row.get("title") or "", row["text"]]) for row in rows], encoder)
    own = np.array([not case.made and not case.kept_back for case in cases])
    means = {group: vectors[own & (groups == group)].mean(axis=0) for group in {*groups[own].tolist()}}
    means[OTHER] = vectors[own].mean(axis=0)
    less = vectors - np.array([means.get(group, means[OTHER]) for group in groups.tolist()])
    wanted = np.array([case.wanted for case in cases], dtype=np.float64)
    return Texts(cases, groups, np.array([case.values for case in cases]), less, means, wanted)


class Once:
    """An encoder that is asked for each text once, and remembers its vectors."""

    def __init__(self, encoder: Encoder) -> None:
        self.name, self._encoder = encoder.name, encoder
        self._known: dict[str, Vectors] = {}

    def encode(self, texts: Sequence[str]) -> Vectors:
        """The vectors. Raises ``EncoderError``."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        if new:
            self._known.update(zip(new, sound(self._encoder.encode(new), len(new)), strict=True))
        return np.stack([self._known[text] for text in texts])

    def close(self) -> None:
        """The encoder belongs to who gave it."""


def encoded(texts: Sequence[str], encoder: Encoder) -> Numbers:
    """The vectors of texts as they are kept; the same text is encoded once."""
    different = list(dict.fromkeys(texts))
    parts = [different[first : first + AT_ONCE] for first in range(0, len(different), AT_ONCE)]
    vectors = np.concatenate([sound(encoder.encode(part), len(part)) for part in parts])
    places = {text: place for place, text in enumerate(different)}
    return vectors.astype(KEPT).astype(np.float64)[[places[text] for text in texts]]


def _crossed(texts: Texts, taught: Flags, judged: Flags) -> Numbers:
    """What words and vector say of each text where its language taught nothing, beside a one for the bias."""
    heard = np.ones((len(texts.cases), 3))
    for group in {*texts.groups.tolist()}:
        own = texts.groups == group
        others = taught & ~own if (taught & ~own).any() else taught
        by_words = fitted([case for case, one in zip(texts.cases, others, strict=True) if one])
        heard[own, 1] = texts.words[own] @ by_words
        heard[own, 2] = ones(texts.vectors[own]) @ _vector_of(texts, others)
    heard[:, 1] -= _bar(heard[:, 1], texts, judged)  # as the weights of the words are set
    return heard


def _vector_of(texts: Texts, chosen: Flags) -> Numbers:
    return logistic(ones(texts.vectors[chosen]), texts.wanted[chosen], HOLD_VECTOR)


def ones(values: Numbers) -> Numbers:
    """The values behind a column of ones, for the bias."""
    return np.column_stack([np.ones(len(values)), values])


def _bar(sums: Numbers, texts: Texts, judged: Flags) -> float:
    return bar_of(list(zip(sums[judged].tolist(), (texts.wanted[judged] > 0).tolist(), strict=True)))


def _even_bar(sums: Numbers, texts: Texts, taught: Flags) -> float:
    """The sum that so many texts reach as are wanted, those behind a closed gate among them: as many are
    then missed as are taken wrongly, and precision and recall are one."""
    real = taught & ~texts.flags("made")
    reached = np.sort(sums[real & texts.flags("opens")])[::-1]
    return float(reached[: int(texts.wanted[real].sum())][-1])


def as_one_sum(means: Mapping[str, Numbers], both: Numbers, vector: Numbers, encoder: str) -> Weights:
    """Base, words and vector as one sum; each of the ``means`` of languages becomes a number of its own."""
    base, words, share = both.tolist()
    numbers = np.round(share * vector[1:], PLACES)
    languages = {
        group: round(base + share * float(vector[0]) - float(numbers @ mean), PLACES)
        for group, mean in sorted(means.items())
    }
    return Weights(encoder, round(words, PLACES), languages, numbers)


def _sums(texts: Texts, weights: Weights) -> Numbers:
    """What is summed up of each text by the weights of the words in use and these."""
    known = weights_of_words()
    by_words = texts.words @ np.array([known[name] for name in FEATURES])
    whole = texts.vectors + np.array([texts.means[group] for group in texts.groups.tolist()])
    said = np.array([weights.languages[group] for group in texts.groups.tolist()])
    sums: Numbers = weights.words * by_words + whole @ weights.vector + said
    return sums


def _tally(texts: Texts, sums: Numbers, chosen: Flags) -> Tally:
    tally = Tally()
    for case, value, one in zip(texts.cases, sums.tolist(), chosen.tolist(), strict=True):
        if one and not case.made:
            count(tally, case.opens and value >= 0, case.wanted)
    return tally


def _remarked(weights: Weights, number: int, kept_back: Tally, crossed: Mapping[str, Tally]) -> Weights:
    figures = {"texts": f"learned from {number}", "kept back": _figures(kept_back)}
    figures |= {f"without {group}": _figures(tally) for group, tally in crossed.items()}
    return replace(weights, figures=figures)


def _figures(tally: Tally) -> str:
    return f"precision {tally.precision:.3f}, recall {tally.recall:.3f}, F1 {tally.f1:.3f}"
