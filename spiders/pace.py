"""How soon a source is read again: sooner while it brings news, later while it fails, never never."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from storage.register import Standing
from storage.round import Outcome, Round

SLOWEST = 24 * 3600.0
PATIENCE = 30 * 24 * 3600.0  # a dead source is asked at least this often: some come back to life
MOSTLY_KNOWN, MOSTLY_NEW = 0.67, 0.33  # share of entries already seen, as in Media Cloud's rss-fetcher
RETRY_AFTER_AT_MOST = 24 * 3600.0


def after(stood: Standing, done: Round, every: float, now: datetime) -> Standing:
    """How a source stands after a round. ``every`` is its shortest interval in seconds."""
    stands = replace(stood, last_round=done.started, trouble=done.trouble)
    if done.failed:
        stands.failures = stood.failures + 1
        pause = min((every or 1.0) * stands.failures, PATIENCE)
    else:
        stands.failures = 0
        stands.last_answer = done.started
        pause = stands.interval = _interval(stood.interval or every, done, every)
    counts = done.counts()
    if counts[Outcome.NEW] or counts[Outcome.UPDATED]:
        stands.last_new = now
    asked = min(done.retry_after or 0.0, RETRY_AFTER_AT_MOST)
    stands.next_round = now + timedelta(seconds=max(pause, asked))
    return stands


def _interval(interval: float, done: Round, every: float) -> float:
    """Longer where most was known already, shorter where most was new."""
    known = known_share(done)
    if known > MOSTLY_KNOWN:
        interval *= 1.5
    elif known < MOSTLY_NEW:
        interval /= 2
    return min(max(interval, every), max(SLOWEST, every) if every > SLOWEST else min(SLOWEST, every * 12))


def known_share(done: Round) -> float:
    """How much of what a round saw was known before: 1.0 where nothing changed at all."""
    if done.unchanged or not done.entries:
        return 1.0
    return done.counts()[Outcome.KNOWN] / done.entries
