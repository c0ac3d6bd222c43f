"""Hyphens at the ends of printed lines: which break a word, and which are its own."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from crawler.newsroom.document import Row, pdf
from spiders.reading.prints.hyphens import joined, load, words_within
from spiders.reading.prints.lines import Line
from spiders.reading.prints.paragraphs import paragraphs_of
from spiders.reading.prints.pdf import print_of
from storage.table import TableError


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("una agencia de coopera-", "ción sanitaria", "una agencia de cooperación sanitaria"),
        ("les infir-", "mières du nord", "les infirmières du nord"),
        ("the minis-", "ters agreed", "the ministers agreed"),
        ("о сотруд-", "ничестве врачей", "о сотрудничестве врачей"),
        ("sogʻliqni saq-", "lash vaziri", "sogʻliqni saqlash vaziri"),
        ("соғлиқни сақ-", "лаш вазири", "соғлиқни сақлаш вазири"),
        ("о со\u00ad", "трудничестве", "о сотрудничестве"),
        ("a co\u2010", "operation", "a cooperation"),
        ("ЗДРАВО-", "ОХРАНЕНИЕ", "ЗДРАВООХРАНЕНИЕ"),
        ("la franco-", "phonie du sud", "la francophonie du sud"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_breaks_a_word(first: str, second: str, told: str) -> None:
    assert joined([first, second]) == told


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("l'hôpital franco-", "vietnamien de Hué", "l'hôpital franco-vietnamien de Hué"),
        ("pour les années 2025-", "2026 prévues", "pour les années 2025-2026 prévues"),
        ("с 2026-", "го года", "с 2026-го года"),
        ("l'Asie-", "Pacifique", "l'Asie-Pacifique"),
        ("в Нью-", "Йорке", "в Нью-Йорке"),
        ("the HIV-", "positive mothers", "the HIV-positive mothers"),
        ("бул ЖССТ-", "нын өкүлү", "бул ЖССТ-нын өкүлү"),
        ("an e-", "health plan", "an e-health plan"),
        ("российско-", "китайский центр", "российско-китайский центр"),
        ("a face-to-", "face class", "a face-to-face class"),
        ("les sages-", "femmes", "les sages-femmes"),
        ("Côte-", "d'Ivoire", "Côte-d'Ivoire"),
        ("ilmiy-", "amaliy anjuman", "ilmiy-amaliy anjuman"),
        ("COVID-", "19 is past", "COVID-19 is past"),
        ("giai đoạn 2025–", "2027 của tỉnh", "giai đoạn 2025–2027 của tỉnh"),
    ],
)
def test_a_hyphen_that_is_the_words_own_stays(first: str, second: str, told: str) -> None:
    assert joined([first, second]) == told


def test_a_document_that_holds_a_word_a_second_time_says_how_it_is_written() -> None:
    lines = [
        "the midwife took the day-care ward, whose health workers take",
        "all healthcare that is hospital care now",
    ]
    known = words_within(lines)
    assert joined(["all day-", "care wards"], known) == "all day-care wards"
    assert joined(["good health-", "workers come"], known) == "good health-workers come"
    assert joined(["any health-", "care plan"], known) == "any healthcare plan"
    assert joined(["hospital-", "level care"], known) == "hospital-level care"


def test_scripts_without_spaces_and_dashes_are_joined_as_they_stand() -> None:
    assert joined(["双方就边境地区", "传染病"]) == "双方就边境地区传染病"
    assert joined(["Việt Nam -", "Trung Quốc"]) == "Việt Nam - Trung Quốc"
    assert joined(["a line", "", "and another"]) == "a line and another"
    assert joined([]) == ""


def test_a_line_that_ends_in_a_hyphen_goes_on_however_short_it_is() -> None:
    told = [
        "a ward of the hospital in the north of both",
        "towns for the mid-",
        "wives and the nurses of the towns",
    ]
    lines = [Line(text, 0, 70, 70 + 6 * len(text), 700 - 14 * row, 11) for row, text in enumerate(told)]
    assert [one.text for one in paragraphs_of(lines)] == [
        f"{told[0]} towns for the midwives and the nurses of the towns"
    ]


def test_a_hyphen_in_a_file_is_one_in_title_and_text() -> None:
    head = [(780.0, Row("Dos ministerios modernizan el labora-", 18)), (758.0, Row("torio nacional", 18))]
    body = ["Las dos partes firmaron un acuerdo de coopera-", "ción que dura hasta el año 2029 entero."]
    shown = print_of(pdf([[*head, *((700.0 - 13 * at, Row(row)) for at, row in enumerate(body))]]))
    assert [one.text for one in shown.paragraphs] == [
        "Dos ministerios modernizan el laboratorio nacional",
        "Las dos partes firmaron un acuerdo de cooperación que dura hasta el año 2029 entero.",
    ]


def test_a_paragraph_of_many_pages_is_joined_in_time_that_grows_with_its_length() -> None:
    lines = ["the two sides agreed to train nurses in the wards of coopera-", "tion and in others"] * 3_000
    start = time.process_time()
    told = joined(lines, words_within(lines))
    assert time.process_time() - start < 1.5
    assert told.count("cooperation") == 3_000


def test_a_row_of_the_table_says_where_its_words_stand(tmp_path: Path) -> None:
    file = tmp_path / "hyphens.tsv"
    file.write_text("words\tstand\tlanguage\nfranco luso\tbefore\tfr\n", "utf-8")
    assert load(file)["before"] == {"franco", "luso"}
    file.write_text("words\tstand\tlanguage\nfranco\tabove\tfr\n", "utf-8")
    with pytest.raises(TableError, match=r"hyphens\.tsv:2: no place 'above'"):
        load(file)
