"""The filters of a feed as options: the same words as in an address and in ``editions.toml``."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, TypeVar

import click

from crawler.house import House
from feeds.query import PARAMETERS, Query, parse

Function = TypeVar("Function", bound=Callable[..., Any])
OTHERS = {"q", "copies"}


def filtered(function: Function) -> Function:
    """One option for every word of a query; the command gets them all as ``filters``."""
    for name, meaning in reversed(PARAMETERS.items()):
        if name not in OTHERS:
            function = click.option(
                f"--{name}",
                f"filter_{name}",
                multiple=True,
                metavar="VALUE",
                help=f"{meaning[0].upper()}{meaning[1:]}.",
            )(function)
    return function


def query_of(house: House, words: str, filters: dict[str, tuple[str, ...]]) -> Query:
    """The query that options ask for. Raises ``QueryError``."""
    asked = [(name.removeprefix("filter_"), value) for name, values in filters.items() for value in values]
    if words:
        asked.append(("q", words))
    return parse(asked, datetime.now(UTC), list(house.sources()), doubtful=house.doubtful)
