"""A page as blocks: each line of text with the elements in which it stands.

The walk takes in everything that can be read, menus included; what of it belongs to the article is for
``spiders.reading.blocks.verdict`` to say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.html import HtmlElement

from spiders.reading.text.line_breaks import BLOCKS, SILENT, is_listing
from spiders.reading.tree.junk import is_hidden
from spiders.reading.tree.texts import on_one_line

LONG = 80  # characters of a line that is a sentence rather than a label
MOST = 20_000  # blocks of a page that are looked at
LONGEST_NAMES, LONGEST_NAME = 300, 40  # characters of all names of an element, and of one
STRONG = frozenset(("b", "strong", "em", "i"))
_BREAKS = BLOCKS | {"figcaption", "aside"}
_WORD = re.compile(r"[A-Z]?[a-z]{2,}|[A-Z]{2,}")
SIGN = 3  # letters that a Chinese sign or a Japanese or Korean syllable stands for
_SIGNS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
_FIGURES = re.compile(r"\d+")


@dataclass(slots=True, eq=False)
class Spot:
    """An element that holds blocks; the figures are sums over all that stands within it."""

    element: HtmlElement
    above: Spot | None
    place: int
    depth: int
    hidden: bool
    names: tuple[str, ...]
    first: int
    last: int = 0
    chars: int = 0
    linked: int = 0
    lines: int = 0
    long: int = 0
    pictures: int = 0

    @property
    def tag(self) -> str:
        """The name of the element."""
        return str(self.element.tag)


@dataclass(slots=True, eq=False)
class Block:
    """One line of text: where it stands, how many of its characters are link or set in bold.

    ``size`` is its length in letters; a sign that is a word or a syllable counts for several.
    """

    text: str
    size: int
    spot: Spot
    place: int
    linked: int
    links: int
    strong: int
    broken: bool


class Walk:
    """One walk over a page in its order: ``blocks``, and ``spots``, outer before inner."""

    def __init__(self, root: HtmlElement) -> None:
        self.blocks: list[Block] = []
        self.spots: list[Spot] = []
        self.pieces: list[str] = []
        self.linked = self.links = self.strong = 0
        self._within(root, None)
        self._show()

    def _show(self) -> None:
        """Take nothing for hidden where most is: then a script shows it."""
        hidden = sum(block.size for block in self.blocks if block.spot.hidden)
        if 2 * hidden > self.spots[0].chars:
            for spot in self.spots:
                spot.hidden = False

    def _within(self, element: HtmlElement, above: Spot | None) -> None:
        spot = Spot(
            element, above, len(self.spots), above.depth + 1 if above else 0,
            bool(above and above.hidden) or is_hidden(element), names_of(element), len(self.blocks),
        )  # fmt: skip
        self.spots.append(spot)
        self._children(element, spot, link=False, strong=False)
        self._end(spot)
        spot.last = len(self.blocks)

    def _children(self, element: HtmlElement, spot: Spot, *, link: bool, strong: bool) -> None:
        if element.text:
            self._say(element.text, link, strong)
        for child in element:
            self._child(child, spot, link, strong)
            if child.tail:
                self._say(child.tail, link, strong)

    def _child(self, child: HtmlElement, spot: Spot, link: bool, strong: bool) -> None:
        tag = child.tag
        if tag in _BREAKS or (tag == "code" and is_listing(child)):
            self._end(spot, broken=tag == "br")
            if tag not in ("br", "hr") and len(self.blocks) < MOST:
                self._within(child, spot)
        elif tag == "img":
            spot.pictures += 1
        elif isinstance(tag, str) and tag not in SILENT:
            self.links += tag == "a"
            if tag in ("td", "th"):
                self.pieces.append(" ")
            self._children(child, spot, link=link or tag == "a", strong=strong or tag in STRONG)

    def _say(self, text: str, link: bool, strong: bool) -> None:
        self.pieces.append(text)
        if link:
            self.linked += len(text.strip())
        if strong:
            self.strong += len(text.strip())

    def _end(self, spot: Spot, *, broken: bool = False) -> None:
        """End a line, if there is one."""
        if not self.pieces:
            return
        if text := on_one_line("".join(self.pieces)):
            linked, strong, size = min(self.linked, len(text)), min(self.strong, len(text)), size_of(text)
            self.blocks.append(Block(text, size, spot, len(self.blocks), linked, self.links, strong, broken))
            _count(spot, size, linked * size // len(text))
        self.pieces.clear()
        self.linked = self.links = self.strong = 0


def _count(spot: Spot | None, size: int, linked: int) -> None:
    while spot is not None:
        spot.chars += size
        spot.linked += linked
        spot.lines += 1
        spot.long += size >= LONG
        spot = spot.above


def size_of(text: str) -> int:
    """The length of a text in letters of an alphabet."""
    return len(text) if text.isascii() else len(text) + (SIGN - 1) * sum(map(len, _SIGNS.findall(text)))


def names_of(element: HtmlElement) -> tuple[str, ...]:
    """The names of an element and the words in them, lowered: of its class, id, role and itemprop."""
    said = element.attrib
    if not said:
        return ()
    whole = " ".join(said.get(name, "") for name in ("class", "id", "role", "itemprop"))[:LONGEST_NAMES]
    words = {word.lower(): None for word in _WORD.findall(whole)}
    names = {_FIGURES.sub("", name).lower(): None for name in whole.split() if not name.isalpha()}
    return tuple(words | {name: None for name in names if len(name) <= LONGEST_NAME})
