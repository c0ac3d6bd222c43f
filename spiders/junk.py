"""What stands within an article's element and is no part of it, by the names that sites give it."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

# Words between hyphens and underscores of a class or an id.
WORDS = (
    "related", "relate", "relatednews", "lienquan", "lien-quan", "tinlienquan", "share", "sharing", "shares",
    "sharedaddy", "social", "socials", "addtoany", "comment", "comments", "disqus", "breadcrumb",
    "breadcrumbs",
    "pagination", "pager", "pagenavi", "newsletter", "subscribe", "subscription", "advert", "advertisement",
    "adsweb", "adsbygoogle", "ads", "ad", "adv", "banner", "promo", "sponsor", "sponsored", "outbrain",
    "taboola",
    "sidebar", "toolbar", "tags", "taglist", "tagcloud", "recommend", "recommended", "recommendation",
    "readmore",
    "readalso", "read-also", "read-more", "see-also", "seealso", "more-news", "morenews", "most-read",
    "popular",
    "copyright", "cookie", "cookies", "popup", "modal", "print", "notebox", "sr-only", "screen-reader-text",
    "visually-hidden", "jp-relatedposts", "post-views", "rating", "ratings", "wpcp", "gallery-title", "menu",
    "navigation", "skip-link", "loadmore", "photo-viewer", "dateline-share", "toc",
)  # fmt: skip
# Whole tokens of a class, where the word within another name would say too little.
NAMES = frozenset(
    (
        "story",
        "tag",
        "post-gallery",
        "article__tag",
        "article__source",
        "article__author",
        "article__meta",
        "cms-tag",
    )
)
MOST = 0.5  # of an article is never junk by its name
_NAMED = re.compile(rf"(?:^|[\s_-])(?:{'|'.join(WORDS)})(?:$|[\s_-])", re.I)
_HIDDEN = re.compile(r"display\s*:\s*none", re.I)


def length_of(element: HtmlElement) -> int:
    """How many characters of text an element holds."""
    return sum(map(len, element.itertext()))


def is_junk(element: HtmlElement, whole: int) -> bool:
    """Whether an element within an article of ``whole`` characters does not belong to it."""
    attributes = element.attrib
    if not attributes or element.tag in ("body", "html"):
        return False
    if "hidden" in attributes or _HIDDEN.search(attributes.get("style", "")):
        return True
    name = f"{attributes.get('class', '')} {attributes.get('id', '')}"
    if name == " " or not (_NAMED.search(name) or not NAMES.isdisjoint(name.split())):
        return False
    return length_of(element) <= MOST * whole
