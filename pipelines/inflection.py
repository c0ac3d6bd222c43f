"""What grammar writes onto the front and the end of words in the Arabic scripts."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from pipelines.vocabulary import TAXONOMY
from storage.table import rows

# And, so; with, for, as, will; and the article: what Arabic writes onto the front of a word.
PROCLITICS = frozenset(
    f"{joint}{preposition}{article}"
    for joint in ("", "و", "ف")
    for preposition in ("", "ب", "ل", "ک", "س")
    for article in ("", "ال", "ل")
)
LONGEST_PROCLITIC = max(map(len, PROCLITICS))
ENDING_COLUMNS = ("language", "endings", "meaning")


def proclitic(line: str, start: int) -> bool:
    """Whether nothing but proclitics stands between the place and the beginning of its word."""
    begin = start
    while begin > 0 and start - begin <= LONGEST_PROCLITIC and line[begin - 1].isalnum():
        begin -= 1
    return line[begin:start] in PROCLITICS


def inflected(ending: str, language: str) -> bool:
    """Whether a stem of the language can end so: Arabic ``طبي`` (medical) is not ``طبيعة`` (nature).

    Languages without a row in ``taxonomy/endings.tsv`` let a stem run on to the end of its word.
    """
    known = _endings().get(language)
    return known is None or not ending or ending in known


@lru_cache(maxsize=1)
def _endings(folder: Path = TAXONOMY) -> dict[str, frozenset[str]]:
    return {
        language: frozenset(endings.split())
        for _, (language, endings, _) in rows(folder / "endings.tsv", ENDING_COLUMNS)
    }
