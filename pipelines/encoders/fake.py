"""An encoder that understands nothing and needs nothing: the same words, the same vector. For tests."""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

import numpy as np

from pipelines.encoders.encoder import Vectors, sound

DIMENSIONS = 64


class Fake:
    """Each word of a text raises or lowers one number of its vector."""

    name = "fake-1"

    def encode(self, texts: Sequence[str]) -> Vectors:
        """The vectors, by the words alone."""
        return sound([_counts(text) for text in texts], len(texts))

    def close(self) -> None:
        """Nothing is held."""


def _counts(text: str) -> list[float]:
    counts = np.zeros(DIMENSIONS)
    counts[0] = 0.1  # no text is without length
    for word in text.lower().split():
        number = crc32(word.encode("utf-8", "replace"))
        counts[number % DIMENSIONS] += 1 if number & 0x10000 else -1
    return counts.tolist()
