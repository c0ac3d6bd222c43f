"""Who with whom: the countries that take part, the organisations, and the couples among them."""

from __future__ import annotations

from itertools import combinations

from pipelines.findings import BODY, Findings, is_country
from pipelines.judge import MEETING, Parties
from pipelines.vocabulary import vocabulary

SHORT = 12  # sentences up to which every country named takes part
OFTEN = 3  # mentions from which a country takes part wherever it is named
ROLL = 8  # countries from which a text is a roll, not a couple


def parties_of(found: Findings, home: str | None) -> Parties:
    """Countries that take part, and the organisations named.

    The source's home is added where the text leaves it out: where one partner at most is named,
    since nobody else can be the other.
    """
    countries, organisations = _countries(found), _organisations(found)
    partners = countries - {home}
    added = (
        {home} if home and len(partners) <= 1 and (partners or organisations or found.of("abroad")) else set()
    )
    return Parties(frozenset(countries | added), organisations, countries | organisations, home)


def _countries(found: Findings) -> frozenset[str]:
    mentions = found.countries()
    if found.sentences <= SHORT:
        return frozenset(mentions)
    about = found.places("health", *MEETING)
    near = frozenset(
        code
        for finding in found.all
        for code in finding.stands
        if is_country(code) and (finding.part != BODY or (finding.place in about and mentions[code] > 1))
    )
    return near | {code for code, times in mentions.items() if times >= OFTEN}


def _organisations(found: Findings) -> frozenset[str]:
    known = frozenset(vocabulary().named("organisation"))
    return frozenset(name for finding in found.all for name in finding.stands & known)


def pairs_of(found: Findings, parties: Parties) -> list[tuple[str, str]]:
    """The couples that meet in a sentence of health or cooperation, sorted; none from a roll.

    Two parties alone are a couple wherever they stand; an organisation is the other party where
    only one country is named.
    """
    countries = parties.countries
    if len(countries) == 1:
        return sorted(_couple(next(iter(countries)), name) for name in parties.organisations)
    if len(countries) > ROLL or not countries:
        return []
    if len(countries) == 2:
        return [_couple(*countries)]
    about = found.places("health", *MEETING)
    couples = {
        _couple(*couple)
        for place, codes in found.by_sentence().items()
        if place in about and len(codes) <= ROLL
        for couple in combinations(codes & countries, 2)
    }
    return sorted(
        couples or (_couple(parties.home, code) for code in countries - {parties.home} if parties.home)
    )


def _couple(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)
