"""Signs by which a page that lists others is told from an article, where it does not say so itself.

Each sign is a figure, and ``signs.tsv`` holds what it weighs; ``make model`` learns the weights anew.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import chain
from math import log1p
from operator import attrgetter
from pathlib import Path
from urllib.parse import unquote, urlsplit

from spiders.reading.blocks.traits import Figures
from spiders.reading.blocks.walk import Block, Walk, size_of
from spiders.reading.kinds.lists import DAY, ITEMS, SLUG_WORDS, TYPES, is_lists, named_by
from spiders.reading.kinds.phrases import phrases
from spiders.reading.tree.element_names import whole_names
from spiders.reading.tree.page import Page
from storage.table import rows

WEIGHTS = Path(__file__).with_name("signs.tsv")
BOUND = 0.9  # of the sum of what the signs weigh: of a thousand articles one or two are above it
LINKED = 0.8  # of whose text links make up
HEADLINE, TEASER, LONG = 25, 60, 150  # letters
GAP = 2  # blocks apart at which paragraphs still follow one another
MOST_WORDS, LONGEST_TITLE = 12, 100
UNKNOWN_WORDS = 4  # of an address that nobody knows: speaks neither for nor against
FEW_WORDS, SHORT_TITLE = 5, 24  # words and letters of a title that names a section

_SHELF, _STORY = whole_names("shelf"), whole_names("story")
# Of a short title that names a section, a front or an archive.
_SECTIONS = frozenset(word for word, _ in phrases("word of a short title"))
_PHRASES = phrases("short title")
_NAMES = _SHELF | _STORY
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d{4}")
_NUMBERED = re.compile(r"=\d{4,}(?:&|$)")

Signs = dict[str, float]


def is_list(page: Page, title: str, walk: Walk, chosen: list[int], likely: Figures) -> bool:
    """Whether a page lists others, by the sum of what its signs weigh.

    ``chosen`` are the places of the blocks that would be read, ``likely`` tells of each block of the walk how
    likely it is of an article.
    """
    weights, found = _weights(), signs(page, title, walk, chosen, likely)
    return weights["bias"] + sum(weights[sign] * figure for sign, figure in found.items()) > BOUND


@cache
def _weights() -> dict[str, float]:
    return {sign: float(weight) for _, (sign, weight, _) in rows(WEIGHTS, ("sign", "weight", "meaning"))}


def signs(page: Page, title: str, walk: Walk, chosen: list[int], likely: Figures) -> Signs:
    """All signs of a page; a yes is 1, a count the logarithm of one more than it."""
    return _said(page) | _address(page.url) | _title(title) | _blocks(walk, chosen, likely)


def _said(page: Page) -> Signs:
    """What a page says of itself."""
    kind = page.said("og:type").lower()
    return {
        "list by type": float(not page.kinds.isdisjoint(TYPES)),
        "item by type": float(not page.kinds.isdisjoint(ITEMS)),
        "open graph article": float(kind == "article"),
        "open graph website": float(kind in ("website", "blog")),
        "author": float("author" in page.article or bool(page.said("author", "article:author"))),
    }


def _address(url: str) -> Signs:
    parts = urlsplit(url)
    path = unquote(parts.path)
    last = path.rstrip("/").rpartition("/")[2]
    known = "." in parts.netloc
    words = min(MOST_WORDS, len(SLUG_WORDS.findall(named_by(path)))) if known else UNKNOWN_WORDS
    return {
        "list by address": float(is_lists(parts)),
        "words of address": log1p(words),
        "day in address": float(DAY.search(parts.path) is not None),
        "number in address": float(bool(_NUMBER.search(last) or _NUMBERED.search(parts.query))),
    }


def _title(title: str) -> Signs:
    lowered = title.lower()
    words = _WORD.findall(lowered)
    named = len(words) <= FEW_WORDS and not _SECTIONS.isdisjoint(words)
    called = size_of(title) <= SHORT_TITLE and any(phrase in lowered for phrase, _ in _PHRASES)
    return {
        "title": log1p(min(LONGEST_TITLE, size_of(title))),
        "section's title": float(named or called),
    }


def _blocks(walk: Walk, places: list[int], likely: Figures) -> Signs:
    """What the blocks tell: of the page, and of those that would be read as its article."""
    names = _NAMES.intersection(chain.from_iterable(map(attrgetter("names"), walk.spots)))
    chosen = [walk.blocks[place] for place in places]
    size = sum(block.size for block in chosen)
    sure = sum(block.size * float(likely[block.place]) for block in chosen)
    headlines = [block.place for block in walk.blocks if block.size >= HEADLINE and _is_link(block)]
    first, last = (chosen[0].place, chosen[-1].place) if chosen else (-1, len(walk.blocks))
    return {
        "shelf": log1p(len(names & _SHELF)),
        "story": log1p(len(names & _STORY)),
        "sure": sure / max(1, size),
        "long paragraphs": log1p(sum(block.size >= LONG for block in chosen)),
        "paragraph": log1p(size / max(1, len(chosen))),
        "run": log1p(_run(chosen)),
        "headlines between": log1p(sum(first < place < last for place in headlines)),
        "teasers": log1p(_teasers(walk.blocks)),
    }


def _is_link(block: Block) -> bool:
    return block.linked >= LINKED * len(block.text)


def _tells(block: Block) -> bool:
    return block.size >= TEASER and 2 * block.linked < len(block.text)


def _run(chosen: list[Block]) -> int:
    """Letters of the longest run of paragraphs that follow one another."""
    best = run = 0
    before = -GAP
    for block in chosen:
        if _tells(block):
            run = block.size + (run if block.place - before <= GAP else 0)
            before, best = block.place, max(best, run)
    return best


def _teasers(blocks: list[Block]) -> int:
    """How often a headline that is a link comes before a text that is none."""
    count, headed = 0, False
    for block in blocks:
        if block.linked and block.size >= HEADLINE and _is_link(block):
            headed = True
        elif headed and _tells(block):
            count, headed = count + 1, False
    return count
