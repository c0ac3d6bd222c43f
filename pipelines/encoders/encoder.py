"""What an encoder is, and what is taken from one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
LARGEST = 8192  # numbers of a vector; none in use has more than 4096


class EncoderError(Exception):
    """An encoder cannot be used, or did not answer as it should; the message says what to do."""


class Encoder(Protocol):
    """Makes vectors of texts; ``name`` tells it from every other, its version included."""

    name: str

    def encode(self, texts: Sequence[str]) -> Vectors:
        """A vector of length 1 for each text: float32 of shape (texts, dimensions).

        Raises ``EncoderError``.
        """
        ...

    def close(self) -> None:
        """Let go of what it holds."""
        ...


def sound(vectors: object, count: int) -> Vectors:
    """Vectors as they should be, made 1 long. Raises ``EncoderError`` where they are something else."""
    try:
        given = np.asarray(vectors, dtype=np.float32)
    except (TypeError, ValueError) as error:
        raise EncoderError("gave no numbers") from error
    if given.ndim != 2 or given.shape[0] != count or not 0 < given.shape[1] <= LARGEST:
        raise EncoderError(f"gave vectors of the shape {given.shape} for {count} texts")
    lengths = np.linalg.norm(given.astype(np.float64), axis=1, keepdims=True)
    if not np.isfinite(lengths).all() or (lengths == 0).any():
        raise EncoderError("gave numbers that are none (NaN, infinity) or a vector without length")
    unit: Vectors = (given / lengths).astype(np.float32)
    return unit
