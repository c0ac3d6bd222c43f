"""``demo``: the daemon against the newsroom that ships with the project."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from crawler.commands.frame import placed
from crawler.commands.watch import place, run_watch
from crawler.house import House


@click.command()
@placed
@click.option(
    "--every",
    type=click.FloatRange(0.2, 3600),
    default=4.0,
    show_default=True,
    help="Seconds between two stories.",
)
@click.option("--host", help="Address to serve on [127.0.0.1].")
@click.option("--port", type=click.IntRange(0, 65535), help="Port to serve on [8000]; 0 takes a free one.")
def demo(house: House, every: float, host: str | None, port: int | None) -> None:
    """Watch five imitated news sites on this machine; no network is needed.

    Its database is thrown away at the end, unless --db names one.
    """
    with (
        tempfile.TemporaryDirectory(prefix="health-accord-demo-") as folder,
        newsroom(Path(folder), every, house.settings["SOURCES_DIR"]) as sources,
    ):
        said = {
            "DATABASE": house.said.get("DATABASE", str(Path(folder) / "news.db")),
            "SOURCES_DIR": str(sources),
            "ALLOW_PRIVATE_NETWORKS": True,
        }
        click.echo(
            "The newsroom is open: five sites on loopback, a new story every few seconds. Ctrl-C ends it."
        )
        run_watch(House(said | place(host, port)))


@contextmanager
def newsroom(folder: Path, every: float, original: str) -> Iterator[Path]:
    """The newsroom in a process of its own: the folder of source definitions that lead to it."""
    command = [
        sys.executable,
        "-m",
        "crawler.newsroom",
        "--every",
        str(every),
        "--folder",
        str(folder / "sources"),
        "--original",
        original,
        "--attached",
    ]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)  # noqa: S603  (a command of ours)
    try:
        assert process.stdout is not None
        yield Path(json.loads(process.stdout.readline())["sources"])
    finally:
        process.terminate()
        process.wait(10)
