"""Open the newsroom by itself: ``python -m crawler.newsroom --every 4 --folder DIR``.

The first line on standard output is JSON: ``ports`` and ``origins`` by site, and ``sources``, the
folder of definitions that lead here. Ends on SIGTERM and SIGINT.
"""

from __future__ import annotations

import json
import select
import signal
import socket
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

import click

from crawler.newsroom.newsroom import Newsroom
from crawler.newsroom.post import Post

SOURCES = Path(__file__).parents[2] / "spiders" / "sources"


@click.command()
@click.option("--every", default=4.0, show_default=True, help="Seconds between two happenings; 0: none.")
@click.option("--folder", type=click.Path(path_type=Path), help="Where the source definitions are written.")
@click.option("--original", type=click.Path(path_type=Path), default=SOURCES, help="What they are made of.")
@click.option("--volume", default=0, help="So many further stories from templates.")
@click.option("--attached", is_flag=True, help="Close when standard input closes, that is with the parent.")
def main(every: float, folder: Path | None, original: Path, volume: int, attached: bool) -> None:
    """Serve five news sites on loopback, and let news happen."""
    closing = asked_to_close()
    with tempfile.TemporaryDirectory() as spare, Newsroom(volume=volume) as newsroom, closing:
        sources = newsroom.sources(folder or Path(spare), original)
        print(json.dumps(introduction(newsroom, sources)), flush=True)
        go_on(newsroom, every, [closing, sys.stdin] if attached else [closing])


def asked_to_close() -> socket.socket:
    """A socket that can be read once a signal asked this process to end."""
    closing, noticing = socket.socketpair()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: noticing.send(b"."))
    return closing


def introduction(newsroom: Newsroom, sources: Path) -> dict[str, object]:
    """What a program that started the newsroom needs to know of it."""
    origins = {name: newsroom.origin(name) for name in newsroom.ports}
    return {"ports": newsroom.ports, "origins": origins, "sources": str(sources)}


def go_on(newsroom: Newsroom, every: float, ends: Sequence[socket.socket | TextIO]) -> None:
    """Let something happen every so many seconds until one of ``ends`` can be read."""
    while not select.select(ends, [], [], every or None)[0]:
        happened = newsroom.step()
        if sys.stdout.isatty():  # a parent reads the first line only, and a full pipe would stop the news
            print("\n".join(told(post) for post in happened), flush=True)


def told(post: Post) -> str:
    """A line on what happened to a page."""
    what = "deleted" if post.gone else "edited" if post.edited else "published"
    return f"{what} {post.language} {post.url} {post.title}"


if __name__ == "__main__":
    main()
