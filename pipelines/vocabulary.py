"""The vocabulary: tables that a reviewer edits, read and checked once.

Every table in ``taxonomy/terms/`` has the columns of ``COLUMNS``; ``meanings.tsv`` says what a term may
stand for; ``places.tsv`` names cities and provinces, ``institutions.tsv`` hospitals, universities and offices
that give their country away. A table named in ``LAYERS`` is heard by itself: its terms hide none of the
others. Names of countries come from the CLDR in addition (``territories.py``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from pipelines.gazetteer import readings
from pipelines.language import LANGUAGES
from pipelines.normal import folded
from pipelines.territories import CODES, UNSPACED, territories
from storage.collector import collector_paused
from storage.table import TableError, refuse_unless, rows

TAXONOMY = Path(__file__).with_name("taxonomy")
COLUMNS = ("term", "language", "stands for", "match", "source")
MEANING_COLUMNS = ("name", "kind", "meaning")
NAME_TABLES = ("places.tsv", "institutions.tsv")
NAME_COLUMNS = ("country", "names", "source")
KINDS = ("signal", "topic", "organisation", "bloc", "stage", "role", "disease", "part")
LAYERS = ("stages", "roles", "diseases", "parts")
DISEASES = "diseases"  # the layer whose terms say health as well
PARTS = "parts"  # the layer that is read in relevant articles only
MATCHES = ("word", "stem", "name", "namestem", "syllable", "exact", "inside")
UNPARTED = ("inside", "exact")  # where no spaces part words, no row can ask for their edges
FIGURATIVE = frozenset({"depression", "rabies", "plague", "malnutrition"})  # said of other things as well
ANY_LANGUAGE = "*"
SPOKEN = (ANY_LANGUAGE, *LANGUAGES)
ASIDE = "aside"
HEALTH = "health"


class Term(NamedTuple):
    """One row: ``term`` in ``language`` stands for ``stands``; ``match`` is one of ``MATCHES``.

    ``layer`` is one of ``LAYERS``, or nothing for the terms by which relevance is judged. ``place`` is said
    of the names of ``NAME_TABLES``.
    """

    term: str
    language: str
    stands: frozenset[str]
    match: str
    source: str
    layer: str = ""
    place: bool = False


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All terms, and what they stand for by kind; a country is any ``CODES`` or ``bloc``."""

    terms: tuple[Term, ...]
    meanings: dict[str, str]

    def named(self, kind: str) -> tuple[str, ...]:
        """The meanings of one kind in the order of their table."""
        return tuple(name for name, its_kind in self.meanings.items() if its_kind == kind)

    def kind(self, meaning: str) -> str:
        """``country``, or the kind that ``meanings.tsv`` gives."""
        return self.meanings.get(meaning, "country")


@lru_cache(maxsize=4)
@collector_paused()
def vocabulary(folder: Path = TAXONOMY) -> Vocabulary:
    """The tables of a folder with the names of countries. Raises ``TableError``."""
    meanings = dict(_meanings(folder / "meanings.tsv"))
    known = dict.fromkeys(sorted({*meanings, *CODES}))
    placed = [row for file in sorted(folder.glob("terms/*.tsv")) for row in _terms(file, known)]
    _refuse_twice(placed)
    own = tuple(term for _, term in placed)
    said = {(term.term.lower(), term.language) for term in own if not term.layer}
    named = tuple(Term(*row) for row in territories() if (row[0].lower(), row[1]) not in said)
    ailments = tuple(
        term._replace(stands=frozenset({HEALTH}), layer="")
        for term in own
        if term.layer == DISEASES
        and not term.stands & FIGURATIVE
        and (term.term.lower(), term.language) not in said
    )
    reviewed = named + own + ailments
    files = [folder / name for name in NAME_TABLES if (folder / name).exists()]
    return Vocabulary(reviewed + tuple(_named(files, reviewed)), meanings)


def _meanings(file: Path) -> Iterator[tuple[str, str]]:
    for place, (name, kind, _) in rows(file, MEANING_COLUMNS):
        refuse_unless(kind, KINDS, place, "kind")
        yield name, kind


def _terms(file: Path, known: Collection[str]) -> Iterator[tuple[str, Term]]:
    layer = file.stem if file.stem in LAYERS else ""
    checked: dict[tuple[str, str, str], frozenset[str]] = {}  # most rows say what others say of another term
    for place, (term, language, stands, match, source) in rows(file, COLUMNS):
        said = language, stands, match
        if said not in checked:
            checked[said] = _meant(*said, place, known)
        yield place, Term(term, language, checked[said], match, source, layer)


def _meant(language: str, stands: str, match: str, place: str, known: Collection[str]) -> frozenset[str]:
    """What a row stands for, where all that it says of its term is known."""
    refuse_unless(language, SPOKEN, place, "language")
    refuse_unless(match, MATCHES, place, "match")
    if language in UNSPACED:
        refuse_unless(match, UNPARTED, place, f"words apart in {language}, and no match")
    meanings = stands.split()
    for meaning in meanings:
        refuse_unless(meaning, known, place, "stands for")
    if len(set(meanings)) < len(meanings):
        raise TableError(f"{place}: {stands!r} says a meaning twice; keep it once")
    return frozenset(meanings)


def _named(files: Iterable[Path], reviewed: tuple[Term, ...]) -> Iterator[Term]:
    """The names of places and institutions, without those that a reviewed term gives another meaning:
    that term wins.
    """
    said: dict[str, set[str]] = defaultdict(set)
    for term in reviewed:
        if not term.layer:
            said[folded(term.term)] |= term.stands
    borne: dict[tuple[str, str], str] = {}
    last = form = ""
    for place, (country, names, source) in (row for file in files for row in rows(file, NAME_COLUMNS)):
        if country not in CODES:
            raise TableError(f"{place}: no country {country!r}; known: ISO 3166-1 codes of two letters")
        stands = frozenset({country})
        for name, language, match in _names(names, place):
            if name != last:  # one name is read in several languages
                last, form = name, folded(name)
            if (other := borne.setdefault((form, language), country)) != country:
                raise TableError(f"{place}: {name!r} stands for {other} already; keep one or none")
            if said.get(form, stands) >= stands:
                yield Term(name, language, stands, match, source, place=True)


def _names(names: str, place: str) -> Iterator[tuple[str, str, str]]:
    for name in names.split(";"):
        try:
            for term, language, match in readings(name.strip()):
                refuse_unless(language, SPOKEN, place, "language")
                yield term, language, match
        except ValueError as error:
            raise TableError(f"{place}: {error}") from error


def _refuse_twice(placed: Iterable[tuple[str, Term]]) -> None:
    seen: dict[tuple[str, str, str], str] = {}
    for place, term in placed:
        first = seen.setdefault((term.term, term.language, term.layer), place)
        if first != place:
            raise TableError(
                f"{place}: {term.term!r} ({term.language}) stands at {first} already; keep one row"
            )
