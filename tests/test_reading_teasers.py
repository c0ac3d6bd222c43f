"""Lists whose address says nothing are known by their teasers; articles that lead to others stay articles."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from spiders.article import read
from spiders.faults import NotAnArticle

NOW = datetime(2026, 11, 22, tzinfo=UTC)
URL = "https://ward.example/health/exchange"
HEADS = (
    "Midwives of two valleys meet",
    "A ward opens by the lake",
    "Surgeons fly to the islands",
    "A new school of nursing",
)
TOLD = (
    "The midwives spent a week together and wrote down what each of them does when a birth takes too long.",
    "Forty beds stand in the new ward, and half of those who work there were trained across the border.",
    "Six surgeons flew out on Monday with their own instruments and will stay until the rains begin.",
    "Sixty pupils have come from three countries, and all of them are taught in the language of the first.",
)  # fmt: skip
OWN = (
    "Eight nurses of the valley went to work in the hospital of the port, and eight of the port came here.",
    "They learned how the others keep their records, and found that both sides write everything down twice.",
    "The exchange began when two head nurses met at a course and complained of the same broken machines.",
    "Next year it will be twelve, and a pharmacist goes with them, who asked more often than anybody.",
)  # fmt: skip
HEADED = "<h2 class=entry-title><a href=/{n}/story>{head}</a></h2>"
CALLED = "<a class=article-title href=/{n}/story>{head}</a>"


def _page(body: str, title: str = "Exchange | Ward", head: str = "") -> str:
    menu = "".join(f"<li><a href=/s{n}/>Part {n}</a>" for n in range(9))
    return f"<html lang=en><head><title>{title}</title>{head}</head><body><nav><ul>{menu}</ul></nav>{body}"


def _teasers(headline: str) -> str:
    rows = enumerate(zip(HEADS, TOLD, strict=True))
    return "".join(
        f"<div class=row>{headline.format(n=n, head=head)}<p>{told}</p></div>" for n, (head, told) in rows
    )


def _refused(page: str, url: str = URL) -> str:
    with pytest.raises(NotAnArticle) as raised:
        read(page, url, now=NOW)
    return str(raised.value)


@pytest.mark.parametrize("headline", [HEADED, CALLED])
def test_a_text_that_stands_in_teasers_is_a_list(headline: str) -> None:
    assert _refused(_page(f"<main><h1>Exchange</h1>{_teasers(headline)}</main>")) == "list page"


def test_a_text_of_few_headlines_is_a_list() -> None:
    rows = "".join(f"<p><a href=/{n}/story>{head}</a></p>" for n, head in enumerate(HEADS))
    assert _refused(_page(f"<main><h1>Exchange</h1>{rows}</main>")) == "list page"


def test_an_article_with_teasers_below_is_read() -> None:
    told = "".join(f"<p>{told}</p>" for told in OWN)
    page = _page(f"<main><h1>Nurses trade places</h1>{told}</main><aside>{_teasers(HEADED)}</aside>")
    assert read(page, URL, now=NOW).text.split("\n") == list(OWN)


def test_an_article_that_leads_on_between_its_paragraphs_is_read() -> None:
    rows = enumerate(zip(HEADS, OWN, strict=True))
    told = "".join(f"<p>{told}</p><h3><a href=/{n}/story>{head}</a></h3>" for n, (head, told) in rows)
    page = _page(
        f"<main><h1>Nurses trade places for a year</h1>{told}</main>", "Nurses trade places for a year"
    )
    assert OWN[3] in read(page, URL, now=NOW).text


def test_an_article_whose_headline_leads_to_itself_is_read() -> None:
    told = "".join(f"<p>{told}</p>" for told in OWN)
    head = "<h2><a href=/health/exchange?from=front>Nurses trade places for a year</a></h2>"
    others = _teasers(HEADED.replace("h2", "h3"))
    page = _page(
        f"<main><div class=post>{head}{told}</div></main><aside>{others}</aside>", "Nurses trade places"
    )
    assert OWN[0] in read(page, URL, now=NOW).text


@pytest.mark.parametrize(("path", "day"), [("/2026/05/", "2026-05-01"), ("/2026/", "2026-01-01")])
def test_the_archive_of_a_month_says_its_first_day_and_is_no_article(path: str, day: str) -> None:
    said = (
        f"<meta property=og:type content=article><meta property=article:published_time content={day}T00:00>"
    )
    page = _page(f"<main>{_teasers(HEADED)}</main>", "Ward", said)
    assert _refused(page, f"https://ward.example{path}") == "list page"


def test_a_front_page_that_calls_itself_a_posting_is_a_list() -> None:
    data = '<script type="application/ld+json">{"@type":"BlogPosting"}</script>'
    said = f"<meta property=og:type content=website>{data}"
    rows = "".join(
        f"<article><p class=name><a href=/{n}/story>{head}</a></p><p>{told}</p></article>"
        for n, (head, told) in enumerate(zip(HEADS, TOLD, strict=True))
    )
    assert _refused(_page(rows, "Ward", said), "https://ward.example/") == "list page"


def test_links_of_items_are_headlines_where_there_is_no_other() -> None:
    rows = enumerate(zip(HEADS, TOLD, strict=True))
    items = "".join(
        f"<p class=news-item><span>{n + 1}.11.2026</span> <a href=/{n}/story><b>{head}</b></a><br>{told}</p>"
        for n, (head, told) in rows
    )
    assert _refused(_page(f"<div class=news-list>{items}</div>")) == "list page"
    links = "".join(f"<p class=news-item><a href=/{n}/story>{head}</a></p>" for n, head in enumerate(HEADS))
    own = "".join(f"<p>{line}</p>" for line in OWN)
    page = _page(f"<h1>Nurses trade places</h1>{own}{links}", "Nurses trade places | Ward")
    assert read(page, URL, now=NOW).text == "\n".join(OWN)


def test_one_of_several_teasers_that_are_alike_is_no_article() -> None:
    rows = "".join(
        f"<div class=row>{HEADED.format(n=n, head=head)}</div>" for n, head in enumerate(HEADS[1:])
    )
    one = HEADED.format(n=9, head=HEADS[0])
    alike = f"<main><div class=row>{one}<p>{' '.join(TOLD)}</p></div>{rows}</main>"
    assert _refused(_page(alike)) == "list page"
    told = "".join(f"<p>{line}</p>" for line in OWN)
    story = f"<main><div class=story><h1>Nurses trade places</h1>{told}{one}</div>{rows}</main>"
    assert read(_page(story, "Nurses trade places | Ward"), URL, now=NOW).text == "\n".join(OWN)
