"""A byline that no word marks: a name that only a dot parts from the day below the headline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from lxml.etree import iterwalk
from lxml.html import HtmlElement

from spiders.reading.fields.byline_words import words_of
from spiders.reading.fields.persons import is_written_like_a_name, names_in
from spiders.reading.text.line_words import either
from spiders.reading.tree.beside import is_beside
from spiders.reading.tree.element_names import pattern_of
from spiders.reading.tree.texts import on_one_line

MOST = 16  # pieces of text behind the headline that are looked at
LONGEST = 80  # characters of one that stands in such a line
MOST_PARTS = 4  # of a line
MOST_WORDS = 4  # of a name that nothing marks
SIBLINGS = 1_000  # elements in a row behind the headline that are looked at
AROUND = 3  # elements around a name that may be a link

NO_NAMES = frozenset(words_of("no name"))
_MARK = re.compile(r"\s*([·•|])\s*|\s+([–—])\s+")
_MARKS = frozenset("·•|–—")
_DAY = re.compile(r"(?<!\d)\d{4}(?!\d)|\d[./]\d")
_LENGTH = re.compile(rf"\W*\d{{1,3}}\s*-?\s*(?:{either('minutes of reading')}).*", re.I)
_FILED = pattern_of("where articles are filed")
_VIETNAMESE = re.compile(r"[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.I)

Piece = tuple[HtmlElement, str]


def names_by_date(heading: HtmlElement | None) -> list[str]:
    """Whoever stands alone with a day, or with a day and the time it takes to read, in the line below a
    headline; nobody where another part of the line might be meant."""
    pieces = list(islice(pieces_behind(heading), MOST))
    said = "\n".join(line for _, line in pieces)
    if _MARKS.isdisjoint(said) or _DAY.search(said) is None:  # as of most
        return []
    run: list[Piece] = []
    marked = True
    for element, text in islice(_parts(pieces), MOST):
        is_mark = text.strip() in _MARKS
        if not is_mark and not marked:
            if found := _named(run):
                return found
            run = []
        if not is_mark:
            run.append((element, text))
        marked = is_mark
    return _named(run)


def _parts(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The words of texts and the marks that part them, each with the element in which it stands."""
    for element, line in pieces:
        parts = [line] if _MARKS.isdisjoint(line) else _MARK.split(f" {line} ")
        yield from ((element, part) for part in parts if part and part.strip())


def pieces_behind(heading: HtmlElement | None) -> Iterator[Piece]:
    """The texts behind a headline in their order, each on one line, with the element in which it stands."""
    for place in () if heading is None else (heading, *heading.iterancestors()):
        for one in islice(place.itersiblings(), SIBLINGS):
            for event, element in iterwalk(one, ("start", "end")):
                text = element.text if event == "start" else element.tail
                around = element if event == "start" else element.getparent()
                if text and isinstance(element.tag, str) and (line := on_one_line(text)):
                    yield around, line


def _named(run: list[Piece]) -> list[str]:
    if not 1 < len(run) <= MOST_PARTS or any(len(text) > LONGEST for _, text in run):
        return []
    days = sum(_DAY.search(text) is not None for _, text in run)
    others = [piece for piece in run if not _DAY.search(piece[1]) and not _LENGTH.fullmatch(piece[1])]
    if days != 1 or len(others) != 1:
        return []
    element, text = others[0]
    if ":" in text or "：" in text:
        return []
    return names_in([text]) if _is_person(text) and not _is_filed(element) else []


def _is_person(text: str) -> bool:
    words = text.split()
    cased = all(word[:1].isupper() for word in words) and not text.isupper()
    few = 1 if _VIETNAMESE.search(text) is None else 2  # names of places there have two words
    known = NO_NAMES.isdisjoint(word.lower().strip(",;:") for word in words)
    return (
        few < len(words) <= MOST_WORDS
        and cased
        and known
        and is_written_like_a_name(text)
        and text.isprintable()
    )


def _is_filed(element: HtmlElement) -> bool:
    """Whether a name is that of a section, by where it leads; or stands beside the article."""
    around = (element, *islice(element.iterancestors(), AROUND))
    return is_beside(element) or any(
        _FILED.search(f"{one.get('href', '')} {one.get('class', '')}") for one in around if one.tag != "body"
    )
