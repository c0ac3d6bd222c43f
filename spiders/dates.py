"""Dates as people write them, in twelve languages, any digits and four calendars."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

AHEAD = timedelta(days=1)  # a date further in the future is a mistake


@dataclass(frozen=True, slots=True)
class Written:
    """A date that was read: ``precision`` is ``minute``, ``day`` or ``month``."""

    moment: datetime
    precision: str
    method: str


def written(text: str, zone: str, now: datetime) -> Written | None:
    """The date in a line of text."""
    return None
