"""What a page's head says of it: its own address, its other forms, its language, section and keywords."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice, pairwise
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from spiders.reading.fields.trust import agreement
from spiders.reading.tree.addresses import host_of
from spiders.reading.tree.beside import is_beside
from spiders.reading.tree.finders import finder, first_of, following
from spiders.reading.tree.jsonld import text_of, texts_of
from spiders.reading.tree.margins import is_in_margin_but_own_foot
from spiders.reading.tree.page import Page
from spiders.reading.tree.permalinks import HEADINGS
from spiders.reading.tree.texts import short_text_in, text_in

MOST_ALTERNATES = 60
MOST_KEYWORDS = 40
MOST_LINKS = 60  # to categories or tags that are looked at
LEAST_HYPHENS, MANY_HYPHENS = 3, 4  # in a name that is made of a title, and surely is
SMALL = 60  # elements in the line that tells when an article was published, and where it is filed
AROUND_TAG = 4  # elements from a link on that may be named for tags
MOST_TAGS = 15  # of an article: more are a site's own
NEAR = 5  # elements around a link, the greatest of which may hold the date
STEPS = frozenset((">", "»", "›", "→", "::", ">>"))  # between the names of a trail
LONGEST_NAME = 40  # characters of a name in such a line; a headline has more
LONGEST_WORD = 80  # characters of a keyword or a section
LANGUAGE_META = ("og:locale", "content-language", "language", "dc.language", "inlanguage")
SECTION_META = (
    "article:section",
    "og:section",
    "parsely-section",
    "cxenseparse:recs:category",
    "section",
    "columnname",
    "articlesection",
)
NO_SECTIONS = frozenset((
    "post", "posts", "article", "articles", "uncategorized", "non classé", "sin categoría", "без рубрики",
    "chưa phân loại", "غير مصنف", "未分类",
))  # fmt: skip
KEYWORD_META = ("news_keywords", "keywords", "parsely-tags", "sailthru.tags", "tags")
_DIGIT = re.compile(r"\d")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,2}$")
_CRUMB = finder(".//a[@href]")
_GENRES = ("genre", "articleSection")
_TAGGED = first_of(MOST_KEYWORDS, "//@class[contains(., 'tags') or contains(., 'Tags')]")
_KICKERS = first_of(1, "//@class[contains(., 'article-tag')]")  # of Ghost
_CATEGORY, _PLACES_OF_TAGS = "/categor", ("/tag/", "/tags/", "/tag:")
_RELATIONS = frozenset(("category tag", "tag category"))  # of WordPress and its kin
_LISTED = frozenset(("li", "nav", "aside"))
_MACHINE = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}|://|^[\w ]+: ?\S|^\d+$")  # what sites tell their own machines
_PARTS = re.compile("[,،;；、，]")


def address_of(page: Page, home: str) -> tuple[str, str]:
    """The address that a page calls its own, if it is of this site and no front page; and the method."""
    for link, relation in page.answer(_relations):
        if "canonical" not in relation.split():
            continue
        url = page.absolute(link.get("href") or "")
        if (
            url
            and host_of(url) == host_of(page.url)
            and not _is_front(url, home)
            and not _is_above(url, page)
        ):
            found = url.split("#")[0]
            agreed = ["canonical", *(["open graph"] if page.said("og:url") == found else [])]
            return found, agreement(agreed)
    return page.url, "address"


def _relations(page: Page) -> list[tuple[HtmlElement, str]]:
    """The links in a page's head, and how each is related to it."""
    return [(link, (link.get("rel") or "").lower()) for link in page.all("link")]


def _is_front(url: str, home: str) -> bool:
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


def section_on(page: Page) -> tuple[str | None, str]:
    """The section that a page says it stands in, and where it says so."""
    said = next(iter(texts_of(page.article.get("articleSection"))), "")
    for found, method in ((said, "json-ld"), (page.said(*SECTION_META), "meta")):
        if 1 < len(found) <= LONGEST_WORD and found.lower() not in NO_SECTIONS:
            return found, method
    marked = (one for one, item in page.items if item in _GENRES and not is_beside(one))
    genre = next((text_in(next(one.iter("a"), one)) for one in marked), "")
    if 1 < len(genre) <= LONGEST_NAME and genre.lower() not in NO_SECTIONS:
        return genre, "category link"
    crumbs = [crumb for path in _crumbs(page) for crumb in _CRUMB(path)[:10]] or _trail(page)
    leading = [(text_in(link), page.absolute(link.get("href") or "")) for link in crumbs]
    named = [
        one for one, url in leading if one.lower() not in NO_SECTIONS and url and not _is_here(page, url)
    ]
    if named and 1 < len(named[-1]) <= LONGEST_WORD:
        return named[-1], "breadcrumb"
    filed = (text_in(link) for link in _filing(page) if not is_beside(link))
    found = next((name for name in filed if name.lower() not in NO_SECTIONS), "") or _kicker(page)
    return (found, "category link") if 1 < len(found) <= LONGEST_WORD else (None, "")


def _kicker(page: Page) -> str:
    """The first tag of an article, where a system shows it above the headline."""
    called = _KICKERS(page.tree)[:1] if page.may_hold(b"article-tag") else []
    heads = any(page.first("h1") in one.itersiblings() for one in called)
    return short_text_in(called[0], LONGEST_NAME) if heads else ""


def _crumbs(page: Page) -> list[HtmlElement]:
    """The first element that is named for breadcrumbs: to walk as far as that takes less than XPath does."""
    likely = page.tree.iter("*") if page.may_hold(b"readcrumb") else ()
    return list(islice(filter(_is_of_crumbs, likely), 1))


