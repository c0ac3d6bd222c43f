"""Further articles on the page of one: teasers in a row, and another that follows on it."""

from __future__ import annotations

from collections import defaultdict

from spiders.reading.blocks.around import signature
from spiders.reading.blocks.traits import Figures, words_of
from spiders.reading.blocks.walk import Block, Spot, Walk

LEAST = 300  # letters of the first article, below which nothing is said to follow on it
TEASERS = 3  # in a row
HEADLINE = 20  # letters of a headline
LABEL = 0.5  # of a headline's length is what stands above it: who published it, and when
LINKED = 0.85  # of a headline that leads to its article


def without_further(walk: Walk, title: str, likely: Figures, bound: float, chosen: list[int]) -> list[int]:
    """The places of the chosen blocks without those of further articles; ``title`` as its words.

    A headline of another article is no part of the first: none is whose probability reaches ``bound``.
    """
    kept = _without_next(walk, title, likely, bound, chosen)
    teased = _teased(walk, likely, bound, set(kept))
    if not teased:
        return kept
    rest = [place for place in kept if place not in teased]
    told = sum(walk.blocks[place].size for place in rest)
    return rest if told >= LEAST and rest[0] < min(teased) else kept


def _without_next(walk: Walk, title: str, likely: Figures, bound: float, chosen: list[int]) -> list[int]:
    """The blocks before another headline of the first rank that is set like the page's own title."""
    heads = [block for block in walk.blocks if block.spot.tag == "h1"]
    own = [head for head in heads if _says(head, title)]
    for head in heads if own else ():
        if head.place > own[0].place and _is_another(head, own) and likely[head.place] < bound:
            before = [place for place in chosen if place < head.place]
            if sum(walk.blocks[place].size for place in before) >= LEAST:
                return before
    return chosen


def _is_another(head: Block, own: list[Block]) -> bool:
    """Whether a headline begins another article: of one named otherwise, or beside it, it heads a section."""
    return head not in own and any(
        one.spot.names == head.spot.names and one.spot.above is not head.spot.above for one in own
    )


def _says(head: Block, title: str) -> bool:
    return " ".join(words_of(head.text)) == title


def _teased(walk: Walk, likely: Figures, bound: float, chosen: set[int]) -> set[int]:
    """The chosen blocks of elements in a row that each begin with a headline that leads away."""
    rows: dict[object, list[Block]] = defaultdict(list)
    for block in walk.blocks:
        if block.size >= HEADLINE and block.linked >= LINKED * len(block.text):
            rows[signature(block.spot)].append(block)
    found: set[int] = set()
    for heads in rows.values():
        if len(heads) >= TEASERS and max(likely[head.place] for head in heads) < bound:
            found |= _told_by(walk, heads, chosen)
    return found


def _told_by(walk: Walk, heads: list[Block], chosen: set[int]) -> set[int]:
    """The chosen blocks in the elements of a row, each behind its headline, or a label above that; none
    where it is no such row."""
    items = [_item(head.spot, heads[0].place, heads[-1].place) for head in heads]
    if None in items or len({id(item) for item in items}) < len(heads):
        return set()
    found: set[int] = set()
    tell = 0
    for head, item in zip(heads, items, strict=True):
        assert item is not None
        told = chosen.intersection(range(item.first, item.last))
        if sum(walk.blocks[place].size for place in told if place < head.place) > LABEL * head.size:
            return set()
        tell += bool(told - {head.place})
        found |= told
    return found if tell >= TEASERS else set()


def _item(spot: Spot, first: int, last: int) -> Spot | None:
    """The largest element around a headline that does not hold the first and the last of its row."""
    item, above = None, spot
    while not (above.first <= first and last < above.last):
        item = above
        assert above.above is not None  # the body holds all
        above = above.above
    return item
