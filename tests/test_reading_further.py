"""Pages on which further articles follow the first: which of them is read."""

from __future__ import annotations

import numpy as np

from spiders.reading.blocks.further import without_further
from spiders.reading.blocks.walk import Walk
from spiders.reading.tree.markup import parse

BOUND = 0.4
STORY = "".join(
    f"<p>The {what} of both towns will share one laboratory from the first of May on, and they will pay for "
    "it in equal parts, as the two mayors agreed on Friday.</p>"
    for what in ("clinics", "hospitals", "health departments")
)
HEAD = "<h1>Two towns share a laboratory</h1>"
TITLE = "two towns share a laboratory"
PLACES = ("harbour", "station", "market")


def chosen(markup: str, unlikely: tuple[str, ...]) -> list[str]:
    """The beginnings of the blocks that stay, where all are chosen but those that hold one of these words."""
    walk = Walk(next(parse(f"<html><body>{markup}</body></html>").iter("body")))
    likely = np.array(
        [0.1 if any(word in block.text for word in unlikely) else 0.9 for block in walk.blocks], np.float32
    )
    places = [int(place) for place in np.flatnonzero(likely >= BOUND)]
    return [
        walk.blocks[place].text.split(",")[0] for place in without_further(walk, TITLE, likely, BOUND, places)
    ]


def row(head: str) -> str:
    items = "".join(
        f"<li><div>{head.format(place)}</div><p>Whoever lives near the {place} can see a nurse at night from "
        "now on.</p></li>"
        for place in PLACES
    )
    return f"<ul class='wire'>{items}</ul>"


def apart(markup: str) -> str:
    return f"<article>{markup}</article>"


OTHER = apart("<h1>A bridge for the old town</h1><p>By a reporter</p><p>It will be built in two years.</p>")
STAYS = [f"The {what} of both towns will share one laboratory from the first of May on"
         for what in ("clinics", "hospitals", "health departments")]  # fmt: skip


def test_teasers_in_a_row_that_each_begin_with_a_linked_headline_are_not_read() -> None:
    teasers = row("<a href='/a/{0}'>Nurses are on duty at the {0} by night</a>")
    assert chosen(HEAD + STORY + teasers, ("Nurses are", "Two towns")) == STAYS


def test_parts_of_an_article_whose_headings_are_links_are_read() -> None:
    parts = row("<a href='/a/{0}'>Nurses are on duty at the {0} by night</a>")
    assert len(chosen(HEAD + STORY + parts, ("Two towns",))) == len(STAYS) + 2 * len(PLACES)


def test_parts_of_an_article_that_end_in_a_link_are_read() -> None:
    parts = row(
        "The {0}</div><p>It opens in May, at nine.</p><div><a href='/a/{0}'>See all nurses of the {0}</a>"
    )
    assert len(chosen(HEAD + STORY + parts, ("See all", "Two towns"))) == len(STAYS) + 3 * len(PLACES)


def test_what_stands_behind_another_headline_of_the_first_rank_is_not_read() -> None:
    unlikely = ("Two towns", "A bridge", "By a")
    assert chosen(apart(HEAD + STORY) + OTHER, unlikely) == STAYS
    assert "It will be built in two years." in chosen("<h1>The Daily</h1>" + STORY + OTHER, unlikely)
    late = chosen(STORY + "<h1>The Daily</h1>" + HEAD + "<p>A bridge will be built.</p>", ("Daily", "Two"))
    assert late == [*STAYS, "A bridge will be built."]


def test_a_section_is_read_whose_heading_is_of_the_first_rank() -> None:
    unlikely = ("Two towns", "A bridge")
    named_otherwise = OTHER.replace("<h1>", "<h1 class='part'>")
    assert "It will be built in two years." in chosen(apart(HEAD + STORY) + named_otherwise, unlikely)
    beside = "<h1>A bridge for the old town</h1><p>It will be built in two years.</p>"
    assert "It will be built in two years." in chosen(HEAD + STORY + beside, unlikely)


def test_a_text_too_short_for_an_article_is_followed_by_no_other() -> None:
    short = "<p>The clinics of both towns will share one laboratory.</p>"
    assert len(chosen(apart(HEAD + short) + OTHER, ("Two towns", "A bridge", "By a"))) == 2
    teasers = row("<a href='/a/{0}'>Nurses are on duty at the {0} by night</a>")
    assert len(chosen(HEAD + short + teasers, ("Nurses are", "Two towns"))) == 1 + len(PLACES)
