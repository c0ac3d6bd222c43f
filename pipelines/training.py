"""Weights learned from labelled texts: logistic regression, judged on texts that were kept back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from pipelines.evaluate import Tally
from pipelines.examples import is_relevant, language_said
from pipelines.judge import FEATURES, features, missing
from pipelines.parties import parties_of
from pipelines.places import HOMELANDS, home_of
from pipelines.texts import Read, found_in
from pipelines.weights import PLACES, feature_table, write_whole

Numbers = NDArray[np.float64]
KEPT_BACK = 5  # one text in so many is kept back, by its id
FEW = 20  # texts under which a language is judged with the other small ones
JOINED = (4, 7, 11)  # short texts in a long one that is no cooperation
RELEVANT_JOINED = 3  # … and in one that is
RIDGE = 2.0  # what holds the weights small
STEPS = 25  # of Newton's method; ten suffice
NEAR = 1e-7  # a step after which no other is needed
OTHER = "other"  # the languages of which there are few texts
SURE = 0.97  # the precision below which recall is not bought


class TrainingError(ValueError):
    """The texts are too few, or all of one kind."""


@dataclass(frozen=True, slots=True)
class Case:
    """A text as numbers: whether the gate opens, its features, its label and its language.

    What was ``made`` of other texts teaches, and counts in no figure.
    """

    opens: bool
    values: tuple[float, ...]
    wanted: bool
    language: str
    kept_back: bool
    made: bool


@dataclass(frozen=True, slots=True)
class Scored:
    """The score, 0..1, of a text by weights learned without its language, and what it should be."""

    score: float
    wanted: bool
    made: bool


@dataclass(frozen=True, slots=True)
class Lesson:
    """The weights, and the figures by language and together that they reach on texts kept back.

    ``crossed`` has a language for a key and was judged by weights learned without that language;
    ``scores`` are theirs, of texts at which the gate opens; ``kept_back`` are the texts that no weight
    has seen; ``texts`` counts all.
    """

    weights: dict[str, float]
    crossed: dict[str, Tally]
    kept_back: Tally
    texts: int
    scores: tuple[Scored, ...] = ()


def case_of(
    row: Mapping[str, Any], partaking: Mapping[str, float] | None = None, read: Read = found_in
) -> Case:
    """The numbers of a labelled row; ``partaking`` weighs who takes part, else the weights in use do."""
    language = language_said(row) or "?"
    found = read(row, language)
    home = home_of(row.get("url") or "") or HOMELANDS.get(language)
    parties = parties_of(found, home, partaking)
    values = features(found, parties)
    return Case(
        missing(found, parties) is None,
        tuple(values[name] for name in FEATURES),
        is_relevant(row),
        language,
        _kept_back(row),
        bool(row.get("made")),
    )


def learn(
    rows: Sequence[Mapping[str, Any]], partaking: Mapping[str, float] | None = None, read: Read = found_in
) -> Lesson:
    """Weights from rows; the same rows give the same weights. Raises ``TrainingError``.

    ``partaking`` weighs who takes part; the weights in use do without it. Other lessons ``read`` the rows
    as well, but not those made of several.
    """
    cases = [case_of(row, partaking, read) for row in [*rows, *untitled(rows)]]
    cases += [case_of(row, partaking) for row in longer(rows)]
    taught = [case for case in cases if not case.kept_back]
    if len({case.wanted for case in taught if case.opens}) < 2:
        raise TrainingError("too few texts: both of health cooperation and of other things are needed")
    crossed, scores, shift = _crossed(taught)
    weights = fitted(taught)
    weights[0] -= shift
    weights = np.round(weights, PLACES)
    kept_back = _tally([case for case in cases if case.kept_back], weights)
    return Lesson(dict(zip(FEATURES, weights.tolist(), strict=True)), crossed, kept_back, len(rows), scores)


def untitled(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The texts without titles, which then begin the text: pages give no title at times."""
    return [
        {
            **row,
            "title": "",
            "text": f"{row['title']}. {row['text']}",
            "made": True,
            "kept_back": _kept_back(row),
        }
        for row in rows
        if row.get("title")
    ]


