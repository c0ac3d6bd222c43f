"""What a PDF shows, before anybody says what it means."""

from __future__ import annotations

from dataclasses import dataclass, field

from spiders.reading.prints.lines import Line


@dataclass(slots=True)
class Print:
    """What a PDF shows: lines of its first ``read`` of ``pages`` pages, the size of each sheet in points,
    and what it says of itself. ``unreadable`` counts letters of which the file does not say what they are."""

    lines: list[Line] = field(default_factory=list)
    sheets: list[tuple[float, float]] = field(default_factory=list)
    pages: int = 0
    read: int = 0
    letters: int = 0
    unreadable: int = 0
    title: str = ""
    created: str = ""
    language: str = ""


def is_pdf(body: bytes | str) -> bool:
    """Whether a body is a PDF; some servers send a line or two before its mark."""
    return isinstance(body, bytes) and b"%PDF-" in body[:1024] and not body.lstrip().startswith(b"<")
