"""What stands on a page between its headline and the text of its article: a picture, a standfirst."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, takewhile

from lxml.html import HtmlElement

from spiders.reading.fields.headline import headline
from spiders.reading.text.body import Body, Picture
from spiders.reading.text.elements import body_of
from spiders.reading.tree.beside import is_beside
from spiders.reading.tree.element_names import pattern_of
from spiders.reading.tree.finders import first_of, following
from spiders.reading.tree.junk import is_hidden
from spiders.reading.tree.margins import MARGINS
from spiders.reading.tree.names import once
from spiders.reading.tree.page import Page
from spiders.reading.tree.texts import length_of, on_one_line

FIRST = 8  # pictures behind the headline of which one may lead the text
MOST = 200  # elements behind the headline that are looked at
BEGIN = 12  # characters by which the begin of a text is known
LEAST, LOOKED_AT = 4, 100  # characters of an element's text that may begin it
AROUND = 4  # elements around a picture that may hold its caption
LONGEST = 500  # characters in such an element
LEAST_WIDTH = 200  # pixels of a picture that leads a text
PHOTOGRAPHS = (".jpg", ".jpeg", ".webp", ".avif")
PICTURES = (*PHOTOGRAPHS, ".png", ".gif")
RATIOS = ("responsive", "fill", "flex-item")  # layouts of AMP in which width and height are but a ratio
_WIDTH = re.compile(r"\d{1,5}")
# A width of three figures or less that an address asks for.
_SMALL = re.compile(r"-(\d{1,3})x\d{1,3}[./]|[?&](?:w|width)=(\d{1,3})(?!\d)")
_OF_PEOPLE = re.compile(r"[/_-](?:authors?|bio|contributors?|headshots?|profiles?|staff|team)[/_.-]")
_APART = MARGINS | {"button", "form", "li"}
_is_of_others = once(pattern_of("picture of others").search)
_leads_by_name = once(pattern_of("lead picture").search)
_NAMES = (b"wp-post-image", b"featured", b"field--name-field")
_BLOCK = "wp-block-post-featured-image"
_NAMED = first_of(
    5,
    "//img[contains(@class, 'wp-post-image')]",
    # The ways up: to ask for ancestors makes a set of all of them, for each picture.
    *(
        f"//img[{' or '.join(f'contains({up}@class, {name!r})' for up in ('', '../', '../../'))}]"
        for name in ("featured", "field--name-field")
    ),
)


def elements_above(page: Page, body: Body) -> list[HtmlElement]:
    """The elements behind the headline up to the one that begins the text; none where the text begins
    nowhere near."""
    first = body.lines[0] if body.lines else ""
    passed: list[HtmlElement] = []
    for element in islice(following(headline(page)), MOST):
        if _begins(element.text, first):
            return passed
        passed.append(element)
        if _begins(element.tail, first):
            return passed + list(element.iterdescendants())
    return []


def _begins(text: str | None, line: str) -> bool:
    """Whether a line begins with a text, or a text with how the line begins."""
    begun = on_one_line(text[:LOOKED_AT]) if text else ""
    return len(begun) >= LEAST and (line.startswith(begun) or begun.startswith(line[:BEGIN]))


def pictures_above(page: Page, body: Body) -> list[Picture]:
    """The picture that leads a text, whatever element shows it, with those of the same element."""
    likely = list(_likely(page, {picture.element for picture in body.pictures}))
    if not likely:  # as on most pages
        return []
    above = elements_above(page, body)
    leading = next((one for one in likely if one in above), None)
    return [] if leading is None else _with_words(leading, above)


def _likely(page: Page, within: set[HtmlElement]) -> Iterator[HtmlElement]:
    """The first pictures behind the headline that may lead a text, up to the first one ``within`` it."""
    for image in islice(following(headline(page), "img"), FIRST):
        if image in within:
            return
        if _may_lead(page, image):
            yield image


def _with_words(image: HtmlElement, above: list[HtmlElement]) -> list[Picture]:
    """A picture with the words around it, in the greatest element that holds little else."""
    known, around = set(above), image
    for one in islice(image.iterancestors(), AROUND):
        if one not in known or length_of(one) > LONGEST or next(one.iter("time", "h1"), None) is not None:
            break
        around = one
    pictures = body_of([around], set(), frozenset()).pictures if around is not image else []
    return next(([one] for one in pictures if one.element is image), [Picture(image)])


def pictures_named(page: Page) -> list[Picture]:
    """The picture of an article by what systems call it, wherever it stands."""
    if not any(map(page.may_hold, _NAMES)):
        return []
    found = (one for one in _NAMED(page.tree) if _is_named(one) and _may_lead(page, one))
    return [Picture(one) for one in islice(found, 1)]


def pictures_featured(page: Page) -> list[Picture]:
    """The picture of an article in the block that WordPress keeps for it, above the headline or below."""
    blocks = (one for one in page.all("figure") if _BLOCK in one.get("class", ""))
    found = (image for block in blocks for image in block.iter("img"))
    return [Picture(one) for one in islice(found, 1) if _may_lead(page, one)]


def _is_named(image: HtmlElement) -> bool:
    around = (image, *islice(image.iterancestors(), 2))
    return any(_leads_by_name(one.get("class") or "") for one in around)


def _may_lead(page: Page, image: HtmlElement) -> bool:
    """Whether a picture may be the article's: not of its writer, of tools, of a link to another page."""
    around = list(takewhile(_is_of_body, (image, *islice(image.iterancestors(), AROUND))))
    if not _APART.isdisjoint(one.tag for one in around) or not _is_large(image):
        return False
    for one in around:
        if (one.tag == "a" and not leads_to_picture(page, one)) or is_hidden(one):
            return False
        if _is_of_others(f"{one.get('class', '')} {one.get('id', '')}"):
            return False
    return not is_beside(image)


def _is_of_body(element: HtmlElement) -> bool:
    return str(element.tag) != "body"


def leads_to_picture(page: Page, link: HtmlElement) -> bool:
    """Whether a link leads to a picture, or nowhere else than to its own page."""
    address = (link.get("href") or "").strip()
    url = page.absolute(address) or ""
    path = url.partition("?")[0].partition("#")[0]
    return not address or path.lower().endswith(PICTURES) or path == page.url.partition("?")[0]


def _is_large(image: HtmlElement) -> bool:
    """Whether a picture is as wide as one that leads a text, or, where it does not say, a photograph."""
    said = dict(image.items())
    width = _WIDTH.match(said.get("width", "")) if said.get("layout") not in RATIOS else None
    if width:
        return int(width.group()) >= LEAST_WIDTH
    sources = (value for name, value in said.items() if "src" in name or name.startswith("data-"))
    addresses = " ".join(sources).lower()
    asked = [int(one or other) for one, other in _SMALL.findall(addresses)]
    if _OF_PEOPLE.search(addresses) or (asked and max(asked) < LEAST_WIDTH):
        return False
    return _is_named(image) or any(end in addresses for end in PHOTOGRAPHS)
