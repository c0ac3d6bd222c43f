"""The tables of the vocabulary: what is right is read, what is wrong is refused with its place."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipelines.findings import is_country
from pipelines.judge import FEATURES, weights
from pipelines.match import Matcher, forms, matcher, part_matcher
from pipelines.parts import couples
from pipelines.topics import bars
from pipelines.topics import weights as topic_weights
from pipelines.vocabulary import PARTS, TAXONOMY, Term, vocabulary
from storage.table import TableError

HEAD = "term\tlanguage\tstands for\tmatch\tsource\n"
LANGUAGES = "vi ru uz ky kk ar ur fa zh fr en es".split()  # noqa: SIM905 - a line one can read


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copy(TAXONOMY / "meanings.tsv", tmp_path)
    (tmp_path / "terms").mkdir()
    return tmp_path


def refusal(folder: Path, row: str) -> str:
    (folder / "terms" / "health.tsv").write_text(HEAD + row, "utf-8")
    with pytest.raises(TableError) as error:
        vocabulary(folder)
    return str(error.value)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("hospital\txx\thealth\tword\tusage\n", "health.tsv:2: no language 'xx'; known: *, vi"),
        ("hospital\ten\thealt\tword\tusage\n", "health.tsv:2: no stands for 'healt'; known: "),
        ("hospital\ten\thealth XX\tword\tusage\n", "health.tsv:2: no stands for 'XX'; known: "),
        ("hospital\ten\thealth\twrd\tusage\n", "health.tsv:2: no match 'wrd'; known: word, stem"),
        ("hospital\ten\thealth\tword\n", "health.tsv:2: a row is: term, language"),
        ("\ten\thealth\tword\tusage\n", "health.tsv:2: a row is: term, language"),
        (
            "a\ten\thealth\tword\tusage\na\ten\tVN\tword\tusage\n",
            "health.tsv:3: 'a' (en) stands at health.tsv:2 already",
        ),
        (
            "医院\tzh\thealth\tword\tusage\n",
            "health.tsv:2: no words apart in zh, and no match 'word'; known: inside",
        ),
        ("ward\ten\thealth health\tword\tusage\n", "health.tsv:2: 'health health' says a meaning twice"),
    ],
)
def test_a_wrong_row_is_refused_with_its_place_and_what_is_known(folder: Path, row: str, said: str) -> None:
    assert said in refusal(folder, row)


def test_a_table_with_other_columns_is_refused(folder: Path) -> None:
    (folder / "terms" / "health.tsv").write_text("term\tlanguage\n", "utf-8")
    with pytest.raises(TableError, match=r"health\.tsv:1: the columns must be term, language"):
        vocabulary(folder)


def test_a_row_added_is_heard(folder: Path) -> None:
    (folder / "terms" / "health.tsv").write_text(
        HEAD + "# remark\n\nquirurgia\tes\thealth\tword\tusage\n", "utf-8"
    )
    terms = [term for term in vocabulary(folder).terms if term.term == "quirurgia"]
    found = Matcher([(form, term) for term in terms for form in forms(term)]).matches("La QUIRURGIA", "es")
    assert [sorted(match.stands) for match in found] == [["health"]]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "meaning", ["health", "cooperation", "contact", "elsewhere", "training", "aid", "visit"]
)
def test_every_language_has_words_for_every_matter(language: str, meaning: str) -> None:
    assert sum(term.language == language and meaning in term.stands for term in vocabulary().terms) >= 3


def test_every_feature_has_a_weight_and_every_topic_a_bar() -> None:
    assert set(weights()) == set(FEATURES)
    assert set(bars()) == set(vocabulary().named("topic"))


@pytest.mark.parametrize("row", ["health\theavy\tmeaning\n", "helth\t1\tmeaning\n", "health\t1\tmeaning\n"])
def test_wrong_weights_are_refused(tmp_path: Path, row: str) -> None:
    (tmp_path / "weights.tsv").write_text("feature\tweight\tmeaning\n" + row, "utf-8")
    with pytest.raises(TableError):
        weights(tmp_path)


@pytest.mark.parametrize("row", ["aid\tmuch\tmeaning\n", "help\t1\tmeaning\n", "aid\t1\tmeaning\n"])
def test_wrong_bars_are_refused(tmp_path: Path, row: str) -> None:
    (tmp_path / "bars.tsv").write_text("topic\tweight\tmeaning\n" + row, "utf-8")
    with pytest.raises(TableError):
        bars(tmp_path)


@pytest.mark.parametrize("row", ["aid\tcouple\tmuch\n", "help\tcouple\t1\n", "aid\tcoupled\t1\n"])
def test_wrong_weights_of_topics_are_refused(tmp_path: Path, row: str) -> None:
    (tmp_path / "topic-weights.tsv").write_text("topic\tfeature\tweight\n" + row, "utf-8")
    with pytest.raises(TableError, match=r"topic-weights\.tsv:2: "):
        topic_weights(tmp_path)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("help\tgrants\tgoods\tsentence\ta gift\n", "no topic 'help'; known: agreement"),
        ("aid\tgranting\tgoods\tsentence\ta gift\n", "no meaning 'granting'; known: country, document"),
        ("aid\tgrants\tgoods\tpage\ta gift\n", "no reach 'page'; known: sentence, or a number"),
    ],
)
def test_wrong_couples_are_refused(tmp_path: Path, row: str, said: str) -> None:
    (tmp_path / "couples.tsv").write_text("topic\tone\tother\treach\tmeaning\n" + row, "utf-8")
    with pytest.raises(TableError, match=said):
        couples(tmp_path)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("part", vocabulary().named("part"))
def test_every_language_has_words_for_every_part(language: str, part: str) -> None:
    assert sum(term.language == language and part in term.stands for term in vocabulary().terms) >= 8


def test_every_term_is_found_in_itself() -> None:
    """A term that its own rules cannot find is a dead row."""
    dead = [
        f"{term.term} ({term.language})"
        for term in vocabulary().terms
        if term.source != "cldr"
        and "aside" not in term.stands
        and not _finds_itself(term, part_matcher() if term.layer == PARTS else matcher())
    ]
    assert dead == []


def _finds_itself(term: Term, known: Matcher) -> bool:
    return any(
        (match.start, match.end) == (0, len(term.term)) for match in known.matches(term.term, term.language)
    )


def test_only_asides_and_organisations_hide_the_country_they_name() -> None:
    """``French press`` is put down as an aside; whatever else names a country lets it be heard."""
    known = vocabulary()
    hiding = {"aside", *known.named("organisation")}
    plain = [term for term in known.terms if not term.layer and not hiding & term.stands]
    assert [term.term for term in plain if _hides_a_country(term)] == []


def _hides_a_country(term: Term) -> bool:
    """Whether a country named within the term is not heard, and the term gives none itself."""
    if countries(term):
        return False
    heard = matcher().matches(term.term, term.language)
    inside = matcher().everything(term.term, term.language)
    asides = [match for match in inside if "aside" in match.stands]
    named = {
        code
        for match in inside
        for code in countries(match.term)
        if not any(aside.start <= match.start and match.end <= aside.end for aside in asides)
    }
    return not named <= {code for match in heard for code in countries(match.term)}


def countries(term: Term) -> set[str]:
    return {meaning for meaning in term.stands if is_country(meaning)}
