"""Copies: one address in many spellings, one text at many addresses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.duplicates import canonical, copy_of, text_key
from storage.article import Article

LONG = "Bệnh viện hai nước ký biên bản ghi nhớ về đào tạo bác sĩ. " * 8


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://www.example.vn:80/tin/a-1/", "https://example.vn/tin/a-1"),
        ("https://example.vn:443/a", "https://example.vn/a"),
        ("https://m.example.uz/a-1", "https://example.uz/a-1"),
        ("https://example.kg./a", "https://example.kg/a"),
        ("https://example.kg/amp/20200816/a.html", "https://example.kg/20200816/a.html"),
        ("https://example.kg/a/amp", "https://example.kg/a"),
        ("https://example.vn/a?utm_source=x&fbclid=y#top", "https://example.vn/a"),
        ("https://example.vn/a.html&dm=1&utime=2", "https://example.vn/a.html"),
        ("https://example.ru/новости/x", "https://example.ru/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8/x"),
        ("https://example.vn/a;jsessionid=12AB?b=1", "https://example.vn/a?b=1"),
        ("https://example.vn/a?b=2&a=1", "https://example.vn/a?a=1&b=2"),
        ("HTTPS://user@EXAMPLE.vn//a", "https://example.vn/a"),
        ("https://example.vn/a?amp=1", "https://example.vn/a"),
    ],
)
def test_one_article_has_one_address(one: str, other: str) -> None:
    assert canonical(one) == canonical(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.pro/?p=253125", "https://example.pro/?p=253126"),
        ("https://en.example.vn/a/1.vnp", "https://fr.example.vn/a/1.vnp"),
        ("https://example.vn/a?sid=5", "https://example.vn/a?sid=6"),
        ("https://example.vn/A", "https://example.vn/a"),
        ("https://example.vn:8080/a", "https://example.vn/a"),
    ],
)
def test_different_articles_keep_their_addresses(one: str, other: str) -> None:
    assert canonical(one) != canonical(other)


@pytest.mark.parametrize(
    "url", ["mailto:a@example.org", "", "no address", "http://[::1", "javascript:alert(1)"]
)
def test_what_is_no_address_of_a_page_stays_as_it_is(url: str) -> None:
    assert canonical(url) == url


@given(st.text(max_size=60))
def test_a_canonical_address_is_its_own(path: str) -> None:
    once = canonical(f"https://example.org/{path}")
    assert canonical(once) == once


def test_the_key_of_a_text_is_blind_to_spaces_marks_and_capitals() -> None:
    other = "  " + LONG.upper().replace(". ", " !\n\n") + "…"
    assert text_key("One title", LONG) == text_key("Another", other)


def test_a_short_text_is_known_with_its_title() -> None:
    assert text_key("Floods in the north", "Photo: agency") != text_key("A new hospital", "Photo: agency")


def test_texts_that_differ_in_a_number_are_two() -> None:
    assert text_key("", LONG + "300 ca mổ") != text_key("", LONG + "317 ca mổ")


def test_an_article_without_a_word_has_no_key() -> None:
    assert text_key("", " …\n") == ""


def article(source: str, key: str, **known: object) -> Article:
    values = {"language": "vi", **known}
    return Article(source, key, f"https://{source}.example/{key}", "A title", **values)  # type: ignore[arg-type]


def test_the_same_text_at_another_source_is_a_copy() -> None:
    assert copy_of(article("b", "2"), None, article("a", "1", id=7)) == 7


def test_a_chain_of_copies_leads_to_its_head() -> None:
    assert copy_of(article("c", "3"), article("b", "2", id=8, copy_of=7), None) == 7


def test_the_address_is_asked_before_the_text() -> None:
    assert copy_of(article("c", "3"), article("a", "1", id=7), article("b", "2", id=9)) == 7


def test_an_article_is_no_copy_of_itself() -> None:
    same = article("a", "1", id=7)
    assert copy_of(same, same, same) is None
    assert copy_of(article("a", "1"), same, same) is None
    assert copy_of(same, article("b", "2", id=8, copy_of=7), None) is None


def test_another_language_is_an_edition_and_no_copy() -> None:
    assert copy_of(article("b", "2", language="en"), article("a", "1", id=7), None) is None
