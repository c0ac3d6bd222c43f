"""JSON Lines from a file, each line checked."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, TextIO

import click


def rows_of(file: TextIO, needed: tuple[str, ...] = ()) -> Iterator[dict[str, Any]]:
    """The objects of a file; a line that is none, or lacks what is needed, is refused by number."""
    for number, line in enumerate(file, 1):
        if line.strip():
            yield _row(line, number, needed)


def _row(line: str, number: int, needed: tuple[str, ...]) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise click.ClickException(f"line {number}: not JSON: {error}") from error
    if not isinstance(row, dict):
        raise click.ClickException(f"line {number}: not an object")
    if lacking := [name for name in needed if name not in row]:
        raise click.ClickException(f"line {number}: lacks {', '.join(lacking)}")
    if wrong := [name for name in ("title", "text") if not isinstance(row.get(name) or "", str)]:
        raise click.ClickException(f"line {number}: {', '.join(wrong)}: not a text")
    return row
