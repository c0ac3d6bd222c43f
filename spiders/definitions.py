"""The files of a sources folder: one a country, defaults at the head, families beside them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from spiders.faults import SourceError

FAMILIES = "families.toml"
SHIPPED = Path(__file__).parent / "sources"  # its families may be taken over by any folder
Values = dict[str, Any]


def stanzas(folder: Path) -> Iterator[tuple[Path, str, Values]]:
    """Every stanza of every file with its defaults filled in: (file, stanza, values).

    A key at the head of a file holds for all its stanzas; ``family`` takes over the keys of a
    stanza in ``families.toml``. What stands nearer wins. Raises ``SourceError``.
    """
    if not folder.is_dir():
        raise SourceError(f"{folder}: no such folder; sources are TOML files in a folder")
    own = _parse(folder / FAMILIES) if (folder / FAMILIES).is_file() else {}
    families = _parse(SHIPPED / FAMILIES) | own
    if not any(file.name != FAMILIES for file in folder.glob("*.toml")):
        raise SourceError(f"{folder}: no sources in it; a source is a stanza in a file like vn.toml")
    for file in sorted(folder.glob("*.toml")):
        if file.name != FAMILIES:
            yield from _of_file(file, families)


def _of_file(file: Path, families: Values) -> Iterator[tuple[Path, str, Values]]:
    content = _parse(file)
    head = {key: value for key, value in content.items() if not isinstance(value, dict)}
    for stanza, values in content.items():
        if isinstance(values, dict):
            family = _family(values, families, f"{file.name} [{stanza}]")
            yield file, stanza, {**merge(merge(head, family), values), "stanza": stanza}


def _family(values: Values, families: Values, place: str) -> Values:
    name = values.pop("family", None)
    if name is None:
        return {}
    if name not in families:
        raise SourceError(f"{place} family: no family {name!r}; known: {', '.join(families) or 'none'}")
    family: Values = families[name]
    return family


def merge(lower: Values, upper: Values) -> Values:
    """Two tables as one; where both say something, the upper is heard, tables within tables too."""
    merged = dict(lower)
    for key, value in upper.items():
        below = merged.get(key)
        merged[key] = merge(below, value) if isinstance(value, dict) and isinstance(below, dict) else value
    return merged


def _parse(file: Path) -> Values:
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SourceError(f"{file}: not readable as TOML: {error}") from error
