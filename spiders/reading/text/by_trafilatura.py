"""The text of a page as trafilatura reads it, for pages of whose blocks nothing is likely."""

from __future__ import annotations

from configparser import ConfigParser
from copy import deepcopy
from functools import cache

from lxml import html
from lxml.etree import SubElement
from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.settings import Document, use_config

from spiders.reading.text.body import Body
from spiders.reading.text.elements import body_of
from spiders.reading.tree.page import Page


def by_trafilatura(page: Page, title: str) -> Body:
    """What trafilatura takes for the article of this title, which is no line of its text."""
    document = bare_extraction(
        _copied(page.tree),
        url=page.url,
        fast=True,
        with_metadata=False,
        include_comments=False,
        deduplicate=False,
        config=_shortest(),
    )
    if not isinstance(document, Document) or document.body is None:
        return Body()
    _set_apart(document.body)
    return body_of([document.body], set(), unwanted={title} if title else None)


def _copied(tree: HtmlElement) -> html.HtmlElement:
    """The tree once more, of elements as trafilatura takes them."""
    copy = html.Element(tree.tag)  # without its attributes, whose names need not be ones to set
    copy.text = tree.text
    copy.extend([deepcopy(one) for one in tree])
    return copy


def _set_apart(body: HtmlElement) -> None:
    """Break lines where trafilatura does: a page of which it takes all is one paragraph of many lines."""
    for paragraph in body.iter("p"):
        if len(paragraph) == 0 and "\n" in (paragraph.text or ""):
            paragraph.text, *lines = paragraph.text.split("\n")
            for line in lines:
                SubElement(paragraph, "lb").tail = line


@cache
def _shortest() -> ConfigParser:
    """trafilatura takes less than 250 characters for nothing and then takes everything; an article in
    Chinese may be shorter than that."""
    config = use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", "20")
    config.set("DEFAULT", "MIN_OUTPUT_SIZE", "10")
    return config
