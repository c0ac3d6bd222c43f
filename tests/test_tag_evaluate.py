"""The figures of labelled rows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipelines.evaluate import Tally, evaluate, summary
from pipelines.examples import examples

KEPT_BACK = Path(__file__).parent / "kept_back.jsonl"
DEV = Path(__file__).parents[2] / "shared" / "language" / "dev.jsonl"
YES: dict[str, Any] = {
    "language": "en",
    "url": "https://example.tj/1",
    "text": "Japan handed over ambulances to hospitals in Dushanbe.",
    "health_cooperation": True,
    "countries": ["JP", "TJ"],
    "topics": ["aid", "visit"],
}
NO: dict[str, Any] = {
    "language": "en",
    "text": "Two teams from France and Spain drew.",
    "health_cooperation": False,
    "countries": [],
    "topics": [],
}


def test_precision_recall_and_f1() -> None:
    tally = Tally()
    tally.add({"a", "b", "c"}, {"a", "b", "d"})
    assert (tally.precision, tally.recall, tally.f1) == (2 / 3, 2 / 3, 2 / 3)
    assert (Tally().precision, Tally().recall, Tally().f1) == (1.0, 1.0, 1.0)


def test_rows_are_counted_by_language_and_together() -> None:
    report = evaluate([YES, NO, {**NO, "health_cooperation": True}])
    assert report.all.rows == report.languages["en"].rows == 3
    assert (report.all.relevance.right, report.all.relevance.missed) == (1, 1)
    assert [row["text"] for row, _ in report.misjudged] == [NO["text"]]


def test_countries_and_topics_are_measured_where_there_is_cooperation() -> None:
    figures = evaluate([YES, NO]).all
    assert figures.countries.f1 == figures.exact_share == 1.0
    assert figures.topics.right == 1
    assert figures.by_topic["visit"].missed == 1


def test_the_summary_has_a_line_for_all_and_one_a_language() -> None:
    assert [line[:2] for line in summary(evaluate([YES, NO]))] == [("all", 2), ("en", 2)]


def test_stage_and_direction_are_measured_where_a_row_says_them() -> None:
    assert summary(evaluate([YES]))[0][-2:] == (None, None)
    said = {**YES, "stage": "delivered", "from": ["JP"], "to": ["TJ"]}
    assert summary(evaluate([said]))[0][-2:] == (1.0, 1.0)
    assert summary(evaluate([{**said, "stage": "signed", "from": ["TJ"], "to": ["JP"]}]))[0][-2:] == (0, 0)


@pytest.mark.shared
def test_the_figures_on_labelled_articles_do_not_fall() -> None:
    if not DEV.is_file():
        pytest.skip("no labelled articles here")
    figures = evaluate(json.loads(line) for line in DEV.read_text("utf-8").splitlines()).all
    assert figures.relevance.f1 >= 0.97
    assert figures.countries.f1 >= 0.95
    assert figures.exact_share >= 0.9
    assert figures.topics.f1 >= 0.81


def test_the_figures_on_texts_that_nothing_was_learned_from_do_not_fall() -> None:
    """Texts by an author who had read no terms; half of them name cities and hospitals for countries."""
    figures = evaluate(json.loads(line) for line in KEPT_BACK.read_text("utf-8").splitlines()).all
    assert figures.rows == 384
    assert figures.relevance.precision >= 0.92
    assert figures.relevance.recall >= 0.88
    assert figures.relevance.f1 >= 0.9
    assert figures.countries.f1 >= 0.96
    assert figures.exact_share >= 0.88
    assert figures.pairs.f1 >= 0.85
    assert figures.topics.f1 >= 0.73


def test_no_text_that_is_kept_back_is_an_example() -> None:
    rows = [json.loads(line) for line in KEPT_BACK.read_text("utf-8").splitlines()]
    assert not {row["text"] for row in rows} & {row["text"] for row in examples()}
