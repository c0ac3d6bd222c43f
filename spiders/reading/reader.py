"""The reader for pages of sites that nobody has described.

Blocks are judged one by one (``spiders.reading.blocks``); where they say nothing, trafilatura is asked, and
where a page is too large for either, all is read that stands in no header, footer, menu or form.
"""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from spiders.faults import NotAnArticle
from spiders.reading.blocks.chosen import LIKELY, chosen_of, context_of, walk_of, whole_tables
from spiders.reading.blocks.further import without_further
from spiders.reading.blocks.gathered import gathered
from spiders.reading.blocks.verdict import verdict
from spiders.reading.blocks.walk import LONG, Walk, size_of
from spiders.reading.blocks.writer_boxes import without_writers
from spiders.reading.fields.titles import title_of
from spiders.reading.kinds.consents import leave_out_consents
from spiders.reading.kinds.lists import list_page
from spiders.reading.kinds.notices import told_by
from spiders.reading.kinds.signs import is_list
from spiders.reading.text.body import Body
from spiders.reading.text.by_trafilatura import by_trafilatura
from spiders.reading.text.elements import body_of
from spiders.reading.text.state import state_story
from spiders.reading.tree.finders import Finder, count_of, finder
from spiders.reading.tree.markup import mark_cut
from spiders.reading.tree.page import Page
from spiders.reading.tree.shown import show_unended
from spiders.reading.tree.texts import length_of

# trafilatura takes quadratic time over flat pages: 200,000 paragraphs take it longer than 24 s.
MOST_ELEMENTS = 15_000
MOST_CHARACTERS = 1_500_000
MOST_MARKUP = 3_000_000  # bytes of a page that it is given: names of a kilobyte take it seconds
LITTLE = 1_000  # characters of text that may be but the frame of a page that a script builds
FEW = 100  # letters of text below which a reader has found nothing to speak of
NOTHING = 40  # characters that are no article at all
_STOP = re.compile(r"[.!?。！？؟۔…।][\"'»”’)\]]*$")

_MAIN = finder("//main | //article | //*[@role='main']")
_BESIDE = ("header", "footer", "nav", "aside", "form")


def general(page: Page, drop: set[HtmlElement]) -> tuple[Body, str]:
    """The article of a page as a general reader finds it, and the method that was used.

    Raises ``NotAnArticle`` for a page that only leads to others.
    """
    if count_of(page.tree) > MOST_ELEMENTS or length_of(page.tree) > MOST_CHARACTERS:
        return _plain(page, drop), "plain"
    title, said = title_of(page, ())[0], page.article_body
    walk = walk_of(page)
    if asks := leave_out_consents(page, walk):
        walk = walk_of(page)
    context = context_of(page, title)
    likely = whole_tables(walk, verdict(walk, context))
    chosen = chosen_of(walk, context, likely)
    first = without_further(walk, context.title, likely, LIKELY, chosen)
    found, method = _of_data(page, title, *_of_blocks(page, title, walk, first, drop))
    if asks and size_of(found.text) < FEW and len(said) <= FEW:
        raise NotAnArticle("consent page")
    told = method == "json state" or len(said) > FEW  # a tree that is but a frame tells nothing
    lists = list_page(page, found.text) or (not told and is_list(page, title, walk, chosen, likely))
    if lists and page.leads.strip():  # what leads nowhere is empty, and lists nothing
        raise NotAnArticle(told_by(found.text) or "list page")
    if len(said) > 2 * len(found.text) and len(said) > FEW:
        return Body(said.split("\n")), "json-ld"
    if len(found.text) < NOTHING:
        return _plain(page, drop, _MAIN), "plain"
    return found, method


def _of_blocks(
    page: Page, title: str, walk: Walk, chosen: list[int], drop: set[HtmlElement]
) -> tuple[Body, str]:
    """The text of the chosen blocks; where they say nothing, what trafilatura finds, if that says more."""
    own = without_writers(walk, chosen)
    found = gathered(walk, own, drop)
    if size_of(found.text) >= FEW or own != chosen:  # what tells of the writer would come back
        return found, "blocks"
    if len(page.markup) > MOST_MARKUP:
        return max((found, "blocks"), (_plain(page, drop, _MAIN), "plain"), key=_length)
    other = by_trafilatura(page, title)
    return max((found, "blocks"), (other if _tells(other) else Body(), "trafilatura"), key=_length)


def _of_data(page: Page, title: str, found: Body, method: str) -> tuple[Body, str]:
    """What was found, or where that is but the frame of a page, the data with which a script fills it."""
    if len(found.text) >= LITTLE:
        return found, method
    lines, cut = state_story(page.state, title)
    told = sum(map(len, lines)) > 2 * len(found.text)
    if (told and cut) or (not told and size_of(found.text) < FEW and page.has_more_state):
        mark_cut(page.tree)
    return (Body(lines), "json state") if told else (found, method)


def _tells(body: Body) -> bool:
    """Whether a line is more than a label, as none is in a menu or below the pictures of a gallery."""
    return any(size_of(line) >= LONG or _STOP.search(line) for line in body.lines)


def _length(found: tuple[Body, str]) -> int:
    return len(found[0].text)


def _plain(page: Page, drop: set[HtmlElement], where: Finder | None = None) -> Body:
    """All lines that stand in no header, footer, menu or form."""
    show_unended(page.tree, page.markup, (*_BESIDE, "option", "figcaption"))
    roots = (where(page.tree) if where else [])[:1] or list(page.tree.iter("body"))[:1]
    beside = {
        one for one in page.tree.iter(*_BESIDE) if one.tag != "form" or next(one.iter("p"), None) is None
    }
    return body_of(roots, drop | beside)
