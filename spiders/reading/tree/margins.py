"""Menus, margins and feet, by the elements that HTML has for them: what stands there is mostly the site's.

Whose a margin is depends on what is looked for, so there are three ways to ask: a picture in any margin is
none of the article's, what files an article may stand in its foot, and who wrote it in its margin as well.
"""

from __future__ import annotations

from lxml.html import HtmlElement

MARGINS = frozenset(("nav", "aside", "footer"))
OUTSIDE = "[not(ancestor::nav or ancestor::aside or ancestor::footer)]"  # the same for XPath


def is_in_margin(element: HtmlElement) -> bool:
    """Whether an element stands in any menu, margin or foot."""
    return any(one.tag in MARGINS for one in element.iterancestors())


def is_in_margin_but_own_foot(element: HtmlElement) -> bool:
    """Whether an element stands in a menu, a margin or a foot, unless that is the foot of an article."""
    around = {one.tag for one in element.iterancestors()}
    return not (MARGINS - {"footer"} if "article" in around else MARGINS).isdisjoint(around)


def is_in_margin_but_own(element: HtmlElement) -> bool:
    """Whether an element stands in a menu, a margin or a foot, unless that is the margin or the foot of an
    article that itself stands in none."""
    parts = [one.tag for one in element.iterancestors() if one.tag == "article" or one.tag in MARGINS]
    if MARGINS.isdisjoint(parts):
        return False
    return parts[0] == "nav" or parts[1:2] != ["article"] or not MARGINS.isdisjoint(parts[1:])
