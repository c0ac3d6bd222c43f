"""What the features of topics weigh, learned from the labelled texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipelines.evaluate import Tally
from pipelines.examples import is_relevant, language_said
from pipelines.parts import parts_of
from pipelines.texts import Read, found_in
from pipelines.topics import features, values_of
from pipelines.training import Numbers, logistic, untitled
from pipelines.vocabulary import vocabulary
from pipelines.weights import PLACES, Weights

RIDGE = 40.0  # what holds the weights small: the most that costs no F1 where a language taught nothing
BESIDE = 3  # steps to the text that is joined to each: long articles have more topics


@dataclass(frozen=True, slots=True)
class Cases:
    """Texts as numbers, by topic: ``values`` a text a row, ``wanted`` a text each; ``names`` of columns."""

    names: dict[str, list[str]]
    values: dict[str, Numbers]
    wanted: dict[str, Numbers]
    languages: list[str]


def learn_topics(
    rows: Sequence[Mapping[str, Any]], read: Read = found_in
) -> tuple[Weights, dict[str, Tally]]:
    """The weights by topic and feature, and what weights of the other languages reach in each language."""
    cases, known = own_cases(rows, read)
    sums = sums_without(cases, len(known))
    tallies = {name: _crossed(cases, sums, name) for name in sorted(set(cases.languages))}
    everywhere = np.ones(len(cases.languages), dtype=bool)
    weights = {topic: _named(cases, topic, _fitted(cases, topic, everywhere)) for topic in cases.names}
    return weights, tallies


def own_cases(
    rows: Sequence[Mapping[str, Any]], read: Read = found_in
) -> tuple[Cases, list[Mapping[str, Any]]]:
    """The relevant rows that have topics as numbers, and behind them what is made of them; and those rows."""
    known = [row for row in rows if is_relevant(row) and row.get("topics")]
    return _cases([*known, *untitled(known), *_joined(known)], read), known


def sums_without(cases: Cases, own: int) -> Numbers:
    """What weights learned without its language say of each of the first texts, a topic a column."""
    sums = np.zeros((own, len(cases.names)))
    for name in sorted(set(cases.languages)):
        here = np.array([language == name for language in cases.languages])
        for column, topic in enumerate(cases.names):
            own_values = cases.values[topic][:own][here[:own]]
            sums[here[:own], column] = own_values @ _fitted(cases, topic, ~here)
    return sums


def _cases(rows: Sequence[Mapping[str, Any]], read: Read) -> Cases:
    topics = vocabulary().named("topic")
    numbers = []
    for row in rows:
        found = read(row, language_said(row))
        numbers.append(features(found, parts_of(found)))
    tables = {topic: [values_of(topic, one) for one in numbers] for topic in topics}
    return Cases(
        {topic: list(table[0]) for topic, table in tables.items()},
        {topic: np.array([list(one.values()) for one in table]) for topic, table in tables.items()},
        {topic: np.array([float(topic in row["topics"]) for row in rows]) for topic in topics},
        [language_said(row) or "?" for row in rows],
    )


def _crossed(cases: Cases, sums: Numbers, language: str) -> Tally:
    """What weights learned without a language reach on its own texts, which are the first rows."""
    own = len(sums)
    here = np.array([name == language for name in cases.languages[:own]])
    found = sums[here] >= 0
    wanted = np.stack([cases.wanted[topic][:own][here] for topic in cases.names], axis=1) > 0
    return Tally(int((found & wanted).sum()), int((found & ~wanted).sum()), int((~found & wanted).sum()))


def _fitted(cases: Cases, topic: str, chosen: NDArray[np.bool_]) -> Numbers:
    return np.round(logistic(cases.values[topic][chosen], cases.wanted[topic][chosen], RIDGE), PLACES)


def _named(cases: Cases, topic: str, weights: Numbers) -> dict[str, float]:
    named = dict(zip(cases.names[topic], weights.tolist(), strict=True))
    return {name: weight for name, weight in named.items() if weight}


def _joined(rows: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """Two texts of one language after one another, on all that they are on."""
    groups: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        groups[language_said(row) or "?"].append(row)
    for group in groups.values():
        for first, row in enumerate(group if len(group) > BESIDE else ()):
            other = group[(first + BESIDE) % len(group)]
            text = f"{row['text']} {other.get('title') or ''}. {other['text']}"
            topics = sorted({*row["topics"], *other["topics"]})
            yield {**row, "title": "", "text": text, "topics": topics}
