"""Who gives by what is done where: people of one party, a deed, and the party where it is done."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from pipelines.frames import frames
from pipelines.tag import judge
from storage.table import TableError

Couples = list[tuple[str, str]]


def directions(text: str, language: str) -> Couples:
    found = judge("", text, language=language, relevant=True)
    for one in found.evidence:
        assert text[one.start : one.end] == one.quote
    quoted = {one.tag for one in found.evidence}
    assert all(f"{giver}>{receiver}" in quoted for giver, receiver in found.directions)
    return found.directions


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Surgeons from Havana operate on children at a hospital in Luanda.", [("CU", "AO")]),
        ("fr", "Des chirurgiens de La Havane opèrent à l'hôpital de Luanda.", [("CU", "AO")]),
        ("es", "Cirujanos de La Habana operan gratis en Luanda.", [("CU", "AO")]),
        ("ru", "Хирурги из Минска оперируют детей в Душанбе.", [("BY", "TJ")]),
        ("zh", "北京医疗队在万象免费做手术。", [("CN", "LA")]),
        ("ky", "Минсктен келген кардиологдор Бишкекте операция жасады.", [("BY", "KG")]),
        ("ur", "بیجنگ کے سرجن لاہور میں مفت آپریشن کر رہے ہیں۔", [("CN", "PK")]),
        ("en", "Patients from Vientiane recover after surgery at a hospital in Hanoi.", [("VN", "LA")]),
        ("en", "Surgeons from Havana discuss hospitals with Luanda.", []),
        ("en", "Surgeons from Havana and Paris operate in Luanda.", []),
        ("en", "Surgeons from Havana operate at home; patients visit markets.", []),
    ],
)  # fmt: skip
def test_people_of_one_party_who_do_something_in_another(language: str, text: str, expected: Couples) -> None:
    assert directions(text, language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UNICEF delivers vaccines to hospitals of Chad.", [("UNICEF", "TD")]),
        ("UNICEF aid: free vaccines for hospitals of Chad and Laos.", []),
        ("UNICEF discusses hospitals of Chad.", []),
        ("UNICEF delivers WHO vaccines of Chad.", [("UNICEF", "TD")]),
    ],
)  # fmt: skip
def test_an_organisation_gives_to_the_only_country(text: str, expected: Couples) -> None:
    assert directions(text, "en") == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Kenyan medical students study on scholarships in Cuba.", [("CU", "KE")]),
        ("uz", "Oʻzbek talabalari Koreyada tibbiyot boʻyicha taʼlim oladi.", [("KR", "UZ")]),
        ("vi", "Lưu học sinh Lào học y khoa tại Huế, Việt Nam.", [("VN", "LA")]),
        ("ru", "Студенты из Монголии учатся в Москве в мединституте.", [("RU", "MN")]),
        ("en", "Cuban teachers lecture to medical students in Kenya.", [("CU", "KE")]),
        ("en", "Doctors from Nepal trained in Korea for a month at a hospital.", [("KR", "NP")]),
        ("en", "Kenya bought vaccines in India for its hospitals.", []),
        ("ar", "منحة سعودية لمستشفى في اليمن.", [("SA", "YE")]),
        ("ru", "Дар Японии больнице в Таджикистане: переданы томографы.", [("JP", "TJ")]),
        ("ur", "جاپان کا تحفہ: پاکستان میں ہسپتال کو مشینیں دی گئیں۔", [("JP", "PK")]),
        ("en", "Kazakh children may be operated on in Seoul.", []),
    ],
)  # fmt: skip
def test_who_learns_abroad_and_what_is_given(language: str, text: str, expected: Couples) -> None:
    assert directions(text, language) == expected


def test_what_is_given_through_an_organisation_is_for_the_country() -> None:
    text = "Japan gave vaccines to UNICEF for hospitals of Chad. Japan gave vaccines to Chad."
    assert directions(text, "en") == [("JP", "TD")]


def test_who_takes_in_patients_gives() -> None:
    assert directions("Bệnh viện Hà Nội tiếp nhận bệnh nhân từ Lào.", "vi") == [("VN", "LA")]


def test_one_endless_sentence_of_names_takes_no_longer_than_its_beginning() -> None:
    start = time.process_time()
    directions("UNICEF doctors from Havana in Luanda and " * 200 + "x " * 100_000, "en")
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("folk\ttreats\t-\towner\tx\n", "no meaning 'folk'"),
        ("team\ttreats\tmoods\towner\tx\n", "no meaning 'moods'"),
        ("team\ttreats\t-\tnobody\tx\n", "no giver 'nobody'"),
    ],
)
def test_a_wrong_frame_is_refused_with_its_place(tmp_path: Path, row: str, said: str) -> None:
    (tmp_path / "frames.tsv").write_text("people\tdeed\tunless\tgives\tmeaning\n" + row, "utf-8")
    with pytest.raises(TableError, match=rf"frames\.tsv:2: {said}"):
        frames.__wrapped__(tmp_path)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ky", "Норвегия жыйырма кувөз белек кылды. Алар Нарындын ооруканасына коюлат.", [("NO", "KG")]),
        ("vi", "Na Uy tặng hai mươi lồng ấp. Máy sẽ được đặt tại bệnh viện ở Huế.", [("NO", "VN")]),
        ("ru", "Норвегия передала двадцать кувезов. Больницы Малави получат их в мае.", []),
        ("ky", "Оорукана. Палата. Дарыгер. Медайым. Норвегия кувөз белек кылды. Нарын күтөт.", []),
    ],
)
def test_one_that_is_said_to_give_gives_to_the_country_of_the_language(
    language: str, text: str, expected: Couples
) -> None:
    assert directions(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("zh", "斐济护士在广州完成针灸培训。", []),
        ("zh", "斐济护士在广州参加急救培训。", []),
        ("zh", "中国医生在斐济培训护士。", [("CN", "FJ")]),
        ("en", "Nurses from Fiji graduate in Havana.", [("CU", "FJ")]),
        ("ru", "ТИКА передала Нарыну томограф.", [("TR", "KG")]),
        ("fr", "Lomé reçoit un don chinois de médicaments.", [("CN", "TG")]),
        ("es", "Médicos cubanos refuerzan hospitales de Honduras.", [("CU", "HN")]),
    ],
)
def test_who_is_trained_or_given_something_receives(language: str, text: str, expected: Couples) -> None:
    assert directions(text, language) == expected
