"""Rounds in processes of their own: what they report, and what becomes of one that dies or hangs."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest

from crawler.house import House
from crawler.worker import FORKS, Report, run_round
from storage import ledger
from storage.database import open_database
from storage.selection import Selection, count
from tests.loaded import tell_what_is_loaded
from tests.watching import ask_for_a_round, children_of, runs, stay

FEED = "<rss version='2.0'><channel><title>Feed</title>{items}</channel></rss>"
ITEM = "<item><title>Health talks {n}</title><link>/story-{n}.html</link></item>"
PAGE = """<html lang="en"><head><title>Health talks {n}</title></head><body><article><h1>Health talks {n}</h1>
<p>Doctors of Viet Nam and France signed agreement number {n} on the training of nurses in Hanoi.</p>
<p>The two ministries of health will exchange residents of surgery for {n} years, the minister said.</p>
</article></body></html>"""
STORIES = 12


class Site(BaseHTTPRequestHandler):
    """A feed of stories; a page waits for ``gate`` where one is set."""

    gate: threading.Event | None = None

    def do_GET(self) -> None:
        if self.path == "/feed":
            body = FEED.format(items="".join(ITEM.format(n=n) for n in range(1, STORIES + 1)))
        elif self.path == "/robots.txt":
            body = ""
        else:
            number = int(self.path.removeprefix("/story-").removesuffix(".html"))
            if self.gate and number > STORIES // 2:
                self.gate.wait(20)
            body = PAGE.format(n=number)
        self.send_response(200)
        self.send_header("Content-Type", "text/xml" if self.path == "/feed" else "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_: Any) -> None:
        pass


@contextmanager
def site(folder: Path, gate: threading.Event | None = None) -> Iterator[House]:
    handler = type("Gated", (Site,), {"gate": gate})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sources = folder / "sources"
    sources.mkdir(exist_ok=True)
    (sources / "here.toml").write_text(
        f'[here]\nname = "Here"\nlanguage = "en"\nhome = "http://127.0.0.1:{server.server_port}/"\n'
        "delay = 0\nkey = 'story-(\\d+)'\nfeed.url = '/feed'\n",
        "utf-8",
    )
    said = {
        "DATABASE": str(folder / "news.db"),
        "SOURCES_DIR": str(sources),
        "ALLOW_PRIVATE_NETWORKS": True,
        "LOG_LEVEL": "CRITICAL",
    }
    try:
        yield House(said)
    finally:
        if gate:
            gate.set()
        server.shutdown()
        server.server_close()


def round_of(
    house: House, tell: Any = lambda report: None, time_limit: float = 60, **arguments: Any
) -> Report:
    return asyncio.run(run_round(house, "here", arguments, time_limit=time_limit, tell=tell))


def adds_up(report: Report) -> bool:
    columns = ("known", "new", "updated", "copies", "not relevant", "passed over", "failed", "waiting")
    return sum(report[column] for column in columns) == report["entries"]


def test_a_round_reports_what_it_saw_and_what_it_cost(tmp_path: Path) -> None:
    with site(tmp_path) as house:
        first = round_of(house)
        second = round_of(house)
    assert (first["entries"], first["new"], first["trouble"]) == (STORIES, STORIES, None)
    assert first["requests"] == STORIES + 2  # robots.txt, the feed, the pages
    assert adds_up(first)
    assert (second["unchanged"], second["requests"], second["pages"]) == (True, 1, 0)


def test_a_worker_loads_nothing_that_the_fork_server_could_have_loaded(tmp_path: Path) -> None:
    here, there = FORKS.Pipe(duplex=False)
    with site(tmp_path) as house:
        worker = FORKS.Process(target=tell_what_is_loaded, args=(house.said, "here", there))
        worker.start()
        there.close()
        *reports, loaded = told(here)
        worker.join(10)
    assert reports[-1]["new"] == STORIES
    assert set(loaded) <= {"twisted.internet.reactor", "resource", "encodings.charmap"}


def told(pipe: Connection) -> list[Any]:
    heard = []
    with contextlib.suppress(EOFError):
        while True:
            heard.append(pipe.recv())
    return heard


def test_a_limit_leaves_the_rest_waiting_for_the_next_round(tmp_path: Path) -> None:
    with site(tmp_path) as house:
        first = round_of(house, limit=5)
        second = round_of(house)
    assert (first["new"], first["waiting"]) == (5, STORIES - 5)
    assert adds_up(first)
    assert (second["new"], second["unchanged"]) == (STORIES - 5, True)


def test_a_round_killed_in_its_middle_loses_nothing_and_repeats_nothing(tmp_path: Path) -> None:
    gate = threading.Event()

    def kill_the_worker(report: Report) -> None:
        if report["new"] >= 3:
            (worker,) = children_of(fork_server())
            os.kill(worker, signal.SIGKILL)

    with site(tmp_path, gate) as house:
        broken = round_of(house, tell=kill_the_worker)
        assert broken["trouble"] == "worker died: SIGKILL"
        kept = count(open_database(house.database), Selection())
        assert 3 <= kept < STORIES
        gate.set()
        again = round_of(house)
        db = open_database(house.database)
        assert (kept + again["new"], count(db, Selection())) == (STORIES, STORIES)
        assert ledger.due_entries(db, "here", again_later()) == []


def again_later() -> Any:
    from datetime import UTC, datetime, timedelta

    return datetime.now(UTC) + timedelta(days=365)


def fork_server() -> int:
    """A child of ours, and the only one that has children."""
    return next(child for child in children_of(os.getpid()) if children_of(child))


def test_a_round_that_overstays_is_stopped_and_what_it_kept_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crawler.worker.GRACE", 0.5)
    gate = threading.Event()
    with site(tmp_path, gate) as house:
        start = time.monotonic()
        stopped = round_of(house, time_limit=3)
        assert stopped["trouble"] == "stopped after 3 s"
        assert stopped["new"] == STORIES // 2, "what came before a silence is told during it"
        assert time.monotonic() - start < 30
        assert count(open_database(house.database), Selection()) == STORIES // 2
        gate.set()
        assert round_of(house)["new"] == STORIES - STORIES // 2


def test_a_worker_that_does_not_stop_when_asked_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crawler.worker.GRACE", 0.2)
    monkeypatch.setattr("crawler.worker._work", stay)

    async def stop_once_it_works() -> None:
        overstaying = asyncio.create_task(
            run_round(House({}), "here", time_limit=60, tell=lambda report: overstaying.cancel())
        )
        await overstaying

    with pytest.raises(asyncio.CancelledError):
        asyncio.run(stop_once_it_works())


def test_a_worker_leaves_with_the_process_that_asked_for_its_round(tmp_path: Path) -> None:
    with site(tmp_path, threading.Event()) as house:
        parent = FORKS.Process(target=ask_for_a_round, args=(house.said, "here"))
        parent.start()
        try:
            assert in_time(lambda: house.database.exists() and kept(house) >= STORIES // 2), "it hangs then"
            (worker,) = children_of(fork_server()) - {parent.pid}
        finally:
            parent.kill()
            parent.join(10)
        assert in_time(lambda: not runs(worker))


def kept(house: House) -> int:
    return count(open_database(house.database), Selection())


def in_time(found: Callable[[], Any], patience: float = 30.0) -> bool:
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        if found():
            return True
        time.sleep(0.1)
    return False


def test_a_source_crawled_by_another_process_is_left_to_it(tmp_path: Path) -> None:
    from storage.hold import hold

    with site(tmp_path) as house:
        held = hold(house.database, "here")
        assert held is not None
        report = round_of(house)
        held.release()
    assert report["trouble"] == "being crawled by another process"
