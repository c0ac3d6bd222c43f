"""What a box below an article tells of its writer: no part of the text, which may be shorter than it."""

from __future__ import annotations

from spiders.reading.blocks.walk import Walk
from spiders.reading.tree.element_names import whole_names

_BOXES = whole_names("box about the writer")


def without_writers(walk: Walk, chosen: list[int]) -> list[int]:
    """The places of the chosen blocks without those in boxes about the writer, if a text stands before."""
    boxes = [spot for spot in walk.spots if not _BOXES.isdisjoint(spot.names)]
    told = {place for place in chosen if any(box.first <= place < box.last for box in boxes)}
    if not told:
        return chosen
    rest = [place for place in chosen if place not in told]
    return rest if rest and rest[0] < min(told) else chosen
