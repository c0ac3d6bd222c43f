"""What a PDF shows, before anybody says what it means."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from spiders.reading.prints.paragraphs import Paragraph

MARK = 1024  # bytes at the beginning within which the mark of a PDF stands
LONGEST_MARK = 12
_MARK = re.compile(rb"%PDF-\d\.\d[ \t]*[\r\n]")
_PAGE = re.compile(rb"<(?:!doctype|html|head|body|title|meta|script)\b", re.I)


@dataclass(slots=True)
class Print:
    """What a PDF shows: the paragraphs of its first ``read`` of ``pages`` pages, the size of type of most of
    them, the lines of a ``stamp``, the size of each sheet in points, and what it says of itself.

    ``unreadable`` counts letters of which the file does not say what they are; ``cut`` says that the last
    page that was read holds more."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    usual: float = 0.0
    stamp: list[str] = field(default_factory=list)
    sheets: list[tuple[float, float]] = field(default_factory=list)
    pages: int = 0
    read: int = 0
    letters: int = 0
    unreadable: int = 0
    cut: bool = False
    title: str = ""
    created: str = ""
    language: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether all of the document was read."""
        return self.read >= self.pages and not self.cut


def is_pdf(body: bytes | str) -> bool:
    """Whether a body is a PDF; before its mark some servers send a line or two, or what a program warns."""
    if not isinstance(body, bytes):
        return False
    if body[:MARK].lstrip(b"\xef\xbb\xbf \t\r\n\0").startswith(b"%PDF-"):
        return True
    found = _MARK.search(body, 0, MARK + LONGEST_MARK)
    if found is None or found.start() >= MARK or _PAGE.search(body, 0, found.start()):
        return False
    return b" obj" in body[found.end() : found.end() + MARK]
