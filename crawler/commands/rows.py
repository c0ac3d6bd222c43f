"""JSON Lines from a file, each line checked."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, TextIO

import click

from pipelines.examples import LabelError, in_form, is_labelled, is_relevant

TEXTS = ("title", "text", "url", "lang", "language", "home", "stage")
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
        lacking = [name for name in measured if row.get(name) is None] if is_relevant(row) else []
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
        row = json.loads(line.removeprefix("\ufeff") if number == 1 else line)
    except (ValueError, RecursionError) as error:  # too deep, or a number too long
        raise click.ClickException(f"line {number}: not JSON in UTF-8: {error}") from error
    if not isinstance(row, dict):
        raise click.ClickException(f"line {number}: not an object")
    if lacking := [name for name in needed if row.get(name) is None]:
        raise click.ClickException(f"line {number}: lacks {', '.join(lacking)}")
    if wrong := [name for name in TEXTS if not isinstance(row.get(name) or "", str)]:
        raise click.ClickException(f"line {number}: {', '.join(wrong)}: not a text")
    return {name: _tidy(value) for name, value in row.items()}


def _tidy(value: Any) -> Any:
    """A text without lone surrogates, each of which is a question mark; nothing else is touched."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
