"""What the vocabulary finds in an article: each term with its field, its sentence and its rank."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from pipelines.match import Match, matcher
from pipelines.passages import LEAD, alone, passages

TITLE = "title"
HEAD, BODY = "head", "body"  # the lead of a text, and what follows
RELATED = "related"
LINKS = "links"  # related where it is a line of its own
HEADS = frozenset({RELATED, LINKS})
RUSSIAN = "ru"
Place = tuple[str, int]  # a field and the number of a sentence in it


class Finding(NamedTuple):
    """A term in a field, in a sentence (its ``place``); ``part`` is title, head or body."""

    match: Match
    field: str
    part: str
    place: Place
    quote: str

    @property
    def stands(self) -> frozenset[str]:
        """What the term stands for."""
        return self.match.term.stands

    @property
    def sentence(self) -> int:
        """The number of the sentence in the field."""
        return self.place[1]


@dataclass(frozen=True, eq=False)
class Findings:
    """All that was found in an article, and how many sentences it has.

    ``all`` is what relevance, parties and topics are judged by; ``marks`` are the terms of the layers:
    stages, roles, diseases. ``fields`` are the texts in which it was found, by their names.
    """

    all: list[Finding]
    sentences: int
    marks: list[Finding]
    fields: dict[str, str]
    language: str | None

    def of(self, meaning: str) -> list[Finding]:
        """The findings that stand for a meaning."""
        return self._by_meaning.get(meaning, [])

    def marks_of(self, kind: str) -> list[Finding]:
        """The findings of one layer, such as ``stages``."""
        return [finding for finding in self.marks if finding.match.term.layer == kind]

    def places(self, *meanings: str) -> set[Place]:
        """The sentences in which one of the meanings stands."""
        return {finding.place for meaning in {*meanings} for finding in self.of(meaning)}

    def words(self, *meanings: str) -> int:
        """How many different words stand for one of the meanings."""
        return len({finding.match.term.term for meaning in {*meanings} for finding in self.of(meaning)})

    @cached_property
    def _by_meaning(self) -> dict[str, list[Finding]]:
        by: dict[str, list[Finding]] = defaultdict(list)
        for finding in self.all:
            for meaning in finding.stands:
                by[meaning].append(finding)
        return dict(by)

    @cached_property
    def countries(self) -> Counter[str]:
        """Countries and blocs with the number of their mentions."""
        return Counter(code for finding in self.all for code in sorted(finding.stands) if is_country(code))

    @cached_property
    def by_sentence(self) -> dict[Place, set[str]]:
        """The countries that each sentence names."""
        named: dict[Place, set[str]] = defaultdict(set)
        for finding in self.all:
            named[finding.place].update(code for code in finding.stands if is_country(code))
        return named


def apart(one: Finding, other: Finding) -> int:
    """The characters between two findings of a field."""
    return max(0, one.match.start - other.match.end, other.match.start - one.match.end)


def is_country(meaning: str) -> bool:
    """Whether the meaning is a country or a bloc: two capitals."""
    return len(meaning) == 2 and meaning.isupper()


def party_in(one: Finding, parties: AbstractSet[str]) -> str | None:
    """The party that a term names: of an agency and the country whose it is, the country."""
    named = one.stands & parties
    names = {name for name in named if is_country(name)} or named
    return next(iter(names)) if len(names) == 1 else None


def findings(fields: Iterable[tuple[str, str]], language: str | None) -> Findings:
    """The findings in fields given as (name, text), the title among them."""
    fields = list(fields)
    found: list[Finding] = []
    sentences = 0
    small = language == RUSSIAN and all(text == text.lower() for _, text in fields)
    for name, text in fields:
        matches = matcher().matches(text, language, small=small)
        heads = [(match.start, match.end) for match in matches if _heads(match, text)]
        parts = passages(text, heads)
        sentences += parts.count
        found.extend(
            Finding(
                match,
                name,
                part_of(name, match),
                (name, parts.sentence(match.start)),
                text[match.start : match.end],
            )
            for match in matches
            if parts.read(match.start) and match.stands.isdisjoint(HEADS)
        )
    marks = [finding for finding in found if finding.match.term.layer]
    plain = [one for one in found if not one.match.term.layer]
    return Findings(plain, max(1, sentences), marks, dict(fields), language)


def _heads(match: Match, text: str) -> bool:
    """Whether a term is the head of a list of other articles."""
    return RELATED in match.stands or (LINKS in match.stands and alone(text, match.end))


def part_of(field: str, match: Match) -> str:
    """Title, head or body."""
    if field == TITLE:
        return TITLE
    return HEAD if field == "lead" or match.start < LEAD else BODY
