"""Sitemaps: lists of addresses, news sitemaps, indexes of them, and plain lists of lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import islice

from lxml import etree

from spiders.address import clean, refusal
from spiders.reading.dates.moments import moment_of
from spiders.source import Sitemap, Source
from spiders.ways.answer import text_of
from spiders.ways.found import NO_LINK, TWICE, Found, gather
from spiders.ways.xml import inner_text, local, named, parse
from storage.entry import Entry

ROOTS = ("urlset", "sitemapindex")
OLDER = "older child sitemap"
UNMATCHED = "address that match does not hold"

MOST_PARTS = 2_000  # of one address: pictures and translations

_EVER = datetime.min.replace(tzinfo=UTC)
_NUMBER = re.compile(r"[0-9]{1,12}")


def entries(body: bytes, content_type: str | None, url: str, way: Sitemap, source: Source) -> Found:
    """The entries of a sitemap answered at ``url``; of an index the children to read, the latest
    first. Raises ``Unreadable``."""
    text = text_of(body, content_type)
    if text.lstrip().startswith(("http://", "https://")):
        return _matching((Entry(key="", url=line) for line in text.split()), url, way, source)
    document = parse(text, ROOTS)
    is_index = local(document.root) == "sitemapindex"
    items, unread = document.items("sitemap" if is_index else "url")
    if is_index:
        found = _children(items, url, way, source)
    else:
        drafts = (draft for item in items for draft in _drafts(item, way, source.timezone))
        found = _matching(drafts, url, way, source)
    found.passed.update(unread)
    return found


def _matching(drafts: Iterable[Entry], url: str, way: Sitemap, source: Source) -> Found:
    """The entries of drafts whose address holds the pattern of the definition."""
    matching, others = [], 0
    for draft in drafts:
        if not draft.url or re.search(way.match, draft.url):
            matching.append(draft)
        else:
            others += 1
    found = gather(matching, url, source)
    found.passed.update({UNMATCHED: others} if others else {})
    return found


def _drafts(item: etree._Element, way: Sitemap, zone: str) -> Iterator[Entry]:
    """An address of a sitemap, and where they are wanted the same article's in other languages."""
    said, alternates = _said(item)
    url = said.get("loc", "").strip()
    yield Entry(
        key="",
        url=url,
        title=said.get("news:title", ""),
        published=moment_of(said.get("news:publication_date", ""), zone),
        modified=moment_of(said.get("lastmod", ""), zone),
        language=said.get("news:language") or alternates.get(url),
        image=said.get("image:loc"),
    )
    if way.alternates:
        for address, language in alternates.items():
            if address != url and language != "x-default":
                modified = moment_of(said.get("lastmod", ""), zone)
                yield Entry(key="", url=address, modified=modified, language=language)


def _said(item: etree._Element) -> tuple[dict[str, str], dict[str, str]]:
    """What an address's element says, by name, the first of a name; and languages by address."""
    said: dict[str, str] = {}
    alternates: dict[str, str] = {}
    for element in islice(item.iterdescendants("*"), MOST_PARTS):
        name = named(element, item)
        if name == "xhtml:link":
            alternates[element.get("href", "").strip()] = element.get("hreflang", "").lower()
        elif name not in said:
            said[name] = inner_text(element) if len(element) == 0 else ""
    alternates.pop("", None)
    return said, alternates


def _children(items: list[etree._Element], url: str, way: Sitemap, source: Source) -> Found:
    """The latest children of an index, by date of change, else by the numbers in their addresses:
    ``news-2026-11.xml`` comes after ``news-2026-9.xml``, and both after ``categories.xml``."""
    found = Found()
    candidates: dict[str, tuple[datetime, list[int]]] = {}
    for item in items:
        said, _ = _said(item)
        address = clean(said.get("loc", ""), url)
        reason = NO_LINK if not address else TWICE if address in candidates else refusal(address, source)
        if reason:
            found.passed[reason] += 1
        else:
            numbers = [int(number) for number in _NUMBER.findall(address.partition("//")[2])]
            candidates[address] = (moment_of(said.get("lastmod", ""), source.timezone) or _EVER, numbers)
    latest = sorted(candidates, key=lambda address: candidates[address], reverse=True)
    found.follow = latest[: way.children]
    found.passed.update({OLDER: len(latest) - len(found.follow)} if len(latest) > way.children else {})
    return found
