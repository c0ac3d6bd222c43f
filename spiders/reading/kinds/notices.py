"""What a page says instead of an article: that there is none, that it wants a login, a consent, a script."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from spiders.reading.blocks.walk import size_of
from spiders.reading.dates.months import fold
from spiders.reading.kinds.phrases import phrases
from spiders.reading.tree.finders import finder, first_of
from spiders.reading.tree.page import Page
from spiders.reading.tree.texts import length_of, text_in

SHORT = 400  # characters of a notice; a text that goes on is an article about it
SHELL = 200  # characters that a page may hold which waits for its script
NOTHING = 40  # characters of a page that is but a form
LONGEST_NOTE = 1_000
LOCKED = 2_000  # characters beside the form that asks for the password of an article, as of its writer
SENTENCE, SEVERAL = 80, 3  # characters of a paragraph that says something; such paragraphs of a story

_GOES_ON = re.compile(r"[:,?!]\s+\S+\s+\S+\s+\S")  # unlike the name of a site behind a dash
_PARAGRAPHS = finder("//p")
_NOSCRIPT = finder("//noscript")
_PASSWORD = finder("//input[@type='password']")
_LOCK = first_of(
    2,
    "//form[contains(@class, 'post-password-form')]",
    "//*[1][self::aside][contains(@class, 'upgrade-cta')]",  # to ask for what precedes takes quadratic time
)
_LOCKS = (b"post-password-form", b"upgrade-cta")  # of WordPress, of Ghost
_MISSING = b'class="noarticletext'  # around what MediaWiki says in the place of a page that nobody wrote
_OF_COMMENTS = re.compile("disqus|comment", re.I)
_REFRESHES = re.compile(r"^\s*\d{0,3}\s*[;,]\s*url\s*=", re.I)


def notice(page: Page, text: str) -> str | None:
    """What a page is that says no more than ``text``; ``None`` where that may be an article."""
    size = size_of(text)
    if size <= LOCKED and _is_locked(page):
        return "login page"
    if size > SHORT:
        return None
    if size < SHELL and _refreshes(page):
        return "redirect page"
    if found := _said_by_wiki(page) or _said(text):
        return found
    if size < NOTHING and _PASSWORD(page.tree):
        return "login page"
    return None if size >= SHELL else _asks_for_script(page)


def told_by(text: str) -> str | None:
    """What a page is by the words of a short text alone; ``None`` where they may be of a story or a list."""
    return _said(text) if size_of(text) <= SHORT else None


def _said_by_wiki(page: Page) -> str | None:
    if not page.may_hold(_MISSING):
        return None
    names = {name for body in page.all("body") for name in (body.get("class") or "").split()}
    return "soft 404" if "mediawiki" in names else None


def _asks_for_script(page: Page) -> str | None:
    """What a page says where scripts do not run, elsewhere than below the article, where comments stand."""
    notes = (text_in(one) for one in _NOSCRIPT(page.tree)[:20])
    own = " ".join(note for note in notes if not _OF_COMMENTS.search(note))
    return _said(own[:LONGEST_NOTE], "page built by a script")


def _is_locked(page: Page) -> bool:
    """Whether a form stands in the place of an article that asks for its password, or to become a member."""
    return any(map(page.may_hold, _LOCKS)) and len(_LOCK(page.tree)) == 1


def denied(page: Page, title: str) -> bool:
    """Whether a page tells a story, in paragraphs side by side, that a title which goes on is about."""
    if not _GOES_ON.search(title):
        return False
    told = Counter(one.getparent() for one in _PARAGRAPHS(page.tree) if length_of(one) >= SENTENCE)
    return max(told.values(), default=0) >= SEVERAL


def _said(text: str, *only: str) -> str | None:
    """What one of the phrases in a text says of its page; both are folded."""
    folded = " ".join(fold(text).split())
    said = (says for phrase, says in _phrases() if phrase in folded)
    return next((says for says in said if not only or says in only), None)


@cache
def _phrases() -> tuple[tuple[str, str], ...]:
    return tuple((fold(phrase), says) for phrase, says in phrases("text"))


def _refreshes(page: Page) -> bool:
    """Whether the page leads elsewhere by itself."""
    return any(
        (meta.get("http-equiv") or "").lower() == "refresh" and _REFRESHES.match(meta.get("content") or "")
        for meta in page.all("meta")
    )
