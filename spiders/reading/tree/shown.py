"""Text where readers do not look: for browsers without scripts, in a shadow, in what never closes."""

from __future__ import annotations

from itertools import islice

from lxml.html import HtmlElement

from spiders.reading.tree.markup import parse
from spiders.reading.tree.texts import length_of, whole_text

# Elements that are passed over, but for a text that was not meant to be: an unclosed ``svg`` takes in
# all that comes behind it.
_SILENT = ("svg", "select", "button", "object", "video", "audio", "canvas", "map", "nav")
_OTHERWISE = ("noscript", "template", "textarea")
PASSED_OVER = (*_SILENT, *_OTHERWISE)
SPOKEN = ("rt", "rp", "rtc")  # these say how to read the signs below them
_SHADOWS = frozenset(("shadowrootmode", "shadowroot"))
_NEVER = frozenset(("svg", "select", "button", "map"))  # hold no paragraphs
_FRAMES = frozenset(("figure", "picture", "a", "p"))  # of pictures; a counter's pixel stands in none
MOST = 0.5  # of a page's text does not stand where nobody reads it
LEAST = 200  # characters that are a text
MANY = 2_000  # elements that are looked at
MOST_UNENDED = 100  # of those that may have taken in most of a page


def show(tree: HtmlElement, found: list[HtmlElement]) -> bool:
    """Make what holds most of a page's text a plain part of it, and the pictures of lazy pages theirs.

    ``found`` are the elements of the names ``PASSED_OVER``; whether one of them is now another.
    """
    shadows = [one for one in found if one.tag == "template" and not _SHADOWS.isdisjoint(one.keys())]
    for element in shadows:
        element.tag = "div"
    silent = [
        (element, length_of(element))
        for element in found[:MANY]
        if element.tag in _OTHERWISE or (element.tag in _SILENT and _holds_blocks(element))
    ]
    whole = sum(map(length_of, tree.iter("body"))) if any(length >= LEAST for _, length in silent) else 0
    opened = [one for one, length in silent if _is_to_open(one.tag, length, whole)]
    for element, length in silent:
        if element.tag == "noscript" and length < LEAST:
            _show_picture(element)
    for element in opened:
        _open(element)
    return bool(shadows or opened)


def let_out(players: list[HtmlElement]) -> None:
    """Put behind these elements what the parser put into them, the outermost first: it does not know that an
    ``embed`` is empty, and what follows it in its parent would be taken for what is shown in its place."""
    for player in players:
        for one in reversed(player):
            player.addnext(one)
        if player.text:
            player.tail, player.text = player.text + (player.tail or ""), None


def keep_blocks(spoken: list[HtmlElement]) -> None:
    """Make plain elements of those that would say how to read a sign, but were never ended: paragraphs stand
    in them, or lines."""
    for element in spoken[:MANY]:
        if next(element.iter("p", "div", "br"), None) is not None:
            element.tag = "div"


def show_unended(tree: HtmlElement, markup: bytes, tags: tuple[str, ...]) -> None:
    """Make plain parts of a tree of elements of these names that its ``markup`` never ends, and that have
    therefore taken in most of the text."""
    lowered = markup.lower()
    ends = {tag: lowered.count(f"</{tag}".encode()) for tag in tags}
    unended = [tag for tag in tags if markup and ends[tag] < sum(1 for _ in tree.iter(tag))]
    most = MOST * length_of(tree) if unended else 0
    for one in list(islice(tree.iter(*unended), MOST_UNENDED)) if unended else ():
        if length_of(one) > most:
            one.tag = "div"


def _is_to_open(tag: str, length: int, whole: int) -> bool:
    return tag == "svg" or (length >= LEAST and (tag in _NEVER or length > MOST * whole))


def _holds_blocks(element: HtmlElement) -> bool:
    """Whether paragraphs stand in an element; in a menu, beside a headline of the first rank."""
    if next(element.iter("p", "div", "br"), None) is None:  # as in nearly all of them
        return False
    if element.tag == "nav":
        return next(element.iter("h1"), None) is not None
    return element.tag != "svg" or next(element.iter("foreignobject", "foreignObject"), None) is None


def _open(element: HtmlElement) -> None:
    if element.tag == "textarea":  # its markup was taken for text
        for body in parse(f"<body>{element.text or ''}").iter("body"):
            body.tag, element.text = "div", None
            element.append(body)
            break
    element.tag = "div"


def _show_picture(noscript: HtmlElement) -> None:
    """A picture for browsers without scripts, in place of the empty one that a script would fill."""
    pictures = list(noscript.iter("img"))
    if len(pictures) != 1 or len(whole_text(noscript).strip()) > 0:
        return
    before = noscript.getprevious()
    empty = before if before is not None and before.tag == "img" else None
    if empty is None and before is not None:
        empty = next(before.iter("img"), None)
    if empty is None:
        if noscript.getparent().tag in _FRAMES:
            noscript.tag = "span"
    elif (empty.get("src") or "data:").startswith("data:"):
        for name, value in pictures[0].attrib.items():
            if name in ("src", "srcset"):
                empty.set(name, value)
