"""What all commands share: where things are, tables for eyes, JSON for programs, errors for people."""

from __future__ import annotations

import json
import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

import click
from rich.console import Console
from rich.table import Table

from crawler.faults import SettingError
from crawler.house import House
from crawler.journal import begin
from feeds.editions import EditionError
from feeds.query import QueryError
from pipelines.encoders.adviser import Adviser
from pipelines.encoders.encoder import EncoderError
from spiders.faults import SourceError
from storage.database import StorageError, explain
from storage.table import TableError

Function = TypeVar("Function", bound=Callable[..., Any])
FAULTS = (
    SettingError, SourceError, TableError, EditionError, EncoderError, QueryError, StorageError, OSError,
)  # fmt: skip
UNHEARD = 141  # the exit code of tools that a closed pipe ends: 128 and SIGPIPE

COMMANDS = {
    "crawl": "crawler.commands.crawl",
    "watch": "crawler.commands.watch",
    "demo": "crawler.commands.demo",
    "publish": "crawler.commands.publish",
    "feed": "crawler.commands.feed",
    "search": "crawler.commands.search",
    "sources": "crawler.commands.sources",
    "explain": "crawler.commands.explain",
    "read": "crawler.commands.read",
    "save": "crawler.commands.save",
    "correct": "crawler.commands.correct",
    "retag": "crawler.commands.retag",
    "tag": "crawler.commands.tag",
    "evaluate": "crawler.commands.evaluate",
    "train": "crawler.commands.train",
}


class Unheard(Exception):
    """Whoever read the output has closed it: ``tag | head -1``."""


class Commands(click.Group):
    """Commands by name, each loaded when it is called: help must not wait for Scrapy."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands, the daily ones first."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(COMMANDS[cmd_name]), cmd_name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command. Raises ``Unheard`` where nobody reads on; click would call that a failure."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError as error:
            raise Unheard from error
        return result


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="health-accord")
def cli() -> None:
    """Health Accord: who agrees with whom on what in health."""


def main() -> None:
    """Run the command line; faults of the world end in one line and exit code 1."""
    try:
        begin(House({}).settings["LOG_LEVEL"])
        cli(standalone_mode=False)
    except click.exceptions.Exit as end:
        sys.exit(end.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(130)
    except Unheard:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left is written at the exit
        sys.exit(UNHEARD)
    except sqlite3.Error as error:
        fail(explain(error))
    except FAULTS as error:
        fail(str(error))


def fail(message: str) -> None:
    """Say on standard error what happened, and leave with exit code 1."""
    click.echo(f"crawler: {message}", err=True)
    sys.exit(1)


def placed(function: Function) -> Function:
    """The options ``--db`` and ``--sources``; the command gets a ``house``."""

    def with_house(db: Path | None, sources_dir: Path | None, **values: Any) -> Any:
        return function(house=house_of(db, sources_dir), **values)

    with_house.__doc__, with_house.__name__ = function.__doc__, function.__name__
    with_house.__click_params__ = list(getattr(function, "__click_params__", []))  # type: ignore[attr-defined]
    folder = click.Path(path_type=Path, file_okay=False)
    wrapped = click.option("--sources", "sources_dir", type=folder, help="Folder of source definitions.")(
        with_house
    )
    return click.option("--db", type=click.Path(path_type=Path, dir_okay=False), help="The database file.")(
        wrapped
    )  # type: ignore[return-value]


def house_of(db: Path | None, sources_dir: Path | None, **said: Any) -> House:
    """The house with what was said on the command line."""
    if db is not None:
        said["DATABASE"] = str(db)
    if sources_dir is not None:
        said["SOURCES_DIR"] = str(sources_dir)
    return House(said)


@contextmanager
def advised(house: House, encoder: str | None = None) -> Iterator[Adviser | None]:
    """What the encoder named, or that of the settings, adds to judgements; at the end it is let go of, and
    what went wrong with it stands on standard error."""
    adviser = house.adviser(encoder)
    try:
        yield adviser
    finally:
        if adviser:
            adviser.close()
            for trouble, number in adviser.troubles.items():
                click.echo(f"{number} {trouble}", err=True)


as_json = click.option("--json", "as_json", is_flag=True, help="JSON for programs instead of text for eyes.")


def print_json(value: Any) -> None:
    """A value as JSON on standard output, in readable scripts."""
    click.echo(to_json(value))


def to_json(value: Any) -> str:
    """A value as JSON in readable scripts, moments in ISO 8601."""
    return json.dumps(value, ensure_ascii=False, indent=2, default=_plain)


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)


def print_table(headings: list[str], rows: list[list[Any]], numbers: set[str] = frozenset()) -> None:  # type: ignore[assignment]
    """A table on standard output; columns named in ``numbers`` stand to the right."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in headings:
        number = heading in numbers
        table.add_column(heading, justify="right" if number else "left", no_wrap=number)
    for row in rows:
        table.add_row(*("" if cell is None else str(cell) for cell in row))
    console().print(table)


class Screen(Console):
    """Standard output for eyes; where nobody reads on, the command ends as others do."""

    def on_broken_pipe(self) -> None:
        """Raise ``Unheard``."""
        raise Unheard


def console() -> Console:
    """Standard output; wide where nobody looks, so that logs and pipes do not wrap."""
    return Screen(width=None if sys.stdout.isatty() else 200, highlight=False, soft_wrap=False)
