"""What a page says instead of an article: that there is none, that it wants a login, a consent, a script."""

from __future__ import annotations

import re
from collections import Counter

from spiders.reading.kinds.phrases import phrases
from spiders.reading.tree.junk import length_of
from spiders.reading.tree.page import Page, finder, text_in

SHORT = 400  # characters of a notice; a text that goes on is an article about it
SHELL = 200  # characters that a page may hold which waits for its script
NOTHING = 40  # characters of a page that is but a form
LONGEST_NOTE = 1_000
SENTENCE, SEVERAL = 80, 3  # characters of a paragraph that says something; such paragraphs of a story

_GOES_ON = re.compile(r"[:,?!]\s+\S+\s+\S+\s+\S")  # unlike the name of a site behind a dash
_PARAGRAPHS = finder("//p")
_NOSCRIPT = finder("//noscript")
_PASSWORD = finder("//input[@type='password']")
_REFRESHES = re.compile(r"^\s*\d{0,3}\s*[;,]\s*url\s*=", re.I)


def notice(page: Page, text: str) -> str | None:
    """What a page is that says no more than ``text``; ``None`` where that may be an article."""
    if len(text) > SHORT:
        return None
    if len(text) < SHELL and _refreshes(page):
        return "redirect page"
    if found := _said(text):
        return found
    if len(text) >= SHELL:
        return None
    if len(text) < NOTHING and _PASSWORD(page.tree):
        return "login page"
    notes = " ".join(text_in(one) for one in _NOSCRIPT(page.tree)[:20])[:LONGEST_NOTE]
    return _said(notes, "page built by a script")


def denied(page: Page, title: str) -> bool:
    """Whether a page tells a story, in paragraphs side by side, that a title which goes on is about."""
    if not _GOES_ON.search(title):
        return False
    told = Counter(one.getparent() for one in _PARAGRAPHS(page.tree) if length_of(one) >= SENTENCE)
    return max(told.values(), default=0) >= SEVERAL


def _said(text: str, *only: str) -> str | None:
    """What one of the phrases in a text says of its page; they are in lower case, ё as е."""
    folded = " ".join(text.lower().replace("ё", "е").replace("’", "'").split())
    said = (says for phrase, says in phrases("text") if phrase in folded)
    return next((says for says in said if not only or says in only), None)


def _refreshes(page: Page) -> bool:
    """Whether the page leads elsewhere by itself."""
    return any(
        (meta.get("http-equiv") or "").lower() == "refresh" and _REFRESHES.match(meta.get("content") or "")
        for meta in page.all("meta")
    )
