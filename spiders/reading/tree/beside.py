"""What stands on a page beside its article: other articles' teasers, comments, lists of links."""

from __future__ import annotations

from itertools import islice

from lxml.html import HtmlElement

from spiders.reading.tree.element_names import pattern_of
from spiders.reading.tree.names import once
from spiders.reading.tree.texts import whole_text

_SITE_HEAD = pattern_of("head of the site")
AROUND = 5  # elements around one that may say whose it is
HEADLINE = 25  # letters of one
TEASER = 5  # elements around a line, itself included, that may hold the headline of another article
_is_elsewhere = once(pattern_of("beside the article").search)


def is_beside(element: HtmlElement) -> bool:
    """Whether the names around an element say that it belongs to something beside the article."""
    one = element
    for _ in range(AROUND + 1):  # to go up by hand takes a third of what an iterator takes
        if one.tag != "body" and (name := one.get("class")) and _is_elsewhere(name):
            return True
        if (one := one.getparent()) is None:
            break
    return False


def is_of_teaser(element: HtmlElement, heading: HtmlElement | None) -> bool:
    """Whether a line stands by the linked headline of another article than that of ``heading``."""
    own = set() if heading is None else {heading, *heading.iterancestors()}
    for one in islice((element, *element.iterancestors()), TEASER):
        if one in own or one.tag == "body":
            return False
        if (head := next(one.iter("h1", "h2", "h3", "h4", "h5"), None)) is not None:
            return head.tag != "h1" and _is_headline(head)
    return False


def _is_headline(head: HtmlElement) -> bool:
    """Whether a heading is a link longer than a name; the signs of Chinese say more than letters."""
    text = whole_text(head).strip() if next(head.iter("a"), None) is not None else ""
    return len(text) + sum(sign >= "\u3040" for sign in text) >= HEADLINE


def heads_site(element: HtmlElement) -> bool:
    """Whether an element in front of an article is the site's own head, where a clock may run."""
    names = f"{element.get('class', '')} {element.get('id', '')}"
    heads = element.tag == "header" or _SITE_HEAD.search(names) is not None
    return heads and next(element.iterancestors("article"), None) is None
