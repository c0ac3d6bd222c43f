"""Open the one file, bring its tables up to date, and write in short transactions."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout
from sqlite_utils import Database

from storage.schema import migrations

FULL = "disk full: free some space; nothing that was kept is lost"
PATIENCE = 30.0  # seconds to wait for another writer


class StorageError(Exception):
    """The database cannot be used; the message says what happened and what to do."""


def open_database(path: str | Path, *, patience: float = PATIENCE) -> Database:
    """The database at ``path``, made and migrated where needed, in WAL mode.

    ``patience`` is how many seconds to wait for another writer. Raises ``StorageError``.
    """
    path = Path(path)
    try:
        db = _connect(path, patience)
        # Two processes that migrate at once make one of them fail, so one waits for the other.
        with FileLock(f"{path}.lock", timeout=patience):
            migrations.apply(db)
    except (OSError, sqlite3.Error, Timeout) as error:
        raise StorageError(f"{path}: {explain(error)}") from error
    return db


def read_database(path: str | Path) -> Database:
    """The database at ``path`` for reading; raises ``StorageError`` where there is none yet."""
    path = Path(path)
    if not path.is_file():
        raise StorageError(f"{path}: there is no database yet; run a crawl first, or name one with --db")
    return open_database(path)


def _connect(path: Path, patience: float) -> Database:
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(path, timeout=patience, check_same_thread=False)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA wal_autocheckpoint=4000")  # pages; fewer, larger checkpoints
    return Database(connection, execute_plugins=False)


@contextmanager
def writing(db: Database) -> Iterator[Database]:
    """A write transaction that takes its lock at once.

    A deferred BEGIN that reads first and writes later fails under concurrent writers, whatever
    the busy timeout: https://www.sqlite.org/lang_transaction.html
    """
    db.conn.execute("BEGIN IMMEDIATE")
    try:
        yield db
    except BaseException:
        db.conn.rollback()
        raise
    db.conn.commit()


def data_version(db: Database) -> int:
    """A number that changes when another connection has changed the file: a cheap look for news."""
    return int(db.execute("PRAGMA data_version").fetchone()[0])


def explain(error: Exception) -> str:
    """A database error in words, with the remedy."""
    text = str(error)
    if "locked" in text or isinstance(error, Timeout):
        return "database locked: another process is writing; try again, or stop it"
    if "full" in text or "No space" in text or "disk I/O" in text:
        return FULL
    if "not a database" in text or "malformed" in text:
        return f"not a usable database ({text}): restore a copy, or name another file with --db"
    if "readonly" in text or "unable to open" in text or "Permission" in text:
        return f"cannot be written ({text}): check the folder's permissions"
    return text


def stamp(moment: datetime | None) -> str | None:
    """A moment as it is kept: ISO 8601 in UTC, to the second, so that text order is time order."""
    if moment is None:
        return None
    if moment.tzinfo is None:
        raise ValueError(f"a moment without a zone cannot be kept: {moment!r}")
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def moment(text: str | None) -> datetime | None:
    """The moment that ``stamp`` wrote."""
    return datetime.fromisoformat(text) if text else None
