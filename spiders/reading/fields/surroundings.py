"""What the elements around a line say of it: that it tells a date, or is of another part of its page."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import islice

from lxml.html import HtmlElement

from spiders.reading.fields.sentences import LONGEST_LINE
from spiders.reading.tree.element_names import pattern_of
from spiders.reading.tree.names import once
from spiders.reading.tree.texts import line_of, text_in

SMALL = 14  # elements in a line at most
LONGEST_NAME = 30  # characters of a link within a line that does not lead to another article
STARTS = re.compile(r"(?:[^\W\d]+[\s.,]+)?\d")  # of a line that begins with a date, perhaps with a weekday
_says_elsewhere = once(pattern_of("date of others").search)
_NEVER = pattern_of("date of others by a headline")
says_date = once(pattern_of("date").search)
_OUTSIDE = frozenset((
    "head", "footer", "nav", "form", "select", "script", "style", "noscript", "meta", "link", "option",
    "svg", "button", "iframe", "figure", "figcaption",
))  # fmt: skip


def is_small(element: HtmlElement) -> bool:
    """Whether an element, with all within it, is no more than a line is made of."""
    inner = len(element)  # to walk through it costs more
    return not inner or (inner < SMALL and next(islice(element.iter(), SMALL, None), None) is None)


def _is_byline(element: HtmlElement) -> bool:
    """Whether a ``footer`` tells who and when, as those of Drupal do, and those of articles."""
    around = element.getparent() if element.tag == "footer" else None
    return around is not None and (around.tag == "article" or names_date(element))


def is_elsewhere(element: HtmlElement) -> bool:
    """Whether an element by itself is of a kind or a name that holds no date of its article."""
    return element.tag in _OUTSIDE or _says_elsewhere(names_of(element))


def is_apart(element: HtmlElement, article: Collection[HtmlElement]) -> bool:
    """Whether an element or one around it, if not around the ``article``, is of another part of its page."""
    around = (one for one in (element, *element.iterancestors()) if one not in article)
    return any(_is_outside(one) or _says_elsewhere(names_of(one)) for one in around)


def _is_outside(element: HtmlElement) -> bool:
    """Whether an element is of a kind that holds no article."""
    if element.tag == "aside":
        return not names_date(element) and next(element.iterancestors("article"), None) is None
    return element.tag in _OUTSIDE and not _is_byline(element)


def is_note(element: HtmlElement) -> bool:
    """Whether what stands next to a headline is but a note, whatever its name: of teasers, of captions."""
    names, text = names_of(element), line_of(element)
    if (element.tag in _OUTSIDE and not _is_byline(element)) or _NEVER.search(names) or is_linked(element):
        return False
    return len(text) <= LONGEST_LINE and ("caption" not in names or STARTS.match(text) is not None)


def names_date(element: HtmlElement) -> bool:
    """Whether an element is named for a date, or for what stands beside one."""
    return says_date(names_of(element))


def names_of(element: HtmlElement) -> str:
    """The class and the id of an element."""
    return f"{element.get('class', '')} {element.get('id', '')}"


def is_linked(element: HtmlElement) -> bool:
    """Whether a line is, or stands in, a link: that of a teaser to another article."""
    if element.tag == "a" or any(one.tag == "a" for one in islice(element.iterancestors(), 4)):
        return True
    inner = (one for one in islice(element.iter(), SMALL) if one.tag == "a")
    return any(len(text_in(one)) > LONGEST_NAME for one in inner)
