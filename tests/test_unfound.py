"""Selectors that find nothing any more are named."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from crawler.commands.crawl import show
from crawler.commands.frame import cli
from crawler.worker import report_of
from spiders.source import Hints
from spiders.unfound import unfound
from storage import archive
from storage.article import Article, Judgement
from storage.database import open_database, writing
from storage.register import methods_of
from storage.round import Round

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
HINTS = Hints(title=("h1",), body=(".text",), lead=(".sapo",), published=(".date",))
READ = {"text": "selector", "title": "agreement of selector, h1", "published": "meta"}


def test_a_selector_that_never_finds_anything_is_named_with_the_number_of_articles() -> None:
    assert unfound(HINTS, [READ] * 3) == {"lead": 3, "published": 3}
    assert unfound(HINTS, [READ] * 2) == {}
    assert unfound(HINTS, [READ] * 5 + [READ | {"lead": "selector"}]) == {"published": 6}
    assert unfound(Hints(), [READ] * 9) == {}


def test_a_paper_that_names_no_source_may_have_written_its_stories_itself() -> None:
    assert unfound(Hints(origin=(".source",)), [READ] * 9) == {}


@pytest.mark.parametrize(
    "method", ["entry", "given", "pdf, 3 of 9 pages", "none: a PDF without text layer", ""]
)
def test_what_was_not_read_from_a_page_says_nothing_of_selectors(method: str) -> None:
    assert unfound(HINTS, [{"text": method}] * 9) == {}


def test_a_date_of_the_list_hides_what_the_page_says() -> None:
    assert unfound(Hints(published=(".date",)), [READ | {"published": "entry"}] * 9) == {}


SOURCE = """
[tin]
name = "Tin"
home = "https://tin.example/"
language = "vi"
feed.url = "/rss"
article.body = ".text"
article.lead = ".sapo"
"""


def test_sources_names_them_by_the_latest_articles(tmp_path: Path) -> None:
    path, folder = tmp_path / "news.db", tmp_path / "sources"
    folder.mkdir()
    (folder / "vn.toml").write_text(SOURCE, "utf-8")
    db = open_database(path)
    with writing(db):
        for key in "abc":
            one = Article("tin", key, f"https://tin.example/{key}", key, judgement=Judgement(False, 0, ""))
            one.methods = dict(READ)
            archive.keep(db, one, NOW)
    assert methods_of(db, "tin", 2) == [READ, READ]
    result = CliRunner().invoke(cli, ["sources", "--db", str(path), "--sources", str(folder)])
    assert "article.lead found nothing in the last 3 articles" in " ".join(result.output.split())
    assert "article.body" not in result.output


def test_a_round_names_them_below_its_table(capsys: pytest.CaptureFixture[str]) -> None:
    show([report_of(Round("tin", NOW), finished=True) | {"unfound": {"lead": 7}}])
    assert "tin: article.lead found nothing in the last 7 articles\n" in capsys.readouterr().out
