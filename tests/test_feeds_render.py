"""Feeds: the rules of RSS, Atom and JSON Feed, ids for life, the same bytes, and hostile rows."""

from __future__ import annotations

import json
import locale
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

import feedparser
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from feeds.channel import FORMATS, channel_of
from feeds.item import item_of
from feeds.query import Query, parse
from feeds.render import ENTRIES, LIMIT, newest, render
from feeds.site import Site, entry_id
from feeds.text import legal, one_line, paragraphs, shortened, web_address
from storage.article import Article, Evidence, Image, Judgement
from tests.feeds_demo import NOW, SITE, STORIES, article_of

ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
DC = "{http://purl.org/dc/elements/1.1/}"
MEDIA = "{http://search.yahoo.com/mrss/}"
# What the W3C's feed validator takes for a tag URI.
TAG_URI = re.compile(
    r"tag:([a-z0-9\-._]+?@)?[a-z0-9.\-]+?,\d{4}(-\d{2}(-\d{2})?)?:[0-9a-zA-Z;/?:@&=+$.\-_!~*'(),%#]*"
)
QUERY = parse([("country", "VN")], NOW)


def articles() -> list[Article]:
    made = [article_of(story) for story in STORIES]
    for number, article in enumerate(made, 1):
        article.id = number
        article.first_seen = article.revised = NOW - timedelta(minutes=number)
    return made


def rendered(
    format_: str, rows: list[Article] | None = None, query: Query = QUERY, site: Site = SITE
) -> bytes:
    rows = articles() if rows is None else rows
    return render(rows, query, site, newest(rows), format_)


def tree(format_: str, rows: list[Article] | None = None) -> Any:
    return etree.fromstring(rendered(format_, rows))


def document(rows: list[Article] | None = None) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(rendered("json", rows))
    return value


# --- RSS ---


def test_an_rss_channel_has_what_a_validator_asks_for() -> None:
    channel = tree("rss").find("channel")
    assert channel.findtext("title") == "Health Accord: Vietnam"
    assert channel.findtext("link") == "https://news.example.org/?country=vn"
    assert channel.findtext("description")
    assert channel.findtext("language") == "en"
    own = channel.find(f"{ATOM}link")
    assert own.attrib == {
        "href": "https://news.example.org/feed.rss?country=vn", "rel": "self", "type": FORMATS["rss"],
    }  # fmt: skip
    built = parsedate_to_datetime(channel.findtext("lastBuildDate"))
    assert built == NOW - timedelta(minutes=1)


def test_an_rss_item_is_identified_dated_and_tagged() -> None:
    item = tree("rss").find("channel/item")
    assert item.find("guid").attrib == {"isPermaLink": "false"}
    assert item.findtext("guid") == "tag:news.example.org,2026:nhandan/910001"
    assert item.findtext("link") == "https://nhandan.vn/bac-si-tre-viet-phap-post910001.html"
    assert item.findtext("pubDate") == "Sun, 22 Nov 2026 09:18:00 GMT"
    assert item.findtext(f"{DC}creator") == "Minh Anh"
    assert item.findtext(f"{DC}publisher") == "Nhân Dân"
    assert item.findtext(f"{DC}language") == "vi"
    tags = {(tag.get("domain").rpartition(":")[2], tag.text) for tag in item.findall("category")}
    assert ("country", "France") in tags and ("topic", "training") in tags
    assert ("pair", "France ↔ Vietnam") in tags


def test_an_rss_item_without_a_date_of_its_source_has_none() -> None:
    undated = [item for item in tree("rss").iter("item") if item.find("pubDate") is None]
    assert [item.findtext("guid") for item in undated] == ["tag:news.example.org,2026:vietnam-vn/thiet-bi-ar"]


def test_no_rss_element_stands_twice_that_must_stand_once() -> None:
    for parent in (tree("rss").find("channel"), *tree("rss").iter("item")):
        names = [child.tag for child in parent if child.tag not in ("item", "category")]
        names = [name for name in names if name != f"{DC}creator"]
        assert len(names) == len(set(names))


