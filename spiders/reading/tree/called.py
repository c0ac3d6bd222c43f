"""The elements of a page by the names that it gives them: one walk answers for all classes and ids."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache

from ahocorasick_rs import BytesAhoCorasick
from lxml.html import HtmlElement

KINDS = ("class", "id")
BEGIN = 4_000  # bytes in which words that stand everywhere are found at once
LONG = 500_000  # bytes in which a word may stand in too many places


class Called:
    """The elements of a tree by their classes and ids, as each is written: hundreds share a few.

    ``markup`` is what the tree was made of, where that is known: it tells of a word whether it may stand in
    any name. A page knows its ``Called``, which therefore must not know the page: a tree that waits for the
    collection of cycles is cold by then, and the next one takes other memory.
    """

    def __init__(self, tree: HtmlElement, markup: bytes = b"") -> None:
        self.tree = tree
        self._markup = markup
        self._names: dict[str, list[str | None]] = {}
        self._different: dict[str, list[str]] = {}
        self._said: dict[str, str] = {}

    def find(self, kind: str, word: str, test: Callable[[str], object]) -> list[HtmlElement]:
        """The elements in whose class or id a word stands, and passes a test, in their order."""
        return self.that(kind, lambda name: word in name and test(name)) if self.may_say(kind, word) else []

    def that(self, kind: str, test: Callable[[str], object]) -> list[HtmlElement]:
        """The elements whose class or id passes a test, in their order."""
        names = self._names_of(kind)
        passed = set(filter(test, self._different[kind]))
        return (
            [one for one, name in zip(self._elements, names, strict=True) if name in passed] if passed else []
        )

    def in_order(self, several: Iterable[HtmlElement]) -> list[HtmlElement]:
        """Some of the elements, each once and in their order."""
        return list(filter(set(several).__contains__, self._elements))

    def may_say(self, kind: str, word: str) -> bool:
        """Whether a word may stand in a class or an id: as far as the markup tells, until they are known."""
        if kind in self._said:
            return word in self._said[kind]
        return "&" in word or may_hold(self._markup, word.encode())  # which markup spells otherwise

    @cached_property
    def _elements(self) -> list[HtmlElement]:
        return list(self.tree.iter("*"))

    def _names_of(self, kind: str) -> list[str | None]:
        """What each element is called, if anything."""
        if kind not in self._names:
            # To list all and then ask each takes a fifth less than to sort them while walking.
            self._names[kind] = [one.get(kind) for one in self._elements]
            self._different[kind] = list(filter(None, set(self._names[kind])))
            self._said[kind] = "\n".join(self._different[kind])
        return self._names[kind]


def may_hold(markup: bytes, word: bytes) -> bool:
    """Whether a word may stand in a tree, as far as its markup is known: to search that takes a hundredth of
    a walk. An automaton of one word takes a tenth of what ``in`` does, but finds the word at all its places.
    """
    if not markup or markup.find(word, 0, BEGIN) >= 0:
        return True
    if len(markup) > LONG:
        return word in markup
    return bool(_finder(word).find_matches_as_indexes(markup))


@lru_cache(4_096)  # the words of readers and of the selectors of many sources
def _finder(word: bytes) -> BytesAhoCorasick:
    return BytesAhoCorasick([word])
