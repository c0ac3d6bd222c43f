"""``make model``: learns what words of short lines weigh (``pipelines/asides.tsv``), and says how well lines
are told that were held back.

What is beside a text is learned from the rows of ``pipelines/residue.tsv`` and from ``lines/residue.tsv``;
what is of one from the project's own articles, whole and in pieces, and from ``lines/text.tsv``: headings,
calls and items that resemble residue. Every line is the project's own writing. Nothing hangs on the clock:
the same lines give the same weights, to the letter.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from pipelines import asides
from pipelines.asides import BIAS, COLUMNS, LONGEST, UNKNOWN, features_of, unknown, words_of
from pipelines.residue import COLUMNS as RESIDUE_COLUMNS
from pipelines.residue import RESIDUE, kind_of, table
from pipelines.weights import write_whole
from storage.table import rows

HOUSE = Path(__file__).parents[2]
LINES = Path(__file__).with_name("lines")
LONGEST_LINE = 160
OWN, WHOLE, PIECE = 2.0, 1.0, 0.5  # what a line counts that was written for it, that is whole, that is a part
KEPT = 12_000  # words and pairs of words that are worth a row
LEAST = 2  # lines in which one stands
HOLD, STEPS = 1.0, 200
PARTS = 4  # of which one is held back at a time
_SENTENCES = re.compile(r"(?<=[.!?。！？؟۔])\s+|(?<=[。！？])")
_PIECES = re.compile(r"\s*[,،，、;；:：()«»“”\"—–]\s*")
Figures = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A line, whether it is beside a text, what it counts, and whether it was written for this."""

    line: str
    beside: bool
    counts: float
    own: bool = False

    @property
    def part(self) -> int:
        """Lines of the same words, however they are ordered or end, are of one part."""
        return crc32(" ".join(sorted({word[:4] for word in words_of(self.line)})).encode()) % PARTS


def main() -> None:
    """Say how lines that were held back are told, then learn from all and write the weights down."""
    known = lessons()
    for least, found, lost in held_back(known):
        print(f"from {least} on: {found:.1%} of unknown residue, {lost:.2%} of text", file=sys.stderr)
    weights = learned(known)
    said = [f"{feature}\t{weight:.2f}" for feature, weight in sorted(weights.items())]
    write_whole("\n".join(["\t".join(COLUMNS), *said]) + "\n", asides.WEIGHTS)


def lessons() -> list[Lesson]:
    """All lines that are learned from."""
    residue = [
        Lesson(text.replace("#", "3"), True, PIECE if kind == "start" else WHOLE)
        for _, (_, kind, text, _) in rows(RESIDUE, RESIDUE_COLUMNS, empty=("seen",))
        if kind in ("line", "list", "start")
    ]
    own = [Lesson(line, True, OWN, True) for _, (_, _, line) in rows(LINES / "residue.tsv", OWN_COLUMNS)]
    resembling = [Lesson(line, False, OWN, True) for _, (_, line) in rows(LINES / "text.tsv", TEXT_COLUMNS)]
    return [*residue, *own, *resembling, *_told()]


OWN_COLUMNS, TEXT_COLUMNS = ("language", "kind", "line"), ("language", "line")


def _told() -> Iterator[Lesson]:
    """Sentences of the project's own articles, and what of them could be a heading."""
    chance = random.Random(1)
    for text in _articles():
        for sentence in filter(None, _SENTENCES.split(text)):
            if len(sentence) <= LONGEST_LINE:
                yield Lesson(sentence, False, WHOLE)
            for piece in _PIECES.split(sentence):
                if part := _part(piece.strip(" .۔。!?"), chance):
                    yield Lesson(part, False, PIECE)


def _articles() -> Iterator[str]:
    for file in sorted((HOUSE / "pipelines/taxonomy/examples").glob("*.jsonl")):
        for row in map(json.loads, file.read_text("utf-8").splitlines()):
            yield from (row["title"], row["text"])
    for file in sorted((HOUSE / "tests/pages").glob("*/expected.json")):
        yield from json.loads(file.read_text("utf-8"))["expected"].get("text", [])