# --- Atom ---


def test_an_atom_feed_has_what_a_validator_asks_for() -> None:
    feed = tree("atom")
    assert feed.tag == f"{ATOM}feed" and feed.get(LANG) == "en"
    assert TAG_URI.fullmatch(feed.findtext(f"{ATOM}id"))
    assert datetime.fromisoformat(feed.findtext(f"{ATOM}updated")) == NOW - timedelta(minutes=1)
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Health Accord"
    links = {link.get("rel"): link for link in feed.findall(f"{ATOM}link")}
    assert links["self"].get("href") == "https://news.example.org/feed.atom?country=vn"
    assert links["self"].get("type") == FORMATS["atom"]
    assert links["alternate"].get("type") == "text/html"


def test_every_atom_entry_says_its_language_and_links() -> None:
    for entry, article in zip(tree("atom").findall(f"{ATOM}entry"), articles(), strict=True):
        assert entry.get(LANG) == article.language
        links = {link.get("rel"): link for link in entry.findall(f"{ATOM}link")}
        assert links["alternate"].get("href") == article.url
        assert links["alternate"].get("hreflang") == article.language
        assert links["related"].get("href") == f"https://news.example.org/article/{article.id}"
        assert ("via" in links) == (article.origin or "").startswith("http")
        assert entry.findtext(f"{ATOM}author/{ATOM}name")
        assert entry.find(f"{ATOM}content").get("type") == "html"
        assert datetime.fromisoformat(entry.findtext(f"{ATOM}updated")) == article.revised


def test_an_atom_entry_is_published_only_where_the_source_says_when() -> None:
    dates = [entry.findtext(f"{ATOM}published") for entry in tree("atom").findall(f"{ATOM}entry")]
    assert [date is None for date in dates] == [article.published is None for article in articles()]


def test_ids_are_unique_tag_uris() -> None:
    ids = [entry.findtext(f"{ATOM}id") for entry in tree("atom").findall(f"{ATOM}entry")]
    assert len(set(ids)) == len(ids)
    assert all(TAG_URI.fullmatch(one) for one in ids)


# --- content ---


def test_content_is_escaped_and_knows_its_direction() -> None:
    row = articles()[3]
    row.title, row.text = "<b>بریکنگ</b> & خبر", "پہلا <script>alert(1)</script> پیرا\nدوسرا"
    item = tree("rss", [row]).find("channel/item")
    assert item.findtext("title") == "<b>بریکنگ</b> & خبر"
    html = item.findtext("description")
    assert html.startswith('<div lang="ur" dir="rtl"><p>پہلا &lt;script&gt;')
    assert "<script" not in html and html.count("<p>") == 2


def test_content_ends_with_who_with_whom_source_and_why() -> None:
    html = document()["items"][3]["content_html"]
    tail = html[html.index("</div>") :]
    assert "<b>France ↔ Vietnam</b> · training, agreement" in tail
    assert "Vietnam.vn" in tail and "(republished)" in tail
    assert '<a href="https://nhandan.vn/bac-si-tre-viet-phap-post910001.html">nhandan.vn</a>' in tail
    assert '<q lang="ur" dir="rtl">فرانس</q>' in tail


def test_words_of_a_feed_are_in_its_language() -> None:
    rows = articles()
    channel = channel_of(QUERY, SITE, "vi")
    feed = json.loads(render(rows, QUERY, SITE, newest(rows), "json", channel))
    assert feed["title"] == "Health Accord: Việt Nam" and feed["language"] == "vi"
    assert feed["feed_url"].endswith("feed.json?country=vn&ui=vi")
    assert "đào tạo" in feed["items"][0]["tags"]


def test_an_image_is_named_where_readers_look_for_it() -> None:
    url = "https://en.vietnamplus.vn/images/dengue%20team.jpg"
    for format_ in ("rss", "atom"):
        (picture,) = tree(format_).iter(f"{MEDIA}content")
        assert picture.attrib == {"url": url, "medium": "image"}
    assert document()["items"][8]["image"] == url


