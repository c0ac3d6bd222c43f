"""Named editions: what a stanza may say, and the files that are published of them."""

from __future__ import annotations

import os
import stat
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import feedparser
import pytest
from lxml import etree
from sqlite_utils import Database

from feeds.editions import FILE, Edition, EditionError, load
from feeds.opml import opml
from feeds.publish import publish
from storage.archive import keep
from storage.database import writing
from tests.feeds_demo import NOW, SITE, STORIES, article_of, demo_database


def loaded(tmp_path: Path, text: str) -> dict[str, Edition]:
    file = tmp_path / "editions.toml"
    file.write_text(text, "utf-8")
    return load(file, NOW)


@pytest.fixture
def db(tmp_path: Path) -> Database:
    return demo_database(tmp_path / "news.db")


def test_the_editions_we_ship_are_sound() -> None:
    editions = load(FILE, NOW)
    assert "all" in editions
    for edition in editions.values():
        assert edition.title("en") and edition.title("kk")


def test_the_house_says_whether_doubtful_articles_stand_in_an_edition(tmp_path: Path) -> None:
    file = tmp_path / "editions.toml"
    file.write_text('[plain]\ntitle = "Plain"\n[sure]\ntitle = "Sure"\ndoubtful = false\n', "utf-8")
    for house in (False, True):
        editions = load(file, NOW, doubtful=house)
        assert editions["plain"].query(NOW).selection.with_doubtful is house
        assert editions["sure"].query(NOW).selection.with_doubtful is False


def test_a_stanza_is_a_query_with_a_title(tmp_path: Path) -> None:
    editions = loaded(
        tmp_path,
        """
        [border]
        title.en = "Across the border"
        title.vi = "Qua biên giới"
        words = "vi"
        formats = ["atom"]
        from = "VN"
        with = ["CN", "Laos"]
        since = "30d"
        copies = true
    """,
    )
    edition = editions["border"]
    assert edition.title("vi") == "Qua biên giới" and edition.title("ru") == "Across the border"
    assert edition.query(NOW).canonical() == "copies=1&from=cn,la&since=30d&with=vn"
    assert edition.formats == ("atom",)
    channel = edition.channel(SITE)
    assert channel.title == "Health Accord: Qua biên giới"
    assert channel.at("atom") == "https://news.example.org/editions/border.atom"


def test_a_span_is_counted_from_each_reading(tmp_path: Path) -> None:
    edition = loaded(tmp_path, '[week]\ntitle.en = "Week"\nsince = "7d"')["week"]
    today, tomorrow = edition.query(NOW), edition.query(NOW + timedelta(days=1))
    assert today.selection.since and tomorrow.selection.since
    assert tomorrow.selection.since - today.selection.since == timedelta(days=1)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[a]\ntitle.en = "A"\ncuntry = "VN"', "editions.toml [a] cuntry: unknown key; known: title, words"),
        ('[a]\ntitle.en = "A"\ntopic = "trainin"', "editions.toml [a] topic: unknown topic 'trainin'"),
        ('[a]\ncountry = "VN"', "editions.toml [a] title: give at least"),
        ('[a]\ntitle.tlh = "A"', "editions.toml [a] title.tlh: no words in 'tlh'"),
        ('[a]\ntitle.en = "A"\nwords = "xx"', "editions.toml [a] words: no words in 'xx'"),
        ('[a]\ntitle.en = "A"\nwords = ["en"]', "editions.toml [a] words: no words in"),
        ('[a]\ntitle.en = "A"\nformats = "pdf"', "unknown format 'pdf'; known: rss, atom, json"),
        ('[a]\ntitle.en = "A"\nformats = []', "[a] formats: give at least one"),
        ('[a]\ntitle.en = "A"\ncountry = {x = 1}', "[a] country:"),
        ('["../x"]\ntitle.en = "A"', "not a name for an edition"),
        ('[index]\ntitle.en = "A"', "not a name for an edition"),
        ('title = "A"', "a key outside a stanza"),
        ("[a", "not readable as TOML"),
    ],
)
def test_a_wrong_stanza_is_refused_with_its_place(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(EditionError) as error:
        loaded(tmp_path, text)
    assert told in str(error.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(EditionError, match=r"none\.toml"):
        load(tmp_path / "none.toml", NOW)


def test_publishing_writes_every_edition_and_what_lists_them(tmp_path: Path, db: Database) -> None:
    folder = tmp_path / "public"
    editions = load(FILE, NOW)
    published = publish(db, folder, editions, SITE, NOW)
    assert all(file.written for file in published)
    names = {file.path.name for file in published}
    assert names == {path.name for path in folder.iterdir()}
    assert {"vietnam-france.rss", "vietnam-france.atom", "vietnam-france.json"} <= names
    assert {"index.html", "editions.opml", "style.css"} <= names
    feed = feedparser.parse((folder / "vietnam-france.rss").read_bytes())
    assert not feed.bozo and len(feed.entries) == 4
    assert feed.feed.language == "fr"


def test_unchanged_bytes_are_not_written_again(tmp_path: Path, db: Database) -> None:
    folder, editions = tmp_path / "public", load(FILE, NOW)
    publish(db, folder, editions, SITE, NOW)
    before = {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}
    again = publish(db, folder, editions, SITE, NOW + timedelta(minutes=5))
    assert not any(file.written for file in again)
    assert before == {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}


def test_a_new_article_rewrites_only_the_editions_that_hold_it(tmp_path: Path, db: Database) -> None:
    folder, editions = tmp_path / "public", load(FILE, NOW)
    publish(db, folder, editions, SITE, NOW)
    with writing(db):
        keep(db, replace(article_of(STORIES[9]), key="new", url="https://caravan-info.uz/new/"), NOW)
    again = publish(db, folder, editions, SITE, NOW)
    changed = {file.path.stem for file in again if file.written}
    assert changed == {"all", "central-asia", "training"}


def test_published_files_can_be_read_by_a_web_server_and_leave_nothing_beside(
    tmp_path: Path, db: Database
) -> None:
    folder = tmp_path / "public"
    publish(db, folder, load(FILE, NOW), SITE, NOW)
    assert not [path for path in folder.iterdir() if path.name.startswith(".")]
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o644 for path in folder.iterdir())


def test_a_failed_write_leaves_the_old_file(
    tmp_path: Path, db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, editions = tmp_path / "public", load(FILE, NOW)
    publish(db, folder, editions, SITE, NOW)
    old = (folder / "all.rss").read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        publish(db, folder, editions, replace(SITE, title="Another"), NOW)
    assert (folder / "all.rss").read_bytes() == old
    assert not [path for path in folder.iterdir() if path.name.startswith(".")]


def test_the_published_index_needs_nothing_but_its_folder(tmp_path: Path, db: Database) -> None:
    folder = tmp_path / "public"
    publish(db, folder, load(FILE, NOW), SITE, NOW)
    page = (folder / "index.html").read_text("utf-8")
    assert 'href="style.css"' in page and 'href="all.rss"' in page and 'id="vietnam-france"' in page
    assert "/static/" not in page and "<script" not in page


def test_opml_names_every_edition_once() -> None:
    editions = load(FILE, NOW)
    outlines = etree.fromstring(opml(editions, SITE)).findall("body/outline")
    assert [one.get("xmlUrl") for one in outlines] == [
        f"https://news.example.org/editions/{name}.atom" for name in editions
    ]
    assert {one.get("type") for one in outlines} == {"rss"}
