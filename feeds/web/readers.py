"""Connections for readers, kept between requests, each used by one thread at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from queue import Empty, SimpleQueue

from sqlite_utils import Database


class Readers:
    """A shelf of open databases: never more than there were requests at once."""

    def __init__(self, open_db: Callable[[], Database]) -> None:
        self._open = open_db
        self._idle: SimpleQueue[Database] = SimpleQueue()
        self._serial = count()
        self._numbers: dict[int, int] = {}

    @contextmanager
    def database(self) -> Iterator[Database]:
        """A database of one's own for a while. After an error it is closed and not handed on."""
        try:
            db = self._idle.get_nowait()
        except Empty:
            db = self._open()
            self._numbers[id(db)] = next(self._serial)
        try:
            yield db
        except BaseException:
            db.conn.close()
            raise
        self._idle.put(db)

    def number(self, db: Database) -> int:
        """Which connection this is; a number never names two."""
        return self._numbers[id(db)]

    def close(self) -> None:
        """Close all that are idle."""
        while not self._idle.empty():
            self._idle.get_nowait().conn.close()
