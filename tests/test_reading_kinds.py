"""Pages that are no article are recognised, and say what they are."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from random import Random

import pytest

from spiders.article import read
from spiders.faults import NotAnArticle
from spiders.reading.kinds.no_article import challenge, not_an_article
from spiders.source import Hints

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
        ("login page", f"<title>Log In ‹ The Courier — WordPress</title>{TEXT}"),
        ("list page", f"<title>Tag: Nurses</title><body class='archive tag tag-7'>{TEXT}"),
        ("list page", f"<title>Nurses</title><body class='search search-results'>{TEXT}"),
        ("soft 404", f"<title>Nurses</title><body class='error404'>{TEXT}"),
        ("login page", f"<title>دخول ‹ الصحة</title><body class='login wp-core-ui rtl'>{TEXT}"),
        ("attachment page", f"<title>ward</title><body class='attachment single single-attachment'>{TEXT}"),
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


@pytest.mark.parametrize("seed", range(12))
def test_bytes_that_mean_nothing_are_no_article(seed: int) -> None:
    noise = Random(seed).randbytes(20_000)
    for body in (noise, noise.decode("utf-8", "replace"), noise.decode("latin-1"), b"<p>" + noise):
        with pytest.raises(NotAnArticle, match=r"not HTML \(binary data\)"):
            read(body, "https://site.example/a/1", now=NOW)


def test_some_broken_bytes_in_a_page_are_no_binary_data() -> None:
    page = f"<title>Nurses</title><h1>Nurses for the hills</h1>{TEXT}".encode()
    for broken in (
        page.replace(b" ", b" \x01", 10),
        page.replace(b" ", b" \xff", 20),
        page + b"\x00" * 50_000,
    ):
        assert "train" in read(broken, "https://site.example/a/1", now=NOW).text


MENU = "<nav><ul>" + "".join(f"<li><a href=/{n}>Section {n}</a>" for n in range(20)) + "</ul></nav>"
FOOT = "<footer><p>The Courier, Harbour Street 1. All rights reserved.</p></footer>"
NOTICES = [
    ("soft 404", "Oops! The page you are looking for could not be found. Go back to the front page, please."),
    ("soft 404", "Trang bạn yêu cầu không tồn tại hoặc đã được chuyển đi. Vui lòng quay lại trang chủ."),
    ("soft 404", "К сожалению, запрашиваемая страница не найдена. Вернитесь на главную страницу сайта."),
    ("soft 404", "Kechirasiz, bunday sahifa mavjud emas. Bosh sahifaga qayting va qaytadan izlang."),
    ("soft 404", "Кечирасиз, саҳифа топилмади. Бош саҳифага қайтинг ва қайтадан изланг, илтимос."),
    ("soft 404", "Кечиресиз, мындай барак жок. Башкы бетке кайтып, издөөнү колдонуңуз, сураныч."),
    ("soft 404", "Кешіріңіз, сұралған бет табылмады. Басты бетке оралып, іздеуді қолданыңыз."),
    ("soft 404", "عذرا، الصفحة التي تبحث عنها غير موجودة أو تم نقلها. يرجى العودة إلى الصفحة الرئيسية."),
    ("soft 404", "متاسفانه صفحه مورد نظر شما یافت نشد. لطفا به صفحه اصلی سایت بازگردید."),
    ("soft 404", "معذرت، مطلوبہ صفحہ موجود نہیں ہے۔ براہ کرم ہوم پیج پر واپس جائیں اور دوبارہ تلاش کریں۔"),
    (
        "soft 404",
        "抱歉，您访问的页面不存在或已被移走，请返回首页继续浏览，或者使用上方的搜索功能查找您需要的内容，谢谢。",
    ),
    ("soft 404", "Désolé, la page que vous recherchez n'existe pas ou plus. Retournez à l'accueil du site."),
    ("soft 404", "Lo sentimos, la página que buscas no existe. Vuelve a la portada e inténtalo de nuevo."),
    ("soft 404", "Üzgünüz, aradığınız sayfa bulunamadı. Ana sayfaya dönerek yeniden deneyebilirsiniz."),
    ("article removed", "Bài viết đã bị gỡ bỏ theo yêu cầu của tác giả. Mời bạn đọc các bài viết khác."),
    ("article removed", "Эта статья удалена по просьбе автора. Предлагаем вам прочитать другие материалы."),
    ("article removed", "Cet article a été supprimé par la rédaction. Vous pouvez lire nos autres articles."),
    ("login page", "Vui lòng đăng nhập để tiếp tục xem nội dung này trên cổng thông tin của chúng tôi."),
    ("login page", "Please log in to continue. Enter the address and the password that you were given."),
    ("consent page", "We value your privacy. We and our partners store information on your device."),
    ("redirect page", "You are being redirected. If nothing happens in five seconds, follow this link."),
]


@pytest.mark.parametrize(("reason", "said"), NOTICES)
def test_a_page_that_says_only_that_there_is_nothing_is_no_article(reason: str, said: str) -> None:
    page = f"<title>The Courier</title><body>{MENU}<main><h1>The Courier</h1><p>{said}</p></main>{FOOT}"
    with pytest.raises(NotAnArticle, match=reason):
        read(page, "https://site.example/a/1", now=NOW)
    goes_on = "".join(TEXT.replace("three", number) for number in ("two", "four", "five", "six", "seven"))
    long = page.replace("</main>", f"{goes_on}</main>")
    assert said[:20] in read(long, "https://site.example/a/1", now=NOW).text


@pytest.mark.parametrize(
    ("reason", "page"),
    [
        (
            "redirect page",
            "<meta http-equiv=refresh content='0; url=/b'><h1>The Courier</h1><a href=/b>b</a>",
        ),
        ("page built by a script", "<div id=root></div><noscript>You need to enable JavaScript.</noscript>"),
        (
            "page built by a script",
            "<div id=app><p>Đang tải</p></div><noscript>Hãy bật JavaScript</noscript>",
        ),
        ("login page", "<form><input name=user><input type=password><button>Go</button></form>"),
    ],
)
def test_a_page_that_waits_for_something_says_for_what(reason: str, page: str) -> None:
    with pytest.raises(NotAnArticle, match=reason):
        read(f"<title>The Courier of the river</title>{page}", "https://site.example/a/1", now=NOW)


CARDS = "".join(
    f"<div class=card><h3><a href=/news/{n}>A headline of the day, number {n}</a></h3><p>Told.</p></div>"
    for n in range(12)
)


@pytest.mark.parametrize(
    ("head", "body", "url"),
    [
        ("", f"<body class='archive category category-7'>{CARDS}", "/health/"),
        ("", f"<body>{CARDS}", "/"),
        ("", f"<body>{CARDS}", "/category/health/"),
        ("", f"<body>{CARDS}", "/chuyen-muc/y-te"),
        ("", f"<body>{CARDS}", "/?s=nurses"),
        ('<script type="application/ld+json">{"@type": "CollectionPage"}</script>', f"<body>{CARDS}", "/h"),
        ("<title>Kết quả tìm kiếm: y tế</title>", f"<body>{CARDS}", "/x"),
    ],
)
def test_a_list_of_headlines_is_none(head: str, body: str, url: str) -> None:
    page = f"<html><head><title>Health</title>{head}</head>{body}<p>Every day the news of health.</p>"
    if "Kết quả" in head:
        page = page.replace("<title>Health</title>", "")
    with pytest.raises(NotAnArticle, match="list page"):
        read(page, f"https://site.example{url}", now=NOW)


GIFTS = "".join(f"<p><a href=/buy/{n}>A present for nurses, number {n} of all</a></p>" for n in range(40))


@pytest.mark.parametrize(
    ("address", "is_list"),
    [
        ("https://site.example/2026/11/20/gifts.html", False),
        ("https://site.example/it-is-not-too-late-for-gifts-of-nurses", False),
        ("https://site.example/gifts", True),
        ("https://site.example/tin-tuc-su-kien-y-te", True),
        ("https://site.example/2026/11/", True),
    ],
)
def test_an_article_that_is_all_links_is_told_by_its_address(address: str, is_list: bool) -> None:
    page = f"<title>Forty presents for nurses</title><body><h1>Forty presents for nurses</h1>{GIFTS}"
    if not is_list:
        assert "number 7" in read(page, address, now=NOW).text
        return
    with pytest.raises(NotAnArticle, match="list page"):
        read(page, address, now=NOW)


def test_a_page_that_nobody_knows_the_place_of_is_no_front() -> None:
    told = f"<p>{'Ten nurses learn from two others how to care for the old. ' * 4}</p>" * 3
    page = f"<title>Nurses learn</title><body><h1>Nurses learn</h1>{told}{CARDS}"
    assert read(page, "http://saved/", now=NOW).title == "Nurses learn"
    with pytest.raises(NotAnArticle, match="list page"):
        read(page, "https://site.example/", now=NOW)


def test_a_section_whose_data_describe_it_is_a_list() -> None:
    told = [f"The story number {n} of the nurses is told here at some length, and well." for n in range(15)]
    state = f"<script>{json.dumps({'headline': 'Nurses learn', 'paragraphs': told})}</script>"
    head = "<title>Nurses learn</title><meta property=og:title content='Nurses learn'>"
    with pytest.raises(NotAnArticle, match="list page"):
        read(f"{head}<body>{CARDS}{state}", "https://site.example/tag/nurses/", now=NOW)
    single = read(f"{head}<body><div id=root></div>{state}", "https://site.example/a/1", now=NOW)
    assert single.methods["text"] == "json state"


def test_a_page_that_calls_itself_a_recipe_is_no_list() -> None:
    said = '<script type="application/ld+json">{"@type": "Recipe"}</script>'
    page = f"<title>Soup of nurses</title>{said}<body><h1>Soup of nurses</h1><p>Boil it.</p>{GIFTS}"
    assert read(page, "https://site.example/soup", now=NOW).title == "Soup of nurses"


@pytest.mark.parametrize("url", ["/", "/tag/health", "/a/1"])
def test_an_article_among_headlines_is_one(url: str) -> None:
    told = "".join(
        f"<p>{who} of both towns will learn together for three years, they said on Monday.</p>"
        for who in ("Nurses", "Midwives", "The doctors", "Students", "Pharmacists", "Teachers")
    )
    page = f"<title>Nurses learn</title><body class=home><h1>Nurses learn</h1>{told}"
    assert read(page, f"https://site.example{url}", now=NOW).title == "Nurses learn"
    said = f'<script type="application/ld+json">{{"@type": "NewsArticle"}}</script>{page}{CARDS}'
    assert read(said, "https://site.example/news/a-1", now=NOW).title == "Nurses learn"


def test_a_long_page_that_sets_a_cookie_is_no_challenge() -> None:
    script = "<script>document.cookie='a=b';location.reload()</script>" + "<style>a{}</style>" * 600
    assert challenge(f"<html><head>{script}</head><body>{TEXT}</body></html>") is None


def test_a_story_where_the_source_keeps_its_own_is_no_challenge() -> None:
    head = "<title>Nurses learn</title><script src='/cdn-cgi/challenge-platform/h/b/main.js'></script>"
    page, url = f"{head}<body><h1>Nurses learn</h1><div class=story>{TEXT}", "https://site.example/a/1"
    story = Hints(body=(".story",))
    assert read(page + 3 * TEXT, url, hints=story, now=NOW).title == "Nurses learn"
    for text, hints in ((page, story), (page + 3 * TEXT, Hints())):
        with pytest.raises(NotAnArticle, match="challenge page: Cloudflare"):
            read(text, url, hints=hints, now=NOW)


def test_xhtml_with_a_declaration_is_an_article() -> None:
    page = f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html><html><h1>Nurses learn</h1>{TEXT}</html>'
    assert read(page, "https://site.example/a/1", now=NOW).title == "Nurses learn"
