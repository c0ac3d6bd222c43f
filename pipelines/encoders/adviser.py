"""A second opinion on an article: what its sentence vector adds to the score by words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from pipelines.encoders.apart import Apart
from pipelines.encoders.choice import choice_of
from pipelines.encoders.encoder import Encoder, EncoderError, sound
from pipelines.encoders.themes import Themes, beside, read_themes
from pipelines.encoders.weights import Weights, read_weights
from pipelines.encoders.wording import hash_of, wording
from storage.vectors import Vector

KEPT = np.dtype("<f2")  # numbers of a vector as it is kept: half the room, and the score is the same
SHOWN = 100  # characters of a trouble


@dataclass(frozen=True, slots=True)
class Advice:
    """The vector of an article, and what it ``told`` by these weights; ``topics`` are what words count and
    what it told for each topic."""

    weights: Weights
    vector: Vector
    told: float
    topics: Mapping[str, tuple[float, float]] = field(default_factory=dict)

    def joined(self, score: float) -> float:
        """The score by words and the vector as one score, 0..1."""
        return self.weights.joined(score, self.told)

    def topic(self, topic: str, by_words: float) -> float:
        """What words and vector say of a topic together; from nought on it is given."""
        words, told = self.topics.get(topic, (1.0, 0.0))
        return words * by_words + told


class Adviser:
    """Asks an encoder, and counts by name in ``troubles`` what went wrong: no article waits for it."""

    def __init__(self, encoder: Encoder, weights: Weights, themes: Themes | None = None) -> None:
        self.encoder, self.weights, self.themes = encoder, weights, themes or {}
        self.troubles: Counter[str] = Counter()

    def advise(
        self, fields: Sequence[tuple[str, str]], language: str | None, kept: Vector | None = None
    ) -> Advice | None:
        """What is to be said of an article with these fields, given as (name, text), the title first.

        ``kept`` is its vector of an earlier time, which serves if it is of this encoder and these words.
        ``None`` where there are no words, or where the encoder failed.
        """
        worded = wording([text for _, text in fields])
        if not worded:
            return None
        try:
            vector = self._vector(worded, kept)
            numbers = unpacked(vector)
            topics = {topic: (one.words, one.told(numbers, language)) for topic, one in self.themes.items()}
            return Advice(self.weights, vector, self.weights.told(numbers, language), topics)
        except Exception as error:  # noqa: BLE001  (an encoder is somebody else's program)
            self.troubles[named(error)] += 1
            return None

    def _vector(self, worded: str, kept: Vector | None) -> Vector:
        text = hash_of(worded)
        if kept is not None and (kept.encoder, kept.text) == (self.encoder.name, text):
            return kept
        given = sound(self.encoder.encode([worded]), 1)
        return Vector(self.encoder.name, text, given[0].astype(KEPT).tobytes())

    def close(self) -> None:
        """Let go of the encoder."""
        self.encoder.close()


def unpacked(vector: Vector) -> NDArray[np.float32]:
    """The numbers of a kept vector."""
    return np.frombuffer(vector.values, dtype=KEPT).astype(np.float32)


def named(error: Exception) -> str:
    """A trouble with an encoder in a few words."""
    said = str(error) if isinstance(error, EncoderError) else f"{type(error).__name__}: {error}"
    return f"judged without the encoder: {said[:SHOWN]}"


def adviser_of(setting: str, folder: Path) -> Adviser | None:
    """The adviser that a setting names, ``None`` for none; ``folder`` holds the weights of encoders of
    an operator's own. Nothing is loaded before it is asked. Raises ``EncoderError``."""
    choice = choice_of(setting)
    if choice is None:
        return None
    file = choice.weights(folder)
    weights = read_weights(file, choice.name, choice.setting)
    return Adviser(Apart(choice), weights, read_themes(beside(file), choice.name))
