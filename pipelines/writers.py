"""Lines at the head and the foot of a text that name who wrote it, or say what writers are."""

from __future__ import annotations

import re
from collections.abc import Callable

from pipelines.residue import IS, NEVER, table

LONGEST_LABELLED, LONGEST_TOLD = 160, 700  # characters of a line that names an author, that tells of one
FIRST, LAST = 4, 4  # lines at the head and at the foot that may be such lines
LEAST_NAME = 4  # letters of an author's name

# Names in capitals: of one word or more, and of two or more.
NAME = re.compile(r"[A-ZÀ-ỴĐА-ЯЁ][\w.'’-]*(?:\s+[A-ZÀ-ỴĐА-ЯЁ][\w.'’-]*){0,4}")
_FULL_NAME = re.compile(rf"\W*(?=\S+\s+[^\W\d_a-z]){NAME.pattern}")


def without_authors(lines: list[str], authors: list[str]) -> list[str]:
    """Lines without those at head and foot that only name an author of the article, or tell what they do."""
    named = [name.strip() for name in authors if len(name.strip()) > LEAST_NAME]
    short = [name.split()[0] for name in named]
    begun = _begun(lines, FIRST, lambda line: _tells_of(line, named))
    ended = _begun(
        begun[FIRST:][::-1],
        LAST,
        lambda line: _tells_of(line, named) or _tells_of_a_writer(line, named, short),
    )
    return begun[:FIRST] + ended[::-1] or lines


def _begun(lines: list[str], first: int, goes: Callable[[str], bool]) -> list[str]:
    """Lines that begin with so many that stay; what goes is asked no further."""
    kept: list[str] = []
    for place, line in enumerate(lines):
        if len(kept) == first:
            return kept + lines[place:]
        if not goes(line):
            kept.append(line)
    return kept


def _tells_of(line: str, names: list[str]) -> bool:
    """Whether a line is but a label and a name, or has one of these behind a label, or says what one does."""
    residue, anyone = table(), "|".join(map(re.escape, names)) or NEVER
    if len(line) > LONGEST_TOLD:
        return False
    if re.fullmatch(rf"\W*(?i:{residue.labels})\s*:?{_FULL_NAME.pattern}", line):
        return True
    label = rf"\W*(?:{residue.labels})\s*:?\s+(?:{anyone})(?:[\s,|/(:–—-][^!?]*(?<![.…]))?"
    if len(line) <= LONGEST_LABELLED and re.fullmatch(label, line, re.I):
        return True
    told = re.match(rf"\W*(?:{anyone})\b", line, re.I)
    return bool(told and residue.trades.search(line[:LONGEST_LABELLED]))


def _tells_of_a_writer(line: str, authors: list[str], called: list[str]) -> bool:
    """Whether a line says what an author is, or begins like "Ann Example is a reporter", or so with what an
    author is called."""
    if len(line) > LONGEST_TOLD:
        return False
    if any(re.match(rf"\W*{re.escape(name)}{IS}", line, re.I) for name in authors):
        return True
    begun = [_FULL_NAME.match(line), *(re.match(rf"\W*{re.escape(name)}\b", line) for name in called)]
    return any(table().writers.match(line, one.end()) for one in begun if one)
