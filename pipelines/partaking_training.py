"""What tells that a country takes part, learned from the texts that say who does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from pipelines.evaluate import Tally
from pipelines.examples import is_relevant, language_said
from pipelines.partaking import COUPLE, FEATURES, features
from pipelines.texts import Read, found_in
from pipelines.training import Numbers, logistic
from pipelines.weights import PLACES

RIDGE = 3.0  # what holds the weights small
FEWEST = 30  # countries from which weights are learned


@dataclass(frozen=True, slots=True)
class Named:
    """A country that a text of ``language`` names beside two others at least, and whether it takes part."""

    values: tuple[float, ...]
    wanted: bool
    language: str


@dataclass(frozen=True, slots=True)
class PartakingLesson:
    """The weights by feature, and what weights of the other languages reach together."""

    weights: dict[str, float]
    crossed: Tally


def learn_partaking(rows: Sequence[Mapping[str, Any]], read: Read = found_in) -> PartakingLesson:
    """The lesson of the relevant rows that name more than a couple; an empty one of fewer countries than
    ``FEWEST``."""
    cases = [case for row in rows if is_relevant(row) for case in cases_of(row, read)]
    if len(cases) < FEWEST:
        return PartakingLesson({}, Tally())
    return PartakingLesson(dict(zip(FEATURES, _fitted(cases).tolist(), strict=True)), _crossed(cases))


def cases_of(row: Mapping[str, Any], read: Read = found_in) -> list[Named]:
    """The countries of a labelled row as numbers; none where it names a couple at most."""
    language = language_said(row) or "?"
    named = features(read(row, language))
    if len(named) <= COUPLE:
        return []
    return [
        Named(tuple(values.values()), code in row["countries"], language) for code, values in named.items()
    ]


def _fitted(cases: Sequence[Named]) -> Numbers:
    values = np.array([case.values for case in cases])
    return np.round(logistic(values, np.array([float(case.wanted) for case in cases]), RIDGE), PLACES)


def _crossed(cases: Sequence[Named]) -> Tally:
    """What weights learned without a language say of its countries."""
    tally = Tally()
    for language in sorted({case.language for case in cases}):
        own = [case for case in cases if case.language == language]
        weights = _fitted([case for case in cases if case.language != language])
        for case in own:
            found = float(np.dot(case.values, weights)) >= 0
            tally.add({"takes part"} if found else set(), {"takes part"} if case.wanted else set())
    return tally
