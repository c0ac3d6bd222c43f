"""How well articles are tagged: precision, recall and F1 on labelled rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from pipelines.encoders.adviser import Adviser
from pipelines.examples import is_relevant, language_said, pairs_said
from pipelines.places import home_of
from pipelines.tag import judge
from storage.article import Judgement

Row = Mapping[str, Any]


@dataclass(slots=True)
class Tally:
    """Right, wrong and missed; the figures are 1 where there was nothing to find or to err in."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, found: set[str], wanted: set[str]) -> None:
        """Count one row's labels."""
        self.right += len(found & wanted)
        self.wrong += len(found - wanted)
        self.missed += len(wanted - found)

    @property
    def precision(self) -> float:
        """The share of what was found that was wanted."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """The share of what was wanted that was found."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / both if both else 1.0


@dataclass(slots=True)
class Figures:
    """The tallies of a set of rows; ``exact`` counts rows whose countries are all right."""

    rows: int = 0
    relevance: Tally = field(default_factory=Tally)
    countries: Tally = field(default_factory=Tally)
    topics: Tally = field(default_factory=Tally)
    pairs: Tally = field(default_factory=Tally)
    stage: Tally = field(default_factory=Tally)
    directions: Tally = field(default_factory=Tally)
    by_topic: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    exact: int = 0
    relevant: int = 0

    @property
    def exact_share(self) -> float:
        """The share of the relevant rows whose set of countries is exact."""
        return self.exact / self.relevant if self.relevant else 1.0


@dataclass(slots=True)
class Report:
    """Figures of all rows and of each language, and the rows that were misjudged."""

    all: Figures
    languages: dict[str, Figures]
    misjudged: list[tuple[Row, Judgement]]


def evaluate(rows: Iterable[Row], adviser: Adviser | None = None) -> Report:
    """Judge rows with ``text``, ``relevant`` (or ``health_cooperation``), ``countries``, ``topics``.

    ``title``, ``url`` and ``lang`` (or ``language``) are used where a row has them. Countries, topics,
    and ``pairs``, ``stage``, ``from`` and ``to`` where a row names them, are measured on the rows labelled
    as health cooperation.
    """
    report = Report(Figures(), {}, [])
    for row in rows:
        judged = judge_row(row, adviser)
        for figures in (report.all, report.languages.setdefault(language_said(row) or "?", Figures())):
            _count(figures, row, judged)
        if judged.relevant != is_relevant(row):
            report.misjudged.append((row, judged))
    return report


def judge_row(row: Row, adviser: Adviser | None = None) -> Judgement:
    """The judgement of a row as the line would judge it."""
    home = home_of(row.get("url") or "")
    advise = adviser.advise if adviser else None
    return judge(row.get("title") or "", row["text"], language=language_said(row), home=home, advise=advise)


def _count(figures: Figures, row: Row, judged: Judgement) -> None:
    figures.rows += 1
    figures.relevance.add(_flag(judged.relevant), _flag(is_relevant(row)))
    if not is_relevant(row):
        return
    figures.relevant += 1
    wanted = set(row["countries"])
    parties = {*judged.countries, *(wanted.intersection(judged.organisations))}  # some rows name both
    figures.countries.add(parties, wanted)
    figures.exact += parties == wanted
    figures.topics.add(set(judged.topics), set(row["topics"]))
    if "pairs" in row:
        figures.pairs.add(
            {"-".join(pair) for pair in judged.pairs}, {"-".join(pair) for pair in pairs_said(row)}
        )
    if row.get("stage"):
        figures.stage.add({judged.stage} if judged.stage else set(), {row["stage"]})
    if row.get("from") and row.get("to"):
        figures.directions.add({"-".join(couple) for couple in judged.directions}, set(_couples(row)))
    for topic in {*judged.topics, *row["topics"]}:
        figures.by_topic[topic].add({topic} & set(judged.topics), {topic} & set(row["topics"]))


def _couples(row: Row) -> Iterator[str]:
    """Who gives whom, by the names that the row lists under ``from`` and ``to``."""
    return (f"{giver}-{receiver}" for giver, receiver in product(row["from"], row["to"]) if giver != receiver)


def _flag(value: bool) -> set[str]:
    return {"relevant"} if value else set()


SUMMARY = ("language", "rows", "precision", "recall", "F1", "countries F1", "exact set", "pairs F1",
           "topics F1", "stage F1", "direction F1")  # fmt: skip


def summary(report: Report) -> list[tuple[str | int | float | None, ...]]:
    """A line for all rows and one a language, in the order of ``SUMMARY``; ``None`` where no row says it."""
    return [
        (
            name,
            figures.rows,
            figures.relevance.precision,
            figures.relevance.recall,
            figures.relevance.f1,
            figures.countries.f1,
            figures.exact_share,
            *(_said(tally) for tally in (figures.pairs, figures.topics, figures.stage, figures.directions)),
        )
        for name, figures in (("all", report.all), *sorted(report.languages.items()))
    ]


def _said(tally: Tally) -> float | None:
    return tally.f1 if tally.right + tally.missed else None
