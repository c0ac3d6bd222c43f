"""CSS selectors, as far as sources use them: found by what elements are called, the rest by XPath.

XPath asks every element of a page for its class, and takes it apart: that takes a source with a dozen
selectors as long as all the rest of a page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache, partial
from itertools import chain
from typing import cast

from cssselect import parse
from cssselect.parser import Attrib, Class, CombinedSelector, Element, Hash
from lxml.etree import XPath
from lxml.html import HtmlElement
from parsel.csstranslator import HTMLTranslator

from spiders.reading.tree.called import KINDS, Called

ByTag = Callable[[str], Iterable[HtmlElement]]  # the elements of a tag, or of any for *
Search = Callable[[ByTag, Called], list[HtmlElement]]
# How what an element says of itself is compared with what is asked for.
_COMPARED: dict[str, Callable[[str, str], bool]] = {
    "=": lambda said, asked: said == asked,
    "~=": lambda said, asked: asked in said and asked in said.split(),
    "|=": lambda said, asked: said == asked or said.startswith(f"{asked}-"),
    "^=": lambda said, asked: said.startswith(asked),
    "$=": lambda said, asked: said.endswith(asked),
    "*=": lambda said, asked: asked in said,
    "exists": lambda said, asked: True,
}
_WITHIN = (" ", ">")


class _Another(Exception):
    """A selector of another kind, which XPath understands."""


@dataclass(frozen=True, slots=True)
class _Test:
    """What a selector asks of an attribute."""

    name: str
    operator: str
    asked: str = ""

    def __call__(self, said: str) -> bool:
        return _COMPARED[self.operator](said, self.asked)


@dataclass(slots=True)
class _Step:
    """One part of a selector: a tag, or any, with tests of its attributes; and how it follows the last."""

    tag: str = "*"
    tests: list[_Test] = field(default_factory=list)
    relation: str = " "

    def fits(self, element: HtmlElement) -> bool:
        if self.tag not in ("*", element.tag):
            return False
        for test in self.tests:
            said = element.get(test.name)
            if said is None or not test(said):
                return False
        return True


@lru_cache(2_048)
def compiled(selector: str) -> Search:
    """A CSS selector, ready to be looked for; a source's selectors were checked when it was loaded."""
    try:
        (one,) = parse(selector)
        if one.pseudo_element is not None:
            raise _Another
        return partial(_search, list(_steps(one.parsed_tree)))
    except (_Another, ValueError):  # or several in one
        path = cast(
            Callable[[HtmlElement], list[HtmlElement]], XPath(HTMLTranslator().css_to_xpath(selector))
        )
        return lambda by_tag, called: path(called.tree)


def _steps(node: object) -> Iterable[_Step]:
    if isinstance(node, CombinedSelector):
        if node.combinator not in _WITHIN:
            raise _Another
        yield from _steps(node.selector)
        last = _step(node.subselector)
        last.relation = node.combinator
        yield last
    else:
        yield _step(node)


def _step(node: object) -> _Step:
    if isinstance(node, Element) and node.namespace is None:
        return _Step((node.element or "*").lower())
    if isinstance(node, Class):
        return _tested(node.selector, _Test("class", "~=", node.class_name))
    if isinstance(node, Hash):
        return _tested(node.selector, _Test("id", "=", node.id))
    if isinstance(node, Attrib) and node.namespace is None:
        asked = "" if node.value is None else node.value.value or ""
        return _tested(node.selector, _Test(node.attrib.lower(), node.operator, asked))
    raise _Another


def _tested(node: object, test: _Test) -> _Step:
    """The part of a selector of which a node is the rest, with one test more."""
    known = test.operator == "exists" or (test.operator in _COMPARED and test.asked.strip())
    if not known:  # what is compared with nothing is never met, but for what is not equal to it
        raise _Another
    step = _step(node)
    step.tests.append(test)
    return step


def _search(steps: list[_Step], by_tag: ByTag, called: Called) -> list[HtmlElement]:
    found = _first(steps[0], by_tag, called)
    for step in steps[1:]:
        if not found:
            return []
        found = _below(step, found, called)
    return found


def _first(step: _Step, by_tag: ByTag, called: Called) -> list[HtmlElement]:
    named = _named(step, called)
    return [one for one in by_tag(step.tag) if step.fits(one)] if named is None else named


def _below(step: _Step, around: list[HtmlElement], called: Called) -> list[HtmlElement]:
    fitting = _named(step, called)
    if fitting is None:
        below = dict.fromkeys(chain.from_iterable(one.iterdescendants(step.tag) for one in around))
        fitting = [one for one in below if step.fits(one)]
    places = set(around)
    if step.relation == ">":
        return [one for one in fitting if one.getparent() in places]
    return [one for one in fitting if not places.isdisjoint(one.iterancestors())]


def _named(step: _Step, called: Called) -> list[HtmlElement] | None:
    """The elements that fit, by their class, or else their id; ``None`` where a step asks for neither, or
    for a tag as well, whose elements are few enough."""
    likely = [test for kind in KINDS for test in step.tests if test.name == kind and test.asked]
    if likely and not called.may_say(likely[0].name, likely[0].asked):
        return []
    if step.tag != "*" or not likely:
        return None
    found = called.find(likely[0].name, likely[0].asked, likely[0])
    return found if len(step.tests) == 1 else [one for one in found if step.fits(one)]
