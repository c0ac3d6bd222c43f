"""Where systems keep what others keep elsewhere: Ghost, Material for MkDocs, ABlog, WordPress, Starlight."""

from __future__ import annotations

from typing import Any

import pytest

from crawler.commands.read import fields_of
from spiders.reading.text.captions import parted

URL = "https://ward.example/nurses-trade-places"
TITLE = "Nurses trade places for a year"
LINES = (
    "Eight nurses of the valley went to work in the hospital of the port, and eight of the port came here.",
    "They learned how the others keep their records, and found that both sides write everything down twice.",
    "The exchange began when two head nurses met at a course and complained of the same broken machines.",
)
TEXT = "".join(f"<p>{line}</p>" for line in LINES)


def _fields(body: str, head: str = "") -> dict[str, Any]:
    page = f"<html lang=en><head><title>{TITLE} | Ward</title>{head}</head><body>{body}</body></html>"
    return fields_of(page, URL)


def test_the_first_tag_above_a_headline_is_its_section() -> None:
    tag = '<a class="gh-article-tag" href="/tag/nursing/">Nursing</a>'
    assert _fields(f"<article><header>{tag}<h1>{TITLE}</h1></header>{TEXT}</article>")["section"] == "Nursing"
    other = f'<aside><div class="article-tag"><a href="/tag/aid/">Aid</a></div><h3>{TITLE[:12]}</h3></aside>'
    assert _fields(f"<article><h1>{TITLE}</h1>{TEXT}</article>{other}")["section"] is None
    ahead = f"{other}<article><header>{tag}<h1>{TITLE}</h1></header>{TEXT}</article>"
    assert _fields(ahead)["section"] is None  # the first tag of the page is another's


def test_writers_in_the_margin_are_found() -> None:
    person = "<div class=md-profile><img alt=x><span><strong>{}</strong><br>Reporter</span></div>"
    several = "".join(map(person.format, ("Grace Wanjiru", "Thomas Varghese")))
    margin = f'<nav class="md-nav"><div class="md-post__authors md-typeset">{several}</div></nav>'
    found = _fields(f"<main>{margin}<article><h1>{TITLE}</h1>{TEXT}</article></main>")
    assert found["authors"] == ["Grace Wanjiru", "Thomas Varghese"]
    item = '<li id="ablog-sidebar-item author ablog__author"><a href=author/g>Grace Wanjiru</a>'
    card = f"<aside><ul>{item}</ul></aside>"
    assert _fields(f"<main><h1>{TITLE}</h1>{TEXT}</main>{card}")["authors"] == ["Grace Wanjiru"]


def test_tags_that_lead_nowhere_are_keywords() -> None:
    tags = '<nav class="md-tags"><span class="md-tag">Kenya</span> <span class="md-tag">India</span></nav>'
    assert _fields(f"<main>{tags}<h1>{TITLE}</h1>{TEXT}</main>")["keywords"] == ["Kenya", "India"]


@pytest.mark.parametrize("name", ["publication-cover.png", "no_photo.jpg", "default-share.png"])
def test_a_picture_for_want_of_another_is_none(name: str) -> None:
    head = f'<meta property="og:image" content="https://ward.example/img/{name}">'
    assert _fields(f"<article><h1>{TITLE}</h1>{TEXT}</article>", head)["images"] == []


def test_a_picture_in_two_sizes_is_one() -> None:
    shown = "<figure><img src=/content/images/size/{}/2026/ward.jpg>{}</figure>"
    first, again = (
        shown.format("w2000", "<figcaption>The ward.</figcaption>"),
        shown.format("w600/format/webp", ""),
    )
    images = _fields(f"<article><h1>{TITLE}</h1>{first}{TEXT}{again}</article>")["images"]
    assert [one["caption"] for one in images] == ["The ward."]


def test_the_block_of_the_featured_picture_leads_a_text_with_pictures() -> None:
    block = '<figure class="wp-block-post-featured-image"><img width=1200 src=/up/lead.jpg></figure>'
    inner = "<figure><img width=1024 src=/up/inner.jpg></figure>"
    images = _fields(f"<main>{block}<h1>{TITLE}</h1><div>{TEXT}{inner}</div></main>")["images"]
    assert [one["url"].rpartition("/")[2] for one in images] == ["lead.jpg", "inner.jpg"]


@pytest.mark.parametrize(
    ("text", "caption", "credit"),
    [
        ("Nurses of the port. / Anna Berg", "Nurses of the port.", "Anna Berg"),
        ("港口的护士。 / 张磊", "港口的护士。", "张磊"),
        ("Doses for 2025 / 2026", "Doses for 2025 / 2026", ""),
    ],
)
def test_a_name_behind_a_slash_is_a_credit(text: str, caption: str, credit: str) -> None:
    assert parted(text) == (caption, credit)


def test_a_link_behind_a_heading_that_leads_to_it_is_no_text() -> None:
    link = '<a href="#cost"><span class="sr-only">Section titled “The cost”</span></a>'
    head = f'<div class="heading"><h2 id="cost">The cost</h2>{link}</div>'
    found = _fields(f"<article><h1>{TITLE}</h1>{TEXT}{head}{TEXT.replace('Eight', 'Nine')}</article>")
    assert "titled" not in found["text"]


