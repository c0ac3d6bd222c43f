"""Articles in the data from which a script builds its page: in scripts, in attributes, broken off."""

from __future__ import annotations

import json
import time
from html import escape

import pytest

from spiders.article import read
from spiders.faults import NotAnArticle
from spiders.reading.text.json_text import begun, loaded, unescaped
from spiders.reading.text.state import state_story
from spiders.reading.tree.markup import parse
from spiders.reading.tree.page import page_of
from spiders.reading.tree.texts import whole_text
from tests.nurses import LINES, NOW, TITLE, URL

MARKUP = "".join(f"<p>{line}</p>" for line in LINES)
HEAD = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>"
MENU = "<ul><li><a href=/>Home</a><li><a href=/a>Health</a></ul>"
SECONDS = 5.0  # CPU
LONG = "".join(f"<p>{n} {LINES[0]}</p>" for n in range(75_000))  # more than is read of data


def escaped(text: str) -> str:
    """Text as Angular puts it into its state."""
    for sign, escape_ in (("&", "&a;"), ('"', "&q;"), ("'", "&s;"), ("<", "&l;"), (">", "&g;")):
        text = text.replace(sign, escape_)
    return text


BLOCKS = [{"type": "paragraph", "content": [{"type": "text", "text": line}]} for line in LINES]
SLATE = [{"type": "p", "children": [{"text": line[:9]}, {"text": line[9:], "bold": True}]} for line in LINES]
OTHER = {"title": "Another story", "content": "<p>Something else altogether, and long.</p>" * 20, "slug": "b"}
NEXT = {"props": {"pageProps": {"post": {"title": TITLE, "content": MARKUP}, "related": [OTHER]}}}
NUXT = [["ShallowReactive", 1], {"data": 2}, {"post": 3}, {"title": 4, "noi_dung": 5}, TITLE, MARKUP]
APOLLO = {
    "Post:1": {"headline": TITLE, "body": {"__ref": "Body:1"}},
    "Body:1": {"html": MARKUP},
    "Post:2": OTHER,
}
FLIGHT = '5:["$","$L1",null,{"post":' + json.dumps({"title": TITLE, "body": MARKUP}) + "}]\n"

STATES = {
    "Next": json.dumps(NEXT),
    "Nuxt 2": "window.__NUXT__=" + json.dumps({"data": [{"a": {"title": TITLE, "content": MARKUP}}]}) + ";",
    "Nuxt 2 as a function": "window.__NUXT__=(function(a,b){return {data:[{title:a,body:b}]}}("
    + json.dumps(TITLE) + "," + json.dumps(MARKUP) + "))",
    "Nuxt 3": json.dumps(NUXT),
    "Apollo": "window.__APOLLO_STATE__ = " + json.dumps(APOLLO),
    "initial state": "__INITIAL_STATE__=" + json.dumps({"a": {"name": TITLE, "text": "\n\n".join(LINES)}}),
    "state as a string": "window.__S=JSON.parse(" + json.dumps(json.dumps(NEXT)) + ")",
    "streamed": f"self.__next_f.push({json.dumps([1, FLIGHT])})",
    "WordPress": json.dumps({"title": {"rendered": TITLE}, "content": {"rendered": MARKUP}}),
    "paragraphs": json.dumps({"headline": TITLE, "paragraphs": LINES}),
    "blocks": json.dumps({"title": TITLE, "body": {"type": "doc", "content": BLOCKS}}),
    "rich text": json.dumps({"title": TITLE, "richText": SLATE}),
    "Angular": json.dumps({"1": {"b": {"title": TITLE, "body": MARKUP}, "s": 200, "u": URL, "rt": "json"}}),
    "Angular, escaped": escaped(json.dumps({"G.https": {"body": {"title": TITLE, "html": MARKUP}}})),
    "elements": json.dumps({"headlines": {"basic": TITLE}, "content_elements": [
        {"type": "image", "caption": "A river " * 40},
        *({"type": "text", "content": line} for line in LINES)]}),
    "escaped markup": json.dumps({"title": TITLE, "html": escape(MARKUP)}),
    "beside its title": json.dumps({"title": TITLE, "attributes": {"body": MARKUP}, "items": [OTHER]}),
}  # fmt: skip


@pytest.mark.parametrize("said", ['"nurses & doctors"', '"&q; is a <q>"', '"a ward\'s"'])
def test_what_angular_has_escaped_is_as_it_was(said: str) -> None:
    assert unescaped(escaped(said)) == said


@pytest.mark.parametrize("name", STATES)
def test_an_article_is_found_in_data(name: str) -> None:
    assert state_story(["var a = 1;", STATES[name]], TITLE + " | The Courier").lines == LINES


