"""The sources that ship with the house, and what a wrong definition is told."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from spiders.faults import SourceError
from spiders.source import Source, load, make
from spiders.ways.discovery import addresses

FOLDER = Path(__file__).parents[1] / "spiders" / "sources"
SOURCES = load(FOLDER)
NOW = datetime(2026, 11, 22, 5, 0, tzinfo=UTC)


def test_the_five_first_sources_and_their_ways() -> None:
    ways = {name: [way for way, _ in source.ways()] for name, source in SOURCES.items()}
    assert {
        name: ways[name] for name in ("caobang", "nhandan", "vietnamplus", "caravan-info", "vietnam-vn")
    } == {
        "caobang": ["listing"],
        "nhandan": ["feed", "sitemap", "api"],
        "vietnamplus": ["feed", "sitemap", "api"],
        "caravan-info": ["wordpress", "feed", "listing"],
        "vietnam-vn": ["sitemap"],
    }


@pytest.mark.parametrize("source", SOURCES.values(), ids=list(SOURCES))
def test_a_round_over_an_unchanged_source_is_one_request(source: Source) -> None:
    for _, way in source.ways():
        assert len(addresses(way, source, NOW - timedelta(minutes=10), NOW)) == 1


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.toml")), ids=lambda file: file.name)
def test_every_stanza_says_how_sure_it_is(file: Path) -> None:
    text = file.read_text("utf-8")
    for stanza in re.finditer(r"((?:^#.*\n)*)^\[[\w-]+\]\n((?:.+\n?)*)", text, re.M):
        marks = re.findall(r"\[(?:code|doc|seen|guess)", stanza.group())
        assert stanza.group(1), f"{stanza.group().splitlines()[0]}: a comment says what the source is"
        assert marks, f"{stanza.group(1)}: how sure are its facts?"


KEYS: dict[str, dict[str, str | None]] = {
    "caobang": {
        "https://soyte.caobang.gov.vn/tin-tuc-66446/hop-tac-y-te-bien-gioi-208": "208",
        "https://soyte.caobang.gov.vn/tin-tuc-66446": None,
        "https://soyte.caobang.gov.vn/gioi-thieu": None,
    },
    "nhandan": {
        "https://nhandan.vn/hop-tac-y-te-post992684.html": "992684",
        "https://nhandan.vn/tieu-de-khac-post992684.html?zarsrc=1": "992684",
        "https://nhandan.vn/y-te/": None,
        "https://nhandan.vn/chuyen-de-1309.html": None,
    },
    "vietnamplus": {
        "https://www.vietnamplus.vn/hop-tac-y-te-post1126592.vnp": "1126592",
        "https://www.vietnamplus.vn/topic/tp-107.vnp": None,
    },
    "caravan-info": {
        "https://caravan-info.uz/vrachi-iz-kyrgyzstana/": "vrachi-iz-kyrgyzstana",
        "https://caravan-info.uz/rus/vrachi-iz-kyrgyzstana": "vrachi-iz-kyrgyzstana",
        "https://caravan-info.uz/?p=123": "123",
    },
    "vietnam-vn": {
        "https://www.vietnam.vn/hop-tac-y-te-viet-trung": "hop-tac-y-te-viet-trung",
        "https://www.vietnam.vn/ur/hop-tac-y-te-viet-trung/": "ur/hop-tac-y-te-viet-trung",
        "https://www.vietnam.vn/zh-cn/hop-tac-y-te-viet-trung": "zh-cn/hop-tac-y-te-viet-trung",
        "https://www.vietnam.vn/ur": None,
        "https://www.vietnam.vn/zh-cn": None,
        "https://www.vietnam.vn/suc-khoe": None,
    },
}


@pytest.mark.parametrize(
    ("name", "url", "key"), [(name, url, key) for name, urls in KEYS.items() for url, key in urls.items()]
)
def test_the_sites_own_ids(name: str, url: str, key: str | None) -> None:
    assert SOURCES[name].key_of(url) == key


@pytest.mark.parametrize("name", KEYS)
def test_ids_do_not_hang_on_the_host(name: str) -> None:
    for url, key in KEYS[name].items():
        if key and "?" not in url:
            assert SOURCES[name].key_of(re.sub(r"https://[^/]+", "http://127.0.0.1:8080", url)) == key


def test_day_sitemaps_are_asked_by_the_days_of_hanoi() -> None:
    source = SOURCES["vietnam-vn"]
    late = datetime(2026, 11, 21, 18, 30, tzinfo=UTC)  # half past one of the 22nd
    ((_, way),) = source.ways()
    assert addresses(way, source, late, late) == [
        "https://www.vietnam.vn/sitemap/sitemap-post/2026-11-22.xml"
    ]
    assert len(addresses(way, source, late - timedelta(hours=3), late)) == 2


GOOD = 'language = "vi"\n[tin]\nname = "Tin"\nhome = "https://tin.example/"\nfeed.url = "/rss"\n'
WRONG = {
    'feed.ulr = "/x"\n': ["vn.toml [tin] feed.ulr", "unknown key", "known here: browser, headers, url"],
    'keys = "x"\n': ["vn.toml [tin] keys", "unknown key", "prefilter"],
    'family = "nobody"\n': ["vn.toml [tin] family", "'nobody'", "known: epi"],
    'timezone = "Hanoi"\n': ["vn.toml [tin] timezone", "Asia/Ho_Chi_Minh"],
    'key = "("\n': ["vn.toml [tin] key", "not a regular expression"],
    'listing = { url = "/", entry = "a[" }\n': ["vn.toml [tin] listing.entry", "not a CSS selector"],
    'rank = "best"\n': ["vn.toml [tin] rank", "official"],
    "delay = -1\n": ["vn.toml [tin] delay"],
    'order = ["rss"]\n': ["vn.toml [tin] order", "wordpress"],
    'wordpress = { url = "/", per_page = 500 }\n': ["vn.toml [tin] wordpress.per_page", "100"],
    'name = "Again"\n': ["vn.toml", "not readable as TOML"],
}


@pytest.mark.parametrize(("line", "said"), WRONG.items(), ids=[line.split()[0] for line in WRONG])
def test_a_wrong_definition_is_told_where_and_what_is_known(
    line: str, said: list[str], tmp_path: Path
) -> None:
    (tmp_path / "families.toml").write_text("[epi]\n", "utf-8")
    (tmp_path / "vn.toml").write_text(GOOD + line, "utf-8")
    with pytest.raises(SourceError) as refused:
        load(tmp_path)
    assert [part for part in said if part not in str(refused.value)] == []


def test_a_source_without_a_way_and_a_name_given_twice(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(GOOD.replace('feed.url = "/rss"\n', ""), "utf-8")
    with pytest.raises(SourceError, match="no way of reading"):
        load(tmp_path)
    (tmp_path / "a.toml").write_text(GOOD, "utf-8")
    (tmp_path / "b.toml").write_text(GOOD, "utf-8")
    with pytest.raises(SourceError, match=r"b\.toml \[tin\]: a source of this name"):
        load(tmp_path)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="nowhere"):
        load(tmp_path / "nowhere")


MINIMAL = {
    "stanza": "x",
    "name": "X",
    "language": "fa",
    "home": "https://x.example/",
    "feed": {"url": "/f"},
}


def test_a_key_in_another_script_is_kept_in_its_letters() -> None:
    source = make(
        {"stanza": "x", "name": "X", "language": "fa", "home": "https://x.example/", "feed": {"url": "/f"}},
        "x",
    )
    assert source.key_of("https://www.x.example/%D8%A7%DB%8C%D8%B1%D8%A7%D9%86/1") == "x.example/ایران/1"
    assert source.key_of("https://x.example/%FF%00") == "x.example/%FF%00"


def test_a_mended_definition_asks_anew_and_a_name_does_not() -> None:
    values = {
        "stanza": "x",
        "name": "X",
        "language": "fa",
        "home": "https://x.example/",
        "feed": {"url": "/f"},
    }
    asker = make(values, "x").asker()
    assert make(values | {"name": "Y"}, "x").asker() == asker
    assert make(values | {"key": "(1)"}, "x").asker() != asker
    assert make(values | {"stanza": "y"}, "x").asker() != asker


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"langage": "fa"}, "langage: unknown key (did you mean language?)"),
        ({"language": "urdu"}, "language: not a language code, like vi, ur or uz-Cyrl (given: 'urdu')"),
        ({"home": "x.example"}, "home: not a whole address"),
        ({"feed": {"ulr": "/f"}}, "feed.ulr: unknown key (did you mean url?)"),
    ],
)
def test_a_slip_is_told_in_words(wrong: dict[str, Any], told: str) -> None:
    with pytest.raises(SourceError) as raised:
        make(MINIMAL | wrong, "ir.toml [x]")
    assert str(raised.value).startswith(f"ir.toml [x] {told}")
