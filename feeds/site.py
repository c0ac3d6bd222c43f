"""Who publishes: the few facts about this installation that stand in every feed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from urllib.parse import quote, urlsplit

from feeds.text import web_host
from storage.article import Article

LONGEST_KEY = 600  # characters of a percent-encoded key; a longer one stands in its id as a hash


@dataclass(frozen=True)
class Site:
    """A newswire at its public address.

    ``base_url`` ends with ``/``; ``authority`` (``domain,year``, https://www.rfc-editor.org/rfc/rfc4151)
    is chosen once and never changed, because every entry's id holds it; ``contact`` is a mail address
    or a page; ``language`` is that of titles and words where nobody asks for another; ``sources``
    gives the readable names of sources by stanza, ``hosts`` by the host of their home;
    ``doubtful`` says whether articles in doubt stand in feeds that do not say. Raises ``ValueError`` for
    an unusable value.
    """

    title: str
    base_url: str
    authority: str
    contact: str = ""
    language: str = "en"
    sources: Mapping[str, str] = field(default_factory=dict)
    hosts: Mapping[str, str] = field(default_factory=dict)
    doubtful: bool = False

    def __post_init__(self) -> None:
        if not re.fullmatch(r"https?://[^\s?#]+/", self.base_url):
            raise ValueError(f"base_url: {self.base_url!r} is not a web address that ends with /")
        if not re.fullmatch(r"[a-z0-9.@-]+,\d{4}(-\d\d){0,2}", self.authority):
            raise ValueError(f"authority: {self.authority!r} is not like 'news.example.org,2026'")

    @property
    def root(self) -> str:
        """The path under which the site is reached, ``/`` or longer."""
        return urlsplit(self.base_url).path or "/"

    def source_name(self, stanza: str) -> str:
        """What people call a source."""
        return self.sources.get(stanza, stanza)

    def publisher(self, url: str) -> str:
        """Who publishes at an address: a source's name where it is one of ours, or the bare host."""
        return self.hosts.get(urlsplit(url).netloc) or web_host(url)


def entry_id(article: Article, site: Site) -> str:
    """The id of an article for life: nothing goes in but its source and the source's own key."""
    key = quote(article.key.encode("utf-8", "surrogatepass"), safe="/~")
    if len(key) > LONGEST_KEY:
        key = "sha256-" + sha256(key.encode("ascii")).hexdigest()
    return f"tag:{site.authority}:{article.source}/{key}"
