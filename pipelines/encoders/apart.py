"""An encoder in a process of its own: what breaks, hangs or grows there ends with that process alone."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Sequence
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import numpy as np

from pipelines.encoders.choice import Choice
from pipelines.encoders.encoder import LARGEST, EncoderError, Vectors, sound

HOUSE = Path(__file__).parents[2]
# Given by env(1), for that process alone: one thread, and no hub is asked for anything.
GIVEN = ("OMP_NUM_THREADS=1", "OPENBLAS_NUM_THREADS=1", "MKL_NUM_THREADS=1", "TOKENIZERS_PARALLELISM=false",
         "HF_HUB_OFFLINE=1", "TRANSFORMERS_OFFLINE=1")  # fmt: skip
PROGRAM = ("/usr/bin/env", *GIVEN, sys.executable, "-m", "pipelines.encoders.process")
LOADING = 120.0  # seconds until a model is ready
WAIT = 10.0  # seconds for a text, by the clock, on a busy machine
LIVES = 3  # breakdowns after which it is not started again
MESSAGE = 64 * 1024  # bytes of an answer beside its vectors


class Apart:
    """An encoder that is started when it is first asked, and again after a breakdown, ``LIVES`` in all."""

    def __init__(self, choice: Choice, *, wait: float = WAIT, program: Sequence[str] = PROGRAM) -> None:
        self.name, self.wait = choice.name, wait
        self._program, self._setting = program, choice.setting
        self._process: subprocess.Popen[bytes] | None = None
        self._pipe: Connection | None = None
        self._breakdowns = 0

    def encode(self, texts: Sequence[str]) -> Vectors:
        """The vectors of texts. Raises ``EncoderError`` with the reason where there are none."""
        if self._breakdowns >= LIVES:
            raise EncoderError(f"given up after {LIVES} breakdowns")
        try:
            return self._asked(self._pipe or self._started(), texts)
        except (OSError, EOFError, ValueError, KeyError, TimeoutError) as error:
            self._breakdowns += 1
            raise EncoderError(self._end_of(error)) from error

    def _started(self) -> Connection:
        """The pipe to a new process whose model is loaded."""
        self._pipe, there = Pipe()
        with there:
            command = [*self._program, str(there.fileno()), self._setting]
            self._process = subprocess.Popen(  # noqa: S603  (our own program)
                command, pass_fds=[there.fileno()], cwd=HOUSE, start_new_session=True,
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )  # fmt: skip
        try:
            _heard(self._pipe, LOADING)
        except EncoderError:  # it cannot be loaded, and has said why
            self._breakdowns += 1
            self.close()
            raise
        return self._pipe

    def _asked(self, pipe: Connection, texts: Sequence[str]) -> Vectors:
        pipe.send_bytes(json.dumps(list(texts)).encode())
        shape = _heard(pipe, self.wait * max(1, len(texts)))["shape"]
        values = pipe.recv_bytes(4 * LARGEST * max(1, len(texts)))
        return sound(np.frombuffer(values, dtype="<f4").reshape(shape), len(texts))

    def _end_of(self, error: Exception) -> str:
        """Why there was no answer; the process is ended, if it has not ended by itself."""
        hung = isinstance(error, TimeoutError)
        closed = isinstance(error, (EOFError, OSError)) and not hung
        code = _ended(self._process) if closed and self._process is not None else None
        self.close()
        if hung:
            return "no answer in time"
        if code is None:
            return f"answered nonsense: {error}"
        return f"died of {signal.Signals(-code).name}" if code < 0 else f"ended with exit code {code}"

    def close(self) -> None:
        """End the process and let go of the pipe."""
        if self._pipe is not None:
            self._pipe.close()
        if self._process is not None:
            self._process.kill()
            self._process.wait()
        self._process = self._pipe = None


def _ended(process: subprocess.Popen[bytes]) -> int | None:
    """The exit code of a process that closed its pipe; ``None`` where it goes on."""
    try:
        return process.wait(1)
    except subprocess.TimeoutExpired:
        return None


def _heard(pipe: Connection, wait: float) -> dict[str, Any]:
    """The next message. Raises ``TimeoutError``, or ``EncoderError`` with what the process complains of."""
    if not pipe.poll(wait):
        raise TimeoutError
    said: dict[str, Any] = json.loads(pipe.recv_bytes(MESSAGE))
    if "trouble" in said:
        raise EncoderError(said["trouble"])
    return said
