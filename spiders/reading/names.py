"""Names that sites give to elements: hundreds of elements share a few, so that each is judged once."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

MOST = 4_096  # names that are remembered of each kind
LONGEST = 300  # characters of one


def once(judge: Callable[[str], object]) -> Callable[[str], bool]:
    """The same judgement of a name, made once of each."""

    @lru_cache(MOST)
    def remembered(name: str) -> bool:
        return bool(judge(name))

    return lambda name: remembered(name) if len(name) <= LONGEST else bool(judge(name))
