"""Articles in odd places are read: in noscript, in a shadow, in what never closes, among others."""

from __future__ import annotations

import json

import pytest

from spiders.article import read
from spiders.reading.text.part import own_part
from spiders.reading.tree.markup import closed, parse
from spiders.reading.tree.page import Page, page_of
from spiders.reading.tree.texts import whole_text
from spiders.source import Hints
from tests.nurses import LINES, NOW, TITLE, URL

MARKUP = "".join(f"<p>{line}</p>" for line in LINES)
HEAD = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>"
MENU = "<ul><li><a href=/>Home</a><li><a href=/a>Health</a></ul>"


def text_of(page: str) -> str:
    return read(page, URL, now=NOW).text


@pytest.mark.parametrize(
    "body",
    [
        f"<noscript>{MARKUP}</noscript>",
        f"<div id=app></div><template>{MARKUP}</template>",
        f"<news-story><template shadowrootmode='open'><div>{MARKUP}</div></template></news-story>",
        f"<textarea>{MARKUP}</textarea>",
        f"<svg viewBox='0 0 1 1'><path d='M0'>{MARKUP}",
        f"<select><option>Tiếng Việt{MARKUP}",
        f"<button class=menu>{MARKUP}",
        f"<style>.a {{}}{MARKUP}",
        f"<textarea rows=3>{MARKUP}",
        f"<iframe src=/ad>{MARKUP}",
        f"<script src=/a.js>{MARKUP}",
        f"<script>var a = 1;\n{MARKUP}",
        f"<!-- the article begins {MARKUP}",
        f"<noframes>{MARKUP}</noframes>",
        f"<div><plaintext>{MARKUP}",
        f"{MARKUP}<p>and what follows was cut of",
        f"{MARKUP}<a href='/cut",
    ],
)
def test_a_text_in_an_odd_place_is_read(body: str) -> None:
    assert text_of(HEAD + MENU + body).split("\n")[: len(LINES)] == LINES


@pytest.mark.parametrize("section", ["article", "main", "section", "header"])
def test_a_body_begins_with_a_section_that_nobody_named_it_for(section: str) -> None:
    title = "A morning at the harbour"
    html = f"<html><title>{title}</title><{section}><h1>{title}</h1>{MARKUP}</{section}>"
    tree = parse(f"{html}behind<div>the rest</div>")
    assert whole_text(tree.find("head")) == title
    assert whole_text(tree.find("body")).endswith("behindthe rest")
    assert text_of(html).split("\n") == LINES


@pytest.mark.parametrize(
    "tag",
    [
        '<img alt="a river" height="63"">',
        "<a class='share' more'>",
        '<a rel="noopener  class="share" href=/share>',
        "<a title=it's>",
        '<a href=/share?u="a">',
        "<!-->",
        "<!-- a --!>",
    ],
)
def test_a_stray_quotation_mark_takes_no_text_along(tag: str) -> None:
    for size in (1, 1_500):
        lines = [f"{line} ({place})" for place in range(size) for line in LINES]
        text = "".join(f"<p class='a'>{line}</p>" for line in lines)
        assert text_of(f"{HEAD}<div>{tag}</div>{text}").split("\n") == lines


@pytest.mark.parametrize("begun", ["", "<html><head><title>x</title></head><body class=b>"])
def test_a_text_behind_the_end_of_a_page_is_read_where_none_stands_before(begun: str) -> None:
    page = f"{HEAD}{MENU}</body></html>{begun}{MARKUP}</body></html>"
    assert text_of(page).split("\n")[-len(LINES) :] == LINES
    assert text_of(f"{HEAD}{MARKUP}</body></html><p>Share this page with your friends.</p>") == "\n".join(
        LINES
    )


def test_a_title_that_never_ends_swallows_nothing() -> None:
    page = f"<html><head><title>{TITLE}<meta charset=utf-8></head><body>{MARKUP}"
    article = read(page, URL, now=NOW)
    assert (article.title, article.text.split("\n")) == (TITLE, LINES)


def test_markup_that_closes_stays_as_it_is() -> None:
    page = f"{HEAD}<script>a = '<!--'</script><!-- x --><style>a</style><İ>{MARKUP}<textarea></textarea>"
    assert closed(page) is page