def _is_of_crumbs(element: HtmlElement) -> bool:
    said = element.get
    return "readcrumb" in f"{said('class', '')} {said('id', '')} {said('itemtype', '')}"


def _trail(page: Page) -> list[HtmlElement]:
    """The links of a line that leads down from the front page, step by step, whatever it is called."""
    for link, href in page.links:
        if _leads_on(link) and _is_front(page.absolute(href) or page.url, ""):
            line = [link, *islice(link.itersiblings("a"), 10)]
            return [step for before, step in pairwise(line) if _leads_on(before)]
    return []


def _leads_on(link: HtmlElement) -> bool:
    return bool(link.tail) and link.tail.strip() in STEPS


def _filing(page: Page) -> list[HtmlElement]:
    """Links that file an article under a category: by their relation, or else by the names around them."""
    said = ((one, href, one.get("rel")) for one, href in page.links)
    likely = [(one, href, rel) for one, href, rel in said if (rel and "tag" in rel) or _CATEGORY in href]
    filing = (one for one, href, rel in likely if _files(one, href, rel))
    return list(islice(filing, 10)) or _by_date(page, _CATEGORY)


def _files(link: HtmlElement, href: str, rel: str | None) -> bool:
    if rel is not None or _CATEGORY not in href:
        return rel in _RELATIONS or (rel == "tag" and "/category/" in href)
    around = link.getparent()
    named = (one for one in (link, around) if one is not None and "categor" in one.get("class", ""))
    return next(named, None) is not None and _LISTED.isdisjoint(one.tag for one in link.iterancestors())


def _by_date(page: Page, *places: str) -> list[HtmlElement]:
    """Links to such places that stand with the article's date in one small element, and with no headline."""
    if not any(place in page.leads for place in places):
        return []
    links = (one for one, href in page.links if any(place in href for place in places))
    return [one for one in islice(links, MOST_LINKS) if _is_by_date(one)]


def _is_by_date(link: HtmlElement) -> bool:
    for one in islice(link.iterancestors(), NEAR):
        inner = list(islice(one.iter(), SMALL + 1))
        if len(inner) > SMALL or one.tag in ("nav", "aside"):
            return False
        if any(part.tag == "time" or (part.tag == "abbr" and part.get("title")) for part in inner):
            return not any(map(_is_headline, inner))
    return False


def _is_headline(element: HtmlElement) -> bool:
    return element.tag in HEADINGS or (element.tag == "a" and len(text_in(element)) > LONGEST_NAME)


def _is_here(page: Page, url: str) -> bool:
    """Whether a crumb leads to the front page or to the article itself."""
    return _is_front(url, "") or url.split("#", maxsplit=1)[0] == page.url


def keywords_on(page: Page) -> tuple[list[str], str]:
    """The words under which a page files its article, and where it names them."""
    said = texts_of(page.article.get("keywords"))
    meta = [*page.all_said("article:tag"), *page.all_said(*KEYWORD_META)]
    methods = [name for name, texts in (("json-ld", said), ("meta", meta)) if texts]
    words = _words([*said, *meta])
    if words:
        return words, agreement(methods[:1])
    links = [one for one, href in page.links if one.get("rel") == "tag" and "/category/" not in href]
    if not links and any(place in page.leads for place in _PLACES_OF_TAGS):
        below = islice(filter(_leads_to_tag, following(page.first("h1"), "a")), MOST_KEYWORDS)
        links = [one for one in below if not is_beside(one)] or _by_date(page, "/tag/", "/tags/")
    links = links or _tagged(page)
    links = links or [one for one, item in page.items if item == "keywords"]
    words = _words([text_in(one) for one in links[:MOST_KEYWORDS]])
    return words, "tag links" if words else ""


def _leads_to_tag(link: HtmlElement) -> bool:
    """Whether a link leads to a tag and is named so, outside menus and margins."""
    href = link.get("href") or ""
    if not any(place in href for place in _PLACES_OF_TAGS):
        return False
    names = [one.get("class") or "" for one in islice(chain((link,), link.iterancestors()), AROUND_TAG)]
    return any("tag" in name or "Tag" in name for name in names) and not is_in_margin_but_own_foot(link)


def _tagged(page: Page) -> list[HtmlElement]:
    """The few links of one element that is named for tags, wherever they lead, outside menus and margins;
    or what it calls tags, where they lead nowhere."""
    for element in _TAGGED(page.tree) if page.may_hold(b"tags") or page.may_hold(b"Tags") else []:
        links = list(islice(element.iter("a"), MOST_TAGS + 1)) or [one for one in element if _is_tag(one)]
        if 0 < len(links) <= MOST_TAGS and not is_in_margin_but_own_foot(element) and not is_beside(element):
            return links if all(len(text_in(one)) <= LONGEST_NAME for one in links) else []
    return []


def _is_tag(element: HtmlElement) -> bool:
    """Whether an element calls itself a tag."""
    return element.tag == "span" and "tag" in (element.get("class") or "")


def _words(texts: list[str]) -> list[str]:
    parts = (part.strip(" \t#\"'") for text in texts for part in _PARTS.split(text))
    unique: dict[str, str] = {}
    for part in parts:
        if 1 < len(part) < LONGEST_WORD and not _MACHINE.search(part):
            unique.setdefault(part.casefold(), part)
    return list(unique.values())[:MOST_KEYWORDS]
