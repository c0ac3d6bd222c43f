"""The house as a command finds it: settings with what was said on the command line, and what follows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from feeds.editions import Edition
from feeds.editions import load as load_editions
from feeds.site import Site
from pipelines.encoders.adviser import Adviser, adviser_of
from spiders.source import Source, load

if TYPE_CHECKING:  # Scrapy takes as long to load as all of the house: only who crawls waits for it
    from scrapy.settings import Settings


@dataclass(frozen=True)
class House:
    """Where things are. ``said`` holds the settings given on the command line; it can be sent to a
    worker process, which builds the same house from it."""

    said: dict[str, Any]

    @cached_property
    def settings(self) -> dict[str, Any]:
        """``crawler.settings``, and over them what was said. Raises ``SettingError``."""
        from crawler import settings

        return {name: value for name, value in vars(settings).items() if name.isupper()} | self.said

    def settings_of_crawls(self) -> Settings:
        """Scrapy's settings: its defaults, and over them those of the house."""
        from scrapy.settings import Settings

        settings = Settings()
        settings.setmodule("crawler.settings", priority="project")
        settings.setdict(self.said, priority="cmdline")
        settings.set("LOG_INSTALL_ROOT_HANDLER", value=False, priority="cmdline")  # see crawler.journal
        return settings

    @property
    def database(self) -> Path:
        """The one file."""
        return Path(self.settings["DATABASE"])

    def sources(self) -> dict[str, Source]:
        """All sources by name. Raises ``SourceError``."""
        return load(Path(self.settings["SOURCES_DIR"]))

    def editions(self) -> dict[str, Edition]:
        """The named feeds by name. Raises ``EditionError``."""
        return load_editions(Path(self.settings["EDITIONS_FILE"]), datetime.now(UTC), doubtful=self.doubtful)

    def adviser(self, encoder: str | None = None) -> Adviser | None:
        """What an encoder adds to a judgement: the one named, or that of the settings, or none.

        Raises ``EncoderError`` where it is not there, or has no weights.
        """
        setting = self.settings["ENCODER"] if encoder is None else encoder
        return adviser_of(setting, Path(self.settings["ENCODER_WEIGHTS"]))

    @property
    def doubtful(self) -> bool:
        """Whether articles in doubt stand in the feeds that do not say."""
        return bool(self.settings["DOUBTFUL"] == "in")

    def site(self, address: str | None = None) -> Site:
        """How the feeds call themselves; ``address`` is where they are served if no other was set."""
        settings, sources = self.settings, self.sources()
        base = settings["BASE_URL"] or address or f"http://{settings['HOST']}:{settings['PORT']}/"
        return Site(
            title=settings["TITLE"],
            base_url=base.rstrip("/") + "/",
            authority=settings["AUTHORITY"],
            contact=settings["CONTACT"],
            doubtful=self.doubtful,
            sources={name: source.name for name, source in sources.items()},
            hosts={urlsplit(source.home).netloc: source.name for source in sources.values()},
        )
