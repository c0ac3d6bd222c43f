"""Each round in a process of its own: a hung, greedy or crashing spider never touches the feeds.

Workers are forked from a warm fork server; a worker that overstays is asked to stop, then killed.
"""

from __future__ import annotations

import asyncio
import contextlib
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from multiprocessing import forkserver, resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerProcess
from typing import Any

from scrapy import signals
from scrapy.crawler import AsyncCrawlerProcess, Crawler

from crawler.house import House
from crawler.journal import begin
from storage.round import Outcome, Round

Report = dict[str, Any]
FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["crawler.warm"])
LEAVING = 0.5  # seconds for a worker to go that has told its end
GRACE = 20.0  # seconds between asking a worker to stop and killing it
TELL_EVERY = 0.3


def report_of(done: Round, *, finished: bool) -> Report:
    """A round's tally as plain data."""
    return {
        "source": done.source,
        "finished": finished,
        "entries": done.entries,
        **done.counts(),
        "reasons": {outcome.value: done.reasons_of(outcome) for outcome in _EXPLAINED},
        "requests": done.requests,
        "pages": done.pages,
        "bytes": done.bytes,
        "way": done.way,
        "detours": done.detours,
        "trouble": done.trouble,
        "unchanged": done.unchanged,
        "remarks": dict(done.remarks),
    }


_EXPLAINED = (Outcome.FAILED, Outcome.NOT_RELEVANT, Outcome.PASSED_OVER, Outcome.WAITING)


def begin_fork_server() -> None:
    """Begin it, deaf to Ctrl-C, which a terminal sends to all: who asks for rounds stops them."""
    resource_tracker.ensure_running()  # here, since it lets go of the signals that are held back
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def warm_up() -> None:
    """Return when the fork server has loaded all: until then whoever starts a worker waits for it."""
    begin_fork_server()
    first = FORKS.Process()  # it does nothing
    first.start()
    first.join()
    first.close()


def warming_up() -> asyncio.Future[None]:
    """Done when the fork server has loaded all. Who stops before that need not wait: no exit of the
    interpreter does, as it does for the threads of an executor."""
    loop = asyncio.get_running_loop()
    warm: asyncio.Future[None] = loop.create_future()

    def load() -> None:
        try:
            warm_up()
        except BaseException as error:  # noqa: BLE001  (raised where it is waited for)
            told = partial(warm.set_exception, error)
        else:
            told = partial(warm.set_result, None)
        with contextlib.suppress(RuntimeError):  # the loop has ended meanwhile
            loop.call_soon_threadsafe(told)

    threading.Thread(target=load, daemon=True).start()
    return warm


async def run_round(
    house: House,
    source: str,
    arguments: dict[str, Any] | None = None,
    *,
    time_limit: float,
    tell: Callable[[Report], None] = lambda report: None,
) -> Report:
    """One round in a worker: its report. Cancelling stops the worker as well.

    ``tell`` hears of progress. A worker that dies, or is killed after ``time_limit`` seconds, gives
    a report with ``trouble``; what it had kept is kept, and the next round goes on from there.
    """
    begin_fork_server()
    here, there = FORKS.Pipe(duplex=False)
    worker = FORKS.Process(target=_work, args=(house.said, source, arguments or {}, there), daemon=False)
    try:
        worker.start()
    except BaseException:
        here.close()
        raise
    finally:
        there.close()
    listener = _Listener(here, tell)
    try:
        return await _wait(worker, listener, source, time_limit)
    finally:
        await _stop(worker, told=listener.ended.done())
        here.close()
        worker.close()


class _Listener:
    """Hears what a worker tells, and remembers the last word."""

    def __init__(self, pipe: Connection, tell: Callable[[Report], None]):
        self.pipe, self.tell = pipe, tell
        self.last: Report | None = None
        self.ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def hear(self) -> None:
        """Take what lies in the pipe."""
        try:
            while self.pipe.poll():
                self.last = self.pipe.recv()
                self.tell(self.last)
        except (EOFError, OSError):
            asyncio.get_running_loop().remove_reader(self.pipe.fileno())
            if not self.ended.done():
                self.ended.set_result(None)


