"""Links by which a heading or caption leads to itself, or a reader to the editing of a part: no text."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from urllib.parse import unquote

from lxml.html import HtmlElement

from spiders.reading.tree.texts import whole_text

_EDITS = "action=edit"
MOST = 10  # links of one heading that are compared with it
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


def leave_permalinks(links: list[tuple[HtmlElement, str]]) -> bool:
    """Empty those of these links that lead to the heading around or before them, or are but a sign, as ¶ and
    #, or let readers of a wiki edit; whether there was one. With each link stands where it leads."""
    found = False
    compared: Counter[HtmlElement] = Counter()
    for link, href in links:
        if href[:1] == "#" and _is_permalink(link, href, compared):
            link.clear(keep_tail=True)
            found = True
        elif _EDITS in href and (around := link.getparent()) is not None and _is_to_edit(around):
            around.clear(keep_tail=True)
            found = True
    return found


def _is_to_edit(element: HtmlElement) -> bool:
    return (element.get("class") or "").startswith("mw-editsection")


def _is_permalink(link: HtmlElement, href: str, compared: Counter[HtmlElement]) -> bool:
    text = whole_text(link)
    if not text.strip() or next(link.iter("img"), None) is not None:
        return False
    if not any(map(str.isalnum, text)):
        return True
    before = link.getprevious()
    if before is not None and before.tag in HEADINGS and unquote(href) == f"#{before.get('id')}":
        return True
    heading = next((one for one in islice(link.iterancestors(), 2) if one.tag in HEADINGS), None)
    if heading is None or unquote(href) not in _addresses(heading):
        return False
    compared[heading] += 1
    # A heading may be a link as a whole.
    return compared[heading] <= MOST and whole_text(heading).strip() != text.strip()


def _addresses(heading: HtmlElement) -> set[str]:
    """How one leads to a heading: by its own name, or by that of the section that it begins."""
    return {f"#{one.get('id')}" for one in (heading, *islice(heading.iterancestors(), 1)) if one.get("id")}
