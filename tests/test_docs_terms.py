"""The page on adding a term names every column, match and meaning there is, and no other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipelines.match import matcher
from pipelines.tag import judge
from pipelines.vocabulary import COLUMNS, MATCHES, TAXONOMY, vocabulary

PAGE = (Path(__file__).parents[1] / "docs" / "adding-a-term.md").read_text("utf-8")


def first_cells(title: str) -> set[str]:
    section = re.search(rf"^## {re.escape(title)}$.*?(?=^## |\Z)", PAGE, re.M | re.S)
    assert section, f"no section {title}"
    cells = [line.split("|")[1] for line in section.group().splitlines() if line.startswith("| `")]
    return {name for cell in cells for name in re.findall(r"`([^`]+)`", cell)}


def test_every_column_is_explained() -> None:
    assert first_cells("One row") == set(COLUMNS)


def test_every_match_is_explained() -> None:
    assert first_cells("How it is looked for") == set(MATCHES)


def test_every_meaning_is_explained() -> None:
    assert first_cells("What a term stands for") == set(vocabulary().meanings)


def test_every_table_is_explained() -> None:
    assert first_cells("The other tables") == {file.name for file in TAXONOMY.glob("*.tsv")}


@pytest.mark.parametrize(("text", "code"), [("بالصحة", "health"), ("中老年", ""), ("Lào Cai", "VN")])
def test_the_examples_of_the_page_hold(text: str, code: str) -> None:
    found = {meaning for match in matcher().matches(text) for meaning in match.stands}
    assert found == ({code} if code else set())


def test_the_example_on_the_command_line_holds() -> None:
    assert judge("Doctors from Hue train in Lyon", "").countries == ["FR", "VN"]
