"""Who wrote an article: persons and agencies, without roles, dates and the doors they came through."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice
from typing import Any

from lxml.html import HtmlElement

from spiders.reading.fields.byline_elements import MOST_NAMED, named, with_like
from spiders.reading.fields.headline import headline
from spiders.reading.fields.persons import (
    LONGEST_BYLINE,
    begins_like_one,
    is_written_like_a_name,
    names_in,
    plain,
    without_place,
)
from spiders.reading.fields.titles import title_tag
from spiders.reading.fields.trust import agreement
from spiders.reading.fields.unmarked_bylines import names_by_date
from spiders.reading.tree.addresses import host_of
from spiders.reading.tree.beside import is_beside
from spiders.reading.tree.finders import finder, following
from spiders.reading.tree.jsonld import Node, text_of
from spiders.reading.tree.page import Page
from spiders.reading.tree.texts import line_of, short_text_in, text_in

MOST = 20  # authors of an article
LONGEST_SIGNATURE = 60
MANY = 3  # lines above a signature
LEAST_OF_SITE = 4  # letters of a site's name with which no other begins by chance
LINES_BELOW = 60  # elements behind the headline among which "By …" is looked for
LONGEST_LINE = 100  # of a line that begins like a byline

_BEHIND = re.compile(r"\s+(?:in|on|at|for|am|le|el|il|updated|published|posted)\s.*$", re.I)
_PARTS = re.compile(r"\s[-–—|]\s")  # of a title tag
# A label in the midst of a line, and whoever stands behind it; parts of a line are a mark apart.
_APART_BY = "¦"
_LABEL = re.compile(
    r"(?:^|[\s|(（¦])(?:作者|撰文|记者|tác giả|автор|author|auteur|autor|الكاتب|نویسنده)\s*[:：][\s¦]*"
    r"([^:：|()（）¦]{2,60})",
    re.I,
)
_DE = re.compile(r"^\s*De\s+(?!(?:la|las|los|le|les)\b)(?=[^\W\d_]+\s+[^\W\d_])", re.I)
_WORD = re.compile(r"\w+")
_CATALOGUED = re.compile(r"([^\W\d_]+(?:[-'’][^\W\d_]+)?), ([^\W\d_]+(?: [^\W\d_]+\.?){0,2})")
_LOGIN = re.compile(r"[a-z]+[._-]?\d+")  # by which somebody signs in to the system
_WRITTEN_BY = re.compile(
    r"written by|verfasst von|écrit par|escrito por|автор|yazan|作者|geschrieben von", re.I
)

META = (
    "author", "article:author", "article:author_name", "dc.creator", "dc.creator.personalname", "byl",
    "parsely-author", "sailthru.author", "citation_author", "dcterms.creator", "cxenseparse:author",
    "authors",
)  # fmt: skip
CATALOGUES = frozenset(("citation_author", "dc.creator", "dc.creator.personalname", "dcterms.creator"))
_INNER = finder(".//*[@itemprop='name'] | .//a[@rel='author']")
# Writers whom systems set in the margin, where others keep menus: Material for MkDocs, ABlog.
_IN_MARGIN = finder(
    "//*[contains(@class, 'md-post__authors')]//strong | //li[contains(@id, 'ablog__author')]//a"
)
_MARGINS = (b"md-post__authors", b"ablog__author")
_SET_RIGHT = finder(
    "/descendant::p/@align[.='right']/parent::* | /descendant::p/@style[contains(., 'right')]/parent::*"
    " | /descendant::div/@style[contains(., 'right')]/parent::*"
)
_LINKS = finder(
    ".//a[contains(@href, 'author') or contains(@href, 'autor') or contains(@href, 'auteur')"
    " or contains(@href, '/people/') or contains(@href, '/profile') or contains(@href, '/by/')]"
)

Witness = tuple[str, list[str]]
Line = tuple[HtmlElement, str]  # and its text


def authors_on(page: Page, selectors: tuple[str, ...]) -> tuple[list[str], str]:
    """The authors of a page, at most ``MOST``, and the method they were read by. Whoever names persons
    is believed before those who only name the site."""
    said = list(_said(page, selectors))
    for method, names in said:
        if persons := [name for name in _persons(names, page) if not _is_of_site(name, page)]:
            agreed = [method, *(other for other, also in said if other != method and set(also) == set(names))]
            return persons[:MOST], agreement(agreed)
    for method, names in _seen(page):
        if persons := _persons(names, page):
            return persons[:MOST], method
    return next(((names[:MOST], method) for method, names in said), ([], ""))


def _persons(names: list[str], page: Page) -> list[str]:
    own = {plain(page.site), plain(host_of(page.url)), plain(host_of(page.url).split(".")[0])}
    own.add(plain(text_of(page.article.get("publisher"), "name")))
    return [name for name in names if plain(name) not in own and not _LOGIN.fullmatch(name)]


def _is_of_site(name: str, page: Page) -> bool:
    """Whether a name begins with that of the site behind the title, and is not written like a person's."""
    behind = [plain(part) for part in _PARTS.split(title_tag(page))[1:]]
    begun = any(len(part) >= LEAST_OF_SITE and plain(name).startswith(part) for part in behind)
    return begun and not is_written_like_a_name(name)


