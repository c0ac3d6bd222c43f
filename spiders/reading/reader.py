"""The reader for pages of sites that nobody has described.

Blocks are judged one by one (``spiders.reading.blocks``); where they say nothing, trafilatura is asked, and
where a page is too large for either, all is read that stands in no header, footer, menu or form.
"""

from __future__ import annotations

import re
from configparser import ConfigParser
from copy import deepcopy
from functools import cache
from itertools import zip_longest

import numpy as np
from lxml import html
from lxml.etree import SubElement
from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.settings import Document, use_config

from spiders.faults import NotAnArticle
from spiders.reading.blocks.further import without_further
from spiders.reading.blocks.runs import in_runs
from spiders.reading.blocks.traits import Context, Figures, words_of
from spiders.reading.blocks.verdict import verdict
from spiders.reading.blocks.walk import LONG, Block, Spot, Walk, size_of
from spiders.reading.blocks.writer_boxes import without_writers
from spiders.reading.fields.titles import title_of
from spiders.reading.kinds.consents import leave_out_consents
from spiders.reading.kinds.lists import list_page
from spiders.reading.kinds.signs import is_list
from spiders.reading.text.body import Body, body_of
from spiders.reading.text.state import state_lines
from spiders.reading.tree.finders import Finder, finder
from spiders.reading.tree.jsonld import text_of, texts_of
from spiders.reading.tree.junk import is_hidden
from spiders.reading.tree.page import Page
from spiders.reading.tree.texts import length_of

# trafilatura takes quadratic time over flat pages: 200,000 paragraphs take it longer than 24 s.
MOST_ELEMENTS = 15_000
MOST_CHARACTERS = 1_500_000
LITTLE = 1_000  # characters of text that may be but the frame of a page that a script builds
FEW = 100  # letters of text below which a reader has found nothing to speak of
# F1 is best where the bound is half of it (Lipton et al., "Optimal thresholding of classifiers to maximize
# F1 measure", 2014). On sites that they never saw, half of what the forests call 0.42 is of the article.
LIKELY = 0.42
NOTHING = 40  # characters that are no article at all
MOST_UNSEEN = 0.3  # of a text is in paragraphs that nobody sees; more is what a script opens
FRAMES, LONGEST_FRAME = 4, 500  # elements from a caption up to that of its picture, characters of them
CODE = ("pre", "code")
_STOP = re.compile(r"[.!?。！？؟۔…।][\"'»”’)\]]*$")
_ADDRESS = re.compile(r"https?://\S+", re.I)
_DATA = re.compile(r"""[\[{]+\s*"[\w@$.-]{1,60}"\s*:.*[\]}][;,]?""")

_ALL = finder("//*")
_MAIN = finder("//main | //article | //*[@role='main']")
_BESIDE = finder("//header | //footer | //nav | //aside | //form[not(.//p)]")


def general(page: Page, drop: set[HtmlElement]) -> tuple[Body, str]:
    """The article of a page as a general reader finds it, and the method that was used.

    Raises ``NotAnArticle`` for a page that only leads to others.
    """
    if len(_ALL(page.tree)) > MOST_ELEMENTS or length_of(page.tree) > MOST_CHARACTERS:
        return _plain(page, drop), "plain"
    title = title_of(page, ())[0]
    walk = walk_of(page)
    if asks := leave_out_consents(page, walk):
        walk = walk_of(page)
    context = context_of(page, title)
    likely = whole_tables(walk, verdict(walk, context))
    chosen = chosen_of(walk, context, likely)
    first = without_further(walk, context.title, likely, LIKELY, chosen)
    own = without_writers(walk, first)
    found, method = _by_blocks(walk, own, drop), "blocks"
    if size_of(found.text) < FEW and own == first:  # what tells of the writer would come back
        other = _trafilatura(page)
        found, method = max((found, method), (other if _tells(other) else Body(), "trafilatura"), key=_length)
    if len(found.text) < LITTLE:
        lines = state_lines(page.state, title)
        if sum(map(len, lines)) > 2 * len(found.text):
            found, method = Body(lines), "json state"
    said = said_body(page)
    if asks and size_of(found.text) < FEW and len(said) <= FEW:
        raise NotAnArticle("consent page")
    told = method == "json state" or len(said) > FEW  # a tree that is but a frame tells nothing
    if list_page(page, found.text) or (not told and is_list(page, title, walk, chosen, likely)):
        raise NotAnArticle("list page")
    if len(said) > 2 * len(found.text) and len(said) > FEW:
        return Body(said.split("\n")), "json-ld"
    if len(found.text) < NOTHING:
        return _plain(page, drop, _MAIN), "plain"
    return found, method


def _tells(body: Body) -> bool:
    """Whether a line is more than a label, as none is in a menu or below the pictures of a gallery."""
    return any(size_of(line) >= LONG or _STOP.search(line) for line in body.lines)


def _length(found: tuple[Body, str]) -> int:
    return len(found[0].text)


def context_of(page: Page, title: str) -> Context:
    """What a page of this title says of its article elsewhere than in its text."""
    authors = [*texts_of(page.article.get("author")), *page.all_said("author", "article:author")]
    return Context.of(title, page.description, said_body(page), " ".join(authors))


def walk_of(page: Page) -> Walk:
    """The blocks of a page's body."""
    return Walk(next(page.tree.iter("body"), page.tree))


