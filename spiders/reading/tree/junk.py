"""What stands within an article's element and is no part of it, by the names that sites give it."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from spiders.reading.tree.names import once

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
_NAMED = re.compile(rf"(?:^|[\s_-])(?:{'|'.join(WORDS)})(?:$|[\s_-])", re.I)
_HIDDEN = re.compile(r"display\s*:\s*none", re.I)


@once
def _says_junk(name: str) -> bool:
    return bool(_NAMED.search(name)) or not NAMES.isdisjoint(name.split())


def is_hidden(element: HtmlElement) -> bool:
    """Whether an element is not meant to be seen."""
    style = element.get("style")
    return bool(style and _HIDDEN.search(style)) or element.get("hidden") is not None


# Only a screen reader says what is named so.
says_unseen = once(
    re.compile(r"sr-only|screen-(?:reader|only)|visually-?hidden|hide-accessible", re.I).search
)


def is_unseen(element: HtmlElement) -> bool:
    """Whether nobody sees an element, by its style or its name: it is hidden, or for screen readers alone."""
    return is_hidden(element) or bool((name := element.get("class")) and says_unseen(name))


def is_named_junk(element: HtmlElement) -> bool:
    """Whether the name of an element says that it does not belong to the article around it."""
    name, key = element.get("class"), element.get("id")
    return (name is not None or key is not None) and _says_junk(f"{name or ''} {key or ''}")