async def _wait(worker: ForkServerProcess, listener: _Listener, source: str, time_limit: float) -> Report:
    loop = asyncio.get_running_loop()
    loop.add_reader(listener.pipe.fileno(), listener.hear)
    try:
        async with asyncio.timeout(time_limit):
            await asyncio.shield(listener.ended)
    except TimeoutError:
        await _stop(worker, told=False)
        return _broken(listener.last, source, f"stopped after {time_limit:.0f} s")
    finally:
        loop.remove_reader(listener.pipe.fileno())
    if listener.last is not None and listener.last["finished"]:
        return listener.last
    await _stop(worker, told=True)
    return _broken(listener.last, source, f"worker died: {_end_of(worker.exitcode)}")


def _broken(last: Report | None, source: str, trouble: str) -> Report:
    report = last or report_of(Round(source, datetime.now(UTC)), finished=False)
    return report | {"trouble": trouble, "finished": False}


def _end_of(code: int | None) -> str:
    if code is not None and code < 0:
        return signal.Signals(-code).name
    return f"exit {code}"


async def _stop(worker: ForkServerProcess, *, told: bool) -> None:
    """Ask a worker to stop, kill it where it does not, and take its end in; one that has ``told`` all
    leaves by itself."""
    if told:
        await _ended(worker, LEAVING)
    for ask in (worker.terminate, worker.kill):
        if worker.is_alive():
            ask()
            await _ended(worker, GRACE)
    worker.join(0)


async def _ended(worker: ForkServerProcess, patience: float) -> None:
    until = time.monotonic() + patience
    while worker.is_alive() and time.monotonic() < until:  # noqa: ASYNC110  (a process sets no event)
        await asyncio.sleep(0.02)


def _work(said: dict[str, Any], source: str, arguments: dict[str, Any], pipe: Connection) -> None:
    """The worker: crawl one source, tell how it goes, and leave without ceremony.

    Twisted's threads would keep the process alive, so it ends by ``os._exit`` whatever happens.
    """
    code = 1
    try:
        threading.Thread(target=_leave_with_parent, daemon=True).start()
        os.nice(10)  # feeds are answered first
        code = _crawl(said, source, arguments, pipe)
    except BaseException as error:  # noqa: BLE001  (also SystemExit: nothing may keep the process alive)
        print(f"{source}: {type(error).__name__}: {error}", file=sys.stderr)
    finally:
        sys.stderr.flush()
        pipe.close()
        os._exit(code)


def _leave_with_parent() -> None:
    """End with the process that asked for this round: nobody else would stop it where it hangs."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _crawl(said: dict[str, Any], source: str, arguments: dict[str, Any], pipe: Connection) -> int:
    house = House(said)
    process = AsyncCrawlerProcess(house.settings_of_crawls())
    begin(house.settings["LOG_LEVEL"])
    crawler = process.create_crawler(source)
    teller = _Teller(crawler, pipe)
    process.crawl(crawler, **arguments)
    process.start()
    teller.tell(finished=True)
    return 0


class _Teller:
    """Tells the parent how a round goes: not too often, and also when a site falls silent."""

    def __init__(self, crawler: Crawler, pipe: Connection):
        self.crawler, self.pipe = crawler, pipe
        self.spider: Any = None
        self.about_to_tell = False
        crawler.signals.connect(self.opened, signal=signals.spider_opened)
        for event in (signals.item_scraped, signals.response_received):
            crawler.signals.connect(self.progress, signal=event)

    def opened(self, spider: Any) -> None:
        """Remember the spider: the crawler forgets it at the end."""
        self.spider = spider

    def progress(self) -> None:
        """Tell in a moment, with what happens until then."""
        if not self.about_to_tell:
            self.about_to_tell = True
            asyncio.get_running_loop().call_later(TELL_EVERY, self.tell_now)

    def tell_now(self) -> None:
        """Tell how it stands in the middle of a round."""
        self.about_to_tell = False
        self.tell(finished=False)

    def tell(self, *, finished: bool) -> None:
        """Send the tally as it stands; a parent that is gone does not matter."""
        if self.spider is not None:
            with contextlib.suppress(BrokenPipeError):
                self.pipe.send(report_of(self.spider.round, finished=finished))
