"""Hyphens at the ends of lines: those that break a word, and those that are the word's own.

Files hold the same sign for both. A soft hyphen breaks; beside a figure, before a capital and behind
letters of an abbreviation it is the word's own; else the document is asked, which may hold the word a
second time, and then a table of words that take one: ``hyphens.tsv``.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from functools import cache
from pathlib import Path

from storage.table import refuse_unless, rows

TABLE = Path(__file__).with_name("hyphens.tsv")
COLUMNS = ("words", "stand", "language")
PLACES = ("before", "behind", "whole")
SOFT = "\u00ad"
OF_ITS_OWN = 4  # letters from which on a part that the document holds is a word of its own
SHORT = 3  # letters of a part that stands between two hyphens: face-to-face
LONG = 5  # letters of what follows an adjective's first half: российско-китайский
_BROKEN = re.compile(rf"([^\W_](?:[\w'’ʻ‘]|[-‐](?=\w))*|\w)({SOFT}|[-‐])$")
_BEGUN = re.compile(r"[^\W_]+(?:['’ʻ‘][^\W_]+)*")
_SPAN = re.compile(r"\d[-‐–/]$")  # of years or pages
_ELIDED = re.compile(r"[dlDL]['’]\w")
_HALF = re.compile(r"\w{3,}(?:ско|цко)$")
_WORDS = re.compile(r"[^\W\d_]+(?:[-‐'’ʻ‘][^\W\d_]+)*")
_UNSPACED = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]")  # scripts without spaces
LONGEST_WORD = 100  # characters at a line's end that are looked at


def words_within(lines: Iterable[str]) -> frozenset[str]:
    """The words that stand whole within lines, in lower case; a line's first and last may be broken."""
    return frozenset(word.lower() for line in lines for word in _WORDS.findall(line)[1:-1])


def is_broken(line: str) -> bool:
    """Whether a line ends in a hyphen, and so goes on."""
    return bool(_BROKEN.search(line[-LONGEST_WORD:]))


def joined(lines: Iterable[str], known: Container[str] = ()) -> str:
    """Lines as one text, broken words made whole; ``known`` are words of the document."""
    parts: list[str] = []
    last = ""
    for line in filter(None, lines):
        if last:
            parts.append(_between(parts, last, line, known))
        parts.append(line)
        last = line
    return "".join(parts).replace(SOFT, "")


def _between(parts: list[str], last: str, line: str, known: Container[str]) -> str:
    """What comes between two lines; a hyphen that breaks a word is taken from the first."""
    broken, begun = _BROKEN.search(last[-LONGEST_WORD:]), _BEGUN.match(line)
    if broken and begun:
        if not _is_own(broken, line, begun.group(), last, known):
            parts[-1] = parts[-1][:-1]
        return ""
    if _SPAN.search(last[-2:]) and line[0].isdigit():
        return ""
    return "" if _UNSPACED.match(last[-1]) and _UNSPACED.match(line[0]) else " "


def _is_own(broken: re.Match[str], line: str, behind: str, last: str, known: Container[str]) -> bool:
    """Whether a hyphen at the end of a line is the word's own."""
    before, sign = broken.groups()
    if sign == SOFT:
        return False
    part = re.split("[-‐]", before)[-1]
    if part[-1].isdigit() or behind[0].isdigit() or len(before) == 1:
        return True
    if not last.isupper() and (behind[0].isupper() or (part.isupper() and len(part) > 1)):
        return True
    return _is_known(before.lower(), part.lower(), behind.lower(), known) or (
        bool(_ELIDED.match(line)) or (part != before and len(part) <= SHORT)
    )


def _is_known(before: str, part: str, behind: str, known: Container[str]) -> bool:
    """What document and table say of a word that two lines share."""
    if f"{before}-{behind}" in known:
        return True
    table = _table()
    if before + behind in known or part + behind in table["whole"]:
        return False
    if min(len(part), len(behind)) >= OF_ITS_OWN and part in known and behind in known:
        return True
    if (part in table["before"] and len(behind) >= OF_ITS_OWN) or (
        behind in table["behind"] and len(part) >= SHORT
    ):
        return True
    return bool(_HALF.match(part)) and len(behind) >= LONG


@cache
def _table() -> dict[str, frozenset[str]]:
    return load(TABLE)


def load(file: Path) -> dict[str, frozenset[str]]:
    """The words of a table that take a hyphen, by whether they stand before or behind it; and whole ones.

    Raises ``TableError``.
    """
    found: dict[str, set[str]] = {place: set() for place in PLACES}
    for place, (words, stand, _) in rows(file, COLUMNS):
        refuse_unless(stand, PLACES, place, "place")
        found[stand].update(words.split())
    return {name: frozenset(words) for name, words in found.items()}
