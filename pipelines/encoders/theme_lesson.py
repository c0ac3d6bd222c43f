"""The weights of an encoder's vectors for topics, learned beside those of the words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipelines.encoders.encoder import Encoder
from pipelines.encoders.lesson import as_one_sum, encoded, ones
from pipelines.encoders.themes import Themes
from pipelines.encoders.weights import OTHER
from pipelines.encoders.wording import wording
from pipelines.evaluate import Tally
from pipelines.topic_training import Cases, own_cases, sums_without
from pipelines.training import FEW, Numbers, logistic

HOLD_VECTOR = 0.05  # what holds the weights of a topic's vector small
HOLD_BOTH = 3.0  # … and those of its words and its vector together
LENIENT = 0.5  # as for the words alone: a topic too many costs less than one too few


@dataclass(frozen=True, slots=True)
class ThemeLesson:
    """The weights of each topic, and what weights of the other languages reach in each language."""

    themes: Themes
    crossed: dict[str, Tally]


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts as numbers, one a row: ``vectors`` less the mean of their language, which ``means`` holds, and
    ``words``, a topic a column, what the words say by weights learned without the language."""

    languages: NDArray[np.str_]
    vectors: Numbers
    means: Mapping[str, Numbers]
    words: Numbers
    wanted: Numbers


def learn_themes(rows: Sequence[Mapping[str, Any]], encoder: Encoder) -> ThemeLesson:
    """The lesson of the relevant rows that have topics. Raises ``EncoderError``."""
    cases, known = own_cases(rows)
    texts = _texts(cases, known, encoder)
    heard = np.stack([_crossed(texts, column) for column in range(texts.wanted.shape[1])], axis=1)
    everywhere = np.ones(len(known), dtype=bool)
    themes = {
        topic: as_one_sum(
            texts.means,
            _joined(texts, heard, column, everywhere),
            _vector(texts, column, everywhere),
            encoder.name,
        )
        for column, topic in enumerate(cases.names)
    }
    return ThemeLesson(themes, {name: _tally(texts, heard, name) for name in sorted({*texts.languages})})


def _texts(cases: Cases, known: Sequence[Mapping[str, Any]], encoder: Encoder) -> Texts:
    vectors = encoded([wording([row.get("title") or "", row["text"]]) for row in known], encoder)
    languages = np.array(cases.languages[: len(known)])
    means = {
        str(name): vectors[languages == name].mean(axis=0)
        for name in np.unique(languages)
        if (languages == name).sum() >= FEW
    } | {OTHER: vectors.mean(axis=0)}
    less = vectors - np.array([means.get(name, means[OTHER]) for name in languages.tolist()])
    wanted = np.stack([cases.wanted[topic][: len(known)] for topic in cases.names], axis=1)
    return Texts(languages, less, means, sums_without(cases, len(known)), wanted)


def _vector(texts: Texts, column: int, chosen: NDArray[np.bool_]) -> Numbers:
    vectors = texts.vectors[chosen]
    return logistic(ones(vectors), texts.wanted[chosen, column], HOLD_VECTOR)


def _crossed(texts: Texts, column: int) -> Numbers:
    """What the vectors say of a topic where the language taught nothing."""
    heard = np.zeros(len(texts.languages))
    for name in np.unique(texts.languages):
        own = texts.languages == name
        heard[own] = ones(texts.vectors[own]) @ _vector(texts, column, ~own)
    return heard


def _joined(texts: Texts, heard: Numbers, column: int, chosen: NDArray[np.bool_]) -> Numbers:
    """A base, what the words of a topic count and what the vector counts."""
    values = np.column_stack([texts.words[chosen, column], heard[chosen, column]])
    both = logistic(ones(values), texts.wanted[chosen, column], HOLD_BOTH)
    both[0] += LENIENT
    return both


def _tally(texts: Texts, heard: Numbers, name: str) -> Tally:
    own = texts.languages == name
    found = np.zeros((int(own.sum()), texts.wanted.shape[1]), dtype=bool)
    for column in range(found.shape[1]):
        base, words, share = _joined(texts, heard, column, ~own)
        found[:, column] = base + words * texts.words[own, column] + share * heard[own, column] >= 0
    wanted = texts.wanted[own] > 0
    return Tally(int((found & wanted).sum()), int((found & ~wanted).sum()), int((~found & wanted).sum()))
