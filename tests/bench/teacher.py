"""What other readers take for the article of a page, and a forest that hears them all.

No reader is always right, but where they agree they nearly are: a forest that hears their votes beside the
traits of the blocks says, of pages that nobody labelled, what is likely. From that the model learns more
sites than there are labels for; the readers are needed for growing it only.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable

import numpy as np
from lxml.html import fromstring
from numpy.typing import NDArray

from spiders.reading.blocks.traits import words_of
from spiders.reading.blocks.walk import Walk
from tests.bench.sets import Known
from tests.bench.shingles import SIZE

Figures = NDArray[np.float32]
# Characters of a page that other readers are asked about. A limit of time would silence them on a busy
# machine, and the same pages teach another model.
LARGEST = 2_000_000
SURE, FALSE = 0.97, 0.03
SHORTEST_SNIPPET, LONGEST_LINE = 12, 400


def _trafilatura(html: str, **how: bool) -> str:
    from trafilatura import extract

    return extract(html, include_comments=False, **how) or ""


def _readability(html: str) -> str:
    from readability import Document

    return "\n".join(fromstring(Document(html).summary()).itertext())


def _resiliparse(html: str) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    return extract_plain_text(html, main_content=True, links=False, form_fields=False, alt_texts=False)


READERS: tuple[Callable[[str], str], ...] = (
    lambda html: _trafilatura(html, favor_precision=True), _trafilatura, _readability, _resiliparse,
)  # fmt: skip


def votes(walk: Walk, html: str) -> Figures:
    """For each block and reader how much of the block it took, -1 where it failed; then their mean, and
    that of the blocks around."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        columns = [_taken(walk, _read(reader, html)) for reader in READERS]
    own = np.column_stack(columns)
    mean = np.where(own < 0, 0, own).sum(axis=1) / np.maximum((own >= 0).sum(axis=1), 1)
    padded = np.pad(mean, 2)
    near = [padded[2 + by : 2 + by + len(mean)] for by in (-2, -1, 1, 2)]
    return np.column_stack([own, mean, *near]).astype(np.float32)


def _read(reader: Callable[[str], str], html: str) -> str | None:
    if len(html) > LARGEST:
        return None
    try:
        return reader(html)
    except Exception:  # noqa: BLE001  (whatever another reader fails with: it says nothing of this page)
        return None


def _taken(walk: Walk, text: str | None) -> Figures:
    if text is None:
        return np.full(len(walk.blocks), -1, np.float32)
    words = words_of(text)
    shingles = {tuple(words[at : at + SIZE]) for at in range(len(words) - SIZE + 1)}
    lines = {" ".join(words_of(line)) for line in text.split("\n")}
    return np.array([_share(words_of(block.text), shingles, lines) for block in walk.blocks], np.float32)


def _share(words: list[str], shingles: set[tuple[str, ...]], lines: set[str]) -> float:
    if len(words) <= SIZE:
        return float(" ".join(words) in lines)
    own = [tuple(words[at : at + SIZE]) for at in range(len(words) - SIZE + 1)]
    return sum(shingle in shingles for shingle in own) / len(own)


def corrected(page: Known, texts: list[str], likely: Figures) -> Figures:
    """What is likely of a page's blocks, set right by the snippets that are known of it."""
    known = page.more or {}
    good = [snippet for snippet in known.get("with") or () if len(snippet) > SHORTEST_SNIPPET]
    bad = [snippet for snippet in known.get("without") or () if len(snippet) > SHORTEST_SNIPPET / 2]
    fixed = likely.copy()
    for place, text in enumerate(texts):
        if any(snippet in text for snippet in good):
            fixed[place] = max(fixed[place], SURE)
        elif len(text) < LONGEST_LINE and any(snippet in text for snippet in bad):
            fixed[place] = min(fixed[place], FALSE)
    return fixed
