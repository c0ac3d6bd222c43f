"""Atom 1.0 (https://www.rfc-editor.org/rfc/rfc4287)."""

from __future__ import annotations

from datetime import UTC, datetime

from feeds.channel import FORMATS, Channel
from feeds.item import Item
from feeds.repaired import Entry, Feed
from feeds.site import Site

NEVER = datetime(1970, 1, 1, tzinfo=UTC)  # Atom demands a date even of a feed that holds nothing


def atom(items: list[Item], channel: Channel, site: Site, updated: datetime | None) -> bytes:
    """The Atom document of entries."""
    feed = Feed(updated)
    feed.load_extension("media", atom=True, rss=False)
    feed.id(channel.id)
    feed.title(channel.title)
    feed.subtitle(channel.description)
    feed.language(channel.language)
    feed.updated(updated or NEVER)
    feed.author(_publisher(site))
    feed.generator("Health Accord")
    feed.link(href=channel.at("atom"), rel="self", type=FORMATS["atom"])
    feed.link(href=channel.page, rel="alternate", type="text/html", hreflang=channel.language)
    for item in items:
        feed.add_entry(_entry(item), order="append")
        _picture(feed.entry()[-1], item)
    document: bytes = feed.atom_str()
    return document


def _publisher(site: Site) -> dict[str, str]:
    if "@" in site.contact:
        return {"name": site.title, "email": site.contact}
    return {"name": site.title, "uri": site.base_url}


def _entry(item: Item) -> Entry:
    entry = Entry()
    entry.language = item.language
    entry.id(item.id)
    entry.title(item.title)
    entry.updated(item.updated)
    if item.published:
        entry.published(item.published)
    entry.author([{"name": name} for name in item.authors])
    entry.content(item.html, type="html")
    entry.link(_links(item))
    entry.category([
        {"term": tag.value, "scheme": item.scheme(tag.kind), "label": tag.name} for tag in item.tags
    ])  # fmt: skip
    return entry


def _links(item: Item) -> list[dict[str, str]]:
    spoken = {"hreflang": item.language} if item.language else {}
    links = []
    if item.url:
        links.append({"href": item.url, "rel": "alternate", "type": "text/html", **spoken})
    if item.page:
        links.append({"href": item.page, "rel": "related", "type": "text/html"})
    if item.origin and item.origin != item.url:
        links.append({"href": item.origin, "rel": "via", "type": "text/html"})
    return links


def _picture(entry: Entry, item: Item) -> None:
    if item.image:
        entry.media.content(url=item.image, medium="image", group=None)
