"""Pages that list articles and are none: fronts, sections, tags, archives, results of a search."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urlsplit

from lxml.html import HtmlElement

from spiders.reading.kinds.list_addresses import is_archives, may_be_lists
from spiders.reading.kinds.teasers import is_of_links, is_of_teasers
from spiders.reading.tree.addresses import host_of
from spiders.reading.tree.element_names import whole_names
from spiders.reading.tree.finders import finder
from spiders.reading.tree.jsonld import ARTICLES, Node, text_of
from spiders.reading.tree.page import Page
from spiders.reading.tree.texts import length_of, text_in, whole_text

SURE, SURE_AGAINST = 3, 6  # points that make a list of a page, and of one that calls itself an article
MANY_LINKS, MANY_HEADS = 15, 8
MOSTLY, LEAST_LED = 0.7, 0.4  # of whose text links make up; of that and the days beside them
SOME, HALF = 0.2, 0.35  # of the lines, of the characters of a text that are links
LONG, LONG_UNSPACED = 150, 60  # characters of a paragraph that tells a story
FEW = 2  # of them in a list
HEADLINE = 7  # words of an address that are one
LINE = 15  # characters of a headline
LOOKED_AT, LINKS_LOOKED_AT = 20_000, 2_000  # characters of a text, links of a page

_LISTS, _SINGLES = whole_names("list"), whole_names("single article")  # names of the body
ITEMS = ARTICLES | {"Recipe", "HowTo", "MedicalWebPage"}  # of one thing
TYPES = frozenset(("CollectionPage", "SearchResultsPage", "ItemList"))
DAY = re.compile(r"/(?:19|20)\d\d[/-]?(?:0?[1-9]|1[0-2])[/-]?(?:0?[1-9]|[12]\d|3[01])/[^/]*\w")
SLUG_WORDS = re.compile(r"[^\W\d_]+")
SEARCH = re.compile(r"(?:^|&)(?:s|q|query|keyword|tukhoa|search)=", re.I)
_WORD = re.compile(r"/?(?:[^\W\d_]{3,20}/?)?")  # of a section or of nothing
_SPAN = re.compile(r"(?:/[a-z]+)?/((?:19|20)\d\d)(?:/(\d\d?))?(?:/|\.html?)?", re.I)  # a year, a month
_FRONT = re.compile(r"/?(?:index\.\w{3,5})?", re.I)
_SITES = ("website", "blog")  # what Open Graph calls a front page, and many other pages
_FIGURES = re.compile(r"[\s\[(]*\d[\d.:/年月日-]*[\])]*")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
_HEADS = finder("//h1 | //h2 | //h3 | //h4 | //h5")
_LINKS = finder("//a[@href]")
_NEXT = finder("//link[@rel='next' or @rel='prev'] | //a[@rel='next' or @rel='prev']")


def list_page(page: Page, text: str) -> bool:
    """Whether a page lists others; ``text`` is what was read of it as an article."""
    if _is_archive(page) or _is_front(page) or _is_roll(page, text):
        return True
    sure = SURE_AGAINST if _calls_itself_article(page) else SURE
    points = _by_itself(page)
    if points == 0 and _is_storys(urlsplit(page.url).path):
        return False
    if sure == SURE and (is_of_teasers(page, text) or is_of_links(page, text)):
        return True
    if sure == SURE_AGAINST and points < FEW:
        return False
    links = [text_in(one) for one in _LINKS(page.tree)[:LINKS_LOOKED_AT]]
    if sure == SURE and _is_links(page, links, text):
        return True
    led = _by_links(page, links, text)
    return led > 0 and points + led >= sure and not (points == 0 and _ends_in_links(page, text))


def _is_archive(page: Page) -> bool:
    """Whether a page has the address of an archive, leads on, and says no day of its own publication."""
    path = urlsplit(page.url).path
    dated = page.said("article:published_time") or page.article.get("datePublished")
    dated = dated and not _tells_of_another(page) and not _begins_span(path, str(dated))
    return bool(is_archives(path) and page.leads and not dated and not _is_storys(path))


def _begins_span(path: str, day: str) -> bool:
    """Whether a day is but the first of the year or the month that is the whole of a path."""
    span = _SPAN.fullmatch(path)
    return span is not None and day.startswith(f"{span[1]}-{(span[2] or '1').zfill(2)}-01")


def _is_front(page: Page) -> bool:
    """Whether a page has its site's own address, and calls itself a front or leads to several stories."""
    address = urlsplit(page.url)
    if "." not in address.netloc or address.query or not _FRONT.fullmatch(address.path):
        return False
    articles = page.all("article")
    told = sum(map(_is_led_to, articles))
    if _calls_itself_article(page):
        told = told or len({_title_link(one) for one in articles} - {""})
        return told > FEW and page.said("og:type").lower() in _SITES
    heads = len(_linked_heads(page))
    if page.said("og:type").lower() not in _SITES:
        return told >= FEW or (heads > 0 and _is_named_list(page))
    named = page.site and any(text_in(one).startswith(page.site) for one in page.all("title"))
    return bool(named) or max(len(articles), heads) >= FEW


def _is_roll(page: Page, text: str) -> bool:
    """Whether a page at an address of one word, or of none, holds teasers alone, or its text does."""
    address = urlsplit(page.url)
    if "." not in address.netloc or address.query or not _WORD.fullmatch(address.path):
        return False
    if _calls_itself_article(page):
        return False
    teasers = page.all("article")
    if len(teasers) > FEW and all(map(_is_led_to, teasers)):
        return True
    if address.path.strip("/"):
        return False
    heads = {text_in(one) for one in _HEADS(page.tree)[:LINKS_LOOKED_AT] if _link_of(one) is not None}
    return sum(len(line) > LINE and line in heads for line in text[:LOOKED_AT].split("\n")) > FEW


