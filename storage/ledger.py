"""Every entry ever seen and how it ended, and every round. Nothing leaves this book silently."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlite_utils import Database

from storage.database import moment, stamp, writing
from storage.entry import Entry, from_json
from storage.round import Outcome, Round

RETRY_AFTER = timedelta(minutes=30)
RETRY_AT_MOST = timedelta(days=7)
TRIES = 10  # after so many failures an entry is left alone until the source says that it changed
AT_ONCE = 500  # host parameters in one statement


@dataclass(frozen=True, slots=True)
class Seen:
    """What the ledger knows of an entry."""

    outcome: Outcome
    reason: str
    title: str
    changed: datetime | None
    tries: int
    due: datetime | None


def recall(db: Database, source: str, keys: Iterable[str]) -> dict[str, Seen]:
    """What is known of these entries, by key; unknown keys are absent."""
    known: dict[str, Seen] = {}
    wanted = list(keys)
    for start in range(0, len(wanted), AT_ONCE):
        some = wanted[start : start + AT_ONCE]
        rows = db.query(
            "SELECT key, outcome, reason, title, changed, tries, due FROM entries"
            f" WHERE source = ? AND key IN ({','.join('?' * len(some))})",
            [source, *some],
        )
        known |= {row["key"]: _seen(row) for row in rows}
    return known


def _seen(row: dict[str, Any]) -> Seen:
    return Seen(
        Outcome(row["outcome"]),
        row["reason"],
        row["title"],
        moment(row["changed"]),
        row["tries"],
        moment(row["due"]),
    )


def await_entries(db: Database, source: str, entries: Iterable[Entry], now: datetime) -> None:
    """Write entries down as waiting, in one transaction, before anything is fetched for them:
    whatever happens to the process, the next round goes on with them."""
    rows = [
        (source, e.key, e.url, e.title, stamp(e.modified), stamp(now), e.to_json(), stamp(now))
        for e in entries
    ]
    with writing(db):
        db.conn.executemany(
            "INSERT INTO entries (source, key, url, title, changed, outcome, reason, tries, due,"
            " payload, first_seen) VALUES (?, ?, ?, ?, ?, 'waiting', '', 0, ?, ?, ?)"
            " ON CONFLICT (source, key) DO UPDATE SET url = excluded.url, title = excluded.title,"
            " changed = excluded.changed, outcome = 'waiting', due = excluded.due,"
            " payload = excluded.payload",
            rows,
        )


def pass_over(db: Database, source: str, entries: Iterable[tuple[Entry, str]], now: datetime) -> None:
    """Write entries down that were turned away, and why, before anything was fetched for them."""
    rows = [
        (source, e.key, e.url, e.title, stamp(e.modified), reason, stamp(now), stamp(now))
        for e, reason in entries
    ]
    with writing(db):
        db.conn.executemany(
            "INSERT INTO entries (source, key, url, title, changed, outcome, reason, tries,"
            " first_seen, settled) VALUES (?, ?, ?, ?, ?, 'passed over', ?, 0, ?, ?)"
            " ON CONFLICT (source, key) DO UPDATE SET title = excluded.title,"
            " changed = excluded.changed, settled = excluded.settled",
            rows,
        )


def settle(db: Database, source: str, key: str, outcome: Outcome, reason: str, now: datetime) -> None:
    """Say how an entry ended, inside the caller's transaction. A failed one is due again later,
    until it has failed ``TRIES`` times."""
    tries = db.execute("SELECT tries FROM entries WHERE source = ? AND key = ?", [source, key]).fetchone()
    failed = outcome is Outcome.FAILED
    count = (tries[0] if tries else 0) + 1 if failed else 0
    db.execute(
        "UPDATE entries SET outcome = ?, reason = ?, tries = ?, due = ?, settled = ?,"
        " payload = CASE WHEN ? THEN payload END WHERE source = ? AND key = ?",
        [
            outcome.value,
            reason,
            count,
            stamp(now + retry_after(count)) if failed and count < TRIES else None,
            stamp(now),
            failed,
            source,
            key,
        ],
    )


def rejudge(db: Database, source: str, key: str, outcome: Outcome, reason: str) -> None:
    """Say how an entry ends by another judgement, inside the caller's transaction: as ``NEW``, ``COPY`` or
    ``NOT_RELEVANT``. One that waits or failed stays as it is, for it is judged when it is read."""
    ended = (Outcome.NOT_RELEVANT, Outcome.COPY)
    over = ended if outcome is Outcome.NEW else (*ended, Outcome.NEW, Outcome.UPDATED, Outcome.KNOWN)
    db.execute(
        "UPDATE entries SET outcome = ?, reason = ? WHERE source = ? AND key = ?"
        f" AND outcome IN ({','.join('?' * len(over))})",
        [outcome, reason, source, key, *over],
    )


def passed_over(db: Database, source: str) -> list[Entry]:
    """The entries of a source that were turned away before anything was fetched, the oldest first."""
    rows = db.query(
        "SELECT key, url, title, changed FROM entries WHERE source = ? AND outcome = ?"
        " ORDER BY first_seen, key",
        [source, Outcome.PASSED_OVER],
    )
    return [Entry(row["key"], row["url"], row["title"], modified=moment(row["changed"])) for row in rows]


def retry_after(tries: int) -> timedelta:
    """How long to leave an entry alone after so many failures: longer each time, never for ever."""
    return min(RETRY_AFTER * float(2 ** min(max(tries - 1, 0), 10)), RETRY_AT_MOST)


def due_entries(db: Database, source: str, now: datetime) -> list[Entry]:
    """Entries still waiting, and failed ones whose time has come, the oldest first."""
    rows = db.query(
        "SELECT payload FROM entries WHERE source = ? AND outcome IN ('waiting', 'failed')"
        " AND due <= ? AND payload IS NOT NULL ORDER BY first_seen, key",
        [source, stamp(now)],
    )
    return [from_json(row["payload"]) for row in rows]


def entries_of(db: Database, url: str) -> list[dict[str, Any]]:
    """What the ledger says of an address: rows with source, key, outcome, reason and times."""
    return _entries(db, "url = ?", [url])


def entries_by_key(db: Database, source: str, key: str) -> list[dict[str, Any]]:
    """What the ledger says of a source's own key, in rows as of ``entries_of``."""
    return _entries(db, "source = ? AND key = ?", [source, key])


