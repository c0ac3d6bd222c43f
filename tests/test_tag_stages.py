"""Stages: weighed words, what is done where no word says it, and weights learned from labelled texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.examples import examples
from pipelines.findings import findings
from pipelines.stage_training import FEWEST, UNHEARD, learn_stages
from pipelines.stages import WEIGHT_COLUMNS, features_of, known_features, weights
from pipelines.tag import judge
from pipelines.weights import write_table
from storage.article import STAGES
from storage.table import TableError

SAYINGS = {
    "signed": "The hospitals of Hue and Lyon signed a health agreement.",
    "proposed": "A hospital in Hue proposes health cooperation with Lyon.",
    "running": "Since March surgeons from Lyon treat patients in Hue, with health cooperation.",
}


def stage(text: str, title: str = "") -> str | None:
    return judge(title, text, language="en", relevant=True).stage


def rows(count: int = FEWEST) -> list[dict[str, object]]:
    said = list(SAYINGS.items())
    return [
        {"lang": ("en", "fr")[n % 2], "text": said[n % 3][1], "stage": said[n % 3][0], "relevant": True}
        for n in range(count)
    ]


def test_what_is_done_says_that_it_is_running_where_no_word_does() -> None:
    judged = judge(
        "", "Surgeons of Lyon teach nurses in Hue to treat burned patients.", language="en", relevant=True
    )
    assert judged.stage == "running"
    assert {"teach", "treat"} <= {one.quote for one in judged.evidence if one.tag == "running"}


def test_who_is_named_without_a_deed_says_no_stage() -> None:
    assert stage("Surgeons of Lyon, nurses of Hue: health cooperation.") is None


@pytest.mark.parametrize("wanted", sorted(SAYINGS))
def test_a_word_of_a_stage_outweighs_what_is_done(wanted: str) -> None:
    assert stage(SAYINGS[wanted]) == wanted


def test_a_word_far_below_weighs_less_than_one_at_the_beginning() -> None:
    filler = "Doctors of Hue work in a hospital. " * 3
    assert stage(f"{SAYINGS['signed']} {filler} The old health agreement expired.") == "signed"


def test_every_stage_has_weights_and_each_of_its_words_speaks_for_it() -> None:
    for name in STAGES:
        for where in ("title", "beginning", "rest"):
            own = weights()[name][f"{name} {where}"]
            assert own > max(
                weights()[other].get(f"{name} {where}", 0.0) for other in STAGES if other != name
            )


def test_weights_are_learned_from_rows_that_say_their_stage_and_are_the_same_each_time() -> None:
    lesson = learn_stages(rows())
    assert lesson == learn_stages([*rows(), {"lang": "en", "text": "No stage.", "relevant": True}])
    assert {name: tally.f1 for name, tally in lesson.crossed.items()} == {"en": 1.0, "fr": 1.0}
    assert sum(tally.right for tally in lesson.crossed.values()) == FEWEST
    assert UNHEARD > 1


def test_of_few_rows_nothing_is_learned() -> None:
    assert learn_stages(rows(FEWEST - 1)).weights == {}
    said = {row.get("stage") for row in examples()} - {None}
    assert said <= set(STAGES)


def test_what_is_learned_is_written_as_it_is_read(tmp_path: Path) -> None:
    learned = learn_stages(rows()).weights
    write_table(learned, WEIGHT_COLUMNS, tmp_path / "stage-weights.tsv")
    assert weights.__wrapped__(tmp_path) == learned


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("begun\tbias\t1\n", "no stage 'begun'"),
        ("signed\tmood\t1\n", "no feature 'mood'"),
        ("signed\tbias\tmuch\n", "'much' is no number"),
    ],
)
def test_a_wrong_row_of_weights_is_refused_with_its_place(tmp_path: Path, row: str, said: str) -> None:
    (tmp_path / "stage-weights.tsv").write_text("stage\tfeature\tweight\n" + row, "utf-8")
    with pytest.raises(TableError, match=rf"stage-weights\.tsv:2: {said}"):
        weights.__wrapped__(tmp_path)


def test_the_features_are_the_parts_the_couples_and_the_words_by_their_places() -> None:
    assert {"bias", "teaches", "training met", "ended title"} <= set(known_features())


def test_words_of_a_stage_that_no_text_teaches_weigh_all_the_same() -> None:
    learned = learn_stages(rows()).weights["ended"]
    assert learned["ended title"] > learned["ended beginning"] > learned["ended rest"] > 0


def test_what_the_words_of_a_stage_hold_is_not_done() -> None:
    """ "Будет подписано", will be signed, holds "signed"."""
    will = features_of(findings([("text", "Соглашение о лечении с Китаем будет подписано.")], "ru"))
    did = features_of(findings([("text", "Соглашение о лечении с Китаем подписано.")], "ru"))
    assert will["proposed beginning"]
    assert not {"signs", "agreement met"} & set(will)
    assert {"signs", "agreement met"} <= set(did)


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("fr", "L'hôpital militaire français de Zinder, au Niger, ferme ses portes.", "ended"),
        ("es", "Quito recibió una donación japonesa de incubadoras para el hospital.", "delivered"),
        ("ru", "Проект Германии в больницах Таджикистана не будет продлён.", "ended"),
    ],
)
def test_what_lapses_or_closes_has_ended_and_what_is_received_is_delivered(
    language: str, text: str, wanted: str
) -> None:
    assert judge("", text, language=language, relevant=True).stage == wanted
