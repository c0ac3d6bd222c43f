"""Lists whose text is told in teasers: each in an element of its own, below a headline that leads away."""

from __future__ import annotations

from collections import defaultdict
from itertools import islice
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from spiders.reading.tree.addresses import host_of
from spiders.reading.tree.finders import finder
from spiders.reading.tree.page import Page
from spiders.reading.tree.texts import text_in

FEW, MANY = 2, 4  # teasers in a list, and of one name
MOST = 60  # headlines that are looked at
LEAST = 12  # characters of a headline
DEPTH = 12  # elements around a headline, the greatest of which with no other headline is its teaser
MOSTLY, MOST_OF_ONE = 0.75, 0.7  # of a text that all teasers hold, and that no single one holds
LED = 0.7  # of a text that is but links
LOOKED_AT, LINKS_LOOKED_AT = 20_000, 2_000  # characters of a text, links of a page
SHORT = 4_000  # characters of a text that may be but links
BEGIN = 60  # characters by which a line is known

_HEADS = finder("//h1 | //h2 | //h3 | //h4 | //h5")
_CALLED_HEADS = finder("//a[contains(@class, 'title')] | //*[contains(@class, 'title')][child::a]")

Head = tuple[HtmlElement, str]  # and where it leads


def is_of_teasers(page: Page, text: str) -> bool:
    """Whether nearly all that would be read as an article stands in the teasers of several others, or in one
    of several that are alike."""
    found = _teasers(page)
    if len(found) < FEW:
        return False
    teasers = [text_in(one) for one in found]
    lines = [line for line in text[:LOOKED_AT].split("\n") if line]
    held = [0] * len(teasers)
    for line in lines:
        place = next((n for n, teaser in enumerate(teasers) if line[:BEGIN] in teaser), None)
        if place is not None:
            held[place] += len(line)
    told, size, most = sum(held), sum(map(len, lines)), max(held)
    if told < MOSTLY * size:
        return False
    if most == told:
        return _is_one_of_many(found[held.index(most)], found)
    return sum(map(bool, held)) >= FEW and most <= MOST_OF_ONE * told


def _is_one_of_many(teaser: HtmlElement, teasers: list[HtmlElement]) -> bool:
    """Whether others of the same name stand beside a teaser in the same element."""
    own = teaser.getparent(), teaser.tag, teaser.get("class")
    return [(one.getparent(), one.tag, one.get("class")) for one in teasers].count(own) >= MANY


def is_of_links(page: Page, text: str) -> bool:
    """Whether nearly all that would be read as an article are the headlines of others, that lead to them."""
    if len(text) > SHORT:
        return False
    links = {text_in(link) for link in page.all("a")[:LINKS_LOOKED_AT] if _led_to(page, link)}
    led = [link for link in links if link in text and _is_headline(page, link)]
    return len(led) >= FEW and sum(map(len, led)) >= LED * len(text)


def _teasers(page: Page) -> list[HtmlElement]:
    """The greatest elements that hold the headline of one other article each."""
    heads = (
        _led(page, _HEADS(page.tree))
        or _led(page, _CALLED_HEADS(page.tree))
        or _led(page, _links_of_items(page))
    )
    if len({url for _, url in heads}) < FEW:
        return []
    led: dict[HtmlElement, set[str]] = defaultdict(set)
    for head, url in heads:
        for one in (head, *head.iterancestors()):
            led[one].add(url)
    found = {_greatest(head, led): None for head, _ in heads}
    return list(found)


def _links_of_items(page: Page) -> list[HtmlElement]:
    """The links of elements that are named as items of a list, where several are named alike."""
    items: dict[str, list[HtmlElement]] = defaultdict(list)
    for link in page.all("a")[:LINKS_LOOKED_AT]:
        if "item" in (name := link.getparent().get("class") or ""):
            items[name].append(link)
    most = max(items.values(), key=len, default=[])
    return most if len(most) >= MANY else []


def _greatest(head: HtmlElement, led: dict[HtmlElement, set[str]]) -> HtmlElement:
    around = head
    for one in islice(head.iterancestors(), DEPTH):
        if len(led[one]) > 1:
            break
        around = one
    return around


def _led(page: Page, headings: list[HtmlElement]) -> list[Head]:
    """The headings that lead to other pages of the site, and where they lead."""
    found = []
    for head in headings[: 4 * MOST]:
        link = head if head.tag == "a" else next(head.iter("a"), None)
        link = next(head.iterancestors("a"), None) if link is None else link
        if link is not None and (url := _led_to(page, link)) and _is_headline(page, text_in(head)):
            found.append((head, url))
    return found[:MOST]


def _led_to(page: Page, link: HtmlElement) -> str:
    """The address of another page of the site to which a link leads, unless it is the front page."""
    url = page.absolute(link.get("href") or "") or ""
    there, here = urlsplit(url), urlsplit(page.url)
    path = there.path.strip("/")
    own = path == here.path.strip("/") and (there.query == here.query or not (there.query and here.query))
    away = path and not own and host_of(url) == host_of(page.url)
    return f"{path}?{there.query}" if away else ""


def _is_headline(page: Page, text: str) -> bool:
    """Whether a text is as long as a headline, and not that of the page."""
    return len(text) >= LEAST and not any(text in text_in(one) for one in page.all("title")[:2])
