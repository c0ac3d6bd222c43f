"""A letter of a printed page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter where it stands, in points: its foot at ``x``, ``y``; its box from ``left`` to ``right``.
    A space that was only inferred has no size."""

    char: str
    x: float
    y: float
    left: float
    right: float
    size: float
    bold: bool = False
