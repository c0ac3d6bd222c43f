"""Who with whom: the countries that take part, the organisations, and the couples among them."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

from pipelines.findings import Findings
from pipelines.judge import MEETING, Parties
from pipelines.listed import lists_of
from pipelines.partaking import ASSEMBLY, ROLL, called_once, partaking
from pipelines.places import native
from pipelines.vocabulary import vocabulary


def parties_of(found: Findings, home: str | None, weights: Mapping[str, float] | None = None) -> Parties:
    """Countries that take part, and the organisations named.

    The source's home is added where the text leaves it out. ``weights`` say who takes part; those in use
    without them.
    """
    countries, organisations = partaking(found, weights), _organisations(found)
    added = {home} if home and _left_out(found, home, countries - {home}, organisations) else set()
    return Parties(frozenset(countries | added), organisations, countries | organisations, home)


def _left_out(found: Findings, home: str, partners: frozenset[str], organisations: frozenset[str]) -> bool:
    """Whether the text may leave its own country out: where nobody else can be the other party, and, where
    an organisation may, where the language of the text is that of the country."""
    if len(partners) == 1 and organisations:
        return home in native(found.language)
    return len(partners) <= 1 and bool(partners or organisations or found.of("abroad"))


def _organisations(found: Findings) -> frozenset[str]:
    known = frozenset(vocabulary().named("organisation"))
    return frozenset(name for finding in found.all for name in finding.stands & known)


def pairs_of(found: Findings, parties: Parties) -> list[tuple[str, str]]:
    """The couples that meet in a sentence of health or cooperation, sorted; none from a roll.

    Two parties alone are a couple wherever they stand, but not among all the world; an organisation is
    the other party where only one country is named.
    """
    countries = parties.countries - called_once(found)
    if len(countries) == 1:
        return sorted(_couple(next(iter(countries)), name) for name in parties.organisations)
    if len(countries) > ROLL or not countries:
        return []
    if len(countries) == 2 and len(found.countries) <= ASSEMBLY:
        return [_couple(*countries)]
    about = found.places("health", *MEETING)
    lists = lists_of(found, countries)
    couples = {
        couple
        for place, codes in found.by_sentence.items()
        if place in about and len(codes) <= ROLL
        for couple in _couples(codes & countries, lists.get(place, []))
    }
    if couples or parties.home not in parties.countries:
        return sorted(couples)
    return sorted(_couple(parties.home, code) for code in countries - {parties.home})


def _couples(codes: set[str], lists: list[set[str]]) -> set[tuple[str, str]]:
    """The couples of a sentence; within a list ("to Laos and Cambodia") only where it names nobody else."""
    couples = {_couple(*couple) for couple in combinations(codes, 2)}
    for listed in lists:
        if codes - listed:
            couples -= {_couple(*couple) for couple in combinations(listed, 2)}
    return couples


def _couple(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)
