"""The table of forms of dates: each is found in its own example, and a wrong row is refused."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from spiders.reading.dates.forms import COLUMNS, TABLE, load
from spiders.reading.dates.legible import legible, may_date
from spiders.reading.dates.months import fold, marked
from spiders.reading.dates.written import written
from storage.table import TableError


@pytest.mark.parametrize("row", load(TABLE), ids=lambda row: row[2])
def test_a_form_of_the_table_stands_in_its_example(row: tuple[str, str, str]) -> None:
    _, form, example = row
    assert may_date(fold(example))
    found = re.search(form, legible(fold(example), example, "UTC"))
    assert found is not None
    told = found.groupdict()
    assert (told.get("name") or told["month"].lstrip("0")) and told.get("day", "18") in ("18", "27")


def test_a_month_within_the_name_of_another_is_none() -> None:
    november, january = (marked(fold(name)) for name in ("арван нэгдүгээр сар", "нэгдүгээр сар"))
    assert len(november) == len(january) == 1
    assert november != january


@pytest.mark.parametrize(
    "line",
    [
        "18 Thg 11 2026",
        "18 XI 2026",
        "20261118T101500Z",
        "18.11.2026",
        "Nov 18 2026",
        "The 18th of November, 2026",
    ],
)
def test_a_day_in_plain_letters_is_read_by_its_month_or_by_the_signs_between_its_numbers(line: str) -> None:
    found = written(line, "UTC", datetime(2026, 11, 22, tzinfo=UTC))
    assert found is not None
    assert found.moment.date() == date(2026, 11, 18)


def test_numbers_alone_make_no_line_legible() -> None:
    lines = ("12 comments", "5 min read", "1. Under $500", "Top 10 of 2026", "207 Shares")
    assert not any(may_date(fold(line)) for line in lines)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("week\t‹day›\t18", "no meaning 'week'; known: day and year, day, month"),
        ("day\t‹dey› ‹name›\t18 May", "no piece 'dey'; known: "),
        ("day\t‹day› (\t18 (", "not a regular expression"),
        ("day\t‹day›\t", "a row is: tells, form, example"),
    ],
)
def test_a_wrong_row_of_the_table_of_forms_is_refused_with_file_and_line(
    row: str, said: str, tmp_path: Path
) -> None:
    file = tmp_path / "forms.tsv"
    file.write_text("\t".join(COLUMNS) + f"\n{row}\n", "utf-8")
    with pytest.raises(TableError, match=rf"forms\.tsv:2: {re.escape(said)}"):
        load(file)
