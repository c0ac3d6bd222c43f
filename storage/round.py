"""One round over one source, and its book-keeping: every entry seen ends exactly once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Outcome(StrEnum):
    """How an entry ended. A round's columns are these, and they add up to its entries."""

    KNOWN = "known"
    NEW = "new"
    UPDATED = "updated"
    COPY = "copies"
    NOT_RELEVANT = "not relevant"
    PASSED_OVER = "passed over"
    FAILED = "failed"
    WAITING = "waiting"


@dataclass(slots=True)
class Round:
    """The tally of one round. Entries begin as ``waiting`` and are settled once; the last word wins.

    ``trouble`` names what kept the source itself from answering (``None``: it answered);
    ``way`` is the way of reading that did, ``detours`` why those before it did not.
    ``retry_after`` is how many seconds the site asked to be left alone; ``remarks`` count what went
    wrong without keeping any entry from its end.
    """

    source: str
    started: datetime
    finished: datetime | None = None
    way: str | None = None
    detours: list[str] = field(default_factory=list)
    trouble: str | None = None
    unchanged: bool = False
    requests: int = 0
    pages: int = 0
    bytes: int = 0
    retry_after: float | None = None
    id: int | None = None
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)
    remarks: Counter[str] = field(default_factory=Counter)

    def see(self, key: str) -> bool:
        """Take an entry into the book; ``False`` if this round has seen it before."""
        if key in self.outcomes:
            return False
        self.outcomes[key] = Outcome.WAITING
        return True

    def settle(self, key: str, outcome: Outcome, reason: str = "") -> None:
        """Say how an entry ended, and why where it failed or was turned away."""
        self.outcomes[key] = outcome
        if reason:
            self.reasons[key] = reason
        else:
            self.reasons.pop(key, None)

    @property
    def entries(self) -> int:
        """How many entries were seen."""
        return len(self.outcomes)

    def counts(self) -> dict[str, int]:
        """Entries by outcome, every outcome present; the values add up to ``entries``."""
        tally = Counter(self.outcomes.values())
        return {outcome.value: tally[outcome] for outcome in Outcome}

    def reasons_of(self, outcome: Outcome) -> dict[str, int]:
        """How many entries ended as ``outcome`` for each reason, the commonest first."""
        keys = (key for key, ended in self.outcomes.items() if ended is outcome)
        return dict(Counter(self.reasons.get(key, "no reason given") for key in keys).most_common())

    @property
    def failed(self) -> bool:
        """Whether the source itself failed in this round."""
        return self.trouble is not None
