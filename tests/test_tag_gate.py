"""Who may be the other party where nobody abroad is named, or where all but one seem to take no part."""

from __future__ import annotations

import pytest

from pipelines.findings import findings
from pipelines.judge import missing
from pipelines.partaking import partaking
from pipelines.parties import parties_of


def lacking(text: str, language: str, home: str) -> str | None:
    found = findings([("title", ""), ("text", text)], language)
    return missing(found, parties_of(found, home))


@pytest.mark.parametrize(
    ("language", "home", "text"),
    [
        (
            "kk",
            "KZ",
            "Министрлік шетелде оқыған дәрігерлердің дипломын тануға арналған келісім жобасын дайындады.",
        ),
        (
            "ky",
            "KG",
            "Кабинет чет өлкөлүк студенттерди медициналык окууга кабыл алуу тартибин бекитти.",
        ),
        (
            "vi",
            "VN",
            "Bộ Y tế ban hành quy định về đào tạo người nước ngoài tại các trường y và hợp tác.",
        ),
        ("uz", "UZ", "Vazirlik xorijda o‘qigan shifokorlar bilan hamkorlik tartibini tasdiqladi."),
        (
            "ru",
            "RU",
            "Минздрав утвердил порядок, по которому иностранные граждане учатся в медвузах.",
        ),
        ("ur", "PK", "وزارت صحت نے غیر ملکی ڈگری رکھنے والے ڈاکٹروں کی تربیت اور تعاون کا طریقہ جاری کیا۔"),
    ],
)
def test_what_is_only_called_foreign_is_no_partner(language: str, home: str, text: str) -> None:
    assert lacking(text, language, home) == "no partner"


@pytest.mark.parametrize(
    ("language", "home", "text"),
    [
        ("kk", "KZ", "Екі ел дәрігерлері келісімге қол қойды."),
        ("ky", "KG", "Эки өлкөнүн дарыгерлери келишимге кол койду."),
        ("vi", "VN", "Hai nước ký thỏa thuận hợp tác y tế."),
        ("en", "GB", "Foreign partners of the hospital signed a health cooperation agreement."),
    ],
)
def test_a_partner_without_a_name_is_one(language: str, home: str, text: str) -> None:
    assert lacking(text, language, home) is None


def test_of_three_two_take_part_at_least_where_no_organisation_is_the_other_party() -> None:
    text = (
        "Zambia's health ministry has listed what came in a week: 40 generators, 12 pallets of drugs and "
        "masks. The ministry says Zambia is grateful. Zambia will spread them over its provinces. The goods "
        "were sent by the government of Norway, a Danish agency and private funds."
    )
    found = findings([("title", ""), ("text", text)], "en")
    assert len(partaking(found)) >= 2
    assert missing(found, parties_of(found, "ZM")) is None