@pytest.mark.parametrize("name", STATES)
def test_data_of_another_article_is_not_taken_for_it(name: str) -> None:
    assert state_story([STATES[name]], "A bridge opens over the river at last").lines == []


@pytest.mark.parametrize(
    "script",
    [
        "",
        "{",
        "[" * 100_000,
        '{"a":' * 50_000,
        json.dumps({"title": TITLE}),
        f'{{"title": "{TITLE}", "body": "' + '\\"' * 300_000,
        json.dumps([{"title": TITLE, "content": "x" * 3_000}] * 3_000),
    ],
)
def test_data_without_an_article_or_end_costs_little(script: str) -> None:
    assert not any(line in LINES for line in state_story([script] * 3, TITLE).lines)


SHELL = f"<title>{TITLE}</title><meta property=og:title content='{TITLE}'>{MENU}<div id=root></div>"


@pytest.mark.parametrize("name", STATES)
def test_a_page_that_a_script_builds_is_read_from_its_data(name: str) -> None:
    script = STATES[name].replace("</", "<\\/")
    article = read(f"{SHELL}<script>{script}</script>", URL, now=NOW)
    assert (article.text.split("\n"), article.methods["text"]) == (LINES, "json state")


@pytest.mark.parametrize("quote", ['"', "'"])
@pytest.mark.parametrize("name", ["data-page", "data-react-props", "data-state"])
def test_a_page_that_a_script_builds_is_read_from_the_data_of_its_element(name: str, quote: str) -> None:
    said = escape(json.dumps({"component": "Post", "props": {"post": {"title": TITLE, "content": MARKUP}}}))
    shell = SHELL.replace("id=root", f"id=app {name}={quote}{said}{quote}")
    article = read(shell, URL, now=NOW)
    assert (article.text.split("\n"), article.methods["text"]) == (LINES, "json state")


def test_data_that_an_element_bears_for_something_else_changes_no_text() -> None:
    bears = f"<div data-state='{json.dumps({'open': [False] * 300})}'>"
    whole = read(f"{HEAD}<article>{MARKUP}</article>", URL, now=NOW).text
    assert read(f"{HEAD}<article>{bears}{MARKUP}</div></article>", URL, now=NOW).text == whole


BIG = {
    "a text": json.dumps({"post": {"title": TITLE, "content": LONG}}),
    "paragraphs": json.dumps({"post": {"title": TITLE, "paragraphs": LONG[3:].split("</p><p>")}}),
    "assigned": "window.__S=" + json.dumps({"post": {"title": TITLE, "content": LONG}}) + ";",
    "behind its text": json.dumps(
        {"post": {"title": TITLE, "content": MARKUP * 9}, "menu": ["a b"] * 900_000}
    ),
}


@pytest.mark.parametrize("name", BIG)
def test_of_data_that_is_too_long_the_beginning_is_read_and_said_to_be_one(name: str) -> None:
    began = time.process_time()
    article = read(f"{SHELL}<script>{BIG[name]}</script>", URL, now=NOW)
    assert time.process_time() - began < SECONDS
    assert article.methods["text"] == "json state, cut"
    assert LINES[0] in article.text.split("\n")[0]
    assert len(article.text) > (1_000 if name == "behind its text" else 4_000_000)


def test_an_article_that_stands_behind_all_data_that_is_read_is_said_to_be_cut() -> None:
    far = json.dumps({"menu": ["a b"] * 900_000, "post": {"title": TITLE, "content": MARKUP}})
    with pytest.raises(NotAnArticle, match="no text, cut"):
        read(f"{SHELL}<script>{far}</script>", URL, now=NOW)


WHOLE = {"a": [1, {"b": "c\u00e9", "d\\": [None, True, ""]}], "e": {"f": -1.5, "g": [[], {}]}}


def test_json_that_breaks_off_anywhere_says_what_it_said_so_far() -> None:
    text = json.dumps(WHOLE)
    for end in range(1, len(text)):
        assert isinstance(begun(text[:end]), dict), text[:end]
    assert begun(text[: text.index("true")]) == {"a": [1, {"b": "cé", "d\\": [None]}]}
    assert begun(text) is None
    assert loaded(text) == WHOLE


@pytest.mark.parametrize(
    "text", ["", "{]" + " " * 9 + "x", '{"a" 1, "b": 2, "c": [', "var a = [1", "[" * 9_000, "]" * 9]
)
def test_what_is_no_json_has_no_beginning(text: str) -> None:
    assert begun(text) is None


def test_scripts_are_kept_as_data_and_leave_the_page() -> None:
    kept = page_of(
        parse(f"{HEAD}<script id='__NEXT_DATA__' type='application/json'>{STATES['Next']}</script>"), URL
    )
    assert kept.state == [STATES["Next"]]
    assert "pageProps" not in whole_text(kept.tree)