def _part(piece: str, chance: random.Random) -> str:
    """Some words of a piece, mostly with a capital; a Chinese piece whole."""
    words = piece.split()
    if len(words) < 2:
        return piece if 2 < len(piece) <= 16 and piece >= "\u3040" else ""
    size = chance.randint(1, 6)
    begun = chance.randrange(max(1, len(words) - size + 1))
    part = " ".join(words[begun : begun + size])
    return part[0].upper() + part[1:] if chance.random() < 0.7 else part


def learned(known: list[Lesson]) -> dict[str, float]:
    """The weights: first of all features, then of those worth most, with what is unknown beside them."""
    words = [words_of(one.line) for one in known]
    found = [features_of(one.line, said) for one, said in zip(known, words, strict=True)]
    times = Counter(feature for features in found for feature in features)
    kept = {feature for feature, count in times.items() if count >= LEAST}
    for _ in range(2):
        heard = [sorted({*(f & kept), unknown(w, kept)}) for f, w in zip(found, words, strict=True)]
        weights = _fitted(known, heard, sorted({*kept, *(f"_unknown {name}" for name in UNKNOWN)}))
        worth = sorted(kept, key=lambda name: (-abs(weights[name]) * times[name] ** 0.5, name))
        kept = {*worth[:KEPT], *(name for name in kept if name.startswith("_"))}
    return weights


def _fitted(known: list[Lesson], heard: list[list[str]], names: list[str]) -> dict[str, float]:
    """A logistic regression, by accelerated steps down its slope, each weight as far as it is steep."""
    place = {name: number for number, name in enumerate(names)}
    sizes = np.array([len(features) for features in heard])
    columns = np.array([place[feature] for features in heard for feature in features])
    lines = np.repeat(np.arange(len(heard)), sizes)
    wanted, counts = np.array([one.beside for one in known]), np.array([one.counts for one in known])
    steep = np.bincount(columns, (counts / 4)[lines], len(names)) * sizes.mean() + HOLD
    bias_steep = counts.sum() / 4 * sizes.mean()
    old = ahead = np.zeros(len(names) + 1)
    pace = 1.0
    for _ in range(STEPS):
        sums = np.bincount(lines, ahead[columns], len(heard)) + ahead[-1]
        wrong = (1 / (1 + np.exp(-sums)) - wanted) * counts
        slope = np.append(np.bincount(columns, wrong[lines], len(names)) + HOLD * ahead[:-1], wrong.sum())
        new = ahead - slope / np.append(steep, bias_steep)
        pace = 1.0 if slope @ (new - old) > 0 else pace
        next_pace = (1 + (1 + 4 * pace * pace) ** 0.5) / 2
        ahead, old, pace = new + (pace - 1) / next_pace * (new - old), new, next_pace
    return {**dict(zip(names, map(float, old), strict=False)), BIAS: float(old[-1])}


def held_back(known: list[Lesson]) -> Iterator[tuple[float, float, float]]:
    """Of lines held back: how much is found of the residue that no table knows, and how much text is lost."""
    told: list[tuple[bool, float]] = []
    for part in range(PARTS):
        weights = learned([one for one in known if one.part != part])
        asked = [one for one in known if one.part == part and _is_asked(one)]
        told += [(one.beside, _weight(one.line, weights)) for one in asked]
    beside, text = ([weight for true, weight in told if true is which] for which in (True, False))
    for least in np.arange(1.0, 4.1, 0.25):
        yield float(least), float(np.mean(np.array(beside) > least)), float(np.mean(np.array(text) > least))


def _is_asked(lesson: Lesson) -> bool:
    line = lesson.line
    return lesson.own and len(line) <= LONGEST and line[-1] not in ":：" and not kind_of(line, table())


def _weight(line: str, weights: dict[str, float]) -> float:
    words = words_of(line)
    features = {*features_of(line, words), unknown(words, weights), BIAS}
    return sum(weights.get(feature, 0.0) for feature in features)


if __name__ == "__main__":
    main()
