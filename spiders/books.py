"""The books of a round: what was seen, how each entry ended, and when the source is due again."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from filelock import FileLock
from sqlite_utils import Database

from spiders import pace
from spiders.course import Course, course
from spiders.source import Source
from spiders.survey import Harvest
from storage import ledger, register
from storage.database import StorageError, explain, open_database, writing
from storage.entry import Entry
from storage.fetched import Page, keep_page, remember_validators
from storage.hold import hold
from storage.round import Outcome, Round

LARGEST_KEPT = 5 * 1024 * 1024  # bytes of a page: scans would fill the disk
Judge = Callable[[Entry], bool]
logger = logging.getLogger(__name__)


class HeldError(Exception):
    """Another process is crawling this source."""


@dataclass(slots=True)
class Books:
    """The tally of one round (``round``) and the ledger behind it, kept in step."""

    source: Source
    clock: Callable[[], datetime]
    round: Round
    db: Database
    lock: FileLock = field(repr=False)
    pages: dict[str, Page] = field(default_factory=dict, repr=False)

    @classmethod
    def open(cls, path: str, source: Source, clock: Callable[[], datetime]) -> Books:
        """Hold the source and begin a round. Raises ``HeldError`` or ``StorageError``."""
        lock = hold(path, source.stanza)
        if lock is None:
            raise HeldError("being crawled by another process")
        try:
            db = open_database(path)
            return cls(source, clock, ledger.open_round(db, source.stanza, clock()), db, lock)
        except (sqlite3.Error, StorageError) as error:
            lock.release()
            raise StorageError(str(error)) from error

    def last_answer(self) -> datetime | None:
        """When the source last answered."""
        return register.standing(self.db, self.source.stanza).last_answer

    def decide(self, harvest: Harvest, promising: Judge, since: datetime | None) -> list[Entry]:
        """Settle what needs no fetching, write the rest down as waiting, and return it together with
        what waited from earlier rounds."""
        now, name = self.clock(), self.source.stanza
        self._count_passed(harvest)
        entries = [entry for entry in harvest.entries if self.round.see(entry.key)]
        seen = ledger.recall(self.db, name, [entry.key for entry in entries])
        decided = [
            (
                entry,
                course(entry, seen.get(entry.key), now, since, promising=self._ask(promising, entry, seen)),
            )
            for entry in entries
        ]
        wanted = [entry for entry, one in decided if one.fetch]
        self._settle_unfetched(decided, now)
        if wanted:
            ledger.await_entries(self.db, name, wanted, now)
        if since is None:  # what was passed over for its date alone must be seen again
            self._remember(harvest, now)
        return [*wanted, *(e for e in ledger.due_entries(self.db, name, now) if self.round.see(e.key))]

    def _ask(self, promising: Judge, entry: Entry, seen: dict[str, ledger.Seen]) -> bool:
        judged_well = entry.key in seen and seen[entry.key].outcome is not Outcome.PASSED_OVER
        return judged_well or not self.source.prefilter or promising(entry)

    def _count_passed(self, harvest: Harvest) -> None:
        for number, reason in enumerate(harvest.passed.elements()):
            self.round.settle(f"{number}: {reason}", Outcome.PASSED_OVER, reason)

    def _settle_unfetched(self, decided: list[tuple[Entry, Course]], now: datetime) -> None:
        for entry, one in decided:
            if not one.fetch:
                self.round.settle(entry.key, one.outcome, one.reason)
        if lasting := [(entry, one.reason) for entry, one in decided if one.lasting]:
            ledger.pass_over(self.db, self.source.stanza, lasting, now)

    def _remember(self, harvest: Harvest, now: datetime) -> None:
        # Only now that its entries are safe may the source answer "not modified".
        for url, validators in harvest.validators.items():
            remember_validators(self.db, self.source.asker(), url, validators, now)
        self.round.unchanged = harvest.nothing_new

    def take_page(self, key: str, url: str, content_type: str, body: bytes) -> None:
        """Take a page as it came; unless it is very large, it is written down when its entry is settled."""
        if len(body) <= LARGEST_KEPT:
            self.pages[key] = Page(url, self.clock(), {"Content-Type": content_type}, body)

    def settle(self, key: str, outcome: Outcome, reason: str = "") -> None:
        """Write down how an entry ended, and its page, inside the caller's transaction."""
        if (page := self.pages.pop(key, None)) is not None:
            keep_page(self.db, page)
        ledger.settle(self.db, self.source.stanza, key, outcome, reason, self.clock())

    def fail(self, key: str, reason: str) -> None:
        """Settle an entry as failed, in the tally and, where that can be written, in the ledger."""
        self.round.settle(key, Outcome.FAILED, reason)
        try:
            with writing(self.db):
                self.settle(key, Outcome.FAILED, reason)
        except sqlite3.Error as error:
            logger.warning("%s: %s: not written down: %s", self.source.stanza, key, explain(error))

    def close(self) -> None:
        """End the round, say when the source is due again, and give it back."""
        now = self.clock()
        try:
            ledger.close_round(self.db, self.round, now)
            stands = register.standing(self.db, self.source.stanza)
            register.record(self.db, pace.after(stands, self.round, self.source.every, now))
            self.db.close()
        except sqlite3.Error as error:
            self.round.trouble = self.round.trouble or explain(error)
            logger.warning("%s: round not written down: %s", self.source.stanza, explain(error))
        finally:
            self.lock.release()
