# ruff: noqa: E501 (markup is quoted as it comes)
"""Any page ends in bounded time, with its text or a named reason."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spiders.article import read
from spiders.faults import NotAnArticle
from spiders.reading.tree.markup import parse
from spiders.source import Hints
from storage.article import Article

NOW = datetime(2026, 11, 22, tzinfo=UTC)
SECONDS = 5.0  # CPU, so that a busy machine fails nobody
HEAD = (
    "<html><head><title>Health talks in the harbour</title></head><body><h1>Health talks in the harbour</h1>"
)
SENTENCE = "The ministers of both countries met and agreed to train doctors together."
P = f"<p>{SENTENCE}</p>"
HINTS = Hints(title=("h1",), body=("body",), published=(".date",))

PAGES = {
    "20 MB of paragraphs": HEAD + P * 230_000,
    "20 MB in one paragraph": f"{HEAD}<p>{'word ' * 4_000_000}{SENTENCE}",
    "100,000 nested tags": f"{HEAD}{'<div>' * 100_000}{P * 5}{'</div>' * 100_000}",
    "100,000 tags that never close": HEAD + "<div>" * 100_000 + P * 5,
    "nested tables": HEAD + "<table><tr><td>" * 30_000 + P * 5,
    "a million attributes": HEAD + "<p " + " ".join(f'a{n}="1"' for n in range(1_000_000)) + ">" + P * 5,
    "quoted ends of tags": HEAD + "<p " + " ".join(f'a{n}=">"' for n in range(500_000)) + ">" + P * 5,
    "200,000 flat paragraphs": HEAD + "<p>a few words</p>" * 200_000 + P,
    "100,000 quotations that never close": HEAD + "<blockquote>" * 100_000 + P * 5,
    "200,000 line breaks": HEAD + "a line<br>" * 200_000 + P,
    "100,000 source lines": HEAD + "<p>Source: <a href='https://x.example/'>x</a></p>" * 100_000 + P,
    "100,000 dates": HEAD + "<span class=date>none</span>" * 100_000 + P,
    "nested related blocks": HEAD + "<div class=related>" * 170 + P * 20_000,
    "JSON-LD without end": HEAD + "<script type='application/ld+json'>" + "[" * 200_000 + "</script>" + P * 5,
    "marks on a letter": HEAD + "<p>a" + "\u0301\u0323" * 1_000_000 + "</p>" + P * 5,
    "20 MB of tags": HEAD + P + "<div>" * 4_000_000,
    "20 MB of line breaks": HEAD + P + "<br>" * 5_000_000,
    "20 MB of dates": HEAD + P + "<p>20 November 2026, 14:05</p>" * 700_000,
    "openings of scripts": HEAD + P * 5 + "<script <style " * 200_000,
    "quotations that go on": HEAD + P * 5 + '<a x="><b "y="' * 90_000,
    "20 MB in a comment": HEAD + "<!-- " + "<p>word " * 2_500_000 + "-->" + P * 5,
    "a million comments": HEAD + "<!-- remark -->" * 1_000_000 + P * 5,
    "20 MB in a drawing": HEAD + "<svg>" + '<path d="m 1 2"/>' * 1_200_000 + "</svg>" + P * 5,
    "a million choices": HEAD + "<select>" + "<option>a" * 1_000_000 + "</select>" + P * 5,
    "a drawing without end": HEAD + "<svg>" + P * 40_000 + "<svg></svg>",
    "ends of pages": HEAD + P * 5 + "</html>x" * 150_000,
    "cut in the middle": HEAD + P * 6 + "<p>The text breaks off in the mid",
    "cut in a tag": HEAD + P * 6 + "<p class='a",
}  # fmt: skip


MIDDLE = "<p>In the middle stands a sentence of its own, said the minister of the river.</p>"
END = "<p>At the end stands a sentence of its own, said the minister of the sea.</p>"


def around(flood: str, times: int) -> str:
    return HEAD + flood * (times // 2) + MIDDLE + flood * (times // 2) + END


def test_a_page_may_begin_with_any_number_of_empty_lines() -> None:
    found = read("\r\n" * 8_000_000 + HEAD + P * 5, "https://a.example/x", now=NOW)
    assert SENTENCE in found.text
    assert read(b" " * 5_000 + (HEAD + P * 5).encode(), "https://a.example/x", now=NOW).text == found.text


# What floods a page, and how often; the sentences in its middle and at its end are read all the same.
FLOODS = {
    "paragraphs": (P, 100_000),
    "unclosed inline tags": ("<b><i>", 50_000),
    "unclosed links": ("<a href=/x>", 50_000),
    "unclosed drawings": ("<svg><p>x", 20_000),
    "unclosed titles": ("<title>", 300_000),
    "unclosed scripts": ("<script>", 300_000),
    "unclosed forms": ("<textarea>x", 300_000),
    "unclosed comments": ("<!-- ", 500_000),
    "unclosed tags": ("<a ", 1_000_000),
    "nested tables": ("<table><tr><td>", 20_000),
    "nested frames": ("<iframe src=x>", 10_000),
    "nested lists": ("<ul><li>", 30_000),
    "articles": ("<article><h2>Head</h2><p>x</p></article>", 30_000),
    "headlines that lead away": ("<h2><a href=/aaaaaa>A headline of the day</a></h2>", 30_000),
    "pictures for nobody": ("<noscript><img src=x></noscript>", 50_000),
    "references": ("&#7879;", 600_000),
    "broken references": ("&#x1;&#0;", 500_000),
    "turns of direction": ("\u202b\u2067", 500_000),
    "text encoded twice": ("Ã¡ º ", 500_000),
    "scripts": ("<script>var a = [" + "1," * 50_000 + "]</script>", 100),
    "data": ('<script type="application/ld+json">[' + '{"@type":"X"},' * 30_000 + "</script>", 30),
    "everything": ("<div class=related><noscript><svg><p>x<table><tr><td><a href=x>", 10_000),
}


@pytest.mark.parametrize("name", FLOODS)
def test_a_flood_drowns_no_sentence(name: str) -> None:
    page = around(*FLOODS[name])
    started = time.process_time()
    text = read(page, "https://site.example/a/1", now=NOW).text
    assert time.process_time() - started < SECONDS
    assert MIDDLE[3:-4] in text
    assert END[3:-4] in text


IN_A_GIGABYTE = """
import resource, sys
from datetime import UTC, datetime
from spiders.article import read
resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
page = sys.stdin.read()
print(read(page, "https://site.example/a/1", now=datetime(2026, 11, 22, tzinfo=UTC)).text[-200:])
"""
GREEDY = {
    "a million attributes in small tags": (
        "<p " + " ".join(f'a{n}="1"' for n in range(100)) + ">x</p>", 10_000,
    ),
    "paragraphs of 9 MB": (P, 110_000),
}  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def greedy(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, subprocess.Popen[str]]]:
    """The processes that read greedy pages, where a test asks for them: begun before the other tests of
    this file, and done meanwhile."""
    wanted = {item.callspec.params["name"] for item in request.session.items if "greedy" in item.name}
    begun = {
        name: begin_to_read(name, tmp_path_factory.mktemp("greedy")) for name in GREEDY if name in wanted
    }
    yield begun
    for process in begun.values():
        process.kill()
        process.communicate()


def begin_to_read(name: str, folder: Path) -> subprocess.Popen[str]:
    page = folder / "page"
    page.write_text(around(*GREEDY[name]), "utf-8")
    with page.open("rb") as given:
        return subprocess.Popen(
            [sys.executable, "-c", IN_A_GIGABYTE], stdin=given, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            text=True, cwd=Path(__file__).parents[1],
        )  # fmt: skip


@pytest.mark.parametrize("name", GREEDY)
def test_a_greedy_page_is_read_within_a_gigabyte(name: str, greedy: dict[str, subprocess.Popen[str]]) -> None:
    text, trouble = greedy[name].communicate(timeout=60)
    assert END[3:-4] in text, trouble[-500:]


def test_a_page_that_is_longer_than_what_is_read_is_marked() -> None:
    whole = read(HEAD + P * 10, "https://a.example/x", now=NOW)
    cut = article_of("20 MB of paragraphs", Hints())
    assert "cut" not in whole.methods["text"]
    assert cut.methods["text"].endswith(", cut")
    assert len(cut.text) > 9_000_000


CASES = [(name, Hints()) for name in PAGES] + [
    (name, HINTS) for name in ("100,000 nested tags", "100,000 dates")
]


@pytest.mark.parametrize(("name", "hints"), CASES)
def test_a_hostile_page_ends_in_time_and_loses_no_text(name: str, hints: Hints) -> None:
    article = article_of(name, hints)
    assert "word word" in article.text or SENTENCE in article.text


@lru_cache(maxsize=1)  # of one of them more is asked
def article_of(name: str, hints: Hints) -> Article:
    """A page, read in time."""
    started = time.process_time()
    article = read(PAGES[name], "https://site.example/a/1", now=NOW, hints=hints)
    assert time.process_time() - started < SECONDS
    return article


def test_lines_that_breaks_part_are_read_in_little_more_time_than_to_parse_them() -> None:
    page = HEAD + "a line of text<br><br>" * 100_000 + P
    spent = [
        (cpu_of(lambda: parse(page)), cpu_of(lambda: read(page, "https://a.example/x", now=NOW)))
        for _ in range(3)
    ]
    parsed, told = map(min, zip(*spent, strict=True))
    assert told < 3 * parsed


def cpu_of(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


@pytest.mark.parametrize("times", [10, 1_000, 30_000])
def test_a_quotation_that_never_ends_swallows_its_tag_only(times: int) -> None:
    page = HEAD + '<p title="never closed>' + P.replace("<p>", "<p class='c'>") * times + END
    text = read(page, "https://site.example/a/1", now=NOW, hints=HINTS).text
    assert text.count(SENTENCE) == times
    assert text.endswith(END[3:-4])


# Where a reader that tells tags in another way than the parser sees none.
HIDING = {
    "an empty comment": ("<!-->", "<!-- -->"),
    "a comment of a dash": ("<!--->", "<!-- -->"),
    "a comment that ends loudly": ("<!-- --!>", "<!-- -->"),
    "a sign in an address": ('<b x=y=">', '">'),
    "a sign without a name": ('<b =">', '">'),
    "a sign behind a name": ('<b x">', '">'),
    "a declaration": ('<!x y=">', '">'),
    "an end": ('</ x=">', '">'),
    "an old element": ('<noembed><b x="</noembed>', '">'),
}


@pytest.mark.parametrize("name", HIDING)
def test_no_tag_hides_its_attributes(name: str) -> None:
    before, behind = HIDING[name]
    flood = "<p " + " ".join(f"a{n}" for n in range(200_000)) + ">"
    started = time.process_time()
    text = read(HEAD + P * 5 + before + flood + behind + END, "https://site.example/a/1", now=NOW).text
    assert time.process_time() - started < SECONDS
    assert SENTENCE in text


PIECES = ["<p>", "</p>", "<div class='related", "'>", "<table>", "<!--", "-->", "<script>", "\x00", "&#0;", "&#xD800;",
          "<img src='", "<a href='http://[", "' ", "<title>", "<h1>", SENTENCE, "<time datetime='2031-01-01'>",
          '<script type="application/ld+json">{"@type": "NewsArticle", "headline": [', "]}</script>", "\ud800",
          "<link rel=canonical href='http://[::1'>", "<meta property=og:title content='x", "<![CDATA[", "<svg>"]  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25), st.binary(max_size=30))
def test_no_page_ends_but_as_an_article_or_with_a_reason(pieces: list[str], noise: bytes) -> None:
    text = "".join(pieces)
    for body in (text, text.encode("utf-8", "surrogatepass") + noise):
        try:
            article = read(body, "https://site.example/a/1", now=NOW)
        except NotAnArticle as refused:
            assert str(refused)
        else:
            article.text.encode("utf-8")
            assert article.title
            assert article.published is None
