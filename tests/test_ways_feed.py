"""Feeds: every version, every fault that was seen in one, and what hostile ones may not do."""

from __future__ import annotations

import gzip
import json
import re
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from spiders.faults import Unreadable
from spiders.source import Source, make
from spiders.ways.discovery import Found, discover

URL = "https://tin.example/rss/y-te.rss"
NOON = datetime(2026, 1, 6, 7, 16, 29, tzinfo=UTC)


def source(**values: Any) -> Source:
    stanza = {
        "stanza": "tin", "name": "Tin", "home": "https://tin.example/", "language": "vi",
        "timezone": "Asia/Ho_Chi_Minh", "key": r"-(\d+)\.html", "feed": {"url": "/rss/y-te.rss"},
    }  # fmt: skip
    return make(stanza | values, "here")


def read(body: str | bytes, content_type: str | None = None, of: Source | None = None) -> Found:
    of = of or source()
    assert of.feed is not None
    encoded = body if isinstance(body, bytes) else body.encode()
    return discover("feed", encoded, content_type, URL, of.feed, of)


def rss(*items: str, channel: str = "", root: str = "") -> str:
    spaces = (
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom" '
        'xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"'
    )
    body = "".join(f"<item>{item}</item>" for item in items)
    return f'<?xml version="1.0"?><rss version="2.0" {spaces} {root}><channel>{channel}{body}</channel></rss>'


def item(number: int = 1, more: str = "") -> str:
    return f"<title>Tin {number}</title><link>https://tin.example/tin-{number}.html</link>{more}"


def test_rss_says_all_that_an_entry_has() -> None:
    found = read(
        rss(
            "<title>Hai nước ký thỏa thuận</title><link>https://tin.example/hai-nuoc-77.html</link>"
            "<guid isPermaLink='false'>77</guid><description>&lt;p&gt;Tại Hà Nội.&lt;/p&gt;</description>"
            "<pubDate>Tue, 06 Jan 2026 14:16:29 +0700</pubDate><dc:creator>Lan Anh</dc:creator>"
            "<media:content url='/anh/77.jpg' medium='image'/>"
            "<source url='https://kia.example/rss'>Báo Kia</source>",
            channel="<title>Y tế</title><link>https://tin.example/</link><language>vi-VN</language>",
        )
    )
    (entry,) = found.entries
    assert (entry.key, entry.url) == ("77", "https://tin.example/hai-nuoc-77.html")
    assert (entry.title, entry.summary) == ("Hai nước ký thỏa thuận", "Tại Hà Nội.")
    assert (entry.published, entry.modified, entry.language) == (NOON, None, "vi")
    assert (entry.image, entry.origin) == ("https://tin.example/anh/77.jpg", "Báo Kia")
    assert (entry.authors, entry.html) == (["Lan Anh"], None)
    assert not found.passed
    assert not found.follow


def test_atom_says_all_that_an_entry_has() -> None:
    (entry,) = read(
        """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://tin.example/news/"><title>Y tế</title>
        <entry xml:lang="fr"><title type="html">Sant&amp;eacute; &amp;lt;b&amp;gt;</title>
        <id>tag:tin.example:1</id><link rel="self" href="/feed/1.atom"/>
        <link rel="alternate" href="accord-1.html"/>
        <link rel="enclosure" type="image/png" href="/a.png"/><summary>En bref</summary>
        <published>2026-01-06T07:16:29Z</published><updated>2026-01-06T14:16:30+07:00</updated>
        <author><name>Anne</name><email>anne@tin.example</email></author></entry></feed>"""
    ).entries
    assert (entry.url, entry.key) == ("https://tin.example/news/accord-1.html", "1")
    assert (entry.title, entry.summary, entry.language) == ("Santé", "En bref", "fr")
    assert (entry.published, entry.modified) == (NOON, NOON.replace(second=30))
    assert (entry.authors, entry.image) == (["Anne"], "https://tin.example/a.png")


def test_an_atom_update_is_no_date_of_publication() -> None:
    (entry,) = read(
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>A</title><link href="/a-1.html"/>'
        "<updated>2026-01-06T07:16:29Z</updated></entry></feed>"
    ).entries
    assert (entry.published, entry.modified) == (None, NOON)


