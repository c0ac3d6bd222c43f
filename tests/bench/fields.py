"""Titles, authors, topics and captions against what is known of public sets, and against trafilatura.

``fundus`` is judged and never learned from; what is learned is learned on ``wcxb``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from trafilatura import bare_extraction

from crawler.commands.read import fields_of
from tests.bench.sets import HOME, Known, fundus, wcxb

Figure = tuple[str, str, str]
QUICK = 40  # pages of a set, where one only wants to see that it runs
_QUOTES = str.maketrans("“”„«»‟‘’‚`´", '""""""\'\'\'\'\'')
_DASHES = re.compile("[‐‑‒–—―]")
_SPLIT = re.compile(r"\s*(?:[;|/,]|\s(?:and|und|et|&)\s)\s*")
# What stands behind a name and is none.
_AFTER = re.compile(r"(?:ph\.?d|m\.?d|m\.?s|r\.?d|rn|mba|jd|faap|cpa|dnp|edd|esq|jr|sr)\.?", re.I)


def plainly(text: str) -> str:
    """A title or a name without what nobody would call a difference: quotes, dashes, spaces."""
    text = _DASHES.sub("-", unicodedata.normalize("NFKC", text).translate(_QUOTES))
    return " ".join(text.split())


def names(texts: Iterable[str]) -> set[str]:
    """The names in some fields, one each, their degrees aside."""
    parts = (plainly(part).casefold() for text in texts for part in _SPLIT.split(text))
    return {part for part in parts if part and not _AFTER.fullmatch(part)}


@dataclass
class Tally:
    """What was right, what was found and what was there, over the pages of a set."""

    right: int = 0
    found: int = 0
    there: int = 0
    exact: int = 0
    pages: int = 0
    wrong: list[tuple[str, Any, Any]] = field(default_factory=list)

    def add(self, name: str, found: set[str], true: set[str]) -> None:
        """Count one page."""
        self.right += len(found & true)
        self.found += len(found)
        self.there += len(true)
        self.pages += 1
        self.exact += found == true
        if found != true:
            self.wrong.append((name, sorted(found), sorted(true)))

    @property
    def f1(self) -> float:
        """F1 over all names of all pages."""
        return 2 * self.right / ((self.found + self.there) or 1)


def true_of(known: Known) -> dict[str, set[str]]:
    """What a page's truth says, of the fields that it knows."""
    more = known.more or {}
    captions = {plainly(image.get("caption") or "") for image in more.get("images") or []}
    said = {
        "title": {plainly(known.title)},
        "authors": names(more.get("authors") or []),
        "topics": {plainly(topic).casefold() for topic in more.get("topics") or []},
        "captions": captions,
    }
    return {name: values - {""} for name, values in said.items() if values - {""}}


def ours(known: Known) -> dict[str, set[str]]:
    """What the project reads."""
    said = fields_of(known.body, known.url)
    topics = [*said.get("keywords", ()), said.get("section") or ""]
    return {
        "title": {plainly(said.get("title") or "")},
        "authors": names(said.get("authors", ())),
        "topics": {plainly(topic).casefold() for topic in topics} - {""},
        "captions": {plainly(image["caption"] or "") for image in said.get("images", ())} - {""},
    }


def theirs(known: Known) -> dict[str, set[str]]:
    """What trafilatura reads."""
    document = bare_extraction(known.body, url=known.url, with_metadata=True, fast=True)
    said = document.as_dict() if document else {}
    topics = [*(said.get("tags") or ()), *(said.get("categories") or ())]
    return {
        "title": {plainly(said.get("title") or "")},
        "authors": names([said.get("author") or ""]),
        "topics": {plainly(one).casefold() for topic in topics for one in topic.split(",")} - {""},
        "captions": set(),
    }


def tallies(pages: Iterable[Known], reader: Any) -> dict[str, Tally]:
    """What a reader reads of these pages, by field."""
    found: dict[str, Tally] = {}
    for known in pages:
        said = reader(known)
        for name, true in true_of(known).items():
            found.setdefault(name, Tally()).add(known.name, said[name], true)
    return found


WANTED = {
    ("fundus", "title"): ">= 0.80",
    ("fundus", "authors"): "ahead of trafilatura",
}


def figures(folder: Path, quick: bool) -> list[Figure]:
    """Share of exact titles and F1 of the other fields, ours and trafilatura's, on each set."""
    return list(_figures(quick))


def _figures(quick: bool) -> Iterator[Figure]:
    for name, load in (("fundus", fundus), ("wcxb", wcxb)):
        pages = list(load(HOME))[:: 1 if not quick else 10][: QUICK if quick else None]
        own, other = tallies(pages, ours), tallies(pages, theirs)
        for field_, tally in own.items():
            shown = f"{_score(field_, tally)} / {_score(field_, other[field_])}"
            what = f"{name}: {field_}, ours / trafilatura's ({tally.pages} pages)"
            yield what, shown, WANTED.get((name, field_), "-")


def _score(name: str, tally: Tally) -> str:
    return f"{tally.exact / tally.pages:.3f} exact" if name == "title" else f"{tally.f1:.3f} F1"
