"""The one article that is meant, in a page that holds several whole ones."""

from __future__ import annotations

import re
from itertools import islice
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from spiders.reading.tree.finders import finder, first_of
from spiders.reading.tree.jsonld import text_of
from spiders.reading.tree.page import Page
from spiders.reading.tree.texts import length_of, text_in

LEAST = 400  # characters in the paragraphs of a whole article
MOST = 30  # articles in one page
TELLING = 8  # characters of a title
ADDRESSES = (
    "data-url",
    "data-href",
    "data-link",
    "data-permalink",
    "data-canonical",
    "data-article-url",
    "itemid",
)

_HEADS = finder("//h1[not(ancestor::header[parent::body])]")
_HEAD = first_of(2, ".//h1", ".//h2")
_PERMALINK = first_of(
    5,
    ".//a[@rel='bookmark']",
    ".//a[ancestor::h1 or ancestor::h2]",
    ".//*[@itemprop='mainEntityOfPage' or @itemprop='url']",
)
_CANONICAL = finder("//link[@rel='canonical']")
_WORD = re.compile(r"\w+")


def leave_own_part(page: Page) -> None:
    """Take the other articles out of a page that holds several, where it says which one is meant."""
    own = own_part(page)
    if own is not None:
        for part in _parts(page):
            if part is not own:
                page.leave_out(part)


def own_part(page: Page) -> HtmlElement | None:
    """The root of the article that the page's address and title mean; ``None`` where there is but one."""
    parts = _parts(page)
    if len(parts) < 2:
        return None
    addresses = {_path(page.url), *(_path(link.get("href") or "") for link in _CANONICAL(page.tree)[:1])} - {
        ""
    }
    named = [part for part in parts if not addresses.isdisjoint(_addresses(part))]
    if len(named) == 1:
        return named[0]
    titles = [_bare(title) for title in _titles(page)]
    titled = [part for part in parts if _is_titled(part, titles)]
    return titled[0] if titled else None


def _parts(page: Page) -> list[HtmlElement]:
    """Elements that hold a whole article each: articles, or what stands alike around a first headline."""
    if _holds_several(page, "article"):
        headed = islice(filter(_is_headed, page.all("article")), MOST)
        articles = [one for one in headed if _is_whole(one)]
        if len(articles) > 1:
            return articles
    heads = _HEADS(page.tree)[:MOST] if _holds_several(page, "h1") else []
    around = [{head, *head.iterancestors()} for head in heads]
    parts = [part for head in heads if _is_whole(part := _widest(head, around))]
    return parts if len(parts) > 1 and all(_are_alike(parts[0], part) for part in parts) else []


def _holds_several(page: Page, tag: str) -> bool:
    return len(page.all(tag)) > 1


def _is_headed(article: HtmlElement) -> bool:
    """Whether an article stands in no other one, and has a headline."""
    outer = next(article.iterancestors("article"), None) is None
    return outer and next(article.iter("h1", "h2"), None) is not None


def _are_alike(one: HtmlElement, other: HtmlElement) -> bool:
    """Whether two elements are of one make: in tag, in depth, in some of their names."""
    names, others = (one.get("class") or "-").split(), (other.get("class") or "-").split()
    depths = len(list(one.iterancestors())), len(list(other.iterancestors()))
    return one.tag == other.tag and depths[0] == depths[1] and not set(names).isdisjoint(others)


def _is_whole(part: HtmlElement) -> bool:
    """Whether a part holds a text of its own, and not only a headline."""
    length = 0
    for paragraph in part.iter("p"):
        length += length_of(paragraph)
        if length >= LEAST:
            return True
    return False


def _widest(head: HtmlElement, around: list[set[HtmlElement]]) -> HtmlElement:
    """The widest element around a headline that holds no other one."""
    widest = head
    for element in head.iterancestors():
        if sum(element in others for others in around) > 1:
            break
        widest = element
    return widest


def _addresses(part: HtmlElement) -> set[str]:
    """The paths that a part calls its own."""
    said = [part.get(name) or "" for name in ADDRESSES]
    said += [one.get("href") or one.get("content") or one.get("itemid") or "" for one in _PERMALINK(part)]
    return set(map(_path, said)) - {""}


def _path(address: str) -> str:
    try:
        return urlsplit(address.strip()).path.rstrip("/")
    except ValueError:
        return ""


def _titles(page: Page) -> list[str]:
    tag = page.first("title")
    said = [text_of(page.article.get("headline")), page.said("og:title", "twitter:title")]
    return [title for title in (*said, "" if tag is None else text_in(tag)) if title]


def _is_titled(part: HtmlElement, titles: list[str]) -> bool:
    heads = [_bare(text_in(head)) for head in _HEAD(part)]
    return any(len(head) >= TELLING and title.startswith(head) for head in heads for title in titles)


def _bare(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))