def test_rss_1_0_and_0_9x_and_json_feed() -> None:
    first = read(
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><items/></channel><item><title>A</title>'
        "<link>/a-1.html</link><dc:date>2026-01-06T14:16:29+07:00</dc:date></item></rdf:RDF>"
    )
    second = read(
        '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/x.dtd">'
        '<rss version="0.91"><channel><item><title>A &eacute;</title><link>/a-1.html</link></item>'
        "</channel></rss>"
    )
    third = read(
        json.dumps(
            {
                "version": "https://jsonfeed.org/version/1.1",
                "language": "ru",
                "items": [
                    {"id": 1, "url": "/a-1.html", "title": "A", "date_published": "2026-01-06T07:16:29Z",
                     "authors": [{"name": "Анна"}], "image": "/a.jpg"},
                    {"id": "2", "title": "no address"},
                ],
            }
        )
    )  # fmt: skip
    assert [(entry.title, entry.published) for entry in first.entries] == [("A", NOON)]
    assert [entry.title for entry in second.entries] == ["A é"]
    assert [(entry.published, entry.authors, entry.language) for entry in third.entries] == [
        (NOON, ["Анна"], "ru")
    ]
    assert third.entries[0].image == "https://tin.example/a.jpg"
    assert third.passed == {"no link": 1}


BROKEN = {
    "bare ampersands": ("<title>A & B & C</title><link>/a-1.html?x=1&y=2</link>", "A & B & C"),
    "entities of HTML": ("<title>B&aacute;o &ndash; th&oacute;c</title><link>/a-1.html</link>", "Báo – thóc"),
    "an unknown entity": ("<title>A &bogus; B</title><link>/a-1.html</link>", "A &bogus; B"),
    "illegal references": ("<title>A&#0;&#11;&#xD800;&#x110000; &#X42;</title><link>/a-1.html</link>", "A B"),
    "control characters": ("<title>A\x0b\x00 B</title><link>/a-1.html</link>", "A B"),
    "CDATA": ("<title><![CDATA[A & <b>B</b> &amp; C]]></title><link>/a-1.html</link>", "A & B & C"),
    "doubled escapes": (
        "<title>A &amp;amp;amp; B &amp;quot;C&amp;quot;</title><link>/a-1.html</link>",
        'A & B "C"',
    ),
    "markup in the title": ("<title>A <em>B</em> C</title><link>/a-1.html</link>", "A B C"),
    "less than": ("<title>A &lt; B</title><link>/a-1.html</link>", "A < B"),
    "an unclosed element": ("<title>A</title><description>x<br></description><link>/a-1.html</link>", "A"),
    "an undeclared prefix": (
        "<title>A</title><x:y/><dc:date/><itunes:z>1</itunes:z><link>/a-1.html</link>",
        "A",
    ),
    "decomposed letters": ("<title>Ha\u0300 No\u0323\u0302i</title><link>/a-1.html</link>", "Hà Nội"),
    "hidden characters": ("<title>\ufeffA\u200b\u00ad\n\t  B</title><link>/a-1.html</link>", "A B"),
}


@pytest.mark.parametrize(("content", "title"), BROKEN.values(), ids=BROKEN)
def test_broken_xml_still_gives_its_entries(content: str, title: str) -> None:
    found = read(rss(content, item(2)))
    assert [entry.title for entry in found.entries] == [title, "Tin 2"]
    assert [entry.key for entry in read(rss(item(2), content)).entries] == ["2", "1"]


def test_persian_keeps_the_joiner_it_spells_with() -> None:
    (entry,) = read(rss("<title>می\u200cشود</title><link>/a-1.html</link>")).entries
    assert entry.title == "می\u200cشود"


@pytest.mark.parametrize(
    "before", ["\ufeff", "\n\n  ", "<br />\n<b>Warning</b>: date() in /www/x.php\n", "<!-- a -->"]
)
def test_what_stands_before_the_declaration_does_not_matter(before: str) -> None:
    assert len(read(before + rss(item())).entries) == 1


def test_an_answer_cut_off_gives_its_whole_entries_only() -> None:
    text = rss(item(1), item(2), "<title>Tin 3</title><link>https://tin.example/tin-345.html</link>")
    found = read(text[: text.index("345") + 1])
    assert [entry.key for entry in found.entries] == ["1", "2"]
    assert found.passed == {"cut off at the end of the answer": 1}


def test_a_comment_of_a_cache_after_the_end_cuts_nothing_off() -> None:
    assert [entry.key for entry in read(rss(item(1)) + "<script></script><!-- cached -->").entries] == ["1"]


