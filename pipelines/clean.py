"""Residue out of a text: comment counters, share bars, related lists, repeated titles; by a table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pipelines.normal import folded
from pipelines.origin import LAST, named_in, owned_in
from storage.article import Article
from storage.bidi import balanced
from storage.table import TableError, refuse_unless, rows

RESIDUE = Path(__file__).with_name("residue.tsv")
COLUMNS = ("language", "kind", "text", "seen")
KINDS = ("line", "start", "list", "pattern", "head", "by", "writer", "trade")
LONGEST = 300  # characters of a line that the table is asked about
LONGEST_ROW = 60  # characters of a line, or of its beginning, that a row of the table may hold
HEADLINE = 160  # characters of a line that may be a headline in a related list
MOST_LISTED = 8  # headlines that a head takes away: what goes on for longer is no related list
HEAD = 5  # lines at the head in which the title may be repeated
LONGEST_SITE = 60  # characters of a site's name behind a title
LONGEST_BYLINE = 40
LONGEST_LABELLED, LONGEST_TOLD = 160, 700  # characters of a line that names an author, that tells of one
FIRST, LAST_LINES = 4, 4  # lines at the head and at the foot that may be such lines
LEAST_NAME = 4  # letters of an author's name
NEVER = "(?!)"  # a pattern that nothing fits
SURE_OF_ORIGIN, SURE_OF_BYLINE = 0.9, 0.7  # confidence in what the last lines name

_NUMBER = re.compile(r"\d+")
_EDGES = " \t•·*|»>«<:-–—[]\u200c►▶→➤➡☞👉📌🔴🔹✅…"
# "14:27", "154", "1.254", "05.10.2026", "Mon, 5 October 2026, 14:27", "2026年10月5日".
_COUNTS = re.compile(
    r"\W{0,3}(?:\d{1,3}(?:[ .,]\d{3}){0,2}|\d{4,7}|\d{1,2}:\d\d(?::\d\d)?"
    r"|(?:[^\W\d]{2,12}[.,]{0,2}\s){0,2}(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}"
    r"|\d{1,2}[.,]?\s(?:de\s)?[^\W\d]{3,12}[.,]?\s(?:de\s)?(?:19|20)\d\d|\d{4}年\d{1,2}月\d{1,2}日)"
    r"(?:\s?(?:г\.|года|год))?(?:,?\s?\d{1,2}:\d\d(?::\d\d)?)?)\W{0,3}"
)
_OPENING = "(【"
_SEPARATOR = re.compile(r"\s*[-|–—»:·]\s*")
_ENDS_SENTENCE = re.compile(r"[.!?。！？؟۔…][\"'»”’)\]]*$")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_NAME = re.compile(r"[A-ZÀ-ỴĐА-ЯЁ][\w.'’-]*(?:\s+[A-ZÀ-ỴĐА-ЯЁ][\w.'’-]*){0,4}")
# A name of two words or more; then what begins to say what somebody is, before the trade.
_FULL_NAME = re.compile(rf"\W*(?=\S+\s+[^\W\d_a-z]){_NAME.pattern}")
_IS = (
    r"\s+(?:is|ist|est|es|é|è|jest|adalah|[–—-])\s+"
    r"(?:(?:currently\s+)?(?:an?|the|eine?|une?|una|uma?|il|la)\s+(?:[\w’'-]+\s+){0,3})?"
)


@dataclass(frozen=True, slots=True)
class Residue:
    """The table, ready to be asked: whole lines, beginnings by their first two letters, heads of lists,
    patterns of lines and of such heads, what stands before the name of an author (``by``), what authors are
    called (``writer``), and what else people of a newspaper are (``trade``)."""

    lines: frozenset[str]
    starts: dict[str, tuple[str, ...]]
    lists: frozenset[str]
    patterns: re.Pattern[str]
    heads: re.Pattern[str]
    labels: str
    writers: re.Pattern[str]
    trades: re.Pattern[str]


def clean(text: str, title: str = "") -> str:
    """The text without residue, a paragraph a line, no blank ones; real sentences stay as they are.

    Lines that repeat the title at the head go, too; where no title is given, one of them stays.
    """
    return "\n".join(_cleaned(text, title)[0])


def clean_article(article: Article) -> None:
    """Clean an article's text in place; its source line moves to ``origin``, a byline to ``authors``."""
    article.text = balanced(article.text)
    lines, named, byline = _cleaned(article.text, article.title)
    if named and (article.origin is None or ("://" in named and "://" not in article.origin)):
        article.origin = named
        article.vouch("origin", "source line", SURE_OF_ORIGIN)
    if byline and not article.authors:
        article.authors = [byline]
        article.vouch("authors", "signature", SURE_OF_BYLINE)
    article.keep_lines(_without_authors(lines, article.authors))
    if article.lead:
        article.lead = " ".join(seen(article.lead).split()) or None


def _cleaned(text: str, title: str) -> tuple[list[str], str | None, str | None]:
    """The lines that stay, what the source line named, and the byline above it."""
    rows = [" ".join(line.split()) for line in seen(text).splitlines()]
    lines = _without_title(list(_kept([row for row in rows if row])), title)
    return _without_source(_without_counts(lines))


def _without_counts(lines: list[str]) -> list[str]:
    """Lines without those at head and foot that are but a day, an hour or a number, as of views."""
    told = [place for place, line in enumerate(lines) if not _COUNTS.fullmatch(line)]
    return lines[told[0] : told[-1] + 1] if told else lines


