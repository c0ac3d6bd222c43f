"""The lists of an article: "to Laos, Cambodia and Mozambique"."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from itertools import pairwise

from pipelines.findings import Findings, Place

BETWEEN = re.compile(  # what stands between two of a list
    r"\s*(?:[,،、;；]|[,،]?\s*\b(?:and|và|и|et|y|e|va|hamda|және|жана|اور|ve|dan)\b|和|以及)\s*|\s+و\s*",
    re.I,
)


def lists_of(found: Findings, place: Place, codes: AbstractSet[str]) -> list[set[str]]:
    """Those of ``codes`` that stand in one list, for each list of the sentence at ``place``."""
    named = sorted(
        (one for one in found.all if one.place == place and one.stands & codes),
        key=lambda one: one.match.start,
    )
    lists: list[set[str]] = [set()]
    for one, other in pairwise(named):
        if BETWEEN.fullmatch(found.fields[place[0]][one.match.end : other.match.start]):
            lists[-1] |= (one.stands | other.stands) & codes
        else:
            lists.append(set())
    return [listed for listed in lists if len(listed) > 1]
