"""When an article was changed, as the lines by its headline say."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

from spiders.reading.dates.believed import HOURLESS
from spiders.reading.dates.months import fold
from spiders.reading.dates.words import words
from spiders.reading.dates.written import changed
from spiders.reading.fields.headline import headline
from spiders.reading.fields.month_first import month_first
from spiders.reading.fields.near_headline import lines_above_text
from spiders.reading.tree.beside import is_of_teaser
from spiders.reading.tree.page import Page


def change_shown(page: Page, zone: str, now: datetime) -> datetime | None:
    """The moment that a line by the headline calls that of a change; ``None`` where none does."""
    lines = list(lines_above_text(page))
    if not _says_changed("\n".join([line.text for line in lines])):  # as on most pages
        return None
    american = month_first(page, zone)
    for line in lines:
        found = changed(line.text, zone, now, month_first=american) if _says_changed(line.text) else None
        if found and HOURLESS not in found.method and not is_of_teaser(line.element, headline(page)):
            return found.moment
    return None


def _says_changed(text: str) -> bool:
    return bool(_finder().find_matches_as_indexes(fold(text)))


@lru_cache(1)
def _finder() -> AhoCorasick:
    return AhoCorasick([fold(word) for word in words("changed")])
