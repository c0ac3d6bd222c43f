"""Witnesses of a page's date that stand far from its headline, or contradict each other."""

from __future__ import annotations

import pytest

from spiders.reading.fields.headline import headline
from spiders.reading.tree.markup import parse
from spiders.reading.tree.page import page_of
from spiders.reading.tree.texts import whole_text
from tests.test_dates_on_pages import LD, META, TEXT, TITLE, URL, day, published, read

LATER = META.replace("property='article:published_time'", "name='date'").format("2026-11-20")


@pytest.mark.parametrize(
    "note",
    [
        "<footer class='node__meta'><div class=node__submitted>12.11.2026 / Anna Ng</div></footer>",
        "<aside class=meta><p>12.11.2026 - 13:30</p></aside>",
        "<div class=teaser-meta>Anna Ng / 12.11.2026</div>",
        "<p class=newsletter-details>November 12, 2026</p>",
        "<div class='post-footer'><p>12.11.2026</p></div>",
    ],
)
def test_a_note_next_to_the_headline_is_read_whatever_its_name(note: str) -> None:
    assert day(read(note)) == "2026-11-12"


@pytest.mark.parametrize(
    "elsewhere",
    [
        "<div class=caption>The river on 12.11.2026</div>",
        "<div class=teaser><a href=/x>Another story that is long enough</a> 12.11.2026</div>",
        "<footer><p>12.11.2026</p></footer>",
        "<div class=breadcrumb>Home / 12.11.2026</div>",
    ],
)
def test_a_caption_or_a_teaser_next_to_the_headline_is_none(elsewhere: str) -> None:
    assert read(elsewhere) is None


@pytest.mark.parametrize(
    "remark",
    [
        "<p>This entry was posted on Thursday, November 12th, 2026 at 10:28 pm and is filed under Health. "
        "You can follow any responses to it through the feed. Both comments and pings are closed.</p>",
        "<p class=small>Dieser Beitrag wurde am <b>12. November 2026</b> um 22:28 von Ng geschrieben.</p>",
        "<div><span>Erschienen am: 12.11.2026</span></div>",
        "<div>Дата публикации: 12.11.2026</div>",
        "<div>Bài viết được đăng ngày 12/11/2026</div>",
        "<p>Ushbu yangilik 12.11.2026 kuni e'lon qilindi</p>",
        "<p>این خبر در ۲۱ آبان ۱۴۰۵ منتشر شد</p>",
    ],
)
def test_a_remark_below_the_text_tells_the_day_of_publication(remark: str) -> None:
    found = read(after=remark)
    assert day(found) == "2026-11-12"
    assert found is not None
    assert found.confidence < 0.8


def test_what_stands_around_the_headline_as_well_is_not_beside_the_article() -> None:
    html = "<body class='no-sidebar'><section class=nav-padding><h1>{}</h1>{}{}</section></body>"
    page = html.format(TITLE, TEXT * 5, "<p>Story published on 12 November 2026.</p>")
    assert day(published(page)) == "2026-11-12"


def test_a_remark_on_a_change_is_the_last_thing_to_be_believed() -> None:
    changed = "<p>Page last updated: November 12, 2026</p>"
    found = read(after=changed)
    assert found is not None
    assert (day(found), found.confidence) == ("2026-11-12", 0.5)
    assert day(read(after=changed + "<p>Posted on November 3, 2026</p>")) == "2026-11-03"
    assert read(after="<p>Last reviewed: November 2026</p>") is None


def test_a_sentence_of_the_text_about_a_publication_is_no_remark() -> None:
    assert read(after="<p>The study was published on 12 November 2026 by both of them.</p>") is None


def test_remarks_that_name_several_days_say_nothing() -> None:
    assert read(after="<p>Posted on November 12, 2026</p><p>Posted on November 3, 2026</p>") is None


def test_the_headline_is_what_shows_most_of_the_title() -> None:
    site, own = "<h1>The Daily News of Nurses</h1>", f"<h2><a href=/a>{TITLE}</a></h2>"
    html = (
        f"<html><head><title>{TITLE} | The Daily News of Nurses</title></head><body>{site}{own}</body></html>"
    )
    found = headline(page_of(parse(html), URL))
    assert found is not None
    assert whole_text(found) == TITLE


def test_an_element_marked_as_the_date_goes_before_a_field_that_systems_set_at_every_change() -> None:
    shown = "<p>a</p>" * 80 + "<time itemprop=datePublished datetime='2026-11-12T10:00:00+07:00'></time>"
    assert day(read(head=LATER, after=shown)) == "2026-11-12"
    assert day(read(head=LATER)) == "2026-11-20"


def test_an_item_does_not_vouch_for_itself_against_the_line_by_the_headline() -> None:
    hidden = (
        "<div><time itemprop=datePublished datetime='2026-11-19T10:00:00+07:00'>19.11.</time></div>"
        + "<p>a</p>" * 6
    )
    assert day(read("<p class=date>20 November 2026</p>", before=hidden, head=LATER)) == "2026-11-20"


def test_a_machines_day_reads_what_a_line_writes_with_the_month_first() -> None:
    found = read("<p><time datetime='2026-03-09T12:00:00Z'>03/09/2026</time></p>")
    assert day(found) == "2026-03-09"


def test_a_line_that_says_published_outweighs_one_that_says_updated_where_the_machine_repeats_it() -> None:
    lines = "<p>Published Apr 26, 2024</p><p>Updated Nov 12, 2026</p>"
    assert day(read(lines, head=LD.format("Article", "2026-11-12"))) == "2024-04-26"
    assert day(read(lines.split("</p>")[1], head=LD.format("Article", "2026-11-12"))) == "2026-11-12"


