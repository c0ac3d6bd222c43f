"""Documents of an article: files to which it leads, or which it shows in a frame."""

from __future__ import annotations

import re
from itertools import islice
from urllib.parse import parse_qsl

from lxml.html import HtmlElement

from spiders.reading.fields.headline import headline
from spiders.reading.fields.videos import MOST, framed
from spiders.reading.fields.web_names import names_of
from spiders.reading.text.body import Body
from spiders.reading.tree.beside import is_beside
from spiders.reading.tree.element_names import pattern_of
from spiders.reading.tree.finders import first_of, following
from spiders.reading.tree.margins import OUTSIDE, is_in_margin
from spiders.reading.tree.names import once
from spiders.reading.tree.page import Page
from spiders.reading.tree.texts import text_in

_SENDS = "download"  # in the address of a program that sends files
MOST_BELOW = 100  # links to documents below the headline
LISTED = 4  # ancestors of a link that may be a list of files
LONGEST = 2_000  # characters behind the question mark of an address
DOCUMENTS = (".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".odt", ".rtf")
_FILES = frozenset(names_of("asks for a file"))
_VIEWER = re.compile(
    r"//(?:docs|drive)\.google\.com/(?:a/[^/]+/)?(?:viewer|gview)|//view\.officeapps\.live\.com/op/", re.I
)
_ENDS = [one for end in DOCUMENTS if not end.endswith("x") for one in (end, end.upper())]
_may_name_document = re.compile("|".join(map(re.escape, _ENDS))).search
# From one headline onwards: to ask every element what stands before it takes quadratic time.
_FRAMES_BELOW = first_of(
    20, *(f"(//h1)[1]/following::{name}{OUTSIDE}" for name in ("iframe", "object", "embed"))
)
_is_of_files = once(pattern_of("attached files").search)
_LIKE_DOCUMENT = re.compile("|".join(map(re.escape, DOCUMENTS)))


def documents_of(page: Page, body: Body) -> tuple[list[str], str]:
    """The addresses of documents to which an article links or which it shows, and where they were found:
    in its text, or elsewhere below its headline, where many sites list what they attach."""
    leads = page.leads.lower()
    likely = _LIKE_DOCUMENT.search(leads)
    shown = body.frames or not all(link.get("href") for link in body.links)
    if (likely or shown) and (found := _linked(page, body.links, body.frames)):
        return found, "text"
    below: list[HtmlElement] = []
    if likely:
        below = [one for one in _links_below(page)[: 10 * MOST] if _is_attached(one) or not is_beside(one)]
    frames = [one for one in _frames_below(page) if not is_beside(one)]
    found = _linked(page, below, frames) if below or frames else []
    if not found and _SENDS in leads:
        found = _called(page)
    return found, "page" if found else ""


def _called(page: Page) -> list[str]:
    """The addresses of what sends files, where a link is called by the name of one."""
    sent = [one for one, href in page.links if _SENDS in href.lower() and _ends_as_document(text_in(one))]
    urls = [page.absolute(one.get("href") or "") for one in sent[:MOST] if not is_beside(one)]
    return list(dict.fromkeys(filter(None, urls)))


def _links_below(page: Page) -> list[HtmlElement]:
    """Links to documents behind the headline, whatever element shows it, in no margin."""
    heading = page.first("h1")
    below = following(headline(page) if heading is None else heading, "a")
    likely = (one for one in below if _may_name_document(one.get("href", "")) and not is_in_margin(one))
    return list(islice(likely, MOST_BELOW))


def _frames_below(page: Page) -> list[HtmlElement]:
    """What shows something else below the headline, where any of it may be a document."""
    shown = framed([*page.all("iframe")[:MOST], *page.all("object")[:MOST], *page.all("embed")[:MOST]])
    if not any(map(_is_likely, shown)):
        return []
    return _FRAMES_BELOW(page.tree)


def _is_attached(link: HtmlElement) -> bool:
    """Whether a link stands in a list of an article's files, which some call the related ones."""
    return any(_is_of_files(one.get("class") or "") for one in islice(link.iterancestors(), LISTED))


def _linked(page: Page, links: list[HtmlElement], frames: list[HtmlElement]) -> list[str]:
    linked = filter(_is_likely, [link.get("href") or link.get("data-href") or "" for link in links])
    told = [(address, _VIEWER.search(address) is not None) for address in linked]
    told += [(address, True) for address in filter(_is_likely, framed(frames))]
    several = [one for address, viewed in told for one in (_viewed(address) if viewed else [address])]
    urls = [url for url in map(page.absolute, several) if url and _is_document(url)]
    return list(dict.fromkeys(urls))[:MOST]


def _is_likely(address: str) -> bool:
    return _LIKE_DOCUMENT.search(address.lower()) is not None


def _viewed(address: str) -> list[str]:
    """What a viewer is asked to show, or the address itself where it is asked for nothing."""
    asked = [value for _, value in _asked(address) if _ends_as_document(value)]
    return asked or [address]


def _asked(address: str) -> list[tuple[str, str]]:
    query = address.partition("?")[2].partition("#")[0]
    return parse_qsl(query[:LONGEST]) if "=" in query else []


def _is_document(url: str) -> bool:
    """Whether an address ends as that of a document, or asks for a file that does."""
    asks = (value for name, value in _asked(url) if name.lower() in _FILES)
    return _ends_as_document(url) or any(map(_ends_as_document, asks))


def _ends_as_document(address: str) -> bool:
    return address.partition("?")[0].partition("#")[0].strip().lower().endswith(DOCUMENTS)