def test_what_breaks_xml_beyond_mending_is_counted() -> None:
    found = read("<rss><channel>" + "<item><title>A</title><link>/a-1.html</link>" * 5000)
    assert len(found.entries) + sum(found.passed.values()) == 5000
    assert found.passed["lost in broken XML"] > 0


@pytest.mark.parametrize("declared", ["windows-1251", "utf-8", "koi8-r", None])
def test_a_wrong_or_missing_charset(declared: str | None) -> None:
    text = rss("<title>Министры здравоохранения подписали соглашение</title><link>/a-1.html</link>")
    body = text.encode("windows-1251")
    (entry,) = read(body, f"text/xml; charset={declared}" if declared else None).entries
    assert entry.title == "Министры здравоохранения подписали соглашение"


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-8-sig"])
def test_wide_letters_and_marks_of_order(codec: str) -> None:
    text = rss("<title>Hà Nội</title><link>/a-1.html</link>").replace('"1.0"', '"1.0" encoding="utf-16"', 1)
    assert [entry.title for entry in read(text.encode(codec)).entries] == ["Hà Nội"]


def test_gzip_that_no_header_announced() -> None:
    assert len(read(gzip.compress(rss(item()).encode())).entries) == 1


def test_addresses_lose_what_does_not_belong_to_them() -> None:
    links = (
        "https://tin.example:443/a-1.html?utm_source=rss&amp;utm_medium=x&amp;fbclid=1#top",
        " //tin.example/b-2.html\n",
        "/c-3.html?page=2&amp;gclid=9",
        "https://tin.example/%d0%b0 b-4.html",
    )
    found = read(rss(*(f"<title>A</title><link>{link}</link>" for link in links)))
    assert [entry.url for entry in found.entries] == [
        "https://tin.example/a-1.html",
        "https://tin.example/b-2.html",
        "https://tin.example/c-3.html?page=2",
        "https://tin.example/%D0%B0%20b-4.html",
    ]


@pytest.mark.parametrize(
    ("links", "chosen"),
    [
        ("<link>https://count.example/x</link><guid>https://tin.example/a-1.html</guid>", "/a-1.html"),
        (
            "<link>/b-2.html</link><feedburner:origLink>https://tin.example/a-1.html</feedburner:origLink>",
            "/a-1.html",
        ),
        ("<link/><guid>https://tin.example/a-1.html</guid>", "/a-1.html"),
        ("<atom:link rel='self' href='/x.rss'/><atom:link href='/a-1.html'/>", "/a-1.html"),
    ],
)
def test_the_sources_own_address_among_several(links: str, chosen: str) -> None:
    (entry,) = read(rss(f"<title>A</title>{links}")).entries
    assert entry.url == f"https://tin.example{chosen}"


def test_every_item_without_an_entry_is_counted_by_reason() -> None:
    links = (
        "",
        "mailto:a@tin.example",
        "https://else.example/a-1.html",
        "/a.html",
        "https://[bad/",
        "/",
        "/" + "a" * 3000,
    )
    found = read(rss(*(f"<link>{link}</link>" for link in links), item(1), item(1), "<title>A</title>"))
    assert len(found.entries) == 1
    assert sum(found.passed.values()) == len(links) + 2
    assert found.passed == {
        "no link": 2,
        "address that is no web address": 2,
        "address on another host (the key hosts names those that belong to a source)": 1,
        "address without the site's key": 1,
        "address of the home page": 1,
        "address of more than 2000 characters": 1,
        "named twice in one answer": 1,
    }


def test_another_host_belongs_where_the_source_says_so() -> None:
    feed = rss("<title>A</title><link>https://news.else.example/a-1.html</link>")
    assert read(feed, of=source(hosts="else.example")).entries[0].key == "1"
    assert read(rss("<link>https://m.tin.example/a-1.html</link>")).entries[0].key == "1"
    home = source(home="https://www.министерство.example/")
    assert read(rss("<link>https://министерство.example/a-1.html</link>"), of=home).entries[0].key == "1"
    home = source(home="http://127.0.0.1:8080/")
    assert read(rss("<link>http://localhost:8080/a-1.html</link>"), of=home).entries[0].key == "1"
    assert not read(rss("<link>https://eviltin.example/a-1.html</link>")).entries


PARAGRAPH = "<p>" + "Bộ Y tế hai nước trao đổi kinh nghiệm phòng chống dịch bệnh ở biên giới. " * 12 + "</p>"


