"""HTTP: conditional requests, compression, HEAD, headers; and what is rendered only once."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlite_utils import Database
from starlette.applications import Starlette
from starlette.requests import Request

from feeds.editions import FILE, load
from feeds.web import larder
from feeds.web.app import create_app
from feeds.web.cache import Body, Cache, Costly, body_of
from feeds.web.reply import http_date, reply
from storage.archive import find, find_by_id, keep, rejudge, rewrite
from storage.correction import Correction, correct
from storage.database import data_version, open_database, writing
from tests.asgi import ask
from tests.feeds_demo import NOW, SITE, STORIES, article_of, demo_database, sources_view

FEEDS = ["/feed.rss", "/feed.atom", "/feed.json", "/editions/vietnam.rss", "/feed.atom?from=VN&with=FR"]
PAGES = ["/", "/article/1", "/sources", "/editions/", "/?ui=ur"]
Opening = Callable[[], Database]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "news.db"
    demo_database(file)
    return file


@pytest.fixture(params=["told of changes", "comparing rows"])
def app(path: Path, request: pytest.FixtureRequest) -> Starlette:
    version = data_version if request.param == "told of changes" else None
    return create_app(
        lambda: open_database(path), SITE, load(FILE, NOW), sources_view, clock=lambda: NOW, version=version
    )


@pytest.mark.parametrize("address", FEEDS + PAGES)
def test_an_unchanged_answer_is_a_304(app: Starlette, address: str) -> None:
    first = ask(app, address)
    again = ask(app, address, {"If-None-Match": first.headers["etag"]})
    assert (again.status, again.body) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert again.headers["cache-control"] == first.headers["cache-control"]
    assert ask(app, address, {"If-None-Match": f'"x", W/{first.headers["etag"]}'}).status == 304
    assert ask(app, address, {"If-None-Match": '"x"'}).status == 200


@pytest.mark.parametrize("address", FEEDS)
def test_an_etag_is_a_hash_of_the_body_and_a_date_that_of_the_data(app: Starlette, address: str) -> None:
    answer = ask(app, address)
    assert answer.headers["etag"] == f'"{sha256(answer.body).hexdigest()[:32]}"'
    changed = parsedate_to_datetime(answer.headers["last-modified"])
    assert changed in (NOW - timedelta(minutes=21), NOW - timedelta(minutes=5))
    assert ask(app, address, {"If-Modified-Since": answer.headers["last-modified"]}).status == 304
    earlier = http_date(changed - timedelta(seconds=1))
    assert ask(app, address, {"If-Modified-Since": earlier}).status == 200
    assert ask(app, address, {"If-Modified-Since": "yesterday"}).status == 200


def test_a_change_of_judgement_is_not_hidden_by_a_date(app: Starlette, path: Path) -> None:
    """What leaves a feed is no longer there to date it."""
    later = NOW + timedelta(hours=1)
    for relevant, at in ((False, later), (True, later + timedelta(hours=1))):
        before = ask(app, "/feed.rss")
        db = open_database(path)
        judgement = find_by_id(db, 1).judgement  # type: ignore[union-attr]
        assert judgement
        with writing(db):
            correct(db, 1, Correction(at, None, {"relevant": relevant}))
            rejudge(db, 1, judgement, at)
        answer = ask(app, "/feed.rss", {"If-Modified-Since": before.headers["last-modified"]})
        assert answer.status == 200 and answer.body != before.body


def test_an_edit_by_which_an_article_leaves_is_not_hidden_by_a_date(app: Starlette, path: Path) -> None:
    before = ask(app, "/feed.rss")
    db = open_database(path)
    article = find_by_id(db, 1)
    assert article and article.judgement
    edited = replace(article, text="Other.", judgement=replace(article.judgement, relevant=False))
    with writing(db):
        keep(db, edited, NOW + timedelta(hours=1))
    assert ask(app, "/feed.rss", {"If-Modified-Since": before.headers["last-modified"]}).status == 200


def test_a_correction_is_a_change_of_the_entry(app: Starlette, path: Path) -> None:
    said = Correction(NOW + timedelta(hours=1), "Lan", {"relevant": True, "topics": ["aid"]})
    with writing(db := open_database(path)):
        correct(db, 1, said)
    entries = json.loads(ask(app, "/feed.json").body)["items"]
    entry = next(one for one in entries if one["_health_accord"]["page"].endswith("/article/1"))
    assert datetime.fromisoformat(entry["date_modified"]) == said.at


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/feed.rss?page=2", "page: unknown parameter"),
        ("/feed.json?ui=xx", "ui: no such language"),
        ("/?ui=xx", "ui: no such language"),
        ("/editions/vietnam.rss?topic=aid", "topic: an edition is one filter"),
        ("/editions/vietnam.rss?utm=1", "utm: an edition is one filter"),
    ],
)
def test_what_an_address_does_not_hear_is_refused_and_not_ignored(
    app: Starlette, address: str, said: str
) -> None:
    answer = ask(app, address)
    assert answer.status == 400 and said in answer.text


def test_an_etag_is_heard_before_a_date(app: Starlette) -> None:
    both = {"If-None-Match": '"other"', "If-Modified-Since": http_date(NOW + timedelta(days=1))}
    assert ask(app, "/feed.rss", both).status == 200


@pytest.mark.parametrize("address", [*FEEDS, "/", "/static/style.css"])
def test_compressed_bytes_unpack_to_the_plain_ones(app: Starlette, address: str) -> None:
    plain, packed = ask(app, address), ask(app, address, {"Accept-Encoding": "br, gzip;q=0.5"})
    assert packed.headers["content-encoding"] == "gzip" and "content-encoding" not in plain.headers
    assert gzip.decompress(packed.body) == plain.body
    assert packed.headers["etag"] != plain.headers["etag"]
    assert "Accept-Encoding" in packed.headers["vary"] and "Accept-Encoding" in plain.headers["vary"]
    assert (
        ask(app, address, {"Accept-Encoding": "gzip", "If-None-Match": packed.headers["etag"]}).status == 304
    )
    assert "content-encoding" not in ask(app, address, {"Accept-Encoding": "gzip;q=0, x"}).headers


@pytest.mark.parametrize("address", [*FEEDS, *PAGES, "/health", "/robots.txt"])
def test_head_answers_as_get_without_the_body(app: Starlette, address: str) -> None:
    get, head = ask(app, address), ask(app, address, method="HEAD")
    assert head.status == get.status == 200
    assert head.body == b"" and head.headers == get.headers
    assert int(get.headers["content-length"]) == len(get.body)


@pytest.mark.parametrize("address", ["/", "/feed.rss", "/nothing", "/?topic=x", "/static/live.js", "/health"])
def test_every_answer_carries_the_security_headers(app: Starlette, address: str) -> None:
    headers = ask(app, address).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "http:" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("/feed.rss", "application/rss+xml; charset=utf-8"),
        ("/feed.atom", "application/atom+xml; charset=utf-8"),
        ("/feed.json", "application/feed+json"),
        ("/static/style.css", "text/css; charset=utf-8"),
        ("/static/live.js", "text/javascript; charset=utf-8"),
        ("/static/icon.svg", "image/svg+xml"),
        ("/health", "application/json"),
    ],
)
def test_every_answer_says_what_it_is(app: Starlette, address: str, kind: str) -> None:
    assert ask(app, address).headers["content-type"] == kind


def test_feeds_may_be_read_by_pages_of_others_and_kept_a_minute(app: Starlette) -> None:
    headers = ask(app, "/feed.json").headers
    assert headers["access-control-allow-origin"] == "*"
    assert headers["cache-control"] == "public, max-age=60"


def test_a_feed_is_rendered_once_as_long_as_its_rows_stay(
    app: Starlette, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rendered: list[str] = []
    render = larder.render

    def counted(*values: Any) -> bytes:
        rendered.append(values[4])
        return render(*values)

    monkeypatch.setattr(larder, "render", counted)
    first = ask(app, "/feed.rss?country=RU")
    assert ask(app, "/feed.rss?from=ru").body == first.body
    assert len(rendered) == 1  # two ways to ask for the same
    with writing(db := open_database(path)):
        keep(db, replace(article_of(STORIES[1]), key="new", url="https://soyte.caobang.gov.vn/x"), NOW)
    assert ask(app, "/feed.rss?country=RU").headers["etag"] == first.headers["etag"]
    assert len(rendered) == 1  # the new article is not in this feed


def test_a_change_of_tags_alone_changes_the_feed(app: Starlette, path: Path) -> None:
    before = ask(app, "/feed.rss?topic=training").headers["etag"]
    db = open_database(path)
    article = find(db, "nhandan", "910001")
    assert article and article.judgement
    article.judgement.topics = ["training", "aid"]
    with writing(db):
        rewrite(db, article)
    assert ask(app, "/feed.rss?topic=training").headers["etag"] != before


def test_a_new_article_is_in_the_feed_at_once(app: Starlette, path: Path) -> None:
    assert "new-key" not in ask(app, "/feed.atom").text
    with writing(db := open_database(path)):
        keep(db, replace(article_of(STORIES[1]), key="new-key", url="https://soyte.caobang.gov.vn/x"), NOW)
    assert "caobang/new-key" in ask(app, "/feed.atom").text


def test_the_cache_forgets_what_was_used_longest_ago() -> None:
    cache, made = Cache(size=2), []

    def make(name: str) -> Callable[[], Body]:
        return lambda: made.append(name) or body_of(name.encode(), None)

    for name in ("a", "b", "a", "c", "a", "b"):
        assert cache.get(name, 1, make(name)).plain == name.encode()
    assert made == ["a", "b", "c", "b"]
    cache.get("b", 2, make("b"))
    assert made[-1] == "b" and len(made) == 5


def test_what_is_costly_is_made_seldom() -> None:
    time = [100.0]
    made: list[float] = []

    def make() -> float:
        time[0] += 0.2
        made.append(time[0])
        return time[0]

    costly: Costly[float] = Costly(watch=lambda: time[0])
    assert costly.get(make) == costly.get(make) == 100.2
    time[0] = 109.9
    assert costly.get(make) == 100.2
    time[0] = 110.1
    assert costly.get(make) == pytest.approx(110.3)
    assert len(made) == 2


headers = st.text(st.characters(min_codepoint=32, max_codepoint=255), max_size=60)


@given(headers, headers, headers)
def test_any_header_is_answered(match: str, since: str, encoding: str) -> None:
    sent = {"if-none-match": match, "if-modified-since": since, "accept-encoding": encoding}
    request = Request({
        "type": "http", "method": "GET", "path": "/", "query_string": b"",
        "headers": [(key.encode(), value.encode("latin-1")) for key, value in sent.items()],
    })  # fmt: skip
    assert reply(request, body_of(b"x" * 999, NOW), "text/plain", {}).status_code in (200, 304)
