"""The daemon as its operator meets it: it serves, crawls, says what is wrong, and ends in order."""

from __future__ import annotations

import asyncio
import contextlib
import fcntl
import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import termios
import threading
import time
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from crawler.house import House
from crawler.newsroom import Newsroom
from crawler.watch import PATIENCE, Watch
from crawler.worker import FORKS
from tests.watching import children_of, runs, watch_in

HOUSE = Path(__file__).parents[1]
SOURCES = HOUSE / "spiders" / "sources"
DOWN = """
[down]
name = "Down"
language = "en"
home = "http://127.0.0.1:9/"
feed.url = "/feed"
"""


class Daemon:
    """A daemon in a process of its own, for what only a process shows: signals, exit codes, a kill."""

    def __init__(self, log: Path):
        self.log = log

    @cached_property
    def port(self) -> int:
        return int(until(lambda: port_in(self.said())))

    def said(self) -> str:
        return self.log.read_text("utf-8")

    def get(self, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
        return get(self.port, path, **headers)

    def items(self) -> list[dict[str, str]]:
        items: list[dict[str, str]] = json.loads(self.get("/feed.json")[2])["items"]
        return items

    def answers_that_nothing_is_new(self) -> bool:
        """Whether a feed asked for twice is sent once; news may come between the two."""
        tag = self.get("/feed.rss")[1]["etag"]
        return self.get("/feed.rss", **{"If-None-Match": tag})[0] == 304

    def end(self, how: signal.Signals) -> int | None:
        """Its exit code; that of one which had ended already, too."""
        raise NotImplementedError

    def clear(self) -> None:
        """End what it left behind."""


class Begun(Daemon):
    """As its operator begins it: by the command, which loads all first."""

    def __init__(self, folder: Path):
        super().__init__(folder / "log")
        environment = os.environ | {
            "HEALTH_ACCORD_DATABASE": str(folder / "news.db"),
            "HEALTH_ACCORD_SOURCES_DIR": str(folder / "sources"),
            "HEALTH_ACCORD_ALLOW_PRIVATE_NETWORKS": "yes",
        }
        with self.log.open("wb") as output:
            command = [sys.executable, "-m", "crawler", "watch", "--port", "0"]
            self.process = subprocess.Popen(
                command, stdout=output, stderr=output, env=environment, cwd=HOUSE, start_new_session=True
            )

    def end(self, how: signal.Signals) -> int:
        if self.process.poll() is None:
            self.process.send_signal(how)
        return self.process.wait(40)

    def clear(self) -> None:
        """End a fork server that is loading still."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)


class Loaded(Daemon):
    """One that has nothing left to load."""

    def __init__(self, folder: Path, patience: int = PATIENCE):
        super().__init__(folder / "log-of-loaded")
        said = house_in(folder, ALLOW_PRIVATE_NETWORKS=True).said
        self.process = FORKS.Process(target=watch_in, args=(said, self.log, patience))
        self.log.touch()
        self.process.start()

    def end(self, how: signal.Signals) -> int | None:
        if self.process.pid and self.process.is_alive():
            os.kill(self.process.pid, how)
        self.process.join(40)
        return self.process.exitcode


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Daemon]]:
    """Starts a daemon of a kind; none outlives the test, however that ends."""
    started: list[Daemon] = []

    def daemon(kind: Callable[..., Daemon], **given: int) -> Daemon:
        started.append(kind(tmp_path, **given))
        return started[-1]

    yield daemon
    for one in started:
        one.end(signal.SIGKILL)
        one.clear()


def while_it_runs(house: House, ask: Callable[[int, list[str]], Any]) -> Any:
    """What ``ask`` finds at the port of a daemon in this process, and in what it says until it is stopped."""
    said: list[str] = []
    watch = Watch(house, said.append)

    async def run() -> Any:
        running = asyncio.create_task(watch.run())
        await asyncio.sleep(0)  # it listens then, and has said where
        try:
            return await asyncio.to_thread(ask, port_in(said[0]), said)
        finally:
            watch.stopping.set()
            await running

    return asyncio.run(run())


def house_in(folder: Path, **said: Any) -> House:
    """A house of the sources in a folder, or of one that cannot be reached."""
    sources = folder / "sources"
    if not sources.exists():
        sources.mkdir()
        (sources / "down.toml").write_text(DOWN, "utf-8")
    return House({"DATABASE": str(folder / "news.db"), "SOURCES_DIR": str(sources), "PORT": 0, **said})


def port_in(said: str) -> int:
    """The port that a line names, 0 where none does."""
    found = re.search(r"http://127\.0\.0\.1:(\d+)/", said)
    return int(found[1]) if found else 0


def get(port: int, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read()


def until(found: Callable[[], Any], patience: float = 30.0) -> Any:
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        if value := found():
            return value
        time.sleep(0.1)
    raise AssertionError(f"not within {patience} s")


@pytest.fixture
def newsroom() -> Iterator[Newsroom]:
    with Newsroom() as opened:
        yield opened


def test_a_subscriber_sees_new_items_arrive_and_the_daemon_ends_in_order(
    newsroom: Newsroom, tmp_path: Path, start: Callable[..., Daemon]
) -> None:
    newsroom.sources(tmp_path / "sources", SOURCES, every=0.5)
    (tmp_path / "sources" / "down.toml").write_text(DOWN, "utf-8")
    daemon = start(Loaded)
    until(lambda: len(daemon.items()) > 10)
    before = {item["id"] for item in daemon.items()}
    newsroom.publish(6)
    until(lambda: {item["id"] for item in daemon.items()} - before)
    assert before <= {item["id"] for item in daemon.items()}
    line = until(lambda: re.search(r"^down: .*$", daemon.said(), re.M))
    assert "connection refused; next try at" in line[0]
    status, _, page = daemon.get("/")
    assert (status, b"Health Accord" in page) == (200, True)
    until(daemon.answers_that_nothing_is_new)
    assert daemon.end(signal.SIGTERM) == 0
    assert "Traceback" not in daemon.said()


def test_a_daemon_killed_at_once_goes_on_where_it_was(
    newsroom: Newsroom, tmp_path: Path, start: Callable[..., Daemon]
) -> None:
    newsroom.sources(tmp_path / "sources", SOURCES, every=0.5)
    first = start(Loaded)
    until(lambda: len(first.items()) > 3)
    first.end(signal.SIGKILL)
    second = start(Begun)
    about = len([post for post in newsroom.posts() if post.about and post.section != "xa-hoi"])
    until(lambda: len(second.items()) >= about * 0.7)
    identities = [item["id"] for item in second.items()]
    assert len(identities) == len(set(identities))
    assert second.end(signal.SIGINT) == 0


def test_a_daemon_stopped_while_it_is_loading_ends_at_once_and_in_order(
    tmp_path: Path, start: Callable[..., Daemon]
) -> None:
    house_in(tmp_path)
    daemon = start(Begun)
    assert isinstance(daemon, Begun)
    children = until(lambda: len(found := children_of(daemon.process.pid)) > 1 and found)
    time.sleep(0.5)  # the fork server, which is one of them, is in the middle of loading then
    os.killpg(daemon.process.pid, signal.SIGINT)  # as a terminal does: all processes hear of it
    assert daemon.process.wait(40) == 0
    time.sleep(0.3)  # one that has loaded all leaves with the daemon
    assert any(map(runs, children)), "it was waited for"
    assert "Traceback" not in daemon.said()


def test_feeds_are_answered_while_the_fork_server_is_still_loading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded = threading.Event()
    monkeypatch.setattr("crawler.worker.warm_up", lambda: loaded.wait(30))
    monkeypatch.setattr(Watch, "_begin", lambda _: None)

    def status(port: int, _: list[str]) -> int:
        try:
            return get(port, "/feed.json")[0]
        finally:
            loaded.set()

    assert while_it_runs(house_in(tmp_path), status) == 200


def test_a_reader_that_does_not_read_holds_the_daemon_up_for_its_patience_only(
    tmp_path: Path, start: Callable[..., Daemon]
) -> None:
    daemon = start(Loaded, patience=1)
    until(lambda: "next try at" in daemon.said(), patience=60)
    sheet = re.search(rb"/static/style.css[^\"]*", daemon.get("/")[2])
    assert sheet
    with socket.create_connection(("127.0.0.1", daemon.port)) as reader:
        reader.setblocking(False)
        asked = b"GET " + sheet[0] + b" HTTP/1.1\r\nHost: x\r\n\r\n"
        with contextlib.suppress(BlockingIOError):
            for _ in range(3000):  # answers of some 50 MB, more than any buffer holds
                reader.send(asked)
        until(lambda: stalled(reader))
        begun = time.monotonic()
        assert daemon.end(signal.SIGTERM) == 0
        assert 1 < time.monotonic() - begun < 10
    assert "Traceback" not in daemon.said()


def stalled(reader: socket.socket) -> bool:
    """Whether bytes have come that nobody reads, and for a while no more of them."""
    before = waiting(reader)
    time.sleep(0.5)
    return waiting(reader) == before > 0


def waiting(reader: socket.socket) -> int:
    return int.from_bytes(fcntl.ioctl(reader, termios.FIONREAD, b"\0" * 4), sys.byteorder)


def test_private_networks_are_not_asked_unless_allowed(newsroom: Newsroom, tmp_path: Path) -> None:
    newsroom.sources(tmp_path / "sources", SOURCES, every=60)
    house = house_in(tmp_path, ALLOW_PRIVATE_NETWORKS=False)
    while_it_runs(house, lambda _, said: until(lambda: str(said).count("private address") >= 5))
    assert newsroom.log == []


def test_a_port_that_is_taken_is_said_with_the_remedy(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "down.toml").write_text(DOWN, "utf-8")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        command = [
            sys.executable,
            "-m",
            "crawler",
            "watch",
            "--port",
            port,
            "--db",
            str(tmp_path / "news.db"),
        ]
        done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=HOUSE, timeout=30)
    assert done.returncode == 1
    assert "choose another with --port" in done.stderr
    assert "Traceback" not in done.stderr
