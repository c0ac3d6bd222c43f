"""A spider for every stanza: Scrapy's own commands see the sources as they see any spider."""

from __future__ import annotations

import builtins
from pathlib import Path

from scrapy import Request, Spider
from scrapy.settings import BaseSettings

from spiders.crawl import SourceSpider
from spiders.source import Source, load


class SourceLoader:
    """Scrapy's ``SPIDER_LOADER_CLASS``: reads ``SOURCES_DIR`` and makes a spider of each source."""

    def __init__(self, sources: dict[str, Source]):
        self.sources = sources

    @classmethod
    def from_settings(cls, settings: BaseSettings) -> SourceLoader:
        """Read the sources folder that the settings name. Raises ``SourceError``."""
        return cls(load(Path(settings["SOURCES_DIR"])))

    def load(self, spider_name: str) -> type[Spider]:
        """The spider of a source; ``KeyError`` names the sources that exist."""
        if spider_name not in self.sources:
            raise KeyError(f"no source {spider_name!r}; known: {', '.join(self.sources)}")
        return spider_of(self.sources[spider_name])

    def find_by_request(self, request: Request) -> list[str]:
        """The sources whose home stands on a request's host, for ``scrapy shell`` and ``fetch``."""
        host = _host(request.url)
        return [name for name, source in self.sources.items() if _host(source.home) == host]

    def list(self) -> builtins.list[str]:
        """The names of all sources."""
        return [*self.sources]


def _host(url: str) -> str:
    return url.split("/", 3)[2]


def spider_of(source: Source) -> type[SourceSpider]:
    """A spider class for one source."""
    return type(f"{source.stanza}-spider", (SourceSpider,), {"name": source.stanza, "source": source})
