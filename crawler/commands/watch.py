"""``watch``: the daemon."""

from __future__ import annotations

import asyncio

import click

from crawler.commands.frame import placed
from crawler.house import House
from crawler.watch import Watch


@click.command()
@placed
@click.option("--host", help="Address to serve on [127.0.0.1].")
@click.option("--port", type=click.IntRange(0, 65535), help="Port to serve on [8000]; 0 takes a free one.")
def watch(house: House, host: str | None, port: int | None) -> None:
    """Crawl all sources on schedule and serve the feeds, until told to stop."""
    run_watch(House(house.said | place(host, port)))


def place(host: str | None, port: int | None) -> dict[str, str | int]:
    """What was said of the place to serve at."""
    return {name: value for name, value in (("HOST", host), ("PORT", port)) if value is not None}


def run_watch(house: House) -> None:
    """Run the daemon in the foreground; every line it says is flushed, for logs."""

    async def run() -> None:
        await Watch(house, click.echo).run()

    asyncio.run(run())