# --- JSON Feed ---


def test_json_feed_carries_what_was_judged() -> None:
    feed = document()
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == "https://news.example.org/feed.json?country=vn"
    item = feed["items"][0]
    assert item["id"] == "tag:news.example.org,2026:nhandan/910001" and item["language"] == "vi"
    judged = item["_health_accord"]
    assert judged["countries"] == ["VN", "FR"] and judged["pairs"] == [["FR", "VN"]]
    assert judged["rank"] == "press" and judged["published_precision"] == "minute"
    assert judged["evidence"][0]["quote"] == "Việt Nam"
    for one in judged["evidence"]:
        assert articles()[0].text[one["start"] : one["end"]] == one["quote"]


def test_json_feed_says_nothing_where_nothing_is_known() -> None:
    undated = document()["items"][4]
    assert "date_published" not in undated and "published_precision" not in undated["_health_accord"]
    assert None not in undated.values()


# --- the same bytes, ids for life ---


@pytest.mark.parametrize("format_", FORMATS)
def test_the_same_rows_give_the_same_bytes(format_: str) -> None:
    assert rendered(format_) == rendered(format_)


@pytest.mark.parametrize("format_", FORMATS)
def test_an_empty_feed_is_still_a_feed_and_always_the_same(format_: str) -> None:
    assert rendered(format_, []) == rendered(format_, [])
    parsed = feedparser.parse(rendered(format_, [])) if format_ != "json" else None
    assert parsed is None or (not parsed.bozo and parsed.feed.title)
    assert format_ != "rss" or b"lastBuildDate" not in rendered("rss", [])


def test_no_date_depends_on_when_a_feed_is_rendered() -> None:
    year = str(datetime.now(UTC).year + 1).encode()
    rows = [replace(article, published=None) for article in articles()]
    for row in rows:
        row.revised = row.first_seen = datetime(2001, 2, 3, tzinfo=UTC)
    for format_ in FORMATS:
        text = rendered(format_, rows).replace(b"2026", b"")
        dates = re.findall(rb"20\d\d-\d\d-\d\dT|\d\d \w{3} 20\d\d", text)
        assert set(dates) <= {b"2001-02-03T", b"03 Feb 2001"}, year


@given(st.text(), st.text(), st.sampled_from(["http", "https"]))
def test_an_id_changes_with_nothing_but_source_and_key(title: str, text: str, scheme: str) -> None:
    before = articles()[0]
    after = replace(
        before, title=title, text=text, url=f"{scheme}://other.example/?utm_source=x", id=77, language=None,
        published=None, judgement=None, first_seen=None,
    )  # fmt: skip
    assert entry_id(before, SITE) == entry_id(
        after, replace(SITE, title="Other", base_url="http://x.example/")
    )
    assert entry_id(replace(before, key="other"), SITE) != entry_id(before, SITE)


@given(st.text(min_size=1, max_size=2_000))
def test_any_key_makes_a_tag_uri(key: str) -> None:
    assert TAG_URI.fullmatch(entry_id(replace(articles()[0], key=key), SITE))


def test_different_keys_never_share_an_id() -> None:
    keys = ["a/b", "a%2Fb", "a b", "a+b", "ä", "a?b", "A/B", "x" * 5_000, "x" * 5_001]
    ids = {entry_id(replace(articles()[0], key=key), SITE) for key in keys}
    assert len(ids) == len(keys) and max(map(len, ids)) < 700


def test_rendering_leaves_the_locale_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise AssertionError("the locale belongs to the whole process, and threads render at once")

    monkeypatch.setattr(locale, "setlocale", refused)
    assert all(rendered(format_) for format_ in FORMATS)


# --- limits ---


