"""``save``: one page as it came, and what is read of it now, as a golden page for the tests."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import click

from crawler.commands.frame import fail, placed, to_json
from crawler.commands.page import bytes_of, scheme_of
from crawler.commands.read import known_of
from crawler.house import House
from pipelines.clean import clean_article
from pipelines.language import tell_language
from spiders.apart import read
from spiders.faults import NotAnArticle
from spiders.reading.prints.sheets import is_pdf
from spiders.source import Source, source_of
from storage.article import Article

FIELDS = (
    "url", "title", "lead", "text", "shape", "language", "page_language", "published", "published_precision",
    "published_method", "modified", "authors", "section", "keywords", "images", "videos", "documents",
    "alternates", "origin",
)  # fmt: skip
ADVICE = """Now look at the page in a browser and check every field of {expected}:
it holds what was read, and not what is right.
The page is its publisher's. Before it goes into a public repository, put words of your own in place of its
sentences, in both files, and keep the markup as it is."""


@click.command()
@placed
@click.option("--url", help="The address that a FILE came from.")
@click.option("--name", help="What the golden page is called; by default its source or host.")
@click.option("--into", type=click.Path(path_type=Path), default=Path("tests/pages"), show_default=True,
              help="Where golden pages lie.")  # fmt: skip
@click.option("--force", is_flag=True, help="Write over a golden page of the same name.")
@click.argument("page", metavar="FILE|URL")
def save(house: House, page: str, url: str | None, name: str | None, into: Path, force: bool) -> None:
    """Keep a page as a golden page: page.html as it came, expected.json with what is read of it now."""
    if scheme_of(page) not in ("http", "https") and url is None:
        fail(f"{page}: say with --url where it came from; dates, links and selectors hang on its address")
    if name is not None and not _is_name(name):
        fail(f"--name {name}: a golden page has a plain name, without / and \\ and no dot in front")
    try:
        body, address, content_type = bytes_of(house, page, url)
        if is_pdf(body):
            raise NotAnArticle("a PDF; golden pages are HTML")
        source = source_of(house.sources(), address)
        seen = datetime.now(UTC).replace(microsecond=0)
        expected = expected_of(_read(body, address, content_type, source, seen))
    except NotAnArticle as error:
        fail(f"{page}: nothing saved: {error}")
        return
    folder = into / (name or _name(address, source))
    golden = {"given": _given(address, content_type, source, seen), "expected": expected}
    _write(folder, body, to_json(golden) + "\n", force=force)
    click.echo(f"{folder}: page.html and expected.json\n" + ADVICE.format(expected=folder / "expected.json"))


def expected_of(article: Article) -> dict[str, Any]:
    """An article's fields as a golden page holds them: a text as list of its lines, dates as texts."""
    return {name: plainly(getattr(article, name), name) for name in FIELDS}


def plainly(value: Any, field: str) -> Any:
    """The value of a field as JSON holds it."""
    if field == "text":
        return value.split("\n")
    if field == "images":
        return [[image.url, image.caption, image.credit] for image in value]
    return value.isoformat() if isinstance(value, datetime) else value


def _read(body: bytes, url: str, content_type: str | None, source: Source | None, seen: datetime) -> Article:
    article = read(body, url, content_type=content_type, now=seen, **known_of(source, url))
    if not clean_article(article):
        raise NotAnArticle("no text")
    tell_language(article)
    return article


def _given(url: str, content_type: str | None, source: Source | None, seen: datetime) -> dict[str, str]:
    """What the test must know to read the page as it was read now."""
    given = {"url": url, "seen": seen.isoformat()}
    if source:
        given["source"] = source.stanza
    if content_type and "charset" in content_type.lower():
        given["content_type"] = content_type
    return given


def _is_name(name: str) -> bool:
    """Whether a name leads nowhere but to a folder of its own."""
    return bool(name.strip()) and not name.startswith(".") and not re.search(r"[/\\\x00-\x1f]", name)


def _name(url: str, source: Source | None) -> str:
    host = (urlsplit(url).hostname or "page").removeprefix("www.")
    return source.stanza if source else re.sub(r"[^\w-]+", "-", host)


def _write(folder: Path, body: bytes, expected: str, *, force: bool) -> None:
    files = {folder / "page.html": body, folder / "expected.json": expected.encode("utf-8")}
    standing = [file for file in files if file.exists()]
    if standing and not force:
        fail(f"{standing[0]} stands there already; give another --name, or --force to write over it")
    folder.mkdir(parents=True, exist_ok=True)
    for file, content in files.items():
        file.write_bytes(content)