def _by_blocks(walk: Walk, chosen: list[int], drop: set[HtmlElement]) -> Body:
    """The blocks that are likely of the article, read within the least element that holds them all."""
    if not chosen:
        return Body()
    root = walk.blocks[chosen[0]].spot
    while not (root.first <= chosen[0] and chosen[-1] < root.last):
        assert root.above is not None  # the body holds all
        root = root.above
    kept = set(chosen)
    captions = (spot for spot in walk.spots if "caption" in spot.names or spot.tag == "figcaption")
    frames = {one.element for spot in captions for one in _frame_of(spot)}
    idle = {spot.element for spot in walk.spots if _is_idle(spot, kept)} - frames
    wanted = {walk.blocks[place].text for place in chosen}
    unwanted = {block.text for block in walk.blocks[root.first : root.last]} - wanted
    body = body_of([root.element], drop | idle, unwanted=unwanted)
    body.say_once()
    return body


def whole_tables(walk: Walk, likely: Figures) -> Figures:
    """The probabilities of blocks, where those of one table are the same: a table is read as a whole, and
    with the paragraphs around it where it leads nowhere."""
    tables = [spot for spot in walk.spots if spot.tag == "table"]
    settled = likely.copy() if tables else likely
    for spot, below in zip_longest(tables, tables[1:]):
        lays_out = below is not None and below.first < spot.last  # around others: it holds a page together
        blocks = walk.blocks[spot.first : spot.last]
        rows = sum(block.spot.tag == "tr" for block in blocks)
        if not lays_out and rows > len(blocks) / 2:
            sizes = [block.size for block in blocks]
            own = float(np.average(likely[spot.first : spot.last], weights=sizes))
            linked = any(block.links for block in blocks)
            settled[spot.first : spot.last] = own if linked else max(own, _around(spot, likely))
    return settled


def _around(spot: Spot, likely: Figures) -> float:
    """The lesser probability of the two blocks beside an element, where both are of the element around it."""
    around = spot.above
    if around is None or not around.first < spot.first < spot.last < around.last:
        return 0.0
    return float(min(likely[spot.first - 1], likely[spot.last]))


def chosen_of(walk: Walk, context: Context, likely: Figures) -> list[int]:
    """The places of the blocks that are likely of the article, its title and bare addresses apart."""
    chosen = [
        int(place)
        for place in np.flatnonzero(in_runs(likely, np.array([block.size for block in walk.blocks]), LIKELY))
        if " ".join(words_of(walk.blocks[place].text)) != context.title
        and not _is_for_scripts(walk.blocks[place])
    ]
    unseen = {place for place in chosen if _is_unseen(walk.blocks[place].spot)}
    most = MOST_UNSEEN * sum(walk.blocks[place].size for place in chosen)
    if unseen and sum(walk.blocks[place].size for place in unseen) < most:
        return [place for place in chosen if place not in unseen]
    return chosen


def _is_unseen(spot: Spot) -> bool:
    """Whether a paragraph is hidden by itself, and not the part of the page around it."""
    return spot.hidden and spot.tag == "p" and is_hidden(spot.element)


def _is_for_scripts(block: Block) -> bool:
    """Whether a line is but what a script was to take: data, or an address that leads nowhere."""
    if block.linked or block.spot.tag in CODE:
        return False
    return _ADDRESS.fullmatch(block.text) is not None or _DATA.fullmatch(block.text) is not None


def _is_idle(spot: Spot, kept: set[int]) -> bool:
    """Whether an element says something, and nothing of it is kept; a caption is its picture's affair."""
    if spot.first == spot.last or spot.tag in ("figure", "figcaption"):
        return False
    return kept.isdisjoint(range(spot.first, spot.last))


def _frame_of(caption: Spot) -> list[Spot]:
    """What is named a caption, and the elements around it that hold its picture and little else; none where
    they lead away."""
    frame: list[Spot] = []
    spot: Spot | None = caption
    while spot is not None and len(frame) < FRAMES and not spot.linked and spot.chars <= LONGEST_FRAME:
        frame.append(spot)
        spot = spot.above
    return frame if any(next(one.element.iter("img"), None) is not None for one in frame) else []


def said_body(page: Page) -> str:
    """``articleBody`` of the page's JSON-LD, a paragraph a line."""
    body = page.article.get("articleBody")
    lines = body.splitlines() if isinstance(body, str) else []
    return "\n".join(filter(None, map(text_of, lines)))


def _trafilatura(page: Page) -> Body:
    document = bare_extraction(
        _copied(page.tree),
        url=page.url,
        fast=True,
        with_metadata=False,
        include_comments=False,
        deduplicate=False,
        config=_shortest(),
    )
    if not isinstance(document, Document) or document.body is None:
        return Body()
    _set_apart(document.body)
    title = title_of(page, ())[0]
    return body_of([document.body], set(), unwanted={title} if title else None)


def _copied(tree: HtmlElement) -> html.HtmlElement:
    """The tree once more, of elements as trafilatura takes them."""
    copy = html.Element(tree.tag)  # without its attributes, whose names need not be ones to set
    copy.text = tree.text
    copy.extend([deepcopy(one) for one in tree])
    return copy


def _set_apart(body: HtmlElement) -> None:
    """Break lines where trafilatura does: a page of which it takes all is one paragraph of many lines."""
    for paragraph in body.iter("p"):
        if len(paragraph) == 0 and "\n" in (paragraph.text or ""):
            paragraph.text, *lines = paragraph.text.split("\n")
            for line in lines:
                SubElement(paragraph, "lb").tail = line


@cache
def _shortest() -> ConfigParser:
    """trafilatura takes less than 250 characters for nothing and then takes everything; an article in
    Chinese may be shorter than that."""
    config = use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", "20")
    config.set("DEFAULT", "MIN_OUTPUT_SIZE", "10")
    return config


def _plain(page: Page, drop: set[HtmlElement], where: Finder | None = None) -> Body:
    """All lines that stand in no header, footer, menu or form."""
    roots = (where(page.tree) if where else [])[:1] or list(page.tree.iter("body"))[:1]
    return body_of(roots, drop | set(_BESIDE(page.tree)))
