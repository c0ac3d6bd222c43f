"""What was fetched: the validators that spare a request, pages as they came, robots rules."""

from __future__ import annotations

import hashlib
import json
import zlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlite_utils import Database

from storage.database import moment, stamp, writing


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server said of a body, and a hash of the body itself, because servers lie about it."""

    etag: str | None
    last_modified: str | None
    body_hash: str
    checked: datetime | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it came: headers as sent, body as bytes."""

    url: str
    fetched: datetime
    headers: dict[str, str]
    body: bytes


def hash_of(body: bytes) -> str:
    """A short fingerprint of a body, the same in every run."""
    return hashlib.blake2b(body, digest_size=16).hexdigest()


def validators_of(db: Database, asker: str, url: str) -> Validators | None:
    """What ``asker`` remembers of an address. An asker that reads otherwise is another asker."""
    row = db.execute(
        "SELECT etag, last_modified, body_hash, checked FROM validators WHERE asker = ? AND url = ?",
        [asker, url],
    ).fetchone()
    return Validators(row[0], row[1], row[2], moment(row[3])) if row else None


def remember_validators(db: Database, asker: str, url: str, validators: Validators, now: datetime) -> None:
    """Remember for ``asker`` what was said of an address. Call it once its entries are safe in the ledger."""
    with writing(db):
        db.execute(
            "INSERT OR REPLACE INTO validators (asker, url, etag, last_modified, body_hash, checked)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            [asker, url, validators.etag, validators.last_modified, validators.body_hash, stamp(now)],
        )


def keep_page(db: Database, page: Page) -> None:
    """Keep a page as it came, compressed, inside the caller's transaction."""
    db.execute(
        "INSERT OR REPLACE INTO pages (url, fetched, headers, body) VALUES (?, ?, ?, ?)",
        [page.url, stamp(page.fetched), json.dumps(page.headers), zlib.compress(page.body, 1)],
    )


def page_of(db: Database, url: str) -> Page | None:
    """The page kept for an address."""
    row = db.execute("SELECT fetched, headers, body FROM pages WHERE url = ?", [url]).fetchone()
    if row is None:
        return None
    fetched = datetime.fromisoformat(row[0])
    return Page(url, fetched, json.loads(row[1]), zlib.decompress(row[2]))


def forget_pages(db: Database, older_than: timedelta, now: datetime) -> int:
    """Drop pages kept longer than that; how many were dropped."""
    with writing(db):
        cursor = db.execute("DELETE FROM pages WHERE fetched < ?", [stamp(now - older_than)])
    return cursor.rowcount


def robots_of(db: Database, site: str, newer_than: datetime) -> bytes | None:
    """The robots.txt remembered of a site (scheme and host), unless it is older than that."""
    row = db.execute(
        "SELECT body FROM robots WHERE site = ? AND fetched >= ?", [site, stamp(newer_than)]
    ).fetchone()
    return row[0] if row else None


def remember_robots(db: Database, site: str, body: bytes, now: datetime) -> None:
    """Remember a site's robots.txt."""
    with writing(db):
        db.execute(
            "INSERT OR REPLACE INTO robots (site, body, fetched) VALUES (?, ?, ?)",
            [site, body, stamp(now)],
        )
