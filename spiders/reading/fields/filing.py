"""Where a site files an article: its section, and the words by which it is found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice, pairwise

from lxml.html import HtmlElement

from spiders.reading.fields.head import is_front
from spiders.reading.fields.web_names import names_of
from spiders.reading.text.line_words import words_of
from spiders.reading.tree.beside import is_beside
from spiders.reading.tree.finders import finder, first_of, following
from spiders.reading.tree.jsonld import texts_of
from spiders.reading.tree.margins import is_in_margin_but_own_foot
from spiders.reading.tree.page import Page
from spiders.reading.tree.permalinks import HEADINGS
from spiders.reading.tree.texts import short_text_in, text_in

MOST_KEYWORDS = 40
MOST_LINKS = 60  # to categories or tags that are looked at
SMALL = 60  # elements in the line that tells when an article was published, and where it is filed
AROUND_TAG = 4  # elements from a link on that may be named for tags
MOST_TAGS = 15  # of an article: more are a site's own
NEAR = 5  # elements around a link, the greatest of which may hold the date
STEPS = frozenset((">", "»", "›", "→", "::", ">>"))  # between the names of a trail
LONGEST_NAME = 40  # characters of a name in such a line; a headline has more
LONGEST_WORD = 80  # characters of a keyword or a section
SECTION_META, KEYWORD_META = names_of("field of a section"), names_of("field of keywords")
_NO_SECTIONS = frozenset(words_of("no section"))
_CRUMB = finder(".//a[@href]")
_GENRES = ("genre", "articleSection")
_TAGGED = first_of(MOST_KEYWORDS, "//@class[contains(., 'tags') or contains(., 'Tags')]")
_KICKER = "article-tag"  # of Ghost
_KICKERS = first_of(1, f"//@class[contains(., '{_KICKER}')]")
_CATEGORY, _PLACES_OF_TAGS = "/categor", ("/tag/", "/tags/", "/tag:")
_RELATIONS = frozenset(("category tag", "tag category"))  # of WordPress and its kin
_LISTED = frozenset(("li", "nav", "aside"))
_MACHINE = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}|://|^[\w ]+: ?\S|^\d+$")  # what sites tell their own machines
_PARTS = re.compile("[,،;；、，]")
_UNSPACED = re.compile("[\u3400-\u9fff]{2,}(?:\\s+[\u3400-\u9fff]{2,}){2,}")


def section_on(page: Page) -> tuple[str | None, str]:
    """The section that a page says it stands in, and where it says so."""
    found = ((name, method) for name, method in _sections(page) if 1 < len(name) <= LONGEST_WORD)
    return next(found, (None, ""))


def _sections(page: Page) -> Iterator[tuple[str, str]]:
    """What may be the section, the surest first, and where it stands."""
    yield _first_section(texts_of(page.article.get("articleSection"))[:1]), "json-ld"
    yield _first_section([page.said(*SECTION_META)]), "meta"
    genre = _first_section(_genre(page))
    yield genre if len(genre) <= LONGEST_NAME else "", "category link"
    yield _first_section(reversed(_path_down(page))), "breadcrumb"
    filed = (text_in(link) for link in _filing(page) if not is_beside(link))
    yield _first_section(filed) or _kicker(page), "category link"


def _first_section(names: Iterable[str]) -> str:
    return next((name for name in names if name.lower() not in _NO_SECTIONS), "")


def _genre(page: Page) -> Iterator[str]:
    """The first element that is marked as the section, as far as it says one."""
    marked = (one for one, item in page.items if item in _GENRES and not is_beside(one))
    return (text_in(next(one.iter("a"), one)) for one in islice(marked, 1))


def _path_down(page: Page) -> list[str]:
    """The names of what leads down to an article, without the front page and the article itself."""
    crumbs = [crumb for path in _crumbs(page) for crumb in _CRUMB(path)[:10]] or _trail(page)
    leading = ((text_in(link), page.absolute(link.get("href") or "")) for link in crumbs)
    return [name for name, url in leading if url and not _is_here(page, url)]


def _kicker(page: Page) -> str:
    """The first tag of an article, where a system shows it above the headline."""
    headline = page.first("h1")
    before = () if headline is None else headline.itersiblings("*", preceding=True)
    kickers = [one for one in before if _KICKER in one.get("class", "")]
    first = _KICKERS(page.tree)[0] if kickers else None
    return short_text_in(first, LONGEST_NAME) if first is not None and first in kickers else ""


def _crumbs(page: Page) -> list[HtmlElement]:
    """The first element that is named for breadcrumbs: to walk as far as that takes less than XPath does."""
    likely = page.tree.iter("*") if _may_lead_down(page.markup) else ()
    # To ask each for all that it says takes half as long as to ask for three things.
    named = (one for one in likely if "readcrumb" in " ".join(one.values()))
    return list(islice(filter(_is_of_crumbs, named), 1))


def _may_lead_down(markup: bytes) -> bool:
    """Whether a tag may name its element for breadcrumbs: many pages speak of them in JSON-LD alone."""
    *before, _ = markup.split(b"readcrumb")
    return not markup or any(part.rfind(b"<") > part.rfind(b">") for part in before)


def _is_of_crumbs(element: HtmlElement) -> bool:
    said = element.get
    return "readcrumb" in f"{said('class', '')} {said('id', '')} {said('itemtype', '')}"


def _trail(page: Page) -> list[HtmlElement]:
    """The links of a line that leads down from the front page, step by step, whatever it is called."""
    for link, href in page.links:
        # Few links have such a sign behind them: to ask for it here spares a call of each.
        if (tail := link.tail) and tail.strip() in STEPS and is_front(page.absolute(href) or page.url):
            line = [link, *islice(link.itersiblings("a"), 10)]
            return [step for before, step in pairwise(line) if _leads_on(before)]
    return []


def _leads_on(link: HtmlElement) -> bool:
    return bool(tail := link.tail) and tail.strip() in STEPS


def _filing(page: Page) -> list[HtmlElement]:
    """Links that file an article under a category: by their relation, or else by the names around them."""
    related = {one for one, relation in page.relations if "tag" in relation}
    links = page.links if related or _CATEGORY in page.leads else []
    likely = [(one, href) for one, href in links if one in related or _CATEGORY in href]
    filing = (one for one, href in likely if _files(one, href, one.get("rel")))
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
        if any(part.tag == "time" or part.get("title") for part in one.iter("time", "abbr")):
            return not any(map(_is_headline, inner))
    return False


def _is_headline(element: HtmlElement) -> bool:
    return element.tag in HEADINGS or (element.tag == "a" and len(text_in(element)) > LONGEST_NAME)


def _is_here(page: Page, url: str) -> bool:
    """Whether a crumb leads to the front page or to the article itself."""
    return is_front(url) or url.split("#", maxsplit=1)[0] == page.url


def keywords_on(page: Page) -> tuple[list[str], str]:
    """The words under which a page files its article, and where it names them."""
    said = texts_of(page.article.get("keywords"))
    meta = [*page.all_said("article:tag"), *page.all_said(*KEYWORD_META)]
    if words := _words([*said, *meta]):
        return words, "json-ld" if said else "meta"
    words = _words([text_in(one) for one in _tags(page)[:MOST_KEYWORDS]])
    return words, "tag links" if words else ""


def _tags(page: Page) -> list[HtmlElement]:
    """What shows the tags of an article: links of that relation, that lead there, or in what is named so."""
    links = [one for one, rel in page.relations if rel == "tag" and "/category/" not in one.get("href", "")]
    if not links and any(place in page.leads for place in _PLACES_OF_TAGS):
        below = islice(filter(_leads_to_tag, following(page.first("h1"), "a")), MOST_KEYWORDS)
        links = [one for one in below if not is_beside(one)] or _by_date(page, "/tag/", "/tags/")
    return links or _tagged(page) or [one for one, item in page.items if item == "keywords"]


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
    # On most pages neither stands, which one search tells.
    may_tag = page.may_call("ags") and (page.may_call("tags") or page.may_call("Tags"))
    for element in _TAGGED(page.tree) if may_tag else []:
        links = list(islice(element.iter("a"), MOST_TAGS + 1)) or [one for one in element if _is_tag(one)]
        if 0 < len(links) <= MOST_TAGS and not is_in_margin_but_own_foot(element) and not is_beside(element):
            return links if all(len(text_in(one)) <= LONGEST_NAME for one in links) else []
    return []


def _is_tag(element: HtmlElement) -> bool:
    """Whether an element calls itself a tag."""
    return element.tag == "span" and "tag" in (element.get("class") or "")


def _parted(text: str) -> list[str]:
    """The words of a list in one text, between which there are marks; in Chinese there may be but blanks."""
    return text.split() if _UNSPACED.fullmatch(text.strip()) else _PARTS.split(text)


def _words(texts: list[str]) -> list[str]:
    parts = (part.strip(" \t#\"'") for text in texts for part in _parted(text))
    unique: dict[str, str] = {}
    for part in parts:
        if 1 < len(part) < LONGEST_WORD and not _MACHINE.search(part):
            unique.setdefault(part.casefold(), part)
    return list(unique.values())[:MOST_KEYWORDS]
