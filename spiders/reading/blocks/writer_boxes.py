"""What a box below an article tells of its writer: no part of the text, which may be shorter than it."""

from __future__ import annotations

from spiders.reading.blocks.walk import Walk

# Names that themes and plugins give to such boxes and to what is told in them.
BOXES = frozenset((
    "about-author", "about-the-author", "author-about", "author-bio", "author-bio-content",
    "author-box", "author-box-content", "author-description", "author-desc", "author-info-box", "author__bio",
    "author_bio", "authorbox", "article-author-bio", "entry-author-bio", "post-author-bio", "post-author-box",
    "post-author-description", "saboxplugin-desc", "saboxplugin-wrap", "author-biography",
    "wp-block-post-author-biography",
    "wp-block-post-author__bio",
))  # fmt: skip


def without_writers(walk: Walk, chosen: list[int]) -> list[int]:
    """The places of the chosen blocks without those in boxes about the writer, if a text stands before."""
    boxes = [spot for spot in walk.spots if not BOXES.isdisjoint(spot.names)]
    told = {place for place in chosen if any(box.first <= place < box.last for box in boxes)}
    if not told:
        return chosen
    rest = [place for place in chosen if place not in told]
    return rest if rest and rest[0] < min(told) else chosen
