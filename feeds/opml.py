"""The list of all editions that a feed reader can import (http://opml.org/spec2.opml)."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from feeds.editions import Edition
from feeds.site import Site


def opml(editions: Mapping[str, Edition], site: Site) -> bytes:
    """An OPML 2.0 document: one outline an edition, in its first format that readers import."""
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = site.title
    body = etree.SubElement(root, "body")
    for edition in editions.values():
        format_ = next((name for name in ("atom", "rss") if name in edition.formats), None)
        if format_:
            etree.SubElement(body, "outline", _outline(edition, site, format_))
    document: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return document


def _outline(edition: Edition, site: Site, format_: str) -> dict[str, str]:
    channel = edition.channel(site)
    # "rss" is the type for every feed, Atom too: http://opml.org/spec2.opml#subscriptionLists
    return {
        "type": "rss",
        "text": edition.title(site.language),
        "title": channel.title,
        "xmlUrl": channel.at(format_),
        "htmlUrl": channel.page,
        "language": channel.language,
    }
