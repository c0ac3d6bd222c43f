"""The chosen blocks of a page as one text, with the pictures and links that stand among them."""

from __future__ import annotations

from lxml.html import HtmlElement

from spiders.reading.blocks.walk import Spot, Walk
from spiders.reading.text.body import Body
from spiders.reading.text.elements import body_of

FRAMES, LONGEST_FRAME = 4, 500  # elements from a caption up to that of its picture, characters of them


def gathered(walk: Walk, chosen: list[int], drop: set[HtmlElement]) -> Body:
    """The blocks that are likely of the article, read within the least element that holds them all."""
    if not chosen:
        return Body()
    root = walk.blocks[chosen[0]].spot
    while not (root.first <= chosen[0] and chosen[-1] < root.last):
        assert root.above is not None  # the body holds all
        root = root.above
    kept = set(chosen)
    captions = (spot for spot in walk.spots if "caption" in spot.names or spot.tag == "figcaption")
    frames = {one.element for spot in captions for one in _frame_of(spot)}
    idle = {spot.element for spot in walk.spots if _is_idle(spot, kept)} - frames
    wanted = {walk.blocks[place].text for place in chosen}
    unwanted = {block.text for block in walk.blocks[root.first : root.last]} - wanted
    body = body_of([root.element], drop | idle, unwanted=unwanted)
    body.say_once()
    return body


def _is_idle(spot: Spot, kept: set[int]) -> bool:
    """Whether an element says something, and nothing of it is kept; a caption is its picture's affair."""
    if spot.first == spot.last or spot.tag in ("figure", "figcaption"):
        return False
    return kept.isdisjoint(range(spot.first, spot.last))


def _frame_of(caption: Spot) -> list[Spot]:
    """What is named a caption, and the elements around it that hold its picture and little else; none where
    they lead away."""
    frame: list[Spot] = []
    spot: Spot | None = caption
    while spot is not None and len(frame) < FRAMES and not spot.linked and spot.chars <= LONGEST_FRAME:
        frame.append(spot)
        spot = spot.above
    return frame if any(next(one.element.iter("img"), None) is not None for one in frame) else []