def _entries(db: Database, where: str, values: list[str]) -> list[dict[str, Any]]:
    columns = "source, key, url, title, outcome, reason, tries, due, first_seen, settled"
    return list(db.query(f"SELECT {columns} FROM entries WHERE {where}", values))


def open_round(db: Database, source: str, now: datetime) -> Round:
    """Begin a round; its row stands in the book from the start, without an end."""
    with writing(db):
        cursor = db.execute(
            "INSERT INTO rounds (source, started, detours, unchanged, requests, pages, bytes, entries,"
            " counts, reasons) VALUES (?, ?, '[]', 0, 0, 0, 0, 0, '{}', '{}')",
            [source, stamp(now)],
        )
    return Round(source=source, started=now, id=cursor.lastrowid)


def close_round(db: Database, done: Round, now: datetime) -> None:
    """Write a round's end: what it saw, how each entry ended, and what it cost."""
    done.finished = now
    with writing(db):
        db.execute(
            "UPDATE rounds SET finished = ?, way = ?, detours = ?, trouble = ?, unchanged = ?, requests = ?,"
            " pages = ?, bytes = ?, entries = ?, counts = ?, reasons = ? WHERE id = ?",
            [
                stamp(now),
                done.way,
                json.dumps(done.detours, ensure_ascii=False),
                done.trouble,
                done.unchanged,
                done.requests,
                done.pages,
                done.bytes,
                done.entries,
                json.dumps(done.counts()),
                json.dumps(done.reasons_of(Outcome.FAILED), ensure_ascii=False),
                done.id,
            ],
        )


def last_rounds(db: Database, source: str, count: int = 10) -> list[dict[str, Any]]:
    """The last finished rounds of a source, newest first, ``counts`` and ``reasons`` as mappings,
    ``detours`` as a list."""
    rows = db.query(
        "SELECT * FROM rounds WHERE source = ? AND finished IS NOT NULL ORDER BY id DESC LIMIT ?",
        [source, count],
    )
    return [row | {name: json.loads(row[name]) for name in ("counts", "reasons", "detours")} for row in rows]
