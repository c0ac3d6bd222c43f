"""Pages that are no article are recognised, and say what they are."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from spiders.article import read
from spiders.faults import NotAnArticle
from spiders.reading.kinds import challenge, not_an_article

NOW = datetime(2026, 11, 22, tzinfo=UTC)
TEXT = "<p>The two ministries agreed to train nurses together for three years, they said on Monday.</p>" * 4

CHALLENGES = [
    ("Cloudflare", "<title>Just a moment...</title><script>window._cf_chl_opt={cType:'managed'};</script>"),
    ("DDoS-Guard", "<title>DDoS-Guard</title><script src='/.well-known/ddos-guard/js-challenge/index.js'>"),
    ("Ruishu", "<meta id=x><script>$_ts=window['$_ts'];if(!$_ts)$_ts={};$_ts.nsd=1234;</script>"),
    ("Incapsula", "<iframe src='/_Incapsula_Resource?SWUDNSAI=31&xinfo=1'>Request unsuccessful.</iframe>"),
    ("Sucuri", "<script>var sucuri_cloudproxy_js='',S='...';</script>"),
    ("Turnstile", "<form><div class='x'></div><div class=\"cf-turnstile\" data-sitekey='1'></div></form>"),
    ("a cookie set by a script", "<script>document.cookie='D1N=ab;path=/';location.reload(true);</script>"),
]


@pytest.mark.parametrize(("name", "page"), CHALLENGES)
def test_a_challenge_is_named(name: str, page: str) -> None:
    assert challenge(f"<html><head>{page}</head></html>") == name
    assert challenge(f"<html><head>{page}</head></html>".encode()) == name


@pytest.mark.parametrize(
    "head",
    [
        "<script src='https://static.cloudflareinsights.com/beacon.min.js'></script>",
        "<script src='/cdn-cgi/scripts/7d0fa10a/cloudflare-static/rocket-loader.min.js'></script>",
        "<script src='https://challenges.cloudflare.com/turnstile/v0/api.js' async></script>",
        "<script>document.cookie='seen=1';function go(){location.href='/x'}</script>",
    ],
)
def test_a_page_that_merely_loads_such_a_script_is_an_article(head: str) -> None:
    assert challenge(f"<html><head>{head}</head><body>{TEXT}</body></html>") is None


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("404 - Không tìm thấy trang", "soft 404"),
        ("Page not found – The Courier", "soft 404"),
        ("Страница не найдена", "soft 404"),
        ("الصفحة غير موجودة", "soft 404"),
        ("صفحه یافت نشد | خبر", "soft 404"),
        ("صفحہ نہیں ملا", "soft 404"),
        ("页面不存在", "soft 404"),
        ("Page introuvable", "soft 404"),
        ("Bài viết không tồn tại", "article removed"),
        ("Статья удалена", "article removed"),
        ("Đăng nhập | Cổng thông tin", "login page"),
        ("Not found guilty, doctor returns to his clinic in the hills", None),
        ("404 ca mắc mới trong ngày", None),
        ("Вход в клинику свободный", None),
    ],
)
def test_a_title_tells_of_a_page_that_is_none(title: str, kind: str | None) -> None:
    assert not_an_article(title) == kind


@pytest.mark.parametrize(
    ("reason", "body"),
    [
        ("empty page", b""),
        ("empty page", " \n "),
        ("not HTML (JSON)", '{"data": []}'),
        ("not HTML (JSON)", b"[1, 2]"),
        ("not HTML (PNG image)", b"\x89PNG\r\n\x1a\n\x00"),
        ("not HTML (JPEG image)", b"\xff\xd8\xff\xe0\x00"),
        ("broken PDF", b"%PDF-1.7\n"),
        ("not HTML (ZIP or Office file)", b"PK\x03\x04"),
        ("not HTML (XML)", '<?xml version="1.0"?><rss version="2.0"></rss>'),
        ("not HTML (XML)", b"<urlset><url></url></urlset>"),
        ("challenge page: Cloudflare", "<title>Just a moment...</title>"),
        ("no title", f"<body>{TEXT}</body>"),
        ("no text", "<title>A morning at the harbour</title><body><p>Soon.</p></body>"),
        ("soft 404", f"<title>Page not found</title>{TEXT}"),
        ("article removed", f"<h1>Article removed</h1>{TEXT}"),
        (
            "list page",
            "<h1>News of today</h1><ul>" + "<li><a href='/n/1'>A headline of the day</a></li>" * 30,
        ),
        (
            "no text, only pictures",
            "<h1>Evening</h1><main><img src='/a.jpg'><img src='/b.jpg'></main>",
        ),
    ],
)
def test_what_is_no_article_says_so(reason: str, body: str | bytes) -> None:
    with pytest.raises(NotAnArticle) as refused:
        read(body, "https://site.example/a/1", now=NOW)
    assert str(refused.value) == reason


def test_xhtml_with_a_declaration_is_an_article() -> None:
    page = f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html><html><h1>Nurses learn</h1>{TEXT}</html>'
    assert read(page, "https://site.example/a/1", now=NOW).title == "Nurses learn"
