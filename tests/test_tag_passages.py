"""Lists of other articles below an article: what they name is not read."""

from __future__ import annotations

import pytest

from pipelines.findings import findings
from pipelines.tag import judge

HEADLINES = {
    "en": (
        "Read also:",
        "China and Laos open a joint hospital.",
        "China sends doctors to Laos.",
        "Rain falls.",
    ),
    "vi": (
        "Xem thêm",
        "Trung Quốc và Lào khánh thành bệnh viện.",
        "Trung Quốc cử bác sĩ sang Lào.",
        "Trời mưa.",
    ),
    "ru": ("Читайте также:", "Китай и Лаос открыли больницу.", "Китай шлёт врачей в Лаос.", "Идёт дождь."),
    "ar": ("اقرأ أيضا", "الصين ولاوس تفتتحان مستشفى.", "الصين ترسل أطباء إلى لاوس.", "هطل المطر."),
    "zh": ("相关阅读", "中国和老挝共建医院。", "中国向老挝派遣医生。", "今天下雨。"),
}
TOLD = {
    "en": "Doctors of Vietnam and France signed an agreement. They treat the sick. ",
    "vi": "Bác sĩ Việt Nam và Pháp ký thỏa thuận hợp tác. Họ khám bệnh cho người dân. ",
    "ru": "Врачи Вьетнама и Франции подписали соглашение. Они лечат больных людей. ",
    "ar": "وقع أطباء من فيتنام وفرنسا اتفاقية تعاون صحي. وهم يعالجون المرضى في المدينة. ",
    "zh": "越南和法国医生签署了医疗合作协议，双方将共同培训外科医生，并为当地居民提供免费的诊疗服务。",
}


@pytest.mark.parametrize("language", HEADLINES)
def test_headlines_at_the_end_name_nobody_though_full_stops_end_them(language: str) -> None:
    text = TOLD[language] * 2 + "\n" + "\n".join(HEADLINES[language])
    judged = judge("", text, language=language)
    assert judged.countries == ["FR", "VN"]
    assert judged.pairs == [("FR", "VN")]


def test_an_article_goes_on_behind_a_list_of_others() -> None:
    told = "Doctors of Vietnam came. They saw.\nFrance and Vietnam signed.\nThe hospital opens.\n"
    assert judge("Health cooperation", "Read also:\nRain falls\n" + told).countries == ["FR", "VN"]


def test_two_sentences_below_a_head_are_no_list() -> None:
    text = TOLD["en"] * 2 + "\nRead also:\nChina sends doctors to Laos.\nLaos thanks China."
    assert {"CN", "LA"} <= named(text)


def test_what_fills_the_greater_part_of_an_article_is_no_list_at_its_end() -> None:
    text = "Doctors came.\nRead also:\n" + "\n".join(["China sends doctors to Laos."] * 9)
    assert {"CN", "LA"} <= named(text)


LED_BY = {
    "en": ("In case you missed it", "Popular now"),
    "vi": ("Tin xem nhiều", "Đừng bỏ lỡ"),
    "ru": ("Последние новости", "Новости партнёров", "Популярное"),
    "ar": ("قد يهمك أيضا", "أحدث الأخبار"),
    "zh": ("相关链接", "热门文章"),
}


@pytest.mark.parametrize(("language", "head"), [(one, head) for one in LED_BY for head in LED_BY[one]])
@pytest.mark.parametrize("mark", ["", ":", " »"])
def test_a_head_that_is_a_line_of_its_own_leads_elsewhere(language: str, head: str, mark: str) -> None:
    _, *others = (line.rstrip(".。") for line in HEADLINES[language])
    judged = judge("", "\n".join((TOLD[language] * 2, head + mark, *others[:2])), language=language)
    assert judged.countries == ["FR", "VN"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Популярное лекарство Китай передал больницам Лаоса"),
        ("zh", "热门文章称中国向老挝派遣医生"),
        ("en", "Popular now with China, the hospital of Laos opens"),
    ],
)
def test_a_sentence_that_begins_like_a_head_is_read(language: str, text: str) -> None:
    found = findings([("title", ""), ("text", f"{TOLD[language]}\n{text}")], language)
    assert {"CN", "LA"} <= set(found.countries)


@pytest.mark.parametrize("language", HEADLINES)
def test_headlines_that_nothing_leads_to_are_not_read_at_the_end(language: str) -> None:
    _, *others = (line.rstrip(".。") for line in HEADLINES[language])
    judged = judge("", TOLD[language] + "\n\n" + "\n \n".join(others), language=language)
    assert judged.countries == ["FR", "VN"]


@pytest.mark.parametrize(
    "listed",
    [
        "- China trains doctors\n- Laos builds a ward\n- Rain falls",
        "1. China trains doctors\n2. Laos builds a ward\n3. Rain falls",
        "China trains doctors\nLaos builds a ward",
        "China trains doctors\nLaos builds a ward\nRain falls\nSo it was agreed.",
    ],
)
def test_what_an_article_lists_is_read(listed: str) -> None:
    assert {"CN", "LA"} <= named(f"{TOLD['en']}\n{listed}")


def named(text: str) -> set[str]:
    return set(findings([("title", ""), ("text", text)], "en").countries)
