"""``read``: one page, from a file or the web, as the article it holds."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime
from functools import cache
from typing import Any

import click

from crawler.commands.frame import fail, placed, print_json, to_json
from crawler.commands.page import bytes_of
from crawler.house import House
from pipelines.clean import clean_article
from pipelines.language import tell_language
from spiders.apart import read as read_page
from spiders.faults import NotAnArticle
from spiders.reading.charsets.charset import tidy
from spiders.source import Source, source_of
from storage.article import Article

UNSAID = ("judgement", "copy_of", "text_hash", "id", "first_seen", "revised")


@click.command()
@placed
@click.option("--json", "_as_json", is_flag=True, help="Always so: an article is given as JSON.")
@click.option("--url", help="The address that a FILE came from.")
@click.argument("page", metavar="FILE|URL|-")
def read(house: House, page: str, url: str | None, _as_json: bool) -> None:
    """The article on a page, as JSON. A source's own selectors are used where it is of one.

    Reads standard input where - stands for the page; say with --url where it came from.
    """
    try:
        article = article_of(house, page, url)
    except NotAnArticle as error:
        fail(f"{page}: no article: {error}")
        return
    print_json(_said(article))


def fields_of(html: str | bytes | None, url: str | bytes | None) -> dict[str, Any]:
    """All that a page says of its article, cleaned: what ``crawler read`` prints, with dates as texts.

    A page that holds no article gives ``{"url": …, "not_an_article": the reason}``. The selectors of
    the project's own sources are used for their pages, the general reader for all others. Nothing is raised:
    ``None`` is an empty page or no address, bytes of an address are decoded, and what is neither text nor
    bytes is taken as its text.
    """
    page = html if isinstance(html, str) else _as_bytes(html)
    url = tidy(url.decode("utf-8", "replace") if isinstance(url, bytes) else "" if url is None else str(url))
    try:
        article = _read(page, url, None, _own_sources())
    except NotAnArticle as error:
        return {"url": url, "not_an_article": str(error)}
    said: dict[str, Any] = json.loads(to_json(_said(article)))
    return said


def _as_bytes(page: Any) -> bytes:
    if page is None:
        return b""
    return (
        bytes(page)
        if isinstance(page, bytes | bytearray | memoryview)
        else str(page).encode("utf-8", "replace")
    )


@cache
def _own_sources() -> dict[str, Source]:
    return House({}).sources()


def _said(article: Article) -> dict[str, Any]:
    said = {name: value for name, value in asdict(article).items() if name not in UNSAID}
    return said | {"direction": article.direction}


def article_of(house: House, page: str, url: str | None) -> Article:
    """Read and clean one page. Raises ``NotAnArticle`` with the named reason, ``OSError``."""
    return _read(*bytes_of(house, page, url), house.sources())


def _read(body: str | bytes, url: str, content_type: str | None, sources: dict[str, Source]) -> Article:
    known = known_of(source_of(sources, url), url)
    article = read_page(body, url, content_type=content_type, now=datetime.now(UTC), **known)
    if not clean_article(article):
        raise NotAnArticle("no text")
    tell_language(article)
    return article


def known_of(source: Source | None, url: str) -> dict[str, Any]:
    """What ``spiders.article.read`` needs to know of a page's source."""
    if source is None:
        return {}
    return {
        "hints": source.article,
        "zone": source.timezone,
        "home": source.home,
        "source": source.stanza,
        "key": source.key_of(url) or url,
    }
