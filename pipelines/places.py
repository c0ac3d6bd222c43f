"""Where a site is at home, from its address."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from babel.core import get_global

from pipelines.territories import CODES
from pipelines.vocabulary import TAXONOMY
from storage.table import TableError, rows

HOST_COLUMNS = ("host", "country", "note")
# Top-level domains of countries that sites anywhere use for their sound.
FOR_SALE = frozenset(
    {"ai", "am", "cc", "co", "fm", "gg", "gs", "io", "is", "la", "ly", "me", "ms", "mu", "nu", "pro", "pw"}
    | {"sc", "sh", "st", "tk", "to", "tv", "us", "vc", "ws"}
)
# Languages of one country: what is written in them is written there, where nothing says otherwise.
HOMELANDS = {"vi": "VN", "kk": "KZ", "ky": "KG", "uz": "UZ", "tg": "TJ"}
OFFICIAL = ("official", "de_facto_official")
RENAMED = {"uk": "GB", "su": "RU", "eu": "EU"}


@cache
def native(language: str | None) -> frozenset[str]:
    """The countries in which a language is official, by the CLDR: who writes in it of one of them alone,
    may well be at home there."""
    spoken = get_global("territory_languages")
    return frozenset(
        code for code, known in spoken.items() if known.get(language, {}).get("official_status") in OFFICIAL
    )


def home_of(url: str) -> str | None:
    """The country of a site by ``taxonomy/hosts.tsv`` or its top-level domain, where either tells."""
    try:
        host = (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return None
    known = _hosts()
    labels = host.split(".")
    for first in range(len(labels) - 1):
        if (name := ".".join(labels[first:])) in known:
            return known[name]
    last = labels[-1]
    if last in FOR_SALE:
        return None
    code = RENAMED.get(last, last.upper())
    return code if code in CODES else None


@lru_cache(maxsize=1)
def _hosts(folder: Path = TAXONOMY) -> dict[str, str]:
    known: dict[str, str] = {}
    for place, (host, country, _) in rows(folder / "hosts.tsv", HOST_COLUMNS):
        if country not in CODES:
            raise TableError(f"{place}: no country {country!r}; known: ISO 3166-1 codes of two letters")
        known[host] = country
    return known
