"""Pages that lead to others are told from articles by what speaks for either."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from spiders.article import read
from spiders.faults import NotAnArticle
from spiders.reading.kinds.list_addresses import load
from spiders.reading.kinds.lists import is_lists, list_page
from spiders.reading.kinds.signs import WEIGHTS, _title, _weights
from spiders.reading.tree.markup import parse
from spiders.reading.tree.page import page_of
from spiders.source import Hints
from storage.table import TableError

NOW = datetime(2026, 11, 22, tzinfo=UTC)
SAID = {
    "en": ("Nurses of two towns meet on the river", "They told each other how the old are cared for."),
    "vi": ("Hai bệnh viện ký thỏa thuận đào tạo", "Lãnh đạo hai bên cho biết việc đào tạo kéo dài ba năm."),
    "ru": ("Врачи двух городов встретились на реке", "Они рассказали друг другу, как ухаживают за пожилыми."),
    "ar": ("أطباء المدينتين يجتمعون على ضفة النهر", "وتحدث الأطباء عن رعاية كبار السن في بيوتهم هذا العام."),
    "zh": ("两座城市的护士在河边会面交流护理经验", "她们介绍了如何在家中照顾老人，并商定明年再次会面。"),
}  # fmt: skip


def _page(title: str, body: str, head: str = "", classes: str = "") -> str:
    menu = "".join(f"<li><a href=/s{n}/>Part {n}</a>" for n in range(9))
    return f"<title>{title}</title>{head}<body class='{classes}'><nav><ul>{menu}</ul></nav>{body}"


def _items(language: str, item: str) -> str:
    headline, told = SAID[language]
    return "".join(item.format(n=n, headline=f"{headline} {n}", told=f"{told} {n}") for n in range(9))


WORDPRESS = (
    "<article class='hentry'><h2 class=entry-title><a href=/{n}/>{headline}</a></h2>"
    "<div class=summary><p>{told} {told} {told}</p></div></article>"
)
PORTAL = (
    "<div class='item row'><div class=t><a href=/n/{n}.html>{headline}</a></div>"
    "<div class=sapo>{told} {told}</div><span>20/11/2026</span></div>"
)
ROWS = "<li><span>[2026-11-20]</span><a href=/n/{n}.shtml>{headline}</a><p>{told} {told}</p></li>"
PAGER = "<div class=pagination><a href=?page=2>2</a> <a href=?page=3>3</a></div>"
DAYS = "<li><a href=/n/{n}.htm>{headline}</a><span>[2026-11-{n}0 08:30]</span></li>"
LISTS = [
    ("en", "Health news", WORDPRESS, "/health/"),
    ("vi", "Tin tức", PORTAL, "/y-te"),
    ("ru", "Новости", PORTAL, "/zdorovie/"),
    ("ar", "أخبار الصحة", WORDPRESS, "/health"),
    ("zh", "工作动态", ROWS, "/gzdt/"),
    ("zh", "新闻", PORTAL, "/xw/"),
    ("zh", "新闻动态 - 示例省卫生健康委员会", DAYS, "/col/col12/index.html"),
]


@pytest.mark.parametrize(("told", "is_list"), [(0, True), (100, False)])
def test_a_page_that_tells_more_than_its_links_do_is_no_list_of_them(told: int, is_list: bool) -> None:
    links = [f"Ward {number} north" for number in range(300)]
    led = "".join(f"<p><a href=/n/{number}>{link}</a></p>" for number, link in enumerate(links))
    rest = f"<p>{'They told each other how they care. ' * told}</p>"
    page = page_of(parse(f"<title>Nurses</title><body>{led}{rest}"), "https://site.example/a/nurses")
    assert list_page(page, "\n".join(links)) is is_list


@pytest.mark.parametrize(("language", "title", "item", "path"), LISTS)
def test_teasers_that_follow_one_another_are_a_list(language: str, title: str, item: str, path: str) -> None:
    body = f"<main class=listing><h1>{title}</h1>{_items(language, item)}{PAGER}</main>"
    with pytest.raises(NotAnArticle, match="list page"):
        read(_page(title, body), f"https://site.example{path}", now=NOW)


@pytest.mark.parametrize("filters", ["<div class=filters>Size</div>", ""])
def test_a_shelf_of_goods_with_a_word_before_it_is_a_list(filters: str) -> None:
    item = "<div class='product-card'><a href=/p/{n}>{headline}</a><span class=price>{n},00</span></div>"
    told = "<div class=intro><p>All that nurses need for their work, chosen by those who do it.</p></div>"
    body = f"{filters}{told}<div class=products>{_items('en', item)}</div>{PAGER}"
    with pytest.raises(NotAnArticle, match="list page"):
        read(
            _page("Shoes for nurses", f"<h1>Shoes for nurses</h1>{body}"),
            "https://shop.example/shoes",
            now=NOW,
        )


@pytest.mark.parametrize("language", SAID)
def test_an_article_above_as_many_teasers_is_one(language: str) -> None:
    headline, told = SAID[language]
    text = f"<p>{told} {told} {told} {told}</p>" * 4
    body = f"<div class=post-content><h1>{headline}</h1>{text}</div><aside>{_items(language, PORTAL)}</aside>"
    for path in ("/health/nurses-of-two-towns-meet", "/n/120455.html", "/?id=120455"):
        assert told in read(_page(headline, body), f"https://site.example{path}", now=NOW).text


def test_a_list_in_which_a_sources_selector_finds_the_body_is_an_article() -> None:
    body = f"<main class=listing><h1>Health news</h1>{_items('en', WORDPRESS)}{PAGER}</main>"
    page = _page("Health news", body)
    assert read(page, "https://site.example/health/", hints=Hints(body=("main",)), now=NOW).text


def test_every_sign_has_its_weight_and_its_meaning() -> None:
    rows = [line.split("\t") for line in WEIGHTS.read_text("utf-8").splitlines()]
    assert rows[0] == ["sign", "weight", "meaning"]
    assert all(len(row) == 3 and row[2] for row in rows)
    assert "bias" in _weights()


WHOLE = (
    "<article><h2><a href=/p/boat/>Two islands share a boat</a></h2><p>Nurses of two islands signed a plan "
    "on Wednesday by which one boat will carry the sick of nine clinics, on both sides of the channel.</p>"
    "<p>Until now they waited for the ferry, which sails twice a week and not at all when the wind turns.</p>"
    "</article>"
)


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("Новости", 1.0),
        ("Health news", 1.0),
        ("Tin tức y tế", 1.0),
        ("国际新闻", 1.0),
        ("Health newsletters", 0.0),
        ("No news from the hospital for a year", 0.0),
        ("Tin tức về hai bệnh viện của hai nước", 0.0),
    ],
)
def test_a_short_title_may_name_a_section(title: str, named: float) -> None:
    assert _title(title)["section's title"] == named


@pytest.mark.parametrize(
    "path",
    ["/tag/boats/", "/tags/boats.html", "/blog/category/plans/", "/author/an-oduya.html", "/authors.html",
     "/2025/", "/2025/09/", "/blog/2025.html", "/archives/", "/blog/", "/posts", "/page/2/",
     "/tag/boats/page/2/", "/index-1.html", "/search/label/boats"],
)  # fmt: skip
def test_an_archive_of_one_whole_story_is_a_list_by_its_address(path: str) -> None:
    with pytest.raises(NotAnArticle, match="list page"):
        read(_page("Boats", WHOLE), f"https://site.example{path}", now=NOW)


@pytest.mark.parametrize(
    "path",
    ["/archives/2562", "/1927", "/tag/two-islands-agree-to-share-one-ambulance-boat", "/2025/09/boat/",
     "/page/about-us", "/p/boat/"],
)  # fmt: skip
def test_a_story_by_an_address_like_an_archives_is_read(path: str) -> None:
    assert "one boat will carry" in read(_page("Boats", WHOLE), f"https://site.example{path}", now=NOW).text


@pytest.mark.parametrize(
    "path",
    [
        "/world/archive/2025/09/two-islands-agree-to-share-one-boat/69695/",
        "/news/two-islands-agree-to-share-one-boat/10793339/",
    ],
)
def test_a_headline_in_an_address_is_a_storys_though_a_number_follows_it(path: str) -> None:
    headline, told = SAID["en"]
    heads = "".join(f"<h2><a href=/n/{n}>{headline} {n}</a></h2>" for n in range(12))
    text = f"<p>{told}</p>" * 3
    page = _page(headline, f"<div class=filters>All</div><div><h1>{headline}</h1>{text}</div>{heads}")
    assert told in read(page, f"https://site.example{path}", now=NOW).text
    with pytest.raises(NotAnArticle, match="list page"):
        read(page, "https://site.example/archive/2025/", now=NOW)


def test_an_address_of_a_tag_is_no_list_where_the_page_says_when_it_was_published() -> None:
    head = "<meta property=article:published_time content=2025-09-04T06:45:00Z>"
    assert read(_page("Boats", WHOLE, head), "https://site.example/tag/boats/", now=NOW).published


def test_an_address_of_a_tag_is_no_list_where_the_page_leads_nowhere() -> None:
    alone = f"<title>Boats</title><h1>Boats</h1>{WHOLE.replace('<a href=/p/boat/>', '').replace('</a>', '')}"
    assert "one boat will carry" in read(alone, "https://site.example/tag/boats/", now=NOW).text


SITE = "<meta property=og:type content=website><meta property=og:site_name content='Harbour'>"
FRONTS = [
    ("Harbour – News of two islands", SITE, WHOLE.replace("article", "div"), ""),
    ("News", SITE, WHOLE + WHOLE, ""),
    ("News", "", WHOLE + WHOLE, ""),
    ("News", "", WHOLE.replace("article", "div"), "home blog"),
]


@pytest.mark.parametrize("path", ["/", "/index.html", ""])
@pytest.mark.parametrize(("title", "head", "body", "classes"), FRONTS)
def test_a_front_with_few_stories_is_a_list(
    title: str, head: str, body: str, classes: str, path: str
) -> None:
    with pytest.raises(NotAnArticle, match="list page"):
        read(_page(title, body, head, classes), f"https://site.example{path}", now=NOW)


def test_a_story_saved_with_its_sites_address_is_read() -> None:
    page = _page("Two islands share a boat", WHOLE.replace("<a href=/p/boat/>", "").replace("</a>", ""))
    assert read(page, "https://site.example/", now=NOW).title == "Two islands share a boat"


TEASER = "<article><h2><a href=/{n}/>{headline}</a></h2><p>{told} {told} {told}</p></article>"
HEADS = "<div><h3><a href=/posts/{n}/>{headline}</a></h3><p>{told} {told} {told}</p></div>"
TOLD = (
    "<article><header><h2><a href=/{n}/>{headline}</a></h2></header><div><p>{told} {told}</p></div></article>"
)
OF_ANOTHER = (
    '<script type="application/ld+json">{"@type": "Blog", "blogPost": [{"@type": "BlogPosting", '
    '"headline": "Nurses of two towns meet on the river 0", "datePublished": "2026-11-20", '
    '"mainEntityOfPage": "https://site.example/0/"}]}</script>'
)


@pytest.mark.parametrize(
    ("path", "item", "head"),
    [
        ("/notes/", TEASER, ""),
        ("/", HEADS, ""),
        ("/", TOLD, OF_ANOTHER),
        ("/page/2/", TOLD, OF_ANOTHER),
    ],
)
def test_teasers_at_an_address_of_one_word_or_under_anothers_data_are_a_list(
    path: str, item: str, head: str
) -> None:
    headline, told = SAID["en"]
    body = "".join(item.format(n=n, headline=f"{headline} {n}", told=f"{told} {n}") for n in range(4))
    with pytest.raises(NotAnArticle, match="list page"):
        read(_page("Harbour Health", f"<main>{body}</main>", head), f"https://site.example{path}", now=NOW)


def test_a_story_at_an_address_of_one_word_above_teasers_is_read() -> None:
    teasers = "".join(TEASER.format(n=n, headline=f"A boat of the harbour {n}", told="So.") for n in range(3))
    page = _page("Boats", f"{WHOLE.replace('<a href=/p/boat/>', '').replace('</a>', '')}{teasers}")
    assert "one boat will carry" in read(page, "https://site.example/river/", now=NOW).text


@pytest.mark.parametrize(
    ("path", "lists"),
    [
        ("/topics/nursing/", True),
        ("/topics/nursing/night-shifts", False),
        ("/category/health/nursing/", True),
        ("/rubrika/zdorovie/", True),
        ("/the-loai/y-te", True),
        ("/category/health/two-towns-will-share-one-laboratory-from-may-on", False),
        ("/news/", True),
        ("/hospital/page/3", True),
        ("/archives/2026/", True),
        ("/news/2026", True),
        ("/flight/2026b/", False),
    ],
)
def test_what_gives_an_address_to_lists_stands_in_a_table(path: str, lists: bool) -> None:
    assert is_lists(urlsplit(f"https://site.example{path}")) is lists


def test_a_wrong_row_of_the_table_of_addresses_is_refused_with_file_and_line(tmp_path: Path) -> None:
    file = tmp_path / "list_addresses.tsv"
    for row, said in (("/tag/(", "not a regular expression"), ("/tag/", "no holder 'shops'")):
        holder = "shops" if "shops" in said else "lists"
        file.write_text(f"address\theld by\tseen\n{row}\t{holder}\ta tag\n", "utf-8")
        with pytest.raises(TableError, match=rf"addresses\.tsv:2: {said}"):
            load(file)


def test_a_story_with_a_list_of_its_sources_is_none_and_the_list_alone_is_one() -> None:
    told = ["The nurses of both towns train together from next spring on, in the same rooms. " * 3] * 3
    sources = [f"How nurses of town {n} were trained, in two parts" for n in range(20)]
    links = "".join(f"<p><a href=https://lib{n}.example/>{name}</a></p>" for n, name in enumerate(sources))
    page = page_of(parse(_page("Nurses", links)), "https://site.example/n/120455.html")
    assert list_page(page, "\n".join(["Sources", *sources, "and more"]))
    assert not list_page(page, "\n".join([*told, *sources]))


@pytest.mark.parametrize(
    "page", ["hello", "<p>hi</p>", "<html><body></body></html>", "<title>Health</title>"]
)
def test_a_page_that_leads_nowhere_is_empty_and_no_list(page: str) -> None:
    with pytest.raises(NotAnArticle, match=r"no title|no text"):
        read(page, "https://river.example/health", now=NOW)
