"""Elements by the names that a page gives them: one walk answers for all classes, one for all ids."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain

from lxml.html import HtmlElement

Placed = tuple[int, HtmlElement]  # an element, and which of its tree it is
Test = Callable[[str], object]
KINDS = ("class", "id")


class Called:
    """The elements of a tree by their classes and ids, as each is written: hundreds share a few."""

    def __init__(self, tree: HtmlElement) -> None:
        self._tree = tree
        self._by: dict[str, dict[str, list[Placed]]] = {}
        self._said: dict[str, str] = {}

    def find(self, kind: str, test: Test) -> list[HtmlElement]:
        """The elements whose class or id passes a test, in their order."""
        placed = [found for name, found in self._names(kind).items() if test(name)]
        if len(placed) < 2:
            return [element for _, element in placed[0]] if placed else []
        return [element for _, element in sorted(chain.from_iterable(placed))]

    def says(self, kind: str, word: str) -> bool:
        """Whether a word stands in any class, or in any id."""
        if kind not in self._said:
            self._said[kind] = "\n".join(self._names(kind))
        return word in self._said[kind]

    def _names(self, kind: str) -> dict[str, list[Placed]]:
        if kind not in self._by:
            self._by[kind] = _named(self._tree, kind)
        return self._by[kind]


def _named(tree: HtmlElement, kind: str) -> dict[str, list[Placed]]:
    found: dict[str, list[Placed]] = {}
    for place, element in enumerate(tree.iter("*")):
        if name := element.get(kind):
            if name in found:
                found[name].append((place, element))
            else:
                found[name] = [(place, element)]
    return found
