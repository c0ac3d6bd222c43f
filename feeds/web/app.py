"""The live server: addresses, and which page answers at each."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

from sqlite_utils import Database
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from feeds.channel import FORMATS, channel_of
from feeds.editions import Edition
from feeds.opml import opml
from feeds.query import Query, QueryError, parse
from feeds.site import Site
from feeds.web import pages
from feeds.web.cache import body_of
from feeds.web.larder import Larder, Version
from feeds.web.reader import Reader, choose, tongues
from feeds.web.reply import FEED, PAGE, STATIC, page, reply
from storage.database import StorageError, explain

LAST_PAGE = 1_000
LONGEST_NUMBER = 18  # digits that SQLite can count to
KINDS = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}
Rows = Sequence[pages.Row]


def create_app(
    open_db: Callable[[], Database],
    site: Site,
    editions: Mapping[str, Edition],
    sources_view: Callable[[], Rows],
    *,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    version: Version | None = None,
) -> Starlette:
    """The server of a site.

    ``open_db`` is called for every connection that is needed; connections are kept. ``sources_view``
    gives a row a source: name, stanza, home, state (``well``, ``failing``, ``never``), trouble,
    last_round, last_new, next_round. ``version`` makes answers from the cache immediate (see ``Larder``).
    """
    house = _House(Larder(open_db, site, version), site, editions, sources_view, clock)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        house.larder.close()

    return Starlette(routes=house.routes(), exception_handlers=house.troubles(), lifespan=lifespan)


class _House:
    """The answers. Each is plain and blocking; Starlette runs it in a thread of its own."""

    def __init__(
        self,
        larder: Larder,
        site: Site,
        editions: Mapping[str, Edition],
        sources: Callable[[], Rows],
        clock: Callable[[], datetime],
    ) -> None:
        self.larder, self._site, self._editions = larder, site, editions
        self._sources, self._clock = sources, clock
        self._static = {name: body_of((pages.STATIC / name).read_bytes(), None) for name in pages.versions()}

    def routes(self) -> list[Route]:
        """Every address there is."""
        return [
            Route("/", self.front),
            Route("/feed.{format:str}", self.feed),
            Route("/editions/", self.editions_page),
            Route("/editions/editions.opml", self.opml),
            Route("/editions/{name:str}.{format:str}", self.edition_feed),
            Route("/editions/{name:str}", self.edition),
            Route("/article/{number:str}", self.article),
            Route("/sources", self.sources_page),
            Route("/health", self.health),
            Route("/static/{name:str}", self.static),
            Route("/robots.txt", self.robots),
        ]

    def troubles(self) -> dict[Any, Callable[[Request, Exception], Response]]:
        """What is answered when something is wrong."""
        return {
            QueryError: self.wrong_query,
            StorageError: self.down,
            sqlite3.Error: self.down,
            HTTPException: self.refused,
            Exception: self.failed,
        }

    def front(self, request: Request) -> Response:
        """The latest items, filtered."""
        sources = self._sources()
        query = self._query(request, sources, also=("ui", "page"))
        shelf = self.larder.shelf(query, _page_number(request))
        text = pages.front_page(query, shelf, sources, self._editions, self._site, self._reader(request))
        return page(request, text)

    def feed(self, request: Request) -> Response:
        """Any query as a feed."""
        format_ = _format(request, FORMATS)
        query = self._query(request)
        channel = channel_of(query, self._site, self._spoken(request))
        return reply(request, self.larder.feed(query, format_, channel), _kind(format_), FEED)

    def edition_feed(self, request: Request) -> Response:
        """A named edition as a feed."""
        edition = self._edition(request)
        for key in request.query_params:
            raise QueryError(key, "an edition is one filter; ask for others at /feed.rss, .atom or .json")
        format_ = _format(request, edition.formats)
        body = self.larder.feed(edition.query(self._clock()), format_, edition.channel(self._site))
        return reply(request, body, _kind(format_), FEED)

    def edition(self, request: Request) -> Response:
        """What an edition holds, as a page: the front page with its filter."""
        query = self._edition(request).query(self._clock())
        return RedirectResponse(self._reader(request).href("", query.canonical()), 302)

    def editions_page(self, request: Request) -> Response:
        """All editions."""
        reader = self._reader(request)
        return page(request, pages.editions_page(self._editions, self._site, reader))

    def opml(self, request: Request) -> Response:
        """All editions for import into a feed reader."""
        return reply(
            request, body_of(opml(self._editions, self._site), None), "text/x-opml; charset=utf-8", FEED
        )

    def article(self, request: Request) -> Response:
        """One article with its evidence and revisions."""
        number = request.path_params["number"]
        written = number.isascii() and number.isdigit() and len(number) <= LONGEST_NUMBER
        found = self.larder.article(int(number)) if written else None
        if found is None:
            raise HTTPException(404)
        article, revisions = found
        text = pages.article_page(article, revisions, self._site, self._reader(request))
        return page(request, text)

    def sources_page(self, request: Request) -> Response:
        """The state of the sources."""
        return page(request, pages.sources_page(self._sources(), self._site, self._reader(request)))

    def health(self, request: Request) -> Response:
        """Whether the archive answers, for machines."""
        articles, changed = self.larder.pulse()
        said = {
            "status": "well",
            "articles": articles,
            "last_change": changed.isoformat() if changed else None,
            "sources": pages.health_of(self._sources()),
        }
        return reply(request, body_of(_json(said), None), "application/json", PAGE)

    def static(self, request: Request) -> Response:
        """The style sheet, the script, the icon."""
        name = request.path_params["name"]
        if name not in self._static:
            raise HTTPException(404)
        return reply(request, self._static[name], KINDS["." + name.rpartition(".")[2]], STATIC)

    def robots(self, request: Request) -> Response:
        """Search engines may read, but need not try every filter."""
        text = f"User-agent: *\nDisallow: {self._site.root}*?\nDisallow: {self._site.root}feed.\n"
        return reply(request, body_of(text.encode(), None), "text/plain; charset=utf-8", FEED)

    def wrong_query(self, request: Request, error: Exception) -> Response:
        """400, with what is known."""
        return self._trouble(request, "wrong_title", str(error), 400)

    def down(self, request: Request, error: Exception) -> Response:
        """503: the archive is busy or broken. ``/health`` says so to machines."""
        if request.url.path == "/health":
            said = body_of(_json({"status": "failing", "trouble": explain(error)}), None)
            return reply(request, said, "application/json", PAGE, 503)
        answer = self._trouble(request, "down_title", explain(error), 503)
        answer.headers["Retry-After"] = "30"
        return answer

    def refused(self, request: Request, error: Exception) -> Response:
        """404 and its kind."""
        status = error.status_code if isinstance(error, HTTPException) else 404
        title = "method_title" if status == 405 else "missing_title"
        answer = self._trouble(request, title, "", status)
        if isinstance(error, HTTPException) and error.headers:
            answer.headers.update(error.headers)
        return answer

    def failed(self, request: Request, _: Exception) -> Response:
        """500; the server has written down why."""
        return self._trouble(request, "failed_title", self._reader(request).word("failed"), 500)

    def _trouble(self, request: Request, title: str, message: str, status: int) -> Response:
        text = pages.error_page(title, message, self._site, self._reader(request))
        return page(request, text, status=status)

    def _query(self, request: Request, sources: Rows | None = None, also: tuple[str, ...] = ("ui",)) -> Query:
        """The filter asked for; ``also`` are parameters that are no part of it."""
        params = [pair for pair in request.query_params.multi_items() if pair[0] not in also]
        if (spoken := request.query_params.get("ui")) and spoken not in tongues():
            raise QueryError("ui", f"no such language of the page; known: {', '.join(tongues())}")
        if sources is None and any(key == "source" for key, _ in params):
            sources = self._sources()
        known = None if sources is None else [str(row["stanza"]) for row in sources]
        return parse(params, self._clock(), known, doubtful=self._site.doubtful)

    def _reader(self, request: Request) -> Reader:
        asked = request.query_params.get("ui")
        language = choose(asked, request.headers.get("accept-language", ""))
        return Reader(language, asked == language, self._site.root)

    def _spoken(self, request: Request) -> str:
        """The language of a feed's own words: the one asked for, whoever asks."""
        asked = request.query_params.get("ui")
        return asked if asked in tongues() else self._site.language

    def _edition(self, request: Request) -> Edition:
        edition = self._editions.get(request.path_params["name"])
        if edition is None:
            raise HTTPException(404)
        return edition


def _json(values: dict[str, Any]) -> bytes:
    return json.dumps(values, ensure_ascii=False).encode("utf-8", "replace")


def _page_number(request: Request) -> int:
    text = request.query_params.get("page", "1")
    if not (text.isascii() and text.isdigit() and len(text) <= 6 and 1 <= int(text) <= LAST_PAGE):
        raise QueryError("page", f"a number from 1 to {LAST_PAGE}")
    return int(text)


def _format(request: Request, known: Any) -> str:
    format_ = str(request.path_params["format"])
    if format_ not in known:
        raise HTTPException(404)
    return format_


def _kind(format_: str) -> str:
    # JSON is UTF-8 by definition and takes no charset: https://www.rfc-editor.org/rfc/rfc8259
    return FORMATS[format_] if format_ == "json" else f"{FORMATS[format_]}; charset=utf-8"
