"""Bytes become text whatever was said of their charset."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.reading.charset import decode, tidy

RUSSIAN = "Министр здравоохранения обсудил сотрудничество с соседями"
ARABIC = "وزير الصحة يبحث التعاون مع فرنسا"
CHINESE = "卫生部长会见代表团，双方就合作交换意见"
TAIWANESE = "衛生部長會見代表團，雙方就合作交換意見"
FRENCH = "Le ministre français de la santé a été reçu à l’hôpital"
VIETNAMESE = "Bộ trưởng Bộ Y tế hội đàm với Đại sứ Pháp về hợp tác"
TONES = "\u0300\u0301\u0303\u0309\u0323"


def windows_1258(text: str) -> bytes:
    """Vietnamese as Windows wrote it: tones are characters of their own."""
    out = b""
    for letter in text:
        marks = unicodedata.normalize("NFD", letter)
        tones = "".join(mark for mark in marks if mark in TONES)
        letters = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in TONES))
        out += (letters + tones).encode("cp1258")
    return out


PAGES = [
    (RUSSIAN, RUSSIAN.encode("cp1251")),
    (RUSSIAN, RUSSIAN.encode("koi8-r")),
    (ARABIC, ARABIC.encode("cp1256")),
    (ARABIC, ARABIC.encode("iso8859-6")),
    (CHINESE, CHINESE.encode("gb18030")),
    (TAIWANESE, TAIWANESE.encode("big5")),
    (FRENCH, FRENCH.encode("cp1252")),
    (VIETNAMESE, windows_1258(VIETNAMESE)),
    (VIETNAMESE, VIETNAMESE.encode()),
    (VIETNAMESE, VIETNAMESE.encode("utf-8-sig")),
    (VIETNAMESE, VIETNAMESE.encode("utf-16")),
    (VIETNAMESE, VIETNAMESE.encode("utf-16-le")),
    (RUSSIAN, f"<html><p>{RUSSIAN}".encode("utf-16-be")),
]
DECLARED = [None, "text/html; charset=utf-8", "text/html; charset=iso-8859-1", "text/html; charset=nonsense"]


@pytest.mark.parametrize("said", DECLARED)
@pytest.mark.parametrize(("text", "body"), PAGES)
def test_a_wrong_declaration_or_none_does_not_spoil_a_text(text: str, body: bytes, said: str | None) -> None:
    assert text in decode(body, said)


@pytest.mark.parametrize("codec", ["cp1251", "cp1258", "gb18030", "cp1256"])
def test_utf8_is_believed_against_any_declaration(codec: str) -> None:
    body = f"<meta charset={codec}>{VIETNAMESE}".encode()
    assert VIETNAMESE in decode(body, f"text/html; charset={codec}")


def test_what_the_page_declares_is_heard() -> None:
    text = "Sağlık Bakanı işbirliği görüşmesi yaptı"
    assert text in decode(b'<meta charset="windows-1254">' + text.encode("cp1254"))
    assert text in decode(b"<?xml version='1.0' encoding='windows-1254'?>" + text.encode("cp1254"))


def test_a_broken_byte_does_not_turn_a_page_into_another_charset() -> None:
    body = (RUSSIAN * 5).encode() + b"\xff" + RUSSIAN.encode()
    assert decode(body).count(RUSSIAN) == 6


def test_a_codec_that_is_no_charset_is_not_obeyed() -> None:
    assert decode(b"<?xml encoding='hex'?>caf\xe9") == "<?xml encoding='hex'?>café"


def test_text_is_composed_and_free_of_control_characters() -> None:
    assert tidy("Vie\u0323\u0302t\x00 \ud800Nam\x1b\t\n") == "Việt Nam\t\n"


def test_a_joiner_stays() -> None:
    assert tidy("می\u200cشود") == "می\u200cشود"


def test_a_letter_under_a_million_marks_costs_no_quadratic_time() -> None:
    assert len(tidy("a" + "\u0301\u0323" * 500_000)) < 40


@given(st.binary(max_size=400), st.one_of(st.none(), st.text(max_size=40)))
def test_any_bytes_become_text_that_can_be_written(body: bytes, said: str | None) -> None:
    text = decode(body, said)
    text.encode("utf-8")
    assert "\x00" not in text
    assert unicodedata.is_normalized("NFC", text)
