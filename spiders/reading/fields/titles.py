"""The title of an article, without the name of the site, by the agreement of those who know it."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from spiders.reading.fields.headline import headline
from spiders.reading.fields.trust import agreement
from spiders.reading.tree.addresses import host_of
from spiders.reading.tree.jsonld import text_of
from spiders.reading.tree.junk import says_unseen
from spiders.reading.tree.page import Page
from spiders.reading.tree.texts import LONGEST_FIELD, text_in

Witness = tuple[str, str]  # a title, and where it stands

# What a witness says for a title; what is written for search engines is not independent of itself.
WEIGHTS = {"h1": 31, "json-ld": 30, "open graph": 20, "title tag": 10, "heading": 10}
FAINT = 0.5  # of a heading's weight is left where it is one of several, or like nothing that others say
ALIKE = 0.3  # of a heading's letters by three that another witness has, too
MOST_HEADINGS = 10
MOST_LESSER = 20  # headings of the second rank of which one may begin the title tag
TELLING = 8  # characters of a title that do not begin another one by chance
LEAST_LABEL, LEAST_WITHIN = 3, 4  # letters of a host's label, and of a site's name within one
MUCH_LONGER = 2.5  # times a host's label may a site's name be that holds it

_SEPARATOR = re.compile(r"\s+[-–—|»«•·:]{1,2}\s+|\s*[|»]\s*|(?<=[^\x00-\x7f])[_|｜-](?=[^\x00-\x7f])")
_QUOTED = re.compile(r"«([^«»]*)»")
_MARKS = frozenset("-–—|»«•·:_｜")  # of which one stands in every separator
_WORD = re.compile(r"\w+")
_FRONT = re.compile(r"/?(?:[a-z]{2}(?:-[a-z]{2})?/?)?(?:index\.\w+|default\.aspx)?", re.I)


@dataclass(frozen=True, slots=True)
class Site:
    """What a site is called: its ``names``, bare, and the ``labels`` of its host; and the headings of the
    page that are none of these."""

    names: set[str]
    labels: list[str]
    headings: list[str]


def title_of(page: Page, selectors: tuple[str, ...]) -> tuple[str, str]:
    """The title and the method it was read by; two empty texts where the page has none."""
    site = _site_of(page)
    for element in page.find(selectors)[:1]:
        if found := text_in(element):
            return _without_site(found, site), "selector"
    witnesses = _bared([one for one in _witnesses(page, site) if one[0]], site)
    bare = {title: _bare(title) for title, _ in witnesses}
    weights = _weights({(bare[title], method) for title, method in witnesses})
    if not weights:
        return "", ""
    heaviest = max(weights.values())
    title = next(title for title, _ in witnesses if weights[bare[title]] == heaviest)
    return title, agreement([method for other, method in witnesses if bare[other] == bare[title]])


def _site_of(page: Page) -> Site:
    shown = (one for one in page.all("h1")[:MOST_HEADINGS] if not _is_aside(one, page))
    headings = [(text_in(one), _is_logo(one, page)) for one in shown]
    names = (page.site, host_of(page.url), *(text for text, is_logo in headings if is_logo))
    return Site(
        {_bare(name) for name in names if name},
        _labels(host_of(page.url)),
        [text for text, is_logo in headings if not is_logo],
    )


def _is_aside(heading: HtmlElement, page: Page) -> bool:
    """Whether only a screen reader says a heading, and it is none that the page is called by."""
    if not says_unseen(heading.get("class") or ""):
        return False
    others = [_bare(one) for one in (title_tag(page), page.said("og:title")) if one]
    return not _is_like(_bare(text_in(heading)), others)


def _witnesses(page: Page, site: Site) -> list[Witness]:
    """Titles from the surest witness to the least."""
    found = [
        (text_of(page.article.get("headline"))[:LONGEST_FIELD], "json-ld"),
        (page.said("og:title", "twitter:title", "articletitle"), "open graph"),
        *((heading, "h1") for heading in site.headings),
    ]
    whole = title_tag(page)
    if not any(_bare(title) in _bare(whole) for title, _ in found if len(title) >= TELLING):
        found += [(heading, "heading") for heading in _lesser(page, whole, site)]
    # The title tag goes on behind the title with names of sections and the site.
    begun = [title for title, _ in found if len(title) >= TELLING and whole.startswith(title)]
    return [*found, (max(begun, key=len, default=whole), "title tag")]


def _lesser(page: Page, whole: str, site: Site) -> list[str]:
    """The heading of the second rank with which the title tag begins, where no greater one does: above it
    stands the name of a section. Where there is none, another element that shows the title, or is named so
    where the title tag says the same of all pages."""
    headings = [text_in(one) for one in islice(page.tree.iter("h2"), MOST_LESSER)]
    found = [one for one in headings if len(one) >= TELLING and whole.startswith(one)][:1]
    alone = page.first("h1") is None
    shown = headline(page) if not found and (alone or _separators(whole)) else None
    text = "" if shown is None else text_in(shown)
    if len(text) < TELLING or _bare(text) in site.names or _is_of(site, text):
        return found
    return [text] if text in _parts(whole) or (alone and _bare(text) not in _bare(whole)) else found


def _parts(whole: str) -> list[str]:
    """A title tag up to each of its separators, and from each on."""
    marks = _separators(whole)
    return [whole[: mark.start()] for mark in marks] + [whole[mark.end() :] for mark in marks]


def title_tag(page: Page) -> str:
    """What the title tag of the head says, the site's name included."""
    return page.answer(_title_tag)


