# ruff: noqa: E501 (markup is quoted as it comes)
"""Single fields of an article, each by the rule it follows."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from spiders.article import read, read_fragment
from spiders.faults import NotAnArticle
from spiders.reading.fields.players import is_player
from spiders.reading.tree.markup import parse
from spiders.reading.tree.page import page_of
from spiders.source import Hints
from storage.article import Article, Image
from storage.entry import Entry

NOW = datetime(2026, 11, 22, tzinfo=UTC)
TEXT = "<p>The two ministries agreed to train nurses together for three years, they said on Monday.</p>" * 4
BODY = Hints(body=(".b",))


def page(
    head: str = "", body: str = "", title: str = "<h1>Nurses cross the river</h1>", **given: object
) -> Article:
    html = f"<html><head>{head}</head><body>{title}<div class=b>{body or TEXT}</div></body></html>"
    values: dict[str, object] = {"hints": BODY, "now": NOW} | given
    return read(html, str(values.pop("url", "https://www.site.example/a/1")), **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("head", "title", "expected"),
    [
        ("<title>Nurses cross the river - The Courier</title>", "<h1>Nurses cross the river</h1>", None),
        ("<title>Nurses cross the river | site.example</title>", "", None),
        (
            "<meta property=og:site_name content='The Courier'><title>The Courier » Nurses cross the river</title>",
            "",
            None,
        ),
        (
            "<meta property=og:title content='Nurses cross the river'>",
            "<h1>News</h1><h1>The Courier</h1>",
            None,
        ),
        (
            "<title>Nurses cross the river – ИА Курьер</title>",
            "<h1>News</h1><h1>Nurses cross the river</h1>",
            None,
        ),
        ("<title>Talks: Peru - Chile</title>", "", "Talks: Peru - Chile"),
        ("<title>护士过河_河报</title><meta property=og:site_name content='河报'>", "", "护士过河"),
    ],
)
def test_a_title_stands_without_the_name_of_the_site(head: str, title: str, expected: str | None) -> None:
    assert page(head, title=title).title == (expected or "Nurses cross the river")


@pytest.mark.parametrize(
    "title",
    [
        "Министерство подписало соглашение с «Фармой»",
        "Le ministre salue « un accord »",
        "Le ministre salue « un accord » avec Rome",
        "وزير الصحة: «الاتفاق مهم»",
        "Что такое «План»?",
    ],
)
@pytest.mark.parametrize("behind", ["", " | Site", " — Site", " » Site"])
def test_a_quotation_in_a_title_is_no_mark_between_it_and_the_site(title: str, behind: str) -> None:
    head = f"<title>{title}{behind}</title><meta property=og:title content='{title}'>"
    assert page(head, title=f"<h1>{title}</h1>").title == title
    assert page(f"<title>{title}{behind}</title>", title="").title == title


@pytest.mark.parametrize(
    ("canonical", "expected"),
    [
        ("https://www.site.example/a/one", "https://www.site.example/a/one"),
        ("https://site.example/a/one#top", "https://site.example/a/one"),
        ("/a/one", "https://www.site.example/a/one"),
        ("https://www.site.example/", "https://www.site.example/a/1"),
        ("https://www.site.example/news/", "https://www.site.example/a/1"),
        ("https://other.example/a/one", "https://www.site.example/a/1"),
        ("http://[", "https://www.site.example/a/1"),
        ("javascript:void(0)", "https://www.site.example/a/1"),
    ],
)
def test_a_canonical_address_is_believed_on_its_own_site_and_not_as_front_page(
    canonical: str, expected: str
) -> None:
    read_page = page(f"<link rel=canonical href='{canonical}'>", home="https://www.site.example/news/")
    assert read_page.url == expected


@pytest.mark.parametrize(
    ("image", "expected"),
    [
        ("<img src='/a.jpg'>", "https://www.site.example/a.jpg"),
        ("<img src='data:image/gif;base64,AA' data-src='/a.jpg'>", "https://www.site.example/a.jpg"),
        ("<img src='/s.jpg' data-original='/a.jpg'>", "https://www.site.example/a.jpg"),
        (
            "<img src='/s.jpg' srcset='/s.jpg 300w, /a.jpg 900w, /m.jpg 600w'>",
            "https://www.site.example/a.jpg",
        ),
        (
            "<img data-photo-original-src='https://i.examplehttps://i.example/a.jpg'>",
            "https://i.example/a.jpg",
        ),
        ("<img src='/a b (1).jpg'>", "https://www.site.example/a%20b%20(1).jpg"),
        ("<img src='/thumb/48x48/a.jpg'>", None),
        ("<img src='/dot.gif' width=1 height=1>", None),
        ("<img src='http://['>", None),
    ],
)
def test_the_address_of_a_picture_is_found_wherever_the_site_keeps_it(
    image: str, expected: str | None
) -> None:
    images = page(body=f"{TEXT}<p>{image}</p>").images
    assert [one.url for one in images] == ([expected] if expected else [])


@pytest.mark.parametrize(
    "block",
    [
        "<figure><img src='/a.jpg'><figcaption>Two nurses. Photo: A. Lan</figcaption></figure>",
        "<div class=wp-caption><img src='/a.jpg'><p class=wp-caption-text>Two nurses. (Photo: A. Lan)</p></div>",
        "<table><tr><td><img src='/a.jpg'></td></tr><tr><td class=caption>Two nurses. Foto: A. Lan</td></tr></table>",
        "<p><img src='/a.jpg'></p><p>&nbsp;</p><p><em>&nbsp;&nbsp;Two nurses. Ảnh: A. Lan&nbsp;</em></p>",
    ],
)
def test_a_caption_belongs_to_its_picture_and_not_to_the_text(block: str) -> None:
    article = page(body=TEXT + block + TEXT)
    assert article.images == [Image("https://www.site.example/a.jpg", "Two nurses.", "A. Lan")]
    assert "Two nurses" not in article.text


@pytest.mark.parametrize(
    "block",
    [
        "<div class='related-news'><p>Another thing entirely</p></div>",
        "<ul><li><a href=/1>Another thing</a></li><li><a href=/2>And one</a></li><li><a href=/3>More</a></li></ul>",
        "<div class=social-share>Another thing</div>",
        "<div style='display: none'>Another thing</div>",
        "<div hidden>Another thing</div>",
        "<div id=comments>Another thing</div>",
        "<section class=pagination>Another thing</section>",
        "<noscript>Another thing</noscript>",
        "<script>Another thing</script>",
        "<p class=away>Another thing</p>",
    ],
)
def test_what_stands_beside_the_article_is_no_part_of_it(block: str) -> None:
    hints = Hints(body=(".b",), drop=(".away",))
    assert "Another thing" not in page(body=TEXT + block + TEXT, hints=hints).text


def test_an_article_in_an_element_named_like_junk_is_read_all_the_same() -> None:
    assert "train nurses" in page(body=f"<div class='comment share'>{TEXT}</div>").text


def test_headings_lists_and_rows_are_lines() -> None:
    body = f"{TEXT}<h2>A <b>head</b>ing</h2><ol><li>One</li><li>Two</li></ol><table><tr><td>a</td><td>b</td></tr></table>x<br>y"
    assert page(body=body).text.split("\n")[4:] == ["A heading", "One", "Two", "a b", "x", "y"]


@pytest.mark.parametrize(
    ("head", "expected", "method"),
    [
        ("<meta property=article:published_time content='2026-02-12T08:00:00+07:00'>", "2026-02-12T08:00:00+07:00", "meta"),
        ("<meta property=article:published_time content='2026-02-12'>", "2026-02-12T00:00:00+07:00", "meta"),
        ("<meta property=article:published_time content='2031-02-12'>", None, None),
        ("<meta property=article:published_time content='۱۳۹۹/۰۲/۲۱ - ۱۸:۵۹'>", "2020-05-10T18:59:00+07:00", "meta, jalali"),
        ("<script type='application/ld+json'>{\"@type\": \"Article\", \"datePublished\": \"2026-02-12T01:00:00Z\"}</script>",
         "2026-02-12T01:00:00+00:00", "json-ld"),
        ("<meta name=date content='soon'>", None, None),
    ],
)  # fmt: skip
def test_a_date_is_what_the_page_says_or_none(head: str, expected: str | None, method: str | None) -> None:
    article = page(head, zone="Asia/Ho_Chi_Minh")
    assert (article.published and article.published.isoformat(), article.published_method) == (
        expected,
        method,
    )


def test_the_date_behind_the_headline_is_visible_and_that_of_a_teaser_is_not_asked_first() -> None:
    title = "<div class=teaser><span class=date>01.01.2026</span></div><h1>Nurses cross the river</h1><p class=date>12.02.2026</p>"
    article = page(title=title)
    assert article.published == datetime(2026, 2, 12, tzinfo=UTC)
    assert article.published_precision == "day"


def test_the_address_dates_an_article_that_says_nothing() -> None:
    article = page(url="https://www.site.example/2026/02/12/nurses")
    assert (article.published, article.published_method) == (datetime(2026, 2, 12, tzinfo=UTC), "address")


@pytest.mark.parametrize(
    "line",
    [
        "<p>Source: <a href='https://origin.example/1'>origin</a></p>",
        "<p><b>Nguồn:</b> <a href='https://origin.example/1'>origin</a></p>",
        "<p>المصدر: <span><a href='https://origin.example/1'>origin</a></span></p>",
        "<p>来源：<a href='https://origin.example/1'>origin</a></p>",
    ],
)
def test_a_link_behind_a_source_line_is_the_origin(line: str) -> None:
    assert page(body=TEXT + line).origin == "https://origin.example/1"


@pytest.mark.parametrize(
    "line",
    [
        "<p>Source: <a href='https://www.facebook.com/sharer'>share</a></p>",
        "<p>Source: <a href='/a/2'>here</a></p>",
        "<p>Source: <a href='https://site.example/a/2'>here</a></p>",
        "<p>Read more: <a href='https://origin.example/1'>origin</a></p>",
    ],
)
def test_other_links_are_no_origin(line: str) -> None:
    assert page(body=TEXT + line).origin is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "<small>时间:</small>2026-10-05 14:27<small>来源:</small>河医网 <small>作者:</small>admin",
            "河医网",
        ),
        ("<span>2026-10-05</span><span>来源：</span><a href=#>河医网</a>", "河医网"),
        ("来源：河医网 2026-10-05 14:27 编辑：李娜", "河医网"),
        ("05/10/2026 | Nguồn: Báo Sông Lô", "Báo Sông Lô"),
        ("<span>05.10.2026</span> <b>Источник:</b> <i>Речной вестник</i>", "Речной вестник"),
        ("<span>Fuente:</span> <span>Agencia del Río</span> <time>5/10/2026</time>", "Agencia del Río"),
        ("<span>۲۰ مهر ۱۴۰۵</span> <span>منبع: خبرگزاری رود</span>", "خبرگزاری رود"),
        ("<small>来源:</small>本站 <small>作者:</small>admin", None),
        ("2026-10-05 来源：SITE", None),
        ("Source: Agency of the River", None),
        ("<figure><figcaption>Source: River Agency, 2026</figcaption></figure>", None),
        ("05/10/2026 <p class=photo-desc>Nguồn: Báo Sông Lô</p>", None),
        ("2026-10-05 来源：", None),
    ],
)
def test_the_line_of_date_and_source_below_the_headline_names_the_origin(
    line: str, expected: str | None
) -> None:
    html = f"<html><body><h1>Nurses cross the river</h1><div class=info>{line}</div><div class=b>{TEXT}</div></body></html>"
    one = read(html, "https://www.site.example/a/1", hints=BODY, now=NOW)
    assert (one.origin, one.methods.get("origin")) == (expected, "source line" if expected else None)


def test_films_and_documents_are_named() -> None:
    frame = (
        "<iframe src='https://www.youtube.com/embed/x1'></iframe><iframe src='https://ads.example/'></iframe>"
    )
    article = page(body=f"{TEXT}{frame}<a href='/files/plan.PDF?v=2'>Plan</a><a href='/b'>b</a>")
    assert article.videos == ["https://www.youtube.com/embed/x1"]
    assert article.documents == ["https://www.site.example/files/plan.PDF?v=2"]


@pytest.mark.parametrize(
    ("address", "plays"),
    [
        ("https://www.youtube.com/v/x1?version=3", True),
        ("https://geo.dailymotion.com/player/x.html?video=x1", True),
        ("https://rutube.ru/video/embed/1", True),
        ("https://vkvideo.ru/video_ext.php?oid=-1&id=2", True),
        ("https://dzen.ru/embed/x1", True),
        ("https://www.aparat.com/video/video/embed/videohash/x1/vt/frame", True),
        ("https://media.example/2026/ward.M3U8?token=1", True),
        ("https://www.youtube.com/subscribe_embed?channelid=1", False),
        ("https://notaparat.com/video/1", False),
        ("https://maps.example/embed?name=a.mp4x", False),
    ],
)
def test_players_of_many_countries_are_known_by_their_addresses(address: str, plays: bool) -> None:
    assert is_player(address) is plays


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        ("<object data=/d/plan.pdf type=application/pdf></object>", ["/d/plan.pdf"]),
        ("<embed src=/d/plan.pdf>", ["/d/plan.pdf"]),
        ("<object data=/d/plan.pdf><embed src=/d/plan.pdf></object>", ["/d/plan.pdf"]),
        ("<iframe src=/d/plan.pdf#page=2></iframe>", ["/d/plan.pdf#page=2"]),
        (
            "<iframe src='https://docs.google.com/viewer?url=https%3A%2F%2Fwww.site.example%2Fd%2Fplan.pdf&embedded=true'></iframe>",
            ["/d/plan.pdf"],
        ),
        (
            "<iframe src='https://docs.google.com/gview?embedded=true&url=/d/plan.docx'></iframe>",
            ["/d/plan.docx"],
        ),
        (
            "<iframe src='https://view.officeapps.live.com/op/embed.aspx?src=https://www.site.example/d/plan.xlsx'></iframe>",
            ["/d/plan.xlsx"],
        ),
        ("<iframe src='/pdfjs/web/viewer.html?file=/d/plan.pdf'></iframe>", ["/d/plan.pdf"]),
        (
            "<a href='https://docs.google.com/viewer?url=https://www.site.example/d/plan.pdf&pid=explorer'>Plan</a>",
            ["/d/plan.pdf"],
        ),
        ("<a href='/download?file=plan.pdf'>Plan</a>", ["/download?file=plan.pdf"]),
        ("<a href='/get.php?id=4&filename=plan.PDF'>Plan</a>", ["/get.php?id=4&filename=plan.PDF"]),
        ("<a href='https://share.example/?u=https://www.site.example/d/plan.pdf'>Share</a>", []),
        ("<a href='/about.pdf.html'>About</a>", []),
        ("<iframe src='/player?file=film.mp4'></iframe>", []),
    ],
)
@pytest.mark.parametrize("within", [True, False])
def test_documents_are_found_where_viewers_and_downloads_keep_them(
    shown: str, expected: list[str], within: bool
) -> None:
    html = f"<html><body><h1>Nurses cross the river</h1><div class=b>{TEXT}{{}}</div>{{}}</body></html>"
    body = html.format(shown, "") if within else html.format("", shown)
    documents = read(body, "https://www.site.example/a/1", hints=BODY, now=NOW).documents
    assert documents == [f"https://www.site.example{one}" for one in expected]


@pytest.mark.parametrize("mark", ["---", " - ", ": ", " | "])
def test_a_lead_does_not_begin_with_the_title(mark: str) -> None:
    said = "Three years, two languages, one river: how a small idea grew"
    told = "Nurses cross the river" + mark
    assert page(f"<meta name=description content='{told}{said}'>").lead == said
    assert (
        page(
            f"<meta name=description content='{told}The two ministries agreed to train nurses together'>"
        ).lead
        is None
    )


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("深空探测 探月工程 航天技术", ["深空探测", "探月工程", "航天技术"]),
        ("深空探测,探月 工程", ["深空探测", "探月 工程"]),
        ("nurses of rivers", ["nurses of rivers"]),
    ],
)
def test_keywords_in_chinese_may_stand_apart_by_blanks(said: str, expected: list[str]) -> None:
    assert page(f"<meta name=keywords content='{said}'>").keywords == expected


def test_a_description_that_repeats_the_text_is_no_lead() -> None:
    assert (
        page("<meta name=description content='The two ministries agreed to train nurses together …'>").lead
        is None
    )
    said = "Three years, two languages, one river: how a small idea grew"
    assert page(f"<meta property=og:description content='{said}'>").lead == said


@pytest.mark.parametrize(
    "block",
    [
        '{"@type": "NewsArticle", "author": {"name": "A. Lan"},}',
        '<!--\n{"@type": "NewsArticle", "author": ["A. Lan"]}\n-->',
        '//<![CDATA[\n{"@graph": [{"@type": ["Thing", "NewsArticle"], "author": {"name": "A.\nLan"}}]}\n//]]>',
        '[{"@type": "WebSite"}, {"mainEntity": {"@type": "BlogPosting", "author": [{"name": "A. Lan"}]}}]',
        'nonsense</script><script type="application/ld+json">{"@type": "Article", "author": "A. Lan"}',
    ],
)
def test_broken_json_ld_is_understood_where_it_can_be(block: str) -> None:
    assert page(f'<script type="application/ld+json">{block}</script>').authors == ["A. Lan"]


def test_a_text_that_is_given_is_not_looked_for() -> None:
    article = page(with_text="One line of a text that was known before.\nAnd another.", hints=Hints())
    assert article.text == "One line of a text that was known before.\nAnd another."
    assert article.methods["text"] == "given"


def test_an_entry_that_carries_its_body_needs_no_page() -> None:
    html = f"{TEXT}<figure><img src='/a.jpg'><figcaption>Two</figcaption></figure><p>Source: <a href='https://o.example/1'>o</a></p>"
    entry = Entry("k1", "https://site.example/1", "Nurses &#8211; river", "A summary that says something of its own.",
                  published=NOW, language="en", html=html, authors=["A. Lan"])  # fmt: skip
    article = read_fragment(entry, now=NOW, source="site", hints=Hints(body=(".nowhere",)))
    assert (article.source, article.key, article.title) == ("site", "k1", "Nurses – river")
    assert article.text.count("\n") == 4
    assert (article.published, article.authors, article.origin) == (NOW, ["A. Lan"], "https://o.example/1")
    assert article.lead == "A summary that says something of its own."
    assert article.images == [Image("https://site.example/a.jpg", "Two")]


@pytest.mark.parametrize("html", [None, "", " ", "<p>Soon.</p>"])
def test_an_entry_without_a_body_says_so(html: str | None) -> None:
    with pytest.raises(NotAnArticle, match="no text"):
        read_fragment(Entry("k", "https://site.example/1", "Nurses", html=html), now=NOW)


def test_reading_is_pure() -> None:
    assert page() == page()


def test_the_key_is_given_or_the_address() -> None:
    assert page(key="77").key == "77"
    assert page().key == "site.example/a/1"


def test_a_description_is_a_lead_by_what_it_says_and_not_where_it_repeats_the_title() -> None:
    described = "<meta name=description content='两地卫生部门商定在十二个口岸设立联合检测点并交换资料'>"
    assert page(described).lead == "两地卫生部门商定在十二个口岸设立联合检测点并交换资料"
    assert page(described, title="<h1>两地卫生部门商定在十二个口岸设立联合检测点并交换资料</h1>").lead is None


def test_a_picture_shown_twice_has_the_caption_that_one_of_them_has() -> None:
    shown = "<img src=/boat.jpg><figure><img src=/boat.jpg><figcaption>At the quay.</figcaption></figure>"
    assert page(body=shown + TEXT).images == [
        Image("https://www.site.example/boat.jpg", "At the quay.", None)
    ]


CHANGED = "<time datetime=2026-09-09T14:10:00Z{}>9 Sept.</time>"


@pytest.mark.parametrize(
    "shown",
    [
        CHANGED.format(" itemprop=dateModified"),
        CHANGED.format(" class=updated")
        + "<time class='entry-date published' datetime=2026-09-04T08:00:00Z>",
        "<p>Last updated: " + CHANGED.format("") + "</p>",
        "<p><span>Cập nhật</span> " + CHANGED.format("") + "</p>",
    ],
)
def test_an_element_marked_as_that_of_a_change_tells_it(shown: str) -> None:
    assert page(body=shown + TEXT).modified == datetime(2026, 9, 9, 14, 10, tzinfo=UTC)


def test_the_one_date_of_a_page_is_no_change_whatever_it_is_called() -> None:
    assert page(body=CHANGED.format(" class=updated") + TEXT).modified is None


def test_a_date_of_change_beside_the_article_is_another_articles() -> None:
    beside = "<aside class=related>" + CHANGED.format(" itemprop=dateModified") + "</aside>"
    assert page(body=TEXT + beside).modified is None


def test_a_category_by_the_date_files_the_article_and_one_by_another_headline_does_not() -> None:
    line = (
        "<div><time datetime=2026-09-04T08:00:00Z>4 Sept.</time> <a href=/category/ports/>Ports</a>{}</div>"
    )
    assert page(body=line.format("") + TEXT).section == "Ports"
    assert page(body=line.format("<h3>Another boat</h3>") + TEXT).section is None


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Two hospitals signed a plan.", "Two hospitals signed a plan."),
        ("The two hospitals of the port " * 20, "The two hospitals of the port" + " The two hospitals of the port" * 3 + "…"),
        ("两地卫生部门签署方案" * 20, "两地卫生部门签署方案" * 12 + "…"),
    ],
)  # fmt: skip
def test_a_story_without_a_title_is_called_by_its_first_words(line: str, title: str) -> None:
    found = page(title="", body=f"<p>{line}</p>{TEXT * 3}")
    assert (found.title, found.methods["title"], found.confidence["title"]) == (title, "text", 0.1)


def test_a_little_text_without_a_title_is_no_story() -> None:
    with pytest.raises(NotAnArticle, match="no title"):
        page(title="")


def test_a_breadcrumb_to_all_posts_is_no_section() -> None:
    crumbs = "<div class=breadcrumbs><a href=/>Home</a> » {}<a href=/posts/>Posts</a></div>"
    assert page(body=crumbs.format("") + TEXT).section is None
    assert page(body=crumbs.format("<a href=/nurses/>Nurses</a> » ") + TEXT).section == "Nurses"


def test_what_was_found_on_a_page_is_forgotten_with_the_element_that_held_it() -> None:
    known = page_of(
        parse("<body><h1>Nurses</h1><p><a href=/b>b</a></p><a href=/c>c</a>"), "https://s.example/a"
    )
    assert [address for _, address in known.links] == ["/b", "/c"]
    known.leave_out(known.tree.find(".//p"))
    assert [address for _, address in known.links] == ["/c"]
