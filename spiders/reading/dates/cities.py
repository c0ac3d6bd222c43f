"""The zones that papers name by a city beside an hour: Beirut time, по ташкентскому времени, giờ Hà Nội.

A row of ``cities.tsv`` is a city or a country of one zone, as it stands in such words, and its zone in the
IANA's table, so that summer time is that of its day.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

from spiders.reading.dates.forms import either
from spiders.reading.dates.months import fold, marked
from storage.table import rows

TABLE = Path(__file__).with_name("cities.tsv")
COLUMNS = ("city", "zone")
_LETTER = r"[^\W\d_]"


def city_behind(text: str, start: int) -> ZoneInfo | None:
    """The zone of the city whose time a folded text names behind an hour that ends at ``start``."""
    if (word := _right_behind().match(text, start)) and (city := _city().match(text, word.end())):
        return ZoneInfo(_cities()[city["city"]])
    return city_in(text, start)


def city_in(text: str, start: int = 0) -> ZoneInfo | None:
    """The zone of the city whose time a folded text names from ``start`` on."""
    if not _said().search(text, start):
        return None
    found = _named().search(text, start)
    return ZoneInfo(_cities()[found["before"] or found["behind"]]) if found else None


@lru_cache(1)
def _cities() -> dict[str, str]:
    """The zones of cities, by their names as they stand in marked lines, where *Душанбе* is
    Monday. Raises ``TableError``, and ``ValueError`` for no zone."""
    return {marked(fold(city)): ZoneInfo(zone).key for _, (city, zone) in rows(TABLE, COLUMNS)}


def _any_city(group: str) -> str:
    return f"(?P<{group}>{'|'.join(map(re.escape, sorted(_cities(), key=len, reverse=True)))})"


@lru_cache(1)
def _said() -> re.Pattern[str]:
    meanings = ("in front of a city's time", "behind a city's time")
    return re.compile("|".join(map(either, meanings)))


@lru_cache(1)
def _named() -> re.Pattern[str]:
    front, behind = either("in front of a city's time"), either("behind a city's time")
    return re.compile(
        rf"(?<!{_LETTER})(?:{front})\s?{_any_city('before')}(?!{_LETTER})"
        rf"|(?:(?<!{_LETTER})|(?<=[\u3400-\u9fff])){_any_city('behind')}\s?(?:{behind})(?!(?![\u3400-\u9fff]){_LETTER})"
    )


@lru_cache(1)
def _right_behind() -> re.Pattern[str]:
    return re.compile(rf"(?::\d\d)?[\s.,(|-]*(?:{either('in front of a city behind an hour')})\s")


@lru_cache(1)
def _city() -> re.Pattern[str]:
    return re.compile(rf"{_any_city('city')}(?!{_LETTER})")