def _title_tag(page: Page) -> str:
    found = page.first("title")
    return "" if found is None else text_in(found)


def _bared(witnesses: list[Witness], site: Site) -> list[Witness]:
    """Witnesses without the site's name, and without what stands behind a title that another knows."""
    known = {_bare(title) for title, method in witnesses if method in ("h1", "json-ld")}
    known = {title for title in known if len(title) >= TELLING}
    bared = {title: _without_site(_begun(title, known), site) for title, _ in witnesses}
    found = [(bared[title], method) for title, method in witnesses]
    # The site's logo is a heading, too.
    return [one for one in found if one[1] != "h1" or _bare(one[0]) not in site.names] or found


def _begun(title: str, known: set[str]) -> str:
    for mark in _separators(title):
        if _bare(title[: mark.start()]) in known:
            return title[: mark.start()].strip()
    return title


@lru_cache(64)  # of one page: each is asked several times
def _separators(title: str) -> tuple[re.Match[str], ...]:
    """What may part a title from the site's name; the marks of a quotation within it do not."""
    return () if _MARKS.isdisjoint(title) else tuple(_SEPARATOR.finditer(_QUOTED.sub(r"‹\1›", title)))


def _weights(witnesses: set[Witness]) -> dict[str, float]:
    """What speaks for each title, of witnesses by their bare words."""
    weights: dict[str, float] = defaultdict(float)
    headings = [title for title, method in witnesses if method == "h1"]
    others = [title for title, method in witnesses if method != "h1"]
    for title, method in witnesses:
        faint = method == "h1" and (len(headings) > 1 or not _is_like(title, others))
        weights[title] += WEIGHTS[method] * (FAINT if faint else 1)
    return weights


def _letters(bare: str) -> set[str]:
    """The letters of a bare title, by three in a row."""
    return {bare[at : at + 3] for at in range(len(bare) - 2)}


def _is_like(title: str, others: list[str]) -> bool:
    if title in others:
        return True
    letters = _letters(title)
    return any(len(letters & _letters(one)) >= ALIKE * len(letters) for one in others)


@lru_cache(64)  # those of one page: each is compared with each
def _bare(title: str) -> str:
    return " ".join(_WORD.findall(title.lower()))


def _without_site(title: str, site: Site) -> str:
    """A title without the site's name before or behind it."""
    for _ in range(3):
        shorter = _shortened(title, site)
        if shorter == title:
            break
        title = shorter
    return title


def _is_logo(heading: HtmlElement, page: Page) -> bool:
    """Whether a heading is nothing but a link to the front page."""
    link = next(heading.iter("a"), None)
    if link is None or text_in(link) != text_in(heading):
        return False
    path = urlsplit(page.absolute(link.get("href") or "") or page.url).path
    return _FRONT.fullmatch(path) is not None and path != urlsplit(page.url).path


@lru_cache(64)  # of one site
def _labels(host: str) -> list[str]:
    """The parts of a host's name before its last one, by their letters alone."""
    labels = [re.sub(r"\W", "", label) for label in host.split(".")[:-1]]
    return [label for label in labels if len(label) >= LEAST_LABEL]


def _shortened(title: str, site: Site) -> str:
    marks = _separators(title)
    if not marks:
        return title
    if _is_of(site, title[marks[-1].end() :]):
        return title[: marks[-1].start()].strip()
    if _is_of(site, title[: marks[0].start()]):
        return title[marks[0].end() :].strip()
    return title


def _is_of(site: Site, part: str) -> bool:
    """Whether a part of a title is the site's name, or is what its host is called."""
    bare = _bare(part)
    squeezed = bare.replace(" ", "")
    return bare in site.names or any(
        squeezed == label
        or (len(squeezed) >= LEAST_WITHIN and squeezed in label)
        or (len(label) >= LEAST_WITHIN and label in squeezed and len(squeezed) <= MUCH_LONGER * len(label))
        for label in site.labels
    )
