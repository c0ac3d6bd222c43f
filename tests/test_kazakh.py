"""Kazakh in Latin letters says what it says in Cyrillic ones, and its evidence quotes the Latin."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.kazakh import in_cyrillic
from pipelines.language import language_of
from pipelines.match import matcher
from pipelines.tag import judge

CYRILLIC = (
    "Денсаулық сақтау министрлігі Түркия және Оңтүстік Корея дәрігерлерімен ынтымақтастық туралы келісімге "
    "қол қойды. Шетелдік мамандар ауылдағы балаларды емдейді, жас хирургтерді оқытады."
)
ACUTE = (
    "Densaýlyq saqtaý mınıstrligi Túrkıa jáne Ońtústik Koreıa dárigerlerimen yntymaqtastyq týraly kelisimge "
    "qol qoıdy. Sheteldik mamandar aýyldaǵy balalardy emdeıdi, jas hırýrgterdi oqytady."
)
UMLAUT = (
    "Densaulyq saqtau ministrlıgı Türkia jäne Oñtüstık Koreia därıgerlerımen yntymaqtastyq turaly kelısımge "
    "qol qoidy. Şeteldık mamandar auyldağy balalardy emdeidı, jas hirurgterdı oqytady."
)


@pytest.mark.parametrize("text", [ACUTE, UMLAUT])
def test_both_alphabets_are_read_as_cyrillic_is(text: str) -> None:
    assert in_cyrillic(text).text == CYRILLIC.lower()


@pytest.mark.parametrize("text", [CYRILLIC, ACUTE, UMLAUT])
def test_an_article_is_kazakh_and_tagged_alike_in_any_letters(text: str) -> None:
    assert language_of(text) == "kk"
    judged = judge("", text, language="kk")
    assert judged.relevant
    assert {"KR", "TR"} <= set(judged.countries)
    assert judged.topics == judge("", CYRILLIC, language="kk").topics


@pytest.mark.parametrize("text", [ACUTE, UMLAUT])
def test_evidence_quotes_the_letters_that_stand_there(text: str) -> None:
    quotes = [text[match.start : match.end] for match in matcher().matches(text, "kk")]
    assert any(quote.startswith(("Túrkıa", "Türkia")) for quote in quotes)
    assert all(quote in text and quote for quote in quotes)


def test_names_in_latin_letters_are_heard_as_they_are() -> None:
    text = f"{ACUTE} UNICEF pen AstraZeneca da qatysty."
    assert "UNICEF" in judge("", text, language="kk").organisations


@given(st.text(alphabet="aıiátsQqýúhc’ЖңUNICEF \u0301ﬁ.", max_size=60))
def test_what_is_found_lies_within_the_text(text: str) -> None:
    read = in_cyrillic(text)
    spans = [read.span(at, at + 1) for at in range(len(read.text))]
    assert all(0 <= start <= end <= len(text) for start, end in spans)
    assert all(0 <= found.start < found.end <= len(text) for found in matcher().matches(text, "kk"))
