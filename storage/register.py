"""What is known of each source: how it fares, when it is due, and who is crawling it now."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlite_utils import Database

from storage.database import moment, stamp, writing


@dataclass(slots=True)
class Standing:
    """How a source fares. ``failures`` counts those in a row; ``interval`` is in seconds."""

    name: str
    failures: int = 0
    trouble: str | None = None
    interval: float = 0.0
    last_round: datetime | None = None
    last_answer: datetime | None = None
    last_new: datetime | None = None
    next_round: datetime | None = None


MOMENTS = ("last_round", "last_answer", "last_new", "next_round")


def standing(db: Database, name: str) -> Standing:
    """How a source fares; a fresh standing for one never crawled."""
    rows = db.query("SELECT * FROM sources WHERE name = ?", [name])
    row = next(iter(rows), None)
    if row is None:
        return Standing(name)
    values: dict[str, Any] = {key: row[key] for key in ("name", "failures", "trouble", "interval")}
    return Standing(**values | {key: moment(row[key]) for key in MOMENTS})


def record(db: Database, now_stands: Standing) -> None:
    """Write how a source fares."""
    values = asdict(now_stands) | {key: stamp(getattr(now_stands, key)) for key in MOMENTS}
    names = ", ".join(values)
    updates = ", ".join(f"{key} = excluded.{key}" for key in values if key != "name")
    with writing(db):
        db.execute(
            f"INSERT INTO sources ({names}) VALUES ({', '.join('?' * len(values))})"
            f" ON CONFLICT (name) DO UPDATE SET {updates}",
            list(values.values()),
        )


def hold(db: Database, name: str, holder: str, until: timedelta, now: datetime) -> bool:
    """Take a source for a round, so that a daemon and a crawl by hand do not read it at once.

    ``False`` if another holds it. A hold ends by itself after ``until``, should its holder die.
    """
    with writing(db):
        db.execute(
            "INSERT INTO sources (name, failures, interval) VALUES (?, 0, 0) ON CONFLICT (name) DO NOTHING",
            [name],
        )
        cursor = db.execute(
            "UPDATE sources SET held_by = ?, held_until = ? WHERE name = ?"
            " AND (held_by IS NULL OR held_by = ? OR held_until < ?)",
            [holder, stamp(now + until), name, holder, stamp(now)],
        )
    return cursor.rowcount == 1


def release(db: Database, name: str, holder: str) -> None:
    """Give a source back."""
    with writing(db):
        db.execute(
            "UPDATE sources SET held_by = NULL, held_until = NULL WHERE name = ? AND held_by = ?",
            [name, holder],
        )


def release_all(db: Database, holder_prefix: str) -> None:
    """Give back all sources held under a prefix: a daemon that starts clears its own past holds."""
    with writing(db):
        db.execute(
            "UPDATE sources SET held_by = NULL, held_until = NULL WHERE held_by LIKE ? || '%'",
            [holder_prefix],
        )
