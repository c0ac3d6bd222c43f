"""Texts to learn from, and the weights that are learned from them."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from crawler.commands.evaluate import evaluate
from crawler.commands.train import train
from pipelines import judge as scale
from pipelines.doubt import Band, bands
from pipelines.examples import examples
from pipelines.tag import judge
from pipelines.territories import CODES
from pipelines.texts import remembered
from pipelines.training import Lesson, Scored, TrainingError, learn, longer, table, untitled, write
from pipelines.vocabulary import TAXONOMY, vocabulary
from pipelines.weights import FEATURE_COLUMNS
from storage.article import STAGES

ROWS = examples()
SOME = ROWS[::16]  # enough where it is no matter what is learned
FORM = {"id", "lang", "title", "text", "relevant", "countries", "pairs", "topics"}
MORE = {"stage", "from", "to"}  # where the text says it
MAIN = ("vi", "ru", "uz", "ky", "kk", "ar", "ur", "fa", "zh", "fr", "en", "es")
LIKE = 0.6  # the share of word triples from which two texts are one with the names changed


def of(language: str) -> list[dict[str, Any]]:
    return [row for row in ROWS if row["lang"] == language]


def triples(row: dict[str, Any]) -> set[tuple[str, ...]]:
    text = f"{row['title']} {row['text']}"
    words = list(text) if row["lang"] == "zh" else text.lower().split()
    return set(zip(words, words[1:], words[2:], strict=False))


def test_there_are_enough_texts_and_a_third_are_of_other_things() -> None:
    counts = Counter(row["lang"] for row in ROWS)
    assert len(ROWS) >= 600
    assert min(counts[language] for language in MAIN) >= 45
    assert sum(not row["relevant"] for row in ROWS) >= len(ROWS) / 3


def test_every_text_has_the_form_of_a_labelled_row() -> None:
    topics, known = set(vocabulary().named("topic")), CODES | set(vocabulary().meanings)
    assert len({row["id"] for row in ROWS}) == len(ROWS)
    for row in ROWS:
        assert FORM <= set(row) <= FORM | MORE, row["id"]
        assert row.get("stage", "signed") in STAGES, row["id"]
        assert set(row.get("from", ())) | set(row.get("to", ())) <= known, row["id"]
        assert set(row["countries"]) <= known, row["id"]
        assert set(row["topics"]) <= topics, row["id"]
        assert bool(row["topics"]) == bool(row["pairs"]) == row["relevant"], row["id"]
        assert all(pair == sorted(pair) and set(pair) <= known for pair in row["pairs"]), row["id"]


@pytest.mark.parametrize("language", MAIN)
def test_every_topic_is_there_in_most_languages_and_every_language_has_both_kinds(language: str) -> None:
    kinds = Counter(row["relevant"] for row in of(language))
    assert min(kinds.values()) >= 15
    assert len({topic for row in of(language) for topic in row["topics"]}) >= 10


@pytest.mark.parametrize("language", MAIN)
def test_no_two_texts_are_one_with_the_names_changed(language: str) -> None:
    said = [(row["id"], triples(row)) for row in of(language)]
    alike = [
        (one, other)
        for (one, first), (other, second) in combinations(said, 2)
        if len(first & second) > LIKE * min(len(first), len(second))
    ]
    assert alike == []


def test_uzbek_is_there_in_both_scripts() -> None:
    cyrillic = [row for row in of("uz") if any("а" <= letter <= "я" for letter in row["title"].lower())]
    assert 10 <= len(cyrillic) <= len(of("uz")) - 10


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Lesson]:
    """The folder into which the command wrote all weights, and what it learned of relevance."""
    folder = tmp_path_factory.mktemp("trained")
    lessons: list[Lesson] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("crawler.commands.train.write", lambda *told: (lessons.append(told[0]), write(*told)))
        said = CliRunner().invoke(train, ["--into", str(folder / "weights.tsv")], catch_exceptions=False)
    assert said.exit_code == 0
    return folder, lessons[0]


@pytest.fixture(scope="module")
def lesson(trained: tuple[Path, Lesson]) -> Lesson:
    return trained[1]


@pytest.fixture(scope="module")
def rehearsed(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """What the command says when it writes nothing, and the folder into which it did not write."""
    folder = tmp_path_factory.mktemp("rehearsed")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("crawler.commands.train.examples", lambda: SOME)
        said = CliRunner().invoke(train, ["--dry-run", "--into", str(folder / "weights.tsv")])
    return said.output, folder


def test_the_weights_in_use_are_those_that_the_command_writes(trained: tuple[Path, Lesson]) -> None:
    written = {file.name: file.read_text("utf-8") for file in trained[0].iterdir()}
    assert set(written) == {"weights.tsv", "partaking-weights.tsv", "topic-weights.tsv", "stage-weights.tsv"}
    assert written == {name: (TAXONOMY / name).read_text("utf-8") for name in written}


def test_a_text_is_read_once_in_a_language_for_all_lessons() -> None:
    read = remembered()
    first, again = (read({"title": "Talks", "text": "Doctors of France", "id": n}, "en") for n in (1, 2))
    assert first is again
    assert list(first.countries) == ["FR"]
    assert read({"title": "Talks", "text": "Doctors of France"}, "ru") is not first
    assert read({"title": "", "text": "Doctors of France"}, "en") is not first
    assert remembered()({"title": "Talks", "text": "Doctors of France"}, "en") is not first


def test_a_dry_run_writes_nothing(rehearsed: tuple[str, Path]) -> None:
    output, folder = rehearsed
    assert "kept back" in output
    assert list(folder.iterdir()) == []


def test_a_file_of_corrections_is_learned_from_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    more = tmp_path / "more.jsonl"
    more.write_text(json.dumps({**ROWS[0], "id": "mine-1"}) + "\n", "utf-8")
    monkeypatch.setattr("crawler.commands.train.examples", lambda: SOME)
    result = CliRunner().invoke(train, [str(more), "--into", str(tmp_path / "weights.tsv")])
    assert f"from {len(SOME) + 1} texts" in result.output


def test_a_row_without_a_label_is_refused(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.jsonl"
    wrong.write_text('{"text": "Doctors arrive", "countries": [], "topics": []}\n', "utf-8")
    for command in (train, evaluate):
        result = CliRunner().invoke(command, [str(wrong)])
        assert result.exit_code == 1
        assert "lacks relevant" in result.output


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ({"pairs": ["TJ"]}, 'give couples such as ["TJ", "VN"] or "TJ-VN"'),
        ({"pairs": [["TJ", "VN", "CN"]]}, "give couples"),
        ({"pairs": {"TJ": "VN"}}, "pairs: {'TJ': 'VN'}: give a list"),
        ({"countries": [7]}, "countries: [7]: give a list of names"),
        ({"topics": 3}, "topics: 3: give a list"),
    ],
)
def test_a_label_of_another_form_is_refused_by_its_line(
    label: dict[str, object], said: str, tmp_path: Path
) -> None:
    wrong = tmp_path / "wrong.jsonl"
    row = {"text": "Doctors arrive", "relevant": True, "countries": ["TJ"], "topics": []}
    wrong.write_text(f"{json.dumps(row)}\n{json.dumps(row | label)}\n", "utf-8")
    for command in (train, evaluate):
        result = CliRunner().invoke(command, [str(wrong)])
        assert result.exit_code == 1
        assert "line 2: " in result.output
        assert said in result.output


def test_texts_of_one_kind_teach_nothing() -> None:
    with pytest.raises(TrainingError):
        learn([row for row in SOME if not row["relevant"]])


def test_the_figures_on_texts_kept_back_do_not_fall(lesson: Lesson) -> None:
    assert lesson.kept_back.precision >= 0.95
    assert lesson.kept_back.recall >= 0.9
    assert lesson.texts == len(ROWS)
    assert all(tally.f1 >= 0.85 for tally in lesson.crossed.values())
    assert table(lesson).splitlines()[0].split("\t") == list(FEATURE_COLUMNS)


def test_scores_are_counted_below_doubt_in_it_and_above() -> None:
    scores = [
        Scored(0.34, True, False), Scored(0.35, False, False), Scored(0.5, False, False),
        Scored(0.64, True, True), Scored(0.65, False, True), Scored(1.0, True, False),
    ]  # fmt: skip
    assert bands(scores) == [
        Band("not relevant", 0.0, 0.35, texts=1, wrong=1),
        Band("doubtful", 0.35, 0.65, texts=2, wrong=1, made=1),
        Band("relevant", 0.65, float("inf"), texts=1, made=1, made_wrong=1),
    ]


def test_the_machine_errs_more_often_where_it_doubts(lesson: Lesson) -> None:
    below, doubt, above = bands(lesson.scores)
    wrong = [band.wrong + band.made_wrong for band in (below, doubt, above)]
    texts = [band.texts + band.made for band in (below, doubt, above)]
    assert wrong[1] / texts[1] > 5 * (wrong[0] + wrong[2]) / (texts[0] + texts[2])
    assert texts[1] < 0.1 * sum(texts)


def test_the_command_says_how_often_the_machine_errs_in_doubt_and_outside_it(
    rehearsed: tuple[str, Path],
) -> None:
    lines = [line.split() for line in rehearsed[0].splitlines() if line.startswith("from 0.")]
    assert [line[1] for line in lines] == ["0.00", "0.35", "0.65"]


def test_what_is_made_of_texts_stays_on_their_side() -> None:
    """A text kept back must not teach under another name."""
    sides: dict[str, set[bool]] = defaultdict(set)
    for row in (*untitled(ROWS[::2]), *longer(ROWS[::2])):
        assert row["made"]
        sides[row["id"]].add(row["kept_back"])
    assert all(len(kept) == 1 for kept in sides.values())


@pytest.mark.parametrize(
    "text",
    [
        "The two parties of Vietnam and China held theory seminars. The general secretaries praised party "
        "building, inter-party ties and cooperation in trade, education and health.",
        "Делегации правящих партий России и Китая обсудили межпартийные связи и партийное строительство. "
        "Генеральный секретарь пожелал здоровья.",
    ],
)
def test_relations_of_parties_never_pass_whatever_the_weights(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipelines.tag.score", lambda values: 1.0)
    judged = judge("", text)
    assert not judged.relevant
    assert judged.score < scale.ENOUGH


def test_no_text_of_the_gate_is_without_evidence() -> None:
    for row in ROWS:
        judged = judge(row["title"], row["text"], language=row["lang"])
        if judged.relevant:
            assert "health" in {one.tag for one in judged.evidence}, row["id"]
        for one in judged.evidence:
            assert row[one.field][one.start : one.end] == one.quote, row["id"]
