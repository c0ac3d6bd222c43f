"""Named editions: filters kept in ``editions.toml``, each with a title and an address of its own."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from feeds import labels
from feeds.channel import FORMATS, Channel
from feeds.query import PARAMETERS, Query, QueryError, parse
from feeds.site import Site
from feeds.text import one_line

FILE = Path(__file__).with_name("editions.toml")
KEYS = {
    "title": 'what the edition is called, one name a language: title.en = "..."',
    "words": "language of the feed's own words: names of countries and topics",
    "formats": "which of rss, atom and json there are",
}
NAME = r"[a-z0-9][a-z0-9-]{0,60}"
RESERVED = frozenset({"index", "editions", "style"})  # files that stand beside the editions


class EditionError(Exception):
    """An edition is wrong; the message names file, stanza, key and what is known."""


@dataclass(frozen=True, slots=True)
class Edition:
    """A filter with a name. ``params`` are those of a query, read anew at each use: ``7d`` moves."""

    name: str
    titles: Mapping[str, str]
    words: str
    formats: tuple[str, ...]
    params: tuple[tuple[str, str], ...]
    doubtful: bool = False

    def query(self, now: datetime) -> Query:
        """What the edition holds."""
        return parse(self.params, now, doubtful=self.doubtful)

    def title(self, language: str) -> str:
        """Its title in a language; in English, or the first there is, where it has none in that."""
        return self.titles.get(language) or self.titles.get("en") or next(iter(self.titles.values()))

    def channel(self, site: Site) -> Channel:
        """The feed's own facts."""
        return Channel(
            id=f"tag:{site.authority}:edition:{self.name}",
            title=one_line(f"{site.title}: {self.title(self.words)}"),
            description=labels.word("about", self.words),
            language=self.words,
            address=f"{site.base_url}editions/{self.name}.{{format}}",
            page=f"{site.base_url}editions/#{self.name}",
        )


def load(file: Path, now: datetime, *, doubtful: bool = False) -> dict[str, Edition]:
    """All editions of a file by name, in its order; ``doubtful`` says whether articles in doubt stand in
    those that do not say. Raises ``EditionError``."""
    try:
        content = tomllib.loads(file.read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise EditionError(f"{file.name}: not readable as TOML: {error}") from error
    editions = [
        _edition(name, values, f"{file.name} [{name}]", now, doubtful) for name, values in content.items()
    ]
    return {edition.name: edition for edition in editions}


def _edition(name: str, values: Any, place: str, now: datetime, doubtful: bool) -> Edition:
    if not isinstance(values, dict):
        raise EditionError(f"{place}: a key outside a stanza; write it below a line like [vietnam]")
    if not re.fullmatch(NAME, name) or name in RESERVED:
        raise EditionError(f"{place}: not a name for an edition: small letters, digits and hyphens,"
                           f" and none of {', '.join(sorted(RESERVED))}")  # fmt: skip
    edition = Edition(
        name,
        _titles(values, place),
        _words(values, place),
        _formats(values, place),
        tuple(_params(values, place)),
        doubtful,
    )
    try:
        edition.query(now)
    except QueryError as error:
        raise EditionError(f"{place} {error}") from error
    return edition


def _titles(values: dict[str, Any], place: str) -> dict[str, str]:
    titles = values.get("title")
    if isinstance(titles, str):
        titles = {"en": titles}
    if not isinstance(titles, dict) or not titles or not all(isinstance(t, str) for t in titles.values()):
        raise EditionError(f'{place} title: give at least title.en = "..."')
    for language in titles:
        _known_language(language, f"{place} title.{language}")
    return {language: one_line(title) for language, title in titles.items()}


def _words(values: dict[str, Any], place: str) -> str:
    words = values.get("words", "en")
    _known_language(words, f"{place} words")
    return str(words)


def _known_language(language: object, place: str) -> None:
    if language not in labels.LANGUAGES:
        raise EditionError(f"{place}: no words in {language!r}; known: {', '.join(labels.LANGUAGES)}")


def _formats(values: dict[str, Any], place: str) -> tuple[str, ...]:
    formats = _list(values.get("formats", list(FORMATS)))
    if not formats:
        raise EditionError(f"{place} formats: give at least one of {', '.join(FORMATS)}")
    for given in formats:
        if given not in FORMATS:
            raise EditionError(f"{place} formats: unknown format {given!r}; known: {', '.join(FORMATS)}")
    return tuple(formats)


def _params(values: dict[str, Any], place: str) -> Iterator[tuple[str, str]]:
    for key, value in values.items():
        if key in KEYS:
            continue
        if key not in PARAMETERS:
            raise EditionError(f"{place} {key}: unknown key; known: {', '.join([*KEYS, *PARAMETERS])}")
        for one in _list(value):
            yield key, _written(one)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _written(value: Any) -> str:
    if isinstance(value, bool):
        return str(int(value))
    return str(value)
