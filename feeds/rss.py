"""RSS 2.0 (https://www.rssboard.org/rss-specification) with Dublin Core and Media RSS."""

from __future__ import annotations

from datetime import datetime

from feeds.channel import FORMATS, Channel
from feeds.item import Item
from feeds.repaired import Entry, Feed
from feeds.site import Site

MINUTES = 10  # how long a reader may keep a feed before it asks again


def rss(items: list[Item], channel: Channel, site: Site, updated: datetime | None) -> bytes:
    """The RSS document of entries. An item whose source gave no date has none."""
    feed = Feed(updated)
    feed.load_extension("dc", atom=False)
    feed.load_extension("media", atom=False)
    feed.title(channel.title)
    feed.description(channel.description)
    feed.language(channel.language)
    feed.generator("Health Accord")
    feed.docs("https://www.rssboard.org/rss-specification")
    feed.ttl(MINUTES)
    feed.link(href=channel.at("rss"), rel="self", type=FORMATS["rss"])
    # feedgen takes the last link for the channel's own, so the page comes last.
    feed.link(href=channel.page, rel="alternate")
    for item in items:
        entry = feed.add_entry(_entry(item), order="append")
        _extend(entry, item)
    document: bytes = feed.rss_str()
    return document


def _entry(item: Item) -> Entry:
    entry = Entry()
    entry.rss_date = item.published
    entry.guid(item.id, permalink=False)
    entry.title(item.title)
    if item.url:
        entry.link(href=item.url)
    entry.description(item.html)
    entry.category([
        {"term": tag.value, "scheme": item.scheme(tag.kind), "label": tag.name}
        for tag in item.tags
    ])  # fmt: skip
    return entry


def _extend(entry: Entry, item: Item) -> None:
    entry.dc.dc_creator(list(item.authors))
    entry.dc.dc_publisher(item.publisher)
    if item.language:
        entry.dc.dc_language(item.language)
    if item.image:
        entry.media.content(url=item.image, medium="image", group=None)
