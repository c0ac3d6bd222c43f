"""What the features of topics weigh, learned from the labelled texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipelines.evaluate import Tally
from pipelines.examples import is_relevant, language_said
from pipelines.findings import findings
from pipelines.parts import parts_of
from pipelines.topics import BIAS, WEIGHT_COLUMNS, features, values_of
from pipelines.vocabulary import vocabulary

Numbers = NDArray[np.float64]
TOPIC_WEIGHTS = "topic-weights.tsv"
RIDGE, BIAS_RIDGE = 10.0, 0.01  # what holds the weights small
STEPS = 25
LENIENT = 0.5  # added to the bias: a topic too many costs less than one too few, as F1 counts
PLACES = 2
BESIDE_EACH = ((3,), (5, 11))  # steps to the texts that are joined to each: long articles have more topics
Cases = tuple[list[dict[str, dict[str, float]]], list[frozenset[str]], list[str]]
Weights = dict[str, dict[str, float]]


def learn_topics(rows: Sequence[Mapping[str, Any]]) -> tuple[Weights, dict[str, Tally]]:
    """The weights by topic and feature, and what weights of the other languages reach in each language."""
    known = [row for row in rows if is_relevant(row) and row.get("topics")]
    cases = _cases([*known, *_untitled(known), *_joined(known)])
    tallies: dict[str, Tally] = defaultdict(Tally)
    own = _cases(known)
    for language in sorted(set(own[2])):
        others = _fitted(_where(cases, [name != language for name in cases[2]]))
        for numbers, wanted, name in zip(*own, strict=True):
            if name == language:
                tallies[language].add(
                    {topic for topic in others if _given(others[topic], topic, numbers)}, set(wanted)
                )
    return _fitted(cases), dict(tallies)


def _cases(rows: Sequence[Mapping[str, Any]]) -> Cases:
    numbers = []
    for row in rows:
        fields, language = {"title": row.get("title") or "", "text": row["text"]}, language_said(row)
        found = findings(fields.items(), language)
        numbers.append(features(found, parts_of(found)))
    return numbers, [frozenset(row["topics"]) for row in rows], [language_said(row) or "?" for row in rows]


def _where(cases: Cases, chosen: Sequence[bool]) -> Cases:
    numbers, wanted, languages = (
        [one for one, yes in zip(some, chosen, strict=True) if yes] for some in cases
    )
    return numbers, wanted, languages  # type: ignore[return-value]


def _untitled(rows: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    for row in rows:
        if row.get("title"):
            yield {**row, "title": "", "text": f"{row['title']}. {row['text']}"}


def _joined(rows: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """Texts of one language after one another, on all that they are on."""
    groups: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        groups[language_said(row) or "?"].append(row)
    for group in groups.values():
        for first, row in enumerate(group):
            for steps in BESIDE_EACH:
                if max(steps) >= len(group):
                    continue
                more = [group[(first + step) % len(group)] for step in steps]
                texts = [str(row["text"]), *(f"{one.get('title') or ''}. {one['text']}" for one in more)]
                topics = {topic for one in (row, *more) for topic in one["topics"]}
                yield {**row, "title": "", "text": " ".join(texts), "topics": sorted(topics)}


def _fitted(cases: Cases) -> Weights:
    numbers, wanted, _ = cases
    return {
        topic: _weights(topic, numbers, [topic in one for one in wanted])
        for topic in vocabulary().named("topic")
    }


def _weights(
    topic: str, numbers: Sequence[dict[str, dict[str, float]]], wanted: Sequence[bool]
) -> dict[str, float]:
    rows = [values_of(topic, one) for one in numbers]
    names = list(rows[0])
    fitted = _logistic(np.array([list(row.values()) for row in rows]), np.array(wanted, dtype=np.float64))
    weights = dict(zip(names, np.round(fitted, PLACES).tolist(), strict=True))
    weights[BIAS] = round(weights[BIAS] + LENIENT, PLACES)
    return {name: weight for name, weight in weights.items() if weight}


def _logistic(values: Numbers, wanted: Numbers) -> Numbers:
    """A logistic regression by Newton's method; the first column is the bias."""
    ridge = np.diag([BIAS_RIDGE, *[RIDGE] * (values.shape[1] - 1)])
    weights = np.zeros(values.shape[1])
    for _ in range(STEPS):
        likely = 1.0 / (1.0 + np.exp(-np.clip(values @ weights, -30, 30)))
        slope = values.T @ (likely - wanted) + ridge @ weights
        bend = (values * (likely * (1 - likely))[:, None]).T @ values + ridge
        weights = weights - np.linalg.solve(bend, slope)
    return weights


def _given(weights: dict[str, float], topic: str, numbers: dict[str, dict[str, float]]) -> bool:
    values = values_of(topic, numbers)
    return sum(weight * values[name] for name, weight in weights.items()) >= 0


def write_topics(weights: Weights, file: Path) -> None:
    """Write the table; the old one stays until the new one is whole."""
    lines = ["\t".join(WEIGHT_COLUMNS)]
    lines += [
        f"{topic}\t{name}\t{weight:.{PLACES}f}"
        for topic, named in weights.items()
        for name, weight in named.items()
    ]
    new = file.with_suffix(".new")
    new.write_text("\n".join(lines) + "\n", "utf-8")
    new.replace(file)
