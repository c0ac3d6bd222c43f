"""``crawl``: one round over some sources or all."""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.live import Live
from rich.table import Table

from crawler.commands.frame import as_json, console, placed, print_json, print_table
from crawler.commands.sources import told
from crawler.house import House
from crawler.states import unfound_of
from crawler.worker import Report, run_round
from feeds.query import QueryError, moment
from spiders.faults import SourceError
from storage.database import open_database
from storage.round import Outcome

WIDE = 110  # characters in which the whole table stands
ALWAYS = ("entries", "known", "new", "failed", "requests", "bytes")
COLUMNS = ["entries", *(outcome.value for outcome in Outcome), "requests", "bytes"]


def _since(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """The moment that is meant, in ISO 8601, in the words of a feed's ``since``."""
    try:
        return moment(value.lower(), datetime.now(UTC)).isoformat() if value else None
    except QueryError as error:
        raise click.BadParameter(str(error).removeprefix("since: ")) from error


@click.command()
@placed
@as_json
@click.argument("names", nargs=-1, metavar="[SOURCE]...")
@click.option("--limit", type=click.IntRange(min=0), help="Fetch at most so many articles a source.")
@click.option("--since", callback=_since, help="Pass over what the source dates earlier: a date, or 7d, 24h.")
@click.option("--dry-run", is_flag=True, help="Do everything, keep nothing.")
def crawl(
    house: House,
    names: tuple[str, ...],
    limit: int | None,
    since: str | None,
    as_json: bool,
    dry_run: bool,
) -> None:
    """One round over the sources named, or all.

    Ends with a table whose columns add up: entries are known, new, updated, copies, not relevant,
    passed over, failed or waiting. Exit code 1 if a source failed.
    """
    wanted = wanted_of(house, names)
    house.adviser()  # an encoder that cannot be used is named now, and not by every worker
    arguments = {"limit": limit, "since": since}
    with rehearsal(house) if dry_run else earnest(house) as stage:
        reports = asyncio.run(rounds(stage, wanted, arguments))
        with closing(open_database(stage.database)) as db:
            reports = [one | {"unfound": unfound_of(db, house.sources()[one["source"]])} for one in reports]
    print_json(reports) if as_json else show(reports)
    sys.exit(1 if any(report["trouble"] for report in reports) else 0)


def wanted_of(house: House, names: tuple[str, ...]) -> list[str]:
    """The sources named, or all; ``SourceError`` names those that exist."""
    known = house.sources()
    for name in names:
        if name not in known:
            raise SourceError(f"no source {name!r}; known: {', '.join(known)}")
    return list(names) or list(known)


@contextmanager
def earnest(house: House) -> Iterator[House]:
    """The house itself."""
    yield house


@contextmanager
def rehearsal(house: House) -> Iterator[House]:
    """The same house over a copy of its database, which is thrown away."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "rehearsal.db"
        if house.database.exists():
            with closing(open_database(house.database)) as db:
                db.conn.execute("VACUUM INTO ?", [str(copy)])
        yield House(house.said | {"DATABASE": str(copy)})


async def rounds(house: House, names: list[str], arguments: dict[str, Any]) -> list[Report]:
    """A round over each source, some at once: their reports in the order of the names."""
    open_database(house.database).close()
    latest: dict[str, Report] = {}
    places = asyncio.Semaphore(house.settings["CRAWLS_AT_ONCE"])
    with _progress(latest) as show_progress:

        def tell(report: Report) -> None:
            latest[report["source"]] = report
            show_progress()

        async def one(name: str) -> Report:
            limit = house.settings["ROUND_TIME_LIMIT"]
            async with places:
                return await run_round(house, name, arguments, time_limit=limit, tell=tell)

        return await asyncio.gather(*map(one, names))


@contextmanager
def _progress(latest: dict[str, Report]) -> Iterator[Any]:
    """Progress on a terminal, and none in a log."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda: None
        return
    with Live(console=console, transient=True, refresh_per_second=4) as live:
        yield lambda: live.update(_progress_table(latest))


def _progress_table(latest: dict[str, Report]) -> Table:
    table = Table.grid(padding=(0, 2))
    for name, report in latest.items():
        left = report[Outcome.WAITING]
        table.add_row(
            name, f"{report['entries']} entries", f"{left} to go", f"{report['bytes'] / 1024:.0f} KB"
        )
    return table


def show(reports: list[Report]) -> None:
    """The table of a round, then every failure by its reason."""
    totals = {column: sum(report[column] for report in reports) for column in COLUMNS}
    lines = [*reports, {"source": "all"} | totals] if len(reports) > 1 else reports
    # On a narrow terminal, columns in which nothing stands give way.
    columns = [one for one in COLUMNS if totals[one] or one in ALWAYS or console().width >= WIDE]
    rows = [[line["source"], *(_cell(column, line[column]) for column in columns)] for line in lines]
    print_table(["source", *columns], rows, numbers=set(columns))
    for report in reports:
        for line in _lines(report):
            click.echo(line)


def _cell(column: str, number: int) -> str:
    return f"{number / 1024:.0f} KB" if column == "bytes" else str(number)


def _lines(report: Report) -> Iterator[str]:
    name = report["source"]
    if report["trouble"]:
        yield f"{name}: {report['trouble']}"
    elif report["detours"]:
        yield f"{name}: read by {report['way']}, because {'; '.join(report['detours'])}"
    for outcome in (Outcome.FAILED, Outcome.PASSED_OVER):
        for reason, number in report["reasons"][outcome].items():
            yield f"{name}: {number} {outcome}: {reason}"
    for line in told(report["unfound"]):
        yield f"{name}: {line}"
    for remark, number in report["remarks"].items():
        yield f"{name}: {number} {remark}"