def test_how_signs_are_read_is_no_text_of_theirs() -> None:
    title = "<ruby>岘港<rp>（</rp><rt>Xiàn gǎng</rt><rp>）</rp></ruby>医生培训<ruby>护士<rt>hùshi</ruby>"
    page = f"<title>岘港医生培训护士</title><body><h1>{title}</h1><p>一月起{title}。</p>{MARKUP}"
    article = read(page, URL, now=NOW)
    assert (article.title, article.text.split("\n")[0]) == ("岘港医生培训护士", "一月起岘港医生培训护士。")


@pytest.mark.parametrize("hints", [Hints(), Hints(body=("main",))])
def test_a_word_of_a_program_stands_within_its_sentence_and_a_listing_apart(hints: Hints) -> None:
    said = "<p>The wards ask <code>/api/nurses</code> for the shifts of each nurse, and get a list.</p>"
    listing = "<pre>shifts = <code>ask('/api/nurses')</code></pre>"
    text = read(f"{HEAD}<main>{MARKUP}{said}{listing}{MARKUP}</main>", URL, hints=hints, now=NOW).text
    assert "The wards ask /api/nurses for the shifts of each nurse, and get a list." in text.split("\n")
    assert "shifts = ask" not in text


def test_what_follows_a_document_that_is_shown_is_none_of_it() -> None:
    """Less than half of the text, which no other rule would bring back; and bare words, in their place."""
    shown = "<embed src=/plan.pdf>"
    first, second, *others = (f"<p>{line}</p>" for line in LINES)
    for markup in (
        f"<div>{first}{second}{shown}</div>{''.join(others)}",
        f"<div>{''.join(others)}{shown}{first}</div>{second}",
        f"<div>{first}{shown}Bare words.{shown}{second}and more<br>and more.</div>{''.join(others)}",
        f"<div>{''.join(others)}{shown}Bare words</embed> and what is behind them.</div>{first}{second}",
    ):
        article = read(f"{HEAD}<article>{markup}</article>", URL, now=NOW)
        said = parse(markup.replace(shown, ""))
        assert "".join(article.text.split()) == "".join(whole_text(said).split())
        assert [one.rpartition("/")[2] for one in article.documents] == ["plan.pdf"]


def test_a_small_noscript_is_not_text() -> None:
    note = "<noscript><p>Please enable JavaScript to see all of this page in its full beauty.</p></noscript>"
    assert "JavaScript" not in text_of(HEAD + note + MARKUP)


def test_pictures_of_lazy_pages_are_those_for_browsers_without_scripts() -> None:
    page = (
        f"{HEAD}<article><figure><img src='data:image/gif;base64,R0' class=lazy>"
        f"<noscript><img src='/river.jpg'></noscript></figure>{MARKUP}"
        "<figure><noscript><img src='/harbour.jpg'></noscript></figure></article>"
        "<noscript><img src='https://count.example/pixel' width=1 height=1></noscript>"
    )
    images = [image.url for image in read(page, URL, now=NOW).images]
    assert images == ["https://site.example/river.jpg", "https://site.example/harbour.jpg"]


def page(body: str, url: str = URL) -> Page:
    return page_of(parse(body), url)


LONG = MARKUP * 2
SECOND = "".join(f"<p>{word} went on over the mountains, and nobody knew where it would end.</p>" for word in
                 ("Snow", "Rain", "Wind", "Fog", "Hail", "Sleet", "Mist", "Dust"))  # fmt: skip


def scrolled(first: str, second: str) -> str:
    return f"<body>{MENU}<main>{first}{second}</main></body>"


