"""Topics said by words together, and relevance where something is done without words of cooperation."""

from __future__ import annotations

import pytest

from pipelines.findings import findings
from pipelines.judge import PARTS
from pipelines.parts import READ, done, parts_of
from pipelines.places import native
from pipelines.tag import judge
from pipelines.topics import features
from pipelines.vocabulary import vocabulary


@pytest.mark.parametrize(
    ("language", "text", "topic"),
    [
        ("en", "Oman and Kenya initialled a pact on nurses of both countries' hospitals.", "agreement"),
        ("en", "Sweden gave funds and rebuilt a clinic of the health ministry of Mozambique.", "facilities"),
        (
            "fr",
            "La Suède et le ministère de la Santé du Kenya ont inauguré un hôpital rebâti ensemble.",
            "facilities",
        ),
        ("es", "Suecia capacitó a matronas de Mozambique junto con el Ministerio de Salud.", "training"),
        ("ru", "Швеция безвозмездно передала больнице в Монголии томограф.", "aid"),
        ("zh", "瑞典卫生部长在乌兰巴托会见蒙古国卫生部长。", "visit"),
        ("vi", "Thụy Điển tặng bệnh viện ở Mông Cổ hai máy siêu âm.", "aid"),
    ],
)
def test_words_together_speak_of_a_topic(language: str, text: str, topic: str) -> None:
    judged = judge("", text, language=language)
    assert topic in judged.topics
    quoted = [one for one in judged.evidence if one.tag == topic]
    assert quoted
    assert all(text[one.start : one.end] == one.quote for one in quoted)


@pytest.mark.parametrize(
    ("language", "title", "text"),
    [
        ("fr", "Cotonou et Niamey, hôpital", "Cotonou demande à Niamey un avis sur un hôpital."),
        ("es", "Quito y Lima, salud en la frontera", "Los ministerios de salud de Quito y Lima van juntos."),
        ("en", "Oslo and Lusaka, health", "The hospitals of Oslo and Lusaka will go on together."),
    ],
)
def test_what_is_relevant_has_the_likeliest_topic_at_least(language: str, title: str, text: str) -> None:
    judged = judge(title, text, language=language, relevant=True)
    assert judged.topics
    assert {one.tag for one in judged.evidence} >= set(judged.topics)


def test_a_text_without_a_word_of_health_has_no_topic() -> None:
    assert judge("", "It rained in the night.", language="en", relevant=True).topics == []


def test_a_long_article_is_not_on_everything_that_it_mentions() -> None:
    signed = "The health ministries of Oman and Kenya signed a memorandum on hospitals. "
    talk = "The road from the airport was long, and the guests looked at the sea and at the dunes. "
    mentions = "A nurse who studied abroad once bought a vaccine there. A minister met a surgeon. "
    judged = judge("", signed + (talk * 6 + mentions) + talk * 20, language="en")
    assert judged.relevant
    assert len(judged.topics) <= 4


@pytest.mark.parametrize(
    ("title", "text", "begun", "share"),
    [
        ("A pact is signed", "Rain fell. It was late. Guests ate.", 1.0, 0.25),
        ("Hospitals of Oman", "They signed a pact. It was late. They signed an agreement.", 1.0, 0.5),
        ("Hospitals of Oman", "Rain fell. It was late. They signed a pact.", 0.0, 0.25),
        ("", "Rain fell. They signed a pact. It was late. Guests ate.", 1.0, 0.25),
        ("", "Rain fell. It was late. Guests ate. They left.", 0.0, 0.0),
    ],
)
def test_a_topic_counts_by_where_it_is_said_and_how_much_of_the_article(
    title: str, text: str, begun: float, share: float
) -> None:
    found = findings([("title", title), ("text", text)], "en")
    numbers = features(found, parts_of(found))["agreement"]
    assert (numbers["begun"], numbers["share"]) == (begun, share)


def test_parts_are_read_where_an_article_begins() -> None:
    text = "Sweden and Kenya. " + "x " * READ + " They signed a memorandum."
    assert "document" not in parts_of(findings([("text", text)], "en")).by


