"""Dialogs that ask for consent to cookies, by the names that their makers give the element that holds them.

Some are longer than the article behind them, and all are written in sentences.
"""

from __future__ import annotations

from spiders.reading.blocks.walk import Spot, Walk
from spiders.reading.tree.element_names import whole_names
from spiders.reading.tree.page import Page

_DIALOGS = whole_names("consent to cookies")
_HOLDERS = frozenset(("div", "section", "aside", "dialog", "form"))


def leave_out_consents(page: Page, walk: Walk) -> bool:
    """Take such dialogs out of a page's tree; whether there was one that said something."""
    dialogs = [spot for spot in walk.spots if _asks(spot)]
    for spot in dialogs:
        page.leave_out(spot.element)
    return any(spot.chars for spot in dialogs)


def _asks(spot: Spot) -> bool:
    """Whether an element is such a dialog; that of a whole page may only say that one is open."""
    if _DIALOGS.isdisjoint(spot.names) or spot.tag not in _HOLDERS:
        return False
    return next(spot.element.iter("main", "article", "h1"), None) is None
