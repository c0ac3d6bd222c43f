"""A source as data: what a stanza of ``sources/*.toml`` may say, and what a wrong one is told."""

from __future__ import annotations

import re
from hashlib import blake2b
from pathlib import Path
from typing import Any, Literal
from urllib.parse import unquote, urljoin

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from spiders.definitions import stanzas
from spiders.faults import SourceError
from spiders.values import JsonPath, Pattern, Selector, Selectors, Several, Zone
from spiders.wording import in_words


class Stanza(BaseModel):
    """Keys that stand together; a key that is not known is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Way(Stanza):
    """One way of discovering articles. Addresses may be relative to the source's home, and hold
    ``{year}``, ``{month}``, ``{day}`` (``{month:02}`` with a leading zero).

    ``browser`` is a selector to wait for in Chromium; without it no browser is started.
    """

    url: Several
    browser: Selector | None = None
    headers: dict[str, str] = {}


class Feed(Way):
    """RSS, Atom or JSON Feed."""


class Sitemap(Way):
    """A sitemap, a news sitemap or an index of them, gzipped or not.

    ``match`` is a pattern that an article's address must hold; ``alternates`` takes the other
    languages named beside an address as entries of their own; ``children`` is how many sitemaps
    of an index are read in one round, the latest first.
    """

    match: Pattern = ""
    alternates: bool = False
    children: int = Field(2, ge=1, le=50)


class Listing(Way):
    """A page that lists articles. ``entry`` selects their links, or blocks that hold one;
    ``title``, ``summary`` and ``published`` are looked for in the block, ``next`` is the link to the
    following page, read only while everything on a page is new."""

    entry: Selector
    title: Selector | None = None
    summary: Selector | None = None
    published: Selector | None = None
    next: Selector | None = None
    pages: int = Field(3, ge=1, le=100)


class WordPress(Way):
    """The REST interface of a WordPress site: ``url`` is the site's root or its ``wp-json`` root."""

    per_page: int = Field(20, ge=1, le=100)
    body: bool = True


class Api(Way):
    """A JSON list. ``items`` and the fields are JMESPath expressions (https://jmespath.org);
    ``link`` gives the address, relative ones are joined to the home."""

    items: JsonPath
    link: JsonPath
    title: JsonPath
    published: JsonPath | None = None
    modified: JsonPath | None = None
    summary: JsonPath | None = None
    body: JsonPath | None = None
    key: JsonPath | None = None


class Hints(Stanza):
    """Where this site keeps the parts of an article. Selectors are tried in order;
    ``drop`` names what is not part of it. Without hints the general reader reads the page."""

    title: Selectors = ()
    lead: Selectors = ()
    body: Selectors = ()
    published: Selectors = ()
    author: Selectors = ()
    origin: Selectors = ()
    drop: Selectors = ()
    browser: Selector | None = None


WAYS = ("feed", "sitemap", "api", "wordpress", "listing")
Rank = Literal["official", "press", "copy"]


class Source(Stanza):
    """One source. ``stanza`` is its name for life: the spider's name and part of every article's id.

    ``hosts`` are hosts beside home's whose addresses are the source's own; ``key`` is a pattern
    whose groups, joined by ``/``, are the site's own id of an article;
    ``expect`` is how many entries a healthy answer holds at least; ``delay`` is in seconds between
    two requests to a site, ``every`` the shortest time between two rounds; ``prefilter`` judges
    entries by title and address before any page is fetched; ``unverified`` is the reason why this
    host's certificate cannot be checked.
    """

    stanza: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    name: str
    home: str = Field(pattern=r"^https?://[^/\s]+/")
    language: str = Field(pattern=r"^[a-z]{2,3}(-[A-Za-z]+)?$")
    country: str | None = Field(None, pattern=r"^[A-Z]{2}$")
    timezone: Zone = "UTC"
    hosts: Several = ()
    rank: Rank = "press"
    key: Pattern | None = None
    expect: int = Field(1, ge=0)
    delay: float = Field(1.0, ge=0, le=120)
    every: float = Field(600.0, ge=0)
    prefilter: bool = False
    unverified: str | None = None
    order: tuple[Literal["feed", "sitemap", "api", "wordpress", "listing"], ...] = ()
    feed: Feed | None = None
    sitemap: Sitemap | None = None
    api: Api | None = None
    wordpress: WordPress | None = None
    listing: Listing | None = None
    article: Hints = Hints()

    def ways(self) -> list[tuple[str, Way]]:
        """The ways of reading this source, in the order in which they are tried."""
        named = [(name, getattr(self, name)) for name in self.order or WAYS]
        return [(name, way) for name, way in named if way is not None]

    def asker(self) -> str:
        """This source as it is defined now: a mended definition must read the same answer anew."""
        said = self.model_dump_json(exclude={"name", "delay", "every", "rank", "article"})
        return f"{self.stanza} {blake2b(said.encode(), digest_size=8).hexdigest()}"

    def needs_browser(self) -> bool:
        """Whether any part of this source is read in a browser."""
        return bool(self.article.browser or any(way.browser for _, way in self.ways()))

    def schemes(self) -> set[str]:
        """The schemes of this source's addresses."""
        urls = [self.home, *(self.address(url) for _, way in self.ways() for url in way.url)]
        return {url.split(":", 1)[0] for url in urls}

    def address(self, url: str) -> str:
        """An address of this source's definition, joined to its home."""
        return urljoin(self.home, url)

    def key_of(self, url: str) -> str | None:
        """The site's own id in an address; ``None`` where the pattern finds none. Without a
        pattern the address itself, without scheme, is the id."""
        if self.key is None:
            return readable(re.sub(r"^https?://(www\.)?", "", url))
        found = re.search(self.key, url)
        if found is None:
            return None
        return readable("/".join(group for group in found.groups() if group) or found.group())


def readable(part: str) -> str:
    """A part of an address in the letters that it stands for, where it stands for letters: an id made
    of it would otherwise be escaped twice."""
    try:
        letters = unquote(part, errors="strict")
    except UnicodeDecodeError:
        return part
    return letters if letters.isprintable() else part


def load(folder: Path) -> dict[str, Source]:
    """All sources of a folder by stanza, in the order of files and stanzas. Raises ``SourceError``."""
    sources: dict[str, Source] = {}
    for file, stanza, values in stanzas(folder):
        if stanza in sources:
            raise SourceError(f"{file} [{stanza}]: a source of this name stands in another file")
        sources[stanza] = make(values, f"{file.name} [{stanza}]")
    return sources


def source_of(sources: dict[str, Source], url: str) -> Source | None:
    """The source whose home stands on the address's host."""
    host = url.split("/", 3)[2] if url.count("/") > 1 else ""
    return next((source for source in sources.values() if source.home.split("/", 3)[2] == host), None)


def make(values: dict[str, Any], place: str) -> Source:
    """A source from its stanza; ``place`` is where it stands, for the error. Raises ``SourceError``."""
    try:
        source = Source.model_validate(values)
    except ValidationError as error:
        raise SourceError(in_words(error.errors(), place, _known)) from error
    if not source.ways():
        raise SourceError(f"{place}: no way of reading; give one of {', '.join(WAYS)} (for example feed.url)")
    return source


def _known(location: tuple[Any, ...]) -> list[str]:
    stanza: dict[str, type[Stanza]] = {
        "feed": Feed,
        "sitemap": Sitemap, "api": Api,
        "wordpress": WordPress, "listing": Listing, "article": Hints,
    }  # fmt: skip
    model = stanza.get(str(location[0]), Source) if len(location) > 1 else Source
    return sorted(set(model.model_fields) - {"stanza"})
