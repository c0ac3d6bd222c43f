"""Elements of AMP pages as those of other pages, which all readers know."""

from __future__ import annotations

from itertools import islice

from lxml.html import HtmlElement

MOST = 500  # elements of one name
ALIKE = {
    "amp-img": "img",
    "amp-anim": "img",
    "amp-iframe": "iframe",
    "amp-video": "video",
    "amp-audio": "audio",
}
# Players that name but the number of what they play.
PLAYERS = {
    "amp-youtube": "https://www.youtube.com/embed/",
    "amp-vimeo": "https://player.vimeo.com/video/",
    "amp-dailymotion": "https://www.dailymotion.com/embed/video/",
}


def as_other_pages(tree: HtmlElement) -> None:
    """Give the elements of AMP the names under which others have them."""
    if next(tree.iter(*ALIKE, *PLAYERS), None) is None:  # as on nearly all pages
        return
    for element in [one for name in (*ALIKE, *PLAYERS) for one in islice(tree.iter(name), MOST)]:
        if player := PLAYERS.get(element.tag):
            element.set("src", player + (element.get("data-videoid") or ""))
        element.tag = ALIKE.get(element.tag, "iframe")