@pytest.mark.parametrize(
    ("language", "text", "part"),
    [
        ("en", "He said again that rain was paid for by the captain.", "digital"),  # zh AI is no part of them
        ("fr", "Les sanctions du district étaient actuellement en vigueur.", "goods"),  # nor is zh CT
        ("vi", "Ai đến thì cần điều đó.", "digital"),
        ("en", "The clinic opened it in May.", "digital"),
        ("ky", "Саламаттык сактоо министрлиги бардык адамдарга.", "builds"),
        ("ru", "Сальвадор очень просил об этом.", "builds"),  # Kyrgyz and Uzbek stems for building
        ("ar", "قالت وزارة الصحة.", "meets"),
        ("fa", "وزیر گفت که بیماری بر اساس این است.", "signs"),
    ],
)
def test_parts_are_no_pieces_of_other_words(language: str, text: str, part: str) -> None:
    assert part not in parts_of(findings([("text", text)], language)).by


@pytest.mark.parametrize(
    ("language", "text", "part"),
    [
        ("zh", "医院用AI阅片。", "digital"),
        ("en", "AI reads the scans.", "digital"),
        ("kk", "Обучение врачей.", "teaches"),  # Russian within Kazakh
        ("ar", "Telemedicine في المستشفى.", "digital"),
    ],
)
def test_parts_that_are_borrowed_are_heard(language: str, text: str, part: str) -> None:
    assert part in parts_of(findings([("text", text)], language)).by


def test_a_deed_is_heard_without_words_of_cooperation() -> None:
    text = "Laboratories in Porto Alegre will examine dengue mosquitoes of Brazil."
    found = findings([("text", f"Swedish surgeons in Kenya taught hospital staff. {text}")], "en")
    assert [sentence for _, sentence in sorted(done(found))] == [0]


@pytest.mark.parametrize(
    ("language", "text", "pair"),
    [
        (
            "en",
            "Ghanaian midwives flew to Sierra Leone and look after mothers in two hospitals.",
            ("GH", "SL"),
        ),
        ("ru", "Хирурги из Казани оперируют детей в больнице Душанбе.", ("RU", "TJ")),
        ("vi", "Bác sĩ Cuba khám cho bệnh nhân Lào tại bệnh viện Viêng Chăn.", ("CU", "LA")),
        ("fa", "پزشکان ایرانی در بیمارستان کربلا زائران عراقی را درمان کردند.", ("IQ", "IR")),
    ],
)
def test_what_is_done_between_two_parties_needs_no_word_of_cooperation(
    language: str, text: str, pair: tuple[str, str]
) -> None:
    judged = judge("", text, language=language)
    assert (judged.relevant, judged.pairs) == (True, [pair])


def test_a_country_alone_may_be_that_of_the_paper() -> None:
    assert {"FR", "SN", "TN"} <= native("fr")
    assert "FR" not in native("fa")
    assert native(None) == frozenset()
    gift = "La fondation a remis deux ambulances à l'hôpital de Thiès, au Sénégal, pour les soins d'urgence."
    abroad = judge("", gift.replace("au Sénégal", "au Laos").replace("Thiès", "Paksé"), language="fr")
    assert judge("", gift, language="fr").score < abroad.score


def test_the_parts_that_are_weighed_are_those_of_the_vocabulary() -> None:
    assert vocabulary().named("part") == PARTS


def test_a_disease_named_is_a_word_of_health() -> None:
    assert judge("", "Kenya and Uganda signed a joint plan against trachoma.", language="en").relevant
    assert not judge("", "Kenya and Uganda signed a joint plan against locusts.", language="en").relevant


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The airline of Qatar resumed direct flights to Kenya; a healthy meal and a hotel."),
        ("en", "The presidents of Kenya and Qatar wished each other good health and agreed on tariffs."),
        ("ru", "Актёр из Катара и режиссёр из Кении сняли фильм о медсестре, он показан на кинофестивале."),
    ],
)
def test_other_subjects_with_a_word_of_health_are_not_relevant(language: str, text: str) -> None:
    assert not judge("", text, language=language).relevant


@pytest.mark.parametrize(
    ("language", "text", "part", "quotes"),
    [
        ("ky", "Беларусь дарыларды жеткирет", "drug", ["дарыларды"]),
        ("kk", "Он мың балаға екпе салынды", "builds", []),
        ("kk", "Аудандық аурухана салынды", "builds", ["салынды"]),
        ("uz", "Tibbiyot universitetini tuzish", "builds", ["tuzish"]),
    ],
)
def test_drugs_are_not_what_heals_and_doses_are_not_built(
    language: str, text: str, part: str, quotes: list[str]
) -> None:
    found = parts_of(findings([("title", ""), ("text", text)], language))
    assert [one.quote for one in found.by.get(part, [])] == quotes
