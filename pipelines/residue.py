"""The table of what is no part of a text: words of lines, of how they begin, of heads of lists."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pipelines.normal import folded
from storage.table import refuse_unless, refuse_unless_pattern, rows

RESIDUE = Path(__file__).with_name("residue.tsv")
COLUMNS = ("language", "kind", "text", "seen")
KINDS = ("line", "start", "caption", "list", "pattern", "head", "by", "writer", "trade")
LONGEST_ROW = 60  # characters of a line, or of its beginning, that a row of the table may hold
HEADLINE = 160  # characters of a line that may be a headline in a related list
SURE = 14  # letters of a beginning that is residue whatever follows it
OF_CLOSE = 5  # letters that one of Chinese is worth: three are a phrase, 转载请
CLOSE = "\u3040"  # from which on a sign is a word or half of one
LONGEST_LED = 100  # letters of a line that leads to a story in a sentence: Learn more: Get ideas for it.
LONGEST_TEASER = 60  # of one that does in two: Read also: A bridge opens. It took nine years.
NEVER = "(?!)"  # a pattern that nothing fits

_NUMBER = re.compile(r"\d+(?:[.,\s]\d{3}(?!\d))*")
_EDGES = " \t•·*|»>«<:-–—[]\u200c►▶→➤➡☞👉📌🔴🔹✅…"
_BARS = re.compile(r"\s*[|•·]\s*")  # between the parts of a bar
_OPENING = "(【"
# Full stops within a line and at its end; headlines have none, or another mark.
_FULL_STOP = re.compile(r"(?:[^\W\d_]{3,}[\"»”’)\]]{0,2}[.]|[۔。])[\"»”’)\]」』]{0,3}(?=\s|(?<=。)\S)")
_LAST_STOP = re.compile(r"[^\s.][.۔。][\"»”’)\]」』]{0,3}$")
# What begins to say what somebody is, before the trade.
IS = (
    r"\s+(?:is|ist|est|es|é|è|jest|adalah|[–—-])\s+"
    r"(?:(?:currently\s+)?(?:an?|the|eine?|une?|una|uma?|il|la)\s+(?:[\w’'-]+\s+){0,3})?"
)


@dataclass(frozen=True, slots=True)
class Residue:
    """The table, ready to be asked: whole lines, beginnings by their first two letters, those behind which
    all is residue (``captions``: what they call may be told in sentences), heads of lists,
    patterns of lines and of such heads, what stands before the name of an author (``by``), what authors are
    called (``writer``), and what else people of a newspaper are (``trade``)."""

    lines: frozenset[str]
    starts: dict[str, tuple[str, ...]]
    captions: frozenset[str]
    lists: frozenset[str]
    patterns: re.Pattern[str]
    heads: re.Pattern[str]
    labels: str
    writers: re.Pattern[str]
    trades: re.Pattern[str]


def kind_of(line: str, residue: Residue) -> str | None:
    """The kind of residue that a line is; ``None`` for a line that says something."""
    said = bare(line[:LONGEST_ROW])
    start = _start_of(said, residue) or _start_of(said.lstrip(_OPENING), residue)
    if start and (start in residue.captions or not _is_told(line, start)):
        return "start"
    if len(line) <= LONGEST_ROW and (said in residue.lines or said in residue.lists):
        return "list" if said in residue.lists else "line"
    if len(line) <= HEADLINE and residue.heads.fullmatch(line.lower()):
        return "list"
    if residue.patterns.fullmatch(line.lower()):
        return "pattern"
    return _kind_of_parts(line, residue)


def _start_of(said: str, residue: Residue) -> str:
    """The longest beginning of the table that a line has."""
    starts = residue.starts.get(said[:2], ())
    if not said.startswith(starts):
        return ""
    return max((start for start in starts if said.startswith(start)), key=len)


def _is_told(line: str, start: str) -> bool:
    """Whether a line that begins as residue goes on as articles do, in two sentences or a long one; a
    beginning that says enough by itself is residue whatever follows."""
    leads, letters = start.endswith(":"), _weight(line)
    if not _LAST_STOP.search(line) or (not leads and _weight(start) >= SURE):
        return False
    if letters > (LONGEST_LED if leads else HEADLINE):
        return True
    return letters > LONGEST_TEASER and _FULL_STOP.search(line) is not None


def _weight(text: str) -> int:
    return sum(OF_CLOSE if letter >= CLOSE else 1 for letter in text)


def _kind_of_parts(line: str, residue: Residue) -> str | None:
    """The kind of a line of several parts, as of a bar of tools, each of which is residue by itself."""
    parts = [part for part in _BARS.split(line) if part] if len(line) <= HEADLINE else []
    return "line" if len(parts) > 1 and all(kind_of(part, residue) for part in parts) else None


def bare(line: str) -> str:
    """A line as rows are written: folded, without marks at its edges, its numbers as one."""
    return _counted(line.strip(_EDGES)).strip(_EDGES)


def _counted(line: str) -> str:
    """A line in which all numbers are one, and no space stands before a colon, as in French."""
    return _NUMBER.sub("#", folded(line)).replace(" :", ":")


@lru_cache(1)
def table() -> Residue:
    """The project's own table."""
    return load(RESIDUE)


def load(file: Path) -> Residue:
    """A table of residue. Raises ``TableError``."""
    found: dict[str, list[str]] = {kind: [] for kind in KINDS}
    for place, (_, kind, text, _) in rows(file, COLUMNS, empty=("seen",)):
        refuse_unless(kind, KINDS, place, "kind")
        found[kind].append(_pattern(text, place) if kind in ("pattern", "head") else _row(text, kind))
    patterns = "|".join(f"(?:{pattern})" for pattern in found["pattern"])
    starts: dict[str, tuple[str, ...]] = {}
    for start in (*found["start"], *found["caption"]):
        starts[start[:2]] = (*starts.get(start[:2], ()), start)
    return Residue(
        frozenset(found["line"]), starts, frozenset(found["caption"]), frozenset(found["list"]),
        re.compile(patterns),
        re.compile("|".join(found["head"]) or NEVER), "|".join(map(re.escape, found["by"])) or NEVER,
        _any(found["writer"], IS), _any(found["writer"] + found["trade"]),
    )  # fmt: skip


def _any(words: list[str], before: str = "") -> re.Pattern[str]:
    return re.compile(rf"{before}\b(?:{'|'.join(map(re.escape, words)) or NEVER})\b", re.I)


def _row(text: str, kind: str) -> str:
    return _counted(text).strip() if kind in ("start", "caption") else bare(text)


def _pattern(text: str, place: str) -> str:
    refuse_unless_pattern(text, place)
    return text
