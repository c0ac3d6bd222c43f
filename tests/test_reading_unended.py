"""Elements that markup never ends, or ends too early: what browsers show all the same is read."""

from __future__ import annotations

import pytest

from spiders.article import read
from spiders.reading.tree.markup import parse
from tests.nurses import NOW, TITLE, URL

LINES = [
    "The ministers of both countries met on Monday in the harbour town and agreed to train doctors.",
    "A first group of thirty doctors will travel in the spring and work in five hospitals along the river.",
    "“We have waited for this for a long time,” said the minister of health, who had begun the talks.",
    "Nurses are to follow in the autumn, as soon as both parliaments have voted for the money that it needs.",
    "At the end stands a sentence of its own, said the minister of the sea, who was the last to speak there.",
]
HEAD = f"<html><head><title>{TITLE}</title></head><body>"
HEADING = f"<h1>{TITLE}</h1>"
PARAGRAPHS = [f"<p>{line}</p>" for line in LINES]
STORY = "".join(PARAGRAPHS)
MENU = "<ul><li><a href=/>Home</a></li><li><a href=/health>Health</a></li></ul>"
LARGE = "<i></i>" * 16_000  # so many elements that no block is judged


@pytest.mark.parametrize("times", [1, 1_000, 20_000])
@pytest.mark.parametrize("end", ["</body>", "</html>", "</body></html>"])
@pytest.mark.parametrize("before", range(len(LINES)))
def test_an_end_of_the_page_before_its_text_ends_takes_nothing_along(
    end: str, times: int, before: int
) -> None:
    story = "".join([*PARAGRAPHS[:before], end * times, *PARAGRAPHS[before:]])
    page = f"{HEAD}{HEADING}{story}</body></html>"
    assert text_of(page) == (LINES if before < len(LINES) - 1 else LINES[:before])


def test_lines_behind_the_end_of_a_body_are_read_and_scripts_are_none() -> None:
    lines = "<br>".join(LINES)
    assert text_of(f"{HEAD}{HEADING}</body>{lines}</html>") == LINES
    script = f"<script>var text = '{lines}'</script><noscript>{lines}</noscript>"
    assert text_of(f"{HEAD}{HEADING}{STORY}</body>{script}</html>") == LINES
    assert parse(f"{HEAD}{STORY}</body>{script}</html>").find("script") is not None


@pytest.mark.parametrize("tag", ["rt", "rp", "rtc"])
@pytest.mark.parametrize("story", [STORY, "<br>".join(LINES)])
def test_what_says_how_to_read_a_sign_and_is_never_ended_takes_nothing_along(tag: str, story: str) -> None:
    assert text_of(f"{HEAD}<{tag}>{HEADING}{story}</body></html>") == LINES


@pytest.mark.parametrize("tag", ["nav", "aside", "header", "footer", "option", "figcaption"])
@pytest.mark.parametrize("times", [1, 60])
def test_a_margin_that_is_never_ended_takes_nothing_of_a_large_page_along(tag: str, times: int) -> None:
    page = f"{HEAD}{f'<{tag}>{MENU}</{tag}>'}{f'<{tag}>' * times}<h2>{TITLE}</h2>{STORY}{LARGE}"
    assert text_of(page)[-len(LINES) :] == LINES


def test_a_margin_of_a_large_page_that_is_ended_stays_beside_its_text() -> None:
    long = "<p>Another story of the harbour that is told at length beside this one.</p>" * 40
    page = f"{HEAD}<aside>{long}</aside>{HEADING}{STORY}{LARGE}</body></html>"
    assert text_of(page)[-len(LINES) :] == LINES
    assert "Another story" not in "".join(text_of(page))
    beside = f"<aside>{long[:300]}</p></aside>"
    unended = text_of(f"{HEAD}{beside}<aside><h2>{TITLE}</h2>{STORY * 3}{LARGE}")
    assert LINES[0] in unended
    assert "Another story" not in "".join(unended)


def text_of(page: str) -> list[str]:
    return read(page, URL, now=NOW).text.split("\n")
