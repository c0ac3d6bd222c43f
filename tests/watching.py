"""What asks for rounds, in a process that the fork server made: a real one, with nothing left to load."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from multiprocessing import forkserver
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from crawler import watch
from crawler.commands.watch import run_watch
from crawler.house import House
from crawler.worker import run_round

GONE = "ZX"  # states of a process that has ended


def watch_in(said: dict[str, Any], log: Path, patience: int) -> None:
    """Run the daemon until a signal; what it says, and what others say of it, goes to a log."""
    _share_the_fork_server()
    with log.open("ab") as output:
        os.dup2(output.fileno(), 1)
        os.dup2(output.fileno(), 2)
    watch.PATIENCE = patience
    run_watch(House(said))


def ask_for_a_round(said: dict[str, Any], source: str) -> None:
    """Wait for a round's end."""
    _share_the_fork_server()
    asyncio.run(run_round(House(said), source, time_limit=60))


def stay(said: dict[str, Any], source: str, arguments: dict[str, Any], pipe: Connection) -> None:
    """A worker that does nothing, and is deaf to whoever asks it to stop."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    pipe.send({"finished": False})
    time.sleep(30)


def _share_the_fork_server() -> None:
    """Ask for workers of the fork server that made this process, as Python says that it does: it begins
    another, which would load all again."""
    forkserver.ensure_running = forkserver._forkserver.ensure_running = lambda: None  # type: ignore[attr-defined]


def children_of(parent: int) -> set[int]:
    """The processes that a process has made, without those that have ended."""
    children: set[int] = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text("utf-8").rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(fields[1]) == parent and fields[0] not in GONE:
            children.add(int(stat.parent.name))
    return children


def runs(process: int) -> bool:
    """Whether a process is there and has not ended: nobody may be left to take its end in."""
    try:
        stat = Path(f"/proc/{process}/stat").read_text("utf-8")
    except OSError:
        return False
    return stat.rsplit(")", 1)[1].split()[0] not in GONE
