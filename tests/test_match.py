"""Folding and matching: many ways of writing, one term, and the way back to the text."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipelines.findings import findings
from pipelines.match import matcher, part_matcher
from pipelines.normal import fold, plain


def meanings(text: str, language: str | None = None) -> set[str]:
    return {meaning for match in matcher().matches(text, language) for meaning in match.stands}


def quotes(text: str, meaning: str, language: str | None = None) -> list[str]:
    found = matcher().matches(text, language)
    return [text[match.start : match.end] for match in found if meaning in match.stands]


@pytest.mark.parametrize(
    ("given_text", "folded"),
    [
        ("ＷＨＯ", "who"),
        ("۱۲.۰۲", "12.02"),
        ("التعاونُ الطبّيّ", "التعاون الطبی"),
        ("تعـــاون", "تعاون"),
        ("همکاری\u200cها", "همکاری ها"),
        ("Oʻzbekiston", "o'zbekiston"),
        ("Oʼzbekiston", "o'zbekiston"),
        ("Ёлка", "елка"),
        ("İstanbul", "istanbul"),
        ("ﻻ", "لا"),
        ("a\ud800b", "a b"),
        ("\u202bصحة\u202c", "صحه"),
        ("援馬拉維醫療隊", "援马拉维医疗队"),
        ("y  tế \t Lào", "y tế lào"),
        ("health \u200b\r\n pact", "health pact"),
        ("التعاونُ  الطبي", "التعاون الطبی"),
    ],
)
def test_one_form_for_what_is_written_in_several(given_text: str, folded: str) -> None:
    assert fold(given_text).text == folded


def test_vietnamese_in_loose_marks_is_the_same() -> None:
    text = "Bệnh viện Việt Nam – Pháp"
    assert fold(unicodedata.normalize("NFD", text)).text == fold(text).text


@pytest.mark.parametrize("space", ["  ", "\t ", "\xa0 ", "\r\n", "\u200b ", " \u200b", "   \n"])
def test_words_are_heard_however_many_spaces_part_them(space: str) -> None:
    text = "Bệnh viện Việt Nam và Bộ Y tế Lào".replace(" ", space)
    heard = [quote.strip("\u200b") for said in ("health", "VN") for quote in quotes(text, said, "vi")]
    assert heard == [term.replace(" ", space) for term in ("Bệnh viện", "Bộ Y tế", "Việt Nam")]


def test_no_term_runs_from_one_paragraph_into_the_next() -> None:
    assert quotes("Họp tại Việt\n\nNam giới và sức khỏe", "VN", "vi") == []


def test_a_name_of_people_is_no_country_where_spaces_are_doubled() -> None:
    assert quotes("ông  Nguyễn  Đức  Chính đến", "DE", "vi") == []


def test_spans_of_loose_marks_quote_the_text_as_it_came() -> None:
    text = unicodedata.normalize("NFD", "Đoàn y tế thăm bệnh viện tỉnh")
    assert [unicodedata.normalize("NFC", quote) for quote in quotes(text, "health", "vi")][-1] == "bệnh viện"


@given(st.text(max_size=80))
@example("\ufd50")  # one ligature of three letters
def test_folding_keeps_a_way_back_for_any_text(text: str) -> None:
    folded = fold(text)
    spans = [folded.span(at, at + 1) for at in range(len(folded.text))]
    assert all(0 <= start <= end <= len(text) for start, end in spans)
    assert spans == sorted(spans)


@given(st.text(alphabet="Việt Nam bệnh صحة‌ُ \u0301ë中越Ў'’-", max_size=60))
def test_matches_lie_within_the_text_and_are_not_empty(text: str) -> None:
    assert all(0 <= match.start < match.end <= len(text) for match in matcher().matches(text))


def test_accents_go_where_addresses_leave_them_out() -> None:
    assert plain("đào tạo bác sĩ") == "dao tao bac si"


@pytest.mark.parametrize(
    ("text", "language", "country"),
    [
        ("Врачи во Вьетнаме", "ru", "VN"),
        ("врачи вьетнамской больницы", "ru", "VN"),
        ("Минздрав КР и больницы РФ", "ru", "KG"),
        ("Минздрав РК", "ru", "KZ"),
        ("делегация КНР", "ru", "CN"),
        ("قادة من فيتنام", "ar", "VN"),
        ("والفرنسية أيضا", "ar", "FR"),
        ("وزیر بهداشت قرقیزستان", "fa", "KG"),
        ("گوانگسی کے رہنما", "ur", "CN"),
        ("Đoàn Pháp thăm bệnh viện", "vi", "FR"),
        ("Quảng Ninh", "vi", "VN"),
        ("中越卫生合作", "zh", "VN"),
        ("中越卫生合作", "zh", "CN"),
        ("Ўзбекистон шифокорлари", "uz", "UZ"),
        ("O‘zbekistonlik shifokorlar", "uz", "UZ"),
        ("Қазақстандағы дәрігерлер", "kk", "KZ"),
        ("Кыргызстандагы дарыгерлер", "ky", "KG"),
        ("les médecins vietnamiens", "fr", "VN"),
        ("médicos cubanos", "es", "CU"),
        ("ແພດຈາກ ຫວຽດນາມ", "lo", "VN"),
    ],
)
def test_countries_are_known_in_their_inflections(text: str, language: str, country: str) -> None:
    assert country in meanings(text, language)


@pytest.mark.parametrize(
    ("text", "language", "country"),
    [
        ("Lào Cai khánh thành bệnh viện", "vi", "LA"),
        ("giải pháp và phương pháp", "vi", "FR"),
        ("ông Nguyễn Đức Chính", "vi", "DE"),
        ("bà Trần Nga phát biểu", "vi", "RU"),
        ("врачи Нигерии", "ru", "NE"),
        ("Кубок по футболу", "ru", "CU"),
        ("груз с лекарствами", "ru", "GE"),
        ("Минздрав КР", "ru", "KR"),
        ("中老年患者", "zh", "LA"),
        ("شام کو ہسپتال", "ur", "SY"),
        ("التركيز على التدريب", "ar", "TR"),
        ("ماسکو کے ڈاکٹر", "ur", "MA"),
        ("وزير الشباب والرياضة", "ar", "SA"),
        ("بحضور لفيف من الأطباء", "ar", "UA"),
        ("استعاد المريض بصره", "ar", "IQ"),
        ("العيادة التي وجدها مغلقة", "ar", "MA"),
        ("مستشفى في عمّان", "ar", "OM"),
        ("قطاع مالي هش", "ar", "ML"),
        ("طب یونانی", "fa", "GR"),
        ("ترمز خودرو", "fa", "UZ"),
        ("پولیو کے قطرے پلائے گئے", "ur", "QA"),
        ("مہم ایک ہفتہ چلے گی", "ur", "CL"),
        ("ادویات کی سپلائی چین", "ur", "CN"),
        ("the turkey meat", "en", "TR"),
        ("South Sudan", "en", "SD"),
        ("seized in the South China Sea", "en", "CN"),
    ],
)
def test_what_only_looks_like_a_country_is_none(text: str, language: str, country: str) -> None:
    assert country not in meanings(text, language)


def test_words_stand_at_the_edges_of_words() -> None:
    assert meanings("unhealthy unclinical", "en") == set()


def test_the_first_half_of_a_couple_leaves_the_second_to_be_heard() -> None:
    assert {"ES", "MA"} <= meanings("los lazos hispano-marroquíes", "es")
    assert quotes("los lazos hispano-marroquíes", "ES", "es") == ["hispano-"]


def test_an_aside_says_nothing() -> None:
    assert meanings("中老年", "zh") == set()


def test_another_language_of_the_script_does_not_speak_in_a_text() -> None:
    assert "health" not in meanings("ماسکو پہنچ گئے", "ur")  # Urdu "mask" is no part of Moscow
    assert "health" not in meanings("طبيعة جميلة", "ar")  # nature is not medicine


def test_of_another_cyrillic_language_names_and_russian_loans_alone_speak() -> None:
    assert "neither" not in meanings("поставили вакцину", "ru")  # Uzbek "and"
    assert "elsewhere" not in meanings("суданского врача", "ru")  # Uzbek "court"
    assert "gift" not in meanings("дарылаганын айтты", "ky")  # Russian "gifts"
    assert "KG" in meanings("врачи из района Жумгал", "ru")
    assert "health" in meanings("малярияга каршы", "ky")


def test_latin_letters_that_chinese_writes_are_no_part_of_another_languages_words() -> None:
    def parts(text: str, language: str) -> set[str]:
        found = part_matcher().matches(text, language)
        return {meaning for match in found for meaning in match.stands}

    assert "digital" in parts("AI辅助诊断", "zh")
    assert {"digital", "goods"}.isdisjoint(parts("USAID said the doctor", "en"))
    assert {"digital", "goods"}.isdisjoint(parts("USAID боюнча doctor", "ky"))
    assert "ICU" in quotes("病人送入ICU", "health", "zh")
    assert quotes("une difficulté", "health", "fr") == []


def test_a_line_in_capitals_is_read() -> None:
    assert {"VN", "FR", "health", "cooperation"} <= meanings("BỘ Y TẾ VIỆT NAM VÀ PHÁP HỢP TÁC", "vi")


def test_a_persian_word_with_and_without_its_half_space() -> None:
    for text in ("تفاهم\u200cنامه", "تفاهم نامه", "تفاهمنامه"):
        assert "agreement" in meanings(text, "fa")


def test_the_longer_term_speaks_for_the_shorter_one() -> None:
    assert quotes("COVID-19 vaccines", "outbreak", "en") == []
    assert quotes("traditional medicine", "traditional", "en") == ["traditional medicine"]
    assert quotes("дарыгерлер", "medicines", "ky") == []  # a doctor is no medicine


def test_a_phrase_of_health_does_not_hide_the_country_of_a_name_within_it() -> None:
    assert "CN" in meanings("cuatro millones de dosis de Sinopharm", "es")
    assert "CU" in meanings("dosis de Soberana", "es")
    assert "traditional" not in meanings("Xitoy tibbiyot brigadasi", "uz")  # nor is a team a remedy
    assert "CN" in meanings("Xitoy tibbiyot brigadasi", "uz")


@pytest.mark.parametrize(
    ("text", "language", "meaning"),
    [
        ("POCCИЯ", "ru", "RU"),  # Latin capitals among Cyrillic ones
        ("ΡΟССИЯ", "ru", "RU"),  # Greek ones
        ("медицинa", "ru", "health"),
        ("денсаулық сақтау министрлiгiмен келiсiм", "kk", "agreement"),  # a Latin i for the Kazakh one
        ("Сuba", "es", "CU"),  # a Cyrillic letter in a Latin word
    ],
)
def test_letters_of_another_script_are_read_as_those_they_look_like(
    text: str, language: str, meaning: str
) -> None:
    assert quotes(text, meaning, language) != []


def test_a_word_of_another_script_stays_what_it_is() -> None:
    assert quotes("USAIDден", "USAID", "ky") == ["USAIDден"]
    assert fold("в CHO и ДНК-test").text == "в cho и днк-test"


@pytest.mark.parametrize("name", ["LÊ ĐỨC ANH", "BỆNH VIỆN HOÀN MỸ", "BÁC SĨ PHẠM NHẬT NAM", "TƯ PHÁP"])
def test_a_name_in_a_line_of_capitals_is_no_country(name: str) -> None:
    line = f"{name} KHÁM BỆNH CHO TRẺ EM Ở THÀNH PHỐ"
    assert meanings(line, "vi").isdisjoint({"DE", "US", "JP", "FR"})
    assert "DE" in meanings(f"CHUYÊN GIA ĐỨC VÀ {line}", "vi")


def test_a_text_of_megabytes_is_read_in_linear_time() -> None:
    small, large = "Больница врач. " * 1_000, "Больница врач. " * 4_000
    assert len(matcher().matches(large, "ru")) == 4 * len(matcher().matches(small, "ru"))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("LE MALI ET CUBA SIGNENT UN ACCORD DE COOPÉRATION MÉDICALE", "fr"),
        ("ESPAÑA Y PERU FIRMAN UN CONVENIO DE COOPERACION EN SALUD", "es"),
        ("GHANA AND CUBA SIGN A HEALTH DEAL SO THAT DOCTORS WHO ARE NEAR HELP US", "en"),
    ],
)
def test_ordinary_words_in_a_line_of_capitals_are_no_abbreviations(text: str, language: str) -> None:
    stands = {meaning for match in matcher().matches(text, language) for meaning in match.stands}
    assert not stands & {"UN", "US", "WHO"}


def test_abbreviations_among_other_words_are_heard() -> None:
    text = "The UN, the WHO and the US help doctors of Ghana."
    stands = {meaning for match in matcher().matches(text, "en") for meaning in match.stands}
    assert {"UN", "WHO", "US"} <= stands


@pytest.mark.parametrize("ligature", ["\ufdfa", "\ufdfb", "\ufdfd", "\ufdf2"])
def test_nothing_is_heard_within_one_character(ligature: str) -> None:
    found = matcher().matches(f"The ministries of health of France and Laos sign {ligature}.", "en")
    assert all(match.start < match.end for match in found)
    assert all(match.end <= 49 for match in found)


@pytest.mark.parametrize(
    ("language", "text", "meaning", "quote"),
    [
        ("ky", "АКШдан жана БУУнун өкүлдөрү келди", "US", "АКШдан"),
        ("ky", "АКШдан жана БУУнун өкүлдөрү келди", "UN", "БУУнун"),
        ("ky", "ДССУнун адистери", "WHO", "ДССУнун"),
        ("kk", "БАӘден келген дәрі", "AE", "БАӘден"),
        ("uz", "JSSTning vakili", "WHO", "JSSTning"),
    ],
)
def test_abbreviations_take_endings_where_the_language_writes_them_on(
    language: str, text: str, meaning: str, quote: str
) -> None:
    assert quotes(text, meaning, language) == [quote]


@pytest.mark.parametrize(
    ("language", "text"), [("ky", "БУУНДАР келди"), ("ky", "БУУрчакчылыктын"), ("ru", "ООНский")]
)
def test_what_runs_on_in_capitals_or_for_long_is_no_ending_of_an_abbreviation(
    language: str, text: str
) -> None:
    assert meanings(text, language) & {"UN"} == set()


@pytest.mark.parametrize(
    ("text", "country"),
    [("врачи из вьетнама и норвегии", True), ("Врачи из вьетнама и норвегии", False)],
)
def test_russian_names_need_capitals_where_the_article_has_any(text: str, country: bool) -> None:
    found = findings([("title", ""), ("text", text)], "ru")
    assert ({"VN", "NO"} <= set(found.countries)) == country


@pytest.mark.parametrize(
    ("language", "text", "codes"),
    [
        ("pt", "Uma vacina testada em Salvador e em Lisboa", {"BR", "PT"}),
        ("pt", "El Salvador compra vacinas", {"SV"}),
        ("es", "El médico Salvador Allende", set()),
        ("es", "Un hospital de El Salvador", {"SV"}),
    ],
)
def test_salvador_is_el_salvador_with_its_article_only(language: str, text: str, codes: set[str]) -> None:
    assert set(findings([("title", ""), ("text", text)], language).countries) == codes
