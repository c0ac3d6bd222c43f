"""Pages of unknown sites: blocks, what is told of them, and which of them are the article."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spiders.article import read
from spiders.reading import reader
from spiders.reading.blocks.around import NAMES, traits
from spiders.reading.blocks.chosen import chosen_of, whole_tables
from spiders.reading.blocks.forest import load
from spiders.reading.blocks.runs import in_runs
from spiders.reading.blocks.traits import Context
from spiders.reading.blocks.verdict import MODEL, SECOND, after_first, model, verdict
from spiders.reading.blocks.walk import Walk, size_of
from spiders.reading.reader import general
from spiders.reading.text.body import Body
from spiders.reading.text.elements import body_of
from spiders.reading.tree.markup import parse
from spiders.reading.tree.page import page_of as page_at
from tests.bench.shingles import compared, f1

NOW = datetime(2026, 11, 22, tzinfo=UTC)
PAGES = Path(__file__).with_name("pages")


def walk(markup: str) -> Walk:
    return Walk(next(parse(f"<html><body>{markup}</body></html>").iter("body")))


# One article each; around it a menu, a share line, headlines of other articles and comments.
ARTICLES = {
    "en": [
        "The border hospital opened a joint laboratory on Monday, and doctors of both provinces work in it.",
        "For three years the two health departments had planned it, said the head of the laboratory.",
        "Samples that used to travel for two days are now read within four hours, she added.",
    ],
    "vi": [
        "Sáng thứ Hai, bệnh viện huyện biên giới mở phòng xét nghiệm chung, nơi bác sĩ hai tỉnh làm việc.",
        "Hai sở y tế đã chuẩn bị suốt ba năm, trưởng phòng xét nghiệm cho biết.",
        "Mẫu bệnh phẩm trước đây phải đi hai ngày, nay có kết quả trong bốn giờ, bà nói thêm.",
    ],
    "ru": [
        "В понедельник приграничная больница открыла общую лабораторию, в ней работают врачи двух областей.",
        "Оба управления здравоохранения готовили её три года, сообщила заведующая лабораторией.",
        "Образцы, которые раньше ехали двое суток, теперь читают за четыре часа, добавила она.",
    ],
    "ur": [
        "سرحدی ہسپتال میں ایک مشترکہ تجربہ گاہ کھولی گئی، جس میں دونوں صوبوں کے ڈاکٹر کام کرتے ہیں۔",
        "تجربہ گاہ کی سربراہ نے بتایا کہ دونوں محکمہ صحت تین سال سے اس کی تیاری کر رہے تھے۔",
        "انہوں نے کہا کہ جن نمونوں کو پہلے دو دن لگتے تھے، اب چار گھنٹے میں پڑھ لیے جاتے ہیں۔",
    ],
    "zh": [
        "周一，边境医院启用了联合实验室，两省的医生将在这里一起工作，共同检测各类传染病样本。",
        "实验室负责人说，两地卫生部门为此准备了三年，设备由双方共同出资购买。",
        "她补充说，过去样本需要运送两天，现在四个小时之内就可以得到检测结果。",
    ],
}
OTHERS = ["Rain expected", "Football results", "New bridge", "Market prices", "Schools reopen", "Film week"]


def page_of(lines: list[str]) -> str:
    menu = "".join(f"<li><a href='/{n}'>{name}</a></li>" for n, name in enumerate(OTHERS))
    cards = "".join(
        f"<div class='x'><a href='/n/{n}'>{name} today</a></div>" for n, name in enumerate(OTHERS)
    )
    text = "".join(f"<p>{line}</p>" for line in lines)
    return (
        f"<html><head><title>{lines[0][:30]}</title></head><body><div class='a1'><ul>{menu}</ul></div>"
        f"<div class='b2'><h1>{lines[0][:30]}</h1><div class='c3'>{text}</div>"
        f"<div class='d4'>{cards}</div></div><div class='e5'>© 2026 The Paper</div></body></html>"
    )


@pytest.mark.parametrize("language", ARTICLES)
def test_an_article_is_told_from_what_stands_around_it_in_any_language(language: str) -> None:
    lines = ARTICLES[language]
    article = read(page_of(lines), "https://paper.example/a/1", now=NOW)
    assert article.text.split("\n") == lines
    assert article.methods["text"] == "blocks"


def test_a_block_stands_within_its_element_and_every_character_is_counted() -> None:
    found = walk("<div>one<p>two <b>three</b> <a href=x>four</a></p>five<br>six</div><ul><li>seven</li></ul>")
    assert [block.text for block in found.blocks] == ["one", "two three four", "five", "six", "seven"]
    assert [block.linked for block in found.blocks] == [0, 4, 0, 0, 0]
    assert [block.strong for block in found.blocks] == [0, 5, 0, 0, 0]
    assert all(block.spot.first <= block.place < block.spot.last for block in found.blocks)
    assert found.spots[0].chars == sum(len(block.text) for block in found.blocks)
    assert found.spots[0].lines == 5


markup = st.recursive(
    st.sampled_from(["word", "some more words.", "<br>", "<a href=x>link</a>", "<b>bold</b>"]),
    lambda inner: st.builds(
        "<{0} class='{1}'>{2}</{0}>".format,
        st.sampled_from(["div", "p", "section", "li", "td", "figure", "span"]),
        st.sampled_from(["", "post-body", "related", "x y z"]),
        st.lists(inner, max_size=4).map(" ".join),
    ),
    max_leaves=12,
)


@given(markup)
@settings(max_examples=60, deadline=None)
def test_every_block_gets_a_probability(text: str) -> None:
    found = walk(text)
    likely = verdict(found, Context.of("a title", "", "", ""))
    assert len(likely) == len(found.blocks)
    assert ((likely >= 0) & (likely <= 1)).all()
    assert likely.tolist() == verdict(found, Context.of("a title", "", "", "")).tolist()


def test_what_a_script_shows_is_not_hidden_where_it_is_most_of_the_page() -> None:
    shown = walk("<p>Menu</p><div style='display:none'><p>The whole article stands in here.</p></div>")
    assert not any(block.spot.hidden for block in shown.blocks)
    hidden = walk("<p>The whole article stands in here.</p><div style='display:none'><p>Menu</p></div>")
    assert [block.spot.hidden for block in hidden.blocks] == [False, True]


def test_a_chinese_sign_counts_for_several_letters() -> None:
    assert (size_of("health"), size_of("卫生"), size_of("卫生 WHO")) == (6, 6, 10)
    assert walk("<p>卫生</p>").spots[0].chars == 6


def test_a_line_that_was_judged_away_is_not_read_even_beside_one_that_was_not() -> None:
    root = walk("<div>The article.<br>Share this<br>It goes on.</div>").spots[0].element
    assert body_of([root], set(), unwanted={"Share this"}).lines == ["The article.", "It goes on."]


def test_a_sentence_that_a_page_shows_twice_is_read_once() -> None:
    lines = ARTICLES["en"]
    again = page_of([*lines[:2], lines[0], *lines[2:]])
    assert read(again, "https://paper.example/a/1", now=NOW).text.split("\n") == lines


@pytest.mark.parametrize("attributes", ["", " lang=en {color:red;}}<=1 {a}b"])
def test_what_only_trafilatura_finds_stands_in_lines_and_without_its_title(attributes: str) -> None:
    lines = ["The clinic is closed.", "It opens on Monday.", "Call the night desk."]
    said = "".join(f"<p>{line}</p>" for line in lines)
    within = f"<nav{attributes}><h1>Closed</h1>{said}</nav>"
    notice = f"<html{attributes}><head><title>Closed</title></head><body>{within}</body></html>"
    body, method = general(page_at(parse(notice), "https://clinic.example/notice"), set())
    assert (body.lines, method) == (lines, "trafilatura")


def test_trafilatura_is_not_asked_about_a_page_of_much_markup(monkeypatch: pytest.MonkeyPatch) -> None:
    menu = "<nav><h1>Closed</h1><p>The clinic is closed.</p><p>It opens on Monday.</p></nav>"
    markup = f"<title>Closed</title><body>{menu}<main><b>Call the desk of the night.</b></main>".encode()
    page = page_at(parse(markup), "https://clinic.example/notice", markup)
    assert general(page, set())[1] == "trafilatura"
    monkeypatch.setattr(reader, "MOST_MARKUP", len(markup) - 1)
    body, method = general(page, set())
    assert (body.lines, method) == (["Call the desk of the night."], "plain")


def test_the_pictures_of_other_articles_are_none_of_this_one() -> None:
    card = "<div class='card'><a href='/n/9'><img src='/other.jpg'>Harvest begins</a></div>"
    others = f"<div class='related-posts'><h4>Related</h4>{card * 3}</div>"
    page = page_of(ARTICLES["en"]).replace("<p>For three", f"<p><img src='/own.jpg'></p>{others}<p>For three")
    images = read(page, "https://paper.example/a/1", now=NOW).images
    assert [image.url for image in images] == ["https://paper.example/own.jpg"]


def traits_of(markup: str, name: str, title: str = "") -> list[float]:
    table = traits(walk(markup), Context.of(title, "", "", ""), model().lexica)
    return [float(value) for value in table[:, NAMES.index(name)]]


def test_the_sentences_stand_where_the_text_is_and_not_where_the_links_are() -> None:
    line = "Both health departments work in it, day and night, he said."
    linked = f"<p><a href=x>{line}</a></p>" * 4
    assert traits_of(f"<div>{linked}</div><div>{f'<p>{line}</p>' * 3}</div>", "in top") == [0] * 4 + [1] * 3


def test_blocks_are_counted_from_the_title_of_the_page_before_any_other_heading() -> None:
    markup = "<h1>The Paper</h1><p>Menu</p><h2>A joint laboratory</h2><p>Text</p>"
    assert traits_of(markup, "behind title", "A joint laboratory") == [-2, -1, 0, 1]
    assert traits_of(markup, "behind title", "Nothing like it") == [0, 1, 2, 3]


def test_the_second_forest_hears_what_the_first_said_around_a_block() -> None:
    found = walk("<div><p>one two</p><p>three four</p></div><p>five six</p>")
    context, likely = Context.of("", "", "", ""), np.array([0.9, 0.7, 0.1], np.float32)
    table = after_first(found, traits(found, context, model().lexica), likely)

    def said(name: str) -> list[float]:
        return [round(float(value), 3) for value in table[:, SECOND.index(name)]]

    assert said("first") == [0.9, 0.7, 0.1]
    assert (said("first at -1"), said("first at 1")) == ([-1, 0.9, 0.7], [0.7, 0.1, -1])
    assert said("first of 1 above")[:2] == [0.8, 0.8]
    assert said("in best") == [1, 1, 0]
    alone = model().first.ask(traits(found, context, model().lexica))
    assert verdict(found, context).tolist() == model().second.ask(
        after_first(found, traits(found, context, model().lexica), alone)
    ).tolist()  # fmt: skip


def test_a_forest_answers_as_its_trees_do(tmp_path: Path) -> None:
    trees = [[[0, 5.0, 1, 2], [-1.0], [1, 0.5, 3, 4], [1.0], [3.0]], [[0.25]]]
    (tmp_path / "forest.json").write_text(json.dumps({"traits": ["size", "linked"], "trees": trees}))
    forest = load(tmp_path / "forest.json", ("size", "linked"))
    asked = np.array([[5, 0], [6, 0.5], [6, 0.6]], np.float32)
    odds = np.array([-0.75, 1.25, 3.25])
    assert forest.ask(asked) == pytest.approx(1 / (1 + np.exp(-odds)), rel=1e-5)


def test_a_forest_of_other_traits_is_refused(tmp_path: Path) -> None:
    (tmp_path / "forest.json").write_text('{"traits": ["size"], "trees": []}')
    with pytest.raises(ValueError, match="make model"):
        load(tmp_path / "forest.json", ("linked",))


def test_the_model_that_ships_is_small_and_of_these_traits() -> None:
    assert model().first.roots.size > 50
    assert json.loads((MODEL / "first.json").read_text("utf-8"))["traits"] == list(NAMES)
    assert json.loads((MODEL / "second.json").read_text("utf-8"))["traits"] == list(SECOND)
    assert sum(path.stat().st_size for path in MODEL.iterdir()) < 1_500_000


def test_golden_pages_are_read_without_the_help_of_selectors() -> None:
    matches = []
    for folder in sorted(PAGES.iterdir()):
        about = json.loads((folder / "expected.json").read_text("utf-8"))
        article = read((folder / "page.html").read_bytes(), about["given"]["url"], now=NOW)
        matches.append(compared("\n".join(about["expected"]["text"]), article.text))
    assert f1(matches)[0] >= 0.9


def test_a_table_is_read_as_a_whole_and_one_that_lays_out_a_page_is_not() -> None:
    rows = "<tr><td>Samples</td><td>40</td></tr><tr><td>Laboratories</td><td>3</td></tr>"
    found = walk(f"<table><tr><td><p>Before</p><table>{rows}</table><p>Behind</p></td></tr></table>")
    likely = whole_tables(found, np.array([0.9, 0.2, 0.8, 0.1], np.float32))
    shared = (10 * 0.2 + 14 * 0.8) / 24
    assert likely.round(3).tolist() == np.array([0.9, shared, shared, 0.1], np.float32).round(3).tolist()


def test_an_address_that_a_script_was_to_replace_is_not_read_and_one_that_leads_somewhere_is() -> None:
    first, second, third = ARTICLES["en"]
    embedded, linked = "https://video.example/v/7", "https://paper.example/report.html"
    text = read(
        page_of([first, embedded, second, f"<a href='{linked}'>{linked}</a>", third]),
        "https://paper.example/a/1", now=NOW,
    ).text.split("\n")  # fmt: skip
    assert embedded not in text
    assert linked in text


def test_a_row_that_is_hardly_likely_comes_with_its_table(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = "<tr><td>Samples taken</td><td>40</td></tr><tr><td>Laboratories of both towns</td><td>3</td></tr>"
    told = np.array([0.9, 0.9, 0.2], np.float32)
    monkeypatch.setattr("spiders.reading.reader.verdict", lambda _walk, _context: told)
    page = (
        f"<p>{'The nurses of both towns train together from next spring on. ' * 9}</p><table>{rows}</table>"
    )
    body, method = general(page_at(parse(page), "https://clinic.example/news/nurses-train-together"), set())
    assert (body.lines[1:], method) == (["Samples taken 40", "Laboratories of both towns 3"], "blocks")


def test_a_block_is_read_from_a_likelihood_of_somewhat_less_than_a_half_on() -> None:
    found = walk(
        "".join(f"<p>{what} {'and stay for a while ' * 20}</p>" for what in ("Train", "Go", "Share"))
    )
    context = Context.of("A title", "", "", "")
    assert chosen_of(found, context, np.array([0.6, 0.47, 0.3], np.float32)) == [0, 1]


def test_a_short_line_goes_with_those_around_it_where_little_speaks_against_it() -> None:
    likely = np.array([0.9, 0.36, 0.9, 0.1, 0.5, 0.1, 0.36], np.float32)
    assert in_runs(likely, np.full(7, 12), 0.4).tolist() == [True] * 3 + [False] * 4


def test_a_long_paragraph_stands_alone_and_a_long_line_of_others_parts_an_article() -> None:
    likely, sizes = np.array([0.1, 0.6, 0.1, 0.9, 0.2, 0.9], np.float32), np.array([12, 400, 12, 40, 200, 40])
    assert in_runs(likely, sizes, 0.4).tolist() == [False, True, False, True, False, True]
    assert in_runs(likely[:0], sizes[:0], 0.4).tolist() == []


def test_a_run_at_the_head_of_a_page_costs_its_beginning_as_well() -> None:
    likely, sizes = np.array([0.75, 0.01]), np.array([1, 600])
    assert in_runs(likely, sizes, 0.42).tolist() == [False, False]
    assert in_runs(np.array([0.99, 0.01]), sizes, 0.42).tolist() == [True, False]


def test_a_line_of_data_that_a_script_was_to_take_is_not_read_and_an_example_of_it_is() -> None:
    found = walk(
        '<p>Nurses train.</p><p>{"type": "player", "id": 7}</p><pre>{"dose": 2}</pre><p>[1] {a: b}</p>'
    )
    assert chosen_of(found, Context.of("", "", "", ""), np.full(4, 0.9, np.float32)) == [0, 2, 3]


def test_what_stands_below_every_picture_of_a_gallery_is_read_once_and_rows_of_a_table_as_they_are() -> None:
    label, row = "The new ward, in five pictures", "Beds in the wards of both towns"
    lines = [label, label, "Yes.", "Yes.", "Nurses train.", label, row, row]
    body = Body(lines, [*"pppppp", "t", "t"])
    body.say_once()
    assert body.lines == [label, "Yes.", "Yes.", "Nurses train.", label, row, row]
    assert body.shape == "ppppptt"
