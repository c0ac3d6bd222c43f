"""The element of a page that shows its title, from which other things are looked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from lxml.html import HtmlElement

from spiders.reading.tree.element_names import pattern_of
from spiders.reading.tree.jsonld import text_of
from spiders.reading.tree.junk import says_unseen
from spiders.reading.tree.margins import MARGINS
from spiders.reading.tree.names import once
from spiders.reading.tree.page import Page
from spiders.reading.tree.texts import text_in

MOST = 3_000  # elements that are looked at
LONGEST = 400  # characters of a text that are compared
LEAST = 8  # letters of a title
MOSTLY = 0.5  # of a title, or of what stands beside it, is surely the headline where it begins it
BEGUN = 40  # characters of a text that begins a name, or does not
RANKS = {"h1": 0.3, "h2": 0.15, "h3": 0.15, "h4": 0.1}  # what a heading's rank is worth
SUREST = 1 + RANKS["h2"]  # more than this speaks for no element but a heading of the first rank
_LISTS = MARGINS | {"li", "a"}
_OTHERS = ("legend", "td", "div", "p", "span", "font", "b", "strong", "center")
_names_title = once(pattern_of("headline").search)
_LETTERS = re.compile(r"[^\W\d_]+")


def headline(page: Page) -> HtmlElement | None:
    """The element that shows the title; ``None`` where none does.

    It is the one that the source tells, if that is one alone; or else, of several, the one that shows most
    of the title: the name of a site is but the lesser part.
    """
    return page.answer(_headline)


def _headline(page: Page) -> HtmlElement | None:
    told = page.find(page.titles)
    return told[0] if len(told) == 1 and text_in(told[0]) else _likeliest(page)


def _likeliest(page: Page) -> HtmlElement | None:
    read = [(text, one) for one in page.all("h1")[:10] if (text := text_in(one))]
    first = [one for _, one in read]
    said = text_of(page.article.get("headline")) or page.said("og:title", "twitter:title")
    tag = next((text_in(one) for one in page.all("title")[:1]), "")
    names = list(dict.fromkeys(name for name in (_bare(said), _bare(tag)) if name))
    shown = [(_bare(text), one) for text, one in read] if names else []
    for name in names:
        for text, one in shown:
            if _shared(text, name) >= MOSTLY and _begins(text, name):
                return one
    scored = list(_scored(first, names))
    if not any(score >= SUREST for score, _ in scored):
        scored += _scored(islice(page.tree.iter("h2", "h3", "h4", *_OTHERS), MOST), names)
    if scored:
        return max(scored, key=lambda pair: pair[0])[1]
    return first[0] if first else _called(page)


def _scored(elements: Iterable[HtmlElement], names: list[str]) -> Iterator[tuple[float, HtmlElement]]:
    """Elements that show a part of a title, and how much speaks for each."""
    least = max(LEAST, min(map(len, names), default=0) // 3)  # a lesser part of a title is none
    said, words = "\n".join(names), [sorted(name.split(), key=len, reverse=True) for name in names]
    for one in elements:
        text = text_in(one) if one.tag in RANKS else one.text or ""
        if len(text) <= least or not _may_share(text, said, words) or not (text := _bare(text)):
            continue
        share = max((_shared(text, name) for name in names), default=0.0)
        if share and (one.tag == "h1" or not (_listed(one) or says_unseen(one.get("class") or ""))):
            yield share + RANKS.get(one.tag, 0.0), one


def _called(page: Page) -> HtmlElement | None:
    """The one element that is named as the title of an article, and leads nowhere: of a page whose title tag
    says the same of all."""
    found: dict[tuple[str, str], list[HtmlElement]] = {}
    for one in islice(page.tree.iter("h2", "h3", "h4", *_OTHERS), MOST):
        for kind in ("class", "id"):
            if (name := one.get(kind)) and _names_title(name):
                found.setdefault((kind, name), []).append(one)
    alone = (several[0] for several in found.values() if len(several) == 1)
    return next((one for one in alone if _is_title(one)), None)


def _is_title(element: HtmlElement) -> bool:
    long = LEAST <= len(text_in(element)) <= LONGEST
    return long and next(element.iterdescendants("a", "img", "p"), None) is None and not _listed(element)


def _may_share(text: str, names: str, words: list[list[str]]) -> bool:
    """Whether one of two may be within the other: all words of a name within a text, the longest first, or
    the beginning of a text within the names. To make every text bare takes five times as long."""
    text = _lowered(text)
    for those in words:
        if all(map(text.__contains__, those)):
            return True
    first = _LETTERS.search(text)
    return first is not None and first.group() in names and _bare(text[:BEGUN]) in names


def _listed(element: HtmlElement) -> bool:
    """Whether an element is one of a list or a menu."""
    return any(one.tag in _LISTS for one in islice(element.iterancestors(), 6))


def _bare(text: str) -> str:
    return " ".join(_LETTERS.findall(_lowered(text)))


def _lowered(text: str) -> str:
    return text[:LONGEST].lower().replace("\xad", "")


def _begins(text: str, title: str) -> bool:
    return title.startswith(text) or text.startswith(title)


def _shared(text: str, title: str) -> float:
    """How much of a heading and a title is the same, which may go on with the name of a section or a site."""
    short, long = sorted((text, title), key=len)
    return (
        len(short) / len(long) if len(short) > LEAST and short in long and 3 * len(short) > len(long) else 0.0
    )