def longer(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Articles of ordinary length, made of short texts of one language and one kind, one after another.

    A long article names many things that have nothing to do with one another; short texts do not show it.
    """
    groups: dict[tuple[str, bool, bool], list[Mapping[str, Any]]] = {}
    for row in rows:
        key = (language_said(row) or "?", is_relevant(row), _kept_back(row))
        groups.setdefault(key, []).append(row)
    return [
        _joined(group, first, relevant, kept)
        for (_, relevant, kept), group in groups.items()
        for first in range(len(group) if len(group) >= min(JOINED) else 0)
    ]


def _joined(group: Sequence[Mapping[str, Any]], first: int, relevant: bool, kept: bool) -> dict[str, Any]:
    count = JOINED[first % len(JOINED)] if not relevant else RELEVANT_JOINED
    parts = [group[(first + step) % len(group)] for step in range(min(count, len(group)))]
    text = "\n".join(str(part["text"]) for part in parts)
    return {**parts[0], "text": text, "made": True, "kept_back": kept}


def _kept_back(row: Mapping[str, Any]) -> bool:
    said = row.get("kept_back")
    return bool(crc32(_name(row)) % KEPT_BACK == 0 if said is None else said)


def _name(row: Mapping[str, Any]) -> bytes:
    return str(row.get("id") or row.get("title") or row["text"]).encode()


def _crossed(cases: Sequence[Case]) -> tuple[dict[str, Tally], tuple[Scored, ...], float]:
    """Figures and scores of each language by weights learned on the others, and the bar that served best."""
    groups = groups_of(cases)
    folds: dict[str, tuple[list[Case], Numbers]] = {}
    for group in sorted(set(groups.values())):
        others = [case for case in cases if groups[case.language] != group]
        folds[group] = (
            [case for case in cases if groups[case.language] == group],
            fitted(others or list(cases)),
        )
    judged = [(_sum(case, w), case) for own, w in folds.values() for case in own if case.opens]
    shift = bar_of([(value, case.wanted) for value, case in judged])
    scores = tuple(Scored(_score(value - shift), case.wanted, case.made) for value, case in judged)
    tallies = {}
    for group, (own, weights) in folds.items():
        shifted = weights.copy()
        shifted[0] -= shift
        tallies[group] = _tally(own, shifted)
    return tallies, scores, shift


def _score(value: float) -> float:
    return 1.0 / (1.0 + exp(-max(-30.0, min(value, 30.0))))


def groups_of(cases: Sequence[Case]) -> dict[str, str]:
    """The name under which each language is judged: its own, or that of the small ones together."""
    counts = Counter(case.language for case in cases)
    return {name: name if counts[name] >= FEW else OTHER for name in sorted(counts)}


def fitted(cases: Sequence[Case]) -> Numbers:
    """The weights of a logistic regression over the features; the bias is held by nothing."""
    known = [case for case in cases if case.opens or not case.wanted]
    values = np.array([case.values for case in known])
    wanted = np.array([case.wanted for case in known], dtype=np.float64)
    return logistic(values, wanted, RIDGE)


def logistic(values: Numbers, wanted: Numbers, hold: float) -> Numbers:
    """Weights by Newton's method, one a column; ``hold`` keeps all small but that of the first, the bias."""
    ridge = np.diag([0.0, *[hold] * (values.shape[1] - 1)])
    weights = np.zeros(values.shape[1])
    for _ in range(STEPS):
        likely = 1.0 / (1.0 + np.exp(-np.clip(values @ weights, -30, 30)))
        slope = values.T @ (likely - wanted) + ridge @ weights
        bend = (values * (likely * (1 - likely))[:, None]).T @ values + ridge
        step = np.linalg.solve(bend + 1e-9 * np.eye(len(weights)), slope)
        weights = weights - step
        if np.abs(step).max() < NEAR:
            break
    return weights


def _sum(case: Case, weights: Numbers) -> float:
    return float(np.dot(case.values, weights))


def bar_of(judged: Sequence[tuple[float, bool]]) -> float:
    """The sum from which a text is relevant: the best F1 of those whose precision is sure."""
    best = (0.0, 0.0)
    for bar in sorted({round(value, 1) for value, _ in judged}):
        tally = Tally()
        for value, wanted in judged:
            count(tally, value >= bar, wanted)
        if tally.precision >= SURE and tally.f1 > best[0]:
            best = (tally.f1, bar)
    return best[1]


def _tally(cases: Sequence[Case], weights: Numbers) -> Tally:
    tally = Tally()
    for case in cases:
        if case.made:
            continue
        count(tally, case.opens and _sum(case, weights) >= 0, case.wanted)
    return tally


def count(tally: Tally, found: bool, wanted: bool) -> None:
    """Count one text."""
    tally.add({"relevant"} if found else set(), {"relevant"} if wanted else set())


def table(lesson: Lesson) -> str:
    """The lesson as the table ``weights.tsv``: the weights, and under them the figures as remarks."""
    remarks = [f"learned from {lesson.texts} texts; {_figures('kept back', lesson.kept_back)}"]
    remarks += [_figures(f"without {name}", tally) for name, tally in lesson.crossed.items()]
    return feature_table(lesson.weights, FEATURES, remarks)


def _figures(name: str, tally: Tally) -> str:
    return f"{name}: precision {tally.precision:.3f}, recall {tally.recall:.3f}, F1 {tally.f1:.3f}"


def write(lesson: Lesson, file: Path) -> None:
    """Write the table; the old one stays until the new one is whole."""
    write_whole(table(lesson), file)
