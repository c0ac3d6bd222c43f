"""feedgen with its faults mended: right entry links and languages, no clock, no change of locale.

What is mended, in feedgen 1.0.0: an Atom entry's links lose rel, type and title
(https://github.com/lkiesow/python-feedgen/issues/135); entries have no xml:lang; dates not set are *now*,
so that the same rows give other bytes; RSS dates call ``locale.setlocale``, which is not safe in threads;
the RSS channel names no link but its own.
"""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any

from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator
from lxml import etree

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
LINK_ATTRIBUTES = ("rel", "type", "hreflang", "title", "length")


class Entry(FeedEntry):  # type: ignore[misc]
    """An entry with a language of its own, and an RSS date only where one is given."""

    language: str | None = None
    rss_date: datetime | None = None

    def atom_entry(self, extensions: bool = True) -> Any:
        """The Atom element, its links as they were given."""
        element = super().atom_entry(extensions)
        if self.language:
            element.set(XML_LANG, self.language)
        for link, values in zip(element.findall("link"), self.link() or [], strict=True):
            for name in LINK_ATTRIBUTES:
                if values.get(name):
                    link.set(name, values[name])
        return element

    def rss_entry(self, extensions: bool = True) -> Any:
        """The RSS element."""
        element = super().rss_entry(extensions)
        if self.rss_date:
            etree.SubElement(element, "pubDate").text = rss_date(self.rss_date)
        return element


class Feed(FeedGenerator):  # type: ignore[misc]
    """A feed whose build date is the date of its rows, and not there when there is none."""

    def __init__(self, updated: datetime | None) -> None:
        super().__init__()
        self.rss_date = updated
        # Left in place, feedgen would write the moment of rendering.
        self._FeedGenerator__rss_lastBuildDate = None

    def _create_rss(self, extensions: bool = True) -> Any:
        feed, document = super()._create_rss(extensions)
        if self.rss_date:
            built = etree.Element("lastBuildDate")
            built.text = rss_date(self.rss_date)
            channel = feed[0]
            channel.insert(channel.index(channel.find("description")) + 1, built)
        return feed, document


def rss_date(moment: datetime) -> str:
    """A date as RFC 822 wants it, in GMT."""
    return format_datetime(moment.astimezone(UTC), usegmt=True)
