"""What to do with an entry: the decisions of a round, as plain functions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from storage.entry import Entry
from storage.ledger import Seen
from storage.round import Outcome


@dataclass(frozen=True, slots=True)
class Course:
    """``fetch`` an entry's article, or settle it at once as ``outcome`` for ``reason``; ``lasting``:
    the ledger should remember it, so that the same entry need not be judged again."""

    fetch: bool
    outcome: Outcome = Outcome.WAITING
    reason: str = ""
    lasting: bool = False


FETCH = Course(fetch=True)
KNOWN = Course(fetch=False, outcome=Outcome.KNOWN)


def course(
    entry: Entry, seen: Seen | None, now: datetime, since: datetime | None = None, *, promising: bool = True
) -> Course:
    """What to do with an entry, given what the ledger knows of it.

    ``since`` passes over what the source dates earlier; ``promising`` is the judgement by title
    and address, where the source asks for one.
    """
    if since and entry.published and entry.published < since:
        return Course(fetch=False, outcome=Outcome.PASSED_OVER, reason="older than asked for")
    if seen is None:
        return FETCH if promising else _passed_over()
    if changed(entry, seen):
        return FETCH if promising else _passed_over()
    if seen.outcome is Outcome.WAITING:
        return FETCH
    if seen.outcome is Outcome.FAILED:
        return _retry(seen, now)
    return KNOWN


def _passed_over() -> Course:
    reason = "nothing of health cooperation in title or address"
    return Course(fetch=False, outcome=Outcome.PASSED_OVER, reason=reason, lasting=True)


def _retry(seen: Seen, now: datetime) -> Course:
    if seen.due is None:
        reason = f"given up after {seen.tries} tries: {seen.reason}"
        return Course(fetch=False, outcome=Outcome.PASSED_OVER, reason=reason)
    return FETCH if seen.due <= now else _later(seen)


def _later(seen: Seen) -> Course:
    return Course(fetch=False, outcome=Outcome.WAITING, reason=f"{seen.reason}; tried {seen.tries} times")


def changed(entry: Entry, seen: Seen) -> bool:
    """Whether the source says that an article is not what it was: another headline, a later date."""
    if entry.title and seen.title and entry.title != seen.title:
        return True
    if entry.modified is None:
        return False
    return seen.changed is None or entry.modified.replace(microsecond=0) > seen.changed
