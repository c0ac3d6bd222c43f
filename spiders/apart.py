"""PDF read in a process of its own: what breaks or overworks its reader ends with that process alone."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from spiders import article
from spiders.faults import NotAnArticle
from spiders.reading.prints import printed
from spiders.reading.prints.paragraphs import Paragraph
from spiders.reading.prints.sheets import Print, is_pdf
from storage.article import Article

HOUSE = Path(__file__).parents[1]
READER = (sys.executable, "-m", "spiders.reading.prints.pdf")
WAIT = 15.0  # seconds by the clock, on a busy machine; of work the reader allows itself less
LARGEST = 32 * 1024 * 1024  # bytes of a PDF; scans are larger than pages


def read(body: bytes | str, url: str, *, title: str = "", **known: Any) -> Article:
    """As ``spiders.article.read``, with what it knows; ``title`` is what the source's list calls a PDF.

    Raises ``NotAnArticle``.
    """
    if isinstance(body, str) or not is_pdf(body):
        return article.read(body, url, **known)
    return printed.read(shown_by(body), url, title=title, **known)


def shown_by(body: bytes) -> Print:
    """What a PDF shows. Raises ``NotAnArticle`` with the reason where it cannot be read in bounds."""
    if len(body) > LARGEST:
        raise NotAnArticle("PDF larger than allowed")
    try:
        done = subprocess.run(READER, input=body, capture_output=True, timeout=WAIT, check=False, cwd=HOUSE)  # noqa: S603  (our own program)
    except subprocess.TimeoutExpired as error:
        raise NotAnArticle("PDF takes too long") from error
    try:
        said = json.loads(done.stdout)
    except ValueError as error:
        raise NotAnArticle(_end_of(done.returncode)) from error
    if "fault" in said:
        raise NotAnArticle(said["fault"])
    paragraphs = [Paragraph(**one | {"rows": tuple(one["rows"])}) for one in said.pop("paragraphs")]
    return Print(paragraphs, sheets=[(width, height) for width, height in said.pop("sheets")], **said)


def _end_of(code: int) -> str:
    """Why a reader ended without a word, by its exit code."""
    return (
        "PDF takes too long" if code in (-signal.SIGXCPU, -signal.SIGKILL) else "PDF that breaks its reader"
    )
