"""A source's selectors find what XPath finds, whatever they are made of."""

from __future__ import annotations

import random
from collections.abc import Callable
from unittest import mock

import pytest
from lxml.etree import XPath
from lxml.html import HtmlElement, document_fromstring
from parsel.csstranslator import HTMLTranslator

from spiders.reading.tree import selectors
from spiders.reading.tree.called import Called
from spiders.reading.tree.markup import parse
from spiders.reading.tree.page import page_of
from spiders.reading.tree.selectors import compiled

NAMES = ("a", "b", "ab", "a-b", "A", "b a", "a-b b", "ab\ta", "", " ")
TAGS = ("div", "p", "span", "time")
TESTS = (
    "", ".a", ".b", ".ab", ".a-b", ".A", ".a.b", "#a", "#a-b", "[class]", "[id]", "[datetime]", ":not(.a)",
    ":first-child", *(f"[{name}{how}'{value}']" for name in ("class", "id", "datetime")
    for how in ("=", "~=", "|=", "^=", "$=", "*=", "!=") for value in ("a", "b a", "")),
)  # fmt: skip
FEW = ("*", "div", ".a", "p.b", "#a", "span[datetime]", "[class^='a']", ":not(.a)", "[id='b a']")
RELATIONS = (" ", " > ", " + ", " ~ ", ", ")


def _page(chance: random.Random, depth: int = 6) -> str:
    """Markup in which every name stands on many elements, next to one another and in one another."""
    tag, said = chance.choice(TAGS), ""
    for name in ("class", "id", "datetime"):
        said += f' {name}="{chance.choice(NAMES)}"' if chance.random() < 0.5 else ""
    inner = "".join(_page(chance, depth - 1) for _ in range(chance.randint(1, 3) if depth else 0))
    return f"<{tag}{said}>x{inner}</{tag}>"


@pytest.mark.parametrize("seed", range(3))
def test_what_a_selector_finds_is_what_xpath_finds_in_the_same_order(seed: int) -> None:
    tree = document_fromstring(f"<html class='a'><body id='a'>{_page(random.Random(seed))}</body></html>")
    single = [f"{tag}{test}" or "*" for tag in ("", "*", "div", "DIV", "q") for test in TESTS]
    several = [f"{one}{relation}{other}" for one in FEW for relation in RELATIONS for other in FEW]
    deep = [f"{one}{relation}{other} p" for one in FEW for relation in RELATIONS[:2] for other in FEW]
    for selector in (*single, *several, *deep):
        found = compiled(selector)(tree.iter, Called(tree))
        assert found == XPath(HTMLTranslator().css_to_xpath(selector))(tree), selector


@pytest.mark.parametrize(
    "selector",
    [
        ".story__body",
        "h1.title.main",
        "#content",
        ".meta time[datetime]",
        "article > .text",
        "[id^='ads_']",
        "meta[property='article:published_time']",
        "DIV.story",
    ],
)
def test_the_selectors_of_sources_need_no_xpath(selector: str) -> None:
    with mock.patch.object(selectors, "XPath", _refuse):
        compiled.cache_clear()
        compiled(selector)


def _refuse(path: str) -> Callable[[HtmlElement], list[HtmlElement]]:
    raise AssertionError(path)


def test_an_element_that_was_taken_out_is_found_no_more() -> None:
    page = page_of(
        document_fromstring("<body><p class='a'>one<p class='a b'>two<p class='b'>three</body>"), ""
    )
    first, second = page.find((".a",))
    page.leave_out(second)
    assert page.find((".a",)) == [first]
    assert [one.text for one in page.find_all((".b", "p.a"))] == ["three", "one"]


def test_a_name_that_markup_spells_otherwise_is_found() -> None:
    markup = b"<body><p class='q&amp;b'>one<p id='a'>two</body>"
    page = page_of(parse(markup), "", markup)
    assert [one.text for one in page.find_all(("[class='q&b']", "#b", "#a", ".c"))] == ["one", "two"]