def _said(page: Page, selectors: tuple[str, ...]) -> Iterator[Witness]:
    """What the source's selector, JSON-LD and the meta fields name."""
    witnesses = (
        ("selector", [text_in(one) for one in page.find(selectors)[:MOST]]),
        ("json-ld", list(_in_nodes(_writers(page.article)))),
        ("meta", [*_in_meta(page), *_on_card(page)]),
    )
    for method, texts in witnesses:
        if names := names_in(texts):
            yield method, names


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
        yield found


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


def _seen(page: Page) -> Iterator[Witness]:
    """What stands in elements that are named like a byline, and in lines that begin like one."""
    without_de = partial(_DE.sub, "") if _says_de(page) else str
    for element in named(page):
        texts = [without_de(text) for one in with_like(page, element) for text in _texts(one)]
        surely = element.get("rel") == "author" or (element.get("itemprop") or "") in ("author", "creator")
        found = map(without_place, names_in(texts))
        if names := [name for name in found if surely or is_written_like_a_name(name)]:
            yield "byline", names
    first = page.first("h1")
    lines = list(_lines_below(first))
    for element, line in lines:
        if begins_like_one(line) and not is_beside(element) and not _is_glued(element, line):
            linked = [text_in(one) for one in _LINKS(element)]
            names = names_in(linked if len(linked) > 1 else [_BEHIND.sub("", line)])
            if names and all(map(is_written_like_a_name, names)):
                yield "byline", names
    shown = headline(page)
    labelled = _labelled(lines if shown is first else _lines_below(shown))
    for method, several in (("byline", labelled), ("signature", _signed(page))):
        for names in several:
            if names and all(map(is_written_like_a_name, names)):
                yield method, names
    if names := names_by_date(shown):
        yield "beside the date", names
    if any(map(page.may_hold, _MARGINS)):
        yield "byline", names_in([text_in(one) for one in _IN_MARGIN(page.tree)[:MOST]])


def _is_glued(element: HtmlElement, line: str) -> bool:
    """Whether words of a line are those of several elements between which no space stands."""
    return len(element) > 1 and _WORD.findall(line) != _WORD.findall(line_of(element))


def _says_de(page: Page) -> bool:
    """Whether a page's language says "De" for "By", as no other begins a name with it."""
    return (page.tree.get("lang") or "").lower().startswith(("fr", "es", "pt", "ca", "ro"))


def _lines_below(heading: HtmlElement | None) -> Iterator[Line]:
    """The first elements behind a headline, each with its text, if that is short."""
    for element in islice(following(heading), LINES_BELOW):
        yield element, short_text_in(element, LONGEST_LINE)


def _labelled(lines: Iterable[Line]) -> Iterator[list[str]]:
    """Whoever stands behind a label in the line of date and source below the headline."""
    for element, line in lines:
        labelled = ":" in line or "：" in line  # as few lines are
        if labelled and (found := _LABEL.search(_parts_of(element))):
            yield names_in([found.group(1)])


def _parts_of(element: HtmlElement) -> str:
    return _APART_BY.join(map(_on_one_line, element.itertext()))


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _signed(page: Page) -> Iterator[list[str]]:
    """Whoever signed: a line of bold letters set to the right, the last of several in its element."""
    for element in _SET_RIGHT(page.tree):
        line = short_text_in(element, LONGEST_SIGNATURE)
        whole = any(text_in(one) == line for one in element.iter("b", "strong"))
        if line and whole and _is_last_of_many(element) and not is_beside(element):
            yield names_in([line])


def _is_last_of_many(element: HtmlElement) -> bool:
    if any(text_in(one) for one in element.itersiblings()):
        return False
    before = islice(element.itersiblings(preceding=True), MOST_NAMED)
    return sum(1 for one in before if text_in(one)) >= MANY


def _texts(element: HtmlElement) -> list[str]:
    return [text_in(one) for one in _INNER(element) or _LINKS(element)] or _lines(element)


def _lines(element: HtmlElement) -> list[str]:
    text = "\n".join(part for part in map(_on_one_line, element.itertext()) if part)
    return [text] if len(text) <= LONGEST_BYLINE else []