def _is_named_list(page: Page) -> bool:
    names = {name for body in page.all("body") for name in (body.get("class") or "").lower().split()}
    return bool(names & _LISTS) and not names & _SINGLES


def _is_led_to(article: HtmlElement) -> bool:
    """Whether the headline of a teaser is a link."""
    head = next(article.iter("h1", "h2", "h3", "h4"), None)
    return head is not None and _link_of(head) is not None


def _title_link(article: HtmlElement) -> str:
    """Where the first link of a teaser leads that is as long as a headline; ``""``: it has none."""
    links = (one for one in article.iter("a") if len(text_in(one)) > LINE)
    return next((one.get("href") or "" for one in links), "")


def _tells_of_another(page: Page) -> bool:
    """Whether an article of a page's data has an address of its own on the site, below that of the page."""
    return any(_is_of_another(page, article) for article in (page.article, page.other) if article)


def _is_of_another(page: Page, article: Node) -> bool:
    said = article.get("mainEntityOfPage") or article.get("url")
    told = page.absolute(text_of(said, "@id")) if said else None
    here, there = urlsplit(page.url), urlsplit(told or page.url)
    if here.netloc != there.netloc or not there.path.strip("/"):
        return False
    own = _FRONT.fullmatch(here.path) or is_archives(here.path)
    return bool(own) and here.path.rstrip("/") != there.path.rstrip("/")


def _calls_itself_article(page: Page) -> bool:
    return (
        bool(page.kinds & ITEMS and not _tells_of_another(page))
        or page.said("og:type").lower() == "article"
        or bool(page.said("article:published_time"))
    )


def _by_itself(page: Page) -> int:
    """Points for what a page says that it is: by name, by type, by address."""
    address = urlsplit(page.url)
    return (
        2 * _is_named_list(page)
        + 2 * bool(page.kinds & TYPES)
        + 2 * (address.path in ("", "/") and not address.query and "." in address.netloc)
        + 2 * is_lists(address)
    )


def is_lists(address: SplitResult) -> bool:
    """Whether an address is that of a section, a tag, an archive, a search; a headline in it is a story's."""
    path = address.path
    if may_be_lists(path) and (is_archives(path) or not _is_storys(path)):
        return True
    return SEARCH.search(address.query) is not None


def _is_storys(path: str) -> bool:
    """Whether a path holds a day, or ends in a headline: no section's does."""
    return DAY.search(path) is not None or len(SLUG_WORDS.findall(named_by(path))) >= HEADLINE


def named_by(path: str) -> str:
    """What of a path names its page: its last part, or the one before where that is but a number."""
    rest, _, last = path.rstrip("/").rpartition("/")
    return rest.rpartition("/")[2] if last.isdigit() and rest else last


def _by_links(page: Page, links: list[str], text: str) -> int:
    """Points for where it leads: headlines that are links, and little else."""
    lines = text[:LOOKED_AT].split("\n")
    known = {link for link in links if len(link) > LINE}
    linked = [line for line in lines if line in known]
    heads = len(_linked_heads(page)) >= MANY_HEADS
    return (
        heads
        + 2 * (heads and _stories(lines) == 0)
        + (heads and bool(_NEXT(page.tree)))
        + (len(linked) > MANY_HEADS - FEW and len(linked) >= SOME * len(lines))
        + 2 * (sum(map(len, linked)) >= HALF * max(1, len(text[:LOOKED_AT])))
    )


def _ends_in_links(page: Page, text: str) -> bool:
    """Whether a text tells much, and no headlines lead away: then its links are its sources."""
    told = _stories(text[:LOOKED_AT].split("\n")) > FEW
    return told and len(_linked_heads(page)) < MANY_HEADS


def _is_links(page: Page, links: list[str], text: str) -> bool:
    """Whether a page is little but links and days, and so is its text."""
    led, whole = sum(map(len, links)), length_of(page.tree)
    if len(links) < MANY_LINKS or led < LEAST_LED * whole:
        return False
    if led < MOSTLY * whole and led < MOSTLY * _told(whole_text(page.tree)):
        return False
    found = text[:LOOKED_AT]
    return sum(len(link) for link in links[:500] if link in found) > MOSTLY * _told(found)


def _told(text: str) -> int:
    """The length of a text without days, hours and numbers."""
    return len(_FIGURES.sub("", text))


def _linked_heads(page: Page) -> set[str]:
    """The addresses of this site to which headlines lead."""
    found = set()
    for head in _HEADS(page.tree)[:LINKS_LOOKED_AT]:
        link = _link_of(head)
        url = (
            page.absolute(link.get("href") or "") if link is not None and len(text_in(head)) > LINE else None
        )
        if url and host_of(url) == host_of(page.url):
            found.add(url)
    return found


def _link_of(head: HtmlElement) -> HtmlElement | None:
    inner = next(head.iter("a"), None)
    return inner if inner is not None else next(head.iterancestors("a"), None)


def _stories(lines: list[str]) -> int:
    """How many lines are long enough to tell something."""
    return sum(len(line) >= (LONG_UNSPACED if _UNSPACED.search(line) else LONG) for line in lines)
