"""Scripts, styles and drawings leave a page before it is parsed; what only looks like one takes no text."""

from __future__ import annotations

from datetime import UTC, datetime
from html import escape

import pytest

from spiders.article import read
from spiders.reading.tree.scripts import LEAST, left_scripts, without_scripts
from spiders.source import Hints

NOW = datetime(2026, 11, 22, tzinfo=UTC)
URL = "https://site.example/news/a-ferry-for-nurses-7.html"
LINES = [f"The ferry carried {count} nurses over the river, and all of them came back." for count in range(9)]
TEXT = "".join(f"<p>{line}</p>" for line in LINES)
LONG = f"<script>var fares = '{'7' * LEAST}'</script>"
DATA = f'["7 & 8", {"7" * LEAST}]'
BEARS = f"<div data-page='{escape(DATA)}'>"
HEAD = "<title>A ferry for nurses</title><h1>A ferry for nurses</h1>"


@pytest.mark.parametrize(
    ("markup", "text", "left"),
    [
        ("a<script>b</script>c<style media=print>d</style>e", "ace", []),
        (f"a{LONG}b", "ab", [LONG]),
        (f"a<style>{LONG[8:-9]}</style>b", "ab", []),
        ("a<script src=/b.js></script>c<scripture>d", "ac<scripture>d", []),
        ("a<svg class=logo><title>b</title><path d='M0'/></svg>c<svgs>d", "ac<svgs>d", []),
        ("a<script>b < c && d </ e</script>f", "af", []),
        ("a<svg id=json-gold><path/></svg>b", "ab", []),
        (f"{LONG}{BEARS}b", f"{BEARS}b", [LONG, f"<script>{DATA}</script>"]),
        *((one, one, []) for one in (
            "a<script type='application/ld+json'>{}</script>",
            "a<script type='application&#x2F;ld&#x2B;json'>{}</script>",
            "a<script type=APPLICATION/LD+JSON>{}</script>",
            "a<script>b",
            "a<script>document.write('<script src=b><\\/script><script src=c><\\/script>')</script>d",
            "a<!-- <script> -->b<script>c</script>d",
            "a<title><script></title>b<script>c</script>d",
            "a<svg>b",
            "a<svg><g>b<p>c</p>d<svg></svg>",
            "a<svg><path/><div>b</div></svg>c",
            "a<svg><foreignObject>b</foreignObject></svg>c",
            "a<!-- <svg> --><p>b</p><!-- </svg> -->",
        )),
    ],
)  # fmt: skip
def test_scripts_and_styles_are_left_but_for_what_may_be_told(
    markup: str, text: str, left: list[str]
) -> None:
    assert (without_scripts(markup), left_scripts(markup)) == (text, left)


@pytest.mark.parametrize(
    "around",
    [
        "{}<script>document.write('<script src=b><\\/script>')</script>",
        "<!-- <script> -->{}<script>c</script>",
        "<p title='<script>'>{}<script>c</script>",
        "<style>p {{ margin: 0 }}</style><script>{}",
        "<svg><path d='M0'/>{}</svg>",
        "<!-- <svg> -->{}<svg><path d='M0'/></svg>",
        "<STYLE>p > b {{ margin: 0 }}</STYLE><SCRIPT>if (a < b) c()</SCRIPT>{}",
    ],
)
def test_no_text_is_taken_for_a_script(around: str) -> None:
    assert read(HEAD + around.format(TEXT), URL, now=NOW).text.split("\n") == LINES


def test_the_language_of_a_page_is_heard_behind_a_script_that_stands_before_it() -> None:
    page = f"<script>a</script><html lang=uz><head>{HEAD}</head><body>{TEXT}</body></html>"
    assert read(page, URL, now=NOW).page_language == "uz"


def test_the_name_of_a_drawing_is_not_that_of_the_page() -> None:
    logo = "<svg><title>The River Times</title><path d='M0'/></svg>"
    page = f"<title>A ferry for nurses</title><body><h1>{logo}</h1>{TEXT}</body>"
    article = read(page, URL, hints=Hints(title=("h1",)), now=NOW)
    assert (article.title, article.text.split("\n")) == ("A ferry for nurses", LINES)
