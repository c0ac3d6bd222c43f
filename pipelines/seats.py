"""Cities that are named for the organisation that sits there: Geneva beside the WHO is no Switzerland."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from pathlib import Path

from pipelines.findings import Findings
from pipelines.gazetteer import readings
from pipelines.vocabulary import NAME_COLUMNS, TAXONOMY, vocabulary
from storage.table import TableError, rows

SEATS = "seats.tsv"
SEAT_COLUMNS = ("city", "country", "organisations")
OTHERS = 2  # parties beside a seat from which nobody needs its country
Seats = dict[str, frozenset[str]]


def seated(found: Findings) -> set[str]:
    """The countries named by nothing but the seat of an organisation that the text names, where others are
    the parties."""
    known, said = seats(), {meaning for one in found.all for meaning in one.stands}
    parties = set(found.countries) | said.intersection(vocabulary().named("organisation"))
    by: dict[str, list[bool]] = defaultdict(list)
    for one in found.all:
        here = known.get(one.match.term.term, frozenset()) & said if one.match.term.place else frozenset()
        for code in one.stands & found.countries.keys():
            by[code].append(bool(here))
    only = {code for code, is_seat in by.items() if all(is_seat)}
    return only if len(parties - only) >= OTHERS else set()


@lru_cache(maxsize=1)
def seats(folder: Path = TAXONOMY) -> Seats:
    """The organisations that sit in a city, by each of its names in ``places.tsv``.

    Raises ``TableError`` where a row names a city or an organisation that nobody knows.
    """
    known: dict[tuple[str, str], tuple[str, ...]] = {}
    for _, (country, names, _) in rows(folder / "places.tsv", NAME_COLUMNS):
        together = tuple(names.split("; "))
        known.update({(country, name): together for name in together})
    found: dict[str, frozenset[str]] = {}
    for place, (city, country, organisations) in rows(folder / SEATS, SEAT_COLUMNS):
        if (country, city) not in known:
            raise TableError(f"{place}: no name {city!r} of {country!r} in places.tsv")
        for name in organisations.split():
            if vocabulary().kind(name) not in ("organisation", "bloc"):
                raise TableError(f"{place}: no organisation {name!r}; known: those of meanings.tsv")
        terms = (term for written in known[country, city] for term, *_ in readings(written))
        found.update(dict.fromkeys(terms, frozenset(organisations.split())))
    return found
