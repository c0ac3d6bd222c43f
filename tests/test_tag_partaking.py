"""Of the countries that an article names, those take part that it is about."""

from __future__ import annotations

import random
from itertools import islice
from pathlib import Path

import pytest
from babel import Locale

from pipelines.examples import examples
from pipelines.findings import Findings, findings
from pipelines.listed import mates_of
from pipelines.partaking import FEATURES, ROLL, features, partaking, partaking_weights
from pipelines.partaking_training import FEWEST, cases_of, learn_partaking
from pipelines.tag import judge
from storage.table import TableError

GIFT = (
    "Vietnam gives ultrasound machines to two hospitals in Laos. The Vietnamese health ministry handed "
    "them over in Vientiane on Monday, and Lao doctors will be trained in Vietnam to use them. The Lao "
    "minister thanked the donors. Both sides agreed to treat patients of border districts together. The "
    "aircraft that carried the crates had come from Singapore. Last year a typhoon struck the "
    "Philippines. Vietnam and Laos have worked together in health since 1977."
)
ROLLED = (
    "France", "Spain", "Italy", "Japan", "China", "India", "Kenya", "Chile", "Peru", "Cuba", "Laos", "Nepal",
    "Ghana", "Egypt", "Poland", "Norway", "Mexico", "Angola",
)  # fmt: skip


def named(text: str, title: str = "") -> Findings:
    return findings([("title", title), ("text", text)], "en")


def test_one_who_is_only_passed_on_the_way_takes_no_part() -> None:
    found = named(GIFT)
    assert set(found.countries) == {"VN", "LA", "SG", "PH"}
    assert partaking(found) == {"VN", "LA"}
    assert judge("", GIFT, language="en").pairs == [("LA", "VN")]


def test_two_that_are_named_take_part_wherever_they_stand() -> None:
    far = "Nurses of Kenya met. " + "It rained for days. " * 40 + "Peru sent greetings."
    assert partaking(named(far)) == {"KE", "PE"}


def test_a_roll_makes_no_couples_however_it_is_cut_into_sentences() -> None:
    chance = random.Random(11)
    for _ in range(40):
        names = chance.sample(ROLLED, chance.randint(ROLL + 1, len(ROLLED)))
        text = ""
        while names:
            some, names = names[: (size := chance.randint(1, 5))], names[size:]
            text += f"Health ministers of {' and '.join(some)} signed an agreement on vaccines. "
        assert judge("", text, language="en").pairs == []


def test_those_of_one_list_take_part_together() -> None:
    found = named(
        "Kenya trains midwives for its neighbours. Health workers from Kenya, Uganda, Rwanda, Burundi and "
        "Ethiopia sat in the first course in Nairobi, and Kenya pays their fees. The lecturers flew in from "
        "a congress. It had been held in Lisbon, Portugal."
    )
    assert partaking(found) == {"KE", "UG", "RW", "BI", "ET"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Un accord de santé lie le Bénin, le Gabon et le Cameroun."),
        ("es", "Un acuerdo de salud une a Chile, al Perú y a la Argentina."),
        ("ru", "Врачи из Кубы, из Чили и из Перу приехали."),
    ],
)
def test_names_with_articles_and_prepositions_are_one_list(language: str, text: str) -> None:
    found = findings([("title", ""), ("text", text)], language)
    assert all(len(mates) == 2 for mates in mates_of(found).values())
    assert len(found.countries) == 3


@pytest.mark.parametrize("language", ["en", "fr", "zh", "ar", "ru"])
def test_a_roll_of_the_whole_world_stands_in_nobodys_feed(language: str) -> None:
    names = Locale.parse(language).territories
    world = ", ".join(names[code] for code in sorted(names) if len(code) == 2)
    judged = judge("WHO", f"Health cooperation agreement adopted: {world}.", language=language)
    assert len(judged.countries) <= ROLL
    assert judged.pairs == []


OPENINGS = {
    "vi": "Các nước sau đây cử đoàn của Bộ Y tế đến dự và thông qua nghị quyết hợp tác",
    "zh": "以下国家的卫生部代表团通过了合作决议",
    "ar": "وافقت وفود وزارات الصحة على قرار التعاون",
    "fr": "Les ministères de la santé ont adopté la résolution de coopération",
}


@pytest.mark.parametrize("language", sorted(OPENINGS))
@pytest.mark.parametrize("between", [", ", "; ", "\n"])
def test_whose_islands_a_roll_names_too_is_named_once(language: str, between: str) -> None:
    names = Locale.parse(language).territories
    world = between.join(names[code] for code in sorted(names) if len(code) == 2 and code.isalpha())
    judged = judge("", f"{OPENINGS[language]}: {world}.", language=language)
    assert judged.pairs == []
    assert not judged.relevant


def test_who_stands_in_a_couple_takes_part() -> None:
    chance = random.Random(7)
    names = Locale.parse("vi").territories
    codes = [code for code in sorted(names) if len(code) == 2 and code.isalpha()]
    for _ in range(60):
        some = [names[code] for code in chance.choices(codes, k=chance.randint(2, 60))]
        text = f"{OPENINGS['vi']}: {chance.choice([', ', '. ', '; ']).join(some)}."
        judged = judge("", text, language="vi", home=chance.choice(["VN", "ES", None]))
        assert {one for couple in judged.pairs for one in couple} <= {
            *judged.countries,
            *judged.organisations,
        }


def test_where_nothing_tells_them_apart_all_take_part() -> None:
    rain = "It rained for days. " * 12
    found = named(f"{rain}Nurses of Kenya met. {rain}Peru sent greetings. {rain}Chile came later.")
    assert partaking(found) == {"KE", "PE", "CL"}


def test_whom_the_title_of_a_roll_names_may_be_a_couple() -> None:
    guests = "France, Spain, Italy, Japan, China, India, Kenya and Chile"
    text = f"Ministers of {guests} watched the health ministers exchange the malaria agreement."
    assert judge("Laos and Nepal sign a health agreement", text, language="en").pairs == [("LA", "NP")]


def test_every_country_has_all_the_numbers_and_none_is_beyond_bounds() -> None:
    for row in examples()[::20]:
        for values in features(named(row["text"], row.get("title") or "")).values():
            assert set(values) == set(FEATURES)
            assert all(0 <= value < 10 for value in values.values())


def test_weights_tell_who_takes_part_in_texts_of_a_language_they_did_not_learn_from() -> None:
    lesson = learn_partaking(examples())
    assert lesson.crossed.precision >= 0.8
    assert lesson.crossed.recall >= 0.9


def test_of_few_texts_nothing_is_learned() -> None:
    few = list(islice((row for row in examples() if cases_of(row)), FEWEST // 10))
    assert few
    assert learn_partaking(few).weights == {}


@pytest.mark.parametrize("row", ["share\tmuch\tmeaning\n", "shore\t1\tmeaning\n", "share\t1\tmeaning\n"])
def test_wrong_weights_are_refused(tmp_path: Path, row: str) -> None:
    (tmp_path / "partaking-weights.tsv").write_text("feature\tweight\tmeaning\n" + row, "utf-8")
    with pytest.raises(TableError, match=r"partaking-weights\.tsv"):
        partaking_weights(tmp_path)