def test_at_most_a_hundred_entries() -> None:
    rows = [replace(articles()[0], key=str(number)) for number in range(ENTRIES + 20)]
    assert len(document(rows)["items"]) == ENTRIES
    assert document(rows)["items"][0]["id"].endswith("/0")


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("text", ["слово " * 4_000, "<&>" * 20_000, "越" * 9_000, "x" * 300_000])
def test_a_feed_stays_within_its_bytes_and_shortens_before_it_drops(format_: str, text: str) -> None:
    rows = [replace(articles()[0], key=str(number), text=text) for number in range(ENTRIES)]
    body = rendered(format_, rows)
    assert len(body) <= LIMIT
    assert body.count(b"news.example.org,2026:nhandan/") >= ENTRIES
    assert len(body) > LIMIT / 8


@pytest.mark.parametrize("format_", FORMATS)
def test_entries_that_cannot_fit_are_dropped_from_the_old_end(format_: str) -> None:
    judged = Judgement(True, 1, "", organisations=["<&>" * 33 + str(n) for n in range(40)])
    authors = ["&" * 99] * 5
    rows = [
        replace(articles()[0], key=str(n), title="<" * 300, lead="<" * 280, judgement=judged, authors=authors)
        for n in range(ENTRIES)
    ]
    body = rendered(format_, rows)
    assert len(body) <= LIMIT
    assert b"nhandan/0" in body and b"nhandan/99" not in body


# --- hostile rows ---

nasty = st.one_of(
    st.text(max_size=60),
    st.sampled_from([
        "", " ", "\x00", "\x0b\x0c", "\ud800", "\udfff\ud83d", "\ufffe\uffff", "]]>", "<!--", "&#0;",
        "&", "\u202e",
        "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{7*7}}", "javascript:alert(1)",
        "http://[", "http://exa mple/ü?a=b c#\x00", "https://bücher.example/ä%zz%20", "data:text/html,x",
        "//no-scheme", "http://\u202eevil/", "e\u0301" * 30,
    ]),
)  # fmt: skip
places = st.integers(-5, 99)
moments = st.one_of(
    st.none(),
    st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30), timezones=st.just(UTC)),  # noqa: DTZ001
)


@st.composite
def hostile_articles(draw: st.DrawFn) -> Article:
    text = draw(nasty)
    tags = st.lists(nasty, max_size=3)
    judged = Judgement(
        True, draw(st.floats(0, 1)), draw(nasty), draw(tags), [(draw(nasty), draw(nasty))], draw(tags),
        draw(tags), [Evidence(draw(nasty), draw(nasty), draw(places), draw(places), draw(nasty))],
    )  # fmt: skip
    return Article(
        source="nhandan", key=draw(nasty), url=draw(nasty), title=draw(nasty), text=text,
        lead=draw(st.none() | nasty), language=draw(st.none() | nasty), published=draw(moments),
        published_precision=draw(st.none() | nasty), authors=draw(tags), images=[Image(draw(nasty))],
        origin=draw(st.none() | nasty), rank=draw(nasty), judgement=draw(st.none() | st.just(judged)),
        id=draw(st.integers(1, 9)), first_seen=NOW, revised=NOW,
    )  # fmt: skip


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(hostile_articles(), min_size=1, max_size=6))
def test_hostile_rows_are_well_formed_in_every_format(rows: list[Article]) -> None:
    rows = (rows * 100)[:ENTRIES]
    for format_ in ("rss", "atom"):
        root = etree.fromstring(rendered(format_, rows))
        entries = [*root.iter("item"), *root.iter(f"{ATOM}entry")]
        assert len(entries) == ENTRIES
        for entry in entries:
            assert (entry.findtext("title") or entry.findtext(f"{ATOM}title") or "").strip()
            for link in entry.iter("link", f"{ATOM}link"):
                assert (link.get("href") or link.text).startswith(("http://", "https://"))
    feed = json.loads(rendered("json", rows).decode("utf-8"))
    assert len(feed["items"]) == ENTRIES
    for item in feed["items"]:
        assert item["id"] and not re.search(r"<(script|img)|javascript:[^<&]*[\"']", item["content_html"])


