"""Labelled texts to learn from and to measure by, in either form that rows of labels have."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pipelines.language import code_of
from pipelines.territories import CODES
from pipelines.vocabulary import TAXONOMY, vocabulary

EXAMPLES = TAXONOMY / "examples"
RELEVANT = ("relevant", "health_cooperation")  # the names that the label goes by
NAMED = ("countries", "topics", "from", "to")  # labels that name several
KIND = {"topics": "topic", "stage": "stage"}  # labels of which all are known
PARTIES = "codes of ISO 3166-1 such as VN, the blocs EU and UN, organisations in capitals such as WHO"


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
    """The language that the row names, by its two letters."""
    return code_of(row.get("lang") or row.get("language"))


class LabelError(ValueError):
    """A label that has no form that is known."""


def in_form(row: Mapping[str, Any]) -> dict[str, Any]:
    """The row with lists for what it names: one name alone is a list of one, ``"TJ-VN"`` the couple of both.

    Raises ``LabelError`` where a label is something else or not known, or two of them contradict each other.
    """
    said = {row[name] for name in RELEVANT if isinstance(row.get(name), bool)}
    if len(said) > 1:
        raise LabelError(f"{' and '.join(RELEVANT)}: one says yes, the other no")
    lists = {name: _names(name, row[name]) for name in NAMED if row.get(name) is not None}
    couples = (
        {"pairs": [_couple(pair) for pair in _listed("pairs", row["pairs"])]} if row.get("pairs") else {}
    )
    _refuse_unknown({**lists, **couples, "stage": [row["stage"]] if row.get("stage") else []})
    return {**row, **lists, **couples}


def _refuse_unknown(labels: Mapping[str, Any]) -> None:
    for field, said in labels.items():
        for name in (one for some in said for one in (some if isinstance(some, list) else [some])):
            kind = KIND.get(field, "party")
            if kind == "party" and not _is_party(name):
                raise LabelError(f"{field}: no party {name!r}; known: {PARTIES}")
            if kind != "party" and name not in (known := vocabulary().named(kind)):
                raise LabelError(f"{field}: no {kind} {name!r}; known: {', '.join(known)}")


def _is_party(name: str) -> bool:
    """Whether somebody is named as parties are; of organisations nobody knows all."""
    return name in CODES or name in vocabulary().meanings or (name.isupper() and len(name) > len("VN"))


def _names(field: str, said: Any) -> list[str]:
    names = _listed(field, [said] if isinstance(said, str) else said)
    if not all(isinstance(name, str) for name in names):
        raise LabelError(f"{field}: {said!r}: give a list of names")
    return [_code(name) for name in names]


def _listed(field: str, said: Any) -> list[Any]:
    if not isinstance(said, list):
        raise LabelError(f"{field}: {said!r}: give a list")
    return said


def _couple(pair: Any) -> list[str]:
    parts = _parted(pair) if isinstance(pair, str) else pair
    if not isinstance(parts, list) or len(parts) != 2 or not all(isinstance(one, str) for one in parts):
        raise LabelError(f'pairs: {pair!r}: give couples such as ["TJ", "VN"] or "TJ-VN"')
    return [_code(part) for part in parts]


def _code(name: str) -> str:
    return name.upper() if len(name) == 2 else name


def _parted(pair: str) -> list[str]:
    """The two names of a couple; names of organisations have hyphens of their own."""
    words = pair.split("-")
    ways = [["-".join(words[:at]), "-".join(words[at:])] for at in range(1, len(words))]
    known = {*vocabulary().meanings, *CODES}
    return next((way for way in ways if known.issuperset(way)), ways[0] if ways else words)


def pairs_said(row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The couples that the row names, each sorted."""
    for one, other in row.get("pairs") or ():
        yield (one, other) if one < other else (other, one)
