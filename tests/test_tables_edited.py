"""A reviewer who edits a table learns in one line what is wrong with it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from crawler.commands import frame
from storage.table import TableError, rows

COLUMNS = ("term", "language")


def table(folder: Path, text: bytes) -> Path:
    file = folder / "health.tsv"
    file.write_bytes(b"term\tlanguage\n" + text)
    return file


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"nurse\ten\nsante\n", "health.tsv:3: a row is: term, language; this one is: 'sante'"),
        ("nurse\ten\nsanté\tfr\n".encode("latin-1"), "health.tsv:3: not in UTF-8"),
    ],
)
def test_a_wrong_row_is_named_with_its_file_and_line(text: bytes, said: str, tmp_path: Path) -> None:
    with pytest.raises(TableError) as refused:
        list(rows(table(tmp_path, text), COLUMNS))
    assert said in str(refused.value)


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch) -> Callable[[Exception], None]:
    def fails_with(error: Exception) -> None:
        def ends(**_: object) -> None:
            raise error

        monkeypatch.setattr(frame, "cli", ends)
        monkeypatch.setattr(sys, "argv", ["crawler", "tag"])

    return fails_with


def test_a_command_that_meets_a_wrong_row_ends_in_one_line(
    command: Callable[[Exception], None], capsys: pytest.CaptureFixture[str]
) -> None:
    command(TableError("health.tsv:3: no match 'wrd'; known: word, stem"))
    with pytest.raises(SystemExit) as ended:
        frame.main()
    assert ended.value.code == 1
    assert capsys.readouterr().err == "crawler: health.tsv:3: no match 'wrd'; known: word, stem\n"