@pytest.mark.parametrize("name", ["saboxplugin-wrap", "author-bio", "wp-block-post-author__bio"])
def test_what_a_box_tells_of_the_writer_is_no_text(name: str) -> None:
    bio = "Grace reports on nurses and hospitals by the lake, and has done so for more than twelve years now."
    short = "<p>A clinic for kidney patients opened in the port on Monday.</p>"
    box = f'<div class="{name}"><p>{bio}</p></div>'
    assert _fields(f"<article><h1>{TITLE}</h1><div>{short}{box}</div></article>")["text"] == short[3:-4]
    assert bio in _fields(f'<article class="{name}"><h1>{TITLE}</h1><p>{bio}</p>{TEXT}</article>')["text"]


@pytest.mark.parametrize(
    "shown",
    [
        f"<h3 class=ArticleTitle>{TITLE}</h3><span class=ArticleDate>(14/11/2026)</span>",
        f"<div id=news-title>{TITLE}</div><div>14.11.2026</div>",
        f"<p class=tieude_baiviet>{TITLE}</p><p>14-11-2026</p>",
    ],
)
def test_what_is_named_as_the_title_is_it_where_the_title_tag_says_the_same_of_all(shown: str) -> None:
    others = "".join(f'<div class="news-title"><a href=/{n}>Other news of ward {n}</a></div>' for n in "ab")
    page = f"<title>News in detail</title><body><div>{shown}{TEXT}</div>{others}</body>"
    found = fields_of(page, URL)
    assert (found["title"], (found["published"] or "")[:10]) == (TITLE, "2026-11-14")
    assert fields_of(f"<title>{TITLE}</title><body>{TEXT}{others}</body>", URL)["title"] == TITLE


def test_a_file_that_a_program_sends_is_known_by_its_name() -> None:
    sent = "<li>附件【<a href='/_content/download.jsp?wbfileid=22'>{}</a>】已下载3次</li>"
    head = f"<h1>{TITLE}</h1>{TEXT}"
    found = _fields(f"<main>{head}<ul>{sent.format('Plan of the exchange.pdf')}</ul></main>")
    assert found["documents"] == ["https://ward.example/_content/download.jsp?wbfileid=22"]
    assert _fields(f"<main>{head}<ul>{sent.format('Our application')}</ul></main>")["documents"] == []


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ("<time datetime=2026-11-12>November 12</time>", "2026-11-12"),
        ("<time datetime=2026-11-12>November 12</time> and <time datetime=2026-11-14>14</time>", None),
    ],
)
def test_the_foot_of_an_article_tells_its_one_day_above_those_of_others(
    days: str, expected: str | None
) -> None:
    long = "".join(TEXT.replace("</p>", f" {number}.</p>") for number in range(20))
    foot = f"<footer class=note-footer>{days}</footer>"  # as Kirby names it
    other = "<a href=/a><h2>Midwives cross the strait</h2><time datetime=2026-11-01>1</time></a>"
    page = (
        f"<main><article><h1>{TITLE}</h1>{long}{foot}<nav><article>{other}</article></nav></article></main>"
    )
    assert (_fields(page)["published"] or "")[:10] == (expected or "")


def test_day_and_tags_stand_in_the_foot_of_an_article() -> None:
    tags = "<ul class=note-tags><li><a href=/notes?tag=kenya>Kenya</a></li></ul>"
    foot = f"<footer>{tags}<time datetime=2026-11-12>{{}} 12 November</time></footer>"
    found = _fields(f"<main><article><h1>{TITLE}</h1>{TEXT}{foot.format('Published on')}</article></main>")
    assert (found["published"][:10], found["keywords"]) == ("2026-11-12", ["Kenya"])
    outside = _fields(f"<main><article><h1>{TITLE}</h1>{TEXT}</article>{foot.format('Today is')}</main>")
    assert (outside["published"], outside["keywords"]) == (None, [])


@pytest.mark.parametrize(
    ("line", "origin"),
    [
        ("<div class=news-source>Nguồn: Bộ Y tế</div>", "Bộ Y tế"),
        ("<p class=source>Source: Harbour Press</p>", "Harbour Press"),
        ("<div class='photo source'>Source: Harbour Press</div>", None),
        ("<p class=resource>Read all of it, and more.</p>", None),
    ],
)
def test_an_element_named_for_the_source_tells_it_wherever_it_stands(line: str, origin: str | None) -> None:
    assert _fields(f"<main>{line}<h1>{TITLE}</h1>{TEXT}</main>")["origin"] == origin


def test_a_name_that_calls_itself_the_authors_need_be_no_link() -> None:
    shown = '<span rel="author">Grace Wanjiru</span>'
    assert _fields(f"<h1>{TITLE}</h1>{shown}{TEXT}")["authors"] == ["Grace Wanjiru"]


def test_the_margin_of_odoo_tells_of_the_article() -> None:
    by, tag = "<div>By <span>Grace Wanjiru</span></div>", "<a class=badge href=/blog/tag/7>Kenya</a>"
    margin = f"<div class=o_wblog_post_sidebar>{by}<div class=o_wblog_sidebar_block>{tag}</div></div>"
    main = f"<main><h1>{TITLE}</h1>{margin}<div class=o_wblog_post_content>{TEXT}</div></main>"
    assert _fields(main)["authors"] == ["Grace Wanjiru"]
    assert _fields(main.replace("o_wblog_post_", ""))["authors"] == []
