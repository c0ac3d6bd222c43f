"""A feed as a whole: what it is called, in which language, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass

from feeds import labels
from feeds.query import Query
from feeds.site import Site
from feeds.text import one_line

FORMATS = {
    "rss": "application/rss+xml",
    "atom": "application/atom+xml",
    "json": "application/feed+json",
}


@dataclass(frozen=True, slots=True)
class Channel:
    """``address`` holds ``{format}``; ``page`` is the same selection for people; ``id`` is for life."""

    id: str
    title: str
    description: str
    language: str
    address: str
    page: str

    def at(self, format: str) -> str:  # noqa: A002 - the word of the trade
        """Where this feed stands in a format."""
        return self.address.replace("{format}", format)


def channel_of(query: Query, site: Site, language: str | None = None) -> Channel:
    """The channel of any query, with its words in ``language`` (the site's own if not given)."""
    language = language or site.language
    asked = query.canonical()
    tail = with_query("", asked, "" if language == site.language else f"ui={language}")
    return Channel(
        id=f"tag:{site.authority}:feed:{asked or 'all'}",
        title=one_line(f"{site.title}: {query.title(language, site.sources)}"),
        description=labels.word("about", language),
        language=language,
        address=f"{site.base_url}feed.{{format}}{tail}",
        page=f"{site.base_url}{tail}",
    )


def with_query(address: str, *parts: str) -> str:
    """An address with the parts of its query string that say something."""
    said = "&".join(part for part in parts if part)
    return f"{address}?{said}" if said else address