def seen(text: str) -> str:
    """Text without invisible characters, and without direction controls that do not balance."""
    return balanced(_INVISIBLE.sub("", text))


def _kept(lines: list[str]) -> Iterator[str]:
    """Lines that are no residue. A list's head takes the headlines behind it away with it."""
    residue = table()
    listed = 0  # headlines that may still follow the head of a list
    for line in lines:
        if listed and _is_headline(line):
            listed -= 1
            continue
        listed = 0
        if len(line) > LONGEST or not (kind := kind_of(line, residue)):
            yield line
        else:
            listed = MOST_LISTED if kind == "list" else 0


def _is_headline(line: str) -> bool:
    return len(line) <= HEADLINE and not _ENDS_SENTENCE.search(line) and named_in(line) is None


def kind_of(line: str, residue: Residue) -> str | None:
    """The kind of residue that a line is; ``None`` for a line that says something."""
    bare = _bare(line[:LONGEST_ROW])
    if any(begun.startswith(residue.starts.get(begun[:2], ())) for begun in (bare, bare.lstrip(_OPENING))):
        return "start"
    if len(line) <= LONGEST_ROW and (bare in residue.lines or bare in residue.lists):
        return "list" if bare in residue.lists else "line"
    if len(line) <= HEADLINE and residue.heads.fullmatch(line.lower()):
        return "list"
    return "pattern" if residue.patterns.fullmatch(line.lower()) else None


def _bare(line: str) -> str:
    return _counted(line.strip(_EDGES)).strip(_EDGES)


def _counted(line: str) -> str:
    """A line in which all numbers are one, and no space stands before a colon, as in French."""
    return _NUMBER.sub("#", folded(line)).replace(" :", ":")


def _without_title(lines: list[str], title: str) -> list[str]:
    """Lines without those of the head that are the title, alone or with the site's name."""
    head = lines[:HEAD]
    given = _bare(title) or _repeated(head)
    if not given:
        return lines
    again: list[str] = []
    kept: list[str] = []
    for place, line in enumerate(lines):
        if len(kept) == HEAD:
            kept += lines[place:]
            break
        (again if _repeats(line, given) else kept).append(line)
    return kept if title or not again else [min(again, key=len), *kept]


def _repeated(head: list[str]) -> str:
    """What the first two lines say both, or the first with a site's name behind it."""
    if len(head) > 1 and len(head[1]) <= LONGEST and _repeats(head[0], _bare(head[1])):
        return _bare(head[1])
    return ""


def _repeats(line: str, title: str) -> bool:
    if len(line) > LONGEST + LONGEST_SITE or len(title) < 8:
        return False
    bare = _bare(line)
    rest = bare.removeprefix(title.rstrip(". "))
    return bare == title or (rest != bare and _is_site(rest.lstrip(". ")))


def _is_site(rest: str) -> bool:
    return len(rest) <= LONGEST_SITE and (not rest or bool(_SEPARATOR.match(rest)))


def _without_source(lines: list[str]) -> tuple[list[str], str | None, str | None]:
    """Lines without the source line, what it names, and the byline right above it, if it is surely one."""
    for place in range(len(lines) - 1, max(-1, len(lines) - 1 - LAST), -1):
        owned = owned_in(lines[place]) if place == len(lines) - 1 > 0 else None
        if named := named_in(lines[place]) or owned:
            above = lines[place - 1] if place > 2 else ""
            if len(above) <= LONGEST_BYLINE and _NAME.fullmatch(above):
                return lines[: place - 1] + lines[place + 1 :], named, above
            return lines[:place] + lines[place + 1 :], named, None
    return lines, None, None


def _without_authors(lines: list[str], authors: list[str]) -> list[str]:
    """Lines without those at head and foot that only name an author of the article, or tell what they do."""
    named = [name.strip() for name in authors if len(name.strip()) > LEAST_NAME]
    short = [name.split()[0] for name in named]
    begun = _begun(lines, FIRST, lambda line: _tells_of(line, named))
    ended = _begun(
        begun[FIRST:][::-1],
        LAST_LINES,
        lambda line: _tells_of(line, named) or _tells_of_a_writer(line, short),
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


def _tells_of_a_writer(line: str, names: list[str]) -> bool:
    """Whether a line begins like "Ann Example is a reporter", or with one of these names instead."""
    if len(line) > LONGEST_TOLD:
        return False
    begun = [_FULL_NAME.match(line), *(re.match(rf"\W*{re.escape(name)}\b", line) for name in names)]
    return any(table().writers.match(line, one.end()) for one in begun if one)


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
    for start in found["start"]:
        starts[start[:2]] = (*starts.get(start[:2], ()), start)
    return Residue(
        frozenset(found["line"]), starts, frozenset(found["list"]), re.compile(patterns),
        re.compile("|".join(found["head"]) or NEVER), "|".join(map(re.escape, found["by"])) or NEVER,
        _any(found["writer"], _IS), _any(found["writer"] + found["trade"]),
    )  # fmt: skip


def _any(words: list[str], before: str = "") -> re.Pattern[str]:
    return re.compile(rf"{before}\b(?:{'|'.join(map(re.escape, words)) or NEVER})\b", re.I)


def _row(text: str, kind: str) -> str:
    return _counted(text).strip() if kind == "start" else _bare(text)


def _pattern(text: str, place: str) -> str:
    try:
        re.compile(text)
    except re.error as error:
        raise TableError(f"{place}: not a regular expression: {error}") from error
    return text
