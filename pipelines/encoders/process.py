"""The process in which an encoder lives: texts in, vectors out, until nobody asks any more.

Started by ``pipelines.encoders.apart`` as ``python -m pipelines.encoders.process PIPE SETTING``.
"""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Sequence
from multiprocessing.connection import Connection

from pipelines.encoders.choice import NANO, encoder_of
from pipelines.encoders.encoder import Encoder, EncoderError

MEMORY = {NANO: 1024 * 1024 * 1024}  # bytes; a model of an operator's own takes what it takes
SHOWN = 120  # characters of a fault
NETWORK = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto")


def main(pipe: str, setting: str) -> None:
    """Load the encoder, and serve it on a pipe given by its number."""
    with Connection(int(pipe)) as asker:
        sys.addaudithook(refuse_network)
        if limit := MEMORY.get(setting):
            resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
        try:
            encoder = encoder_of(setting)
        except Exception as error:  # noqa: BLE001  (it is named to who asked)
            asker.send_bytes(_trouble(error))
            return
        assert encoder is not None  # nobody starts a process for none
        asker.send_bytes(json.dumps({"ready": encoder.name}).encode())
        serve(encoder, asker)


def serve(encoder: Encoder, asker: Connection) -> None:
    """Answer until the other end of the pipe is closed."""
    try:
        while True:
            for message in answer(encoder, json.loads(asker.recv_bytes())):
                asker.send_bytes(message)
    except (EOFError, OSError):
        return


def answer(encoder: Encoder, texts: Sequence[str]) -> list[bytes]:
    """What is sent back: the shape and then the numbers, or what went wrong."""
    try:
        vectors = encoder.encode(texts)
    except Exception as error:  # noqa: BLE001  (whatever a model raises, the next text may be well)
        return [_trouble(error)]
    return [json.dumps({"shape": vectors.shape}).encode(), vectors.astype("<f4").tobytes()]


def _trouble(error: Exception) -> bytes:
    said = str(error) if isinstance(error, EncoderError) else f"{type(error).__name__}: {error}"[:SHOWN]
    return json.dumps({"trouble": said}).encode()


def refuse_network(event: str, arguments: object) -> None:
    """An audit hook that refuses whatever asks for a network."""
    if event in NETWORK:
        raise EncoderError("asked for the network; a model must lie on this machine as a whole")


if __name__ == "__main__":
    main(*sys.argv[1:])
