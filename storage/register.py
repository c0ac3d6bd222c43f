"""What is known of each source: how it fares and when it is due."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime
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


def methods_of(db: Database, name: str, number: int = 20) -> list[dict[str, str]]:
    """How the fields of the latest articles of a source were read."""
    rows = db.query("SELECT more FROM articles WHERE source = ? ORDER BY id DESC LIMIT ?", [name, number])
    return [json.loads(row["more"]).get("methods", {}) for row in rows]


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
