"""Where a picture is found that a page shows, and whether it is but a decoration."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from lxml.html import HtmlElement

from spiders.reading.fields.above import RATIOS
from spiders.reading.fields.web_names import names_of
from spiders.reading.tree.addresses import bare_address
from spiders.reading.tree.element_names import pattern_of
from spiders.reading.tree.finders import first_said
from spiders.reading.tree.names import once
from spiders.reading.tree.page import Page

TINY = 60  # pixels: a picture no wider is decoration
# Where sites keep the address of a picture that is loaded when it comes into sight, the best first.
LAZY = names_of("attribute of a picture")
_LAZY = frozenset(LAZY)
SETS = ("data-srcset", "data-lazy-srcset", "srcset")
_SETS = frozenset(SETS)
# In small letters and with the sign in front of them: to mind capitals or to begin anywhere takes three
# times as long.
_DECORATION = pattern_of("decoration", flags=0)
_LOADING = re.compile(r"load(?:ing|er)[\w-]*\.(?:gif|svg|png)$")  # shown until the picture comes
_COUNTER = "doubleclick.net"
_CHOICES = re.compile(r",\s+")  # what stands between them in a set
_PROMISE = re.compile(r"(\d{1,5}(?:\.\d{1,3})?)[wx]$")
_WIDTH = re.compile(r"\d{1,5}")
_DOUBLED = re.compile(r"^https?://[^/]*(https?://.+)$")
_THUMB = re.compile(r"/(\d{1,4})x(\d{1,4})/")


def address_of_picture(page: Page, image: HtmlElement) -> str | None:
    """Where a picture of an article is found; ``None`` where it is a decoration, or nowhere."""
    if _is_tiny(image) or _is_named(f"{image.get('class', '')} {image.get('id', '')}"):
        return None
    for address in _addresses(image):
        url = _whole(page, address)
        if url and not ("load" in (path := bare_address(url)) and _LOADING.search(path)):
            return None if decorates(path) else url
    return None


def decorates(name: str) -> bool:
    """Whether a class or an address is that of a decoration."""
    name = f" {name.lower()}"
    return _DECORATION.search(name) is not None or _COUNTER in name


_is_named = once(decorates)


def _addresses(image: HtmlElement) -> Iterator[str]:
    """Where a picture may be found, the best first: what is loaded when it comes into sight, the largest of a
    set, what is shown at first, what is shown where scripts do not run."""
    said = image.keys()
    if not _LAZY.isdisjoint(said):
        yield from filter(None, map(image.get, LAZY))
    if not _SETS.isdisjoint(said):
        yield _largest(first_said(image, SETS))
    # The parser does not know that <source> is empty, so a picture may stand within the last of them.
    for picture in islice(image.iterancestors("picture"), 1):
        yield from (_largest(first_said(one, SETS)) for one in picture.iter("source"))
    yield image.get("src", "")
    around = image.getparent()
    beside = (image.getnext(), None if around is None else around.getnext())
    for one in beside:
        if one is not None and one.tag == "noscript":
            yield from (inner.get("src", "") for inner in one.iter("img"))


def _whole(page: Page, address: str) -> str | None:
    """An address made absolute; some sites write their host twice, before the whole address."""
    if not address or address.startswith(("data:", "#")):
        return None
    doubled = _DOUBLED.match(address) if "://" in address[8:] else None
    url = page.absolute(doubled.group(1) if doubled else address)
    thumb = _THUMB.search(url or "")
    return None if thumb and int(thumb.group(1)) <= TINY else url


def _largest(srcset: str) -> str:
    """The address of a srcset that promises the most pixels."""
    if not srcset:
        return ""
    choices = [words for one in _CHOICES.split(srcset[:10_000]) if (words := one.split())]
    sized = [(_pixels(words[-1]), words[0]) for words in choices]
    return max(sized, default=(0.0, ""))[1]


@lru_cache(64)  # sets promise the same few sizes
def _pixels(promise: str) -> float:
    found = _PROMISE.match(promise)
    return float(found.group(1)) if found else 0.0


def _is_tiny(image: HtmlElement) -> bool:
    """Whether a picture says that it is no wider than a decoration, in pixels."""
    found = _WIDTH.match(image.get("width", ""))
    return found is not None and int(found.group()) <= TINY and image.get("layout") not in RATIOS
