"""Stages, directions, diseases and organisations: what is said is tagged with its words, nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeds import labels
from pipelines.directions import cases
from pipelines.language import LANGUAGES
from pipelines.tag import judge
from pipelines.vocabulary import LAYERS, vocabulary
from storage.article import STAGES, Judgement

OURS = "vi ru uz ky kk ar ur fa zh fr en es".split()  # noqa: SIM905 - a line one can read


def judged(text: str, language: str, title: str = "") -> Judgement:
    found = judge(title, text, language=language, relevant=True)
    for one in found.evidence:
        assert {"title": title, "text": text}[one.field][one.start : one.end] == one.quote
    return found


def quotes(found: Judgement, tag: str) -> list[str]:
    return [one.quote for one in found.evidence if one.tag == tag]


@pytest.mark.parametrize(
    ("language", "text", "stage", "quote"),
    [
        ("en", "Laos and Cuba signed a health cooperation agreement.", "signed", "signed"),
        ("en", "Japan plans to build a hospital in Laos under medical cooperation.", "proposed", "plans to"),
        ("fr", "La France et le Maroc ont signé un accord de santé.", "signed", "ont signé"),
        ("es", "Cuba donó vacunas al Perú para la cooperación en salud.", "delivered", "donó"),
        ("vi", "Việt Nam và Lào ký kết hợp tác y tế.", "signed", "ký kết hợp tác"),
        ("ru", "Минздравы России и Вьетнама обсудили сотрудничество в медицине.", "negotiated", "обсудили"),
        ("ru", "Соглашение о лечении с Китаем будет подписано.", "proposed", "будет подписано"),
        ("zh", "越南与中国签署卫生合作协议。", "signed", "签署"),
        ("ar", "وقعت مصر والأردن اتفاقية للتعاون الصحي.", "signed", "وقعت"),
        ("fa", "ایران و عراق تفاهم‌نامه همکاری بهداشتی امضا کردند.", "signed", "امضا کردند"),
        ("ur", "پاکستان اور چین نے صحت کے تعاون کے معاہدے پر دستخط کیے۔", "signed", "معاہدے پر دستخط"),
        ("uz", "O‘zbekiston va Turkiya tibbiyot hamkorligini imzoladi.", "signed", "imzoladi"),
        ("kk", "Қазақстан мен Қытай медициналық келісімге қол қойды.", "signed", "қол қойды"),
        ("ky", "Кыргызстан менен Түркия медициналык кызматташууну талкуулады.", "negotiated", "талкуулады"),
        ("en", "The agreement on medical cooperation between Cuba and Ecuador expired.", "ended", "expired"),
        ("en", "Cuban doctors and Lao hospitals: health cooperation.", None, ""),
    ],
)  # fmt: skip
def test_the_stage_is_the_one_that_is_said(language: str, text: str, stage: str | None, quote: str) -> None:
    found = judged(text, language)
    assert found.stage == stage
    assert quote == "" or quote in quotes(found, stage or "")


def test_a_stage_said_apart_from_health_and_cooperation_is_not_heard() -> None:
    text = "Cuba and Laos: health cooperation of hospitals. The harvest begins late."
    assert judged(text, "en").stage is None


def test_the_title_weighs_more_than_the_text() -> None:
    text = "Ministers discussed medical cooperation. They held talks about hospitals."
    assert judged(text, "en", title="Laos and Cuba sign health agreement").stage == "signed"


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Cuba sent doctors to Angola for health cooperation.", [("CU", "AO")]),
        ("en", "Laos received vaccines from China under health cooperation.", [("CN", "LA")]),
        ("en", "Vaccines donated by Japan arrived in Laos for hospitals.", [("JP", "LA")]),
        ("en", "Lao surgeons trained in France on liver transplants.", [("FR", "LA")]),
        ("en", "WHO provided medicines to Laos for health cooperation.", [("WHO", "LA")]),
        ("en", "Vietnam and Laos signed a health cooperation agreement.", []),
        ("en", "The Vietnamese prime minister received the Lao health minister.", []),
        ("fr", "La France a offert des vaccins au Laos pour la santé.", [("FR", "LA")]),
        ("es", "Cuba envió médicos a Honduras por la cooperación en salud.", [("CU", "HN")]),
        ("vi", "Nhật Bản trao tặng thiết bị y tế cho Lào.", [("JP", "LA")]),
        ("vi", "Lào tiếp nhận vaccine từ Trung Quốc, hợp tác y tế.", [("CN", "LA")]),
        ("zh", "中国向老挝捐赠疫苗，加强卫生合作。", [("CN", "LA")]),
        ("ru", "Россия передала Кыргызстану вакцины, медицинская помощь.", [("RU", "KG")]),
        ("ru", "Вьетнам получил от России вакцину, сотрудничество в здравоохранении.", [("RU", "VN")]),
        ("uz", "Xitoy O‘zbekistonga vaksina yubordi, tibbiy hamkorlik.", [("CN", "UZ")]),
        ("uz", "O‘zbekiston Xitoydan vaksina oldi, tibbiy hamkorlik.", [("CN", "UZ")]),
        ("kk", "Қытай Қазақстанға вакцина жіберді, медициналық ынтымақтастық.", [("CN", "KZ")]),
        ("ky", "Түркия Кыргызстанга дары-дармек жөнөттү, медициналык жардам.", [("TR", "KG")]),
        ("ar", "أرسلت الصين لقاحات إلى مصر في إطار التعاون الصحي.", [("CN", "EG")]),
        ("ur", "چین نے پاکستان کو ویکسین بھیجی، طبی تعاون۔", [("CN", "PK")]),
        ("ur", "چین آٹھ ڈاکٹر پاکستان بھیجے گا، طبی تعاون۔", [("CN", "PK")]),
        ("ur", "ویتنام کے ڈاکٹر نے چین کے ہسپتال کی طبی تعاون کی اطلاع دی۔", []),
        ("fa", "چین به ایران واکسن اهدا کرد؛ همکاری بهداشتی.", [("CN", "IR")]),
    ],
)  # fmt: skip
def test_the_direction_is_kept_where_it_is_said(
    language: str, text: str, expected: list[tuple[str, str]]
) -> None:
    found = judged(text, language)
    assert found.directions == expected
    for giver, receiver in expected:
        assert len(quotes(found, f"{giver}>{receiver}")) >= 3


def test_parties_of_two_sentences_make_no_direction() -> None:
    assert judged("Cuba sent doctors for health cooperation. Angola has hospitals.", "en").directions == []


@pytest.mark.parametrize(
    ("language", "text", "diseases"),
    [
        ("en", "Laos against dengue and cervical cancer", ["cancer", "cervical-cancer", "dengue"]),
        ("vi", "Việt Nam và Lào phòng chống sốt rét, lao kháng thuốc", ["malaria", "tuberculosis"]),
        ("ru", "борьба с туберкулёзом и бешенством в больницах", ["rabies", "tuberculosis"]),
        ("zh", "中老合作防治登革热和禽流感", ["avian-influenza", "dengue"]),
        ("ar", "مكافحة الملاريا وشلل الأطفال", ["malaria", "polio"]),
        ("ur", "پولیو اور ڈینگی کے خلاف", ["dengue", "polio"]),
        ("uz", "qizamiq va gepatitga qarshi", ["hepatitis", "measles"]),
        ("en", "They train nurses and aid hospitals", []),
    ],
)
def test_diseases_are_named_with_their_words(language: str, text: str, diseases: list[str]) -> None:
    found = judged(text, language)
    assert found.diseases == diseases
    assert all(quotes(found, name) for name in diseases)


def test_what_is_not_relevant_has_neither_stage_nor_disease() -> None:
    found = judge("", "Dengue fever cases rise; the mayor signed a decree.", language="en")
    assert (found.relevant, found.stage, found.diseases, found.directions) == (False, None, [], [])


@pytest.mark.parametrize("language", OURS)
def test_every_language_says_every_stage_and_names_many_diseases(language: str) -> None:
    terms = [term for term in vocabulary().terms if term.language == language]
    for stage in STAGES:
        assert sum(stage in term.stands for term in terms) >= 3, stage
    named = {name for term in terms for name in term.stands} & set(vocabulary().named("disease"))
    assert len(named) >= 50


def test_readers_can_ask_for_whatever_is_tagged() -> None:
    assert set(labels.known_diseases()) == set(vocabulary().named("disease"))
    assert set(labels.known_organisations()) == set(vocabulary().named("organisation"))
    assert set(STAGES) == set(vocabulary().named("stage"))
    for stage in STAGES:
        assert all(labels.stage_name(stage, language) for language in OURS)


def test_evidence_is_named_in_the_language_of_the_reader() -> None:
    named = [labels.tag_name(tag, "vi") for tag in ("CN>VN", "WHO>VN", "signed", "dengue")]
    assert named[0] == "Trung Quốc → Việt Nam"
    assert named[1:] == ["Tổ chức Y tế Thế giới → Việt Nam", "đã ký", "sốt xuất huyết"]


def test_a_layer_hides_nothing_of_another() -> None:
    assert {term.layer for term in vocabulary().terms} == {"", *LAYERS}
    found = judged("Chinese doctors treat dengue fever in Laos.", "en")
    assert {"health", "dengue"} <= {one.tag for one in found.evidence}
    assert set(cases()) <= set(LANGUAGES)


WORDS = [
    "China", "Laos", "WHO", "sent", "to", "from", "by", "received", "trained in", "doctors", "health", ".",
    "signed", "dengue", "agreement", "与", "向", "ل", "\n", "o‘zbekistonga", "ký kết",
]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40), st.sampled_from([*OURS, None]))
def test_whatever_the_words_every_span_quotes_the_text(words: list[str], language: str | None) -> None:
    text = " ".join(words)
    found = judge("", text, language=language, relevant=True)
    assert all(text[one.start : one.end] == one.quote for one in found.evidence)
    parties = {*found.countries, *found.organisations}
    assert all({one, other} <= parties and one != other for one, other in found.directions)
