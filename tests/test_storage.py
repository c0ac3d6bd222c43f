"""What the ground promises: ids for life, revisions, nothing lost, one writer at a time."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlite_utils import Database

from storage import archive, fetched, ledger, register
from storage.article import Article, Evidence, Image, Judgement, shape_of
from storage.database import StorageError, explain, moment, open_database, read_database, stamp, writing
from storage.entry import Entry, from_json
from storage.hold import hold
from storage.round import Outcome, Round
from storage.schema import first_tables
from storage.selection import Selection, count, last_change, select, tag_counts
from storage.words import search_phrase, searchable

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def db(tmp_path: Path) -> Database:
    return open_database(tmp_path / "news.db")


def article(key: str = "1", **values: object) -> Article:
    given = {
        "source": "nhandan",
        "key": key,
        "url": f"https://example.org/{key}",
        "title": f"Title {key}",
        "text": f"Text of {key}",
        "language": "en",
        "text_hash": f"hash {key}",
        "judgement": judgement(),
    }
    return Article(**given | values)  # type: ignore[arg-type]


def judgement(*countries: str, relevant: bool = True, topics: tuple[str, ...] = ("training",)) -> Judgement:
    named = list(countries or ("FR", "VN"))
    pairs = [(named[0], named[1])] if len(named) == 2 else []
    return Judgement(
        relevant,
        0.9,
        "because",
        named,
        pairs,
        list(topics),
        [],
        [Evidence("topic:training", "text", 0, 4, "Text")],
    )


def keep(db: Database, one: Article, now: datetime = NOW) -> Outcome:
    with writing(db):
        return archive.keep(db, one, now)


def test_an_article_comes_back_as_it_was_kept(db: Database) -> None:
    one = article(
        published=NOW,
        published_precision="day",
        authors=["Ann"],
        images=[Image("https://example.org/a.jpg", "A")],
        alternates={"fr": "https://example.org/fr"},
        origin="https://example.org/0",
        home="VN",
        rank="official",
    )
    assert keep(db, one) is Outcome.NEW
    assert archive.find(db, "nhandan", "1") == one


def test_a_text_keeps_its_shape_in_the_archive_and_in_its_revisions(db: Database) -> None:
    one = article(text="A heading\nAnd what it says", shape="hp")
    one.vouch("text", "selector", 0.981)
    keep(db, one)
    keep(db, article(text="Other words", shape="p"))
    kept = archive.find(db, "nhandan", "1")
    assert kept and (kept.text, kept.shape) == ("Other words", "p")
    assert archive.revisions_of(db, kept.id or 0)[0]["shape"] == "hp"
    assert one.confidence == {"text": 0.98}


def test_a_database_of_the_first_tables_gets_shapes_and_keeps_its_articles(tmp_path: Path) -> None:
    old = Database(tmp_path / "news.db")
    first_tables(old)
    old["_sqlite_migrations"].insert(
        {"migration_set": "health-accord", "name": "first_tables", "applied_at": "2026-11-01"},
    )
    row = archive.to_row(article(first_seen=NOW, revised=NOW))
    old["articles"].insert({name: value for name, value in row.items() if name not in ("shape", "doubtful")})
    old.close()
    kept = archive.find(open_database(tmp_path / "news.db"), "nhandan", "1")
    assert kept and (kept.title, kept.shape) == ("Title 1", "")


@given(
    st.lists(st.tuples(st.sampled_from("phlqt"), st.sampled_from(["a", "b", "c d", "e"])), max_size=12),
    st.data(),
)
def test_the_shape_follows_the_lines_that_are_left(lines: list[tuple[str, str]], data: st.DataObject) -> None:
    stay = data.draw(st.lists(st.booleans(), min_size=len(lines), max_size=len(lines)))
    left = [line for line, stays in zip(lines, stay, strict=True) if stays]
    found = shape_of([line for _, line in left], lines)
    assert len(found) == len(left)
    if len({line for _, line in lines}) == len(lines):
        assert found == "".join(letter for letter, _ in left)
    assert shape_of(["new"], lines) == "p"


def test_an_article_keeps_its_number_when_its_title_and_address_change(db: Database) -> None:
    keep(db, article())
    later = NOW + timedelta(hours=1)
    assert keep(db, article(title="Another", url="https://example.org/moved"), later) is Outcome.UPDATED
    kept = archive.find(db, "nhandan", "1")
    assert kept is not None
    assert (kept.id, kept.first_seen, kept.revised) == (1, NOW, later)
    assert archive.revisions_of(db, 1)[0]["title"] == "Title 1"


def test_an_article_read_again_unchanged_is_known_and_not_revised(db: Database) -> None:
    keep(db, article())
    assert keep(db, article(), NOW + timedelta(hours=1)) is Outcome.KNOWN
    assert archive.revisions_of(db, 1) == []


@pytest.mark.parametrize("later", [None, NOW + timedelta(hours=3)])
def test_a_date_once_given_stands(db: Database, later: datetime | None) -> None:
    keep(db, article(published=NOW))
    keep(db, article(published=later, title="Another"))
    assert archive.find(db, "nhandan", "1").published == NOW  # type: ignore[union-attr]


def test_an_article_that_was_not_judged_is_refused(db: Database) -> None:
    with pytest.raises(ValueError, match="not judged"):
        keep(db, article(judgement=None))


def test_copies_and_what_is_not_relevant_are_kept_and_said(db: Database) -> None:
    keep(db, article())
    assert keep(db, article("2", copy_of=1)) is Outcome.COPY
    assert keep(db, article("3", judgement=judgement(relevant=False))) is Outcome.NOT_RELEVANT
    assert [one.key for one in select(db, Selection())] == ["1"]
    assert {one.key for one in select(db, Selection(with_copies=True))} == {"1", "2"}


def test_a_selection_asks_for_pairs_topics_languages_sources_and_words(db: Database) -> None:
    keep(db, article("1", title="Hợp tác y tế", judgement=judgement("CN", "VN", topics=("outbreak",))))
    keep(db, article("2", language="zh", title="中国与越南合作", judgement=judgement("CN", "VN")))
    keep(db, article("3", source="caobang", rank="official", judgement=judgement("CN", "FR", "VN")))

    def keys(**asked: object) -> set[str]:
        return {one.key for one in select(db, Selection(**asked))}  # type: ignore[arg-type]

    assert keys(parties=("CN",), partners=("VN",)) == {"1", "2"}
    assert keys(partners=("FR",)) == {"3"}
    assert keys(topics=("outbreak",)) == {"1"}
    assert keys(languages=("zh", "vi")) == {"2"}
    assert keys(sources=("caobang",), ranks=("official",)) == {"3"}
    assert keys(words="hop tac") == {"1"}
    assert keys(words="越南") == {"2"}
    assert keys(words='" OR NEAR(') == set()
    assert keys(since=NOW + timedelta(days=1)) == set()
    assert count(db, Selection(partners=("VN",))) == 3
    assert tag_counts(db, "country")[0] == ("CN", 3)
    assert last_change(db, Selection()) == NOW


def test_a_selection_asks_for_stages_diseases_organisations_directions_and_doubt(db: Database) -> None:
    one, two = judgement("CN", "VN"), judgement("VN")
    one.stage, one.directions, one.diseases = "signed", [("CN", "VN")], ["dengue"]
    two.organisations, two.pairs, two.directions = ["WHO"], [("VN", "WHO")], [("WHO", "VN")]
    unsure = judgement("LA", "VN")
    unsure.doubtful = True
    for key, judged in (("1", one), ("2", two), ("3", unsure)):
        keep(db, article(key, judgement=judged))

    def keys(**asked: object) -> set[str]:
        return {one.key for one in select(db, Selection(**asked))}  # type: ignore[arg-type]

    assert archive.find(db, "nhandan", "1").judgement == one  # type: ignore[union-attr]
    assert keys(stages=("signed", "ended")) == keys(diseases=("dengue",)) == {"1"}
    assert keys(organisations=("WHO",)) == keys(partners=("WHO",)) == {"2"}
    assert keys(parties=("WHO",), partners=("VN",)) == {"2"}
    assert keys(parties=("CN",), receivers=("VN",)) == {"1"}
    assert keys(parties=("VN",), receivers=("CN",)) == set()
    assert keys(receivers=("VN",)) == {"1", "2"}
    assert keys() == {"1", "2"}
    assert keys(with_doubtful=True) == {"1", "2", "3"}
    assert tag_counts(db, "country") == [("VN", 2), ("CN", 1)]


def test_a_late_find_does_not_stand_at_the_head(db: Database) -> None:
    keep(db, article("new"))
    keep(db, article("old", published=NOW - timedelta(days=9)), NOW + timedelta(hours=1))
    keep(db, article("undated"), NOW - timedelta(days=1))
    assert [one.key for one in select(db, Selection())] == ["new", "undated", "old"]


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        stamp(datetime(2026, 1, 1))  # noqa: DTZ001
    assert moment(stamp(NOW)) == NOW
    assert moment(None) is None


def test_entries_wait_until_they_are_settled(db: Database) -> None:
    entries = [Entry("1", "https://example.org/1", "One", modified=NOW), Entry("2", "https://example.org/2")]
    ledger.await_entries(db, "nhandan", entries, NOW)
    assert ledger.due_entries(db, "nhandan", NOW) == entries
    with writing(db):
        ledger.settle(db, "nhandan", "1", Outcome.NEW, "", NOW)
    assert [entry.key for entry in ledger.due_entries(db, "nhandan", NOW)] == ["2"]
    assert ledger.recall(db, "nhandan", ["1", "9"])["1"].outcome is Outcome.NEW


def test_a_failed_entry_is_due_again_later_and_one_day_left_alone(db: Database) -> None:
    ledger.await_entries(db, "nhandan", [Entry("1", "https://example.org/1")], NOW)
    for _ in range(ledger.TRIES):
        with writing(db):
            ledger.settle(db, "nhandan", "1", Outcome.FAILED, "HTTP 500", NOW)
    assert ledger.recall(db, "nhandan", ["1"])["1"].due is None
    assert ledger.due_entries(db, "nhandan", NOW + timedelta(days=999)) == []


@pytest.mark.parametrize(
    ("tries", "pause"), [(1, timedelta(minutes=30)), (2, timedelta(hours=1)), (99, timedelta(days=7))]
)
def test_retries_become_rarer(tries: int, pause: timedelta) -> None:
    assert ledger.retry_after(tries) == pause


@given(
    st.builds(
        Entry,
        key=st.text(min_size=1),
        url=st.text(),
        title=st.text(),
        html=st.none() | st.text(min_size=1),
        published=st.none() | st.datetimes(timezones=st.just(UTC)),
        authors=st.lists(st.text()),
    )
)
def test_an_entry_waits_as_it_came(entry: Entry) -> None:
    assert from_json(entry.to_json()) == entry


@given(st.lists(st.tuples(st.text(max_size=2), st.sampled_from(Outcome), st.text(max_size=3))))
def test_the_counts_of_a_round_always_add_up(ends: list[tuple[str, Outcome, str]]) -> None:
    done = Round("nhandan", NOW)
    for key, outcome, reason in ends:
        done.see(key)
        done.settle(key, outcome, reason)
    assert sum(done.counts().values()) == done.entries == len({key for key, _, _ in ends})
    for outcome in Outcome:
        assert sum(done.reasons_of(outcome).values()) == done.counts()[outcome]


def test_a_round_stands_in_the_book(db: Database) -> None:
    done = ledger.open_round(db, "nhandan", NOW)
    done.see("1")
    done.settle("1", Outcome.FAILED, "HTTP 404")
    done.detours.append("feed: HTTP 500")
    ledger.close_round(db, done, NOW)
    row = ledger.last_rounds(db, "nhandan")[0]
    assert row["counts"]["failed"] == row["entries"] == 1
    assert row["reasons"] == {"HTTP 404": 1}
    assert row["detours"] == ["feed: HTTP 500"]


def test_a_page_is_kept_as_it_came_until_it_is_old(db: Database) -> None:
    page = fetched.Page("https://example.org/1", NOW, {"Content-Type": "text/html"}, b"\xff\x00<html>" * 100)
    with writing(db):
        fetched.keep_page(db, page)
    assert fetched.page_of(db, page.url) == page
    assert fetched.forget_pages(db, timedelta(days=1), NOW + timedelta(days=2)) == 1
    assert fetched.page_of(db, page.url) is None


def test_validators_and_robots_are_remembered(db: Database) -> None:
    said = fetched.Validators('"1"', None, fetched.hash_of(b"body"), NOW)
    fetched.remember_validators(db, "nhandan", "https://example.org/feed", said, NOW)
    assert fetched.validators_of(db, "nhandan", "https://example.org/feed") == said
    assert fetched.validators_of(db, "other", "https://example.org/feed") is None
    fetched.remember_robots(db, "https://example.org", b"User-agent: *", NOW)
    assert fetched.robots_of(db, "https://example.org", NOW) == b"User-agent: *"
    assert fetched.robots_of(db, "https://example.org", NOW + timedelta(seconds=1)) is None


def test_a_source_stands_as_it_was_recorded(db: Database) -> None:
    stands = register.Standing("nhandan", 2, "HTTP 500", 600.0, NOW, None, NOW, NOW)
    register.record(db, stands)
    assert register.standing(db, "nhandan") == stands
    assert register.standing(db, "other") == register.Standing("other")


def test_a_source_is_held_by_one_process_and_freed_by_its_death(tmp_path: Path) -> None:
    database = tmp_path / "news.db"
    script = (
        "import sys; from storage.hold import hold; held = hold(sys.argv[1], 'nhandan');"
        "print(held is not None, flush=True); sys.stdin.read()"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", script, str(database)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[1],
    )
    with other:
        assert other.stdout is not None
        assert other.stdout.readline() == "True\n"
        assert hold(database, "nhandan") is None
        assert hold(database, "caobang") is not None
        other.kill()
    again = hold(database, "nhandan")
    assert again is not None
    again.release()


def test_a_database_locked_by_another_process_is_said_in_words(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    first, second = open_database(path), open_database(path, patience=0.01)
    with writing(first), pytest.raises(sqlite3.OperationalError) as raised, writing(second):
        pass
    assert "another process is writing" in explain(raised.value)


def test_a_broken_write_leaves_nothing_behind(db: Database) -> None:
    with pytest.raises(RuntimeError), writing(db):
        archive.keep(db, article(), NOW)
        raise RuntimeError
    assert count(db, Selection()) == 0


def test_a_full_disk_is_named_and_loses_nothing(db: Database) -> None:
    keep(db, article("1"))
    pages = db.execute("PRAGMA page_count").fetchone()[0]
    db.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(sqlite3.OperationalError) as raised:
        keep(db, article("2", text="long " * 100_000))
    assert "disk full" in explain(raised.value)
    assert [one.key for one in select(db, Selection())] == ["1"]


def test_a_file_that_is_no_database_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "news.db").write_bytes(b"This is not a database at all, whatever its name." * 100)
    with pytest.raises(StorageError, match="not a usable database"):
        open_database(tmp_path / "news.db")


def test_reading_a_database_that_is_not_there_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="run a crawl first"):
        read_database(tmp_path / "none.db")


def test_the_steps_of_the_schema_are_applied_once(tmp_path: Path) -> None:
    open_database(tmp_path / "news.db").close()
    assert open_database(tmp_path / "news.db").table_names().count("articles") == 1


def test_unspaced_scripts_are_searched_by_character() -> None:
    assert searchable("中国 and ລາວ") == "中 国 and ລ າ ວ"
    assert search_phrase('越南 "y tế"') == '"越 南" "y" "tế"'
