"""In which language a page says to be written, and whether March or September is meant by 3/9 there."""

from __future__ import annotations

from spiders.reading.tree.page import Page

UNITED_STATES = frozenset(  # zones where the month stands first
    f"America/{city}"
    for city in ("New_York", "Detroit", "Chicago", "Denver", "Boise", "Phoenix", "Los_Angeles", "Anchorage")
) | {"Pacific/Honolulu"}


def month_first(page: Page, zone: str) -> bool:
    """Whether a page in American English, of America or of nowhere known, means March by 3/9; one in any
    English, or that names no language, where its source is of the United States."""
    if zone in UNITED_STATES or zone.startswith("US/"):
        return language_said(page) in ("", "en", "en-us")
    return language_said(page) == "en-us" and zone.startswith(("America/", "UTC"))


def language_said(page: Page) -> str:
    """The language that a page says to be in, in small letters: ``en-us``."""
    said = page.tree.get("lang") or page.said("og:locale", "content-language")
    return said.replace("_", "-").lower()
