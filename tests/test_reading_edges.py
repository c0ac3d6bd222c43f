"""What stands at a text's edges or is hidden is left out of it."""

from __future__ import annotations

import pytest

from pipelines.clean import clean
from spiders.article import read
from spiders.faults import NotAnArticle
from spiders.source import Hints
from tests.nurses import LINES, NOW, TITLE, URL

MENU = "<header><ul><li><a href=/>Home</a><li><a href=/a>Health</a></ul></header>"
HIDDEN = (
    "<p style='display:none'>Cheap pills of all colours are sold in this shop, day and night, by post.</p>"
)


def page_of(body: str, title: str = TITLE) -> str:
    return f"<html><head><title>{title}</title></head><body>{MENU}<h1>{title}</h1>{body}</body></html>"


def told(*lines: str) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def refused(page: str) -> str:
    with pytest.raises(NotAnArticle) as caught:
        read(page, URL, now=NOW)
    return str(caught.value)


def test_a_paragraph_that_nobody_sees_is_no_text() -> None:
    page = page_of(f"<div class=text>{told(LINES[0])}{HIDDEN}{told(*LINES[1:])}</div>")
    assert read(page, URL, now=NOW).text.split("\n") == LINES


@pytest.mark.parametrize(
    "unseen",
    [
        "<span class='screen-reader-text'> (opens in a new tab)</span>",
        "<span class=sr-only>Learn more</span>",
        "<span style='display: none'>Learn more</span>",
        "<small hidden>Learn more</small>",
        "<a href=#x class=visually-hidden>Learn more</a>",
    ],
)
def test_words_within_a_line_that_nobody_sees_are_no_text(unseen: str) -> None:
    marked = LINES[1].replace(",", f"{unseen},", 1).replace(".", f"{unseen}.", 1)
    assert marked.count(unseen) > 0
    text = read(page_of(told(LINES[0], marked, *LINES[2:])), URL, now=NOW).text
    assert text.split("\n") == list(LINES)


def test_the_rest_of_a_text_that_a_script_opens_is_read() -> None:
    rest = "".join(f"<p style='display:none'>{line}</p>" for line in LINES[1:])
    page = page_of(f"<div class=text>{told(LINES[0])}{rest}</div>")
    assert read(page, URL, now=NOW).text.split("\n") == LINES


@pytest.mark.parametrize("stamp", ["03.09.2026 14:27", "03.09.2026", "2026-09-03, 14:27:05 "])
@pytest.mark.parametrize("hints", [Hints(), Hints(body=(".news-detail",))])
def test_a_date_before_bare_text_is_not_of_its_first_sentence(stamp: str, hints: Hints) -> None:
    told = "<br><br>".join(LINES)
    page = page_of(f"<div class=news-detail><span class=news-date>{stamp}</span>{told}</div>")
    assert read(page, URL, now=NOW, hints=hints).text.split("\n") == LINES


def test_a_headline_that_is_left_out_ends_the_line_before_it() -> None:
    line = "By the desk of the harbour"
    page = page_of(f"<div class=b>{line}<h3 class=x>{TITLE}</h3>{'<br><br>'.join(LINES)}</div>")
    text = read(page, URL, now=NOW, hints=Hints(body=(".b",), drop=("h3",))).text
    assert text.split("\n")[-len(LINES) :] == LINES


@pytest.mark.parametrize(
    "count",
    ["14:27", "154", "1 254", "03.09.202614:27", "03.09.2026", "3 сентября 2026 г. 14:27", "2026年9月3日",
     "Thu, 3 September 2026", "3 de septiembre de 2026", "Thứ năm, 03/09/2026"],
)  # fmt: skip
def test_a_day_an_hour_or_a_number_at_an_edge_goes(count: str) -> None:
    assert clean("\n".join([count, *LINES, count])) == "\n".join(LINES)


def test_a_number_between_paragraphs_stays() -> None:
    lines = [LINES[0], "154", LINES[1]]
    assert clean("\n".join(lines)) == "\n".join(lines)


@pytest.mark.parametrize(
    "line", ["12 nurses came.", "2026 was dry.", "14:27 is when the bell rang.", "3,4 %"]
)
def test_a_line_that_begins_with_a_number_stays_at_an_edge(line: str) -> None:
    assert clean(f"{line}\n{LINES[0]}\n{line}") == f"{line}\n{LINES[0]}\n{line}"


def test_pictures_without_a_story_are_no_article() -> None:
    figures = (
        f"<figure><img src=/g/{i}.jpg><figcaption>Picture {i} of 9</figcaption></figure>" for i in range(9)
    )
    assert refused(page_of("".join(figures), "Pictures: a ward opens")).startswith("no text")


@pytest.mark.parametrize("count", ["{}/12", "Photo {} of 12", "第{}张", "( {} )"])
def test_what_but_counts_pictures_is_no_text(count: str) -> None:
    shown = "".join(f"<div><img src=/g/{i}.jpg><span>{count.format(i)}</span></div>" for i in range(1, 13))
    assert refused(page_of(f"<div class=slider>{shown}</div>", "Pictures: a ward opens")).startswith(
        "no text"
    )


@pytest.mark.parametrize(
    "form", ["{0}<form action=/join><p>Leave us your address.</p></form>", "<form>{0}</form>"]
)
def test_a_form_is_no_part_of_its_article_unless_it_holds_it(form: str) -> None:
    page = page_of(f"<article>{form.format(told(*LINES))}</article>")
    assert read(page, URL, hints=Hints(body=("article",)), now=NOW).text == "\n".join(LINES)


def test_what_is_named_as_no_part_of_an_article_is_left_out_in_capitals_as_well() -> None:
    beside = (
        '<div class="Side RELATED-News"><p>Ten more wards open.</p></div><p id="Share-Bar">Tell others</p>'
    )
    page = page_of(f"<article>{told(*LINES)}{beside}</article>")
    assert read(page, URL, hints=Hints(body=("article",)), now=NOW).text == "\n".join(LINES)


@pytest.mark.parametrize(
    "name", ["kg-card kg-bookmark-card", "kg-card kg-signup-card", "wp-embedded-content"]
)
def test_a_card_that_leads_to_another_page_is_no_part_of_an_article(name: str) -> None:
    card = (
        f"<blockquote class='{name}'><a href=/z><p>Ten wards</p><p>They open in spring.</p></a></blockquote>"
    )
    page = page_of(f"<section class=gh-content>{told(LINES[0])}{card}{told(*LINES[1:])}</section>")
    assert read(page, URL, hints=Hints(body=(".gh-content",)), now=NOW).text == "\n".join(LINES)
