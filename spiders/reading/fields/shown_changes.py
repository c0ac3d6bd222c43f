"""When an article was changed, as the lines by its headline say."""

from __future__ import annotations

import re
from datetime import datetime
from functools import lru_cache

from spiders.reading.dates.believed import HOURLESS
from spiders.reading.dates.forms import either
from spiders.reading.dates.months import fold
from spiders.reading.dates.written import changed
from spiders.reading.fields.headline import headline
from spiders.reading.fields.month_first import month_first
from spiders.reading.fields.near_headline import lines_of
from spiders.reading.tree.beside import is_of_teaser
from spiders.reading.tree.page import Page

LONGEST = 200  # characters of a line that says so


def change_shown(page: Page, zone: str, now: datetime) -> datetime | None:
    """The moment that a line by the headline calls that of a change; ``None`` where none does."""
    heading, american = headline(page), month_first(page, zone)
    for line in lines_of(page, heading):
        if line.late or len(line.text) > LONGEST or not _says_changed().search(fold(line.text)):
            continue
        found = changed(line.text, zone, now, month_first=american)
        if found and HOURLESS not in found.method and not is_of_teaser(line.element, heading):
            return found.moment
    return None


@lru_cache(1)
def _says_changed() -> re.Pattern[str]:
    apart = "(?<![^\\W\\d_\u3400-\u9fff])|(?<=[ap]m)"  # glued to an hour: 02:30 pmUpdated
    return re.compile(rf"(?:{apart})(?:{either('changed')})")
