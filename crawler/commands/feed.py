"""``feed``: the feed of a query on standard output."""

from __future__ import annotations

import sys

import click

from crawler.commands.filters import filtered, query_of
from crawler.commands.frame import placed
from crawler.house import House
from feeds.render import ENTRIES, newest, render
from storage.database import read_database
from storage.selection import select


@click.command()
@placed
@filtered
@click.option("--q", default="", metavar="WORDS", help="Words that must all be there.")
@click.option(
    "--format", "format_", type=click.Choice(["rss", "atom", "json"]), default="atom", show_default=True
)
def feed(house: House, q: str, format_: str, **filters: tuple[str, ...]) -> None:
    """The feed of a query, as the server would give it."""
    query = query_of(house, q, filters)
    articles = select(read_database(house.database), query.selection, ENTRIES)
    sys.stdout.buffer.write(render(articles, query, house.site(), newest(articles), format_))
    sys.stdout.buffer.flush()