@pytest.mark.parametrize(
    ("html", "whole"),
    [
        (PARAGRAPH, True),
        ("<p>" + "两国卫生部门在边境地区开展疟疾联防联控。" * 12 + "</p>", True),
        ("<p>Một câu ngắn.</p>", False),
        (PARAGRAPH + "<p>Bộ trưởng cho biết […]</p>", False),
        (PARAGRAPH + "<p>Bộ trưởng cho biết&hellip;</p>", False),
        (PARAGRAPH + "<p>A [&#8230;]</p><p>The post A appeared first on B.</p>", False),
        (PARAGRAPH + "<a href='/a'>Xem thêm</a>", False),
        ("", False),
    ],
)
def test_a_body_is_taken_only_where_it_looks_whole(html: str, whole: bool) -> None:
    found = read(rss(item(1, f"<content:encoded><![CDATA[{html}]]></content:encoded>")))
    assert found.entries[0].html == (html if whole else None)


def test_xhtml_content_of_atom() -> None:
    (entry,) = read(
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="/a-1.html"/><content type="xhtml">'
        f'<div xmlns="http://www.w3.org/1999/xhtml">{PARAGRAPH}</div></content></entry></feed>'
    ).entries
    assert entry.html is not None
    assert "phòng chống dịch bệnh" in entry.html


AUTHORS = {
    "lan@tin.example (Lan Anh)": ["Lan Anh"],
    "Lan Anh &lt;lan@tin.example&gt;": ["Lan Anh"],
    "Lan Anh (lan@tin.example)": ["Lan Anh"],
    "Lan Anh": ["Lan Anh"],
    "Nguyễn Lan Anh, Trần Minh": ["Nguyễn Lan Anh", "Trần Minh"],
    "admin": [],
    "Quản trị viên": [],
    "lan@tin.example": [],
    "<uri>https://tin.example/lan</uri>": [],
    " ": [],
}


@pytest.mark.parametrize(("author", "name"), AUTHORS.items())
def test_an_author_is_a_name(author: str, name: list[str]) -> None:
    assert read(rss(item(1, f"<author>{author}</author>"))).entries[0].authors == name


@pytest.mark.parametrize("language", ["vi", "uz-Cyrl", "en-us", "VI_vn"])
def test_languages_keep_their_script_and_lose_their_country(language: str) -> None:
    expected = {"uz-Cyrl": "uz-Cyrl"}.get(language, language[:2].lower())
    assert read(rss(item(), channel=f"<language>{language}</language>")).entries[0].language == expected


PICTURES = {
    "<media:group><media:content url='/a.jpg' type='image/jpeg'/></media:group>": "/a.jpg",
    "<media:content url='/a.mp4' type='video/mp4'/><media:thumbnail url='/a.jpg'/>": "/a.jpg",
    "<enclosure url='/a.mp3' type='audio/mpeg'/><enclosure url='/a.jpg' type='image/jpeg'/>": "/a.jpg",
    "<media:thumbnail url='data:image/gif;base64,AA'/>": None,
    "": None,
}


@pytest.mark.parametrize(("elements", "path"), PICTURES.items())
def test_the_picture_that_the_feed_names(elements: str, path: str | None) -> None:
    assert read(rss(item(1, elements))).entries[0].image == (f"https://tin.example{path}" if path else None)


def test_a_picture_in_the_words_where_there_is_no_other() -> None:
    words = "<![CDATA[<a href='x'><img width=1 src=\"/a.jpg?x=1&amp;y=2\"/></a>Tại Hà Nội]]>"
    (entry,) = read(rss(item(1, f"<description>{words}</description>"))).entries
    assert (entry.image, entry.summary) == ("https://tin.example/a.jpg?x=1&y=2", "Tại Hà Nội")


UNREADABLE = {
    "empty answer": ["", " \n", "\ufeff", "\x00\x01\x02"],
    "HTML where XML was expected": ["<!DOCTYPE html><html><body>rss", "<html>", "\n<!-- x --><!doctype HTML>",
                                    '<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html/>'],
    "entity declarations (XML bomb)": ['<!DOCTYPE rss [<!ENTITY a "b">]><rss/>',
                                       '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">'
                                       "]><rss><channel><item><title>&x;</title></item></channel></rss>"],
    "not XML": ["hello", "%PDF-1.7"],
    "XML without any of rss, RDF, feed, channel": ["<?xml version='1.0'?><opml/>"],
    "not JSON": ["{", '{"items": [', '{"items":' + "[" * 100_000],
    "JSON that is no feed": ["{}", '{"items": 3}'],
}  # fmt: skip


