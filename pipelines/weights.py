"""Tables of weights, of what is judged and its features: read and checked, and written whole."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from storage.table import TableError, rows

FEATURE_COLUMNS = ("feature", "weight", "meaning")
PLACES = 2  # decimals of a weight
Weights = dict[str, dict[str, float]]


def weights_in(
    file: Path, columns: tuple[str, str, str], judged: Collection[str], features: Collection[str]
) -> Weights:
    """The weights of the features of each that is judged; one that has no row weighs nothing.

    Raises ``TableError`` where a row is wrong.
    """
    known: Weights = {name: {} for name in judged}
    for place, (name, feature, weight) in rows(file, columns):
        if name not in known:
            raise TableError(f"{place}: no {columns[0]} {name!r}; known: {', '.join(known)}")
        if feature not in features:
            raise TableError(f"{place}: no feature {feature!r}; known: {', '.join(sorted(features))}")
        known[name][feature] = number_in(weight, place)
    return known


def weights_of(file: Path, features: Mapping[str, str]) -> dict[str, float]:
    """The weight of each feature, from a table that says in words what each is.

    Raises ``TableError`` where a row is wrong or missing.
    """
    known: dict[str, float] = {}
    for place, (name, weight, _) in rows(file, FEATURE_COLUMNS):
        if name not in features:
            raise TableError(f"{place}: no feature {name!r}; known: {', '.join(features)}")
        known[name] = number_in(weight, place)
    if lacking := [name for name in features if name not in known]:
        raise TableError(f"{file.name}: no weight of {', '.join(lacking)}")
    return known


def feature_table(weights: Mapping[str, float], features: Mapping[str, str], remarks: Iterable[str]) -> str:
    """The table that ``weights_of`` reads, remarks below."""
    lines = ["\t".join(FEATURE_COLUMNS)]
    lines += [f"{name}\t{weight:.{PLACES}f}\t{features[name]}" for name, weight in weights.items()]
    return "\n".join([*lines, *(f"# {remark}" for remark in remarks)]) + "\n"


def number_in(text: str, place: str) -> float:
    """A number of a table. Raises ``TableError`` where it is none."""
    try:
        return float(text)
    except ValueError as error:
        raise TableError(f"{place}: {text!r} is no number") from error


def write_table(
    weights: Mapping[str, Mapping[str, float]], columns: tuple[str, str, str], file: Path
) -> None:
    """Write a table that ``weights_in`` reads."""
    lines = ["\t".join(columns)]
    lines += [
        f"{name}\t{feature}\t{weight:.{PLACES}f}"
        for name, of in weights.items()
        for feature, weight in of.items()
    ]
    write_whole("\n".join(lines) + "\n", file)


def write_whole(text: str, file: Path) -> None:
    """Write a file; the old one stays until the new one is whole."""
    new = file.with_suffix(".new")
    new.write_text(text, "utf-8")
    new.replace(file)
