"""Discovering articles: what to ask, and how each way of reading reads the answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from spiders.address import addresses
from spiders.source import Source, Way
from spiders.ways import api, feed, listing, sitemap, wordpress
from spiders.ways.found import Found

__all__ = ["Found", "addresses", "discover"]

READERS: dict[str, Callable[[bytes, str | None, str, Any, Source], Found]] = {
    "feed": feed.entries,
    "sitemap": sitemap.entries,
    "api": api.entries,
    "wordpress": wordpress.entries,
    "listing": listing.entries,
}


def discover(name: str, body: bytes, content_type: str | None, url: str, way: Way, source: Source) -> Found:
    """What an answer from ``url`` holds, read by the way of this ``name``. Raises ``Unreadable``."""
    return READERS[name](body, content_type, url, way, source)
