"""How elements are found in a tree: by paths that are compiled once, and by what stands behind another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain, dropwhile
from typing import Any, cast

from lxml.etree import XPath
from lxml.html import HtmlElement

Finder = Callable[[HtmlElement], list[HtmlElement]]


def finder(xpath: str) -> Finder:
    """An XPath that finds elements, compiled."""
    return cast(Finder, XPath(xpath))


def bearing(attribute: str) -> Finder:
    """The elements that bear an attribute, by a path to it. XPath's own ``parent::`` looks for each element
    among all that it found before: over a hundred thousand that takes more than a minute."""
    said = XPath(attribute.replace("//@", "/descendant::*/@"))
    return lambda tree: [one.getparent() for one in cast(list[Any], said(tree))]


def first_of(most: int, *paths: str) -> Finder:
    """The first elements that one of these paths leads to, or to an attribute of which.

    From an attribute to its element: to ask each element for its attributes takes four times as long, and
    ``//@name`` asks texts as well. Each set is cut before it is joined with others, which takes quadratic
    time.
    """
    asked = (path.replace("//@", "/descendant::*/@") for path in paths)
    parts = (f"({path})[position() <= {most}]/ancestor-or-self::*[1]" for path in asked)
    return finder(f"({' | '.join(parts)})[position() <= {most}]")


def first_said(element: HtmlElement, attributes: tuple[str, ...]) -> str:
    """What the first of these attributes says that says something."""
    return next((value for name in attributes if (value := element.get(name))), "")


def following(element: HtmlElement | None, *tags: str) -> Iterator[HtmlElement]:
    """What stands behind an element in its order, of these tags or of any."""
    if element is None:
        return iter(())
    if tags:
        return _behind(element, tags)
    places = (element, *element.iterancestors())
    return chain.from_iterable(one.iter("*") for place in places for one in place.itersiblings())


def _behind(element: HtmlElement, tags: tuple[str, ...]) -> Iterator[HtmlElement]:
    """What of these tags stands behind an element: one walk passes over all others, for to ask each of a
    hundred thousand siblings for what it holds takes half a second."""
    within, root = set(element.iter(*tags)), element.getroottree().getroot()
    found = dropwhile(lambda one: one is not element, root.iter(element.tag, *tags))
    yield from (one for one in found if one.tag in tags and one not in within)


def count_of(tree: HtmlElement) -> int:
    """How many elements a tree holds: to make each of them takes a hundred times as long."""
    return int(cast(float, _COUNT(tree)))


_COUNT = XPath("count(descendant-or-self::*)")
