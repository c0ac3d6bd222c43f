"""Who wrote an article: persons and agencies, without roles, dates and the doors they came through."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from spiders.reading.fields.byline_words import either
from spiders.reading.fields.persons import (
    is_written_like_a_name,
    names_in,
    once_each,
    organisation_in,
    plain,
)
from spiders.reading.fields.shown_bylines import Witness, bylines_on
from spiders.reading.fields.titles import title_tag
from spiders.reading.fields.trust import agreement
from spiders.reading.fields.web_names import names_of
from spiders.reading.tree.addresses import host_of
from spiders.reading.tree.jsonld import Node, text_of
from spiders.reading.tree.page import Page
from spiders.reading.tree.texts import text_in

MOST = 20  # authors of an article
LEAST_OF_SITE = 4  # letters of a site's name with which no other begins by chance
_PARTS = re.compile(r"\s[-–—|]\s")  # of a title tag
_CATALOGUED = re.compile(r"([^\W\d_]+(?:[-'’][^\W\d_]+)?), ([^\W\d_]+(?: [^\W\d_]+\.?){0,2})")
_LOGIN = re.compile(r"[a-z]+[._-]?\d+")  # by which somebody signs in to the system
_WRITTEN_BY = re.compile(either("label on a card"), re.I)

META, CATALOGUES = names_of("field of authors"), frozenset(names_of("field of a catalogue"))


def authors_on(page: Page, selectors: tuple[str, ...]) -> tuple[list[str], str]:
    """The authors of a page, at most ``MOST``, and the method they were read by. Whoever names persons
    is believed before those who only name the site."""
    said = list(_said(page, selectors))
    for method, names in said:
        if persons := [name for name in _persons(names, page) if not _is_of_site(name, page)]:
            agreed = [method, *(other for other, also in said if other != method and set(also) == set(names))]
            return persons[:MOST], agreement(agreed)
    for method, names in bylines_on(page):
        if persons := _persons(names, page):
            return persons[:MOST], method
    return next(((names[:MOST], method) for method, names in said), ([], ""))


def _persons(names: list[str], page: Page) -> list[str]:
    own = {plain(page.site), plain(host_of(page.url)), plain(host_of(page.url).split(".")[0])}
    publisher = text_of(page.article.get("publisher"), "name")
    own.update(map(plain, (publisher, *organisation_in(publisher))))
    return [name for name in names if plain(name) not in own and not _LOGIN.fullmatch(name)]


def _is_of_site(name: str, page: Page) -> bool:
    """Whether a name begins with that of the site behind the title, and is not written like a person's."""
    behind = [plain(part) for part in _PARTS.split(title_tag(page))[1:]]
    begun = any(len(part) >= LEAST_OF_SITE and plain(name).startswith(part) for part in behind)
    return begun and not is_written_like_a_name(name)


def _said(page: Page, selectors: tuple[str, ...]) -> Iterator[Witness]:
    """What the source's selector, JSON-LD and the meta fields name."""
    witnesses = (
        ("selector", names_in([text_in(one) for one in page.find(selectors)[:MOST]])),
        ("json-ld", once_each(_in_nodes(_writers(page.article)))),
        ("meta", names_in([*_in_meta(page), *_on_card(page)])),
    )
    yield from ((method, names) for method, names in witnesses if names)


def _in_meta(page: Page) -> Iterator[str]:
    for field in META:
        for name in page.meta.get(field, ()):
            if "://" not in name:
                yield _forename_first(name) if field in CATALOGUES else name


def _forename_first(name: str) -> str:
    """A name as it is said, where a catalogue has it the other way round: *Nguyễn, Thị Hoa*."""
    found = _CATALOGUED.fullmatch(name)
    return f"{found[2]} {found[1]}" if found and not found[2].isupper() else name


def _in_nodes(value: Any, depth: int = 3) -> Iterator[str]:
    """The names in the author field of JSON-LD: persons first, then organisations."""
    several = value[:50] if isinstance(value, list) else [value]
    if depth and isinstance(value, list):
        for one in sorted(several, key=_is_organisation):
            yield from _in_nodes(one, depth - 1)
    elif isinstance(value, dict) and isinstance(value.get("name"), list) and depth:
        yield from _in_nodes(value["name"], depth - 1)
    elif found := text_of(value, "name"):
        yield from organisation_in(found) if _is_organisation(value) else names_in([found])


def _writers(article: Node) -> list[Any]:
    """Who wrote an article, and the persons who contributed: some systems call all but the first so."""
    first = article.get("author") or article.get("creator")
    others = article.get("contributor")
    others = [one for one in (others if isinstance(others, list) else [others]) if _is_person(one)]
    return [*(first if isinstance(first, list) else [first]), *(others if first else [])]


def _is_person(value: Any) -> bool:
    return isinstance(value, dict) and value.get("@type") == "Person"


def _is_organisation(value: Any) -> bool:
    return isinstance(value, dict) and "Organization" in str(value.get("@type"))


def _on_card(page: Page) -> list[str]:
    """WordPress' plugins write the author into a card for Twitter, under a label."""
    return [
        page.said(f"twitter:data{number}")
        for number in "12"
        if _WRITTEN_BY.search(page.said(f"twitter:label{number}"))
    ]
