"""Tables that people edit: rows of cells apart by tabs, below a line that names the columns."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any, TypeVar

Row = TypeVar("Row", bound=tuple[Any, ...])  # whose first cell names it
ANY_LANGUAGE = "*"
LANGUAGES = (
    ANY_LANGUAGE, "ar", "bg", "cs", "da", "de", "el", "en", "es", "fa", "fr", "he", "hi", "hu", "id", "it",
    "ja", "kk", "km", "ko", "ky", "lo", "ms", "nb", "nl", "pl", "pt", "ro", "ru", "sv", "tg", "th", "tk",
    "tr", "uk", "ur", "uz", "vi", "zh",
)  # fmt: skip
_PLAIN = re.compile(r"(?:[\w-]\??| )*")  # a pattern that cannot be wrong


class TableError(ValueError):
    """A row of a table is wrong; the message names the file, the line and what is known."""


def rows(
    file: Path, columns: tuple[str, ...], empty: Collection[str] = ()
) -> Iterator[tuple[str, list[str]]]:
    """The rows of a table with their places (``file:line``); blank lines and ``#`` lines are skipped.

    ``empty`` names the columns whose cells may be empty. Raises ``TableError``.
    """
    name, lines = file.name, _lines(file)
    if not lines or tuple(lines[0].split("\t")) != columns:
        raise TableError(f"{name}:1: the columns must be {', '.join(columns)}, apart by tabs")
    needed = [place for place, column in enumerate(columns) if column not in empty]
    for number, line in enumerate(lines[1:], start=2):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) != len(columns) or ("" in cells and not all(cells[place] for place in needed)):
            raise TableError(f"{name}:{number}: a row is: {', '.join(columns)}; this one is: {line!r}")
        yield f"{name}:{number}", cells


def _lines(file: Path) -> list[str]:
    said = file.read_bytes()
    try:
        return said.decode().splitlines()
    except UnicodeDecodeError as error:
        line = said.count(b"\n", 0, error.start) + 1
        raise TableError(f"{file.name}:{line}: not in UTF-8; save the file in that charset") from error


def refuse_unless(said: str, known: Collection[str], place: str, what: str) -> None:
    """Raise ``TableError`` where a cell says something that is not known."""
    if said not in known:
        raise TableError(f"{place}: no {what} {said!r}; known: {', '.join(known)}")


def refuse_unless_small(said: str, place: str) -> None:
    """Raise ``TableError`` where a cell has capitals."""
    if said != said.lower():
        raise TableError(f"{place}: {said!r} is wanted in small letters: {said.lower()!r}")


def refuse_twice(row: Row, known: dict[Row, str], place: str) -> None:
    """Know from now on in which place a row stands. Raises ``TableError`` where it stood in another."""
    if row in known:
        raise TableError(f"{place}: {row[0]!r} stands for this already: {known[row]}")
    known[row] = place


def refuse_unless_languages(said: str, place: str) -> None:
    """Raise ``TableError`` where one of the languages in a cell, apart by blanks, is not known."""
    for language in said.split():
        refuse_unless(language, LANGUAGES, place, "language")


def refuse_unless_pattern(said: str, place: str, parted: bool = False) -> None:
    """Raise ``TableError`` where a cell is no regular expression, or keeps groups where not ``parted``."""
    if _PLAIN.fullmatch(said):
        return  # to compile hundreds of words takes long
    try:
        groups = re.compile(said).groups
    except re.error as error:
        raise TableError(f"{place}: not a regular expression: {error}") from error
    if groups and not parted:
        raise TableError(f"{place}: {said!r} has a group that is kept, (…); write (?:…)")
