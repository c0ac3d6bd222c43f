"""The rules of the house: who may import whom, who reads the environment, who writes SQL."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

from crawler.commands.frame import COMMANDS

HOUSE = Path(__file__).parents[1]
ROOMS = ("storage", "spiders", "pipelines", "feeds", "crawler")
MAY_IMPORT = {
    "storage": {"storage"},
    "spiders": {"storage", "spiders"},
    "pipelines": {"storage", "pipelines"},
    "feeds": {"storage", "feeds"},
    "crawler": set(ROOMS),
}
READING = ("charsets", "dates", "tree", "text", "blocks", "kinds", "fields", "prints", "reader")  # from below
TOP_LEVEL = {
    "scrapy.cfg", "crawler", "spiders", "pipelines", "storage", "feeds", "tests", "requirements.txt",
    "README.md", "Makefile", "pyproject.toml", "docs", "CHANGELOG.md", "LICENSE",
}  # fmt: skip
LONGEST_FUNCTION = 40
LONGEST_FILE = 300


def modules() -> list[Path]:
    return [path for room in ROOMS for path in sorted((HOUSE / room).rglob("*.py"))]


def imports_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def room_of(path: Path) -> str:
    return path.relative_to(HOUSE).parts[0]


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(HOUSE)))
def test_a_room_imports_downwards_only(path: Path) -> None:
    rooms = {name.split(".")[0] for name in imports_of(path)} & set(ROOMS)
    assert rooms <= MAY_IMPORT[room_of(path)]


@pytest.mark.parametrize(
    "path", sorted((HOUSE / "spiders" / "reading").rglob("*.py")), ids=lambda path: path.stem
)
def test_the_rooms_of_reading_import_downwards_only(path: Path) -> None:
    room, *_ = path.relative_to(HOUSE / "spiders" / "reading").with_suffix("").parts
    wanted = [name.split(".")[1:3] for name in imports_of(path) if name.startswith("spiders.")]
    assert all(first in {"reading", "faults"} for first, *_ in wanted)
    if room != "__init__":
        below = READING[: READING.index(room) + 1]
        assert {second for first, *rest in wanted if first == "reading" for second in rest} <= set(below)


def test_no_two_modules_of_the_spiders_bear_one_name() -> None:
    names = [path.stem for path in (HOUSE / "spiders").rglob("*.py") if path.stem != "__init__"]
    assert not sorted(name for name in set(names) if names.count(name) > 1)


def dotted(path: Path) -> str:
    parts = path.relative_to(HOUSE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def top_level_imports(path: Path) -> Iterator[str]:
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_no_circles_within_a_room() -> None:
    graph = {dotted(path): set(top_level_imports(path)) for path in modules()}
    graph = {name: {one for one in wanted if one in graph and one != name} for name, wanted in graph.items()}
    while free := [name for name, wanted in graph.items() if not wanted & graph.keys()]:
        for name in free:
            del graph[name]
    assert not graph, f"these import one another in a circle: {sorted(graph)}"


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(HOUSE)))
def test_only_the_settings_read_the_environment(path: Path) -> None:
    text = path.read_text("utf-8")
    if path.name != "settings.py":
        assert "os.environ" not in text
        assert "getenv" not in text


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(HOUSE)))
def test_only_storage_writes_sql(path: Path) -> None:
    if room_of(path) != "storage":
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                assert not node.value.startswith(("SELECT ", "INSERT ", "UPDATE ", "DELETE ")), node.value


def functions(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


def test_functions_and_files_stay_small() -> None:
    lengths = [
        (length, f"{path.relative_to(HOUSE)}:{name}")
        for path in modules()
        for name, length in functions(path)
    ]
    assert max(lengths)[0] <= LONGEST_FUNCTION, max(lengths)
    assert sorted(length for length, _ in lengths)[len(lengths) // 2] < 10
    long = {
        str(path): lines
        for path in modules()
        if (lines := len(path.read_text("utf-8").splitlines())) > LONGEST_FILE
    }
    assert not long


def test_commands_that_fetch_nothing_do_not_wait_for_scrapy() -> None:
    fetching = {"crawl", "watch", "demo"}
    modules = [module for name, module in COMMANDS.items() if name not in fetching]
    code = f"import sys; [__import__(name) for name in {modules!r}]; print('scrapy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=HOUSE)
    assert done.stdout.strip() == "False"


def test_nothing_else_stands_at_the_top() -> None:
    listed = subprocess.run(["git", "ls-files"], check=False, capture_output=True, text=True, cwd=HOUSE)
    tops = {name.split("/")[0] for name in listed.stdout.splitlines()}
    assert {name for name in tops if not name.startswith(".")} <= TOP_LEVEL


def test_what_is_installed_holds_all_tables() -> None:
    said = tomllib.loads((HOUSE / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]["package-data"]
    files = [file for room in ROOMS for file in (HOUSE / room).rglob("*") if file.is_file()]
    data = {file.name for file in files if file.suffix not in (".py", ".pyc")}
    assert data
    assert not {name for name in data if not any(fnmatch(name, pattern) for pattern in said["*"])}