@pytest.mark.parametrize(
    ("first", "second", "head"),
    [
        (f"<article data-url='{URL}'><h1>A</h1>", "<article data-url='/news/b'><h1>B</h1>", ""),
        (f"<article><h1>{TITLE}</h1>", "<article><h1>Snow at last</h1>", f"<title>{TITLE} - C</title>"),
        ("<div class=story><h1><a href=/n/7>A b</a></h1>", "<div class=story><h1><a href=/n/8>C d</a></h1>",
         "<link rel=canonical href=https://site.example/n/7>"),
        ("<article class='post'><h2><a rel=bookmark href='/news/nurses-learn-7.html'>A</a></h2>",
         "<article class='post'><h2><a rel=bookmark href='/x'>B</a></h2>", ""),
        (f"<article><h2>{TITLE}</h2>", "<article><h2>Snow at last</h2>", f"<title>{TITLE} - C</title>"),
        (f"<article><h2>A</h2><meta itemprop=mainEntityOfPage content='{URL}'>",
         "<article><h2>B</h2><meta itemprop=mainEntityOfPage content='/news/b'>", ""),
    ],
)  # fmt: skip
def test_of_several_articles_the_one_that_is_meant_is_found(first: str, second: str, head: str) -> None:
    end = f"</{'div' if '<div' in first else 'article'}>"
    for order in (1, -1):
        parts = [first + LONG + end, second + SECOND + end][::order]
        part = own_part(page(f"<head>{head}</head>" + scrolled(*parts)))
        assert part is not None
        assert LINES[0] in whole_text(part)
        assert "Snow went" not in whole_text(part)


def test_of_several_articles_one_is_read() -> None:
    two = scrolled(
        f"<article><h1>{TITLE}</h1>{LONG}</article>",
        f"<article><h1>Snow in the mountains</h1>{SECOND}</article>",
    )
    for hints in (Hints(), Hints(body=("article",))):
        article = read(f"<head><title>{TITLE}</title></head>{two}", URL, hints=hints, now=NOW)
        assert LINES[0] in article.text
        assert "Snow" not in article.text


@pytest.mark.parametrize(
    "body",
    [
        f"<article><h1>{TITLE}</h1>{LONG}</article><article class=card><h2>Snow</h2><p>Short.</p></article>",
        f"<article><h1>{TITLE}</h1>{LONG}</article>" + f"<article class=comment>{SECOND}</article>" * 3,
        f"<header class=top><h1>{TITLE}</h1>{SECOND}</header><div class=text>{LONG}<h1>Snow</h1></div>",
        f"<article><h1>One thing</h1>{LONG}</article><article><h1>Another thing</h1>{SECOND}</article>",
    ],
)
def test_a_page_of_one_article_or_of_none_that_is_meant_has_no_such_part(body: str) -> None:
    assert own_part(page(f"<title>{TITLE}</title>{body}")) is None


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<h2 id=a>Who pays<a href=#a class=headerlink>¶</a></h2>", "Who pays"),
        ("<h2 id=a>Who pays <a href=#a><span class=sr>Link to this</span></a> now</h2>", "Who pays now"),
        ("<h2 id=a>Who pays<a href=#top>#</a></h2>", "Who pays"),
        ("<section id=a><h2>Who pays <a href=#a>Link</a></h2></section>", "Who pays"),
        ("<h2 id='ai-trả'>Ai trả <a href=#ai-tr%E1%BA%A3>Liên kết</a></h2>", "Ai trả"),
        ("<h2 id=a><a href=#a>Who pays</a></h2>", "Who pays"),
        ("<h2 id=a>Who pays <a href=#b>the county</a></h2>", "Who pays the county"),
        ("<p>The county pays<a href=#note>1</a></p>", "The county pays1"),
    ],
)
def test_a_link_of_a_heading_to_itself_is_no_text_of_it(markup: str, text: str) -> None:
    tree = page_of(parse(f"<body>{markup}"), "https://site.example/a").tree
    assert " ".join(whole_text(tree).split()) == text


def test_a_picture_that_leads_to_its_place_stays() -> None:
    tree = page_of(parse("<body><a href=#img-2><img src=/boat.jpg></a>"), "https://site.example/a").tree
    assert [one.get("src") for one in tree.iter("img")] == ["/boat.jpg"]


def test_an_article_that_holds_others_is_one() -> None:
    inner = f"<article><h2>What a nurse says of it</h2>{MARKUP * 2}</article>"
    page = f"{HEAD}<main><article><h1>{TITLE}</h1>{MARKUP * 2}{inner}</article></main>"
    assert own_part(page_of(parse(page.replace(f"<h1>{TITLE}</h1>", "", 1)), URL)) is None


def test_of_several_articles_in_data_that_of_the_heading_is_meant_however_it_is_written() -> None:
    data = [{"@type": "NewsArticle", "headline": one} for one in ("Snow at last", TITLE)]
    markup = f"<script type='application/ld+json'>{json.dumps(data)}</script><h1>{TITLE.upper()}</h1>"
    assert page(markup).article["headline"] == TITLE
