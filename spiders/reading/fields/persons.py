"""Names in bylines: whose they are, without roles, dates and what stands ahead of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from spiders.reading.fields.byline_words import either, words_of
from spiders.reading.tree.texts import on_one_line

LONGEST_NAME = 80
LONGEST_BYLINE = 200  # characters
MOST_WORDS = 6  # of a name that stands in a visible byline

_NOBODY = frozenset(words_of("nobody"))  # what stands in an author's field
DEGREES = re.compile(
    r"(?:ph\.?\s?d|m\.?d|d\.?o|m\.?s\.?n?|m\.?a|b\.?a|b\.?sc?|m\.?sc|r\.?d\.?n?|r\.?n|l\.?d\.?n?|mba|mph|jd|faap"
    r"|facs|facp|cpa|dnp|edd|esq|jr|sr|iii?|fand|faan|np|pa-c|cfp|cfa|dds|dvm|lcsw|cpt|cscs|dr\.?ph)\.?",
    re.I,
)
_BY = re.compile(
    rf"^\W*(?:{either('ahead of a writer')})(?:\s*[:：]\s*|\s+[–—-]\s+|\s+)",
    re.I,
)
_BEHIND_NAME = re.compile(r"\s*[|•]\s*|\s+[–—·-]\s+")  # what else an organisation is called
_BETWEEN = re.compile(
    rf"\s*[;|/•·\n]\s*|\s+[–—-]\s+|\s*[,،、，]\s*|\s+(?:{either('between names')}|AND|Und)\s+"
)
_ASIDE = re.compile(r"\([^()]{0,80}\)|\[[^\[\]]{0,80}\]|（[^（）]{0,80}）")
_ADDRESS = re.compile(r"\S+@\S+|(?:https?://|www\.)\S+|(?<!\w)@\w+")
_ROLE = re.compile(rf"(?<!\w)(?:{either('role')})(?!\w)", re.I)
_PICTURED = re.compile(rf"(?:{either('label of a picture')})\s*[:：]", re.I)
_ALL_OF = re.compile(
    rf"{either('begins a link to all of a writer')}|.*(?:{either('in a link to all of a writer')})", re.I
)
_UNSPACED_NAME = re.compile(r"[\u3400-\u9fff]{2,4}|[\uac00-\ud7a3]{2,4}|[\u3040-\u30ff\u3400-\u9fff]{2,8}")
# Names side by side, as only Chinese sets them; and where somebody wrote.
_SEVERAL = re.compile(r"[\u3400-\u9fff]{2,4}(?:[\s\u3000]+[\u3400-\u9fff]{2,4}){1,5}")
_WHERE = re.compile(rf"\s+(?:{either('ahead of a place')})\s+(?=[^\W\d_])")
_NEXT_LABEL = re.compile(
    rf"\s+(?:{either('ahead of a writer', 'role', 'ahead of others')})\s*[:：].*$"
    rf"|\s+(?:{either('behind a name')})$",
    re.I,
)
_OF_PAPER = re.compile(r"^\S{0,12}(?:记者|記者|通讯员)[\s:：]*")  # ahead of a name
_SENT_TO = re.compile(r"(corresponsal|enviad[oa] especial)\s+en\s+[^,;|/]*", re.I)
_AGENCY = re.compile(rf"(?<!\w)(?:{either('agency')})(?!\w)", re.I)
_NO_WORD = re.compile(r"\W+")
_WHEN = re.compile(r"\d{2}|\d[.:/]")
_UPPER = re.compile(r"[^\W\d_]")
_CASED = re.compile(r"[a-zа-яёα-ω]", re.I)
_MARKS = " \t-–—*•·|"  # ahead of a line
_MARKED = re.compile(rf"[:：–—-]|{either('marks a byline')}")


def begins_like_one(line: str) -> bool:
    """Whether a line begins with the words of a byline; without capitals they want a colon to be sure."""
    found = _BY.match(line)
    if found is None:
        return False
    return _CASED.search(line) is not None or _MARKED.search(found.group().lstrip(_MARKS)) is not None


def plain(name: str) -> str:
    """The letters and numbers of a name alone, in lower case."""
    return _NO_WORD.sub("", name.lower())


def is_written_like_a_name(name: str) -> bool:
    """Two to six words that begin with capital letters, in scripts that have any; or a name of a
    script without spaces."""
    if _UNSPACED_NAME.fullmatch(name):
        return True
    words = [word for word in name.split() if _UPPER.match(word)]
    cased = [word for word in words if word[0].lower() != word[0].upper()]
    capital = sum(word[0].isupper() for word in cased)
    return 1 < len(words) <= MOST_WORDS and capital >= 0.6 * len(cased)


def names_in(texts: list[str]) -> list[str]:
    """The persons and agencies in bylines, each once, as they are written."""
    return once_each(name for text in texts for name in _names(text[:LONGEST_BYLINE]))


def organisation_in(text: str) -> list[str]:
    """An organisation by the first of the names that it is called, which may hold commas and *and*."""
    names = (on_one_line(part) for part in _BEHIND_NAME.split(text[:LONGEST_BYLINE]))
    return [name for name in names if _is_name(name)][:1]


def once_each(names: Iterable[str]) -> list[str]:
    """Names without those that name somebody again, but for case, marks or a word for an agency."""
    unique: dict[str, str] = {}
    for name in names:
        unique.setdefault(plain(_AGENCY.sub("", name)) or plain(name), name)
    return list(unique.values())


def _names(text: str) -> Iterator[str]:
    text = _SENT_TO.sub(r"\1", _ADDRESS.sub(" ", _ASIDE.sub(" ", text)))
    for part in _BETWEEN.split(_BY.sub("", text)):
        if _PICTURED.match(part):
            continue
        bare = _OF_PAPER.sub("", _NEXT_LABEL.sub("", _BY.sub("", _BY.sub("", part))))
        name = on_one_line(bare).strip(" .,:;–—-*()\"'“”«»")
        several = name.split() if _SEVERAL.fullmatch(name) else [name]
        yield from filter(_is_name, several)


def without_place(name: str) -> str:
    """A name without the place behind it from which somebody writes."""
    found = _WHERE.search(name)
    whoever = name[: found.start()] if found else ""
    if not found or not name[found.end()].isupper() or not is_written_like_a_name(whoever):
        return name
    return whoever if all(word[0].isupper() for word in whoever.split()) else name


def _is_name(name: str) -> bool:
    return (
        1 < len(name) <= LONGEST_NAME
        and name.lower() not in _NOBODY
        and not DEGREES.fullmatch(name)
        and not _WHEN.search(name)
        and not _ROLE.search(name)
        and not _ALL_OF.match(name)
        and bool(_UPPER.search(name))
    )
