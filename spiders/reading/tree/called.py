"""Elements by the names that a page gives them: one walk answers for all classes, one for all ids."""

from __future__ import annotations

from collections.abc import Callable

from lxml.html import HtmlElement

KINDS = ("class", "id")


class Called:
    """The elements of a tree by their classes and ids, as each is written: hundreds share a few.

    ``may_hold`` says of a word whether it may stand in any name, in less time than a walk takes.
    """

    def __init__(self, tree: HtmlElement, may_hold: Callable[[bytes], bool]) -> None:
        self._tree = tree
        self._may_hold = may_hold
        self._by: dict[str, dict[str, list[HtmlElement]]] = {}
        self._said: dict[str, str] = {}
        self._places: dict[HtmlElement, int] = {}

    def find(self, kind: str, word: str, test: Callable[[str], object]) -> list[HtmlElement]:
        """The elements in whose class or id a word stands, and passes a test, in their order."""
        if not self._says(kind, word):
            return []
        found = [elements for name, elements in self._by[kind].items() if word in name and test(name)]
        return self._in_order(found) if len(found) > 1 else found[0] if found else []

    def _says(self, kind: str, word: str) -> bool:
        if kind not in self._by:
            if "&" not in word and not self._may_hold(word.encode()):  # which markup spells otherwise
                return False
            self._by[kind] = _named(self._tree, kind)
            self._said[kind] = "\n".join(self._by[kind])
        return word in self._said[kind]

    def _in_order(self, several: list[list[HtmlElement]]) -> list[HtmlElement]:
        if not self._places:
            self._places = {element: place for place, element in enumerate(self._tree.iter("*"))}
        return sorted((element for elements in several for element in elements), key=self._places.__getitem__)


def _named(tree: HtmlElement, kind: str) -> dict[str, list[HtmlElement]]:
    found: dict[str, list[HtmlElement]] = {}
    for element in tree.iter("*"):
        if name := element.get(kind):
            if name in found:
                found[name].append(element)
            else:
                found[name] = [element]
    return found
