"""A page is opened as it was meant: packed, or decoded by somebody who did not know its charset."""

from __future__ import annotations

import gzip
import json

import pytest

from spiders.article import read
from spiders.faults import NotAnArticle
from spiders.reading.charsets.charset import meant
from tests.nurses import LINES, NOW, TITLE, URL

PAGE = f"<title>{TITLE}</title><h1>{TITLE}</h1>" + "".join(f"<p>{line}</p>" for line in LINES)
RUSSIAN = "Министры здравоохранения двух стран подписали соглашение о подготовке врачей. " * 4
VIETNAMESE = "Bộ trưởng Bộ Y tế hai nước đã ký thỏa thuận hợp tác đào tạo bác sĩ và điều dưỡng."
CHINESE = "两国卫生部长在河内签署了培训医生和护士的合作协议，卫生部昨天发表声明说。" * 4
FRENCH = "Les ministres de la Santé ont signé à Hanoï un accord sur la formation des infirmières. " * 4
PORTUGUESE = "A ministra da Saúde assinou ontem um acordo de cooperação e de formação de médicos. " * 40


def test_a_packed_page_is_read() -> None:
    assert read(gzip.compress(PAGE.encode()), URL, now=NOW).text == read(PAGE, URL, now=NOW).text


def test_a_packed_page_that_breaks_off_says_so() -> None:
    with pytest.raises(NotAnArticle, match=r"not HTML \(truncated gzip\)"):
        read(gzip.compress(PAGE.encode())[:-20], URL, now=NOW)


@pytest.mark.parametrize(
    ("text", "charset"),
    [
        (RUSSIAN, "utf-8"),
        (RUSSIAN, "cp1251"),
        (VIETNAMESE, "utf-8"),
        (CHINESE, "utf-8"),
        (CHINESE, "gb18030"),
    ],
)
def test_a_text_whose_bytes_were_taken_for_latin_1_is_as_it_was_meant(text: str, charset: str) -> None:
    assert meant(text.encode(charset).decode("latin-1")) == text


@pytest.mark.parametrize(
    "text", [RUSSIAN, VIETNAMESE, FRENCH, PORTUGUESE, "© 2026 » »»»» the nurses", "Nurses"]
)
@pytest.mark.parametrize(
    "declared", ["", "<meta charset=gbk>", "<meta charset=windows-1251>", "<meta charset=shift_jis>"]
)
def test_a_text_that_was_decoded_rightly_stays(text: str, declared: str) -> None:
    assert meant(declared + text) == declared + text


def test_a_text_of_a_million_characters_that_stands_in_json_ld_alone_is_read() -> None:
    lines = [f"In the year {year} both hospitals trained their nurses together." for year in range(16_000)]
    told = json.dumps({"@type": "NewsArticle", "headline": TITLE, "articleBody": "\n".join(lines)})
    page = f"<title>{TITLE}</title><h1>{TITLE}</h1><script type='application/ld+json'>{told}</script>"
    assert read(page, URL, now=NOW).text.count("\n") == len(lines) - 1


@pytest.mark.parametrize("form", ["text", "bytes"])
@pytest.mark.parametrize("line", [VIETNAMESE, RUSSIAN.strip(), FRENCH.strip()])
def test_a_page_that_was_encoded_twice_is_read_as_text_and_as_bytes(line: str, form: str) -> None:
    twice = line.encode().decode("latin-1")
    page = f"<title>{TITLE} – “A”</title><h1>{TITLE} – “A”</h1><article><p>{twice}</p></article>"
    assert read(page if form == "text" else page.encode(), URL, now=NOW).text == line
