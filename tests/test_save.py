"""Golden pages as ``save`` writes them: in the form the tests read, never over another, and with advice."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from crawler.commands.frame import cli
from crawler.newsroom.document import scan
from tests import test_reading_pages as golden
from tests.fault_answers import RESIDUE

PAGES = Path(__file__).with_name("pages")
URL = "https://soyte.caobang.gov.vn/tin-tuc-66446/doan-cong-tac-quang-tay-1043001"


def save(page: Path | str, into: Path, *options: str) -> Result:
    return CliRunner().invoke(cli, ["save", "--into", str(into), *options, str(page)])


def written(folder: Path) -> dict[str, Any]:
    said: dict[str, Any] = json.loads((folder / "expected.json").read_text("utf-8"))
    return said


def test_a_saved_page_is_what_the_tests_expect_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = PAGES / "vnportal" / "page.html"
    done = save(page, tmp_path, "--url", URL, "--name", "saved")
    assert done.exit_code == 0, done.output
    assert (tmp_path / "saved" / "page.html").read_bytes() == page.read_bytes()
    said, by_hand = written(tmp_path / "saved"), written(PAGES / "vnportal")
    assert by_hand["expected"].items() <= said["expected"].items()
    assert (said["given"]["url"], said["given"]["source"]) == (URL, "caobang")
    monkeypatch.setattr(golden, "PAGES", tmp_path)
    for field in said["expected"]:
        golden.test_a_golden_page_is_read_as_it_should_be("saved", field)


def test_what_is_told_from_today_stays_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Các bác sĩ của hai nước đã cùng nhau mổ cho người cao tuổi trong tỉnh suốt bốn ngày qua."
    page = tmp_path / "page.html"
    page.write_text(f"<h1>Một tin trong ngày</h1><span class='date'>2 giờ trước</span><p>{text}</p>", "utf-8")
    assert save(page, tmp_path, "--url", "https://tin.example/1", "--name", "told").exit_code == 0
    said = written(tmp_path / "told")
    assert abs(datetime.fromisoformat(said["given"]["seen"]) - datetime.now(UTC)) < timedelta(minutes=1)
    monkeypatch.setattr(golden, "PAGES", tmp_path)
    golden.test_a_golden_page_is_read_as_it_should_be("told", "published")


def test_a_golden_page_is_written_over_only_by_force(tmp_path: Path) -> None:
    page = PAGES / "vnportal" / "page.html"
    assert save(page, tmp_path, "--url", URL).exit_code == 0
    file = tmp_path / "caobang" / "expected.json"  # named by its source
    file.write_text("checked by hand", "utf-8")
    refused = save(page, tmp_path, "--url", URL)
    assert refused.exit_code == 1
    assert "stands there already" in refused.output
    assert "--force" in refused.output
    assert file.read_text("utf-8") == "checked by hand"
    assert save(page, tmp_path, "--url", URL, "--force").exit_code == 0
    assert written(file.parent)["given"]["url"] == URL


@pytest.mark.parametrize("name", ["../esc", "a/b", "a\\b", "..", ".", "", " ", "/tmp/esc", ".hidden", "a\nb"])
def test_a_golden_page_is_written_nowhere_but_into_its_folder(tmp_path: Path, name: str) -> None:
    refused = save(PAGES / "vnportal" / "page.html", tmp_path / "in", "--url", URL, "--name", name)
    assert refused.exit_code == 1
    assert "plain name" in refused.output
    assert not list(tmp_path.iterdir())


def test_a_page_of_no_known_source_is_named_by_its_host(tmp_path: Path) -> None:
    assert (
        save(PAGES / "caravan" / "page.html", tmp_path, "--url", "https://www.tin.example/1").exit_code == 0
    )
    assert written(tmp_path / "tin-example")["given"]["url"] == "https://www.tin.example/1"


def test_it_says_to_check_and_whose_the_page_is(tmp_path: Path) -> None:
    said = save(PAGES / "vnportal" / "page.html", tmp_path, "--url", URL).output
    assert "check every field" in said
    assert "public repository" in said


@pytest.mark.parametrize(
    ("body", "options", "reason"),
    [
        (b"<title>Page not found</title>", ("--url", URL), "nothing saved: soft 404"),
        (scan(), ("--url", URL), "nothing saved: a PDF; golden pages are HTML"),
        (b"<h1>A page</h1>", (), "say with --url where it came from"),
    ],
)
def test_what_cannot_be_a_golden_page_is_not_saved(
    tmp_path: Path, body: bytes, options: tuple[str, ...], reason: str
) -> None:
    page = tmp_path / "page"
    page.write_bytes(body)
    done = save(page, tmp_path / "pages", *options)
    assert done.exit_code == 1
    assert reason in done.output
    assert not (tmp_path / "pages").exists()


def test_a_page_of_nothing_but_residue_is_not_saved(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(f"<title>Two ministries agree</title><h1>Two ministries agree</h1>{RESIDUE}", "utf-8")
    refused = save(page, tmp_path, "--url", "https://tin.example/1", "--name", "none")
    assert refused.exit_code != 0
    assert "no text" in refused.output
