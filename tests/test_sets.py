"""Public sets of pages: fetched at their commit, and no site of a judged set learned from."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.bench import sets

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git fetches the sets")


def git(folder: Path, *asked: str) -> str:
    said = ["git", "-c", "user.name=a", "-c", "user.email=a@a.example", *asked]
    return subprocess.run(said, cwd=folder, check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture
def origin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place with one repository of two commits, of which the first is wanted."""
    folder = tmp_path / "origin/owner/pages"
    folder.mkdir(parents=True)
    git(folder, "init", "-q")
    commits = []
    for text in ("first", "second"):
        (folder / "page.html").write_text(text)
        git(folder, "add", "page.html")
        git(folder, "commit", "-q", "-m", text)
        commits.append(git(folder, "rev-parse", "HEAD"))
    monkeypatch.setattr(sets, "REPOSITORIES", {"pages": ("owner", commits[0])})
    return tmp_path / "origin"


def test_a_set_is_fetched_at_its_commit_and_only_once(tmp_path: Path, origin: Path) -> None:
    home = tmp_path / "sets"
    sets.fetch(home, f"file://{origin}")
    assert (home / "pages/page.html").read_text() == "first"
    shutil.rmtree(origin)
    sets.fetch(home, f"file://{origin}")
    assert [path.name for path in home.iterdir()] == ["pages"]


def test_a_set_that_cannot_be_had_says_what_to_do(tmp_path: Path, origin: Path) -> None:
    with pytest.raises(SystemExit, match="Run it again, or put commit"):
        sets.fetch(tmp_path / "sets", f"file://{origin}/elsewhere")
    assert not (tmp_path / "sets/pages").exists()


def test_every_set_that_is_read_is_fetched(tmp_path: Path) -> None:
    judged = [pages for pages in sets.JUDGED.values() if pages is not sets.fundus]  # without it, it is empty
    for pages in (*judged, *sets.LEARNED.values(), sets.of_trafilatura, sets.of_htmldate):
        with pytest.raises(FileNotFoundError) as missed:
            next(pages(tmp_path))
        assert Path(missed.value.filename).relative_to(tmp_path).parts[0] in sets.REPOSITORIES
