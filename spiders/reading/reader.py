"""The general reader, for pages of sites that nobody has described: trafilatura, within limits."""

from __future__ import annotations

from configparser import ConfigParser
from copy import deepcopy
from functools import cache

from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.settings import Document, use_config

from spiders.faults import NotAnArticle
from spiders.reading.body import Body, body_of
from spiders.reading.jsonld import text_of
from spiders.reading.lists import list_page
from spiders.reading.page import Finder, Page, finder
from spiders.reading.state import state_lines
from spiders.reading.titles import title_of

# trafilatura takes quadratic time over flat pages: 200,000 paragraphs take it longer than 24 s.
MOST_ELEMENTS = 15_000
MOST_CHARACTERS = 1_500_000
LITTLE = 1_000  # characters of text that may be but the frame of a page that a script builds
FEW = 200  # characters of text by which a reader has found nothing to speak of
NOTHING = 40  # characters that are no article at all

_ALL = finder("//*")
_MAIN = finder("//main | //article | //*[@role='main']")
_BESIDE = finder("//header | //footer | //nav | //aside | //form[not(.//p)]")


def general(page: Page, drop: set[HtmlElement]) -> tuple[Body, str]:
    """The article of a page as a general reader finds it, and the method that was used."""
    said = said_body(page)
    if len(_ALL(page.tree)) > MOST_ELEMENTS or len(page.tree.text_content()) > MOST_CHARACTERS:
        return _plain(page, drop), "plain"
    found = _trafilatura(page)
    if len(found.text) < LITTLE:
        lines = state_lines(page.state, title_of(page, ())[0])
        if sum(map(len, lines)) > 2 * len(found.text):
            return Body(lines), "json state"
    if list_page(page, found.text):
        raise NotAnArticle("list page")
    if len(said) > 2 * len(found.text) and len(said) > FEW:
        return Body(said.split("\n")), "json-ld"
    if len(found.text) < FEW:
        plain = _plain(page, drop, _MAIN)
        if len(plain.text) > FEW or len(found.text) < NOTHING:
            return plain, "plain"
    return found, "trafilatura"


def said_body(page: Page) -> str:
    """``articleBody`` of the page's JSON-LD, a paragraph a line."""
    body = page.article.get("articleBody")
    lines = body.splitlines() if isinstance(body, str) else []
    return "\n".join(filter(None, map(text_of, lines)))


def _trafilatura(page: Page) -> Body:
    document = bare_extraction(
        deepcopy(page.tree),
        url=page.url,
        fast=True,
        with_metadata=False,
        include_comments=False,
        deduplicate=False,
        config=_shortest(),
    )
    if not isinstance(document, Document) or document.body is None:
        return Body()
    return body_of([document.body], set())


@cache
def _shortest() -> ConfigParser:
    """trafilatura takes less than 250 characters for nothing and then takes everything; an article in
    Chinese may be shorter than that."""
    config = use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", "20")
    config.set("DEFAULT", "MIN_OUTPUT_SIZE", "10")
    return config


def _plain(page: Page, drop: set[HtmlElement], where: Finder | None = None) -> Body:
    """All lines that stand in no header, footer, menu or form."""
    roots = (where(page.tree) if where else [])[:1] or list(page.tree.iter("body"))[:1]
    return body_of(roots, drop | set(_BESIDE(page.tree)))
