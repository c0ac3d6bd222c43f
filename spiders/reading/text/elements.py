"""An article's elements read: their lines, pictures and links, without what only stands beside it."""

from __future__ import annotations

import re
from collections.abc import Set

from lxml.html import HtmlElement

from spiders.reading.text.body import PARAGRAPH, Body, Picture
from spiders.reading.text.captions import (
    caption_of,
    credit_behind,
    credit_in,
    is_framed,
    is_set_as_caption,
    stands_behind,
)
from spiders.reading.text.line_breaks import BLOCKS, SILENT, is_listing
from spiders.reading.tree.junk import HIDING, is_hidden, is_unseen, says_junk
from spiders.reading.tree.names import once
from spiders.reading.tree.texts import length_of, on_one_line, whole_text
from storage.origin import is_source_line

PICTURES = frozenset(("img", "amp-img"))
_APART = PICTURES | SILENT
FRAMES = frozenset(("p", "div", "center"))  # of a picture and the words below it, where they are centred
CENTRING = frozenset(("style", "align"))
LISTS = frozenset(("ul", "ol"))
_SHAPED = LISTS | {"form"}  # may be junk by their shape
ROWS = ("tr", "row")
# What a line is by the innermost of these elements around it; a paragraph where there is none.
KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "head"), "h"),
    **dict.fromkeys(("li", "item", "dt", "dd"), "l"),
    **dict.fromkeys(("blockquote", "quote"), "q"),
    **dict.fromkeys(ROWS, "t"),
}
_says_caption = once(
    re.compile(
        r"(?:^|[\s_-])(?:fig|img|image|photo|pic|thumb|media)?caption(?:$|[\s_-])|photo-?desc|pic-?desc|image-?desc",
        re.I,
    ).search
)
NEAR = 1  # line between a picture and its caption: what stands beside the picture
MOST_JUNK = 0.5  # of an article is never junk by its name
MOST_SPARED = 10  # elements too large to be junk, after which names are not asked any more
ENDINGS = frozenset(("p", "li", "h2", "h3", "blockquote", "table"))  # with text in them nobody signed above
# A day and an hour before the first words, or a day that is glued to them: an element of which only a style
# makes a line.
_STAMP = re.compile(
    r"(?:\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}[./-]\d{1,2}[./-]\d{1,2})"
    r"(?:,?\s*\d{1,2}:\d\d(?::\d\d)?\s*(?=[^\W\d])|(?=[^\W\d]))"
)
_RIGHT = re.compile(r"text-align:\s*right", re.I)
WITHIN = frozenset(("span", "a", "small", "i", "em"))  # of a line: may say what nobody sees
LONGEST_UNSEEN = 60  # characters of it; a longer text is opened by a script
LEAST_CELLS = 2  # of a row of a table
LONGEST_NAME = 60  # characters of a signature
MOST = 200  # pictures and links kept of an article
LINKS_OF_A_LIST = 3  # a list of so many links and nothing else leads away from the article


def body_of(roots: list[HtmlElement], drop: set[HtmlElement], unwanted: Set[str] | None = None) -> Body:
    """What is read of these elements, without those to drop and what is junk by name and shape.

    Where ``unwanted`` lines are given, somebody has judged every line: then only those are left out.
    """
    reader = _Reader(drop, unwanted)
    for root in roots:
        reader.read(root)
    return reader.finish()


