# ruff: noqa: E501 (markup is quoted as it comes)
"""What stands between a headline and its text: the picture that leads it, and its standfirst."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.article import read
from spiders.reading.tree.finders import following
from spiders.reading.tree.markup import parse
from spiders.source import Hints
from storage.article import Article, Image

URL = "https://www.courier.example/a/1"
TEXT = "<p>The two ministries agreed to train nurses together for three years, they said on Monday.</p>" * 4
NURSES = "Nurses cross the river"


def article(above: str, inner: str = "", head: str = "", before: str = "") -> Article:
    html = f"<html><head>{head}</head><body>{before}<h1>{NURSES}</h1>{above}<div class=b>{TEXT}{inner}</div></body></html>"
    return read(html, URL, hints=Hints(body=(".b",)), now=datetime(2026, 11, 22, tzinfo=UTC))


@pytest.mark.parametrize(
    "picture",
    [
        "<div class='field field--name-field-image'><img src=/a.png></div>",
        "<div class=post-thumbnail><img class=wp-post-image src=/a.png></div>",
        "<div class=featured-image><a href=/full/a.jpg><img src=/a.jpg></a></div>",
        "<div class=media><img data-src=/a.jpg src=''></div>",
        "<div><p><img src=/a.png width=640></p></div>",
        "<amp-img src=/a.jpg width=16 height=9 layout=responsive></amp-img>",
    ],
)
@pytest.mark.parametrize(("inner", "method"), [("", "above the text"), ("<img src=/b.jpg>", "text")])
def test_a_picture_that_leads_the_text_is_found_in_whatever_shows_it(
    picture: str, inner: str, method: str
) -> None:
    one = article(f"<p>3 May</p>{picture}", inner)
    assert [image.url[-6:] for image in one.images] == (
        ["/a.jpg" if ".jpg" in picture else "/a.png"] + ["/b.jpg"] * bool(inner)
    )
    assert one.methods["images"] == method


def test_the_words_below_a_leading_picture_are_its_caption() -> None:
    picture = "<div class=media><img src=/a.jpg><p class=media__caption>Two nurses. Photo: A. Lan</p></div>"
    one = article(picture)
    assert one.images == [Image("https://www.courier.example/a.jpg", "Two nurses.", "A. Lan")]


@pytest.mark.parametrize(
    "picture",
    [
        "<div class=author-card><img src=/ann.jpg></div>",
        "<div class=meta><img src=/team/ann.jpg></div>",
        "<div class=meta><img src=/ann-120x120.jpg></div>",
        "<div class=meta><img src=/ann.jpg width=96></div>",
        "<a href=https://shop.example/><img src=/sale.jpg></a>",
        "<a href='javascript:print()'><img src=/print.jpg></a>",
        "<div class=ads><img src=/sale.jpg></div>",
        "<div><img src=/line.png></div>",
        "<div class=related><img class=wp-post-image src=/other.jpg></div>",
        "<ul><li><img src=/other.jpg></li></ul>",
    ],
)
def test_other_pictures_below_the_headline_lead_no_text(picture: str) -> None:
    assert article(picture).images == []


def test_a_picture_above_the_headline_is_known_by_its_name_alone() -> None:
    html = "<div class={}><img src=/a.jpg></div>"
    named = article("", before=html.format("featured-media"))
    assert [one.url[-6:] for one in named.images] == ["/a.jpg"]
    assert article("", before=html.format("slider")).images == []
    within = "<section class=featured-media><div><img src=/a.jpg></div></section>"
    assert [one.url[-6:] for one in article("", before=within).images] == ["/a.jpg"]


SAID = "Three years, two languages and one river: how a small idea grew."


@pytest.mark.parametrize(
    "standfirst",
    [
        f"<p class=gh-article-excerpt>{SAID}</p>",
        f"<div class=teaser-text itemprop=description><p>{SAID}</p></div>",
        f"<h2 class=subtitle>{SAID}</h2>",
        f"<div class=detail-sapo><b>{SAID}</b></div>",
        f"<p class=chapo>{SAID}</p>",
        f"<div class=entradilla><p>{SAID}</p></div>",
        f"<div class=article__anons>{SAID}</div>",
        f"<div class=preview-text>{SAID}</div>",
        f"<p class=articleLead>{SAID}</p>",
        f"<header><p class='b-lead'>{SAID} <a href=/x>River</a></p></header>",
    ],
)
def test_the_standfirst_that_is_no_part_of_the_text_is_its_lead(standfirst: str) -> None:
    one = article(f"<p class=meta>3 May 2026</p>{standfirst}<p class=author>By Ann Oduya</p>")
    assert (one.lead or "").startswith(SAID)
    assert (one.methods["lead"], one.confidence["lead"]) == ("standfirst", 0.85)


def test_what_a_page_says_it_is_about_comes_before_its_standfirst() -> None:
    said = "<meta name=description content='How nurses of two countries came to learn together.'>"
    one = article(f"<p class=lead>{SAID}</p>", head=said)
    assert (one.lead, one.methods["lead"]) == (
        "How nurses of two countries came to learn together.",
        "description",
    )


@pytest.mark.parametrize(
    "line",
    [
        "<p class=lead>By Ann Oduya and Ben Were</p>",
        "<p class=subtitle>Health | Monday, 3 May 2026 | five minutes</p>",
        "<p class=intro>3 May 2026, 14:27 - updated this morning by us</p>",
        "<p class=summary><a href=/1>Share this story with</a> <a href=/2>all of your friends.</a></p>",
        "<div class=author-box><p class=description>Ann Oduya tells of nurses and rivers.</p></div>",
        "<figure><p class=desc>Two nurses at the river in spring.</p></figure>",
        "<p class=image-description>Two nurses at the river in spring.</p>",
        "<p class=related-intro>Two other nurses at another river.</p>",
        "<p class=description style='display:none'>A page of the Courier of the river.</p>",
        f"<p class=subtitle>{NURSES}</p>",
        "<p class=lead>River.</p>",
        "<p class=lead>The two ministries agreed to train nurses together for three years, they said on Monday.</p>",
        f"<p>{SAID}</p>",
        f"<div class=product-intro><p class=summary>{SAID}</p></div>",
        "<div class=intro><ul><li>One thing that matters.</li></ul></div>",
    ],
)
def test_another_line_above_the_text_is_no_lead(line: str) -> None:
    assert article(line).lead is None


@given(st.recursive(st.sampled_from(["<img>", "<b>x</b>", "x"]), lambda inner: st.lists(inner, max_size=4).map(
    lambda parts: f"<div>{''.join(parts)}</div>"), max_leaves=20), st.integers(0, 30))  # fmt: skip
def test_what_stands_behind_an_element_is_found_in_its_order(markup: str, place: int) -> None:
    everything = list(parse(f"<body>{markup}{markup}").iter("*"))
    element = everything[place % len(everything)]
    behind = everything[everything.index(element) + 1 :]
    expected = [one for one in behind if element not in one.iterancestors()]
    assert list(following(element)) == expected
    for tags in (("img",), ("div", "b"), ("p",)):
        assert list(following(element, *tags)) == [one for one in expected if one.tag in tags]


def test_the_headline_that_a_source_tells_is_that_by_which_a_date_is_looked_for() -> None:
    other = "<div><h2>Harbours of two countries</h2><p>3 May 2026</p></div>"
    own = f"<section><div class=kop>How boats bring doctors</div><p>12 November 2026</p>{TEXT}</section>"
    page = f"<html><head><title>Harbours of two countries</title></head><body>{other * 3}{own}{{0}}</body>"

    def day(markup: str, *title: str) -> str:
        published = read(
            markup, URL, hints=Hints(title=title, body=("section",)), now=datetime(2026, 11, 22, tzinfo=UTC)
        ).published
        return str(published and published.date())

    assert day(page.format("")) == "2026-05-03"  # what the title tag says stands there
    assert day(page.format(""), ".kop") == "2026-11-12"
    unsaid = page.replace("How boats bring doctors", "")
    assert day(unsaid.format(""), ".kop") == "2026-05-03"
    assert day(page.format("<div class=kop>Doctors</div>"), ".kop") == "2026-05-03"  # which one is not told
