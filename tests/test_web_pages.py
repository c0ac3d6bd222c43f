"""The pages: filters, tags in readable words, evidence, languages of the reader, trouble in words."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from sqlite_utils import Database
from starlette.applications import Starlette

from feeds.editions import FILE, load
from feeds.web import pages
from feeds.web.app import create_app
from feeds.web.reader import Reader, choose, machine_date
from feeds.web.reasons import reason_in_words
from feeds.web.story import grounds_of, marked, set_text, sound_evidence
from storage.archive import keep
from storage.article import Evidence, Judgement, Reason
from storage.database import StorageError, open_database, writing
from tests.asgi import ask
from tests.feeds_demo import NOW, SITE, STORIES, article_of, demo_database, sources_view

EDITIONS = load(FILE, NOW)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "news.db"
    demo_database(file)
    return file


@pytest.fixture
def app(path: Path) -> Starlette:
    return create_app(lambda: open_database(path), SITE, EDITIONS, sources_view, clock=lambda: NOW)


def page(app: Starlette, address: str, **headers: str) -> Any:
    answer = ask(app, address, headers)
    assert answer.status == 200, answer.text
    return html.fromstring(answer.text)


def titles(tree: Any) -> list[str]:
    return [link.text_content() for link in tree.cssselect(".story h2 a")]


def text(tree: Any, selector: str) -> str:
    return " ".join(" ".join(found.text_content().split()) for found in tree.cssselect(selector))


SENTENCES = {
    "en": "Words of health and cooperation stand in the headline and the text; France, Vietnam, and World",
    "vi": "Có từ ngữ về y tế và hợp tác trong tiêu đề và nội dung; Pháp, Việt Nam và Tổ chức Y tế",
    "ur": "صحت اور تعاون کے الفاظ سرخی اور متن میں ہیں",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_a_reason_is_said_in_the_readers_language(language: str) -> None:
    reader = Reader(language)
    judged = Judgement(True, 0.9, "kept in English", ["FR", "VN"], organisations=["WHO"])
    assert reason_in_words(judged, reader) is None
    for kind in (
        "no health",
        "no cooperation",
        "parties",
        "no partner",
        "weak",
        "vector for",
        "vector against",
    ):
        assert reason_in_words(replace(judged, because=Reason(kind)), reader)
    judged.because = Reason("found", ("title", "body"))
    assert (reason_in_words(judged, reader) or "").startswith(SENTENCES[language])


def test_a_reason_names_who_overruled_the_machine() -> None:
    reader, nobody = Reader("en"), Judgement(False, 0.1, "")
    nobody.because = Reason("weak", said=False, by="Lan", on="2026-03-01")
    assert reason_in_words(nobody, reader) == (
        "Somebody said that it is not health cooperation (\u2068Lan\u2069, 1 Mar 2026). The machine found: "
        "Too little of health and cooperation together; no country by name"
    )
    many = Judgement(True, 0.9, "", list("ABCDEFGH"), because=Reason("found", said=True, on="2026-03-01"))
    assert "(1 Mar 2026)" in (reason_in_words(many, reader) or "")
    assert "F, and 2 more" in (reason_in_words(many, reader) or "")


def test_the_front_page_shows_the_latest_with_tags_in_words(app: Starlette) -> None:
    tree = page(app, "/")
    assert len(titles(tree)) == len(STORIES)
    assert titles(tree)[0] == STORIES[0]["title"]
    first = tree.cssselect(".story")[0]
    assert text(first, ".pair") == "Vietnam ↔ France" or text(first, ".pair") == "Vietnam↔France"
    assert text(first, ".chip") == "training specialist medicine"
    assert "Nhân Dân" in text(first, ".meta") and "press" in text(first, ".meta")
    assert text(first, "time") == "22 Nov 2026 · 09:18"


def test_dates_are_as_precise_as_they_are_known(app: Starlette) -> None:
    tree = page(app, "/")
    dated = {time.get("datetime"): time.text for time in tree.cssselect(".story time")}
    assert dated["2026-11-20"] == "20 Nov 2026"  # midnight in Hanoi is the evening before in UTC
    assert dated["2026-11"] == "November 2026"
    assert text(tree, ".undated") == "date not given"


@pytest.mark.parametrize("hours", range(-11, 13))
def test_a_day_is_its_own_day_in_every_zone(hours: int) -> None:
    midnight = datetime(2026, 11, 20, tzinfo=UTC) - timedelta(hours=hours)
    assert machine_date(midnight, "day") == "2026-11-20"
    assert Reader("en").date(midnight, "day") == "20 Nov 2026"


def test_every_text_says_its_language_and_direction(app: Starlette) -> None:
    for story in page(app, "/").cssselect(".story h2, .story .snippet"):
        assert story.get("lang")
        assert story.get("dir") == ("rtl" if story.get("lang") in ("ur", "ar", "fa") else "ltr")


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("from=VN&with=CN", {1, 6}),
        ("from=RU", {2}),
        ("from=vn&with=", {0, 1, 3, 4, 6, 7, 8}),
        ("topic=digital", {7}),
        ("topic=digital,traditional", {6, 7}),
        ("language=fa", {5}),
        ("source=caobang", {1}),
        ("rank=official", {1}),
        ("q=Lyon", {0}),
        ("q=传统医学", {6}),
        ("since=24h&source=vietnam-vn", {3, 4}),
        ("q=" + '"()*-^:', set()),
    ],
)
def test_filters_are_the_words_of_a_query(app: Starlette, query: str, shown: set[int]) -> None:
    found = {title.removesuffix(" (mis à jour)") for title in titles(page(app, f"/?{query}"))}
    expected = {STORIES[number]["title"] for number in shown}
    assert found == expected or (query.startswith('q="') and not expected)


def test_the_form_keeps_what_was_asked(app: Starlette) -> None:
    form = page(app, "/?from=VN,LA&with=FR&topic=training&q=bác&rank=press&since=90d&ui=vi").cssselect(
        "form"
    )[0]
    fields = dict(form.form_values())
    assert fields == {
        "from": "VN,LA", "with": "FR", "topic": "training", "language": "", "source": "", "q": "bác",
        "rank": "press", "since": "90d", "ui": "vi",
    }  # fmt: skip


def test_choosing_two_countries_in_the_form_asks_for_a_pair(app: Starlette) -> None:
    names = [field.get("name") for field in page(app, "/?country=VN").cssselect("form select")]
    assert names == ["from", "with", "topic", "language", "source"]
    assert dict(page(app, "/?country=VN").cssselect("form")[0].form_values())["from"] == "VN"


def test_what_is_shown_can_be_subscribed_to(app: Starlette) -> None:
    tree = page(app, "/?with=FR&from=VN")
    alternates = {link.get("type"): link.get("href") for link in tree.cssselect("head link[rel=alternate]")}
    assert alternates == {
        "application/rss+xml": "/feed.rss?from=fr&with=vn",
        "application/atom+xml": "/feed.atom?from=fr&with=vn",
        "application/feed+json": "/feed.json?from=fr&with=vn",
    }
    for href in alternates.values():
        assert ask(app, href).status == 200
    assert [link.text for link in tree.cssselect(".feeds a")] == ["RSS", "Atom", "JSON"]


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("vi", "ltr"), ("ur", "rtl")])
def test_the_page_speaks_the_readers_language(app: Starlette, language: str, direction: str) -> None:
    asked, accepted = (
        page(app, f"/?ui={language}"),
        page(app, "/", **{"accept-language": f"{language}-XX,de;q=.5"}),
    )
    for tree in (asked, accepted):
        assert (tree.get("lang"), tree.get("dir")) == (language, direction)
    assert all(f"ui={language}" in link.get("href") for link in asked.cssselect("nav.ways a, .chip, .pair"))
    assert not any("ui=" in link.get("href") for link in accepted.cssselect("nav.ways a, .chip"))


def test_countries_and_topics_are_named_in_the_readers_language(app: Starlette) -> None:
    first = page(app, "/?ui=ur").cssselect(".story")[0]
    assert "ویتنام" in text(first, ".pair") and "فرانس" in text(first, ".pair")
    assert "تربیت" in text(first, ".chip")


def test_languages_are_chosen_as_browsers_ask() -> None:
    assert choose(None, "de, ur-PK;q=0.8, en;q=0.9") == "en"
    assert choose("vi", "ur") == "vi"
    assert choose("xx", "ur;q=0") == "en"
    assert choose(None, "ur;q=banana,vi") == "vi"
    assert choose(None, "") == "en"


def test_every_language_of_the_page_says_everything() -> None:
    from feeds.web.reader import _tables

    keys = {language: set(words) for language, words in _tables().items()}
    assert keys["en"] == keys["vi"] == keys["ur"]


def test_why_quotes_the_original_with_the_words_marked(app: Starlette) -> None:
    details = page(app, "/").cssselect(".story")[0].cssselect("details")[0]
    assert "Việt Nam" in [mark.text for mark in details.cssselect("dd mark")]
    assert details.cssselect("dd")[0].get("lang") == "vi"


def test_an_article_page_marks_its_evidence(app: Starlette, path: Path) -> None:
    number = article_number(path, "910001")
    tree = page(app, f"/article/{number}")
    assert text(tree, "h1") == STORIES[0]["title"]
    marks = {mark.text: mark.get("title") for mark in tree.cssselect(".text mark")}
    assert marks["khóa đào tạo"] == "training" and marks["Pháp"] == "France"
    assert [p.text_content() for p in tree.cssselect(".text p")] == STORIES[0]["text"].split("\n")


def article_number(path: Path, key: str) -> int:
    return int(next(open_database(path).query("SELECT id FROM articles WHERE key = ?", [key]))["id"])


def test_an_article_page_shows_what_it_said_before(app: Starlette, path: Path) -> None:
    tree = page(app, f"/article/{article_number(path, '331002')}")
    assert text(tree, "h1").endswith("(mis à jour)")
    assert "headline" in text(tree, ".card summary")
    assert STORIES[7]["title"] in text(tree, ".card details")


def test_an_article_that_is_not_relevant_says_why(app: Starlette, path: Path) -> None:
    story = STORIES[0] | {"relevant": False, "key": "x", "url": "https://nhandan.vn/x-postx.html"}
    db = open_database(path)
    with writing(db):
        keep(db, article_of(story), NOW)
    tree = page(app, f"/article/{article_number(path, 'x')}")
    assert "Not in the feeds" in text(tree, ".notice")
    assert "nhandan.vn/x-" not in ask(app, "/").text


def test_hostile_articles_are_text_and_nothing_else(app: Starlette, path: Path) -> None:
    attack = "<script>alert(1)</script>"
    article = article_of(STORIES[0])
    article.key, article.url, article.title = "evil", "javascript:alert(1)", f"{attack} \x00\x0b{{{{7*7}}}}"
    article.text = article.lead = f"{attack}\n<img src=x onerror=alert(1)>"
    article.language, article.origin, article.rank = 'x" onload="alert(1)', '"><b>', "<i>"
    assert article.judgement
    article.judgement.organisations = [attack]
    article.judgement.evidence = [Evidence(attack, "text", 0, len(attack), attack)]
    db = open_database(path)
    with writing(db):
        keep(db, article, NOW)
    for address in ("/", f"/article/{article_number(path, 'evil')}"):
        answer = ask(app, address)
        assert answer.status == 200
        assert attack not in answer.text and "<img src=x" not in answer.text and "49" not in answer.text
        tree = html.fromstring(answer.text)
        assert not [link for link in tree.iter("a") if link.get("href", "").startswith("javascript")]
        assert not tree.cssselect("[onload], [onerror]")


def test_headings_and_lists_stand_on_the_page_as_such_with_their_evidence_marked() -> None:
    evidence = [Evidence("topic:training", "text", 12, 18, "Nurses")]
    out = set_text("One <b>\nTwo\nNurses\nDoctors", "phll", evidence, Reader("en"))
    assert re.sub(' title="[^"]*"', "", out) == (
        "<p>One &lt;b&gt;</p><h3>Two</h3><ul><li><mark>Nurses</mark></li><li>Doctors</li></ul>"
    )


def test_evidence_that_no_longer_quotes_its_text_is_not_marked() -> None:
    article = article_of(STORIES[0])
    assert article.judgement
    article.judgement.evidence = [
        Evidence("VN", "text", 0, 4, "Sáng"), Evidence("VN", "text", 1, 5, "Sáng"),
        Evidence("VN", "no", 0, 1, "x"),
        Evidence("VN", "text", -4, 4, ""), Evidence("VN", "text", 10**9, 10**9 + 1, "x"),
    ]  # fmt: skip
    assert [one.start for one in sound_evidence(article)] == [0]
    assert [ground.name for ground in grounds_of(article, Reader("en"))] == ["Vietnam"]


def test_words_within_words_already_quoted_are_not_quoted_again() -> None:
    article = article_of(STORIES[0])
    assert article.judgement
    text = article.text = "aa bb cc dd"
    article.judgement.evidence = [
        Evidence("VN", "text", start, end, text[start:end])
        for start, end in ((0, 5), (3, 5), (6, 8), (9, 11))
    ]
    (ground,) = grounds_of(article, Reader("en"))
    assert [str(quote) for quote in ground.quotes] == ["<mark>aa bb</mark> cc dd", "aa bb <mark>cc</mark> dd"]


@pytest.mark.parametrize("doubtful", [True, False])
def test_an_article_in_doubt_is_marked_in_the_list_and_on_its_page(
    app: Starlette, path: Path, doubtful: bool
) -> None:
    db = open_database(path)
    db.execute("UPDATE articles SET doubtful = ?", [doubtful])
    db.conn.commit()
    for address in ("/?doubtful=1&ui=vi", "/article/1?ui=vi"):
        assert bool(page(app, address).cssselect(".doubt")) is doubtful


@pytest.mark.parametrize(("lead", "shown"), [("Above.", ["Above."]), ("One. ", []), (None, [])])
def test_a_lead_that_the_text_says_again_is_shown_once(lead: str | None, shown: list[str]) -> None:
    article = replace(article_of(STORIES[0]), id=1, text="One.\nTwo.", shape="", lead=lead, first_seen=NOW)
    tree = html.fromstring(pages.article_page(article, [], SITE, Reader("en")))
    assert [one.text_content() for one in tree.cssselect(".lead")] == shown


def test_marks_never_overlap_and_never_lose_text() -> None:
    line = "aa <b> bb & cc\n\ndd"
    evidence = [Evidence("VN", "text", 0, 6, line[0:6]), Evidence("aid", "text", 3, 9, line[3:9]),
                Evidence("aid", "text", 12, 14, "cc"), Evidence("aid", "text", 16, 18, "dd")]  # fmt: skip
    out = marked(line, evidence, Reader("en"))
    assert [re.sub("</?mark[^>]*>", "", str(one)) for one in out] == ["aa &lt;b&gt; bb &amp; cc", "dd"]
    assert [str(one).count("<mark") for one in out] == [2, 1]


def test_pages_follow_one_another(path: Path) -> None:
    db = open_database(path)
    for number in range(65):
        article = replace(
            article_of(STORIES[8]), key=f"n{number}", url=f"https://en.vietnamplus.vn/n{number}"
        )
        with writing(db):
            keep(db, article, NOW - timedelta(days=40, minutes=number))
    app = create_app(lambda: open_database(path), SITE, EDITIONS, sources_view, clock=lambda: NOW)
    seen: list[str] = []
    address = "/?language=en"
    for _ in range(3):
        tree = page(app, address)
        seen += [story.get("id") for story in tree.cssselect(".story")]
        older = tree.cssselect('a[rel="next"]')
        address = older[0].get("href") if older else ""
    assert not address and len(seen) == len(set(seen)) == 66
    assert (
        ask(app, "/?page=0").status == ask(app, "/?page=x").status == ask(app, "/?page=99999").status == 400
    )


def test_new_items_appear_with_and_without_script(app: Starlette) -> None:
    first, second = page(app, "/"), page(app, "/?page=2")
    assert first.cssselect("[data-live]") and first.cssselect('noscript meta[http-equiv="refresh"]')
    assert not second.cssselect("[data-live]") and not second.cssselect("script")


def test_sources_say_how_they_fare(app: Starlette) -> None:
    tree = page(app, "/sources")
    rows = [" ".join(row.text_content().split()) for row in tree.cssselect("tbody tr")]
    assert "Sở Y tế Cao Bằng" in rows[0] and "timed out after 30 s" in rows[0]
    assert "timed out after 30 s" in text(page(app, "/"), "aside")


@pytest.mark.parametrize("ui", ["en", "vi", "ur"])
def test_selectors_that_find_nothing_any_more_stand_beside_their_source(app: Starlette, ui: str) -> None:
    told = [text(row, ".trouble") for row in page(app, f"/sources?ui={ui}").cssselect("tbody tr")]
    assert sum("article.lead" in one and "7" in one for one in told) == 1


def test_editions_are_listed_and_lead_to_their_filter(app: Starlette) -> None:
    assert len(page(app, "/editions/").cssselect(".edition")) == len(EDITIONS)
    answer = ask(app, "/editions/vietnam-france?ui=vi")
    assert answer.status == 302 and answer.headers["location"] == "/?from=fr&with=vn&ui=vi"
    assert ask(app, "/editions/vietnam-france.rss").status == 200
    assert ask(app, "/editions/editions.opml").status == 200


@pytest.mark.parametrize("ui", ["en", "vi", "ur"])
def test_a_wrong_query_is_answered_in_words(app: Starlette, ui: str) -> None:
    for address in (f"/?topic=trainin&ui={ui}", f"/feed.rss?topic=trainin&ui={ui}"):
        answer = ask(app, address)
        assert answer.status == 400
        assert "known: agreement, aid" in html.fromstring(answer.text).text_content()
        assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "address",
    ["/nothing", "/article/999999", "/article/x", "/article/99999999999999999999999", "/feed.xml",
     "/static/../app.py",
     "/static/none.css", "/editions/none.rss", "/editions/all.pdf", "/editions/none"],
)  # fmt: skip
def test_what_is_not_there_is_404_in_words(app: Starlette, address: str) -> None:
    answer = ask(app, address)
    assert answer.status == 404
    assert "There is no such page" in answer.text


def test_nothing_can_be_written(app: Starlette) -> None:
    assert ask(app, "/", method="POST").status == 405


def test_a_source_that_does_not_exist_is_refused(app: Starlette) -> None:
    assert "known: nhandan" in ask(app, "/feed.rss?source=nhandn").text


def test_a_database_in_trouble_is_503_in_words() -> None:
    def broken() -> Database:
        raise StorageError("news.db: database locked: another process is writing")

    app = create_app(broken, SITE, EDITIONS, sources_view)
    answer = ask(app, "/")
    assert answer.status == 503 and "database locked" in answer.text and answer.headers["retry-after"]
    health = ask(app, "/health")
    assert health.status == 503 and json.loads(health.text)["status"] == "failing"


def test_a_connection_that_failed_is_not_used_again(path: Path) -> None:
    opened: list[Database] = []

    def opening() -> Database:
        opened.append(open_database(path))
        return opened[-1]

    app = create_app(opening, SITE, EDITIONS, sources_view, clock=lambda: NOW)
    assert ask(app, "/").status == ask(app, "/").status == 200
    assert len(opened) == 1
    opened[0].conn.close()
    assert ask(app, "/").status == 503
    assert ask(app, "/").status == 200
    assert len(opened) == 2


def test_a_fault_of_ours_is_500_in_words_and_is_not_hidden(path: Path) -> None:
    def broken() -> list[dict[str, Any]]:
        raise RuntimeError("a fault")

    app = create_app(lambda: open_database(path), SITE, EDITIONS, broken)
    with pytest.raises(RuntimeError, match="a fault"):
        ask(app, "/sources")


def test_health_is_for_machines(app: Starlette) -> None:
    said = json.loads(ask(app, "/health").text)
    assert said == {
        "status": "well", "articles": len(STORIES), "last_change": (NOW - timedelta(minutes=5)).isoformat(),
        "sources": {"well": 3, "failing": 1, "never": 1},
    }  # fmt: skip


def test_an_empty_newswire_is_a_page_too(tmp_path: Path) -> None:
    app = create_app(lambda: open_database(tmp_path / "new.db"), SITE, {}, list)
    assert "Nothing here yet" in ask(app, "/").text
    assert ask(app, "/feed.rss").status == ask(app, "/feed.json").status == 200
    assert json.loads(ask(app, "/health").text)["articles"] == 0


def test_links_know_the_path_under_which_the_site_is_reached(path: Path) -> None:
    site = replace(SITE, base_url="https://example.org/news/")
    app = create_app(lambda: open_database(path), site, EDITIONS, sources_view, clock=lambda: NOW)
    tree = page(app, "/")
    own = [
        link.get("href") for link in tree.iter("a", "link") if not link.get("href").startswith(("http", "#"))
    ]
    assert own and all(href.startswith("/news/") for href in own)


def test_no_page_asks_for_anything_from_elsewhere(app: Starlette) -> None:
    for address in ("/", "/sources", "/editions/", "/article/1"):
        tree = page(app, address)
        wanted = [
            node.get("src") or node.get("href")
            for node in tree.cssselect("script, img, link[rel=stylesheet]")
        ]
        assert wanted and all(address.startswith("/static/") for address in wanted)
        assert not tree.cssselect("[style], style, script:not([src])")
    style = pages.STYLE.read_text("utf-8")
    assert "url(" not in style and "@import" not in style
