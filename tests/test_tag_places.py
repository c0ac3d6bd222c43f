"""Cities and provinces give their country away, in the scripts and forms that articles write them in."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest

from pipelines.gazetteer import readings
from pipelines.match import Matcher, forms, matcher
from pipelines.normal import fold
from pipelines.tag import judge
from pipelines.territories import CODES
from pipelines.vocabulary import COLUMNS, LAYERS, NAME_COLUMNS, NAME_TABLES, TAXONOMY, vocabulary
from storage.table import TableError, rows

HEAD = "country\tnames\tsource\n"
TERMS = "term\tlanguage\tstands for\tmatch\tsource\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copy(TAXONOMY / "meanings.tsv", tmp_path)
    (tmp_path / "terms").mkdir()
    return tmp_path


def named(text: str, language: str | None) -> set[str]:
    found = {meaning for match in matcher().matches(text, language) for meaning in match.stands}
    return found & CODES


def written() -> list[tuple[str, str, list[str]]]:
    """Every name of the tables of places and institutions: country, name, languages it is heard in."""
    return [
        (country, name, [language for _, language, _ in readings(name)])
        for table in NAME_TABLES
        for _, (country, names, _) in rows(TAXONOMY / table, NAME_COLUMNS)
        for name in names.split("; ")
    ]


def heard(folder: Path, rows: str, text: str, language: str) -> set[str]:
    (folder / "places.tsv").write_text(HEAD + rows, "utf-8")
    terms = [term for term in vocabulary(folder).terms if term.source != "cldr"]
    found = Matcher([(form, term) for term in terms for form in forms(term)]).matches(text, language)
    return {meaning for match in found for meaning in match.stands}


def test_every_name_gives_its_own_country_away_and_no_other() -> None:
    wrong = [
        f"{name} ({language}): {sorted(found)}, not {country}"
        for country, name, languages in written()
        for language in languages
        if (found := named(name.split(":")[-1].rstrip("*?"), None if language == "*" else language))
        != {country}
    ]
    assert wrong == []


def test_a_name_stands_once_and_in_one_table() -> None:
    names = Counter(fold(name).text for _, name, _ in written())
    assert [name for name, times in names.items() if times > 1] == []
    terms = {
        fold(cells[0]).text
        for file in TAXONOMY.glob("terms/*.tsv")
        if file.stem not in LAYERS
        for _, cells in rows(file, COLUMNS)
        if len(cells[2]) == 2
    }
    bare = {fold(name.rstrip("*?")).text for _, name, _ in written() if ":" not in name}
    assert terms & bare == set()


@pytest.mark.parametrize(
    ("text", "language", "country"),
    [
        ("Нюрнберге", "ru", "DE"),
        ("нюрнбергской", "ru", "DE"),
        ("Харбинский", "ru", "CN"),
        ("Шүй облысы", "kk", "KG"),
        ("Жамбыл облысының", "kk", "KZ"),
        ("Чүй облусунун", "ky", "KG"),
        ("Astraxandan", "uz", "RU"),
        ("آستراخان", "fa", "RU"),
        ("رشت", "fa", "IR"),
        ("ببرمنغهام", "ar", "GB"),
        ("ننگرہار", "ur", "AF"),
        ("大阪", "zh", "JP"),
        ("黑河市", "zh", "CN"),
        ("马里兰州", "zh", "US"),
        ("Dusseldorf", "en", "DE"),
        ("Düsseldorf", "vi", "DE"),
        ("Batam", "en", "ID"),
        ("Corrientes", "es", "AR"),
        ("Hủa Phăn", "vi", "LA"),
        ("Johor", "fr", "MY"),
        ("tỉnh Đắk Nông", "vi", "VN"),
        ("lãnh đạo UBND Đắk Nông", "vi", "VN"),
        ("محافظة القصيم", "ar", "SA"),
        ("بهرات", "ar", "AF"),
        ("Qoraqalpogʻistondan", "uz", "UZ"),
        ("Горно-Бадахшане", "ru", "TJ"),
        ("آذربایجان غربی", "fa", "IR"),
        ("گلگت بلتستان", "ur", "PK"),
        ("Ыстамбулда", "ky", "TR"),
        ("Қызылордада", "kk", "KZ"),
        ("奥多棉吉省", "zh", "KH"),
        ("Hauts-de-France", "es", "FR"),
        ("médicos de Las Tunas", "es", "CU"),
    ],
)
def test_a_place_gives_its_country_away(text: str, language: str, country: str) -> None:
    assert named(text, language) == {country}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Córdoba", "es"),  # of Argentina, Spain and Colombia
        ("Santiago", "es"),
        ("San José", "es"),
        ("nice tours to reading", "en"),
        ("Tarixda uchta", "uz"),
        ("وہاں ہوئے", "ur"),
        ("برنامه‌ریزی سینه", "fa"),
        ("السفيرة كبيرا سفينة", "ar"),
        ("тарихты", "kk"),
        ("Толук", "ky"),
        ("入海口", "zh"),
        ("大西洋", "zh"),
        ("Gallagher and Warriors", "fa"),
        ("Семейная медицина", "ru"),  # not Семей
        ("бремени болезней", "ru"),  # not Бремен
        ("Синдром, аденома", "ru"),
        ("делится опытом", "ru"),
        ("академическое", "ru"),
        ("Male patients", "en"),
        ("Sale temps", "fr"),
        ("یہ مسئلہ تازہ ہے", "ur"),
        ("ادرار و بخاری", "fa"),
        ("البطاطا والسيول ورياض الأطفال", "ar"),
    ],
)
def test_what_only_looks_like_a_place_is_none(text: str, language: str) -> None:
    assert named(text, language) == set()


@pytest.mark.parametrize(
    ("text", "language", "country"),
    [
        ("bệnh viện Chợ Rẫy", "vi", "VN"),
        ("врачи Бахмая", "ru", "VN"),
        ("KSrelief", "fr", "SA"),
        ("مركز الملك سلمان", "ar", "SA"),
        ("Институтом Пастера", "ru", "FR"),
        ("Institut Pasteur de Dakar", "fr", "SN"),
        ("Росздравнадзором", "ru", "RU"),
        ("شوکت خانم میں", "ur", "PK"),
        ("复旦大学", "zh", "CN"),
        ("Xacettepe va Hacettepe", "uz", "TR"),
        ("JICA", "es", "JP"),
    ],
)
def test_an_institution_gives_its_country_away(text: str, language: str, country: str) -> None:
    assert named(text, language) == {country}


def test_what_a_vaccine_is_called_after_is_no_hospital() -> None:
    assert named("BCG (bacille de Calmette et Guérin)", "fr") == set()


def test_two_provinces_are_a_couple_of_countries() -> None:
    text = (
        "Жамбыл және Шүй облыстарының дәрігерлері денсаулық сақтау саласындағы ынтымақтастық туралы келісті."
    )
    assert judge("", text, language="kk", home="KZ").pairs == [("KG", "KZ")]


def test_a_name_of_peoples_is_heard_only_where_no_name_stands_before_it(folder: Path) -> None:
    row = "US\tHouston?\tgeonames\n"
    assert heard(folder, row, "doctors from Houston", "en") == {"US"}
    assert heard(folder, row, "said Mary Houston today", "en") == set()


def test_a_name_bound_to_a_language_is_heard_in_that_one(folder: Path) -> None:
    row = "UY\tes:Salto\tusage\n"
    assert heard(folder, row, "médicos de Salto", "es") == {"UY"}
    assert heard(folder, row, "ospedale di Salto", "fr") == set()


def test_arabic_writes_onto_the_front_of_long_names_only(folder: Path) -> None:
    rows = "VN\tفينه\tusage\nDE\tدوسلدورف\tusage\n"
    assert heard(folder, rows, "سفينة بدوسلدورف", "ar") == {"DE"}


def test_a_name_all_in_capitals_is_heard_only_so(folder: Path) -> None:
    row = "CH\tHUG\tusage\n"
    assert heard(folder, row, "the HUG sent nurses", "en") == {"CH"}
    assert heard(folder, row, "Hug a nurse", "en") == set()


def test_a_name_in_small_letters_is_heard_behind_other_names(folder: Path) -> None:
    row = "VN\thà nội; Huế\tusage\n"
    assert heard(folder, row, "Đại học Y Hà Nội", "vi") == {"VN"}
    assert heard(folder, row, "bà Nguyễn Huế nói", "vi") == set()


@pytest.mark.parametrize(("name", "countries"), [("هرات", set()), ("هرات*", {"AF"})])
def test_an_arabic_name_runs_on_only_where_its_row_says_so(
    folder: Path, name: str, countries: set[str]
) -> None:
    assert heard(folder, f"AF\t{name}\tusage\n", "والهراتي", "ar") == countries


def test_a_name_may_lie_elsewhere_in_another_language(folder: Path) -> None:
    rows = "IN\tfa:حیدرآباد*\tusage\nPK\tur:حیدرآباد\tusage\n"
    assert heard(folder, rows, "حیدرآباد", "fa") == {"IN"}
    assert heard(folder, rows, "حیدرآباد", "ur") == {"PK"}


def test_places_and_institutions_are_refused_alike(folder: Path) -> None:
    (folder / "places.tsv").write_text(HEAD + "FR\tPasteur\tusage\n", "utf-8")
    (folder / "institutions.tsv").write_text(HEAD + "SN\tPasteur\tusage\n", "utf-8")
    with pytest.raises(TableError, match=r"institutions\.tsv:2: 'Pasteur' stands for FR already"):
        vocabulary(folder)


@pytest.mark.parametrize(("language", "countries"), [("uz", {"NG"}), ("fa", set())])
def test_an_uzbek_name_runs_on_in_latin_texts_only(folder: Path, language: str, countries: set[str]) -> None:
    assert heard(folder, "NG\tWarrio\tusage\n", "Warriors", language) == countries


@pytest.mark.parametrize(("name", "countries"), [("Пенза", set()), ("Пенз*", {"RU"})])
def test_a_cyrillic_name_runs_on_only_where_its_row_says_so(
    folder: Path, name: str, countries: set[str]
) -> None:
    assert heard(folder, f"RU\t{name}\tusage\n", "Пензаде", "ky") == countries


def test_a_reviewed_term_wins_over_a_place(folder: Path) -> None:
    (folder / "terms" / "health.tsv").write_text(TERMS + "dori\tuz\thealth\tword\tusage\n", "utf-8")
    assert heard(folder, "BF\tDori\tgeonames\n", "Dori", "uz") == {"health"}


def test_a_reviewed_term_that_says_the_same_is_no_hindrance(folder: Path) -> None:
    (folder / "terms" / "health.tsv").write_text(TERMS + "balkh\tes\tAF\tword\tusage\n", "utf-8")
    assert heard(folder, "AF\tBalkh\tgeonames\n", "à Balkh", "fr") == {"AF"}


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("XX\tOsaka\tusage\n", "places.tsv:2: no country 'XX'; known: ISO 3166-1"),
        ("JP\tOsaka\n", "places.tsv:2: a row is: country, names, source"),
        ("JP\tOsaka;;Kobe\tusage\n", "places.tsv:2: no name ''; known: a name, with a language before it"),
        ("JP\tOsa*ka\tusage\n", "places.tsv:2: no name 'Osa*ka'; known: "),
        ("JP\tOsaka*\tusage\n", "places.tsv:2: no name 'Osaka*'; known: "),
        ("JP\t*\tusage\n", "places.tsv:2: no name '*'; known: "),
        ("JP\txx:Osaka\tusage\n", "places.tsv:2: no language 'xx'; known: *, vi"),
    ],
)
def test_a_wrong_row_is_refused_with_its_place_and_what_is_known(folder: Path, row: str, said: str) -> None:
    (folder / "places.tsv").write_text(HEAD + row, "utf-8")
    with pytest.raises(TableError) as error:
        vocabulary(folder)
    assert said in str(error.value)


def test_one_name_stands_for_one_country(folder: Path) -> None:
    (folder / "places.tsv").write_text(HEAD + "ES\tCórdoba\tusage\nAR\tCORDOBA; Salta\tusage\n", "utf-8")
    with pytest.raises(TableError, match=r"places\.tsv:3: 'CORDOBA' stands for ES already; keep one"):
        vocabulary(folder)


def test_a_name_is_read_by_its_script() -> None:
    assert list(readings("大阪")) == [("大阪", "zh", "inside")]
    assert list(readings("Харбин*")) == [("Харбин", "ru", "namestem"), ("харбинск", "ru", "stem")]
    assert list(readings("رشت")) == [("رشت", "*", "word")]
    assert list(readings("Osaka")) == [("Osaka", "*", "name")]


@pytest.mark.parametrize(
    ("language", "text", "wanted", "unwanted"),
    [
        ("es", "El jugador fue examinado en un hospital de Washington.", {"US"}, {"UN"}),
        ("es", "Los becados volvieron a Cali por la paz.", set(), {"BO"}),
        ("es", "Los cirujanos rusos operaron en La Paz con colegas malienses.", {"RU", "BO", "ML"}, set()),
        ("es", "No fue un regalo sino un préstamo.", set(), {"CN"}),
        ("fr", "Des soignants ougandais sont en train de rejoindre La Réunion.", {"UG", "FR"}, {"RE"}),
        ("en", "Moldovan nurses met Sierra Leonean midwives at a UN hospital.", {"MD", "SL", "UN"}, set()),
    ],
)
def test_peoples_are_heard_and_small_words_are_no_countries(
    language: str, text: str, wanted: set[str], unwanted: set[str]
) -> None:
    said = {meaning for match in matcher().matches(text, language) for meaning in match.stands}
    assert wanted <= said
    assert not unwanted & said
