"""Which blocks of a page are read as its article, by how likely each of them is of one."""

from __future__ import annotations

import re
from itertools import zip_longest

import numpy as np

from spiders.reading.blocks.runs import in_runs
from spiders.reading.blocks.traits import Context, Figures, words_of
from spiders.reading.blocks.walk import Block, Spot, Walk
from spiders.reading.tree.jsonld import texts_of
from spiders.reading.tree.junk import is_hidden
from spiders.reading.tree.page import Page

# F1 is best where the bound is half of it (Lipton et al., "Optimal thresholding of classifiers to maximize
# F1 measure", 2014). On sites that they never saw, half of what the forests call 0.42 is of the article.
LIKELY = 0.42
MOST_UNSEEN = 0.3  # of a text is in paragraphs that nobody sees; more is what a script opens
CODE = ("pre", "code")
_ADDRESS = re.compile(r"https?://\S+", re.I)
_DATA = re.compile(r"""[\[{]+\s*"[\w@$.-]{1,60}"\s*:.*[\]}][;,]?""")


def context_of(page: Page, title: str) -> Context:
    """What a page of this title says of its article elsewhere than in its text."""
    authors = [*texts_of(page.article.get("author")), *page.all_said("author", "article:author")]
    return Context.of(title, page.description, page.article_body, " ".join(authors))


def walk_of(page: Page) -> Walk:
    """The blocks of a page's body."""
    return Walk(next(page.tree.iter("body"), page.tree))


def whole_tables(walk: Walk, likely: Figures) -> Figures:
    """The probabilities of blocks, where those of one table are the same: a table is read as a whole, and
    with the paragraphs around it where it leads nowhere."""
    tables = [spot for spot in walk.spots if spot.tag == "table"]
    settled = likely.copy() if tables else likely
    for spot, below in zip_longest(tables, tables[1:]):
        lays_out = below is not None and below.first < spot.last  # around others: it holds a page together
        blocks = walk.blocks[spot.first : spot.last]
        rows = sum(block.spot.tag == "tr" for block in blocks)
        if not lays_out and rows > len(blocks) / 2:
            sizes = [block.size for block in blocks]
            own = float(np.average(likely[spot.first : spot.last], weights=sizes))
            linked = any(block.links for block in blocks)
            settled[spot.first : spot.last] = own if linked else max(own, _around(spot, likely))
    return settled


def _around(spot: Spot, likely: Figures) -> float:
    """The lesser probability of the two blocks beside an element, where both are of the element around it."""
    around = spot.above
    if around is None or not around.first < spot.first < spot.last < around.last:
        return 0.0
    return float(min(likely[spot.first - 1], likely[spot.last]))


def chosen_of(walk: Walk, context: Context, likely: Figures) -> list[int]:
    """The places of the blocks that are likely of the article, its title and bare addresses apart."""
    chosen = [
        int(place)
        for place in np.flatnonzero(in_runs(likely, np.array([block.size for block in walk.blocks]), LIKELY))
        if " ".join(words_of(walk.blocks[place].text)) != context.title
        and not _is_for_scripts(walk.blocks[place])
    ]
    unseen = {place for place in chosen if _is_unseen(walk.blocks[place].spot)}
    most = MOST_UNSEEN * sum(walk.blocks[place].size for place in chosen)
    if unseen and sum(walk.blocks[place].size for place in unseen) < most:
        return [place for place in chosen if place not in unseen]
    return chosen


def _is_unseen(spot: Spot) -> bool:
    """Whether a paragraph is hidden by itself, and not the part of the page around it."""
    return spot.hidden and spot.tag == "p" and is_hidden(spot.element)


def _is_for_scripts(block: Block) -> bool:
    """Whether a line is but what a script was to take: data, or an address that leads nowhere."""
    if block.linked or block.spot.tag in CODE:
        return False
    return _ADDRESS.fullmatch(block.text) is not None or _DATA.fullmatch(block.text) is not None
