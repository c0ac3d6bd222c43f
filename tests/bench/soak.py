"""The daemon over hundreds of rounds: its memory, and how fast feeds answer while it crawls."""

from __future__ import annotations

import http.client
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

from crawler.newsroom import Newsroom
from storage.database import open_database
from tests.bench.rest import house_of

ROUNDS = 500
FEEDS = ("/feed.rss", "/feed.atom?country=VN", "/feed.json?topic=training", "/feed.rss?from=VN&with=FR")


def figures(folder: Path, quick: bool) -> list[tuple[str, str, str]]:
    """Resident memory at the first tenth and at the end of the rounds; the slow end of answers."""
    wanted = 40 if quick else ROUNDS
    with Newsroom() as newsroom:
        house = house_of(folder, newsroom)
        newsroom.sources(folder / "sources", Path(__file__).parents[2] / "spiders" / "sources", every=0.2)
        daemon, port = _start(house.said, folder)
        try:
            memory, times = _watch(daemon.pid, port, folder / "news.db", newsroom, wanted)
        finally:
            daemon.send_signal(signal.SIGTERM)
            daemon.wait(60)
    early, late = memory[len(memory) // 10], memory[-1]
    times.sort()
    return [
        (
            f"the daemon's memory after {wanted // 10} rounds and after {wanted}",
            f"{early:.1f} -> {late:.1f} MB",
            "-",
        ),
        ("its growth", f"{(late / early - 1) * 100:+.1f} %", "within 5 %"),
        (
            f"feeds while crawling: median and p99 of {len(times)} answers",
            f"{times[len(times) // 2] * 1000:.1f}, {times[int(len(times) * 0.99)] * 1000:.1f} ms",
            "p99 <= 50 ms",
        ),
    ]


def _start(said: dict[str, object], folder: Path) -> tuple[subprocess.Popen[bytes], int]:
    environment = os.environ | {f"HEALTH_ACCORD_{name}": str(value) for name, value in said.items()}
    command = [sys.executable, "-m", "crawler", "watch", "--port", "0"]
    log = folder / "daemon.log"
    with log.open("wb") as output:
        house = Path(__file__).parents[2]
        daemon = subprocess.Popen(command, stdout=output, stderr=output, env=environment, cwd=house)
    for _ in range(300):
        if found := re.search(rb"http://127\.0\.0\.1:(\d+)/", log.read_bytes()):
            return daemon, int(found[1])
        time.sleep(0.1)
    daemon.kill()
    raise RuntimeError(f"the daemon did not start: {log.read_text('utf-8')}")


def _watch(
    pid: int, port: int, database: Path, newsroom: Newsroom, wanted: int
) -> tuple[list[float], list[float]]:
    memory, times, rounds, at = [], [], 0, 0
    deadline = time.monotonic() + 1800
    db = open_database(database)
    while rounds < wanted and time.monotonic() < deadline:
        for _ in range(10):
            times.append(_ask(port, FEEDS[at % len(FEEDS)]))
            at += 1
            time.sleep(0.02)
        now = db.execute("SELECT count(*) FROM rounds WHERE finished IS NOT NULL").fetchone()[0]
        if now // 10 > rounds // 10:
            newsroom.step()
            memory.append(_resident(pid))
        rounds = now
    return memory, times[10:]


def _ask(port: int, path: str) -> float:
    start = time.perf_counter()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    assert answer.status == 200, (path, answer.status)
    return time.perf_counter() - start


def _resident(pid: int) -> float:
    pages = int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
