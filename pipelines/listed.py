"""The lists of an article: "to Laos, Cambodia and Mozambique"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import pairwise

from pipelines.findings import Finding, Findings, Place

BETWEEN = re.compile(  # what stands between two of a list
    r"(?:\s*(?:[,،、;；]|[,،]?\s*\b(?:and|và|и|et|y|e|va|hamda|және|жана|اور|ve|dan)\b|和|以及)\s*|\s+و\s*)"
    r"(?:(?:le|la|les|el|los|las|o|os|as|the|au|aux|du|de|des|a|al|en|in|to|от|с|из|в)\s+|l['’])*",
    re.I,
)


def lists_of(found: Findings, codes: AbstractSet[str]) -> dict[Place, list[set[str]]]:
    """Those of ``codes`` that stand in one list, for each list of each sentence; linear in what was found."""
    named: dict[Place, list[Finding]] = defaultdict(list)
    for one in found.all:
        if one.stands & codes:
            named[one.place].append(one)
    return {
        place: lists
        for place, there in named.items()
        if (lists := _lists(there, found.fields[place[0]], codes))
    }


def _lists(named: list[Finding], text: str, codes: AbstractSet[str]) -> list[set[str]]:
    lists: list[set[str]] = [set()]
    for one, other in pairwise(sorted(named, key=lambda one: one.match.start)):
        if BETWEEN.fullmatch(text, one.match.end, other.match.start):
            lists[-1] |= (one.stands | other.stands) & codes
        else:
            lists.append(set())
    return [listed for listed in lists if len(listed) > 1]


@lru_cache(maxsize=1)
def mates_of(found: Findings) -> dict[str, set[str]]:
    """Those that each country stands in a list with."""
    mates: dict[str, set[str]] = {code: set() for code in found.countries}
    for lists in lists_of(found, found.countries.keys()).values():
        for listed in lists:
            for code in listed:
                mates[code] |= listed - {code}
    return mates
