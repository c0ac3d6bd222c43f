# ruff: noqa: E501 (markup is quoted as it comes)
"""Which witness of a field is believed, how surely, and the one call that gives all fields."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from crawler.commands.read import fields_of, read
from pipelines.clean import clean_article
from pipelines.language import tell_language
from spiders.article import read as read_page
from spiders.reading.fields.filing import keywords_on, section_on
from spiders.reading.fields.head import address_of, language_on
from spiders.reading.fields.titles import title_of
from spiders.reading.fields.trust import TRUST, agreement, confidence_of
from spiders.reading.text.captions import parted
from spiders.reading.tree.markup import parse
from spiders.reading.tree.page import Page, page_of
from spiders.source import Hints
from storage.article import LINES, Article

URL = "https://www.courier.example/a/1"
TEXT = "<p>The two ministries agreed to train nurses together for three years, they said on Monday.</p>" * 4
NURSES = "Nurses cross the river"


def page(html: str, url: str = URL) -> Page:
    return page_of(parse(f"<html>{html}</html>"), url)


def article(html: str, **hints: tuple[str, ...]) -> Article:
    return read_page(html, URL, hints=Hints(**hints), now=datetime(2026, 11, 22, tzinfo=UTC))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "html",
    [
        f"<title>{NURSES} and more, says minister</title><meta property=og:title content='{NURSES} and more, says minister'><h1>{NURSES}</h1>",
        f"<title>{NURSES} | Health | Some Site</title><meta property=og:title content='{NURSES} | Some Site'><h1>{NURSES}</h1>",
        f"<title>{NURSES} - Courier News</title><meta property=og:title content='{NURSES} - Courier News'>",
        f"<title>{NURSES}</title><meta property=og:title content='{NURSES}'><h1>Health desk</h1>",
        f"<title>{NURSES}</title><meta property=og:title content='{NURSES}'><h1>Health</h1><h1>World</h1>",
        f"<meta property=og:title content='{NURSES} | All News'><h1>{NURSES}</h1><h1>Menu</h1>",
        f"<h1>The Courier</h1><meta property=og:site_name content='The Courier'><meta property=og:title content='{NURSES}'>",
        f"<title>The Courier - {NURSES}</title><h1><a href=/>The Courier</a></h1><h2>{NURSES}</h2>",
        f"<title>Ministry - {NURSES}</title><meta name=SiteName content=Ministry><meta name=ArticleTitle content='{NURSES}'>",
    ],
)
def test_a_title_is_what_those_say_who_do_not_write_for_search_engines(html: str) -> None:
    assert title_of(page(html), ())[0] == NURSES


def test_confidence_grows_with_agreement_and_is_never_certain() -> None:
    one, both = confidence_of("title", "h1"), confidence_of("title", "agreement of h1, json-ld")
    assert 0 < one < both < 1
    assert confidence_of("title", agreement(["selector"] * 9 + ["h1", "json-ld"])) == 0.99
    assert agreement(["h1", "h1"]) == "h1"
    assert confidence_of("title", "hearsay") == confidence_of("weather", "h1") == 0.5
    assert all(0 < sure < 1 for methods in TRUST.values() for sure in methods.values())


def test_a_text_that_json_ld_says_too_is_surer_and_another_is_not() -> None:
    body = "The two ministries agreed to train nurses together for three years, they said on Monday."
    block = '<script type="application/ld+json">{"@type": "Article", "articleBody": "%s"}</script>'
    html = f"<h1>{NURSES}</h1><div class=b><p>{body}</p></div>"
    alone = article(html, body=(".b",)).confidence["text"]
    assert article(html + block % body, body=(".b",)).confidence["text"] > alone
    assert article(html + block % body[:30], body=(".b",)).confidence["text"] == alone
    assert article(html + block % body[::-1], body=(".b",)).confidence["text"] == alone


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("<html lang=fa>", ("fa", "html lang")),
        ("<html lang='{{ lang }}'><meta property=og:locale content=uz_UZ>", ("uz-UZ", "meta")),
        ("<html><meta http-equiv='Content-Language' content='ky, ru'>", ("ky", "meta")),
        ('<html><script type="application/ld+json">{"@type": "Article", "inLanguage": "vi"}</script>', ("vi", "json-ld")),
        ("<html>", (None, "")),
    ],
)  # fmt: skip
def test_a_page_says_its_language_in_many_places(head: str, expected: tuple[str | None, str]) -> None:
    assert language_on(page_of(parse(f"{head}<body>x</body></html>"), URL)) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<meta property=article:section content=Health>", ("Health", "meta")),
        ("<meta property=article:section content=Uncategorized>", (None, "")),
        ("<meta name=ColumnName content=国际合作>", ("国际合作", "meta")),
        ('<script type="application/ld+json">{"@type": "Article", "articleSection": ["Health", "World"]}</script>', ("Health", "json-ld")),
        (f"<nav class=breadcrumb><a href=/>Home</a><a href=/health>Health</a><a href={URL}>{NURSES}</a></nav>", ("Health", "breadcrumb")),
        ("<nav class=breadcrumb><a href=/>Home</a></nav>", (None, "")),
        ("<a rel='category tag' href=/x>Health</a><a rel=tag href=/t>Nurses</a>", ("Health", "category link")),
        ("<a rel=tag href=/category/none/>Uncategorized</a><a rel=tag href=/category/world/>World</a>", ("World", "category link")),
        ("<div class=article-category><a href=/categories/health/>Health</a></div>", ("Health", "category link")),
        ("<ul><li class=category-item><a href=/categories/health/>Health</a></li></ul>", (None, "")),
        ("<div class=related-posts><a rel='category tag' href=/x>Sport</a></div><a rel=tag href=/t>Nurses</a>", (None, "")),
    ],
)  # fmt: skip
def test_a_section_is_told_by_the_page_or_by_its_breadcrumbs(
    html: str, expected: tuple[str | None, str]
) -> None:
    assert section_on(page(html)) == expected


@pytest.mark.parametrize(
    "named", ["class=breadcrumbs", "id=Breadcrumb", "itemtype=https://schema.org/BreadcrumbList"]
)
def test_breadcrumbs_are_those_of_an_element_not_of_linked_data(named: str) -> None:
    told = '{"@type": "BreadcrumbList", "@id": "#breadcrumb", "itemListElement": []}'
    data = f'<script type="application/ld+json">{told}</script>'
    for head, tag, section in (
        ("", f"<p {named}>", "Health"),
        (data, f"<p {named}>", "Health"),
        (data, "<p>", None),
    ):
        html = f"<body>{head}{tag}<a href=/>Home</a><a href=/health>Health</a></p>{TEXT}</body>"
        assert article(html, body=("body",), title=("p",)).section == section


def test_keywords_are_words_each_once_and_nothing_that_machines_tell_each_other() -> None:
    html = (
        "<meta name=keywords content='nurses, Viet Nam; nurses，training'><meta property=article:tag content=Nurses>"
        "<meta property=article:tag content='98be933f-38cf-4fba'><meta property=article:tag content='NLP Category: Travel'>"
    )
    assert keywords_on(page(html)) == (["Nurses", "Viet Nam", "training"], "meta")
    assert keywords_on(page("<a rel=tag href=/t>Nurses</a>")) == (["Nurses"], "tag links")
    filed = "<a rel='category tag' href=/c>Health</a><a rel=tag href=/t>Nurses</a>"
    assert keywords_on(page(filed)) == (["Nurses"], "tag links")
    below = "<h1>T</h1><nav class=tags><a href=/tag/z>Menu</a></nav><div class=tags><a href=/tag/n>Nurses</a></div>"
    assert keywords_on(page(below)) == (["Nurses"], "tag links")
    assert keywords_on(page("")) == ([], "")


def test_an_address_that_open_graph_repeats_is_surer() -> None:
    link = "<link rel=canonical href=/a/one>"
    assert address_of(page(link), "") == ("https://www.courier.example/a/one", "canonical")
    both = address_of(page(link + "<meta property=og:url content=https://www.courier.example/a/one>"), "")
    assert both[1] == "agreement of canonical, open graph"


def test_relative_addresses_are_relative_to_the_base_that_a_page_names() -> None:
    html = f"<base href='https://cdn.courier.example/x/'><h1>{NURSES}</h1><div class=b>{TEXT}<img src=a.jpg></div>"
    assert article(html, body=(".b",)).images[0].url == "https://cdn.courier.example/x/a.jpg"


@pytest.mark.parametrize(
    ("caption", "expected"),
    [
        ("Two nurses. Photo: A. Lan", ("Two nurses.", "A. Lan")),
        ("Two nurses © Ann Oduya", ("Two nurses", "Ann Oduya")),
        ("Two nurses. (AP)", ("Two nurses.", "AP")),
        ("Two nurses (Ann Oduya/AFP)", ("Two nurses", "Ann Oduya/AFP")),
        ("Two nurses (left) and a doctor", ("Two nurses (left) and a doctor", "")),
        ("Hai y tá. Ảnh: Lan Chi", ("Hai y tá.", "Lan Chi")),
        ("两名护士。摄影：李小河", ("两名护士。", "李小河")),
    ],
)
def test_a_credit_is_parted_from_its_caption(caption: str, expected: tuple[str, str]) -> None:
    assert parted(caption) == expected


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        ("<figure><img src=/a.jpg><figcaption>Two <i>nurses</i><span class=credit>(Ann Oduya)</span></figcaption></figure>", ("Two nurses", "Ann Oduya")),
        ("<figure><img src=/a.jpg><figcaption><span class=caption-source>AP</span> Two nurses</figcaption></figure>", ("Two nurses", "AP")),
        ("<figure><img src=/a.jpg><figcaption>Two nurses<button>Enlarge</button></figcaption></figure>", ("Two nurses", None)),
        ("<figure><img src=/a.jpg><figcaption>" + "Long " * 200 + "</figcaption></figure>", (None, None)),
    ],
)  # fmt: skip
def test_a_credit_may_stand_in_an_element_of_its_own(figure: str, expected: tuple[str, str | None]) -> None:
    image = article(f"<h1>{NURSES}</h1><div class=b>{TEXT}{figure}</div>", body=(".b",)).images[0]
    assert (image.caption, image.credit) == expected


@pytest.mark.parametrize(
    "image",
    [
        "<img class=avatar src=/ann.jpg>",
        "<img src='/img/logo.svg'>",
        "<img src='/icons/play.png'>",
        "<img src='https://ad.doubleclick.net/x'>",
        "<img src='/pixel.gif?u=1'>",
    ],
)
def test_decoration_is_no_picture_of_the_article(image: str) -> None:
    assert article(f"<h1>{NURSES}</h1><div class=b>{TEXT}{image}</div>", body=(".b",)).images == []


@pytest.mark.parametrize(
    "image",
    [
        "<picture><source srcset='/s.jpg 300w, /a.jpg 900w'><img src='data:image/gif;base64,AA'></picture>",
        "<img src='data:image/gif;base64,AA'><noscript><img src=/a.jpg></noscript>",
        "<span><img class=lazy src='data:image/gif;base64,AA'></span><noscript><img src=/a.jpg></noscript>",
        "<img src=/s.jpg data-lazy-srcset='/m.jpg 1x, /a.jpg 2x'>",
    ],
)
def test_a_lazy_picture_is_found_by_its_sources(image: str) -> None:
    images = article(f"<h1>{NURSES}</h1><div class=b>{TEXT}{image}</div>", body=(".b",)).images
    assert [one.url for one in images] == ["https://www.courier.example/a.jpg"]


def test_the_figure_between_headline_and_text_comes_first_and_a_teaser_s_does_not() -> None:
    html = "<h1>{}</h1>{}<div class=b>{}<img src=/b.jpg></div>"
    own = "<figure><img src=/a.jpg></figure>"
    teaser = "<figure><a href=/other><img src=/c.jpg></a></figure>"
    assert [one.url[-6:] for one in article(html.format(NURSES, own, TEXT), body=(".b",)).images] == [
        "/a.jpg",
        "/b.jpg",
    ]
    assert [
        one.url[-6:]
        for one in article(html.format(NURSES, f"<a href=/other>{teaser}</a>", TEXT), body=(".b",)).images
    ] == ["/b.jpg"]


def test_documents_below_the_headline_are_named_and_those_of_the_footer_are_not() -> None:
    html = (
        f"<h1>{NURSES}</h1><div class=b>{TEXT}</div><ul class=files><li><a href=/plan.pdf>Plan</a></ul>{{}}"
    )
    one = article(html.format("<footer><a href=/terms.pdf>Terms</a></footer>"), body=(".b",))
    assert (one.documents, one.methods["documents"]) == (["https://www.courier.example/plan.pdf"], "page")


def test_a_language_is_surer_where_text_and_page_agree() -> None:
    said = {}
    for language in ("en", "fr", ""):
        one = article(f"<html lang='{language}'><h1>{NURSES}</h1><div class=b>{TEXT}</div>", body=(".b",))
        tell_language(one)
        assert one.language == "en"
        said[language] = one.confidence["language"]
    assert said["en"] > said[""] > said["fr"]


def test_what_cleaning_takes_out_of_a_text_leaves_its_shape() -> None:
    body = "<p>Share</p><h2>What comes</h2><ul><li>Nurses</li><li>Doctors</li></ul><p>Comments (3)</p><p>Then all go home for good.</p>"
    one = article(f"<h1>{NURSES}</h1><div class=b>{TEXT}{body}</div>", body=(".b",))
    clean_article(one)
    kinds = dict(zip(one.text.split("\n"), one.shape, strict=True))
    assert kinds["What comes"] == "h"
    assert kinds["Doctors"] == "l"
    assert kinds["Then all go home for good."] == "p"


def test_one_call_gives_what_the_command_prints(tmp_path: Path) -> None:
    html = f"<html lang=en><title>{NURSES}</title><h1>{NURSES}</h1><article>{TEXT.replace('Monday', 'Friday', 1)}</article>"
    file = tmp_path / "page.html"
    file.write_text(html, "utf-8")
    printed = json.loads(CliRunner().invoke(read, [str(file), "--url", URL]).output)
    assert fields_of(html, URL) == fields_of(html.encode(), URL) == printed
    assert printed["title"] == NURSES and printed["published"] is None and "Friday" in printed["text"]


@pytest.mark.parametrize("html", ["", "{}", b"\x89PNG\r\n", "<title>Just a moment...</title>"])
def test_one_call_says_why_a_page_is_no_article(html: str | bytes) -> None:
    said = fields_of(html, URL)
    assert set(said) == {"url", "not_an_article"} and said["url"] == URL and said["not_an_article"]


def test_every_field_and_letter_is_in_the_page() -> None:
    told = (Path(__file__).parents[1] / "docs" / "reading.md").read_text("utf-8")
    for name in (*TRUST, *LINES):
        assert f"`{name}`" in told, name


@pytest.mark.parametrize(
    "url", ["", "x", "http://[", "https://courier.example", "javascript:1", "file:///p.html"]
)
def test_one_call_reads_a_page_of_any_address(url: str) -> None:
    assert fields_of(f"<h1>{NURSES}</h1>{TEXT}", url)["title"] == NURSES


@pytest.mark.parametrize(
    "flood",
    [
        "<a href=/a.pdf>x</a>" * 30_000,
        "<figure><img src=/a.jpg></figure>" * 15_000,
        "<span class=author>Ann Oduya said that this is long and no name at all for sure</span>" * 10_000,
        "<picture>" + "<source srcset='/a.jpg 1x'><img src=/a.jpg>" * 10_000,
    ],
    ids=["documents", "figures", "bylines", "sources"],
)
def test_a_flood_of_one_kind_is_read_in_time(flood: str) -> None:
    before = time.process_time()
    assert fields_of(f"<h1>{NURSES}</h1>{TEXT}{flood}", URL)["title"] == NURSES
    assert time.process_time() - before < 5
