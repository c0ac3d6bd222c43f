"""What can be told of a block without understanding it: its size, links, place, and the names around it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from math import log1p

import numpy as np
from numpy.typing import NDArray

from spiders.reading.blocks.walk import Block, Spot, Walk
from spiders.reading.tree.junk import is_named_junk

Figures = NDArray[np.float32]
Weights = Mapping[str, float]
TAGS = {
    tag: code
    for code, tags in enumerate((
        ("p",), ("h1",), ("h2",), ("h3",), ("h4", "h5", "h6"), ("li",), ("blockquote", "pre"),
        ("td", "th", "tr", "table"), ("dt", "dd", "dl"), ("figcaption", "figure", "caption"), ("div",),
        ("section", "article", "main", "body", "center"),
    ))
    for tag in tags
}  # fmt: skip
OTHER = 12
AROUND = ("article", "main", "aside", "header", "footer", "form", "table", "li", "figure", "blockquote")
LOOKED_AT = 600  # characters of a block whose words are counted
LABEL = 15  # words of a line that may be a label
AUTHOR = 12  # words of a line among which one looks for the author
LEVELS = 3
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|\w+")
_STOP = re.compile(r"[.,;:!?…。，、；：！？،؛؟۔।]")
_END = re.compile(r"[.!?…。！？؟۔।][\"'”’»)）」』\]]*$")
_LEAVES = frozenset(("p", "li", "h1", "h2", "h3", "h4", "blockquote", "pre"))

TEXT = (
    "size", "words", "linked", "links", "strong", "stops", "ends", "colon", "digits", "capitals", "small",
    "copyright", "of title", "title in it", "is title", "described", "said", "broken", "label", "worst label",
    "mail", "address", "author",
)  # fmt: skip
PLACE = ("depth", "in top", "levels from top", "place in top", "place", "depth below top")
SPOT = (
    "tag", "tag above", "hidden", "names", "names above", "names two above", "worst name", "best name",
    "all names", "junk", "in junk", *(f"in {tag}" for tag in AROUND), "pictures",
    *(f"{name} {level} above" for level in range(LEVELS + 1)
      for name in ("share", "chars", "density", "lines", "long")),
)  # fmt: skip
OWN = (*TEXT, *PLACE, *SPOT)


def words_of(text: str) -> list[str]:
    """The words of a text, lowered; of a script without spaces its characters."""
    return _WORD.findall(text.lower())


@dataclass(frozen=True, slots=True)
class Context:
    """What a page says of its article elsewhere than in its text, as words."""

    title: str = ""
    described: str = ""
    said: str = ""
    author: str = ""

    @classmethod
    def of(cls, title: str, described: str, said: str, author: str) -> Context:
        """The context of a page: title, description, ``articleBody`` of its JSON-LD, names of authors."""
        return cls(*(" ".join(words_of(text)) for text in (title, described, said, author)))


@dataclass(frozen=True, slots=True)
class Lexica:
    """What words are worth, above 0 for the article: in the names of elements, and in short lines."""

    names: Weights
    labels: Weights


def own_traits(walk: Walk, context: Context, lexica: Lexica) -> Figures:
    """One row a block, one column a trait of ``OWN``."""
    spots, top = _spots(walk, lexica.names), _top(walk)
    known = _Known(context, frozenset(context.title.split()), frozenset(context.author.split()))
    rows = [
        [
            *_text(block, known, lexica),
            *_place(block, top, len(walk.blocks)),
            *spots[block.spot.place],
        ]
        for block in walk.blocks
    ]
    return np.array(rows, np.float32).reshape(len(rows), len(OWN))


@dataclass(frozen=True, slots=True)
class _Known:
    context: Context
    title: frozenset[str]
    author: frozenset[str]


def _text(block: Block, known: _Known, lexica: Lexica) -> list[float]:
    text, length, context = block.text[:LOOKED_AT], len(block.text), known.context
    words = words_of(text)
    count, bare = len(words) or 1, " ".join(words)
    titled = len(known.title.intersection(words)) if length < LOOKED_AT / 2 else 0
    return [
        log1p(block.size), log1p(count), block.linked / length, block.links, block.strong / length,
        len(_STOP.findall(text)) / count, bool(_END.search(block.text[-12:])), text[-1] in ":：",
        sum(map(str.isdigit, text)) / len(text), sum(map(str.isupper, text)) / len(text),
        text[0].islower(), "©" in text or "copyright" in bare[:40],
        titled / count, titled / (len(known.title) or 1), bool(bare) and bare == context.title,
        bool(bare) and bare[:60] in context.described, bare[:200] in context.said if context.said else -1,
        block.broken, *_worth(words, lexica), "@" in text, "http" in text or "www." in text,
        len(known.author.intersection(words[:AUTHOR])) / (len(known.author) or 1),
    ]  # fmt: skip


def _worth(words: list[str], lexica: Lexica) -> tuple[float, float]:
    """What the words of a short line are worth on average and at worst."""
    if len(words) > LABEL:
        return 0.0, 0.0
    weighed = [lexica.labels.get(word, 0.0) for word in words]
    return sum(weighed) / (len(words) or 1), min(weighed, default=0.0)


def _place(block: Block, top: Spot, count: int) -> list[float]:
    levels, shared = 0, top
    while shared.above is not None and not shared.first <= block.place < shared.last:
        levels, shared = levels + 1, shared.above
    return [
        block.spot.depth, top.first <= block.place < top.last, levels,
        (block.place - top.first) / (top.last - top.first or 1), block.place / count,
        block.spot.depth - top.depth,
    ]  # fmt: skip


def _top(walk: Walk) -> Spot:
    """The element that holds the most sentences right within it, those further down for less.

    The idea is Arc90's Readability: https://github.com/mozilla/readability
    """
    score: dict[int, float] = {}
    for block in walk.blocks:
        if block.size < 25 or block.spot.hidden:
            continue
        worth = 1 + len(_STOP.findall(block.text[:LOOKED_AT])) + min(block.size / 100, 5)
        worth *= 1 - block.linked / len(block.text)
        spot: Spot | None = block.spot
        if spot and spot.tag in _LEAVES:
            spot = spot.above or spot
        for share in (1, 2, 4):
            if spot is not None:
                score[spot.place] = score.get(spot.place, 0) + worth / share
                spot = spot.above
    return walk.spots[max(score, key=score.__getitem__) if score else 0]


def _spots(walk: Walk, names: Weights) -> list[list[float]]:
    """For every spot what its blocks share."""
    whole = sum(block.size for block in walk.blocks) or 1
    named: list[tuple[float, ...]] = []
    around: list[list[int]] = []
    figures: list[list[float]] = []
    rows: list[list[float]] = []
    for spot in walk.spots:
        above = spot.above
        named.append(_named(spot, names, named[above.place] if above else (0.0,) * 8))
        around.append(_around(spot, around[above.place] if above else [0] * len(AROUND)))
        figures.append(_figures(spot, whole))
        row: list[float] = [
            TAGS.get(spot.tag, OTHER),
            TAGS.get(above.tag, OTHER) if above else OTHER,
            spot.hidden,
        ]
        row += [*named[-1], *around[-1], spot.pictures]
        one: Spot | None = spot
        for _ in range(LEVELS + 1):
            row += figures[one.place] if one else [0.0] * 5
            one = one.above if one else None
        rows.append(row)
    return rows


def _named(spot: Spot, names: Weights, above: tuple[float, ...]) -> tuple[float, ...]:
    """What the names of an element and of those around it are worth, and whether one says junk."""
    found = [names[name] for name in spot.names if name in names]
    own, junk = sum(found), bool(spot.names) and is_named_junk(spot.element)
    return (
        own, above[0], above[1], min(*found, above[3], 0.0), max(*found, above[4], 0.0), own + above[5], junk,
        junk + above[7],
    )  # fmt: skip


def _around(spot: Spot, above: list[int]) -> list[int]:
    tag = "main" if spot.element.get("role") == "main" else spot.tag
    if tag not in AROUND:
        return above
    return [flag + (tag == name) for flag, name in zip(above, AROUND, strict=True)]


def _figures(spot: Spot, whole: int) -> list[float]:
    return [
        spot.chars / whole, log1p(spot.chars), spot.linked / (spot.chars or 1), log1p(spot.lines),
        spot.long / (spot.lines or 1),
    ]  # fmt: skip
