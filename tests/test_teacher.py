"""What other readers say of pages that nobody labelled is the same on any machine."""

from __future__ import annotations

import numpy as np
import pytest

from spiders.reading.blocks.walk import Walk
from spiders.reading.tree.markup import parse
from tests.bench import teacher

PAGE = "<html><body><p>Forty nurses of both towns train together.</p><p>Share this page now</p></body></html>"


def votes(html: str) -> list[list[float]]:
    said: list[list[float]] = teacher.votes(Walk(next(parse(html).iter("body"))), html)[:, :2].tolist()
    return said


def test_a_reader_says_how_much_of_a_block_it_takes_and_one_that_fails_says_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fails(html: str) -> str:
        raise ValueError

    monkeypatch.setattr(teacher, "READERS", (lambda _: "Forty nurses of both towns train together.", fails))
    assert votes(PAGE) == [[1.0, -1.0], [0.0, -1.0]]


def test_what_is_too_large_for_a_reader_is_told_by_its_size_and_not_by_the_clock(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[int] = []
    monkeypatch.setattr(teacher, "READERS", (lambda html: str(asked.append(len(html))), lambda _: ""))
    monkeypatch.setattr(teacher, "LARGEST", len(PAGE))
    votes(PAGE)
    assert votes(PAGE + " ") == [[-1.0, -1.0], [-1.0, -1.0]]
    assert asked == [len(PAGE)]


def test_the_same_rows_grow_the_same_forest() -> None:
    lightgbm = pytest.importorskip("lightgbm", reason="make model brings it along")
    from tests.bench.train import PARAMETERS

    chance = np.random.default_rng(7)
    table = chance.normal(size=(600, 5)).astype(np.float32)
    true = (table[:, 0] + chance.normal(size=600) > 0).astype(int)
    grown = [lightgbm.train(PARAMETERS, lightgbm.Dataset(table, true), 3).model_to_string() for _ in range(2)]
    assert grown[0] == grown[1]
    assert PARAMETERS["deterministic"] and PARAMETERS["num_threads"] and PARAMETERS["seed"]
