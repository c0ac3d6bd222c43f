"""Dates of public pages: right to the day, wrong, invented; beside htmldate over the same pages."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from spiders.reading.charsets.charset import decode, tidy
from spiders.reading.dates.believed import Written
from spiders.reading.fields.machines import modified_on
from spiders.reading.fields.published import published_on
from spiders.reading.tree.markup import parse
from spiders.reading.tree.page import page_of
from tests.bench.sets import HOME, Known, fundus, wcxb

NOW = datetime(2027, 1, 1, tzinfo=UTC)  # behind every page of every set
EVERY = 12  # of how many pages a quick run takes one
Set = Callable[[Path], Iterator[Known]]


def htmldate_pages(root: Path, list_: str) -> Iterator[Known]:
    """The pages that htmldate is judged by, with the day of each."""
    tests = root / "htmldate/tests"
    for url, true in json.loads((tests / list_).read_text("utf-8")).items():
        places = (tests / folder / true["file"] for folder in ("cache", "eval", "test_set"))
        if file := next((place for place in places if place.exists()), None):
            yield Known(true["file"], url, file, "", date=true["date"] or None)


SETS: dict[str, tuple[str, Set, str]] = {  # its folder, its pages, what is wanted
    "fundus": ("fundus", fundus, ">= 0.98"),
    "mediacloud": ("htmldate", lambda root: htmldate_pages(root, "eval_mediacloud_2020.json"), "> htmldate"),
    # Learned from. Of a day of publication and one of change these hold now this, now that.
    "htmldate default": ("htmldate", lambda root: htmldate_pages(root, "eval_default.json"), "-"),
    "wcxb dev": ("web-content-extraction-benchmark", wcxb, "-"),
}  # fmt: skip


@dataclass(slots=True)
class Tally:
    """What a reader made of a set's dates: ``wrong`` where another day is known, ``none`` without one.

    ``changes`` are those wrong because the set knows the day which the page calls that of its change.
    """

    right: int = 0
    wrong: int = 0
    none: int = 0
    unproven: int = 0  # a date where the set knows of none
    changes: int = 0
    methods: Counter[str] = field(default_factory=Counter)

    def take(self, found: datetime | None, true: datetime | date | None) -> str:
        """Count what was found, and say how it was."""
        if true is None:
            kind = "unproven" if found else ""
        else:
            kind = "none" if found is None else "right" if same_day(found, true) else "wrong"
        if kind:
            setattr(self, kind, getattr(self, kind) + 1)
        return kind

    @property
    def share(self) -> float:
        """Right to the day among the pages whose day is known."""
        return self.right / max(1, self.right + self.wrong + self.none)

    def __str__(self) -> str:
        changes = f", {self.changes} of them by days of change" if self.changes else ""
        return f"{self.share:.3f} ({self.wrong} wrong{changes}, {self.none} none)"


def same_day(found: datetime, true: datetime | date) -> bool:
    """Whether two name one day: in the zone of what was found, or in that of the truth."""
    if not isinstance(true, datetime):
        return found.date() == true
    days = {found.date(), found.astimezone(true.tzinfo).date()} if true.tzinfo else {found.date()}
    return true.date() in days


def truth(known: Known) -> datetime | date | None:
    """The date that a set knows of a page."""
    if known.date is None or isinstance(known.date, datetime):
        return known.date
    text = str(known.date).strip()
    try:
        return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)
    except ValueError:
        return None


def ours(known: Known, body: bytes) -> tuple[Written | None, float]:
    """What we read, as of the day when the page was saved, and the seconds of CPU behind the parsing."""
    page = page_of(parse(tidy(decode(body, None))), known.url)
    start = time.process_time()
    crawled = (known.more or {}).get("crawled")
    now = datetime.fromisoformat(crawled).replace(tzinfo=UTC) if crawled else NOW
    found = published_on(page, (), "UTC", now, modified_on(page, "UTC", now))
    return found, time.process_time() - start


def is_of_change(known: Known, body: bytes, true: datetime | date | None) -> bool:
    """Whether the day that a set knows is that on which the page says to have been changed."""
    changed = modified_on(page_of(parse(tidy(decode(body, None))), known.url), "UTC", NOW)
    return changed is not None and true is not None and same_day(changed, true)


def theirs(known: Known, body: bytes) -> datetime | None:
    """What htmldate reads in its default mode, guesses included."""
    from htmldate import find_date

    try:
        found: Any = find_date(decode(body, None), url=known.url, original_date=True, max_date=NOW)
    except Exception:  # noqa: BLE001 (another's reader: what breaks it finds nothing)
        return None
    return datetime.fromisoformat(found) if found else None


def figures(folder: Path, quick: bool) -> list[tuple[str, str, str]]:
    """A row a set: the share that is right to the day, beside htmldate's; and what a page costs."""
    rows = []
    for name, (place, pages, wanted) in SETS.items():
        if not (HOME / place).exists():
            rows.append((f"{name}: right to the day", "not fetched: make sets", wanted))
            continue
        rows += _measured(name, list(pages(HOME))[:: EVERY if quick else 1], wanted)
    return rows


def _measured(name: str, pages: list[Known], wanted: str) -> Iterator[tuple[str, str, str]]:
    we, they, spent = Tally(), Tally(), 0.0
    for known in pages[:3]:
        ours(known, known.body)  # the first page pays for tables and patterns
    for known in pages:
        body, true = known.body, truth(known)
        found, seconds = ours(known, body)
        spent += seconds
        if we.take(found and found.moment, true) == "wrong":
            we.changes += is_of_change(known, body, true)
        they.take(theirs(known, body), true)
    total = max(1, len(pages))
    yield f"{name}: right to the day, {len(pages)} pages", str(we), wanted
    yield f"{name}: htmldate", str(they), "-"
    yield f"{name}: dates where the set knows none (htmldate)", f"{we.unproven} ({they.unproven})", "-"
    yield f"{name}: CPU a page behind the parsing", f"{spent / total * 1000:.2f} ms", "< 3 ms"
