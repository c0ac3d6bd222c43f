"""What a person says of an article wins over the machine, for good."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner, Result
from sqlite_utils import Database

from crawler.commands.frame import cli
from pipelines.stations import Tag
from pipelines.tag import judge_article
from storage import archive
from storage.article import Article, Evidence, Judgement
from storage.correction import Correction, correct, corrections_of, overruled, said_of
from storage.database import open_database, writing
from storage.selection import Selection, select

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
URL = "https://example.org/vn/1"
TEXT = "Bệnh viện ở Hà Nội và đối tác Pháp ký kết thỏa thuận hợp tác y tế, đào tạo bác sĩ ghép gan."


def article(key: str = "1", **values: object) -> Article:
    given = {
        "source": "nhandan",
        "key": key,
        "url": f"https://example.org/vn/{key}",
        "title": "Việt Nam và Pháp hợp tác y tế",
        "text": TEXT,
        "language": "vi",
        "home": "VN",
        "text_hash": key,
    }
    one = Article(**given | values)  # type: ignore[arg-type]
    one.judgement = judge_article(one)
    return one


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "news.db"
    with writing(open_database(path)) as db:
        archive.keep(db, article(), NOW)
        archive.keep(db, article("2", title="Giá vàng hôm nay", text="Giá vàng trong nước tăng."), NOW)
    return path


def run(path: Path, *words: str) -> Result:
    return CliRunner().invoke(cli, [*words[:1], "--db", str(path), *words[1:]])


def kept(path: Path, key: str = "1") -> Judgement:
    one = archive.find(open_database(path), "nhandan", key)
    assert one and one.judgement
    return one.judgement


def shown(db: Database, **asked: object) -> list[str]:
    return [one.key for one in select(db, Selection(**asked))]  # type: ignore[arg-type]


def test_an_article_said_to_be_irrelevant_leaves_the_feeds_with_its_tags(path: Path) -> None:
    assert shown(open_database(path), topics=("training",)) == ["1"]
    assert run(path, "correct", URL, "--not-relevant", "--by", "Lan").exit_code == 0
    judged = kept(path)
    assert (judged.relevant, judged.topics, judged.pairs, judged.stage) == (False, [], [], None)
    assert "not relevant, as was said by Lan on 20" in judged.reason
    assert shown(open_database(path)) == shown(open_database(path), topics=("training",)) == []


def test_an_article_said_to_be_relevant_enters_with_what_was_said_and_what_was_found(path: Path) -> None:
    said = ["--relevant", "--countries", "vn,cn", "--topics", "aid", "--stage", "delivered"]
    assert run(path, "correct", "https://example.org/vn/2", *said).exit_code == 0
    judged = kept(path, "2")
    assert judged.relevant and not judged.doubtful
    assert (judged.countries, judged.pairs) == (["VN", "CN"], [("CN", "VN")])
    assert (judged.topics, judged.stage) == (["aid"], "delivered")
    assert set(shown(open_database(path), parties=("CN",), partners=("VN",))) == {"2"}
    assert shown(open_database(path), stages=("delivered",)) == ["2"]


def test_what_was_not_spoken_of_is_found_by_the_machine(path: Path) -> None:
    found = kept(path)
    assert run(path, "correct", URL, "--relevant", "--topics", "none").exit_code == 0
    judged = kept(path)
    assert judged.topics == []
    assert (judged.countries, judged.pairs, judged.stage) == (found.countries, found.pairs, found.stage)
    tags = {*judged.countries, judged.stage, "health", "cooperation"}
    assert judged.evidence and {one.tag for one in judged.evidence} <= tags


def test_a_correction_wins_when_the_article_is_read_again_and_revised(path: Path) -> None:
    assert run(path, "correct", URL, "--not-relevant").exit_code == 0
    db = open_database(path)
    again = article(text=TEXT + " Thêm một câu về hợp tác y tế với Pháp.")
    assert again.judgement and again.judgement.relevant
    with writing(db):
        archive.keep(db, again, NOW)
    judged = kept(path)
    assert not judged.relevant
    assert judged.reason.count("; the machine: ") == 1
    assert len(archive.revisions_of(db, 1)) == 1


def test_the_line_tags_an_article_that_a_person_called_relevant(path: Path) -> None:
    vague = {"title": "Giá vàng", "text": "Giá vàng và sốt rét tăng."}
    with writing(open_database(path)) as db:
        archive.keep(db, article("3", **vague), NOW)
        correct(db, 3, Correction(NOW, None, {"relevant": True}))
    station = Tag(SimpleNamespace(spider=SimpleNamespace(books=SimpleNamespace(db=db))))  # type: ignore[arg-type]
    assert station.process_item(article("3", **vague)).judgement.diseases == ["malaria"]  # type: ignore[union-attr]
    assert station.process_item(article("4", **vague)).judgement.diseases == []  # type: ignore[union-attr]


def test_an_article_in_doubt_is_said_to_be_so(path: Path) -> None:
    unsure = article("5")
    assert unsure.judgement
    unsure.judgement.doubtful = True
    with writing(open_database(path)) as db:
        archive.keep(db, unsure, NOW)
    told = run(path, "explain", unsure.url).output
    assert "relevant, doubtful (" in told and "doubtful=1" in told
    assert shown(db, with_doubtful=True) != shown(db)


def test_of_several_corrections_the_last_one_counts_and_all_are_kept(path: Path) -> None:
    for said in ("--not-relevant", "--relevant"):
        assert run(path, "correct", URL, said).exit_code == 0
    assert kept(path).relevant
    db = open_database(path)
    assert [one.said["relevant"] for one in corrections_of(db, 1)] == [True, False]
    assert said_of(db, "nhandan", "1") == corrections_of(db, 1)[0]
    assert said_of(db, "nhandan", "2") is None


def test_a_correction_ends_doubt_and_drops_evidence_of_what_is_denied() -> None:
    judged = Judgement(
        True, 0.5, "found", ["FR", "VN"], [("FR", "VN")], ["aid"], ["WHO"],
        [Evidence("FR", "text", 0, 4, "Pháp"), Evidence("country:VN", "text", 5, 6, "V"),
         Evidence("aid", "text", 7, 8, "x")],
        doubtful=True, directions=[("FR", "VN")],
    )  # fmt: skip
    new = overruled(judged, Correction(NOW, None, {"relevant": True, "countries": ["VN"], "topics": []}))
    assert (new.doubtful, new.pairs, new.directions, new.topics) == (False, [], [], [])
    assert [one.tag for one in new.evidence] == ["country:VN"]
    assert overruled(new, None) is new


def test_corrections_are_exported_as_rows_to_learn_from(path: Path, tmp_path: Path) -> None:
    assert run(path, "correct", URL, "--relevant", "--countries", "VN,FR").exit_code == 0
    file = tmp_path / "rows.jsonl"
    assert run(path, "correct", "--export", str(file)).exit_code == 0
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    assert [list(row) for row in rows] == [
        ["id", "lang", "title", "text", "relevant", "countries", "pairs", "topics"]
    ]
    assert rows[0] | {"topics": []} == {
        "id": "nhandan/1", "lang": "vi", "title": "Việt Nam và Pháp hợp tác y tế", "text": TEXT,
        "relevant": True, "countries": ["VN", "FR"], "pairs": [["FR", "VN"]], "topics": [],
    }  # fmt: skip


def test_explain_says_who_said_what(path: Path) -> None:
    assert run(path, "correct", URL, "--not-relevant", "--by", "Lan").exit_code == 0
    told = run(path, "explain", URL).output
    assert "corrected" in told and "by Lan: not relevant" in told


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([URL], "--relevant or --not-relevant"),
        (["--relevant"], "give a URL"),
        ([URL, "--relevant", "--countries", "XX"], "unknown: XX"),
        ([URL, "--relevant", "--topics", "gold"], "unknown: gold; known: "),
        ([URL, "--relevant", "--pairs", "VN"], "'VN' is no pair"),
        ([URL, "--relevant", "--stage", "dreamt"], "dreamt"),
        (["https://example.org/none", "--relevant"], "no article is kept from this address"),
        (
            [URL, "--relevant", "--countries", "VN", "--pairs", "CN-VN,VN-WHO"],
            "--pairs names CN",
        ),
        ([URL, "--export", "-"], "leave out the URL"),
    ],
)
def test_a_correction_that_cannot_be_understood_is_refused(path: Path, words: list[str], said: str) -> None:
    result = run(path, "correct", *words)
    assert result.exit_code in (1, 2)
    assert said in result.output
    assert corrections_of(open_database(path), 1) == []


def test_a_pair_may_hold_an_organisation_with_a_hyphen(path: Path) -> None:
    assert run(path, "correct", URL, "--relevant", "--pairs", "VN-red-cross").exit_code == 0
    assert kept(path).pairs == [("RED-CROSS", "VN")]


def test_nothing_is_kept_where_writing_breaks(path: Path) -> None:
    db = open_database(path)
    with pytest.raises(RuntimeError), writing(db):
        correct(db, 1, Correction(NOW, None, {"relevant": False}))
        raise RuntimeError
    assert corrections_of(db, 1) == []