@pytest.mark.parametrize("format_", FORMATS)
def test_a_reader_reads_every_entry(format_: str) -> None:
    if format_ == "json":
        assert len(document()["items"]) == len(STORIES)
        return
    parsed = feedparser.parse(rendered(format_))
    assert not parsed.bozo
    assert [entry.title for entry in parsed.entries] == [story["title"] for story in STORIES]
    assert [entry.id for entry in parsed.entries] == [entry_id(article, SITE) for article in articles()]
    assert [entry.link for entry in parsed.entries] == [story["url"] for story in STORIES]
    assert ["published" in entry for entry in parsed.entries] == [bool(s["published"]) for s in STORIES]


# --- text on its way out ---


def test_only_web_addresses_go_out_and_in_ascii() -> None:
    assert (
        web_address("https://bücher.example/ä b?q=ü#x")
        == "https://xn--bcher-kva.example/%C3%A4%20b?q=%C3%BC#x"
    )
    assert web_address("https://a.example/%20/%zz") == "https://a.example/%20/%25zz"
    assert web_address("http://a.example:8080") == "http://a.example:8080/"
    for wrong in ("javascript:alert(1)", "ftp://a.example/", "//a.example/", "http://", "http://[", "", None,
                  "http://a b/", "https://user@/", "https://a.example/" + "x" * 3_000):  # fmt: skip
        assert web_address(wrong) is None, wrong


def test_text_is_cut_between_words() -> None:
    assert shortened("one two three", 9) == "one two…"
    assert shortened("One. Two. Three.", 12) == "One. Two…"  # not four dots
    assert shortened("越南与中国合作", 4) == "越南与…"
    assert one_line("a\x00 b\n\tc\ud800") == "a b c"
    assert legal("a\u202eb\x85\x9fc") == "ab\x85c"


def test_paragraphs_stop_at_their_limit() -> None:
    assert paragraphs("one\n\n two \nthree", 100) == [("p", "one"), ("p", "two"), ("p", "three")]
    assert sum(len(line) for _, line in paragraphs("word " * 999, 50)) <= 50
    assert paragraphs("aaa\nbbb\nccc", 6) == [("p", "aaa"), ("p", "bbb …")]
    assert paragraphs("", 10) == [] and paragraphs("abc", 0) == []


def test_a_site_with_an_unusable_address_is_refused() -> None:
    with pytest.raises(ValueError, match="base_url"):
        replace(SITE, base_url="https://news.example.org")
    with pytest.raises(ValueError, match="authority"):
        replace(SITE, authority="News Example")


def test_headings_lists_and_quotations_are_such_and_what_has_no_shape_is_paragraphs() -> None:
    story = articles()[0]
    story.text = "What <comes>\nNext\nNurses\nDoctors\nWe agree\nAnd act\na b\nc d"
    story.shape = "phllqqtt"
    assert shown(story) == (
        "<p>What &lt;comes&gt;</p><h3>Next</h3><ul><li>Nurses</li><li>Doctors</li></ul>"
        "<blockquote><p>We agree</p><p>And act</p></blockquote><p>a b<br>c d</p>"
    )
    story.shape = "ph"  # of another text
    assert shown(story).count("<p>") == 8


def test_a_lead_stands_above_the_text_unless_the_text_says_it_again() -> None:
    story = articles()[0]
    story.text, story.shape, story.lead = "One.\nTwo.", "pp", " Doctors\n& nurses. "
    assert shown(story) == "<p><b>Doctors &amp; nurses.</b></p><p>One.</p><p>Two.</p>"
    for said in ("One.\n", "", None):
        story.lead = said
        assert shown(story) == "<p>One.</p><p>Two.</p>"


def test_an_entry_in_doubt_says_so() -> None:
    story = articles()[0]
    small = item_of(story, channel_of(QUERY, SITE), SITE).html
    assert story.judgement and "in doubt" not in small
    story.judgement.doubtful = True
    assert " · in doubt<br>" in item_of(story, channel_of(QUERY, SITE), SITE).html


def shown(story: Article) -> str:
    html = item_of(story, channel_of(QUERY, SITE), SITE).html
    return html[html.index(">") + 1 : html.index("</div>")]