def test_the_first_machines_own_day_goes_before_a_day_into_which_its_zone_could_be_moved() -> None:
    lines = "<p class=updated>20 November 2026</p><p>19 November 2026</p>"
    found = read(lines, head=META.format("2026-11-20T08:00:00Z"), zone="UTC")
    assert found is not None
    assert found.moment.isoformat() == "2026-11-20T08:00:00+00:00"


def test_nothing_is_published_after_the_change_that_its_page_shows() -> None:
    assert day(read("<p>Stand: 12.11.2026 18:00 Uhr</p>", head=LATER)) == "2026-11-12"
    assert day(read("<p>Stand: 12.11.2026</p>", head=LD.format("Article", "2026-11-20"))) == "2026-11-20"


def test_a_later_machine_is_heard_where_the_page_shows_its_day_and_calls_it_no_change() -> None:
    heads = LD.format("Article", "2026-11-03T08:00:00+07:00") + META.format("2026-11-12T08:00:00+07:00")
    assert day(read("<p>12 November 2026</p>", head=heads)) == "2026-11-12"
    changed = "<meta property='article:modified_time' content='2026-11-12T09:00:00+07:00'>"
    assert day(read("<p>12 November 2026</p>", head=heads + changed)) == "2026-11-03"


def test_the_day_after_a_machines_minute_is_that_of_the_printed_edition() -> None:
    minute, printed = LD.format("Article", "2026-11-12T19:30:00+01:00"), META.format("2026-11-13")
    found = read("<p class=date>13.11.2026</p>", head=minute + printed)
    assert day(found) == "2026-11-12"


def test_the_names_of_an_element_say_that_its_date_is_that_of_a_change() -> None:
    found = read("<div class='field--name-changed'>12 November 2026</div>")
    assert found is not None
    assert found.confidence == 0.7


def test_a_banner_that_carries_a_date_which_nobody_sees_is_no_line() -> None:
    banner = "<div title='2026-11-12T10:00:00Z'>The office is closed</div>"
    assert day(read(banner, head=META.format("2024-03-03T10:00:00Z"))) == "2024-03-03"


OTHER = '{"@type":"NewsArticle","headline":"Another story","datePublished":"2026-11-20T10:00:00Z"}'
OWN = f'{{"@type":"NewsArticle","headline":"{TITLE}","datePublished":"2026-11-12T10:00:00Z"}}'


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (f'{{"@type":"ItemList","itemListElement":[{OTHER}]}}', None),
        (f'{{"@type":"ItemList","itemListElement":[{{"@type":"ListItem","item":{OTHER}}}]}}', None),
        (f'{{"@type":"ItemList","itemListElement":[{OTHER},{OWN}]}}', "2026-11-12"),
        (f'{{"@graph":[{OTHER},{OWN}]}}', "2026-11-12"),
    ],
)
def test_the_data_of_another_article_tells_nothing_of_this_one(data: str, expected: str | None) -> None:
    assert day(read(head=f'<script type="application/ld+json">{data}</script>')) == expected


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("<p><a href=/news/another>ANOTHER  story</a></p>", None),
        (f"<p><a href='{URL}'>Another story</a></p>", "2026-11-20"),
        ("<p><a href=/news/third>A third story</a></p>", "2026-11-20"),
    ],
)
def test_the_data_of_an_article_to_which_a_page_links_is_that_of_another(
    link: str, expected: str | None
) -> None:
    assert day(read(link, head=f'<script type="application/ld+json">{OTHER}</script>')) == expected


def test_the_data_of_the_article_is_heard_behind_lists_of_other_things() -> None:
    crumbs = ",".join(f'{{"@type":"ListItem","item":{{"@id":"/{n}"}}}}' for n in range(9))
    lists = f'{{"@type":"BreadcrumbList","itemListElement":[{crumbs}]}}'
    data = "".join(
        f'<script type="application/ld+json">{one}</script>' for one in (lists, lists, OTHER, lists)
    )
    assert day(read(head=data)) == "2026-11-20"


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ("<li>115-11-12</li><li>Anna Ng</li>", "2026-11-12"),
        ("<li>вчера в 9 утра</li><li>Anna Ng</li>", "2026-11-21"),
        ("<li>Anna Ng</li><li>12-11-26</li><li>08:05</li>", "2026-11-12"),
        ("<li>Registration until</li><li>115-11-12</li>", None),
        ("<li>12-11-26</li><li>14-11-26</li>", None),
    ],
)
def test_an_item_of_a_list_that_is_a_date_is_read_apart(parts: str, expected: str | None) -> None:
    assert day(read(f"<ul class=post-info>{parts}</ul>", zone="Asia/Taipei")) == expected


@pytest.mark.parametrize(("link", "expected"), [("/another-story", None), (URL, "2026-11-20")])
def test_the_data_of_an_article_to_which_the_page_leads_is_not_its_own(
    link: str, expected: str | None
) -> None:
    data = f'<script type="application/ld+json">{OTHER}</script>'
    assert day(read(head=data, after=f"<p><a href='{link}'>Another story</a></p>")) == expected


def test_the_clock_in_the_head_of_a_site_is_no_date_of_its_pages() -> None:
    clock = "<header><div class=top-date>22 November 2026</div></header>"
    html = f"<title>{TITLE}</title>{clock}<main><h1>{TITLE}</h1>{TEXT * 5}</main>"
    assert published(html) is None
    assert day(published(html.replace("22 Nov", "20 Nov"))) == "2026-11-20"
