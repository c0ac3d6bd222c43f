"""Markup with what is too much of it cut: no tag too long, no nesting too deep, each tag ended."""

from __future__ import annotations

import re
from itertools import islice

from spiders.reading.tree.tags import ASIDE, ATTRIBUTE, MOST_ATTRIBUTES, NAME, RAW, REST

LONGEST = 10_000_000  # characters that are read, once tags are short
MOST_TAGS = 450_000  # that are read
DEEPEST = 180
LONGEST_TAG = 1_000  # characters from which on a tag is looked at closely
LONGEST_VALUE = 4_000
MANY_ATTRIBUTES = 150_000  # of a page, after which a tag keeps few: each costs a quarter of a kilobyte
FEW_ATTRIBUTES = 4
MOST_RAW = 5_000_000  # characters of scripts and styles, after which they are left out
SHOWN = frozenset(("svg", "select"))  # hold no text of a page, but as many tags as one likes
LONG = 4_000  # characters of them that are left out
MOST_UNENDED = 20  # tags with a quotation that never ends, after which tags keep no attributes

# What libxml2 knows to be empty; <source>, <track>, <wbr> and <embed> nest in its trees.
VOID = frozenset(("area", "base", "br", "col", "hr", "img", "input", "link", "meta", "param"))
# An opening tag of these ends one of the same name.
SELF_ENDING = frozenset(["p", "li", "dt", "dd", "tr", "td", "th", "option"])

_TAG = re.compile(rf"<(?:({ASIDE})|(/?)({NAME}))")
_REST = re.compile(REST)
_ATTRIBUTE = re.compile(ATTRIBUTE)
_END = {name: re.compile(f"</{name}", re.I) for name in RAW}
# Paragraphs end a drawing as browsers read it, whether it ends itself or not.
_END |= {
    name: re.compile(rf"</{name}|</?(?:p|div|h\d|[uo]l|table|article|section)\b", re.I) for name in SHOWN
}


def tamed(text: str) -> str:
    """The same markup with short tags and shallow nesting; usually the very same string.

    Behind ``MOST_TAGS`` tags it ends; behind ``LONGEST`` characters it may be as it came.
    """
    return Tamer(text).tamed()


class Tamer:
    """One walk over the tags of a page, which cuts what is too much."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.pieces: list[str] = []
        self.copied = 0
        self.kept = 0
        self.cut = False
        self.open: list[str] = []
        self.left_out: dict[str, int] = {}
        self.attributes = 0
        self.raw = 0
        self.unended = 0
        self.ends: dict[str, int] = {}

    def tamed(self) -> str:
        """The markup as it may be parsed; ``cut`` is whether its end is missing then."""
        position = tags = 0
        while tags < MOST_TAGS and (found := _TAG.search(self.text, position)):
            if self.kept + found.start() - self.copied > LONGEST:
                break
            aside, closing, name = found.groups()
            if aside:
                position = self._aside(found.start(), found.end())
                continue
            tags += 1
            position = self._tag(found.start(), found.end(), bool(closing), name.lower())
        end = len(self.text) if tags < MOST_TAGS else position
        self.cut = end < len(self.text) or self.kept + end - self.copied > LONGEST
        if not self.pieces:
            return self.text[:end]
        return "".join([*self.pieces, self.text[self.copied : end]])

    def _tag(self, start: int, name_end: int, closing: bool, name: str) -> int:
        end, ended = self._end(name_end)
        if closing:
            if not self._close(name):
                self._replace(start, end, "")
            elif not ended:
                self._replace(start, end, f"</{name}>")
        elif not self._open(name):
            self._replace(start, end, "<br>")
        elif not ended:
            self._replace(start, end, f"<{name}>")
        elif end - name_end > 1 and (most := self._most_attributes(name_end, end)):
            self._replace(start, end, self._shortened(name, name_end, end, most))
        if name in SHOWN and not closing and (shown := self._end_of(name, end)) - end > LONG:
            self._replace(end, shown, "")
            return shown
        return self._after_raw(name, end) if name in RAW and not closing else end

    def _aside(self, start: int, end: int) -> int:
        """Past a declaration, or a comment, which no parser keeps."""
        if self.text.startswith("<!--", start):
            self._replace(start, end, "")
        return end

    def _end_of(self, name: str, start: int) -> int:
        """Where an element that begins here ends, or here where a paragraph comes before; none is looked for
        twice."""
        if self.ends.get(name, -1) < start:
            found = _END[name].search(self.text, start)
            self.ends[name] = found.start() if found else len(self.text)
        return self.ends[name] if self.text.startswith(f"</{name}", self.ends[name]) else start

    def _after_raw(self, name: str, start: int) -> int:
        """Past the content of a script or style, in which nothing is a tag."""
        found = _END[name].search(self.text, start)
        end = found.start() if found else len(self.text)
        self.raw += end - start
        if self.raw > MOST_RAW and found:
            self._replace(start, end, "")
        return end

    def _end(self, start: int) -> tuple[int, bool]:
        """Where a tag ends, and whether it does: one with a quotation that never ends is cut short."""
        found = _REST.match(self.text, start) if self.unended < MOST_UNENDED else None
        if found:
            return found.end(), True
        self.unended += 1
        return self.text.find(">", start) + 1 or len(self.text), False

    def _open(self, name: str) -> bool:
        if name in VOID:
            return True
        if name in SELF_ENDING and self.open and self.open[-1] == name:
            return True
        if len(self.open) >= DEEPEST:
            self.left_out[name] = self.left_out.get(name, 0) + 1
            return False
        self.open.append(name)
        return True

    def _close(self, name: str) -> bool:
        if self.left_out.get(name):
            self.left_out[name] -= 1
            return False
        if name in self.open:
            while self.open.pop() != name:
                pass
            return True
        return name in ("br", "p")

    def _most_attributes(self, start: int, end: int) -> int:
        """How many attributes a tag may keep; 0 where it may keep all."""
        self.attributes += self.text.count("=", start, end) or self.text.count(" ", start, end)
        if self.attributes > MANY_ATTRIBUTES:
            return FEW_ATTRIBUTES
        return MOST_ATTRIBUTES if end - start > LONGEST_TAG else 0

    def _shortened(self, name: str, start: int, end: int, most: int) -> str:
        found = islice(_ATTRIBUTE.finditer(self.text, start, end), most)
        kept = [part.group() for part in found if len(part.group()) <= LONGEST_VALUE]
        return f"<{' '.join((name, *kept))}>"

    def _replace(self, start: int, end: int, text: str) -> None:
        self.pieces += (self.text[self.copied : start], text)
        self.kept += start - self.copied + len(text)
        self.copied = end
