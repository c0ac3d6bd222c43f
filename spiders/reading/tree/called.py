"""Elements by the names that a page gives them: one walk answers for all classes, one for all ids."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import chain, islice

from lxml.html import HtmlElement

KINDS = ("class", "id")


class Called:
    """The elements of a tree by their classes and ids, as each is written: hundreds share a few.

    ``markup`` is what the tree was made of, where that is known: it tells of a word whether it may stand in
    any name. A page knows its ``Called``, which therefore must not know the page: a tree that waits for the
    collection of cycles is cold by then, and the next one takes other memory.
    """

    def __init__(self, tree: HtmlElement, markup: bytes = b"") -> None:
        self.tree = tree
        self._markup = markup
        self._by: dict[str, dict[str, list[HtmlElement]]] = {}
        self._all: dict[str, list[HtmlElement]] = {}
        self._said: dict[str, str] = {}

    def find(self, kind: str, word: str, test: Callable[[str], object]) -> list[HtmlElement]:
        """The elements in whose class or id a word stands, and passes a test, in their order."""
        known = self._names(kind) if self.may_say(kind, word) else {}
        found = [elements for name, elements in known.items() if word in name and test(name)]
        if len(found) < 2:
            return found[0] if found else []
        several = set(chain.from_iterable(found))
        return [one for one in self._all[kind] if one in several]

    def that(self, kind: str, test: Callable[[str], object]) -> list[HtmlElement]:
        """The elements whose class or id passes a test, those of one name behind those of another."""
        return [one for name, elements in self._names(kind).items() if test(name) for one in elements]

    def in_order(self, several: Iterable[HtmlElement]) -> list[HtmlElement]:
        """Some of the elements, each once and in their order."""
        found = set(several)
        likely = self.tree.iter(*{one.tag for one in found})
        return list(islice(filter(found.__contains__, likely), len(found)))

    def may_say(self, kind: str, word: str) -> bool:
        """Whether a word may stand in a class or an id: as far as the markup tells, until they are known."""
        if kind in self._said:
            return word in self._said[kind]
        return "&" in word or may_hold(self._markup, word.encode())  # which markup spells otherwise

    def _names(self, kind: str) -> dict[str, list[HtmlElement]]:
        if kind not in self._by:
            self._by[kind], self._all[kind] = _named(self.tree, kind)
            self._said[kind] = "\n".join(self._by[kind])
        return self._by[kind]


def may_hold(markup: bytes, word: bytes) -> bool:
    """Whether a word may stand in a tree, as far as its markup is known: to search that takes a tenth of a
    walk."""
    return not markup or word in markup


def _named(tree: HtmlElement, kind: str) -> tuple[dict[str, list[HtmlElement]], list[HtmlElement]]:
    """The elements that have a class or an id: by what it is, and all in their order."""
    found: dict[str, list[HtmlElement]] = {}
    ordered = []
    for element in tree.iter("*"):
        if name := element.get(kind):
            ordered.append(element)
            if name in found:
                found[name].append(element)
            else:
                found[name] = [element]
    return found, ordered