@pytest.mark.parametrize(
    ("reason", "body"), [(reason, body) for reason, all_of in UNREADABLE.items() for body in all_of]
)
def test_what_is_no_feed_is_refused_by_name(reason: str, body: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read(body)
    assert str(refused.value) == reason


def test_gzip_is_inflated_within_bounds() -> None:
    bomb = gzip.compress(b" " * (21 * 1024 * 1024))
    for body, reason in [
        (bomb, "more than 20 MB when inflated"),
        (gzip.compress(rss(item()).encode())[:-20], "truncated gzip"),
        (b"\x1f\x8b\x08\x00" + b"\xff" * 50, "broken gzip"),
    ]:
        with pytest.raises(Unreadable) as refused:
            read(body)
        assert str(refused.value) == reason


HOSTILE: dict[str, Callable[[int], str]] = {
    "ten thousand items": lambda n: rss(*(item(number) for number in range(n))),
    "ampersands": lambda n: rss(item(1, "<description>" + "&" * n * 20 + "</description>")),
    "open brackets in a title": lambda n: rss(
        "<title><![CDATA[" + "<" * n * 20 + "]]></title><link>/a-1.html</link>"
    ),
    "open scripts": lambda n: rss("<title><![CDATA[" + "<script>" * n + "]]></title><link>/a-1.html</link>"),
    "unfinished pictures": lambda n: rss(
        item(1, "<description><![CDATA[" + "<img src= " * n + "]]></description>")
    ),
    "CDATA without end": lambda n: rss("<title>" + "<![CDATA[" * n),
    "attributes": lambda n: "<rss " + " ".join(f"a{number}='1'" for number in range(n)) + "/>",
    "links of one item": lambda n: rss("<link>/a-1.html</link>" * n),
    "marks on one letter": lambda n: rss("<title>a" + "&#803;&#768;" * n + "</title><link>/a-1.html</link>"),
    "titles within titles": lambda n: "<rss><channel>" + "<item><title>" * 250 + "x" * n * 100,
    "deep nesting": lambda n: "<rss>" + "<a>" * n * 10,
    "comments": lambda n: "<!-- " * n * 10,
    "addresses of mail": lambda n: rss(item(1, "<author>" + "@" * n * 10 + "</author>")),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_feeds_end_in_time_in_proportion_to_their_length(kind: str) -> None:
    def seconds(size: int) -> float:
        body = HOSTILE[kind](size).encode()
        started = time.process_time()
        with suppress(Unreadable):
            read(body)
        return time.process_time() - started

    assert seconds(10_000) < max(30 * seconds(1_000), 1.0)


FEED = rss(*(item(number, "<description>Tại Hà Nội &amp; Bắc Kinh</description>") for number in range(1, 6)))


@settings(max_examples=200)
@example(b"", FEED.index("https:") + 4, 1)
@given(st.binary(max_size=200), st.integers(0, len(FEED)), st.integers(0, 60))
def test_no_bytes_anywhere_raise_anything_but_unreadable(noise: bytes, place: int, gap: int) -> None:
    body = FEED.encode()
    try:
        found = read(body[:place] + noise + body[place + gap :])
    except Unreadable:
        return
    # The byte that is left out may be the "s" of "https".
    assert all(re.match("https?://tin[.]example/", entry.url) and entry.key for entry in found.entries)


@given(st.permutations(range(8)))
def test_the_order_of_items_does_not_matter(order: list[int]) -> None:
    items = [item(number // 2, f"<description>{'x' * number}</description>") for number in range(8)]
    found = read(rss(*(items[number] for number in order)))
    assert sorted((entry.key, entry.summary) for entry in found.entries) == [
        ("0", "x"), ("1", "xxx"), ("2", "xxxxx"), ("3", "xxxxxxx"),
    ]  # fmt: skip
    assert found.passed == {"named twice in one answer": 4}


LINKS = st.one_of(
    st.integers(0, 9).map(lambda number: f"https://tin.example/a-{number}.html"),
    st.sampled_from(
        ["", "/b.html", "https://else.example/c-1.html", "javascript:void(0)", "https://[", "a:b:c"]
    ),
    st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=20),
)


@given(st.lists(LINKS, max_size=30))
def test_items_are_entries_and_passed(links: list[str]) -> None:
    found = read(rss(*(f"<link><![CDATA[{link.replace(']]>', '')}]]></link>" for link in links)))
    assert len(found.entries) + sum(found.passed.values()) == len(links)
