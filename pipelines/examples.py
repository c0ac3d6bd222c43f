"""Labelled texts to learn from and to measure by, in either form that rows of labels have."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pipelines.vocabulary import TAXONOMY

EXAMPLES = TAXONOMY / "examples"
RELEVANT = ("relevant", "health_cooperation")  # the names that the label goes by


def examples(folder: Path = EXAMPLES) -> list[dict[str, Any]]:
    """The rows of all ``*.jsonl`` files of a folder, in the order of their names."""
    return [
        json.loads(line)
        for file in sorted(folder.glob("*.jsonl"))
        for line in file.read_text("utf-8").splitlines()
        if line.strip()
    ]


def is_labelled(row: Mapping[str, Any]) -> bool:
    """Whether the row says if it is health cooperation."""
    return any(isinstance(row.get(name), bool) for name in RELEVANT)


def is_relevant(row: Mapping[str, Any]) -> bool:
    """The label of a row that has one."""
    return any(row.get(name) is True for name in RELEVANT)


def language_said(row: Mapping[str, Any]) -> str | None:
    """The language that the row names."""
    return row.get("lang") or row.get("language") or None


def pairs_said(row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The couples that the row names, each sorted."""
    for one, other in row.get("pairs") or ():
        yield (one, other) if one < other else (other, one)
