"""What a page says of itself in JSON-LD: bounded, and tolerant of what sites make of it."""

from __future__ import annotations

import html
import json
import re
from collections import deque
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from typing import Any

from lxml.html import HtmlElement

from spiders.reading.charsets.charset import tidy

BLOCKS = 40
LONGEST = 500_000  # characters of a block
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

Node = dict[str, Any]
_DECODER = json.JSONDecoder(strict=False)  # line breaks within strings are common
_BEGINS = re.compile(r"[\[{]")  # behind marks of comments
_SPARE_COMMA = re.compile(r",(\s*[}\]])")
_TAG = re.compile(r"<[^<>]{0,500}>")


def article_in(
    scripts: list[HtmlElement], headings: list[HtmlElement], is_linked: Callable[[str], bool]
) -> tuple[Node, Node, str, frozenset[str]]:
    """The article among the JSON-LD nodes of scripts, one of another page, the site's name, and of what types
    the nodes are.

    Of several articles that is the page's which has one of its ``headings``, or else the first. One that
    has none of them is another page's if it stands in a list, or its headline ``is_linked``: is the text of
    a link to another page. Where there is none the node holds only the dates of
    the page itself, and may be empty.
    """
    articles: list[Node] = []
    others: list[Node] = []
    dates: Node = {}
    site = ""
    types: set[str] = set()
    listed: dict[int, Any] = {}  # holds what it names, for a place in memory is used again
    for node in nodes_of(scripts):
        kinds = {str(kind) for kind in _several(node.get("@type"))}
        types |= kinds
        listed |= {id(one): one for one in _items(node)}
        if kinds & ARTICLES and len(articles) + len(others) < MOST:
            own = _is_headed(node, headings) or not (id(node) in listed or is_linked(_headline(node)))
            (articles if own else others).append(node)
        if not dates and kinds & PAGES and "datePublished" in node:
            dates = {name: node[name] for name in ("datePublished", "dateModified") if name in node}
        if not site and kinds & {"WebSite", "NewsMediaOrganization"}:
            site = text_of(node.get("name"))
    several = articles if len(articles) > 1 else []
    article = next((one for one in several if _is_headed(one, headings)), (articles or [{}])[0])
    site = site or text_of(_first(article.get("publisher")), "name")
    return article or dates, (others or [{}])[0], site, frozenset(types)


def _items(node: Node) -> list[Any]:
    """The nodes of which a list is."""
    places = _several(node.get("itemListElement"))
    return places + [one.get("item") for one in places if isinstance(one, dict)]


def _is_headed(node: Node, headings: list[HtmlElement]) -> bool:
    """Whether an article has a heading of its page, or one that begins with its own."""
    said = _headline(node)
    texts = (" ".join("".join(islice(one.itertext(), 20)).split()) for one in headings[:HEADINGS])
    return bool(said) and any(text.casefold().startswith(said.casefold()) for text in texts)


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
    return " ".join(tidy(html.unescape(_TAG.sub(" ", value))).split()) if isinstance(value, str) else ""


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
