"""The original of a republished article, where a link behind a source line names it."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from spiders.reading.tree.page import Page, host_of, text_in
from storage.origin import labels

LABELS = labels()
# Hosts to which every page links for the sake of sharing.
SOCIAL = (
    "facebook.com", "twitter.com", "x.com", "t.me", "telegram.me", "youtube.com", "zalo.me", "vk.com",
    "ok.ru",
    "instagram.com", "linkedin.com", "pinterest.com", "wa.me", "whatsapp.com", "tiktok.com",
    "google.com", "weibo.com",
)  # fmt: skip
_LABEL = re.compile(rf"(?:^|\s)(?:{'|'.join(map(re.escape, LABELS))})\s*[:：]\s*$", re.I)
_LABEL_AHEAD = re.compile(rf"^\W{{0,3}}(?:{'|'.join(map(re.escape, LABELS))})(?:\s*[:：]\s*|\s+)", re.I)
_ENDS = frozenset(label[-1] for label in LABELS)
LAST = 60  # links, counted from the end of the page, among which the source is looked for
MOST_COLONS = 5_000  # of a page before which it is asked whether a label stands
LONGEST_LABEL = 40  # characters in front of a colon in which it stands
_ADDRESS = re.compile(r"https?://\S+")


def origin_on(page: Page, selectors: tuple[str, ...]) -> tuple[str | None, str]:
    """The original's address or name, and the method it was read by."""
    for element in page.find(selectors)[:1]:
        if found := _named(page, element):
            return found, "selector"
    links = _links_on(page)[-LAST:] if _names_a_source(page.tree.text_content()) else []
    for link in reversed(links):
        words = _words_before(link).rstrip()
        if words.endswith((":", "：")) and _LABEL.search(words) and (url := _external(page, link)):
            return url, "link behind a source line"
    # Governments in China name the source in a field of its own.
    if (said := page.said("contentsource")) and said not in (page.site, host_of(page.url)):
        return said, "meta"
    return None, ""


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
    if not url or host == own or any(host == one or host.endswith("." + one) for one in SOCIAL):
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
