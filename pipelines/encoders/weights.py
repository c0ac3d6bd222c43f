"""What the numbers of an encoder's vectors weigh, as a readable file beside the name of the encoder."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import exp, isfinite, log
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipelines.encoders.encoder import EncoderError
from pipelines.weights import write_whole

OTHER = "other"  # stands for the languages that have no number of their own
SURE = 1e-9  # a score is never surer than that


@dataclass(frozen=True, slots=True)
class Weights:
    """The sum that an article is judged by is ``words`` times the log-odds of its score by words, plus
    its vector times ``vector``, plus the number of its language in ``languages``.

    That number stands for the mean vector of the language: what all texts of a language have in common
    says nothing of what they are about. ``figures`` are remarks on how well the weights did.
    """

    encoder: str
    words: float
    languages: Mapping[str, float]
    vector: NDArray[np.float64]
    figures: Mapping[str, str] = field(default_factory=dict)

    def told(self, vector: NDArray[np.float32], language: str | None) -> float:
        """What a vector says for the article, or against it where it is negative."""
        known = (language or "").split("-")[0]
        return float(self.vector @ vector) + self.languages.get(known, self.languages[OTHER])

    def joined(self, score: float, told: float) -> float:
        """The score by words and what the vector says as one score, 0..1."""
        return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, self.words * log_odds(score) + told))))


def log_odds(score: float) -> float:
    """The sum that a score was made of."""
    held = min(max(score, SURE), 1 - SURE)
    return log(held / (1 - held))


def read_weights(file: Path, encoder: str, setting: str) -> Weights:
    """The weights of an encoder. Raises ``EncoderError`` with the remedy where there are none."""
    remedy = f"learn them with: python -m crawler train --encoder {setting}"
    try:
        said = json.loads(file.read_text("utf-8"))
    except FileNotFoundError as error:
        raise EncoderError(f"encoder {setting}: no weights at {file}; {remedy}") from error
    except (OSError, ValueError) as error:
        raise EncoderError(f"{file}: cannot be read ({error}); {remedy}") from error
    try:
        weights = weights_from(said)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise EncoderError(f"{file}: not weights of an encoder ({error!r}); {remedy}") from error
    if weights.encoder != encoder:
        raise EncoderError(f"{file}: learned with {weights.encoder}, and this is {encoder}; {remedy}")
    return weights


def weights_from(said: Mapping[str, Any]) -> Weights:
    """Weights as a file says them. Raises ``KeyError``, ``TypeError`` or ``ValueError`` where it does not."""
    languages = {str(name): float(value) for name, value in said["languages"].items()}
    vector = np.array(said["vector"], dtype=np.float64)
    words = float(said["words"])
    if OTHER not in languages or vector.ndim != 1:
        raise ValueError(f"languages need {OTHER!r}, and the vector is a list of numbers")
    if not (isfinite(words) and all(map(isfinite, languages.values())) and np.isfinite(vector).all()):
        raise ValueError("a weight is no number")
    return Weights(str(said["encoder"]), words, languages, vector, said.get("figures", {}))


def write_weights(weights: Weights, file: Path) -> None:
    """Write the file; the old one stays until the new one is whole."""
    said = {
        "encoder": weights.encoder,
        "figures": dict(weights.figures),
        "words": weights.words,
        "languages": dict(weights.languages),
        "vector": weights.vector.tolist(),
    }
    lines = [f"{json.dumps(name)}: {as_line(value)}" for name, value in said.items()]
    write_whole("{\n" + ",\n".join(lines) + "\n}\n", file)


def as_line(value: object) -> str:
    """A value on one line; remarks on one line each."""
    if isinstance(value, dict) and any(isinstance(one, str) for one in value.values()):
        return json.dumps(value, indent=1, ensure_ascii=False)
    return json.dumps(value, ensure_ascii=False)
