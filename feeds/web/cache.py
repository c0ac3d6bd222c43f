"""Rendered feeds, kept as long as their rows stay the same."""

from __future__ import annotations

import gzip
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from threading import Lock
from typing import Generic, TypeVar


@dataclass(frozen=True, slots=True)
class Body:
    """Bytes ready to send: plain, packed, named by a hash of themselves, dated by their data."""

    plain: bytes
    packed: bytes
    etag: str
    modified: datetime | None


def body_of(plain: bytes, modified: datetime | None) -> Body:
    """Bytes made ready. The same bytes pack to the same bytes."""
    etag = sha256(plain).hexdigest()[:32]
    return Body(plain, gzip.compress(plain, 6, mtime=0), etag, modified)


Value = TypeVar("Value")


class Costly(Generic[Value]):
    """A value that may take long to make: made again only after ``REST`` times as long as it took,
    so that it never costs more than a fiftieth of the time, and is fresh where it is cheap."""

    REST = 50

    def __init__(self, watch: Callable[[], float] = time.monotonic) -> None:
        self._watch = watch
        self._lock = Lock()
        self._kept: tuple[Value, float] | None = None

    def get(self, make: Callable[[], Value]) -> Value:
        """The value, at most as old as it was costly."""
        with self._lock:
            began = self._watch()
            if self._kept is None or began >= self._kept[1]:
                value = make()
                self._kept = value, began + self.REST * (self._watch() - began)
            return self._kept[0]


class Cache:
    """The ``size`` bodies used last. Each is kept with the version of the data it was made from."""

    def __init__(self, size: int = 128) -> None:
        self._size = size
        self._bodies: OrderedDict[Hashable, tuple[Hashable, Body]] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, version: Hashable, make: Callable[[], Body]) -> Body:
        """The body for a key if it was made from this version of the data; a new one otherwise."""
        with self._lock:
            kept = self._bodies.get(key)
            if kept and kept[0] == version:
                self._bodies.move_to_end(key)
                return kept[1]
        body = make()
        with self._lock:
            self._bodies[key] = (version, body)
            self._bodies.move_to_end(key)
            while len(self._bodies) > self._size:
                self._bodies.popitem(last=False)
        return body
