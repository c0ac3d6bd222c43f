"""What a person may say to ``crawl``, before anything is asked of a site."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from crawler.commands import crawl as command
from crawler.commands.frame import cli


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    arguments: list[dict[str, Any]] = []

    async def rounds(house: object, names: list[str], given: dict[str, Any]) -> list[Any]:
        arguments.append(given)
        return []

    monkeypatch.setattr(command, "rounds", rounds)
    return arguments


def crawl(tmp_path: Path, *words: str) -> Result:
    return CliRunner().invoke(cli, ["crawl", "--db", str(tmp_path / "news.db"), *words])


def test_a_day_is_meant_from_its_start(told: list[dict[str, Any]], tmp_path: Path) -> None:
    assert crawl(tmp_path, "--since", "2026-03-01").exit_code == 0
    assert crawl(tmp_path).exit_code == 0
    assert [given["since"] for given in told] == ["2026-03-01T00:00:00+00:00", None]


def test_a_span_counts_back_as_in_feeds(told: list[dict[str, Any]], tmp_path: Path) -> None:
    assert crawl(tmp_path, "--since", "7D").exit_code == 0
    ago = datetime.now(UTC) - datetime.fromisoformat(told[0]["since"])
    assert timedelta(days=7) <= ago < timedelta(days=7, hours=2)


@pytest.mark.parametrize("words", ["7x", "yesterday", "2026-02-30"])
def test_what_is_no_moment_is_refused_with_what_is_known(
    words: str, told: list[dict[str, Any]], tmp_path: Path
) -> None:
    result = crawl(tmp_path, "--since", words)
    assert (result.exit_code, told) == (2, [])
    assert "7d or 24h" in " ".join(result.output.split())
