"""Source definitions that lead to the newsroom: the very ones of the product, with other hosts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from spiders.definitions import stanzas

EVERY = 3.0  # seconds between two rounds
URL = re.compile(r"https?://([^/\s?#:\"'\\]+)")


def rewrite(folder: Path, original: Path, origins: Mapping[str, str], every: float = EVERY) -> Path:
    """Write the sources of ``original`` whose home is among ``origins`` (host: origin) into ``folder``.

    Families and heads of files are worked in, so each stanza says everything. No delay, a round
    every few seconds; all else is as the product has it. Raises ``SourceError``.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for file, text in _files(original, origins, every).items():
        (folder / file).write_text(text, "utf-8")
    return folder


def _files(original: Path, origins: Mapping[str, str], every: float) -> dict[str, str]:
    files: dict[str, str] = {}
    for file, stanza, values in stanzas(original):
        if led(values.get("home", ""), origins) is None:
            continue  # a source that the newsroom does not imitate
        kept = {name: value for name, value in values.items() if name not in ("stanza", "unverified")}
        said = _moved(kept, origins) | {"delay": 0, "every": every}
        lines = [f"{name} = {toml(value)}" for name, value in said.items()]
        files[file.name] = files.get(file.name, "") + "\n".join([f"[{stanza}]", *lines, "", ""])
    return files


def led(url: str, origins: Mapping[str, str]) -> str | None:
    """The origin that stands for an address's host; ``None`` where the newsroom has none."""
    match = URL.match(url)
    return origins.get(match[1]) if match else None


def _moved(value: Any, origins: Mapping[str, str]) -> Any:
    """A value, tables and lists within, with every known host replaced."""
    if isinstance(value, str):
        return URL.sub(lambda match: origins.get(match[1], match[0]), value)
    if isinstance(value, list):
        return [_moved(each, origins) for each in value]
    if isinstance(value, dict):
        return {name: _moved(each, origins) for name, each in value.items()}
    return value


def toml(value: Any) -> str:
    """A value as TOML writes it, tables in one line; a string of JSON is a string of TOML."""
    if isinstance(value, dict):
        return "{" + ", ".join(_pairs(value)) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(toml(each) for each in value) + "]"
    return json.dumps(value, ensure_ascii=False)


def _pairs(table: dict[str, Any]) -> Iterator[str]:
    return (f"{json.dumps(name)} = {toml(value)}" for name, value in table.items())
