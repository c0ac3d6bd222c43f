"""How elements are found in a tree: by paths that are compiled once, and by what stands behind another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from typing import cast

from lxml.etree import XPath
from lxml.html import HtmlElement

Finder = Callable[[HtmlElement], list[HtmlElement]]


def finder(xpath: str) -> Finder:
    """An XPath that finds elements, compiled."""
    return cast(Finder, XPath(xpath))


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
    places = () if element is None else (element, *element.iterancestors())
    asked = tags or ("*",)
    return chain.from_iterable(one.iter(*asked) for place in places for one in place.itersiblings())
