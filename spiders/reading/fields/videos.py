"""Films of an article: what its players, and those that its page names, play."""

from __future__ import annotations

from lxml.html import HtmlElement

from spiders.reading.fields.players import is_player
from spiders.reading.text.body import Body
from spiders.reading.tree.beside import is_beside
from spiders.reading.tree.finders import first_of, first_said
from spiders.reading.tree.jsonld import text_of
from spiders.reading.tree.margins import OUTSIDE
from spiders.reading.tree.page import Page

MOST = 50  # of an article
FRAMED = ("src", "data-src", "data-lazy-src", "data")
# From one headline onwards: to ask every element what stands before it takes quadratic time.
_FRAMES_BELOW = first_of(100, f"(//h1)[1]/following::iframe{OUTSIDE}", f"(//h1)[1]/following::video{OUTSIDE}")


def videos_of(page: Page, body: Body) -> tuple[list[str], str]:
    """The addresses of players and films of an article, and where they were found."""
    said = page.article.get("video")
    told = [text_of(said, "embedUrl"), text_of(said, "contentUrl")]
    named = page.all_said("og:video", "og:video:url", "og:video:secure_url")
    for addresses, method in ((framed(body.frames), "text"), (told, "json-ld"), (named, "open graph")):
        if found := _players(page, addresses):
            return found, method
    if not _players(page, framed([*page.all("iframe"), *page.all("video")])):
        return [], ""
    below = [one for one in _FRAMES_BELOW(page.tree)[:MOST] if not is_beside(one)]
    found = _players(page, framed(below))
    return found, "page" if found else ""


def _players(page: Page, addresses: list[str]) -> list[str]:
    urls = (url for url in map(page.absolute, filter(None, addresses)) if url and is_player(url))
    return list(dict.fromkeys(urls))[:MOST]


def framed(frames: list[HtmlElement]) -> list[str]:
    """What these frames, players and objects show."""
    parts = (part for frame in frames for part in frame.iter("iframe", "video", "source", "embed", "object"))
    return [address for part in parts if (address := first_said(part, FRAMED))]
