"""Who reads: the language of the page for them, its words and dates, and links that keep it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

from babel.dates import format_date, format_time

from feeds import labels
from feeds.channel import with_query
from storage.article import direction_of

FILE = Path(__file__).with_name("words.toml")


@cache
def _tables() -> dict[str, dict[str, str]]:
    return tomllib.loads(FILE.read_text("utf-8"))


def tongues() -> dict[str, str]:
    """The languages of the page with their own names."""
    return {language: words["tongue"] for language, words in _tables().items()}


def choose(asked: str | None, accepted: str) -> str:
    """The language of the page: the one asked for, else the first that a browser accepts
    (``Accept-Language``), else English."""
    for language in [asked or "", *_accepted(accepted)]:
        if language in _tables():
            return language
    return "en"


def _accepted(header: str) -> list[str]:
    """Languages by preference, without regions, refused ones left out."""
    ranked = []
    for part in header[:500].split(","):
        language, _, quality = part.strip().partition(";q=")
        try:
            weight = float(quality or 1)
        except ValueError:
            weight = 0.0
        if weight > 0:
            ranked.append((-weight, language.strip().partition("-")[0].lower()))
    return [language for _, language in sorted(ranked, key=lambda one: one[0])]


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader's language; ``chosen`` if they asked for it, so that links go on asking; ``root`` is
    the path of the site."""

    language: str
    chosen: bool = False
    root: str = "/"

    @property
    def direction(self) -> str:
        """``rtl`` or ``ltr``."""
        return direction_of(self.language)

    def word(self, name: str, **values: object) -> str:
        """A word of the page."""
        return _tables()[self.language][name].format(**values)

    def items(self, n: int) -> str:
        """How many there are."""
        return self.word("one_item") if n == 1 else self.word("items", n=n)

    def href(self, path: str = "", query: str = "") -> str:
        """A link within the site."""
        return with_query(f"{self.root}{path}", query, f"ui={self.language}" if self.chosen else "")

    def in_language(self, language: str, path: str = "", query: str = "") -> str:
        """The same page in another language."""
        return with_query(f"{self.root}{path}", query, f"ui={language}")

    def date(self, moment: datetime, precision: str | None = "minute") -> str:
        """A date in words, no more precise than it is known."""
        # British English, so that a day stands before its month as in most of the world.
        locale = labels.locale_of("en-GB" if self.language == "en" else self.language)
        if precision == "month":
            return format_date(_day(moment), "LLLL y", locale=locale)
        if precision == "day":
            return format_date(_day(moment), "medium", locale=locale)
        at = moment.astimezone(UTC)
        return f"{format_date(at, 'medium', locale=locale)} · {format_time(at, 'HH:mm', locale=locale)}"


def machine_date(moment: datetime, precision: str | None) -> str:
    """A date as the ``datetime`` attribute wants it, no more precise than it is known."""
    if precision == "month":
        return _day(moment).strftime("%Y-%m")
    if precision == "day":
        return _day(moment).isoformat()
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ")


def _day(moment: datetime) -> date:
    """The day whose midnight, somewhere between UTC-11 and UTC+12, this moment is: the archive keeps
    the moment a day begins at the source, but not its zone."""
    return (moment.astimezone(UTC) + timedelta(hours=12)).date()
