"""What stands within an article's element and is no part of it, by the names that sites give it."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from spiders.reading.tree.element_names import pattern_of, whole_names
from spiders.reading.tree.names import once

# In small letters: to mind none takes three times as long.
_NAMED = pattern_of("no part of the article", flags=0)
_NAMES = whole_names("no part by its whole name")
HIDING = frozenset(("style", "hidden"))  # attributes that may say that an element is not meant to be seen
_HIDDEN = re.compile(r"display\s*:\s*none", re.I)


@once
def _names_junk(name: str) -> bool:
    return bool(_NAMED.search(name.lower())) or not _NAMES.isdisjoint(name.split())


def is_hidden(element: HtmlElement) -> bool:
    """Whether an element is not meant to be seen."""
    style = element.get("style")
    return bool(style and _HIDDEN.search(style)) or element.get("hidden") is not None


# Only a screen reader says what is named so.
says_unseen = once(pattern_of("read aloud only").search)


def is_unseen(element: HtmlElement) -> bool:
    """Whether nobody sees an element, by its style or its name: it is hidden, or for screen readers alone."""
    return is_hidden(element) or bool((name := element.get("class")) and says_unseen(name))


def is_named_junk(element: HtmlElement) -> bool:
    """Whether the name of an element says that it does not belong to the article around it."""
    return says_junk(element.get("class"), element.get("id"))


def says_junk(name: str | None, key: str | None) -> bool:
    """Whether a class or an id says so of its element; each by itself, for ids are seldom met again."""
    return bool((name and _names_junk(name)) or (key and _names_junk(key)))
