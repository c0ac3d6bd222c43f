"""A page once parsed: its tree, its meta fields, its JSON-LD, and what a source's selectors find."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeVar, cast

from lxml.etree import strip_elements
from lxml.html import HtmlElement

from spiders.reading.tree.addresses import absolute, legible, path_of
from spiders.reading.tree.amp import as_other_pages
from spiders.reading.tree.called import Called, may_hold
from spiders.reading.tree.cells import join_cells
from spiders.reading.tree.finders import bearing
from spiders.reading.tree.jsonld import Node, linked_data, text_of
from spiders.reading.tree.markup import parse
from spiders.reading.tree.permalinks import leave_permalinks
from spiders.reading.tree.scripts import MOST, data_of, first_of, left_scripts
from spiders.reading.tree.selectors import compiled
from spiders.reading.tree.shown import PASSED_OVER, SPOKEN, keep_blocks, let_out, show
from spiders.reading.tree.texts import LONGEST_FIELD, line_of, on_one_line

Answer = TypeVar("Answer")
# Elements that many readers ask for: each walk through a tree for them would cost as much as one for all.
ASKED = frozenset((
    "script", "meta", "link", "base", "title", "h1", "a", "article", "main", "body", "figure", "iframe",
    "time", "abbr", "object", "embed", "table", "style", *SPOKEN, *PASSED_OVER,
))  # fmt: skip
_NO_TEXT = ("script", "style", *SPOKEN)
FEW = 20  # elements that are taken out one by one, in less time than a walk through the tree takes
LINKS = 1_000  # with whose texts headlines are compared


@dataclass(slots=True)
class Page:
    """What all readers of fields share. ``meta`` holds the contents of meta tags by lowered name,
    ``kinds`` the types of all its JSON-LD nodes, ``other`` one of them that is another page's article."""

    tree: HtmlElement
    url: str
    meta: dict[str, list[str]] = field(default_factory=dict)
    article: Node = field(default_factory=dict)
    other: Node = field(default_factory=dict)
    site: str = ""
    base: str = ""  # what relative addresses are relative to, where it is not the url
    scripts: list[HtmlElement] = field(default_factory=list)
    whole: str = field(default="", repr=False)  # as it came, with scripts that never stood in the tree
    kinds: frozenset[str] = frozenset()
    titles: tuple[str, ...] = ()  # the selectors by which the source tells its title
    markup: bytes = b""  # of which the tree was made, where that is known
    _named: dict[str, list[HtmlElement]] = field(default_factory=dict, repr=False)
    _selected: dict[str, list[HtmlElement]] = field(default_factory=dict, repr=False)
    _answers: dict[object, object] = field(default_factory=dict, repr=False)

    def all(self, tag: str) -> list[HtmlElement]:
        """The elements of one of the ``ASKED`` names in their order; one walk finds those of all names."""
        if not self._named:
            self._named = {name: [] for name in ASKED}
            for element in self.tree.iter(*ASKED):
                self._named[element.tag].append(element)
        return self._named[tag]

    def first(self, tag: str) -> HtmlElement | None:
        """The first element of one of the ``ASKED`` names."""
        return next(iter(self.all(tag)), None)

    def is_linked(self, text: str) -> bool:
        """Whether a text is that of a link to another page."""
        leads = self.answer(_leads_by_text).get(text.casefold(), ()) if text else ()
        return any(path_of(self.absolute(href)) != path_of(self.url) for href in leads)

    def leave_out(self, element: HtmlElement) -> None:
        """Take an element out of the tree, with all within it."""
        _drop(element)
        self.forget()

    def forget(self) -> None:
        """Forget which elements the tree holds, for it has changed."""
        self._named.clear()
        self._selected.clear()
        self._answers.clear()

    def answer(self, question: Callable[[Page], Answer]) -> Answer:
        """What a function finds on the page, which many ask for and is looked for once."""
        if question not in self._answers:
            self._answers[question] = question(self)
        return cast(Answer, self._answers[question])

    @property
    def links(self) -> list[tuple[HtmlElement, str]]:
        """All links in their order, and where each leads."""
        return self.answer(_links)

    @property
    def relations(self) -> list[tuple[HtmlElement, str]]:
        """The links that say how they are related to the page, and how."""
        return self.answer(_relations)

    @property
    def leads(self) -> str:
        """Where all links lead, a line each: one search tells whether any leads where a reader would look."""
        return self.answer(_leads)

    def may_hold(self, word: bytes) -> bool:
        """Whether some name in the tree may hold a word."""
        return may_hold(self.markup, word)

    def may_call(self, word: str) -> bool:
        """Whether some class in the tree may hold a word."""
        return self.called.may_say("class", word)

    @property
    def state(self) -> list[str]:
        """What scripts hold as data, from which others would build the page."""
        left = first_of(self.answer(_left))
        return data_of([*(parse("".join(left)).iter("script") if left else ()), *self.scripts])

    @property
    def has_more_state(self) -> bool:
        """Whether scripts hold more than ``state`` tells of."""
        return sum(map(len, self.answer(_left))) > MOST

    @property
    def items(self) -> list[tuple[HtmlElement, str]]:
        """All elements that say of what item they are a property, and of which."""
        return self.answer(_items)

    def said(self, *names: str) -> str:
        """The first of these meta fields that says something."""
        return next((values[0] for name in names if (values := self.meta.get(name))), "")

    def all_said(self, *names: str) -> list[str]:
        """Everything that these meta fields say, each once."""
        if self.meta.keys().isdisjoint(names):  # as of most
            return []
        return list(dict.fromkeys(value for name in names for value in self.meta.get(name, ())))

    @property
    def description(self) -> str:
        """What the page says in a sentence that its article is about; empty where it does not."""
        return text_of(self.article.get("description")) or self.said("og:description", "description")

    @property
    def called(self) -> Called:
        """Its elements by their classes and ids."""
        return self.answer(_called)

    @property
    def article_body(self) -> str:
        """The text that JSON-LD gives of the article, a paragraph a line; empty where it gives none."""
        body = self.article.get("articleBody")
        lines = body.splitlines() if isinstance(body, str) else []
        return "\n".join(filter(None, map(text_of, lines)))

    def find(self, selectors: tuple[str, ...]) -> list[HtmlElement]:
        """The elements of the first selector that finds any."""
        return next((found for one in selectors if (found := self._found(one))), [])

    def find_all(self, selectors: tuple[str, ...]) -> list[HtmlElement]:
        """What any of these selectors finds."""
        return [element for one in selectors for element in self._found(one)]

    def _found(self, selector: str) -> list[HtmlElement]:
        if selector in ASKED:
            return self.all(selector)
        if selector not in self._selected:
            self._selected[selector] = compiled(selector)(self._tagged, self.called)
        return self._selected[selector]

    def _tagged(self, tag: str) -> Iterable[HtmlElement]:
        """The elements of any name; to walk through the tree for those that are known takes longer."""
        return self.all(tag) if tag in ASKED else self.tree.iter(tag)

    def absolute(self, address: str) -> str | None:
        """An address of this page as an absolute http(s) URL; ``None`` where it is none."""
        return absolute(self.base or self.url, address)


