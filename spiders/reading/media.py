"""Pictures with captions, videos and documents of an article, their addresses made whole."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from spiders.reading.body import Body, Picture
from spiders.reading.jsonld import addresses_of
from spiders.reading.page import Page
from storage.article import Image

MOST = 50
TINY = 60  # pixels: a picture no wider is decoration
# Where sites keep the address of a picture that is loaded when it comes into sight, the best first.
LAZY = (
    "data-photo-original-src", "data-original", "data-src", "data-lazy-src", "data-lazy", "data-original-src",
    "data-url", "data-image", "src",
)  # fmt: skip
DOCUMENTS = (".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".odt", ".rtf")
PLAYERS = re.compile(
    r"youtube(?:-nocookie)?\.com/embed|player\.vimeo|dailymotion\.com/embed|facebook\.com/plugins/video"
    r"|rutube\.ru/play|aparat\.com/video|\.mp4|\.m3u8"
)
_DOUBLED = re.compile(r"^https?://[^/]*(https?://.+)$")
_THUMB = re.compile(r"/(\d{1,4})x(\d{1,4})/")
_CREDIT = re.compile(
    r"\s*[(（]?(?:Nguồn ảnh|Ảnh|Photo|Credit|Crédit photo|Foto|Фото|Сүрөт|图|عکس|تصویر|تصوير)\s*[:：]"
    r"\s*([^()（）]{2,80}?)[)）]?\s*\.?$"
)


def images_of(page: Page, body: Body) -> list[Image]:
    """The pictures of an article in their order; the page's own picture where the text has none."""
    images: dict[str, Image] = {}
    for picture in body.pictures[: 4 * MOST]:
        if (url := _address(page, picture.element)) and url not in images:
            images[url] = _image(url, picture)
    if not images:
        named = [
            *page.all_said("og:image", "og:image:url", "twitter:image"),
            *addresses_of(page.article.get("image")),
        ]
        images = {url: Image(url) for url in map(page.absolute, named[:3]) if url}
        images = dict(list(images.items())[:1])
    return list(images.values())[:MOST]


def _image(url: str, picture: Picture) -> Image:
    caption = picture.caption
    if not caption:
        return Image(url)
    if found := _CREDIT.search(caption):
        return Image(url, caption[: found.start()].strip() or None, found.group(1).strip())
    return Image(url, caption)


def _address(page: Page, image: HtmlElement) -> str | None:
    if _is_tiny(image):
        return None
    named = [image.get(name, "") for name in LAZY]
    named.insert(-1, _largest(image.get("data-srcset") or image.get("srcset") or ""))
    for address in named:
        url = _whole(page, address)
        if url:
            return url
    return None


def _whole(page: Page, address: str) -> str | None:
    """An address made absolute; some sites write their host twice, before the whole address."""
    if not address or address.startswith("data:"):
        return None
    doubled = _DOUBLED.match(address)
    url = page.absolute(doubled.group(1) if doubled else address)
    thumb = _THUMB.search(url or "")
    return None if thumb and int(thumb.group(1)) <= TINY else url


def _largest(srcset: str) -> str:
    """The address of a srcset that promises the most pixels."""
    choices = [one.split() for one in re.split(r",\s+", srcset[:10_000]) if one.strip()]
    sized = [(_pixels(one[-1]), one[0]) for one in choices]
    return max(sized, default=(0.0, ""))[1]


def _pixels(promise: str) -> float:
    found = re.match(r"(\d{1,5}(?:\.\d{1,3})?)[wx]$", promise)
    return float(found.group(1)) if found else 0.0


def _is_tiny(image: HtmlElement) -> bool:
    width = re.match(r"\d{1,5}", image.get("width") or "")
    return bool(width and int(width.group()) <= TINY)


def videos_of(page: Page, body: Body) -> list[str]:
    """The addresses of players and films within an article."""
    sources = [
        address
        for frame in body.frames
        for element in frame.iter("iframe", "video", "source", "embed")
        if (address := element.get("src") or element.get("data-src"))
    ]
    named = page.all_said("og:video", "og:video:url", "og:video:secure_url")
    found = [url for url in map(page.absolute, [*sources, *named]) if url and PLAYERS.search(url)]
    return list(dict.fromkeys(found))[:MOST]


def documents_of(page: Page, body: Body) -> list[str]:
    """The addresses of documents to which an article links."""
    urls = [page.absolute(link.get("href") or "") for link in body.links]
    return list(dict.fromkeys(url for url in urls if url and _path(url).endswith(DOCUMENTS)))[:MOST]


def _path(url: str) -> str:
    return re.split("[?#]", url, maxsplit=1)[0].lower()
