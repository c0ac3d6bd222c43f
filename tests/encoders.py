"""An encoder for tests that says what it is told to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from pipelines.encoders.encoder import EncoderError


class Told:
    """An encoder that gives what it was made with, and remembers what it was asked."""

    name = "told-1"

    def __init__(self, given: Any = None) -> None:
        self.given, self.asked = given, list[str]()

    def encode(self, texts: Sequence[str]) -> Any:
        self.asked += texts
        if isinstance(self.given, Exception):
            raise self.given
        return np.ones((len(texts), 4), dtype=np.float32) if self.given is None else self.given

    def close(self) -> None:
        self.given = EncoderError("closed")
