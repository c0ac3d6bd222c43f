"""What pages say that are no article, or only the head of one: a table of phrases in many languages."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from storage.table import refuse_unless, rows

TABLE = Path(__file__).with_name("phrases.tsv")
COLUMNS = ("phrase", "stands in", "says")
PLACES = {
    "text": ("article removed", "soft 404", "login page", "consent page", "page built by a script",
             "redirect page", "maintenance page"),
    "title": ("soft 404", "article removed", "consent page", "list page", "redirect page",
              "maintenance page"),
    "whole title": ("login page", "contact page"),
    "word of a short title": ("section",),
    "short title": ("section",),
    "end": ("invitation to pay", "advertisement"),
}  # fmt: skip


@cache
def phrases(place: str) -> tuple[tuple[str, str], ...]:
    """Phrases that stand in a ``text`` or at its ``end``, in a ``short title`` or begin a ``title``, are a
    ``whole title`` or a ``word of a short title``; each with what it says, in the order of the table."""
    return tuple((phrase, says) for phrase, stands, says in _rows() if stands == place)


@cache
def _rows() -> list[tuple[str, str, str]]:
    return load(TABLE)


def load(file: Path) -> list[tuple[str, str, str]]:
    """The rows of a table of phrases. Raises ``TableError``."""
    found = []
    for place, (phrase, stands, says) in rows(file, COLUMNS):
        refuse_unless(stands, PLACES, place, "place")
        refuse_unless(says, PLACES[stands], place, f"saying in a {stands}")
        found.append((phrase, stands, says))
    return found
