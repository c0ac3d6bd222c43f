"""Judging everything kept anew: a rehearsal first, then written, corrections kept, nothing revised."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from crawler.commands.frame import cli
from pipelines.retag import changes
from pipelines.tag import judge_article
from storage import archive
from storage.article import STAGES, Article, Judgement
from storage.correction import Correction, correct
from storage.database import open_database, writing
from storage.entry import Entry
from storage.ledger import await_entries, due_entries, entries_by_key, pass_over, settle
from storage.round import Outcome
from storage.schema import migrations
from storage.selection import Selection, holds, ids_with, select

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
STALE = Judgement(False, 0.1, "an older vocabulary")
TEXT = "Bệnh viện ở Hà Nội và đối tác Pháp ký kết thỏa thuận hợp tác y tế, đào tạo bác sĩ ghép gan."


def article(key: str, judgement: Judgement | None = None, **values: object) -> Article:
    given = {
        "source": "nhandan", "key": key, "url": f"https://example.org/vn/{key}",
        "title": "Việt Nam và Pháp hợp tác y tế", "text": TEXT, "language": "vi", "home": "VN",
        "text_hash": key,
    }  # fmt: skip
    one = Article(**given | values)  # type: ignore[arg-type]
    one.judgement = judgement or judge_article(one)
    return one


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """One article judged as today, one that was left out, one that should never have been in."""
    path = tmp_path / "news.db"
    wrong = replace(judge_article(article("0")), reason="an older vocabulary")
    with writing(open_database(path)) as db:
        archive.keep(db, article("1"), NOW)
        archive.keep(db, article("2", STALE), NOW)
        archive.keep(db, article("3", wrong, title="Giá vàng", text="Giá vàng tăng mạnh."), NOW)
    return path


def run(path: Path, *words: str) -> Result:
    result = CliRunner().invoke(cli, ["retag", "--db", str(path), *words])
    assert result.exit_code == 0, result.output
    return result


def rows(path: Path) -> list[Article]:
    return archive.after(open_database(path), 0, 100)


def test_a_rehearsal_says_what_would_enter_and_leave_which_feeds_and_writes_nothing(path: Path) -> None:
    before = rows(path)
    said = json.loads(run(path, "--json").output)
    assert said["feeds"]["vietnam-france"] == {
        "holds": 2, "enter": ["https://example.org/vn/2"], "leave": ["https://example.org/vn/3"],
    }  # fmt: skip
    assert said["feeds"]["vietnam-china"] == {"holds": 0, "enter": [], "leave": []}
    assert said["counts"]["now relevant"] == said["counts"]["no longer relevant"] == 1
    assert [row["id"] for row in said["articles"]] == [2, 3]
    assert said["articles"][0]["after"]["countries"] == ["FR", "VN"]
    assert said["written"] == 0
    assert rows(path) == before


def test_a_reader_is_told_in_lines(path: Path) -> None:
    told = run(path).output
    assert "a rehearsal: nothing was written" in told
    assert "1  now relevant" in told
    assert "vietnam-france" in told and "https://example.org/vn/2" in told


def test_applied_the_feeds_are_those_of_today_and_a_second_time_changes_nothing(path: Path) -> None:
    assert "2 judgements written" in run(path, "--apply").output
    db = open_database(path)
    assert {one.key for one in select(db, Selection(parties=("VN",), partners=("FR",)))} == {"1", "2"}
    assert list(changes(db)) == []
    assert json.loads(run(path, "--json").output)["counts"] == {}


def test_nothing_but_the_judgement_is_touched(path: Path) -> None:
    before = rows(path)
    run(path, "--apply")
    after = rows(path)
    assert [replace(one, judgement=None) for one in before] == [replace(one, judgement=None) for one in after]
    assert all(archive.revisions_of(open_database(path), number) == [] for number in (1, 2, 3))


def test_corrections_stand(path: Path) -> None:
    db = open_database(path)
    with writing(db):
        for number, relevant in ((2, False), (3, True)):
            said = Correction(NOW, "Lan", {"relevant": relevant, "countries": ["VN", "LA"]})
            correct(db, number, said)
    run(path, "--apply")
    first, second, third = rows(path)
    assert first.judgement and second.judgement and third.judgement
    assert (first.judgement.relevant, second.judgement.relevant, third.judgement.relevant) == (
        True,
        False,
        True,
    )
    assert third.judgement.pairs == [("LA", "VN")]
    assert "as was said by Lan" in third.judgement.reason
    assert list(changes(open_database(path))) == []


def test_the_ledger_tells_how_entries_end_by_the_new_judgement(path: Path) -> None:
    db = open_database(path)
    entries = [Entry(key, f"https://example.org/vn/{key}", "Y tế") for key in "1234"]
    await_entries(db, "nhandan", entries, NOW)
    with writing(db):
        for key, outcome in (("1", Outcome.UPDATED), ("2", Outcome.NOT_RELEVANT), ("3", Outcome.NEW)):
            settle(db, "nhandan", key, outcome, "an older vocabulary", NOW)
    run(path, "--apply")
    ends = {entry["key"]: (entry["outcome"], entry["reason"]) for key in "1234"
            for entry in entries_by_key(db, "nhandan", key)}  # fmt: skip
    reason = rows(path)[2].judgement.reason  # type: ignore[union-attr]
    assert ends == {
        "1": ("updated", "an older vocabulary"), "2": ("new", ""), "3": ("not relevant", reason),
        "4": ("waiting", ""),
    }  # fmt: skip


PASSED = [
    Entry("7", "https://nhandan.vn/viet-nam-phap-hop-tac-y-te-post7.html", "Việt Nam và Pháp hợp tác y tế"),
    Entry("8", "https://nhandan.vn/gia-vang-post8.html", "Giá vàng"),
]


def test_what_was_passed_over_by_title_is_judged_by_it_and_asked_for_only_when_told_to(path: Path) -> None:
    db = open_database(path)
    pass_over(db, "nhandan", [(entry, "nothing of health") for entry in PASSED], NOW)
    pass_over(db, "given-up-source", [(PASSED[0], "nothing of health")], NOW)
    said = json.loads(run(path, "--json").output)
    assert said["passed_over"] == {"nhandan": {"passed_over": 2, "promising": [PASSED[0].url]}}
    assert (said["asked_again"], due_entries(db, "nhandan", datetime.now(UTC))) == (0, [])
    told = run(path, "--again").output
    assert "nhandan" in told and "1 asked again in the next round" in told
    assert due_entries(db, "nhandan", datetime.now(UTC)) == PASSED[:1]
    assert "asked again" not in run(path, "--again").output


SIDES = st.sampled_from([(), ("VN",), ("FR", "WHO"), ("VN", "FR")])
SELECTIONS = st.builds(
    Selection,
    parties=SIDES,
    partners=SIDES,
    receivers=SIDES,
    topics=st.sampled_from([(), ("aid",), ("aid", "visit")]),
    stages=st.sampled_from([(), ("signed",)]),
    diseases=st.sampled_from([(), ("dengue",)]),
    organisations=st.sampled_from([(), ("WHO",)]),
    languages=st.sampled_from([(), ("vi",)]),
    ranks=st.sampled_from([(), ("official",)]),
    words=st.sampled_from(["", "vàng"]),
    since=st.sampled_from([None, NOW, NOW + timedelta(days=1)]),
    with_copies=st.booleans(),
    with_doubtful=st.booleans(),
)
COUPLES = st.lists(st.sampled_from([("FR", "VN"), ("VN", "WHO"), ("LA", "VN")]), max_size=2, unique=True)
JUDGEMENTS = st.builds(
    Judgement,
    relevant=st.sampled_from([True, True, False]),
    score=st.just(0.5),
    reason=st.just(""),
    countries=st.lists(st.sampled_from(["VN", "FR", "LA"]), max_size=3, unique=True),
    pairs=COUPLES,
    topics=st.lists(st.sampled_from(["aid", "visit"]), max_size=2, unique=True),
    organisations=st.sampled_from([[], ["WHO"]]),
    stage=st.sampled_from([None, *STAGES]),
    directions=COUPLES,
    diseases=st.sampled_from([[], ["dengue"]]),
    doubtful=st.booleans(),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(JUDGEMENTS, min_size=1, max_size=6), st.lists(SELECTIONS, min_size=1, max_size=12))
def test_a_selection_holds_an_article_in_memory_as_in_the_database(
    judgements: list[Judgement], selections: list[Selection]
) -> None:
    db = Database(memory=True)
    migrations.apply(db)
    with writing(db):
        for number, judged in enumerate(judgements):
            title, rank = ("Giá vàng", "official") if number % 2 else ("Y tế", "press")
            copied = 1 if number == 3 else None
            one = article(str(number), judged, title=title, rank=rank, copy_of=copied)
            archive.keep(db, one, NOW)
    kept = archive.after(db, 0, 100)
    for selection in selections:
        with_words = ids_with(db, selection.words)
        held = {one.id for one in kept if holds(selection, one, with_words)}
        assert held == {one.id for one in select(db, selection)}
