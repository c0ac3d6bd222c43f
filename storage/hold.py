"""Hold a source for a round, so that a daemon and a crawl by hand do not read it at once."""

from __future__ import annotations

from pathlib import Path

from filelock import FileLock, Timeout


def hold(database: str | Path, source: str) -> FileLock | None:
    """Take a source of a database; ``None`` if another process holds it.

    The hold is a lock of the operating system: it ends with the process that took it, however that
    process ends. Give it back with ``release()``.
    """
    folder = Path(f"{database}.holds")
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / f"{source}.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return None
    return lock
