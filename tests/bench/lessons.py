"""Pages to learn from: which of their blocks are the article, and what the words on them are worth."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import log
from typing import Any

import numpy as np
from numpy.typing import NDArray

from spiders.faults import NotAnArticle
from spiders.reading.blocks.around import column, traits
from spiders.reading.blocks.chosen import context_of, walk_of
from spiders.reading.blocks.traits import LABEL, Context, Lexica, words_of
from spiders.reading.blocks.verdict import LEXICA
from spiders.reading.blocks.walk import Spot, Walk
from spiders.reading.charsets.charset import decode
from spiders.reading.fields.titles import title_of
from spiders.reading.tree.markup import parse
from spiders.reading.tree.page import page_of
from tests.bench.sets import HOME, JUDGED, LEARNED, UNLABELLED, Known
from tests.bench.teacher import corrected, votes
from tests.bench.truth import truth

Figures = NDArray[np.float32]
Shares = dict[str, float]
PARTS = 3
LEAST = 100  # characters of an article that is learned from
LONGEST = 1_500_000  # bytes of a page that is learned from
PRIOR, SMOOTH = 0.4, 2.0  # the share of words that are of the article, and how many sites it weighs
LEAST_SITES = {"names": 4, "labels": 6}  # on which a word must stand
LEAST_WEIGHT = 0.2
TAUGHT = 0.7  # what a page that only the teacher labelled weighs beside one that a person did


@dataclass(slots=True)
class Lesson:
    """A page and how likely each of its blocks is of the article; the rest says of how
    much that stands with a word that is so."""

    page: Known
    true: Figures
    names: Shares
    labels: Shares

    @property
    def part(self) -> int:
        """Of which part of the sites it is."""
        return zlib.crc32(self.page.site.encode()) % PARTS


@dataclass(slots=True)
class Rows:
    """A page's blocks as rows of traits, with what is true of them and what they weigh."""

    lesson: Lesson
    table: Figures
    weight: Figures
    walk: Walk


def learned() -> list[Known]:
    """The pages whose article is known, of sites that no judged set holds."""
    return [page for page in of_other_sites(LEARNED) if len(page.text) >= LEAST]


def unlabelled() -> list[Known]:
    """The pages that a teacher labels, each once, of sites that no judged set holds."""
    seen: dict[int, Known] = {}
    for page in of_other_sites(UNLABELLED):
        if 0 < page.file.stat().st_size < LONGEST:
            seen.setdefault(hash(page.body), page)
    return list(seen.values())


def of_other_sites(sets: dict[str, Any]) -> Iterable[Known]:
    """The pages of these sets whose site no judged set holds."""
    judged = {page.site for pages in JUDGED.values() for page in pages(HOME)}
    return (page for pages in sets.values() for page in pages(HOME) if page.site not in judged)


def walked(page: Known) -> tuple[Walk, Context] | None:
    """A page's blocks and context; ``None`` where there is nothing to read."""
    try:
        read = page_of(parse(decode(page.body)), page.url)
    except NotAnArticle:
        return None
    walk = walk_of(read)
    return (walk, context_of(read, title_of(read, ())[0])) if walk.blocks else None


def known_lesson(page: Known) -> Lesson | None:
    """What a labelled page teaches; ``None`` where nothing of the article is found on it."""
    found = walked(page)
    return _lesson(page, found[0], truth(found[0], page.text)) if found else None


def taught_lesson(asked: tuple[Known, Figures]) -> Lesson | None:
    """What a page teaches of which a teacher said how likely its blocks are."""
    page, likely = asked
    found = walked(page)
    if found is None or len(found[0].blocks) != len(likely):
        return None
    return _lesson(page, found[0], corrected(page, [block.text for block in found[0].blocks], likely))


def _lesson(page: Known, walk: Walk, true: Figures) -> Lesson | None:
    if not (true >= 0.5).any():
        return None
    return Lesson(page, true, _shares(_named(walk, true)), _shares(_labelled(walk, true)))


def heard(asked: tuple[Known, Lexica]) -> Figures | None:
    """The traits of a page's blocks and what other readers say of them."""
    page, lexica = asked
    found = walked(page)
    if found is None:
        return None
    walk, context = found
    return np.hstack([traits(walk, context, lexica), votes(walk, decode(page.body))])


def _named(walk: Walk, true: Figures) -> Iterable[tuple[str, float, float]]:
    for block, share in zip(walk.blocks, true, strict=True):
        names: set[str] = set()
        spot: Spot | None = block.spot
        while spot is not None and not block.spot.hidden:
            names.update(spot.names)
            spot = spot.above
        size = len(words_of(block.text))
        yield from ((name, size, size * (share >= 0.5)) for name in names)


def _labelled(walk: Walk, true: Figures) -> Iterable[tuple[str, float, float]]:
    for block, share in zip(walk.blocks, true, strict=True):
        words = words_of(block.text)
        if len(words) <= LABEL and not block.spot.hidden:
            yield from ((word, 1.0, float(share >= 0.5)) for word in set(words))


def _shares(said: Iterable[tuple[str, float, float]]) -> Shares:
    """Of how much that stands with a word is of the article."""
    whole: dict[str, float] = defaultdict(float)
    true: dict[str, float] = defaultdict(float)
    for word, size, good in said:
        whole[word] += size
        true[word] += good
    return {word: true[word] / size for word, size in whole.items() if size}


def lexica_of(lessons: list[Lesson]) -> Lexica:
    """What words are worth, as these lessons tell it."""
    return Lexica(*(lexicon(lessons, kind) for kind in LEXICA))


def lexicon(lessons: list[Lesson], kind: str) -> dict[str, float]:
    """The weight of each word that stands on enough sites: log-odds of its share, each site once."""
    sites: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for one in lessons:
        for word, share in getattr(one, kind).items():
            sites[word][one.page.site].append(share)
    return {
        word: weight
        for word, by_site in sorted(sites.items())
        if len(by_site) >= LEAST_SITES[kind]
        and len(word) > 1
        and abs(weight := _weight(by_site)) >= LEAST_WEIGHT
    }


def _weight(by_site: dict[str, list[float]]) -> float:
    total = sum(float(np.mean(shares)) for shares in by_site.values())
    share = min(max((total + SMOOTH * PRIOR) / (len(by_site) + SMOOTH), 0.01), 0.99)
    return round(log(share / (1 - share)) - log(PRIOR / (1 - PRIOR)), 2)


def rows_of(asked: tuple[Lesson, Lexica]) -> Rows:
    """A lesson's blocks as rows, with the words that other sites taught."""
    lesson, lexica = asked
    found = walked(lesson.page)
    assert found is not None
    table = traits(*found, lexica)
    return Rows(lesson, table, _weights(lesson, table), _bare(found[0]))


def _weights(lesson: Lesson, table: Figures) -> Figures:
    """Words of a block; of a page their root, so that long pages do not outweigh all others. The title is
    told apart elsewhere, and what a teacher is not sure of weighs little."""
    words = np.expm1(column(table, "words")) + 1
    weight = words / words.sum() * min(words.sum(), 2000) ** 0.5 * 10
    if not lesson.page.text:
        weight *= TAUGHT * np.abs(2 * lesson.true - 1)
    return np.where(column(table, "is title") > 0, 0, weight)


def _bare(walk: Walk) -> Walk:
    """A walk without its elements and texts, which need not leave their process."""
    for spot in walk.spots:
        spot.element = None
    for block in walk.blocks:
        block.text = ""
    return walk
