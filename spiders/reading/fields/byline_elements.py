"""Elements that are named like a byline, or say to machines that they name the author."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from itertools import islice, takewhile

from lxml.html import HtmlElement

from spiders.reading.tree.beside import is_beside
from spiders.reading.tree.element_names import pattern_of
from spiders.reading.tree.finders import bearing
from spiders.reading.tree.margins import is_in_margin, is_in_margin_but_own
from spiders.reading.tree.names import once
from spiders.reading.tree.page import Page

MOST_NAMED = 48
MOST_ALIKE = 20  # bylines, one behind the other

# What an attribute says of an element that is named like a byline.
_says_byline = once(pattern_of("byline", flags=0).search)
_CREATORS = frozenset(("author", "creator"))
_BYLINE = re.compile(r"byline|author")
_TESTED = bearing("//@data-testid")
_RELATED = bearing("//@rel[.='author']")  # some say it of what is no link
_USERS = bearing(  # of Drupal
    "//@typeof[.='schema:Person' or .='sioc:UserAccount' or .='foaf:Person']"
)
_PREPARES = "meta-prep"  # what WordPress says ahead of a name, which it calls the author's as well
_NEVER = frozenset(("img", "meta", "svg"))


def named(page: Page) -> Iterator[HtmlElement]:
    """The elements that are named like a byline: below the headline, or anywhere where none stands there."""
    marked = page.answer(_marked)
    below, others = _parted_by_headline(page, {*page.called.that("class", _says_byline), *marked})
    found = list(islice(_named_among(below, marked), MOST_NAMED))
    yield from found or islice(_named_among(others, marked), MOST_NAMED)


def _parted_by_headline(
    page: Page, elements: set[HtmlElement]
) -> tuple[list[HtmlElement], list[HtmlElement]]:
    """Those of these elements that stand behind the headline, and the others; in their order."""
    headline = page.first("h1")
    if headline is None or not elements:
        return [], page.called.in_order(elements)
    ordered, within = page.called.in_order({*elements, headline}), set(headline.iter())
    place = ordered.index(headline)
    behind = [one for one in ordered[place:] if one not in within]
    return behind, ordered[:place] + [one for one in ordered[place:] if one in within]


def _named_among(elements: Iterable[HtmlElement], marked: Set[HtmlElement]) -> Iterator[HtmlElement]:
    for element in elements:
        name = element.get("class")  # to ask each for all of its attributes takes twice as long
        called = bool(name and _says_byline(name) and _PREPARES not in name)
        if not (called or element in marked) or element.tag in _NEVER:
            continue
        is_link = not called and element.tag == "a" and element.get("rel") != "author"
        apart = is_in_margin if is_link else is_in_margin_but_own  # a link alone may lead to anybody there
        if not apart(element) and not is_beside(element):
            yield element


def _marked(page: Page) -> set[HtmlElement]:
    """The elements that say to machines that they name the author, or lead to a page about one."""
    tested = _TESTED(page.tree) if page.may_hold(b"data-testid") else []
    return {
        *(one for one, item in page.items if item in _CREATORS),
        *(_RELATED(page.tree) if page.may_hold(b'rel="author"') else ()),
        *(_USERS(page.tree) if page.may_hold(b"typeof") else ()),
        *(one for one in tested if _BYLINE.search(one.get("data-testid", ""))),
        *(link for link, rel in page.relations if rel == "author"),
        *(link for link, href in (page.links if "/author" in page.leads else ()) if _leads_to_author(href)),
    }


def _leads_to_author(address: str) -> bool:
    return "/author/" in address or "/authors/" in address


def with_like(page: Page, element: HtmlElement) -> list[HtmlElement]:
    """A byline, and those like it right behind it: some pages set each author apart."""
    name, marked = element.get("class"), page.answer(_marked)
    behind = islice(element.itersiblings(), MOST_ALIKE)
    if element.tag == "a":  # perhaps with an "and" between
        return [element, *(one for one in behind if one.tag == "a" and one in marked)]
    if not name:
        return [element]
    alike = takewhile(lambda one: one.tag == element.tag and one.get("class") == name, behind)
    return [element, *_named_among(alike, marked)]
