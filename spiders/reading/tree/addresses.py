"""Addresses of pages, taken apart and made whole; what is none is nothing."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urljoin, urlsplit

from spiders.reading.tree.texts import LONGEST_FIELD

_QUERY = r"(?:\?[\w~!$&'()*+,=:@%./-]+)?"
_WHOLE = re.compile(  # an address that to join with another leaves as it is
    rf"https?://[a-zA-Z0-9][a-zA-Z0-9.-]*(?:/[\w~!$&'()*+,=:@%./-]*)?{_QUERY}", re.A
)
# One that begins at the root of its site: to join it takes as long as ten looks.
_ROOTED = re.compile(rf"(?:/[\w~!$&'()*+,=:@%-][\w~!$&'()*+,=:@%.-]*)+/?{_QUERY}", re.A)
_SCHEME = re.compile(r"^https?://(www\.)?")


def absolute(base: str, address: str) -> str | None:
    """An address that stands on a page of ``base`` as an absolute http(s) URL; ``None`` where it is none."""
    address = address.strip().replace(" ", "%20")
    if _WHOLE.fullmatch(address):
        return address if len(address) <= LONGEST_FIELD else None
    if _ROOTED.fullmatch(address) and (root := _root_of(base)):
        url = root + address
        return url if len(url) <= LONGEST_FIELD else None
    try:
        url = urljoin(base, address)
        parts = urlsplit(url)
    except ValueError:
        return None
    sound = parts.scheme in ("http", "https") and parts.hostname and len(url) <= LONGEST_FIELD
    return url if sound else None


@lru_cache(64)  # of one page after the other
def _root_of(base: str) -> str:
    """The beginning of an address up to its path, where it is one to which nothing else need be done."""
    found = _WHOLE.fullmatch(base)
    return "/".join(base.partition("?")[0].split("/", 3)[:3]) if found else ""


def legible(url: str) -> str:
    """An address, or none at all where it cannot be taken apart."""
    if not _WHOLE.fullmatch(url):
        try:
            urlsplit(url)
        except ValueError:
            return ""
    return url


def bare_address(url: str) -> str:
    """An address in small letters, without what is asked of it and where in it one is led."""
    return url.partition("?")[0].partition("#")[0].lower()


def key_of(url: str) -> str:
    """What tells an article from others where its source says nothing better: its address without scheme."""
    return _SCHEME.sub("", url)


def path_of(address: str | None) -> str:
    """The path of an address without the slashes around it."""
    return urlsplit(address or "").path.strip("/")


def host_of(url: str) -> str:
    """The host of an address without ``www.``, in lower case."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
