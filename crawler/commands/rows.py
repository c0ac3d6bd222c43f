"""JSON Lines from a file, each line checked."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, TextIO

import click

from pipelines.examples import LabelError, in_form, is_labelled, is_relevant

MEASURED = ("countries", "topics")  # what is asked of a row of health cooperation


def rows_of(file: TextIO, needed: tuple[str, ...] = ()) -> Iterator[dict[str, Any]]:
    """The objects of a file; a line that is none, or lacks what is needed, is refused by number."""
    for _, row in _numbered(file, needed):
        yield row


def labelled_rows(file: TextIO, measured: tuple[str, ...] = ()) -> Iterator[dict[str, Any]]:
    """The texts of a file that say if they are health cooperation, and name what is measured where they are.

    One without a label, or with a label of another form, is refused by the number of its line.
    """
    for number, row in _numbered(file, ("text",)):
        if not is_labelled(row):
            raise click.ClickException(f"line {number}: lacks relevant: true or false")
        lacking = [name for name in measured if name not in row] if is_relevant(row) else []
        if lacking:
            raise click.ClickException(f"line {number}: lacks {', '.join(lacking)}")
        try:
            yield in_form(row)
        except LabelError as error:
            raise click.ClickException(f"line {number}: {error}") from error


def _numbered(file: TextIO, needed: tuple[str, ...]) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(file, 1):
        if line.strip():
            yield number, _row(line, number, needed)


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
