"""Rows of JSON Lines: what is taken, and what is refused in plain words with the number of its line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from crawler.commands.evaluate import evaluate
from crawler.commands.tag import tag

TEXT = "Ghana and Cuba sign a health cooperation agreement."
ROW: dict[str, Any] = {"text": TEXT, "relevant": True, "countries": ["CU", "GH"], "topics": ["agreement"]}


def said_of(lines: str) -> tuple[int, str]:
    result = CliRunner().invoke(tag, input=lines)
    return result.exit_code, result.output


def evaluated(tmp_path: Path, *rows: dict[str, Any]) -> tuple[int, str]:
    file = tmp_path / "rows.jsonl"
    file.write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")
    result = CliRunner().invoke(evaluate, [str(file)])
    return result.exit_code, result.output


@pytest.mark.parametrize(
    ("line", "refusal"),
    [
        ('{"text": "y", "url": 5}', "line 1: url: not a text"),
        ('{"text": "y", "language": ["vi"]}', "line 1: language: not a text"),
        ('{"text": "y", "home": ["VN"]}', "line 1: home: not a text"),
        ("[" * 100_000, "line 1: not JSON in UTF-8"),
        ('{"id": ' + "1" * 5_000 + "}", "line 1: not JSON in UTF-8"),
        ('{"body": "Doctors arrive"}', "row 1: neither title nor text; it holds body"),
        ("{}", "neither title nor text; it holds nothing"),
        ('{"text": "y", "home": "Nowhere"}', "row 1: no country 'Nowhere'; known: ISO 3166-1"),
    ],
)
def test_a_row_that_is_no_article_is_refused_in_a_sentence(line: str, refusal: str) -> None:
    code, output = said_of(line + "\n")
    assert code == 1
    assert refusal in output
    assert "Traceback" not in output


def test_a_lone_surrogate_is_a_question_mark() -> None:
    code, output = said_of(json.dumps({"id": "\ud800", "text": f"{TEXT} \udfff"}) + "\n")
    assert code == 0
    assert json.loads(output)["id"] == "?"


def test_a_byte_order_mark_stands_in_nobodys_way() -> None:
    assert said_of("\ufeff" + json.dumps({"text": TEXT}) + "\n")[0] == 0


@pytest.mark.parametrize("code", ["en", "EN", "en-GB", "en_US", "eng", "English", None])
def test_a_language_is_known_by_any_of_its_codes(code: str | None) -> None:
    for name in ("lang", "language"):
        answer = json.loads(said_of(json.dumps({"text": TEXT, name: code}) + "\n")[1])
        assert answer["language"] == "en"
        assert answer["pairs"] == [["CU", "GH"]]


@pytest.mark.parametrize(
    ("label", "refusal"),
    [
        ({"countries": None}, "line 1: lacks countries"),
        ({"text": None}, "line 1: lacks text"),
        ({"stage": ["signed"]}, "line 1: stage: not a text"),
        ({"health_cooperation": False}, "one says yes, the other no"),
        ({"topics": ["telepathy"]}, "line 1: topics: no topic 'telepathy'; known: agreement, training"),
        ({"countries": ["XX"]}, "line 1: countries: no party 'XX'; known: codes of ISO 3166-1"),
        ({"countries": ["Ghana"]}, "line 1: countries: no party 'Ghana'; known: codes of ISO 3166-1"),
        ({"pairs": ["CU-XX"]}, "line 1: pairs: no party 'XX'; known: "),
        ({"stage": "maybe"}, "line 1: stage: no stage 'maybe'; known: proposed, negotiated"),
    ],
)
def test_a_label_that_says_nothing_is_refused(label: dict[str, Any], refusal: str, tmp_path: Path) -> None:
    code, output = evaluated(tmp_path, ROW | label)
    assert code == 1
    assert refusal in output


def test_a_refusal_names_the_file(tmp_path: Path) -> None:
    assert ".jsonl: line 1: lacks text" in evaluated(tmp_path, ROW | {"text": None})[1]


def test_an_organisation_that_nobody_has_put_down_is_a_party(tmp_path: Path) -> None:
    assert evaluated(tmp_path, ROW | {"countries": ["CU", "GH", "SOMEBODY"]})[0] == 0


def test_small_letters_and_hyphens_name_the_same_couple(tmp_path: Path) -> None:
    code, output = evaluated(tmp_path, ROW | {"countries": ["cu", "gh"], "pairs": ["cu-gh"], "lang": "eng"})
    assert code == 0
    assert output.splitlines()[-1].split()[:9] == ["en", "1", *["1.000"] * 7]


def test_what_is_no_cooperation_needs_no_other_label(tmp_path: Path) -> None:
    assert evaluated(tmp_path, ROW, {"text": "It rained.", "relevant": False})[0] == 0


def test_nothing_is_not_perfect(tmp_path: Path) -> None:
    code, output = evaluated(tmp_path)
    assert code == 1
    assert "no rows" in output


@pytest.mark.parametrize("said", [["sources"], ["sources", "--json"]])
def test_who_stops_reading_ends_a_command_quietly_as_other_tools_end(said: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    line = [sys.executable, "-m", "crawler", *said]
    done = subprocess.run(line, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")
