"""The original of a republished article, where a link behind a source line names it."""

from __future__ import annotations

import re
from itertools import islice, takewhile

from lxml.html import HtmlElement

from spiders.reading.fields.headline import headline
from spiders.reading.fields.unmarked_bylines import Piece, pieces_behind
from spiders.reading.fields.web_names import names_of
from spiders.reading.text.line_words import words_of
from spiders.reading.tree.addresses import host_of
from spiders.reading.tree.beside import is_beside
from spiders.reading.tree.element_names import pattern_of
from spiders.reading.tree.finders import first_of
from spiders.reading.tree.names import once
from spiders.reading.tree.page import Page
from spiders.reading.tree.texts import short_text_in, text_in, whole_text
from storage.origin import labels

LABELS = labels()
_SOCIAL = names_of("host for sharing")
_LABEL = re.compile(rf"(?:^|\s)(?:{'|'.join(map(re.escape, LABELS))})\s*[:：]\s*$", re.I)
_LABEL_AHEAD = re.compile(rf"^\W{{0,3}}(?:{'|'.join(map(re.escape, LABELS))})(?:\s*[:：]\s*|\s+)", re.I)
_ENDS = frozenset(label[-1] for label in LABELS)
LAST = 60  # links, counted from the end of the page, among which the source is looked for
MOST_COLONS = 5_000  # of a page before which it is asked whether a label stands
LONGEST_LABEL = 40  # characters in front of a colon in which it stands
NEAR, BESIDE = 40, 4  # pieces of text behind the headline, and by a label among which a day stands
LONGEST_LINE, LONGEST_NAME, MOST_WORDS = 120, 40, 6
_NOWHERE = words_of("no source")
_LABELLED = re.compile(
    rf"(?:^|[\s|(（【\[])(?:{'|'.join(map(re.escape, LABELS))})\s*[:：]\s*(.*)$", re.I | re.S
)
_NAME_ENDS = re.compile(r"[|()（）\[\]【】<>]|\s+\S{1,12}\s*[:：]|\s+\d|\s[–—-]\s")
_DAY = re.compile(r"(?<!\d)(?:19|20|1[34]|[۱۲١٢]\d)\d\d(?!\d)|\d[./]\d")  # 1405 is a Persian year, too
_says_picture = once(pattern_of("picture or caption").search)
_SOURCES = first_of(5, "//@class[contains(., 'source') or contains(., 'nguon')]")
_ADDRESS = re.compile(r"https?://\S+")


def origin_on(page: Page, selectors: tuple[str, ...]) -> tuple[str | None, str]:
    """The original's address or name, and the method it was read by."""
    for element in page.find(selectors)[:1]:
        if found := _named(page, element):
            return found, "selector"
    named = _names_a_source(whole_text(page.tree))
    links = _links_on(page)[-LAST:] if named else []
    for link in reversed(links):
        words = _words_before(link).rstrip()
        if words.endswith((":", "：")) and _LABEL.search(words) and (url := _external(page, link)):
            return url, "link behind a source line"
    # Governments in China name the source in a field of its own.
    if (said := page.said("contentsource")) and said not in (page.site, host_of(page.url)):
        return said, "meta"
    found = _in_line(page) or _in_own_element(page) if named else ""
    return (found, "source line") if found else (None, "")


def _in_line(page: Page) -> str:
    """What the line of date and source below the headline names, if label and name stand in one element or
    side by side."""
    pieces = list(takewhile(_is_short, islice(pieces_behind(headline(page)), NEAR)))
    for place, (element, text) in enumerate(pieces):
        label = _LABELLED.search(text)
        if label is None or _is_of_picture(element):
            continue
        behind = pieces[place + 1][1] if place + 1 < len(pieces) else ""
        name = _NAME_ENDS.split(label.group(1) or behind)[0].strip(" .,;*_")
        around = pieces[max(0, place - BESIDE) : place + BESIDE + 1]
        dated = text >= "\u3000" or any(_DAY.search(one) for _, one in around)
        if dated and _is_source(page, name):
            return name
    return ""


def _in_own_element(page: Page) -> str:
    """What an element names that is itself named for the source, and says so."""
    for element in _SOURCES(page.tree):
        label = _LABELLED.search(short_text_in(element, LONGEST_LINE))
        if label and not _is_of_picture(element) and not is_beside(element):
            name = _NAME_ENDS.split(label.group(1))[0].strip(" .,;*_")
            if _is_source(page, name):
                return name
    return ""


def _is_source(page: Page, name: str) -> bool:
    own = {page.site.lower(), host_of(page.url), host_of(page.url).partition(".")[0], *_NOWHERE}
    short = 1 < len(name) <= LONGEST_NAME and len(name.split()) <= MOST_WORDS
    return short and name.lower() not in own


def _is_short(piece: Piece) -> bool:
    return len(piece[1]) <= LONGEST_LINE


def _is_of_picture(element: HtmlElement) -> bool:
    around = (element, *islice(element.iterancestors(), 3))
    return any(one.tag in ("figure", "figcaption") or _says_picture(one.get("class") or "") for one in around)


def _names_a_source(text: str) -> bool:
    """Whether one of the labels stands in a text, which few pages hold; not asked of a flood of colons."""
    *parts, rest = text.replace("：", ":").split(":", MOST_COLONS)
    ends = (part.rstrip()[-LONGEST_LABEL:] for part in parts)
    likely = (end for end in ends if end[-1:].lower() in _ENDS)
    return ":" in rest or any(" ".join(end.split()).lower().endswith(LABELS) for end in likely)


def _links_on(page: Page) -> list[HtmlElement]:
    """Links with a whole address that stand in no header and no menu."""
    apart: set[HtmlElement] = set()
    for element in page.tree.iter("header", "nav"):
        if element not in apart:  # they may hold one another
            apart.update(element.iter("a", "header", "nav"))
    return [one for one, href in page.links if href.startswith("http") and one not in apart]


def _named(page: Page, element: HtmlElement) -> str:
    for link in element.iter("a"):
        if url := _external(page, link):
            return url
    text = _LABEL_AHEAD.sub("", text_in(element))
    found = _ADDRESS.search(text)
    return found.group() if found else text


def _external(page: Page, link: HtmlElement) -> str | None:
    url = page.absolute(link.get("href") or "")
    host = host_of(url or "")
    own = host_of(page.url)
    if not url or host == own or any(host == one or host.endswith("." + one) for one in _SOCIAL):
        return None
    return url


def _words_before(link: HtmlElement) -> str:
    """What stands right before a link, inline markup around either of them aside."""
    element = link
    for _ in range(3):
        before = element.getprevious()
        if before is not None:
            words = (before.tail or "").strip() or text_in(before)
            return words[-60:]
        parent = element.getparent()
        if parent is None:
            return ""
        if (parent.text or "").strip():
            return str(parent.text)[-60:]
        element = parent
    return ""
