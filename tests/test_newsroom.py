"""The newsroom behaves as the sites it imitates: what it lists is there, and it answers 304 where it may."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from calendar import timegm
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import feedparser
import pytest
from parsel import Selector

from crawler.newsroom import Newsroom
from crawler.newsroom.exchange import Answer, Asked, decode, unchanged
from crawler.newsroom.slug import slug
from crawler.newsroom.story import StoryError, events, stories, variations
from crawler.newsroom.variations import varied
from spiders.source import load
from tests.faults import FAULTS, UNREACHABLE, FaultServer

HOUSE = Path(__file__).parents[1]
SOURCES = HOUSE / "spiders" / "sources"
OPENED = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINKED = "{http://www.w3.org/1999/xhtml}link"

DISCOVERY = [
    ("nhandan", "/rss/y-te-1309.rss"),
    ("nhandan", "/rss/home.rss"),
    ("nhandan", "/sitemaps/google-news.xml"),
    ("nhandan", "/y-te/"),
    ("nhandan-api", "/api/morenews-zone-1309-0.html?phrase=&page_size=30&sz=1309&st=zone"),
    ("vietnamplus", "/rss/xahoi/yte-325.rss"),
    ("vietnamplus", "/sitemaps/news-2026-11.xml"),
    ("vietnamplus-api", "/api/morenews-zone-325-0.html?phrase="),
    ("vietnam-vn", "/sitemap.xml"),
    ("vietnam-vn", "/sitemap/sitemap-post/2026-11-20.xml"),
    ("vietnam-vn", "/news-sitemap.xml"),
    ("caobang", "/tin-tuc-66446"),
    ("caravan-info", "/wp-json/wp/v2/posts?per_page=20&_embed"),
    ("caravan-info", "/feed/"),
    ("caravan-info", "/"),
]
FEEDS = [(site, path) for site, path in DISCOVERY if path.startswith("/rss") or path == "/feed/"]


class Clock:
    """Time that moves when it is told to."""

    def __init__(self) -> None:
        self.now = OPENED

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def newsroom(clock: Clock) -> Iterator[Newsroom]:
    with Newsroom(clock=clock) as opened:
        yield opened
    assert opened.faults == {}


class Page:
    """An answer, read to its end."""

    def __init__(self, response: HTTPResponse) -> None:
        self.status, self.headers = response.status, response.headers
        self.body = response.read()

    def select(self, css: str) -> list[str]:
        return Selector(self.body.decode()).css(css).getall()


def ask(newsroom: Newsroom, site: str, path: str, **headers: str) -> Page:
    connection = HTTPConnection("127.0.0.1", newsroom.ports[site], timeout=10)
    try:
        connection.request(
            "GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()}
        )
        return Page(connection.getresponse())
    finally:
        connection.close()


def get(newsroom: Newsroom, url: str, **headers: str) -> Page:
    parts = urlsplit(url)
    site = next(name for name, port in newsroom.ports.items() if port == parts.port)
    return ask(newsroom, site, parts.path + (f"?{parts.query}" if parts.query else ""), **headers)


def locations(page: Page) -> list[str]:
    return [element.text or "" for element in ElementTree.fromstring(page.body).iter(f"{MAP}loc")]


# what is listed


@pytest.mark.parametrize(("site", "path"), FEEDS)
def test_a_feed_is_well_formed_and_its_links_answer(newsroom: Newsroom, site: str, path: str) -> None:
    feed = feedparser.parse(ask(newsroom, site, path).body)
    assert not feed.bozo
    assert len(feed.entries) >= 5
    for entry in feed.entries:
        assert entry.title
        published = datetime.fromtimestamp(timegm(entry.published_parsed), UTC)
        assert OPENED - timedelta(days=3) < published <= OPENED
        assert get(newsroom, entry.link).status == 200


@pytest.mark.parametrize("site", ["nhandan", "vietnamplus", "vietnam-vn", "caravan-info"])
def test_every_address_of_every_sitemap_answers(newsroom: Newsroom, site: str) -> None:
    index = "/wp-sitemap.xml" if site == "caravan-info" else "/sitemap.xml"
    children = locations(ask(newsroom, site, index))
    assert children
    for child in children:
        if "/sitemap-page" not in child:
            page = get(newsroom, child)
            assert page.status == 200, child
            assert {get(newsroom, url).status for url in locations(page)} == {200}, child


def test_a_news_sitemap_gives_headlines_and_dates(newsroom: Newsroom) -> None:
    tree = ElementTree.fromstring(ask(newsroom, "nhandan", "/sitemaps/google-news.xml").body)
    titles = [element.text for element in tree.iter(f"{NEWS}title")]
    dates = [datetime.fromisoformat(element.text or "") for element in tree.iter(f"{NEWS}publication_date")]
    assert newsroom.post("france-talks").title in titles
    assert dates == sorted(dates, reverse=True)
    assert all(date.utcoffset() == timedelta(hours=7) for date in dates)


@pytest.mark.parametrize(
    ("site", "path", "css"),
    [
        ("nhandan", "/y-te/", "article.story h3.story__heading a.cms-link::attr(href)"),
        ("vietnamplus", "/xahoi/yte.vnp", "article.story h3.story__heading a.cms-link::attr(href)"),
        ("vietnam-vn", "/", ".post-item-title a::attr(href)"),
        ("vietnam-vn", "/ar/", ".post-item-title a::attr(href)"),
        ("caobang", "/tin-tuc-66446", "a.news-title[href*='/tin-tuc-66446/']::attr(href)"),
        ("caravan-info", "/", ".post a.post__title::attr(href)"),
    ],
)
def test_every_link_of_a_list_answers(newsroom: Newsroom, site: str, path: str, css: str) -> None:
    links = ask(newsroom, site, path).select(css)
    assert len(links) >= 2
    for link in links:
        assert ask(newsroom, site, urlsplit(link).path).status == 200


def test_the_json_list_has_the_shape_of_the_newspapers(newsroom: Newsroom) -> None:
    whole = json.loads(ask(newsroom, "nhandan-api", "/api/morenews-zone-1309-0.html?page_size=3").body)
    assert whole["error_code"] == 0
    assert whole["data"]["load_more"] is True
    first = whole["data"]["contents"][0]
    assert set(first) == {"content_id", "title", "description", "date", "update_time", "url", "avatar_url",
                          "avatar_description", "source", "zone"}  # fmt: skip
    assert first["zone"]["zone_id"] == 1309
    assert ask(newsroom, "nhandan", first["url"]).status == 200
    again = json.loads(ask(newsroom, "nhandan-api", "/api/morenews-zone-1309-1.html?page_size=3").body)
    assert not {one["url"] for one in again["data"]["contents"]} & {
        one["url"] for one in whole["data"]["contents"]
    }


def test_the_json_list_of_an_unknown_zone_is_refused(newsroom: Newsroom) -> None:
    assert ask(newsroom, "vietnamplus-api", "/api/morenews-zone-99999-0.html").status == 404


def test_wordpress_pages_filters_and_embeds(newsroom: Newsroom, clock: Clock) -> None:
    posts = "/wp-json/wp/v2/posts?orderby=modified&order=desc&_embed=author,wp:featuredmedia&"
    page = ask(newsroom, "caravan-info", posts + "per_page=4&_fields=id,link,title,_links,_embedded")
    assert page.headers["X-WP-TotalPages"] == "3"
    assert [set(post) for post in json.loads(page.body)] == [
        {"id", "link", "title", "_links", "_embedded"}
    ] * 4
    clock.move(minutes=5)
    edited = newsroom.edit("cotton-harvest", append="Уборка завершена.")
    first = json.loads(ask(newsroom, "caravan-info", posts + "per_page=1").body)[0]
    assert first["link"] == edited.url
    assert first["modified_gmt"] == "2026-11-20T09:35:00"
    assert "Уборка завершена." in first["content"]["rendered"]
    since = "after=2026-11-20T00:00:00%2B00:00"
    assert 0 < len(json.loads(ask(newsroom, "caravan-info", f"/wp-json/wp/v2/posts?{since}").body)) < 6
    beyond = ask(newsroom, "caravan-info", posts + "page=99")
    assert (beyond.status, json.loads(beyond.body)["code"]) == (400, "rest_post_invalid_page_number")


def test_one_story_stands_under_one_slug_in_all_languages(newsroom: Newsroom) -> None:
    day = ElementTree.fromstring(ask(newsroom, "vietnam-vn", "/sitemap/sitemap-post/2026-11-20.xml").body)
    story = newsroom.post("clermont.vi")
    linked = {link.get("hreflang"): link.get("href") or "" for url in day
              if url.findtext(f"{MAP}loc") == story.url for link in url.iter(LINKED)}  # fmt: skip
    assert set(linked) == {"vi", "ar", "fr"}
    assert {urlsplit(url).path.rsplit("/", 1)[1] for url in linked.values()} == {story.slug}
    arabic = get(newsroom, linked["ar"])
    assert arabic.select("html::attr(dir)") == ["rtl"]
    assert newsroom.post("clermont").url in arabic.select(".post-detail-source a::attr(href)")


def test_robots_are_those_of_the_families(newsroom: Newsroom) -> None:
    assert b"Disallow: /api/" in ask(newsroom, "nhandan", "/robots.txt").body
    assert ask(newsroom, "nhandan-api", "/robots.txt").body == b""
    assert {ask(newsroom, site, "/robots.txt").status for site in newsroom.ports} == {200}


def test_pictures_of_an_article_answer(newsroom: Newsroom) -> None:
    page = get(newsroom, newsroom.post("france-talks").url)
    pictures = page.select("img.cms-photo::attr(data-src)")
    assert len(pictures) == 2
    assert get(newsroom, pictures[0]).body.startswith(b"\x89PNG")


# what is asked again


@pytest.mark.parametrize(("site", "path"), DISCOVERY)
def test_what_did_not_change_is_not_sent_again(newsroom: Newsroom, site: str, path: str) -> None:
    page = ask(newsroom, site, path)
    assert page.status == 200
    by_tag = ask(newsroom, site, path, If_None_Match=page.headers["ETag"])
    by_date = ask(newsroom, site, path, If_Modified_Since=page.headers["Last-Modified"])
    assert [(each.status, each.body) for each in (by_tag, by_date)] == [(304, b"")] * 2


def test_news_changes_the_answer(newsroom: Newsroom, clock: Clock) -> None:
    before = ask(newsroom, "vietnamplus", "/rss/xahoi/yte-325.rss")
    clock.move(seconds=10)
    (post,) = newsroom.publish()
    assert post.name == "korea-records"
    held = {"If_None_Match": before.headers["ETag"], "If_Modified_Since": before.headers["Last-Modified"]}
    after = ask(newsroom, "vietnamplus", "/rss/xahoi/yte-325.rss", **held)
    assert after.status == 200
    assert feedparser.parse(after.body).entries[0].link == post.url


def test_an_edit_changes_the_page_and_its_tag(newsroom: Newsroom, clock: Clock) -> None:
    url = newsroom.post("border-exchange").url
    before = get(newsroom, url)
    clock.move(minutes=3)
    newsroom.edit("border-exchange", title="Một đầu đề mới", append="Một đoạn mới.")
    after = get(newsroom, url, If_None_Match=before.headers["ETag"])
    assert after.status == 200
    assert after.headers["Last-Modified"] == "Fri, 20 Nov 2026 09:33:00 GMT"
    assert "Một đoạn mới." in after.body.decode()
    assert after.select("h1::text") == ["Một đầu đề mới"]


def test_a_page_does_not_change_because_others_appear(newsroom: Newsroom) -> None:
    pages = {post.url: get(newsroom, post.url).headers["ETag"] for post in newsroom.posts()}
    newsroom.publish(30)
    assert {url: get(newsroom, url).headers["ETag"] for url in pages} == pages


def test_a_document_and_a_scan_hang_on_their_pages(newsroom: Newsroom) -> None:
    for name in ("border-plan", "border-scan"):
        page = get(newsroom, newsroom.post(name).url)
        (link,) = Selector(page.body.decode()).css(".content-detail a::attr(href)").getall()
        document = get(newsroom, link)
        assert (document.status, document.headers["Content-Type"]) == (200, "application/pdf")
        assert document.body.startswith(b"%PDF-")
        assert get(newsroom, link.replace("/3366/", "/3366/9")).status == 404


@pytest.mark.parametrize(
    ("name", "status"),
    [("german-technology", 404), ("cotton-harvest", 404), ("caobang-party", 200), ("lake-festival.fa", 302)],
)
def test_a_deleted_page_is_gone_in_the_way_of_its_site(newsroom: Newsroom, name: str, status: int) -> None:
    post = newsroom.delete(name)
    page = get(newsroom, post.url)
    assert page.status == status
    assert post.title not in page.body.decode()
    assert name not in {each.name for each in newsroom.posts()}


def test_the_log_counts_requests(newsroom: Newsroom) -> None:
    page = ask(newsroom, "caobang", "/tin-tuc-66446")
    ask(newsroom, "caobang", "/tin-tuc-66446", If_None_Match=page.headers["ETag"])
    assert [(seen.site, seen.status, seen.conditional) for seen in newsroom.log] == [
        ("caobang", 200, False),
        ("caobang", 304, True),
    ]
    newsroom.forget()
    assert newsroom.log == []


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        ({"if-none-match": '"b", W/"a"'}, True),
        ({"if-none-match": '"b"', "if-modified-since": "Fri, 20 Nov 2026 09:30:00 GMT"}, False),
        ({"if-modified-since": "Fri, 20 Nov 2026 09:29:59 GMT"}, False),
        ({"if-modified-since": "Fri, 20 Nov 2026 09:30:00 GMT"}, True),
        ({"if-modified-since": "yesterday"}, False),
        ({}, False),
    ],
)
def test_a_tag_is_heard_before_a_date(sent: dict[str, str], expected: bool) -> None:
    assert unchanged(Asked("GET", "/", sent), Answer(b"", modified=OPENED, etag='"a"')) is expected


def test_a_request_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="unpack"):
        decode(b"HELLO")


# what happens


def test_nothing_is_published_in_the_future_and_the_opening_is_well_filled(newsroom: Newsroom) -> None:
    posts = newsroom.posts()
    assert len(posts) >= 40
    assert all(OPENED - timedelta(days=2, hours=1) < post.published <= OPENED for post in posts)


def test_a_translation_appears_after_its_original(newsroom: Newsroom) -> None:
    newsroom.publish(20)
    for post in newsroom.posts():
        if post.origin:
            original = newsroom.post(post.name.rpartition(".")[0])
            assert post.origin == original.url
            assert post.published >= original.published


def test_news_never_dries_up_and_all_that_is_planned_happens(newsroom: Newsroom, clock: Clock) -> None:
    happened = []
    for _ in range(120):
        clock.move(seconds=4)
        happened += newsroom.step()
    assert {post.name for post in happened} >= {event.edit or event.delete for event in events()}
    assert all(post.published <= clock.now for post in happened)
    assert len({post.url for post in newsroom.posts()}) == len(newsroom.posts())


def test_volume_is_of_different_stories(clock: Clock) -> None:
    with Newsroom(clock=clock, volume=300) as newsroom:
        posts = newsroom.posts()
    assert len(posts) >= 340
    told = [post.paragraphs for post in posts if post.name.startswith("variation")]
    assert len(set(told)) == len(told) == 300
    assert not [one for paragraphs in told for one in paragraphs if "{" in one]


# what was written


def test_the_stories_are_many_and_most_are_not_about_cooperation() -> None:
    written = stories()
    texts = [text.language for story in written for text in (story, *story.translation)]
    assert len(texts) >= 60
    assert set(texts) == {"vi", "ru", "ur", "ar", "fa", "zh", "fr", "en"}
    assert sum(not story.about for story in written) * 2 >= len(written)


def test_variations_say_whom_they_are_about() -> None:
    templates = variations()
    about = [varied(templates, number).about for number in range(200)]
    assert ("AU", "VN") in about
    assert all(len(countries) in (0, 2) for countries in about)


def test_a_wrong_story_is_refused_with_its_place(tmp_path: Path) -> None:
    file = tmp_path / "x.toml"
    file.write_text('[[story]]\nname="a"\nsite="nhandan"\nlanguage="vi"\ntitle="t"\ntext="x"\nhour=3\n')
    with pytest.raises(StoryError, match=r"x\.toml story 1 a: hour: Extra inputs.*known: .*hours_ago"):
        stories(tmp_path)


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Đại sứ Phạm Thanh Bình: “Hợp tác 2026”", "dai-su-pham-thanh-binh-hop-tac-2026"),
        ("Щит и ёлка", "shhit-i-elka"),
        ("ایران", "%d8%a7%db%8c%d8%b1%d8%a7%d9%86"),
    ],
)
def test_headlines_become_addresses(headline: str, expected: str) -> None:
    assert slug(headline) == expected


# the servers that do wrong


def test_the_fault_servers_give_a_sound_feed_and_bad_answers(tmp_path: Path) -> None:
    with FaultServer(patience=1) as faults:
        sources = load(faults.sources(tmp_path))
        assert {name.partition("-")[2] for name in sources} == {*FAULTS, *UNREACHABLE}
        refused = urlsplit(faults.origins["refused"]).netloc
        with pytest.raises(ConnectionRefusedError):
            HTTPConnection(refused, timeout=5).connect()
        host = urlsplit(faults.origins["gone"]).netloc
        statuses = {}
        for path in (
            "/feed/feed.xml",
            "/feed/news/2",
            "/article/feed.xml",
            "/article/news/1",
            "/article/news/2",
        ):
            connection = HTTPConnection(host, timeout=5)
            connection.request("GET", path)
            statuses[path] = connection.getresponse().status
            connection.close()
    assert list(statuses.values()) == [410, 200, 200, 200, 410]
    assert faults.seen["gone", "/article/news/2"] == 1


# how others find it


def test_the_products_own_definitions_lead_here(newsroom: Newsroom, tmp_path: Path) -> None:
    sources = load(newsroom.sources(tmp_path, SOURCES))
    assert set(sources) == {"nhandan", "vietnamplus", "vietnam-vn", "caobang", "caravan-info"}
    original = load(SOURCES)
    for name, source in sources.items():
        assert source.home == newsroom.origin(name) + "/"
        assert (source.delay, source.every) == (0, 3)
        changed = {"home", "delay", "every", "api", "hosts", "unverified"}
        assert source.model_dump(exclude=changed) == original[name].model_dump(exclude=changed)
    assert sources["nhandan"].api
    assert sources["nhandan"].api.url[0].startswith(newsroom.origin("nhandan-api"))


def test_it_runs_alone_and_introduces_itself(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "crawler.newsroom", "--every", "0.05", "--folder", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=HOUSE, text=True) as process:
        assert process.stdout
        said = json.loads(process.stdout.readline())
        connection = HTTPConnection("127.0.0.1", said["ports"]["nhandan"], timeout=10)
        connection.request("GET", "/rss/home.rss")
        assert connection.getresponse().status == 200
        connection.close()
        process.send_signal(signal.SIGTERM)
    assert process.returncode == 0
    assert set(load(Path(said["sources"]))) >= {"nhandan", "caobang"}
