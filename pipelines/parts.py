"""What the words of an article have to do with one another: who learns, what is signed, given, built.

The table ``terms/parts.tsv`` is read by itself, and only in articles that speak of health and of somebody
abroad: topics rest on it, and relevance where words of cooperation are few.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from weakref import WeakKeyDictionary

from pipelines.findings import Finding, Findings, Place, apart, is_country, part_of
from pipelines.match import part_matcher
from pipelines.passages import passages
from pipelines.vocabulary import HEALTH, TAXONOMY, vocabulary
from storage.table import TableError, rows

READ = 3_000  # characters of a field: what an article is on, it says in these
COUPLE_COLUMNS = ("topic", "one", "other", "reach", "meaning")
SENTENCE = "sentence"  # a reach; others are numbers of characters
ANY_COUNTRY = "country"
ACTS = (
    "signs", "teaches", "grants", "comes", "team", "treats", "builds", "makes", "meets", "fights", "research",
)  # fmt: skip
DEEDS = ("agreement", "training", "aid", "visit", "facilities")  # what is done together; others are themes
Placed = dict[Place, list[Finding]]
Meeting = tuple[Finding, Finding]


@dataclass(frozen=True, slots=True)
class Couple:
    """Two kinds of words that together speak of a topic, within a sentence or so many characters."""

    topic: str
    one: frozenset[str]
    other: frozenset[str]
    reach: int | None


@dataclass(frozen=True, slots=True)
class Parts:
    """The findings by what they stand for, the place at which the article begins, and how much of it was
    read: ``sentences``, and so many characters of each field."""

    by: dict[str, list[Finding]]
    head: Place
    sentences: int
    read: int = READ
    _placed: dict[frozenset[str], Placed] = field(default_factory=dict)
    _met: dict[Couple, list[Meeting]] = field(default_factory=dict)

    def of(self, meanings: Iterable[str]) -> list[Finding]:
        """The findings that stand for one of the meanings."""
        return [finding for meaning in meanings for finding in self.by.get(meaning, ())]

    def met(self, couple: Couple) -> list[Meeting]:
        """The words of a couple that meet, one couple of words for each sentence."""
        if couple not in self._met:
            self._met[couple] = _meetings(self._places(couple.one), self._places(couple.other), couple.reach)
        return self._met[couple]

    def _places(self, meanings: frozenset[str]) -> Placed:
        if meanings not in self._placed:
            self._placed[meanings] = _by_place(self.of(meanings))
        return self._placed[meanings]


def _meetings(one: Placed, other: Placed, reach: int | None) -> list[Meeting]:
    both = [place for place in one if place in other]
    if reach is None:
        return [(one[place][0], other[place][0]) for place in both]
    near = (
        next(((a, b) for a in one[place] for b in other[place] if apart(a, b) <= reach), None)
        for place in both
    )
    return [met for met in near if met]


def _by_place(found: list[Finding]) -> Placed:
    by: dict[Place, list[Finding]] = defaultdict(list)
    for finding in found:
        by[finding.place].append(finding)
    return dict(by)


def parts_of(found: Findings) -> Parts:
    """The parts of an article, with the countries, diseases and words of health that were found in it."""
    if found not in _KNOWN:
        _KNOWN[found] = _parts_of(found)
    return _KNOWN[found]


_KNOWN: WeakKeyDictionary[Findings, Parts] = WeakKeyDictionary()


def _parts_of(found: Findings) -> Parts:
    fields, language = found.fields, found.language
    by: dict[str, list[Finding]] = defaultdict(list)
    heard, sentences = _heard(tuple(fields.items()), language)
    for one in heard:
        for meaning in one.stands:
            by[meaning].append(one)
    for one in found.all:
        if HEALTH in one.stands:
            by[HEALTH].append(one)
        if any(is_country(meaning) for meaning in one.stands):
            by[ANY_COUNTRY].append(one)
    for one in found.marks_of("diseases"):
        for meaning in one.stands:
            by[meaning].append(one)
    head = next((name for name, text in fields.items() if text.strip()), "text")
    return Parts(dict(by), (head, 0), sentences)


@lru_cache(maxsize=1)
def _heard(fields: tuple[tuple[str, str], ...], language: str | None) -> tuple[list[Finding], int]:
    """The words of parts in the fields, and how many sentences were read."""
    heard: list[Finding] = []
    sentences = 0
    for name, whole in fields:
        text = whole[:READ]
        inside = passages(text)
        sentences += inside.count
        for match in part_matcher().matches(text, language):
            place = name, inside.sentence(match.start)
            heard.append(Finding(match, name, part_of(name, match), place, text[match.start : match.end]))
    return heard, sentences


def done(found: Findings) -> set[Place]:
    """The sentences in which something is done: signed, taught, given, built, talked of; or anything by
    somebody between two parties."""
    parts = parts_of(found)
    told = (couple for topic in DEEDS for couple in couples().get(topic, ()))
    return {one.place for couple in told for one, _ in parts.met(couple)} | {one.place for one in acts(found)}


def between(found: Findings) -> set[Place]:
    """The sentences that name two parties."""
    return {place for place, codes in found.by_sentence.items() if len(codes) > 1}


def acts(found: Findings) -> list[Finding]:
    """What is done, by the words for it, in sentences that name two parties."""
    two = between(found)
    return [one for one in parts_of(found).of(ACTS) if one.place in two] if two else []


def said(found: Findings, places: set[Place]) -> set[str]:
    """The parts of which words stand in some sentences."""
    by = parts_of(found).by if places else {}
    return {meaning for meaning, words in by.items() if any(one.place in places for one in words)}


@lru_cache(maxsize=1)
def couples(folder: Path = TAXONOMY) -> dict[str, list[Couple]]:
    """The couples of each topic. Raises ``TableError`` where a row is wrong."""
    known: dict[str, list[Couple]] = defaultdict(list)
    for place, (topic, one, other, reach, _) in rows(folder / "couples.tsv", COUPLE_COLUMNS):
        if vocabulary().kind(topic) != "topic":
            raise TableError(f"{place}: no topic {topic!r}; known: {_names('topic')}")
        for meaning in (*one.split(), *other.split()):
            if meaning not in vocabulary().meanings and meaning != ANY_COUNTRY:
                raise TableError(f"{place}: no meaning {meaning!r}; known: {ANY_COUNTRY}, {_names('part')}")
        known[topic].append(
            Couple(topic, frozenset(one.split()), frozenset(other.split()), _reach(reach, place))
        )
    return dict(known)


def _names(kind: str) -> str:
    return ", ".join(vocabulary().named(kind))


def _reach(reach: str, place: str) -> int | None:
    if reach == SENTENCE:
        return None
    if not reach.isdecimal():
        raise TableError(f"{place}: no reach {reach!r}; known: {SENTENCE}, or a number of characters")
    return int(reach)
