"""Listings: web pages that name articles, read by the selectors of a definition."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from parsel import Selector

from spiders.address import clean, joined, refusal
from spiders.faults import NotAnArticle, Unreadable
from spiders.reading.dates.moments import moment_of
from spiders.reading.tree.tamer import tamed
from spiders.source import Listing, Source
from spiders.ways.answer import text_of
from spiders.ways.found import Found, gather
from spiders.ways.plain import plain
from storage.entry import Entry

NAMES = ("title", "aria-label", "data-title")  # where a link around a picture keeps its headline
PICTURES = ("data-src", "data-original", "data-photo-original-src", "src")
MOMENTS = ("datetime", "content", "data-time", "data-date", "title")


def entries(body: bytes, content_type: str | None, url: str, way: Listing, source: Source) -> Found:
    """The entries of a page answered at ``url``, and the address of the next one. Raises ``Unreadable``."""
    page = Selector(text=_safe(text_of(body, content_type)), type="html")
    blocks = page.css(way.entry)
    if not blocks:
        raise Unreadable(f"no items at {way.entry}")
    base = joined(url, page.css("base::attr(href)").get(""))
    found = gather((_draft(block, way, source.timezone) for block in blocks), base, source)
    found.follow = list(_next(page, base, url, way, source))
    return found


def _safe(text: str) -> str:
    try:
        return tamed(text)
    except NotAnArticle as error:
        raise Unreadable(str(error)) from error


def _said(selected: Selector, name: str) -> str:
    """An attribute; parsel's own mapping of them fails where one is named ``{{src``, as templates do."""
    value: str = selected.root.get(name, "")
    return value


def _draft(block: Selector, way: Listing, zone: str) -> Entry:
    link = _link(block, way)
    return Entry(
        key="",
        url=_said(link, "href") if link is not None else "",
        title=_title(block, link, way),
        summary=_text_at(block, way.summary),
        published=_published(block, way, zone),
        image=_image(block),
    )


def _link(block: Selector, way: Listing) -> Selector | None:
    """The block itself where it is a link, else the link at its title, else its first one."""
    if block.root.tag == "a":
        return block
    places = ([way.title, f":is({way.title}) a"] if way.title else []) + ["a[href]"]
    links = (link for place in places for link in block.css(place) if _said(link, "href"))
    return next(links, None)


def _title(block: Selector, link: Selector | None, way: Listing) -> str:
    """The headline: where the definition says, else in a heading, else the words of the link."""
    places = (way.title, "h1, h2, h3, h4") if way.title is None else (way.title,)
    titles = [_text_at(block, place) for place in places]
    if link is not None:
        titles += [_text(link), *(_said(link, name) for name in NAMES)]
    return next((title for title in titles if title), "")


def _text_at(block: Selector, place: str | None) -> str:
    texts = (_text(found) for found in block.css(place)) if place else ()
    return next((text for text in texts if text), "")


def _text(selected: Selector) -> str:
    return plain(selected.get() or "")


def _published(block: Selector, way: Listing, zone: str) -> datetime | None:
    """The date where the definition says, else of a ``time`` element, if a machine can read it."""
    for found in block.css(way.published or "time[datetime]"):
        said = [_said(found, name) for name in MOMENTS] + [_text(found)]
        moments = (moment_of(text, zone) for text in said)
        if moment := next((moment for moment in moments if moment), None):
            return moment
    return None


def _image(block: Selector) -> str | None:
    """The first picture, lazily loaded ones too; ``data:`` addresses are place holders."""
    for picture in block.css("img"):
        for name in PICTURES:
            address = _said(picture, name)
            if address and not address.startswith("data:"):
                return address
    return None


def _next(page: Selector, base: str, url: str, way: Listing, source: Source) -> Iterator[str]:
    """The address of the following page; a pager of script alone has none."""
    for link in page.css(way.next) if way.next else ():
        address = clean(_said(link, "href"), base)
        if address and address != url and refusal(address, source) is None:
            yield address
            return
