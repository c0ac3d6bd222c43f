"""Feeds: RSS in all its versions, Atom and JSON Feed, broken ones too.

The readers that exist either cut titles at an entity or take forty times as long; a feed is a list of
a dozen fields, so they stand in a table here.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from lxml import etree

from spiders.address import is_own, joined
from spiders.faults import Unreadable
from spiders.reading.dates.moments import moment_of
from spiders.reading.text.line_words import either
from spiders.source import Feed, Source
from spiders.ways.answer import json_of, text_of, within, worded
from spiders.ways.found import Found, gather
from spiders.ways.plain import plain
from spiders.ways.xml import LANGUAGE, inner_text, local, named, parse
from storage.entry import Entry

ROOTS = ("rss", "RDF", "feed", "channel")

TITLE = ("title", "atom:title", "dc:title", "media:title")
SUMMARY = ("description", "atom:summary", "dc:description", "summary", "media:description", "itunes:summary")
BODY = ("content:encoded", "atom:content", "content")
PUBLISHED = ("pubDate", "atom:published", "atom:issued", "published", "dc:date", "dcterms:issued")
MODIFIED = ("atom:updated", "atom:modified", "dcterms:modified", "updated", "lastBuildDate")
AUTHORS = ("dc:creator", "author", "atom:author", "itunes:author")

LONGEST_NAME = 200
WHOLE = 600  # characters: what is shorter is a teaser
_TEASER = re.compile(rf"\[(?:…|\.{{3}})\]|(?:…|\.{{3}}|{either('ends a teaser')})\W*$", re.I)
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")  # a character of Chinese says as much as three
_PICTURE = re.compile(r"<img\b[^<>]*?\bsrc\s*=\s*[\"']?([^\"'\s<>]+)", re.I)
_MAIL_NAME = re.compile(r"[^\s@]+@[^\s@]+\s*\((.+)\)|([^<(]+?)\s*[<(][^\s@]+@[^\s@]+[>)]")

Parts = dict[str, list[etree._Element]]


def entries(body: bytes, content_type: str | None, url: str, way: Feed, source: Source) -> Found:
    """The entries of a feed that was answered at ``url``. Raises ``Unreadable``."""
    text = text_of(body, content_type)
    if text.lstrip().startswith("{"):
        return gather(_of_json(json_of(text), source), url, source)
    document = parse(text, ROOTS)
    items, unread = document.items("item", "entry")
    language = _channel_language(document.root)
    found = gather((_draft(item, url, language, source) for item in items), url, source)
    found.passed.update(unread)
    return found


def _draft(item: etree._Element, url: str, language: str | None, source: Source) -> Entry:
    parts: Parts = defaultdict(list)
    for child in item.iterchildren("*"):
        parts[named(child, item)].append(child)
    base = joined(url, item.base) if item.base else url
    summary = _first(parts, SUMMARY)
    html = _body(parts, item)
    return Entry(
        key="",
        url=_link(parts, base, source),
        title=_first(parts, TITLE),
        summary=summary,
        published=_moment(parts, PUBLISHED, source.timezone),
        modified=_moment(parts, MODIFIED, source.timezone),
        language=item.get(LANGUAGE) or _first(parts, ("dc:language",)) or language,
        html=html if looks_whole(html) else None,
        image=_image(parts, base) or _pictured(html or summary),
        origin=_origin(parts),
        authors=[_author(element) for name in AUTHORS for element in parts.get(name, ())],
    )


def _first(parts: Parts, names: tuple[str, ...]) -> str:
    """The text of the first of these elements that holds any."""
    texts = (inner_text(element) for name in names for element in parts.get(name, ()))
    return next((text for text in texts if text.strip()), "")


def _moment(parts: Parts, names: tuple[str, ...], zone: str) -> datetime | None:
    texts = (inner_text(element) for name in names for element in parts.get(name, ()))
    moments = (moment_of(text, zone) for text in texts)
    return next((moment for moment in moments if moment), None)


def _link(parts: Parts, base: str, source: Source) -> str:
    """The first address that is the source's own: some feeds link through a counter or an aggregator."""
    candidates = [joined(base, link) for link in _links(parts) if link.strip()]
    return next((link for link in candidates if is_own(link, source)), candidates[0] if candidates else "")


