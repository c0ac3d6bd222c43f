"""What a page remarks on its date far from the headline: in a sentence, in a marked element."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import datetime
from functools import lru_cache
from itertools import islice
from zoneinfo import ZoneInfo

from lxml.html import HtmlElement

from spiders.reading.dates.believed import YEARLESS
from spiders.reading.dates.months import fold
from spiders.reading.dates.words import words
from spiders.reading.fields.headline import headline
from spiders.reading.fields.month_first import month_first
from spiders.reading.fields.near_headline import ROW, Line, led_to
from spiders.reading.fields.shown_dates import RELATIVE, Shown, shown_in
from spiders.reading.fields.surroundings import SMALL, is_apart, names_of
from spiders.reading.text.line_words import either
from spiders.reading.tree.beside import heads_site
from spiders.reading.tree.element_names import pattern_of
from spiders.reading.tree.finders import first_of
from spiders.reading.tree.page import Page
from spiders.reading.tree.texts import line_of, text_in

LONGEST = 250  # characters of a remark
SHORT = 120  # of one that says nothing else
AWAY = 30  # lines from the headline, for what stands anywhere
MOST_MARKED = 70
MOST = 4_000  # elements in which a remark is looked for
_MARKED = first_of(
    MOST_MARKED,
    "//time",
    "//@class[contains(., 'date') or contains(., 'Date') or contains(., 'datum') or contains(., 'time')"
    " or contains(., 'publi') or contains(., 'posted') or contains(., 'submitted') or contains(., 'meta')"
    " or contains(., 'info')]",
    "//@id[contains(., 'date')]",
)
_IN_HEAD = pattern_of("top of the page")
_REMARKS = (
    "p",
    "span",
    "div",
    "small",
    "em",
    "i",
    "b",
    "strong",
    "li",
    "td",
    "time",
    "footer",
    "font",
    "address",
)


def remarked(page: Page, zone: str, now: datetime) -> Shown | None:
    """The one day that a page calls that of publication, or else the one that its dated elements show, or
    else the one on which it says to have been changed; ``None`` where they differ."""
    said = _read(page, _remarks(page), zone, now)
    published = [one for one in said if one.label == "published"]
    return _agreed(published) or _agreed(_marked(page, zone, now)) or _agreed(said)


def _agreed(found: list[Shown]) -> Shown | None:
    if len({one.written.moment.date() for one in found}) != 1:
        return None
    return max(found, key=lambda one: one.score)


def _marked(page: Page, zone: str, now: datetime) -> list[Shown]:
    """What elements show that are named for dates, wherever they stand."""
    found = _read(page, _MARKED(page.tree), zone, now)
    return [one for one in found if one.label == "published"] or found


def _read(
    page: Page, elements: Iterator[HtmlElement] | list[HtmlElement], zone: str, now: datetime
) -> list[Shown]:
    american, heading = month_first(page, zone), headline(page)
    article = frozenset() if heading is None else frozenset(heading.iterancestors())
    lines = (Line(line_of(one)[:LONGEST], one, AWAY) for one in elements)
    told = (line for line in lines if not is_apart(line.element, article))
    read = ((shown_in(line, zone, now, american), line.element) for line in told)
    own = "" if heading is None else text_in(heading)
    today = now.astimezone(ZoneInfo(zone)).date()
    return [
        one
        for one, element in read
        if one
        and _is_whole(one)
        and not (one.label != "published" and _is_listed(element) and led_to(element, own))
        and not (one.written.moment.date() == today and _is_of_site(element, article))
    ]


def _is_listed(element: HtmlElement) -> bool:
    """Whether an element stands in an item of a list, a row of a table or a teaser."""
    around = list(islice((element, *element.iterancestors()), ROW))
    if any(one.tag in ("li", "tr", "article") for one in around):
        return True
    return any(next(one.iter("h3", "h4", "h5"), None) is not None for one in around[:2])


def _is_of_site(element: HtmlElement, article: Collection[HtmlElement]) -> bool:
    """Whether an element stands in the head of the site, where a clock may run."""
    around = (one for one in (element, *element.iterancestors()) if one not in article)
    return any(heads_site(one) or _IN_HEAD.search(names_of(one)) for one in around)


def _is_whole(one: Shown) -> bool:
    """Whether a date names its year itself, and that of a change its day."""
    written = one.written
    guessed = written.method == RELATIVE or YEARLESS in written.method
    return not guessed and (one.label != "changed" or written.precision != "month")


def _remarks(page: Page) -> Iterator[HtmlElement]:
    """The small elements that begin with a word for publishing or changing, or speak of their article."""
    begins, speaks = _begins()
    for element in islice(page.tree.iter(*_REMARKS), MOST):
        if sum(1 for _ in islice(element.iter(), SMALL + 1)) > SMALL:
            continue
        text = fold(line_of(element)[:LONGEST])
        if any(map(str.isdigit, text)) and (begins.match(text) if len(text) < SHORT else speaks.match(text)):
            yield element


@lru_cache(1)
def _begins() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """How a short remark begins, and how a longer one does."""
    labels = {fold(word) for word in (*words("published"), *words("changed"))}
    said = "|".join(re.escape(label) for label in sorted(labels, key=len, reverse=True))
    speaks = rf"\W*(?:{fold(either('this article'))})(?![^\W\d_])"
    return re.compile(rf"\W*(?:[^\W\d_]+\s){{0,2}}(?:{said})|{speaks}"), re.compile(speaks)
