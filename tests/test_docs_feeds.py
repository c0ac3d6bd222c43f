"""docs/feeds.md says everything that a feed can be asked, and nothing that it cannot."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from feeds import labels
from feeds.channel import FORMATS
from feeds.editions import KEYS, load
from feeds.query import PARAMETERS, parse
from feeds.render import ENTRIES, LIMIT
from storage.article import RANKS
from tests.feeds_demo import NOW

DOCUMENT = (Path(__file__).parents[1] / "docs" / "feeds.md").read_text("utf-8")
REMEDY = "add a row for it to the table in docs/feeds.md"


def section(title: str) -> str:
    return DOCUMENT.split(f"\n## {title}\n")[1].split("\n## ")[0]


def first_cells(text: str) -> set[str]:
    return set(re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE))


def test_every_word_of_a_query_is_explained_and_no_other() -> None:
    assert first_cells(section("The words of a query")) == set(PARAMETERS), REMEDY


def test_every_key_of_an_edition_is_explained_and_no_other() -> None:
    assert first_cells(section("Editions")) == set(KEYS), REMEDY


def test_every_topic_rank_format_and_language_is_named() -> None:
    words = section("The words of a query")
    assert set(re.findall(r"`(\w+)`", re.search(r"^\| `topic`.*$", words, re.M)[0])) == {  # type: ignore[index]
        "topic", *labels.known_topics(),
    }, REMEDY  # fmt: skip
    for name in (*RANKS, *labels.LANGUAGES, *FORMATS):
        assert f"`{name}`" in DOCUMENT, name


def test_the_limits_are_those_of_the_code() -> None:
    assert f"At most {ENTRIES} entries and {LIMIT // 1024} KB" in DOCUMENT


def test_the_examples_work(tmp_path: Path) -> None:
    example = re.search(r"```toml\n(.*?)```", DOCUMENT, re.DOTALL)
    assert example and tomllib.loads(example[1])
    file = tmp_path / "editions.toml"
    file.write_text(example[1], "utf-8")
    assert list(load(file, NOW)) == ["vietnam-france"]
    for address in re.findall(r"^/feed\.\w+\?(\S+)", DOCUMENT, re.MULTILINE):
        pairs = [tuple(pair.split("=")) for pair in address.split("&")]
        assert parse(pairs, NOW).selection.topics  # type: ignore[arg-type]


def test_every_address_is_listed() -> None:
    from feeds.web.app import create_app
    from tests.feeds_demo import SITE

    listed = section("HTTP")
    app = create_app(lambda: None, SITE, {}, list)  # type: ignore[arg-type, return-value]
    for route in app.routes:
        name = re.sub(r"[{.].*", "", getattr(route, "path", "")) or "/"
        if name not in ("/static/", "/robots"):
            assert f"`{name}" in listed, name