def _links(parts: Parts) -> Iterator[str]:
    for name in ("feedburner:origLink", "link", "atom:link"):
        for element in parts.get(name, ()):
            if element.get("rel", "alternate") == "alternate":
                yield element.get("href") or inner_text(element)
    for name in ("guid", "atom:id", "id"):
        for element in parts.get(name, ()):
            guid = inner_text(element).strip()
            if guid.startswith(("http://", "https://")):
                yield guid


def _body(parts: Parts, item: etree._Element) -> str:
    """The article as the feed brings it: escaped, in CDATA, or as XHTML of its own."""
    for name in BODY:
        for element in parts.get(name, ()):
            if len(element) == 0:
                return element.text or ""
            if element.get("type") == "xhtml" and _is_child_of(item, ROOTS):
                return etree.tostring(element[0], encoding="unicode", with_tail=False)
    return ""


def _is_child_of(item: etree._Element, names: tuple[str, ...]) -> bool:
    """Items within items are a broken feed or a trap: each would be written out again and again."""
    parent = item.getparent()
    return parent is not None and local(parent) in names


def looks_whole(html: str) -> bool:
    """Whether HTML from a feed is an article and no teaser, by its length and its end."""
    if len(html) < WHOLE // 3:
        return False
    text = plain(html)
    return len(text) + 2 * len(_DENSE.findall(text)) >= WHOLE and not _TEASER.search(text[-200:])


def _image(parts: Parts, base: str) -> str | None:
    for group in parts.get("media:group", ()):
        for child in group.iterchildren("*"):
            parts[named(child, group)].append(child)
    for name in ("media:content", "enclosure", "media:thumbnail", "itunes:image", "atom:link"):
        for element in parts.get(name, ()):
            if address := _picture(name, element):
                return joined(base, address)
    return None


def _picture(name: str, element: etree._Element) -> str | None:
    kind = element.get("type", "")
    if name == "atom:link":
        is_picture = element.get("rel") == "enclosure" and kind.startswith("image/")
    elif name in ("media:content", "enclosure"):
        is_picture = element.get("medium") == "image" or kind.startswith("image/")
    else:
        is_picture = True
    return (element.get("url") or element.get("href")) if is_picture else None


def _pictured(html: str) -> str | None:
    found = _PICTURE.search(html)
    return found.group(1).replace("&amp;", "&") if found else None


def _origin(parts: Parts) -> str | None:
    """Whom the feed names as the source of an item: RSS's ``source``, no address of its feed."""
    return next((inner_text(element) for element in parts.get("source", ())), None)


def _author(element: etree._Element) -> str:
    """A name; RSS wants ``mail (name)``. A mail address or a web address alone is no name."""
    names = [inner_text(child) for child in element.iterchildren("*") if local(child) == "name"]
    text = (names[0] if names else element.text or "").strip()[:LONGEST_NAME]
    if "@" not in text:
        return text
    found = _MAIL_NAME.fullmatch(text)
    return (found.group(1) or found.group(2)) if found else ""


def _channel_language(root: etree._Element) -> str | None:
    holders = [root, *root.iterchildren("{*}channel")]
    for holder in holders:
        if language := holder.get(LANGUAGE):
            return language
        for child in holder.iterchildren("*"):
            if named(child, holder) in ("language", "dc:language"):
                return inner_text(child)
    return None


def _of_json(feed: Any, source: Source) -> Iterator[Entry]:
    items = within(feed, "items")
    if not isinstance(items, list):
        raise Unreadable("JSON that is no feed")
    for item in items:
        yield _of_json_item(item, worded(within(feed, "language")), source.timezone)


def _of_json_item(item: Any, language: str | None, zone: str) -> Entry:
    def said(name: str) -> str:
        return worded(within(item, name))

    html = said("content_html")
    names = within(item, "authors") or [within(item, "author")]
    return Entry(
        key="",
        url=said("url") or (said("id") if said("id").startswith("http") else ""),
        title=said("title"),
        summary=said("summary") or said("content_text"),
        published=moment_of(said("date_published"), zone),
        modified=moment_of(said("date_modified"), zone),
        language=said("language") or language,
        html=html if looks_whole(html) else None,
        image=said("image") or said("banner_image") or _pictured(html),
        authors=[worded(within(name, "name")) for name in names] if isinstance(names, list) else [],
    )
