"""Pictures with captions and videos of an article, their addresses made whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice

from lxml.html import HtmlElement

from spiders.reading.fields.above import (
    PICTURES,
    RATIOS,
    pictures_above,
    pictures_featured,
    pictures_named,
)
from spiders.reading.fields.players import is_player
from spiders.reading.text.body import Body, Picture, body_of
from spiders.reading.tree.beside import is_beside
from spiders.reading.tree.finders import first_of, following
from spiders.reading.tree.jsonld import addresses_of, text_of
from spiders.reading.tree.margins import OUTSIDE, is_in_margin
from spiders.reading.tree.names import once
from spiders.reading.tree.page import Page
from storage.article import Image

MOST = 50
LOOKED_AT = 1_000  # figures
TINY = 60  # pixels: a picture no wider is decoration
# Where sites keep the address of a picture that is loaded when it comes into sight, the best first.
LAZY = (
    "data-photo-original-src", "data-original", "data-src", "data-lazy-src", "data-lazy", "data-original-src",
    "data-url", "data-image", "data-image-src", "data-hi-res-src", "data-full-src", "data-large-file",
    "data-srclazy", "data-echo", "data-cfsrc",
)  # fmt: skip
_LAZY = frozenset(LAZY)
SETS = ("data-srcset", "data-lazy-srcset", "srcset")
_SETS = frozenset(SETS)
# Words of a class or of an address by which a picture is none of the article's, in small letters and with
# what stands before them: a pattern that minds capitals or the beginning takes three times as long.
_DECORATION = re.compile(
    r"[\s/_.-](?:avatars?|gravatar|emojis?|icons?|logos?|favicon|pixel|spacer|blank|tracking|tracker|spinner|sprite"
    r"|qr-?code|1x1|transparent|placeholder|no[-_]?(?:image|photo)|share-?button|wp-smiley|publication-cover"
    r"|default[-_](?:og|share|social|image|thumb|thumbnail))(?=[\s/_.\d-]|$)"
)
_LOADING = re.compile(r"load(?:ing|er)[\w-]*\.(?:gif|svg|png)$", re.I)  # shown until the picture comes
_COUNTER = "doubleclick.net"
AROUND = 8  # ancestors of a figure that may say whose it is
FRAMED = ("src", "data-src", "data-lazy-src", "data")
# From one headline onwards: to ask every element what stands before it takes quadratic time.
_FRAMES_BELOW = first_of(100, f"(//h1)[1]/following::iframe{OUTSIDE}", f"(//h1)[1]/following::video{OUTSIDE}")
_PROMISE = re.compile(r"(\d{1,5}(?:\.\d{1,3})?)[wx]$")
_WIDTH = re.compile(r"\d{1,5}")
_DOUBLED = re.compile(r"^https?://[^/]*(https?://.+)$")
_SIZED = re.compile(
    r"/size/w\d{2,4}(?:/format/\w{3,5})?(?=/)"
)  # of one picture in several sizes, as Ghost has it
_THUMB = re.compile(r"/(\d{1,4})x(\d{1,4})/")


def images_of(page: Page, body: Body) -> tuple[list[Image], str]:
    """The pictures of an article in their order, and where they were found: in its text, else in the
    figures of the page, else what leads the text, else what the page shows of itself to others, else what
    is named as the picture of an article."""
    for find, method in _PICTURES:
        if images := _images(page, find(page, body)):
            return images, method
    named, method = _named(page)
    return (named, method) if named else (_images(page, pictures_named(page)), "named")


def _images(page: Page, pictures: list[Picture]) -> list[Image]:
    images: dict[str, Image] = {}
    for picture in pictures[: 4 * MOST]:
        if not (url := _address(page, picture.element)):
            continue
        whole = _SIZED.sub("", url)
        if whole not in images or not images[whole].caption:  # shown twice, once with a caption
            images[whole] = _image(url, picture)
    return list(images.values())[:MOST]


def _with_leading(page: Page, body: Body) -> list[Picture]:
    """The pictures of a text, with what stands between headline and text ahead of them: a figure, or else
    a picture in whatever shows it."""
    if not body.pictures:
        return []
    within = {picture.element for picture in body.pictures}
    for figure in _first_below(page):
        pictures = body_of([figure], set()).pictures
        if within.isdisjoint(one.element for one in pictures) and not _teases(page, figure):
            return [*pictures, *body.pictures]
    leading = pictures_above(page, body) or pictures_featured(page)
    return [*leading, *body.pictures] if within.isdisjoint(one.element for one in leading) else body.pictures


def _first_below(page: Page) -> list[HtmlElement]:
    """The first figure below the headline, if a picture stands in it."""
    below = following(page.first("h1"), "figure") if page.all("figure") else ()
    return [one for one in islice(below, 1) if _holds_picture(one)]


def _holds_picture(figure: HtmlElement) -> bool:
    return next(figure.iter("img"), None) is not None


def _named(page: Page) -> tuple[list[Image], str]:
    shown = page.all_said("og:image", "og:image:url", "og:image:secure_url", "twitter:image")
    for named, method in ((shown, "open graph"), (addresses_of(page.article.get("image")), "json-ld")):
        for url in filter(None, map(page.absolute, named[:3])):
            if not _decorates(_path(url)):
                return [Image(url)], method
    return [], ""


def _figures(page: Page, body: Body) -> list[Picture]:
    """The figures of a page that stand in no list, for readers that do not keep pictures."""
    if body.pictures:
        return []
    shown = (one for one in page.all("figure")[:LOOKED_AT] if _holds_picture(one))
    figures = list(islice((one for one in shown if not is_in_margin(one)), MOST))
    # A page whose figures lead elsewhere is a list of teasers, its article has at most one of its own.
    own = [one for one in figures if not _teases(page, one)]
    return [picture for one in own for picture in body_of([one], set()).pictures]


_PICTURES: tuple[tuple[Callable[[Page, Body], list[Picture]], str], ...] = (
    (_with_leading, "text"),
    (_figures, "figures"),
    (pictures_above, "above the text"),
)


def _teases(page: Page, figure: HtmlElement) -> bool:
    """Whether a figure is a link to another page, or stands in the block of one."""
    links = [one for one in (figure, *islice(figure.iterancestors(), AROUND)) if one.tag == "a"]
    return is_beside(figure) or any(_leads_away(page, link) for link in links)


def _leads_away(page: Page, link: HtmlElement) -> bool:
    url = page.absolute(link.get("href") or "")
    return bool(url) and not _path(url or "").endswith(PICTURES) and _path(url or "") != _path(page.url)


def _image(url: str, picture: Picture) -> Image:
    return Image(url, picture.caption or None, picture.credit or None)


def _address(page: Page, image: HtmlElement) -> str | None:
    width = "" if image.get("layout") in RATIOS else image.get("width", "")
    if (width and _is_tiny(width)) or _is_named(f"{image.get('class', '')} {image.get('id', '')}"):
        return None
    for address in _addresses(image):
        url = _whole(page, address)
        if url and not ("load" in (path := _path(url)) and _LOADING.search(path)):
            return None if _decorates(path) else url
    return None


def _decorates(name: str) -> bool:
    """Whether a class or an address is that of a decoration."""
    name = f" {name.lower()}"
    return _DECORATION.search(name) is not None or _COUNTER in name


_is_named = once(_decorates)


def _addresses(image: HtmlElement) -> Iterator[str]:
    """Where a picture may be found, the best first: what is loaded when it comes into sight, the largest of a
    set, what is shown at first, what is shown where scripts do not run."""
    said = image.keys()
    if not _LAZY.isdisjoint(said):
        yield from filter(None, map(image.get, LAZY))
    if not _SETS.isdisjoint(said):
        yield _largest(_first_of(image, SETS))
    # The parser does not know that <source> is empty, so a picture may stand within the last of them.
    for picture in islice(image.iterancestors("picture"), 1):
        yield from (_largest(_first_of(one, SETS)) for one in picture.iter("source"))
    yield image.get("src", "")
    around = image.getparent()
    beside = (image.getnext(), None if around is None else around.getnext())
    for one in beside:
        if one is not None and one.tag == "noscript":
            yield from (inner.get("src", "") for inner in one.iter("img"))


def _first_of(element: HtmlElement, names: tuple[str, ...]) -> str:
    return next((value for name in names if (value := element.get(name))), "")


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
    choices = [one.split() for one in re.split(r",\s+", srcset[:10_000]) if one.strip()]
    sized = [(_pixels(one[-1]), one[0]) for one in choices]
    return max(sized, default=(0.0, ""))[1]


def _pixels(promise: str) -> float:
    found = _PROMISE.match(promise)
    return float(found.group(1)) if found else 0.0


def _is_tiny(width: str) -> bool:
    found = _WIDTH.match(width)
    return found is not None and int(found.group()) <= TINY


def videos_of(page: Page, body: Body) -> tuple[list[str], str]:
    """The addresses of players and films of an article, and where they were found."""
    said = page.article.get("video")
    told = [text_of(said, "embedUrl"), text_of(said, "contentUrl")]
    named = page.all_said("og:video", "og:video:url", "og:video:secure_url")
    for addresses, method in ((framed(body.frames), "text"), (told, "json-ld"), (named, "open graph")):
        if found := _players(page, addresses):
            return found, method
    if not _players(page, framed([*page.all("iframe"), *page.all("video")])):
        return [], ""
    below = [one for one in _FRAMES_BELOW(page.tree)[:MOST] if not is_beside(one)]
    found = _players(page, framed(below))
    return found, "page" if found else ""


def _players(page: Page, addresses: list[str]) -> list[str]:
    urls = (url for url in map(page.absolute, filter(None, addresses)) if url and is_player(url))
    return list(dict.fromkeys(urls))[:MOST]


def framed(frames: list[HtmlElement]) -> list[str]:
    """What these frames, players and objects show."""
    parts = (part for frame in frames for part in frame.iter("iframe", "video", "source", "embed", "object"))
    return [address for part in parts if (address := _first_of(part, FRAMED))]


def _path(url: str) -> str:
    return url.partition("?")[0].partition("#")[0].lower()
