"""The title of an article, without the name of the site, by the agreement of those who know it."""

from __future__ import annotations

import re
from collections import Counter

from spiders.reading.jsonld import text_of
from spiders.reading.page import LONGEST_FIELD, Page, compiled, host_of, text_in

_SEPARATOR = re.compile(r"\s+[-–—|»«•·:]{1,2}\s+|\s*[|»]\s*|(?<=[^\x00-\x7f])[_|｜-](?=[^\x00-\x7f])")
_WORD = re.compile(r"\w+")
_H1 = compiled("h1")
MOST_HEADINGS = 10
_TELLING = 10  # characters of a title that do not begin another one by chance


def title_of(page: Page, selectors: tuple[str, ...]) -> tuple[str, str]:
    """The title and the method it was read by; two empty texts where the page has none."""
    for element in page.find(selectors)[:1]:
        if found := text_in(element):
            return without_site(found, page), "selector"
    witnesses = [(without_site(title, page), method) for title, method in _witnesses(page) if title]
    tally = Counter(_bare(title) for title, _ in witnesses)
    agreed = [one for one in witnesses if tally[_bare(one[0])] > 1]
    if agreed:
        return agreed[0][0], "agreement of " + ", ".join(
            method for title, method in witnesses if _bare(title) == _bare(agreed[0][0])
        )
    return witnesses[0] if witnesses else ("", "")


def _witnesses(page: Page) -> list[tuple[str, str]]:
    """Titles from the surest witness to the least."""
    found = [
        (text_of(page.article.get("headline"))[:LONGEST_FIELD], "json-ld"),
        (page.said("og:title", "twitter:title"), "open graph"),
        *((text_in(one), "h1") for one in _H1(page.tree)[:MOST_HEADINGS]),
    ]
    whole = title_tag(page)
    # The title tag goes on behind the title with names of sections and the site.
    begun = [title for title, _ in found if len(title) >= _TELLING and whole.startswith(title)]
    return [*found, (max(begun, key=len, default=whole), "title tag")]


def title_tag(page: Page) -> str:
    """What the title tag of the head says, the site's name included."""
    found = next(page.tree.iter("title"), None)
    return "" if found is None else text_in(found)


def _bare(title: str) -> str:
    return " ".join(_WORD.findall(title.lower()))


def without_site(title: str, page: Page) -> str:
    """A title without the site's name before or behind it."""
    names = {_bare(name) for name in (page.site, host_of(page.url)) if name}
    for _ in range(3):
        shorter = _shortened(title, names)
        if shorter == title:
            break
        title = shorter
    return title


def _shortened(title: str, names: set[str]) -> str:
    marks = list(_SEPARATOR.finditer(title))
    if not marks:
        return title
    if _bare(title[marks[-1].end() :]) in names:
        return title[: marks[-1].start()].strip()
    if _bare(title[: marks[0].start()]) in names:
        return title[marks[0].end() :].strip()
    return title
