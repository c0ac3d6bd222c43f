"""The text of elements, and how it is put on one line."""

from __future__ import annotations

import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from spiders.reading.tree.jsonld import text_of
from spiders.reading.tree.markup import parse
from spiders.reading.tree.texts import line_of, on_one_line

BLANKS = [sign for sign in map(chr, range(sys.maxunicode + 1)) if sign.isspace()]


@given(st.lists(st.one_of(st.sampled_from(["họp", "встреча", "\u200b", " "]), st.sampled_from(BLANKS))))
@example(["họp", " ", " ", "báo"])
@example([" ", "họp", " "])
def test_a_text_on_one_line_has_single_spaces_whatever_parted_its_words(parts: list[str]) -> None:
    text = "".join(parts)
    assert on_one_line(text) == " ".join(text.split())


def test_a_line_is_made_of_the_beginning_of_its_parts() -> None:
    parts = "".join(f"<b>{letter * 3_000}</b>" for letter in "abc")
    assert list(map(len, line_of(parse(f"<body><p>{parts}").find("body/p")).split())) == [2_000] * 3


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("Tập huấn  y tế\n", "Tập huấn y tế"),
        ("<p>Tập huấn<br>y tế</p>", "Tập huấn y tế"),
        ("Y t&#7871; &amp; d&acirc;n s\u1ed1", "Y tế & dân số"),
        ("a < b", "a < b"),
    ],
)
def test_what_data_says_is_told_without_its_markup(said: str, text: str) -> None:
    assert text_of(said) == text_of({"@value": said}) == text_of([said, "other"]) == text