class _Reader:
    """One walk over an article's elements, in their order."""

    def __init__(self, drop: set[HtmlElement], unwanted: Set[str] | None) -> None:
        self.drop = drop
        self.unwanted = unwanted
        self.body = Body()
        self.lines, self.pictures = self.body.lines, self.body.pictures
        self.line: list[str] = []
        self.kind = PARAGRAPH
        self.root: HtmlElement | None = None
        self.whole: int | None = None
        self.spared = 0
        self.signed: int | None = None
        self.pictured = -NEAR - 1

    def read(self, root: HtmlElement) -> None:
        self.root, self.whole = root, None
        self._children(root)
        self._break()

    def finish(self) -> Body:
        """What was read, the signature apart."""
        if self.signed and self.signed == len(self.lines) - 1:
            self.body.signature = self.lines.pop()
            self.body.kinds.pop()
        return self.body

    def _children(self, element: HtmlElement) -> None:
        line = self.line
        if (text := element.text) and (line or not text.isspace()):
            line.append(text)
        if not len(element):  # to ask for children costs more than all the rest
            return
        for child in element:
            if isinstance(tag := child.tag, str):
                self._element(child, tag)
            if (text := child.tail) and (line or not text.isspace()):
                line.append(text)

    def _element(self, element: HtmlElement, tag: str) -> None:
        if tag in _APART:
            self._keep_apart(element, tag)
            return
        if tag == "br":  # as one of ten
            if self.line:
                self._break()
            return
        said = element.keys()  # to ask for what an element does not say takes as long as for what it does
        name = element.get("class") if said else None
        if (said or self.drop or tag in _SHAPED) and self._is_left_out(element, tag, said, name):
            if self.line and tag in BLOCKS:
                self._break()
            return
        if tag == "figcaption" or (name and _says_caption(name) and _is_caption(element, tag)):
            self._caption(element)
        elif tag in BLOCKS or (tag == "code" and is_listing(element)):
            self._block(element, tag, said)
        else:
            self._inline(element, tag)

    def _is_left_out(self, element: HtmlElement, tag: str, said: list[str], name: str | None) -> bool:
        if self.drop and element in self.drop:
            return True
        if self.unwanted is not None:
            return tag in WITHIN and is_unseen(element) and length_of(element) <= LONGEST_UNSEEN
        if tag in LISTS and _leads_away(element):
            return True
        if not HIDING.isdisjoint(said) and is_hidden(element):
            return True
        key = element.get("id") if "id" in said else None
        return (tag == "form" or says_junk(name, key)) and self._is_small(element)

    def _is_small(self, element: HtmlElement) -> bool:
        """Whether an element may be junk: some systems put the whole page into one form."""
        if self.spared >= MOST_SPARED:
            return False
        if self.whole is None:
            self.whole = length_of(self.root)
        small = length_of(element) <= MOST_JUNK * self.whole
        self.spared += not small
        return small

    def _block(self, element: HtmlElement, tag: str, said: list[str]) -> None:
        if self.line:
            self._break()
        lines, outer, inner = len(self.lines), self.kind, len(element)
        # Tables of one column hold whole pages together.
        if (kind := KINDS.get(tag)) and (tag not in ROWS or inner >= LEAST_CELLS):
            self.kind = kind
        below = lines - self.pictured <= NEAR and tag in ("p", "div") and self._stands_below(element)
        if below or (inner and _may_frame(tag, said) and is_framed(element, tag)):
            self._caption(element)
        else:
            self._children(element)
        if self.line:
            self._break()
        self.kind = outer
        if len(self.lines) > lines:
            self._sign(element.get("style") if "style" in said else None, tag, lines)

    def _sign(self, style: str | None, tag: str, lines: int) -> None:
        """A short line set to the right signs an article, if nothing comes behind it."""
        if (
            style
            and len(self.lines) == lines + 1
            and _RIGHT.search(style)
            and len(self.lines[-1]) <= LONGEST_NAME
            and not is_source_line(self.lines[-1])
        ):
            self.signed = lines
        elif tag in ENDINGS:
            self.signed = None

    def _inline(self, element: HtmlElement, tag: str) -> None:
        if tag == "a" and len(self.body.links) < MOST:
            self.body.links.append(element)
        if tag in ("td", "th", "cell"):
            self.line.append(" ")
        self._children(element)

    def _keep_apart(self, element: HtmlElement, tag: str) -> None:
        """Keep what is no text, if it is a picture or a player."""
        if tag in PICTURES:
            self.pictures.append(Picture(element))
            self.pictured = len(self.lines)
        elif tag in ("iframe", "video", "embed", "object") and len(self.body.frames) < MOST:
            self.body.frames.append(element)

    def _stands_below(self, element: HtmlElement) -> bool:
        """Whether an element is set as the caption of the picture right in front of it."""
        last = self.pictures[-1]
        return not last.caption and is_set_as_caption(element) and stands_behind(element, last.element)

    def _caption(self, element: HtmlElement) -> None:
        self._break()
        inner = list(element.iter("img", "amp-img"))
        self.pictures += [Picture(one) for one in inner]
        if inner:
            self.pictured = len(self.lines)
        if self.pictures:
            last, (caption, credit) = self.pictures[-1], caption_of(element)
            if not credit and (behind := credit_behind(element)) is not None:
                credit, self.drop = credit_in(behind), self.drop | {behind}
            last.caption, last.credit = last.caption or caption, last.credit or credit

    def _break(self) -> None:
        text = on_one_line("".join(self.line))
        self.line.clear()
        if not self.lines:
            text = _STAMP.sub("", text)
        if text and not (self.unwanted and text in self.unwanted):
            self.lines.append(text)
            self.body.kinds.append(self.kind)


def _may_frame(tag: str, said: list[str]) -> bool:
    """Whether an element, by its tag and the names of its attributes, may be but a picture and its words."""
    return tag == "table" or (tag in FRAMES and not CENTRING.isdisjoint(said))


def _is_caption(element: HtmlElement, tag: str) -> bool:
    """Whether an element that is named like a caption is one: WordPress wraps picture and caption in
    ``wp-caption``; only the part without picture is."""
    return tag not in ("table", "figure") and next(element.iter("img"), None) is None


def _leads_away(element: HtmlElement) -> bool:
    """Whether a list holds nothing but links to other pages."""
    links = list(element.iter("a"))
    if len(links) < LINKS_OF_A_LIST:
        return False
    texts = [whole_text(link) if len(link) else link.text or "" for link in links]
    linked = sum(len(text.strip()) for text in texts)
    return linked >= 0.9 * len("".join(whole_text(element).split()))
