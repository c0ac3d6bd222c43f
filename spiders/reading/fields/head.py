"""What a page's head says of it: its own address, its other forms, its language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from spiders.reading.fields.trust import agreement
from spiders.reading.tree.addresses import host_of
from spiders.reading.tree.jsonld import text_of
from spiders.reading.tree.page import Page

MOST_ALTERNATES = 60
LEAST_HYPHENS, MANY_HYPHENS = 3, 4  # in a name that is made of a title, and surely is
LANGUAGE_META = ("og:locale", "content-language", "language", "dc.language", "inlanguage")
_DIGIT = re.compile(r"\d")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,2}$")


def address_of(page: Page, home: str) -> tuple[str, str]:
    """The address that a page calls its own, if it is of this site and no front page; and the method."""
    for link, relation in page.answer(_relations):
        if "canonical" not in relation.split():
            continue
        url = page.absolute(link.get("href") or "")
        if url and host_of(url) == host_of(page.url) and not is_front(url, home) and not _is_above(url, page):
            found = url.split("#")[0]
            agreed = ["canonical", *(["open graph"] if page.said("og:url") == found else [])]
            return found, agreement(agreed)
    return page.url, "address"


def _relations(page: Page) -> list[tuple[HtmlElement, str]]:
    """The links in a page's head, and how each is related to it."""
    return [(link, (link.get("rel") or "").lower()) for link in page.all("link")]


def is_front(url: str, home: str = "") -> bool:
    """Whether an address is that of a front page: of its host, or of the source where that is elsewhere."""
    return urlsplit(url).path.strip("/") == "" or url.rstrip("/") == home.rstrip("/")


def _is_above(url: str, page: Page) -> bool:
    """Whether an address is but the section above an article that is called by its title: some systems give
    it to all that is shown there."""
    above = urlsplit(url).path.rstrip("/") + "/"
    below = urlsplit(page.url).path
    named = below.rstrip("/").rpartition("/")[2]
    hyphens = above.count("-")
    called = LEAST_HYPHENS <= named.count("-") > hyphens and hyphens < MANY_HYPHENS
    return below.startswith(above) and called and not _DIGIT.search(above)


def language_on(page: Page) -> tuple[str | None, str]:
    """The language that a page says it is in, as a language tag, and where it says so."""
    for said, method in _languages(page):
        if _TAG.match(said.strip()):
            return said.strip().replace("_", "-"), method
    return None, ""


def _languages(page: Page) -> Iterator[tuple[str, str]]:
    yield page.tree.get("lang") or page.tree.get("xml:lang") or "", "html lang"
    for name in LANGUAGE_META:
        yield page.said(name), "meta"
    told = (one for one in page.all("meta") if (one.get("http-equiv") or "").lower() == "content-language")
    for element in islice(told, 1):
        yield (element.get("content") or "").split(",")[0], "meta"
    yield text_of(page.article.get("inLanguage"), "alternateName"), "json-ld"


def alternates_on(page: Page) -> dict[str, str]:
    """The page in other languages by language, its AMP form as ``amp``."""
    found: dict[str, str] = {}
    for link, relation in page.answer(_relations):
        language = link.get("hreflang")
        name = language if relation == "alternate" else relation
        if name and (relation == "amphtml" or language) and len(found) < MOST_ALTERNATES:
            url = page.absolute(link.get("href") or "")
            if url and url != page.url:
                found["amp" if relation == "amphtml" else name.lower()] = url
    return found
