"""The language of a text, long and short, with and without the word of the page."""

import pytest

from pipelines.language import LANGUAGES, language_of

SENTENCES = {
    "vi": "Bác sĩ hai nước trao đổi kinh nghiệm điều trị tại bệnh viện tỉnh.",
    "ru": "Врачи двух стран обсудили лечение детей и подписали документ.",
    "ky": "Дарыгерлер эки өлкөнүн ооруканаларында тажрыйба алмашууну талкуулашты.",
    "kk": "Дәрігерлер екі елдің ауруханаларында тәжірибе алмасуды талқылады.",
    "tg": "Духтурони ду кишвар дар бораи табобати кӯдакон сӯҳбат карданд.",
    "ar": "ناقش أطباء البلدين علاج الأطفال في المستشفيات الجديدة.",
    "ur": "دونوں ممالک کے ڈاکٹروں نے بچوں کے علاج پر بات چیت کی ہے۔",
    "fa": "پزشکان دو کشور درباره درمان کودکان در بیمارستان گفتگو کردند.",
    "zh": "两国医生在医院交流儿童治疗经验。",
    "fr": "Les médecins des deux pays ont parlé du traitement des enfants.",
    "en": "Doctors of the two countries spoke about the treatment of children.",
    "es": "Los médicos de los dos países hablaron del tratamiento de los niños.",
    "tr": "İki ülkenin doktorları çocukların tedavisi hakkında konuştu.",
    "ko": "두 나라 의사들이 어린이 치료에 대해 이야기했다.",
    "ja": "両国の医師が子どもの治療について話し合いました。",
    "th": "แพทย์ของทั้งสองประเทศหารือเรื่องการรักษาเด็ก",
    "lo": "ທ່ານໝໍຂອງສອງປະເທດສົນທະນາກ່ຽວກັບການປິ່ນປົວເດັກ",
    "km": "វេជ្ជបណ្ឌិតនៃប្រទេសទាំងពីរពិភាក្សាអំពីការព្យាបាល",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_a_sentence_tells_its_language(language: str) -> None:
    assert language_of(SENTENCES[language]) == language


@pytest.mark.parametrize(
    "text",
    [
        "Икки мамлакат шифокорлари болаларни даволаш ҳақида суҳбатлашди, бўлди.",
        "Ikki mamlakat shifokorlari bolalarni davolash haqida suhbatlashdi.",
    ],
)
def test_uzbek_is_uzbek_in_both_scripts(text: str) -> None:
    assert language_of(text) == "uz"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Eki eldiń dárigerleri balalardy emdeý týraly áńgimelesti, qujatqa qol qoıyldy.", "kk"),
        ("Ekı eldıñ därıgerlerı balalardy emdeu turaly äñgımelestı, qūjatqa qol qoiyldy.", "kk"),
        ("Iki ülkenin doktorları çocukların tedavisi hakkında konuştu, belge imzalandı.", "tr"),
        ("İki ölkənin həkimləri uşaqların müalicəsi haqqında danışıb və sənəd imzalayıb.", "tr"),  # as before
    ],
)
def test_kazakh_in_latin_letters_is_told_from_its_neighbours(text: str, language: str) -> None:
    assert language_of(text) == language


def test_letters_of_its_own_decide_for_the_shortest_texts() -> None:
    assert language_of("ہسپتال", "ar") == "ur"
    assert language_of("Ўзбек", "ru") == "uz"


def test_the_page_is_believed_only_where_the_text_says_little() -> None:
    assert language_of("Doctor", "fr-FR") == "fr"
    assert language_of(SENTENCES["en"], "fr") == "en"
    assert language_of("Врач", "en") != "en"  # a page cannot claim another script


@pytest.mark.parametrize("text", ["", "   ", "\n", "!?.", "\ud800"])
def test_where_there_is_nothing_to_judge_nothing_is_said(text: str) -> None:
    assert language_of(text) is None


def test_figures_alone_have_the_language_of_the_page() -> None:
    assert language_of("12.02.2026", "vi") == "vi"
    assert language_of("12.02.2026", "xx") is None


def test_a_foreign_dateline_does_not_decide() -> None:
    assert language_of("Quang Ninh, Cao Bang — " + SENTENCES["ur"] * 3) == "ur"


def test_every_answer_is_a_language_of_ours() -> None:
    assert {language_of(text) for text in SENTENCES.values()} <= set(LANGUAGES)
