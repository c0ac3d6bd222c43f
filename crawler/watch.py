"""The daemon: APScheduler says what is due, workers crawl, and the feeds are served meanwhile."""

from __future__ import annotations

import asyncio
import logging
import signal
import socket
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta

import uvicorn
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from starlette.applications import Starlette

from crawler.house import House
from crawler.states import Row, states
from crawler.worker import Report, run_round, warming_up
from feeds.web.app import create_app
from spiders import pace
from spiders.source import Source
from storage import register
from storage.database import StorageError, data_version, explain, open_database
from storage.fetched import forget_pages
from storage.round import Round

logger = logging.getLogger(__name__)
PATIENCE = 5  # seconds for a reader that does not read, when the daemon is to end
SPREAD = 0.25  # seconds between the first rounds, so that a start is not a rush


class Server(uvicorn.Server):
    """uvicorn on a loop that is ours, signals included."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave the signals alone: the watch stops its crawls first."""
        yield


class Watch:
    """Runs until told to stop. ``say`` takes the lines that a person should see."""

    def __init__(self, house: House, say: Callable[[str], None]):
        self.house, self.say = house, say
        self.sources = house.sources()
        house.adviser()  # an encoder that cannot be used is named now, and not by every worker
        self.db = open_database(house.database)
        self.page_db = open_database(house.database)
        self.page_db_lock = threading.Lock()
        self.scheduler = AsyncIOScheduler(timezone=UTC)
        self.places = asyncio.Semaphore(house.settings["CRAWLS_AT_ONCE"])
        self.browsers = asyncio.Semaphore(1)  # a browser takes some 500 MB
        self.crawls: set[asyncio.Task[None]] = set()
        self.stopping = asyncio.Event()

    async def run(self) -> None:
        """Serve and crawl until SIGTERM or SIGINT; then end crawls in order, and return."""
        loop = asyncio.get_running_loop()
        for name in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(name, self.stopping.set)
        listening = self._listen()
        config = uvicorn.Config(
            self._app(listening),
            loop="none",
            log_level="critical",  # what goes wrong in an answer is named by the application
            access_log=False,
            timeout_graceful_shutdown=PATIENCE,
        )
        server = Server(config)
        serving = asyncio.create_task(server.serve(sockets=[listening]))
        stopped = asyncio.create_task(self.stopping.wait())
        warm = warming_up()  # feeds are answered meanwhile
        await asyncio.wait((warm, stopped), return_when=asyncio.FIRST_COMPLETED)
        if not self.stopping.is_set():
            warm.result()
            self._begin()
        await asyncio.wait({serving, stopped}, return_when=asyncio.FIRST_COMPLETED)
        await self._end(server, serving)

    def _listen(self) -> socket.socket:
        place = self.house.settings["HOST"], self.house.settings["PORT"]
        try:
            listening = socket.create_server(place, backlog=512)
        except OSError as error:
            taken = f"cannot serve at {place[0]}:{place[1]}: {error.strerror}; choose another with --port"
            raise OSError(taken) from error
        # Without it a reader that keeps its connection waits some 40 ms for a delayed acknowledgement.
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return listening

    def _app(self, listening: socket.socket) -> Starlette:
        host, port = listening.getsockname()[:2]
        address = f"http://{host}:{port}/"
        self.say(f"Health Accord is at {address} (feeds: {address}feed.rss, .atom, .json)")
        return create_app(
            lambda: open_database(self.house.database),
            self.house.site(address),
            self.house.editions(),
            self._states,
            version=data_version,
        )

    def _states(self) -> list[Row]:
        with self.page_db_lock:
            return states(self.page_db, self.sources)

    def _begin(self) -> None:
        now = datetime.now(UTC)
        for number, source in enumerate(self.sources.values()):
            due = register.standing(self.db, source.stanza).next_round or now
            self._plan(source, max(due, now + timedelta(seconds=number * SPREAD)))
        self.scheduler.add_job(self._tidy, "interval", hours=6, next_run_time=now + timedelta(minutes=5))
        self.scheduler.start()

    def _plan(self, source: Source, when: datetime) -> None:
        # The job only starts a task: APScheduler cancels running jobs when it shuts down.
        self.scheduler.add_job(
            self._start,
            "date",
            run_date=when,
            args=[source],
            id=source.stanza,
            replace_existing=True,
            misfire_grace_time=None,
            coalesce=True,
        )

    async def _start(self, source: Source) -> None:
        task = asyncio.create_task(self._crawl(source))
        self.crawls.add(task)
        task.add_done_callback(self.crawls.discard)

    async def _crawl(self, source: Source) -> None:
        try:
            due = await self._round(source)
        except Exception as error:  # noqa: BLE001  (whatever happened, the source is planned again)
            due = datetime.now(UTC) + timedelta(seconds=max(source.every, 60))
            self.say(f"{source.stanza}: {explain(error)}; next try at {due:%H:%M:%S} UTC")
        if not self.stopping.is_set():
            self._plan(source, due)

    async def _round(self, source: Source) -> datetime:
        """One round in a worker; when the next is due."""
        limit = self.house.settings["ROUND_TIME_LIMIT"]
        async with self.browsers if source.needs_browser() else self.places:
            report = await run_round(self.house, source.stanza, time_limit=limit)
        if not report["finished"]:
            await asyncio.to_thread(self._record_broken, source, report)
        due = self._due(source)
        self.say_how(report, due)
        return due

    def _due(self, source: Source) -> datetime:
        """When a source is due, as its books say; a while from now where they could not be closed."""
        now = datetime.now(UTC)
        due = register.standing(self.db, source.stanza).next_round
        late = now + timedelta(seconds=max(source.every, 60))
        return due if due and due > now - timedelta(seconds=1) else late

    def _record_broken(self, source: Source, report: Report) -> None:
        """A worker that died kept no books of its end."""
        now = datetime.now(UTC)
        broken = Round(source.stanza, now, trouble=report["trouble"])
        # A connection of this thread's own: one that is shared would make the feeds wait for a lock.
        with closing(open_database(self.house.database)) as db:
            stands = register.standing(db, source.stanza)
            register.record(db, pace.after(stands, broken, source.every, now))

    def say_how(self, report: Report, due: datetime) -> None:
        """One line for a source that failed or brought something; silence for one at rest."""
        if report["trouble"]:
            self.say(f"{report['source']}: {report['trouble']}; next try at {due:%H:%M:%S} UTC")
        elif report["new"] or report["updated"] or report["failed"] or report["remarks"]:
            remarks = "".join(f"; {number} {remark}" for remark, number in report["remarks"].items())
            failed = "".join(f"; {n} failed: {reason}" for reason, n in report["reasons"]["failed"].items())
            self.say(
                f"{report['source']}: {report['new']} new, {report['updated']} updated,"
                f" {report['copies']} copies, {report['not relevant']} not relevant{failed}{remarks}"
            )

    def _tidy(self) -> None:
        keep = timedelta(days=self.house.settings["KEEP_PAGES_DAYS"])
        try:
            with closing(open_database(self.house.database)) as db:
                logger.info("%d kept pages forgotten", forget_pages(db, keep, datetime.now(UTC)))
        except (sqlite3.Error, StorageError) as error:
            logger.warning("kept pages not tidied: %s", explain(error))

    async def _end(self, server: Server, serving: asyncio.Task[None]) -> None:
        """Stop planning, stop crawls (they are asked, then killed), then stop serving."""
        self.stopping.set()
        if self.scheduler.running:
            self.scheduler.shutdown(wait=False)
        for task in self.crawls:
            task.cancel()
        await asyncio.gather(*self.crawls, return_exceptions=True)
        server.should_exit = True
        await serving
        self.page_db.close()
        self.db.close()