def _drop(element: HtmlElement) -> None:
    """Take an element out of its tree, but for the text behind it."""
    around, before = element.getparent(), element.getprevious()
    if around is None:
        return
    if element.tail and before is None:
        around.text = (around.text or "") + element.tail
    elif element.tail:
        before.tail = (before.tail or "") + element.tail
    around.remove(element)


def page_of(tree: HtmlElement, url: str, markup: bytes = b"", whole: str = "") -> Page:
    """A page, ready to be asked; scripts and styles leave the tree once JSON-LD was read.

    ``whole`` is the page with the scripts that were taken out before the tree was made.
    """
    as_other_pages(tree)
    page = Page(tree, legible(url), markup=markup, whole=whole)
    page.scripts = page.all("script")
    headings = page.all("h1") + page.all("title")
    said = linked_data(page.scripts, headings, page.is_linked)
    page.article, page.other, page.site, page.kinds = said.article, said.other, said.site, said.kinds
    keep_blocks([element for name in SPOKEN for element in page.all(name)])
    _strip(page)
    let_out(page.all("embed"))
    if show(tree, [element for name in PASSED_OVER for element in page.all(name)]):
        page.forget()
    if leave_permalinks(page.links):
        page.forget()
    join_cells(page.all("table"))
    page.meta = _meta(page.all("meta"))
    page.site = page.said("og:site_name", "application-name", "sitename") or page.site
    base = next((one.get("href") for one in page.all("base") if one.get("href")), "")
    page.base = page.absolute(base) or "" if base else ""
    return page


def _strip(page: Page) -> None:
    """Take out of the tree what holds no text, but for the text behind it."""
    spare = [one for name in _NO_TEXT for one in page.all(name) if one.tag == name]
    if len(spare) > FEW:
        strip_elements(page.tree, *_NO_TEXT, with_tail=False)
        return
    for one in spare:
        _drop(one)


def _called(page: Page) -> Called:
    return Called(page.tree, page.markup)


def _left(page: Page) -> list[str]:
    return left_scripts(page.whole)


def _links(page: Page) -> list[tuple[HtmlElement, str]]:
    return [(link, link.get("href", "")) for link in page.all("a")]


def _relations(page: Page) -> list[tuple[HtmlElement, str]]:
    return [(link, relation) for link in page.all("a") if (relation := link.get("rel"))]


def _items(page: Page) -> list[tuple[HtmlElement, str]]:
    holds = any(map(page.may_hold, _SPELLED))
    return [(one, one.get("itemprop", "")) for one in _ITEMS(page.tree)] if holds else []


def _leads_by_text(page: Page) -> dict[str, list[str]]:
    """Where the first links lead, by what they say."""
    found: dict[str, list[str]] = {}
    for link, href in page.links[:LINKS]:
        found.setdefault(line_of(link).casefold(), []).append(href)
    return found


def _leads(page: Page) -> str:
    return "\n".join([href for _, href in page.links])


def _meta(elements: list[HtmlElement]) -> dict[str, list[str]]:
    fields: dict[str, list[str]] = {}
    for element in elements:
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = on_one_line(element.get("content") or "")
        if name and content:
            fields.setdefault(name.lower(), []).append(content[:LONGEST_FIELD])
    return fields


_ITEMS = bearing("//@itemprop")
_SPELLED = (b"itemprop", b"itemProp")  # as most do, and as React does
