"""Who may be the other party where nobody abroad is named, or where all but one seem to take no part."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.findings import findings
from pipelines.judge import missing
from pipelines.partaking import partaking
from pipelines.parties import parties_of
from pipelines.seats import SEATS, seats
from pipelines.tag import judge
from storage.table import TableError


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


@pytest.mark.parametrize(
    ("language", "text", "countries"),
    [
        ("en", "Peru signed a health cooperation plan with the WHO in Geneva.", ["PE"]),
        ("es", "La OMS y Paraguay firmaron en Ginebra un convenio de salud.", ["PY"]),
        ("zh", "蒙古卫生部与世界卫生组织在日内瓦签署卫生合作备忘录。", ["MN"]),
        ("ar", "وقعت موريتانيا مع منظمة الصحة العالمية في جنيف مذكرة تعاون صحي.", ["MR"]),
        ("en", "The European Union gives Moldova medical equipment, Brussels said.", ["EU", "MD"]),
        ("en", "Switzerland and Peru signed a health plan with the WHO in Geneva.", ["CH", "PE"]),
        ("en", "Hospitals of Geneva train nurses of Peru.", ["CH", "PE"]),
        ("en", "Doctors of Geneva and the WHO train nurses.", ["CH"]),
    ],
)  # fmt: skip
def test_a_city_named_for_the_organisation_that_sits_there_is_no_country(
    language: str, text: str, countries: list[str]
) -> None:
    assert judge("", text, language=language, relevant=True).countries == countries


@pytest.mark.parametrize("row", ["Geneve\tCH\tWHO", "Geneva\tFR\tWHO", "Geneva\tCH\tWHOM"])
def test_a_seat_that_nobody_knows_is_refused(tmp_path: Path, row: str) -> None:
    (tmp_path / "places.tsv").write_text("country\tnames\tsource\nCH\tGeneva\tusage\n", "utf-8")
    (tmp_path / SEATS).write_text(f"city\tcountry\torganisations\n{row}\n", "utf-8")
    with pytest.raises(TableError, match=r"seats\.tsv:2"):
        seats(tmp_path)


@pytest.mark.parametrize(
    ("language", "text", "code"),
    [
        ("ky", "А. Навои мектебинде күндүзгү стационар ачылды.", "UZ"),
        ("kk", "Мәскеу көшесіндегі емхана жөнделді.", "RU"),
        ("ru", "Поликлиника на улице Навои снова открыта.", "UZ"),
        ("es", "Los equipos llegaron el lunes. Irán a hospitales del interior.", "IR"),
        ("fr", "La députée Tilly Metz visite le laboratoire.", "FR"),
        ("vi", "Chính phủ Australia chi tiền cho bệnh viện trong nước.", "VN"),
    ],
)
def test_a_street_a_school_a_verb_and_a_writer_are_no_country(language: str, text: str, code: str) -> None:
    assert code not in findings([("title", ""), ("text", text)], language).countries


@pytest.mark.parametrize(
    ("language", "text", "code"),
    [("ky", "Навои облусунун дарыгерлери", "UZ"), ("es", "Médicos de Irán y Cuba", "IR"),
     ("fr", "Un hôpital de Metz", "FR"), ("ur", "ترکی نے پیراگوائے کو سامان بھیجا", "PY")],
)  # fmt: skip
def test_the_places_themselves_still_are(language: str, text: str, code: str) -> None:
    assert code in findings([("title", ""), ("text", text)], language).countries


@pytest.mark.parametrize(
    ("language", "title", "text"),
    [
        (
            "en",
            "Ghanaian doctor's lottery win in Toronto",
            "The surgeon of a Canadian hospital will go on working.",
        ),
        ("fr", "Un touriste danois à l'hôpital de Tozeur", "Son assurance prépare son retour à Aarhus."),
        ("ru", "Врач из Омска спас пассажирку рейса в Ереван", "Хирург оказал помощь на борту самолёта."),
        ("zh", "埃塞俄比亚选手赢得马拉松", "市医院派出十辆救护车，肯尼亚选手获得亚军。"),
        ("vi", "Kiều bào tại Canada thăm bệnh viện Bạch Mai", "Đoàn tặng hoa các bác sĩ và chụp ảnh."),
        ("pt", "Hospital de padrão japonês abre em Curitiba", "O cônsul do Japão foi à inauguração."),
    ],
)
def test_somebody_from_abroad_beside_a_doctor_is_no_cooperation(language: str, title: str, text: str) -> None:
    assert not judge(title, text, language=language).relevant
