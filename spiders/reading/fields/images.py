"""Pictures of an article with their captions: those in its text, or else what its page shows for them."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice

from lxml.html import HtmlElement

from spiders.reading.fields.above import PICTURES, pictures_above, pictures_featured, pictures_named
from spiders.reading.fields.picture_addresses import address_of_picture, decorates
from spiders.reading.text.body import Body, Picture
from spiders.reading.text.elements import body_of
from spiders.reading.tree.addresses import bare_address
from spiders.reading.tree.beside import is_beside
from spiders.reading.tree.finders import following
from spiders.reading.tree.jsonld import addresses_of
from spiders.reading.tree.margins import is_in_margin
from spiders.reading.tree.page import Page
from storage.article import Image

MOST = 50  # of an article
LOOKED_AT = 1_000  # figures
AROUND = 8  # ancestors of a figure that may say whose it is
# Of one picture in several sizes, as Ghost has it.
_SIZED = re.compile(r"/size/w\d{2,4}(?:/format/\w{3,5})?(?=/)")


def images_of(page: Page, body: Body) -> tuple[list[Image], str]:
    """The pictures of an article in their order, and where they were found: in its text, else in the
    figures of the page, else what leads the text, else what the page shows of itself to others, else what
    is named as the picture of an article."""
    for find, method in _PICTURES:
        if images := _images(page, find(page, body)):
            return images, method
    named, method = _shown_to_others(page)
    return (named, method) if named else (_images(page, pictures_named(page)), "named")


def _images(page: Page, pictures: list[Picture]) -> list[Image]:
    images: dict[str, Image] = {}
    for picture in pictures[: 4 * MOST]:
        if not (url := address_of_picture(page, picture.element)):
            continue
        whole = _SIZED.sub("", url)
        if whole not in images or not images[whole].caption:  # shown twice, once with a caption
            images[whole] = Image(url, picture.caption or None, picture.credit or None)
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


def _shown_to_others(page: Page) -> tuple[list[Image], str]:
    shown = page.all_said("og:image", "og:image:url", "og:image:secure_url", "twitter:image")
    for named, method in ((shown, "open graph"), (addresses_of(page.article.get("image")), "json-ld")):
        for url in filter(None, map(page.absolute, named[:3])):
            if not decorates(bare_address(url)):
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
    url = bare_address(page.absolute(link.get("href") or "") or "")
    return bool(url) and not url.endswith(PICTURES) and url != bare_address(page.url)
