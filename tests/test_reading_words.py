"""The tables of what words stand for in lines of pages and in printed letters."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from spiders.reading.dates.months import fold
from spiders.reading.prints import letter_words
from spiders.reading.text import line_words
from storage.meanings import either, load
from storage.table import TableError, rows

TABLES = [line_words, letter_words]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("foto\tpicture", "a row is: word, stands for, language"),
        ("foto\tpainting\tde", "no meaning 'painting'; known: picture, page"),
        ("foto\tpicture\tgerman", r"no language 'german'; known: \*, ar, "),
        ("foto(\tpicture\tde", "not a regular expression: missing"),
        ("foto(s)?\tpicture\tde", r"'foto\(s\)\?' has a group that is kept"),
        ("photo\tpicture\tfr", r"'photo' stands for this already: words\.tsv:2"),
    ],
)
def test_a_wrong_row_of_words_is_refused_with_file_and_line(row: str, said: str, tmp_path: Path) -> None:
    file = tmp_path / "words.tsv"
    file.write_text(f"word\tstands for\tlanguage\nphoto\tpicture\ten\n{row}\n", "utf-8")
    with pytest.raises(TableError, match=rf"words\.tsv:3: {said}"):
        load(file, ("picture", "page"))


def test_a_meaning_without_words_finds_nothing(tmp_path: Path) -> None:
    file = tmp_path / "words.tsv"
    file.write_text("word\tstands for\tlanguage\npage\tpage\ten fr\n", "utf-8")
    found = load(file, ("picture", "page"))
    assert found == {"picture": (), "page": ("page",)}
    assert not re.search(either(found["picture"]), "")


@pytest.mark.parametrize("words", TABLES, ids=lambda words: words.TABLE.stem)
def test_each_meaning_has_words_and_keeps_them_together(words) -> None:  # type: ignore[no-untyped-def]
    meanings = [cells[1] for _, cells in rows(words.TABLE, ("word", "stands for", "language"))]
    assert list(dict.fromkeys(meanings)) == list(words.MEANINGS)
    parted = [one for one, before in zip(meanings, ["", *meanings], strict=False) if one != before]
    assert len(parted) == len(words.MEANINGS)


@pytest.mark.parametrize("meaning", ["no source", "no section"])
def test_what_is_compared_as_a_whole_stands_in_small_letters(meaning) -> None:  # type: ignore[no-untyped-def]
    for word in line_words.words_of(meaning):
        assert word == word.lower()


def test_what_begins_a_remark_on_an_article_is_found_in_folded_lines() -> None:
    begins = re.compile(fold(line_words.either("this article")))
    for line in ("This brief article", "Cette entrée", "Bài viết này được", "Ten artykuł", "یہ تحریر"):
        assert begins.match(fold(line)), line
