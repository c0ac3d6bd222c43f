"""Documentation that lies fails: commands, options, settings, columns, reasons and files are all there."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import click
import pytest

from crawler.commands.frame import COMMANDS
from storage.round import Outcome

HOUSE = Path(__file__).parents[1]
RUNNING = (HOUSE / "docs" / "running.md").read_text("utf-8")
README = (HOUSE / "README.md").read_text("utf-8")
SHARED_OPTIONS = {"--db", "--sources", "--json", "--help"}


def command(name: str) -> click.Command:
    found = getattr(import_module(COMMANDS[name]), name)
    assert isinstance(found, click.Command)
    return found


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_its_options_are_in_the_page(name: str) -> None:
    row = next(line for line in RUNNING.splitlines() if line.startswith(f"| `{name}"))
    filters = "[filters]" in row
    for parameter in command(name).params:
        for option in parameter.opts:
            if option.startswith("--") and option not in SHARED_OPTIONS:
                assert (
                    option in row
                    or (filters and f"`{option[2:]}`" in (HOUSE / "docs" / "feeds.md").read_text("utf-8"))
                    or (name == "search" and option == "--limit")
                ), option


def test_every_option_that_commands_share_is_in_the_page() -> None:
    for option in SHARED_OPTIONS - {"--help"}:
        assert f"`{option}" in RUNNING


def test_every_setting_is_in_the_page() -> None:
    source = (HOUSE / "crawler" / "settings.py").read_text("utf-8")
    for name in re.findall(r'_(?:given|number)\(\s*"([A-Z_]+)"', source):
        assert f"`{name}`" in RUNNING, name


def test_no_setting_is_made_up() -> None:
    settings = import_module("crawler.settings")
    table = RUNNING.split("## Settings")[1].split("## ")[0]
    for name in re.findall(r"^\| `([A-Z_]+)`(?:, `([A-Z_]+)`)?", table, re.M):
        for one in filter(None, name):
            assert hasattr(settings, one), one


@pytest.mark.parametrize("outcome", Outcome)
def test_every_column_of_a_round_is_explained(outcome: Outcome) -> None:
    assert f"\n| {outcome.value} |" in RUNNING


def test_every_reason_of_the_network_is_explained() -> None:
    from spiders import trouble

    for _, reason in (*trouble._BY_TYPE, *trouble._BY_WORDS):
        assert reason.partition(" (")[0].split(": ")[0] in RUNNING, reason


@pytest.mark.parametrize(
    "page", [HOUSE / "README.md", *sorted((HOUSE / "docs").glob("*.md"))], ids=lambda page: page.name
)
def test_every_link_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


def test_every_command_in_the_readme_exists() -> None:
    for name in re.findall(r"python -m crawler ([a-z]+)", README):
        assert name in COMMANDS, name
    makefile = (HOUSE / "Makefile").read_text("utf-8")
    for target in re.findall(r"\bmake ([a-z]+)", README):
        assert f"\n{target}:" in makefile, target


def test_every_dependency_has_its_reason() -> None:
    for line in (HOUSE / "requirements.txt").read_text("utf-8").splitlines():
        if "==" in line:
            assert re.fullmatch(r"[\w.-]+==[\w.]+( ; [^#]+)?\s+# \S.*", line), line


def test_every_table_of_reading_is_explained() -> None:
    told = (HOUSE / "docs" / "reading.md").read_text("utf-8").split("## Tables")[1].split("## ")[0]
    named = {name for row in re.findall(r"^\| (`.+?) \|", told, re.M) for name in re.findall(r"`(.+?)`", row)}
    reading = HOUSE / "spiders" / "reading"
    assert named == {file.relative_to(reading).as_posix() for file in reading.rglob("*.tsv")}
