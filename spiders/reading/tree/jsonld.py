"""What a page says of itself in JSON-LD: bounded, and tolerant of what sites make of it."""

from __future__ import annotations

import html
import json
import re
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Any

from lxml.html import HtmlElement

from spiders.reading.charsets.charset import tidy
from spiders.reading.tree.texts import on_one_line, text_in

BLOCKS = 40
LONGEST = 5_000_000  # characters of a block
NODES = 2_000
MOST = 20  # articles of a page's data
HEADINGS = 10  # of a page, with which articles are compared

ARTICLES = frozenset((
    "Article", "NewsArticle", "BlogPosting", "Report", "ReportageNewsArticle", "AnalysisNewsArticle",
    "OpinionNewsArticle", "BackgroundNewsArticle", "ReviewNewsArticle", "LiveBlogPosting",
    "SocialMediaPosting",
    "MedicalScholarlyArticle", "ScholarlyArticle", "TechArticle", "SpecialAnnouncement",
))  # fmt: skip

PAGES = frozenset(("WebPage", "ItemPage", "MedicalWebPage", "CreativeWork", "Recipe", "HowTo", "NewsItem"))

SITES = frozenset(("WebSite", "NewsMediaOrganization"))
DATES = ("datePublished", "dateModified")

Node = dict[str, Any]
Nodes = list[tuple[Node, frozenset[str]]]  # with the kinds of each
_DECODER = json.JSONDecoder(strict=False)  # line breaks within strings are common
_BEGINS = re.compile(r"[\[{]")  # behind marks of comments
_SPARE_COMMA = re.compile(r",(\s*[}\]])")
_TAG = re.compile(r"<[^<>]{0,500}>")


@dataclass(frozen=True, slots=True)
class LinkedData:
    """What the JSON-LD of a page says: of its own ``article``, of the ``other`` page's that it shows as well,
    of the name of its ``site``, and of what ``kinds`` its nodes are."""

    article: Node
    other: Node
    site: str
    kinds: frozenset[str]


def linked_data(
    scripts: list[HtmlElement], headings: list[HtmlElement], is_linked: Callable[[str], bool]
) -> LinkedData:
    """What scripts say in JSON-LD.

    Of several articles that is the page's which has one of its ``headings``, or else the first. One that
    has none of them is another page's if it stands in a list, or its headline ``is_linked``: is the text of
    a link to another page. Where there is none the article's node holds only the dates of the page itself,
    and may be empty.
    """
    nodes = [(node, frozenset(map(str, _several(node.get("@type"))))) for node in nodes_of(scripts)]
    called = [text_in(one).casefold() for one in headings[:HEADINGS]] if nodes else []
    own, others = _articles(nodes, called, is_linked)
    several = own if len(own) > 1 else []
    article = next((one for one in several if _is_headed(one, called)), (own or [{}])[0])
    named = (text_of(node.get("name")) for node, kinds in nodes if kinds & SITES)
    site = next(filter(None, named), "") or text_of(_first(article.get("publisher")), "name")
    kinds = frozenset().union(*(kinds for _, kinds in nodes))
    return LinkedData(article or _dates(nodes), (others or [{}])[0], site, kinds)


def _articles(
    nodes: Nodes, called: list[str], is_linked: Callable[[str], bool]
) -> tuple[list[Node], list[Node]]:
    """The articles of a page itself, and those of other pages."""
    own: list[Node] = []
    others: list[Node] = []
    listed = {id(one) for node, _ in nodes for one in _items(node)}
    for node in [node for node, kinds in nodes if kinds & ARTICLES][:MOST]:
        is_own = _is_headed(node, called) or not (id(node) in listed or is_linked(_headline(node)))
        (own if is_own else others).append(node)
    return own, others


def _dates(nodes: Nodes) -> Node:
    """The dates of the first node that is the page itself and has them."""
    dated = (node for node, kinds in nodes if kinds & PAGES and "datePublished" in node)
    return {name: node[name] for node in islice(dated, 1) for name in DATES if name in node}


def _items(node: Node) -> list[Any]:
    """The nodes of which a list is."""
    places = _several(node.get("itemListElement"))
    return places + [one.get("item") for one in places if isinstance(one, dict)]


def _is_headed(node: Node, called: list[str]) -> bool:
    """Whether an article has a heading of its page, or one that begins with its own; none in capitals."""
    said = _headline(node).casefold()
    return bool(said) and any(text.startswith(said) for text in called)


def _headline(node: Node) -> str:
    return text_of(node.get("headline")) or text_of(node.get("name"))


def nodes_of(scripts: list[HtmlElement]) -> Iterator[Node]:
    """All nodes of all blocks, outer before inner."""
    blocks = (one for one in scripts if "ld+json" in (one.get("type") or "").lower())
    left = NODES
    for script in islice(blocks, BLOCKS):
        waiting = deque([_loaded(script.text or "")])
        while waiting and left:
            left -= 1
            value = waiting.popleft()
            if isinstance(value, dict):
                yield value
                waiting += [one for one in value.values() if isinstance(one, (dict, list))]
            elif isinstance(value, list):
                waiting += value[:200]


def _loaded(text: str) -> Any:
    text = text.replace("<![CDATA[", "", 1)
    begins = _BEGINS.search(text[:LONGEST])
    text = text[begins.start() : LONGEST] if begins else ""
    for mended in (str, partial(_SPARE_COMMA.sub, r"\1")):
        try:
            return _DECODER.raw_decode(mended(text))[0]
        except (ValueError, RecursionError):
            continue
    return None  # as good as no JSON-LD: the page's other witnesses are heard


def text_of(value: Any, name: str | None = None) -> str:
    """A value as plain text on one line, or that of its field ``name`` where it is a node."""
    if isinstance(value, dict):
        value = value.get(name or "@value")
    value = _first(value)
    if not isinstance(value, str):
        return ""
    marked = "<" in value or "&" in value  # as few are
    return on_one_line(tidy(html.unescape(_TAG.sub(" ", value)) if marked else value))


def texts_of(value: Any, name: str = "name") -> list[str]:
    """The names in a value that may be one or several, texts or nodes."""
    return list(dict.fromkeys(filter(None, (text_of(one, name) for one in _several(value)))))


def addresses_of(value: Any) -> list[str]:
    """The addresses of images, which may be texts or nodes."""
    return [one for one in (text_of(image, "url") for image in _several(value)) if one]


def _several(value: Any) -> list[Any]:
    if isinstance(value, list):
        return value[:50]
    return [] if value is None else [value]


def _first(value: Any) -> Any:
    return (value or [None])[0] if isinstance(value, list) else value
