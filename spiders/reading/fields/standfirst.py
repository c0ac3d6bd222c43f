"""The standfirst of an article: the sentence between its headline and its text, where it is no part of it."""

from __future__ import annotations

import re
from itertools import islice

from lxml.html import HtmlElement

from spiders.reading.blocks.walk import size_of
from spiders.reading.fields.above import BEGIN, elements_above
from spiders.reading.fields.persons import begins_like_one, is_written_like_a_name, names_in
from spiders.reading.text.body import Body
from spiders.reading.tree.beside import is_beside
from spiders.reading.tree.element_names import pattern_of
from spiders.reading.tree.junk import is_hidden
from spiders.reading.tree.margins import MARGINS
from spiders.reading.tree.names import once
from spiders.reading.tree.page import Page
from spiders.reading.tree.texts import line_of
from storage.article import Article

LEAST, LONGEST = 16, 1_000  # letters and characters of a standfirst
AT_LENGTH = 30  # letters of one that ends without a stop
COMPARED = 40  # characters of a line that is looked for in the text
MOST_LINKED = 0.5  # of a sentence leads elsewhere

ITEMS = frozenset(("description", "abstract", "alternativeHeadline"))
_WORD = pattern_of("standfirst", flags=0)
_OTHER = pattern_of("no standfirst", flags=0)
_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_STOP = re.compile(r"[.!?…。！？؟۔][\"'”’»」）)]*$")
_WHEN = re.compile(r"\d{4}|\d[./:]\d|[٠-٩۰-۹]{2}")
_PARTED = re.compile(r"\s[|·•/]\s|[:：]\s*\S{1,20}$")
_MORE = ("time", "img", "ul", "ol", "table", "button", "h1", "h2", "h3", "h4")  # than a sentence
_APART = MARGINS | {"figure", "figcaption", "form", "time", "address"}


def standfirst_of(page: Page, body: Body, article: Article) -> str | None:
    """The sentence between headline and text that is named as a standfirst, if neither text nor title
    says it."""
    first = body.lines[0][:BEGIN] if body.lines else ""
    for element in elements_above(page, body):
        if not _is_named(element) or _stands_apart(element):
            continue
        line = line_of(element)
        if first not in line and line[:COMPARED] not in article.text and _tells(element, line, article):
            return line
    return None


def _is_named(element: HtmlElement) -> bool:
    said = element.get("class")
    return (said is not None and _is_standfirst(said)) or (element.get("itemprop") or "") in ITEMS


@once
def _is_standfirst(name: str) -> bool:
    return _WORD.search(_words(name)) is not None and not _is_other(name)


@once
def _is_other(name: str) -> bool:
    return _OTHER.search(_words(name)) is not None


def _words(name: str) -> str:
    return _CAPITAL.sub("-", name).lower()


def _stands_apart(element: HtmlElement) -> bool:
    """Whether an element holds more than a sentence, or stands in one of something else."""
    above = element.getparent()
    return (
        element.tag in _APART
        or is_hidden(element)
        or above is None
        or is_beside(above)
        or any(
            one.tag in _APART or _is_other(one.get("class") or "")
            for one in islice(element.iterancestors(), 3)
        )
        or next(element.iterdescendants(*_MORE), None) is not None
    )


def _tells(element: HtmlElement, line: str, article: Article) -> bool:
    """Whether a line is a sentence of its own: no date, byline, label or row of links."""
    size, ended = size_of(line), _STOP.search(line) is not None
    if size < LEAST or len(line) > LONGEST or line in article.title or article.title in line:
        return False
    if not ended and (size < AT_LENGTH or _WHEN.search(line) or _PARTED.search(line)):
        return False
    if " " not in line and size == len(line):  # the name of a file
        return False
    if begins_like_one(line) and all(map(is_written_like_a_name, names_in([line]))):
        return False
    if any(line.startswith(name.split()[0]) for name in article.authors):  # tells of the writer
        return False
    return sum(len(line_of(link)) for link in element.iter("a")) < MOST_LINKED * len(line)
