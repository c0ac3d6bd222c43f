"""What is found in labelled texts, which several lessons are learned from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from pipelines.findings import Findings, findings

Read = Callable[[Mapping[str, Any], str | None], Findings]


def found_in(row: Mapping[str, Any], language: str | None) -> Findings:
    """What is found in the title and the text of a row."""
    return _found(row.get("title") or "", row["text"], language)


def remembered() -> Read:
    """As ``found_in``, but for what was found in a text before: that is given again."""
    known = cache(_found)
    return lambda row, language: known(row.get("title") or "", row["text"], language)


def _found(title: str, text: str, language: str | None) -> Findings:
    return findings([("title", title), ("text", text)], language)
