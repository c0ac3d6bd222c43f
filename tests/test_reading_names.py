"""The tables of names: those that sites give to elements, those of the web, those of houses that block."""

from __future__ import annotations

from pathlib import Path

import pytest

from spiders.reading.fields import web_names
from spiders.reading.kinds import challenges
from spiders.reading.tree.element_names import MEANINGS, TABLE, load, pattern_of, whole_names
from spiders.reading.tree.names import once
from storage.table import TableError

HEAD = "name\tfound\tstands for\tlanguage\n"


def test_a_name_is_judged_by_its_beginning_and_once() -> None:
    asked: list[str] = []
    says = once(lambda name: asked.append(name) or "junk" in name)
    assert says("junk " + "a" * 600) and not says("a" * 600 + " junk")
    assert says("junk  " + "a" * 700)
    assert [len(name) for name in asked] == [500, 500]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("sapo\tword\tstandfirst", "a row is: name, found, stands for, language"),
        ("sapo\tbehind\tstandfirst\tvi", "no place 'behind'; known: anywhere, word, "),
        ("sapo\tword\tlead\tvi", "no meaning 'lead'; known: no part of the article, "),
        ("sapo\tword\tstandfirst\tviet", r"no language 'viet'; known: \*, ar, "),
        ("sapo\tword\tstandfirst\tvi xx", "no language 'xx'"),
        ("sapo(\tword\tstandfirst\tvi", "not a regular expression: missing"),
        ("lead\tword\tstandfirst\ten", r"'lead' stands for this already: names\.tsv:2"),
    ],
)
def test_a_wrong_row_of_the_names_is_refused_with_file_and_line(row: str, said: str, tmp_path: Path) -> None:
    file = tmp_path / "names.tsv"
    file.write_text(f"{HEAD}lead\tword\tstandfirst\t*\n{row}\n", "utf-8")
    with pytest.raises(TableError, match=rf"names\.tsv:3: {said}"):
        load(file)


def test_each_meaning_has_names_and_keeps_them_together() -> None:
    meanings = [meaning for _, _, meaning in load(TABLE)]
    assert set(meanings) == set(MEANINGS)
    parted = [one for one, before in zip(meanings, ["", *meanings], strict=False) if one != before]
    assert len(parted) == len(MEANINGS)


@pytest.mark.parametrize(
    ("meaning", "found", "passed"),
    [
        ("beside the article", "fusioncommentbox", "story"),  # anywhere
        ("standfirst", "story_sapo", "sapodilla"),  # a word
        ("date of others", "block-relatives", "correlated"),  # begins a word
        ("date of others", "my slider2", "my-slider"),  # begins a name
        ("head of the site", "wide topbar", "headland"),  # a name
        ("decoration", "/img/icons/a", "/img/silicons/a"),  # in an address
    ],
)
def test_a_name_is_looked_for_where_the_table_says(meaning, found: str, passed: str) -> None:  # type: ignore[no-untyped-def]
    pattern = pattern_of(meaning)
    assert pattern.search(found)
    assert not pattern.search(passed)


def test_a_whole_name_is_none_that_is_but_a_part() -> None:
    assert "sku" in whole_names("shelf")
    assert not {"sku-list", "sapo"} & whole_names("shelf")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("x.example/play/", "a row is: name, stands for"),
        ("x.example/play/\tfilm", "no meaning 'film'; known: host for sharing, player"),
        ("X.example/\tplayer", "'X.example/' is wanted in small letters: 'x.example/'"),
        ("x example/\tplayer", "'x example/' is wanted without blanks"),
        ("t.example/\tplayer", r"'t\.example/' stands for this already: names\.tsv:2"),
    ],
)
def test_a_wrong_row_of_the_names_of_the_web_is_refused(row: str, said: str, tmp_path: Path) -> None:
    file = tmp_path / "names.tsv"
    file.write_text(f"name\tstands for\nt.example/\tplayer\n{row}\n", "utf-8")
    with pytest.raises(TableError, match=rf"names\.tsv:3: {said}"):
        web_names.load(file)


def test_each_meaning_of_the_web_has_names() -> None:
    assert {meaning for _, meaning in web_names.load(web_names.TABLE)} == set(web_names.MEANINGS)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("_wall_opt", "a row is: mark, of"),
        ("_Wall_opt\tWall", "'_Wall_opt' is wanted in small letters: '_wall_opt'"),
        ("_gate_opt\tWall", "'_gate_opt' is a mark of Gate already"),
    ],
)
def test_a_wrong_mark_of_a_challenge_is_refused(row: str, said: str, tmp_path: Path) -> None:
    file = tmp_path / "challenges.tsv"
    file.write_text(f"mark\tof\n_gate_opt\tGate\n{row}\n", "utf-8")
    with pytest.raises(TableError, match=rf"challenges\.tsv:3: {said}"):
        challenges.load(file)
