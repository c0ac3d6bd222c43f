"""The page on adding a source names every key there is, no other, and its examples are accepted."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from spiders.definitions import merge
from spiders.source import WAYS, Api, Feed, Hints, Listing, Sitemap, Source, Stanza, Way, WordPress, make

PAGE = Path(__file__).parents[1] / "docs" / "adding-a-source.md"
SECTIONS: dict[str, tuple[type[Stanza], type[Stanza] | None]] = {
    "The stanza": (Source, None),
    "Every way": (Way, None),
    "`feed`": (Feed, Way),
    "`sitemap`": (Sitemap, Way),
    "`api`": (Api, Way),
    "`wordpress`": (WordPress, Way),
    "`listing`": (Listing, Way),
    "`article`": (Hints, None),
}


def section(title: str) -> str:
    found = re.search(rf"^## {re.escape(title)}.*?(?=^## |\Z)", PAGE.read_text("utf-8"), re.M | re.S)
    assert found, f"{PAGE.name} has no section {title}"
    return found.group()


def rows(title: str) -> list[list[str]]:
    lines = [line for line in section(title).splitlines() if line.startswith("| `")]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]


def keys(title: str) -> set[str]:
    return {key for row in rows(title) for key in re.findall(r"`([a-z_]+)`", row[0])}


@pytest.mark.parametrize("title", SECTIONS)
def test_the_page_names_every_key_and_no_other(title: str) -> None:
    model, common = SECTIONS[title]
    fields = set(model.model_fields) - set(common.model_fields if common else ()) - {"stanza"}
    assert keys(title) == fields, f"mend the table of {title!r} in docs/{PAGE.name}"


def test_the_page_explains_every_way() -> None:
    assert {title.strip("`") for title in SECTIONS if title.strip("`") in WAYS} == set(WAYS)


@pytest.mark.parametrize("title", SECTIONS)
def test_the_examples_are_accepted(title: str) -> None:
    home = {"stanza": "tin", "name": "Tin", "home": "https://tin.example/", "language": "vi"}
    needed = {"api": {"url": "/list"}, "sitemap": {"url": "/sitemap.xml"}, "wordpress": {"url": "/"},
              "listing": {"url": "/tin-tuc"}}  # fmt: skip
    name = title.strip("`")
    values: dict[str, Any] = merge(
        home, {name: needed.get(name, {})} if name in needed else {"feed": {"url": "/"}}
    )
    for row in rows(title):
        values = merge(values, tomllib.loads(row[-1].strip("`")))
    assert make(values, title).ways()


@pytest.mark.parametrize("title", SECTIONS)
def test_the_defaults_are_those_of_the_code(title: str) -> None:
    model, _ = SECTIONS[title]
    for row in rows(title):
        default = model.model_fields[re.findall(r"`(\w+)`", row[0])[0]]
        if len(row) == 4 and re.fullmatch(r"`[\w.]+`", row[2]):
            said = row[2].strip("`")
            assert said in (str(default.default), str(default.default).lower(), f"{default.default:g}"
                            if isinstance(default.default, float) else said), row[0]  # fmt: skip
        if len(row) == 4 and row[2] == "required":
            assert default.is_required(), row[0]


def test_the_first_example_is_a_source() -> None:
    example = re.search(r"```toml\n(.*?)```", PAGE.read_text("utf-8"), re.S)
    assert example
    content = tomllib.loads(example.group(1))
    head = {key: value for key, value in content.items() if not isinstance(value, dict)}
    assert make({**head, **content["tin"], "stanza": "tin"}, "example").key_of(
        "https://tin.example/a-post1.html"
    )
