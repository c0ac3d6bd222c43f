"""Text folded for matching: one form for what is written in several, and the way back.

Letters that only look different (Arabic and Persian yeh, Uzbek apostrophes, digits of any script,
full-width Latin) become one, and traditional Chinese characters those of the simplified script; marks
that carry no word (harakat, tatweel, direction controls) go.
Folding is for matching only: what is shown is always the text as it came.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from storage.table import rows

CHARACTERS = Path(__file__).with_name("taxonomy") / "characters.tsv"
ZWNJ = "\u200c"

# One character for one: these never move an offset.
_LETTERS = {
    **dict.fromkeys("أإآٱ", "ا"),
    **dict.fromkeys("يىئېے", "ی"),
    "ك": "ک",
    **dict.fromkeys("ةۃہھۂۀە", "ه"),
    "ؤ": "و",
    "ں": "ن",
    **dict.fromkeys("ʻʼ‘’`´ʹ′ʿʾ＇", "'"),
    **dict.fromkeys("‐‑‒–—―−－", "-"),  # a range and a couple are both written with any of them
    **dict.fromkeys("“”„«»″", '"'),
    **dict.fromkeys("\t\n\r\x0b\x0c\x85\xa0\u2028\u2029\u3000" + ZWNJ, " "),
    "ё": "е",
    "Ё": "е",
    "ı": "i",
    "İ": "i",
    "،": ",",
    "؛": ";",
    "؟": "?",
    "…": ".",
}
# Combining letters-above of Arabic, tatweel, direction and width controls, soft hyphen, byte order mark.
_DROPPED = (
    "\u064b-\u065f\u0670\u06d6-\u06ed\u0610-\u061a\u0640"
    "\u00ad\u200b\u200d-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
)
_MARKED = "[^\\W\\d_][\u0300-\u036f]+"  # a letter with loose marks: Vietnamese in NFD


def _one_for_one() -> dict[int, str]:
    table: dict[int, str] = {}
    for code in range(0x80, 0x10000):
        character = chr(code)
        if 0xD800 <= code < 0xE000:
            table[code] = " "  # a lone surrogate is no letter, and no automaton takes it
            continue
        composed = unicodedata.normalize("NFKC", character)
        if composed != character and len(composed) == 1:
            table[code] = composed.lower() if len(composed.lower()) == 1 else composed
        if (digit := unicodedata.decimal(character, None)) is not None:
            table[code] = str(digit)
    letters = _LETTERS | _simplified()
    for code, folded in list(table.items()):
        table[code] = letters.get(folded, folded)
    return table | {ord(letter): folded for letter, folded in letters.items()}


def _simplified() -> dict[str, str]:
    """The simplified characters that the vocabulary holds, by the traditional ones."""
    said = (cells for _, cells in rows(CHARACTERS, ("character", "traditional")))
    return {other: simplified for simplified, others in said for other in others}


def _ligatures() -> str:
    """Presentation forms that are more than one letter: ﻻ, ﷲ, ﬁ."""
    blocks = (*range(0xFB00, 0xFB07), *range(0xFBEA, 0xFDFD), *range(0xFEF5, 0xFEFD))
    return "".join(
        re.escape(chr(code)) for code in blocks if len(unicodedata.normalize("NFKC", chr(code))) > 1
    )


# Letters of one script that are typed for those of another: Latin and Greek ones, and the Cyrillic they mean.
_ALIKE = "ABCEHIKMOPTXYaceiopxyhΑΒΕΗΙΚΜΝΟΡΤΥΧαορχ"
_MEANT = "АВСЕНІКМОРТХУасеіорхуһАВЕНІКМНОРТУХаорх"
_AS_CYRILLIC = str.maketrans(_ALIKE, _MEANT)
_AS_LATIN = str.maketrans("АВСЕНІКМОРТХУасеіорхуһ", "ABCEHIKMOPTXYaceiopxyh")
_CYRILLIC, _NOT_CYRILLIC = re.compile("[\u0400-\u04ff]"), re.compile("[A-Za-z\u0370-\u03ff]")
_FOREIGN = re.compile(
    f"(?<=[\u0400-\u04ff])[{_ALIKE}]+(?![A-Za-z])|(?<![A-Za-z])[{_ALIKE}]+(?=[\u0400-\u04ff])"
)
_STRAY = re.compile("(?<=[A-Za-z])[АВСЕНІКМОРТХУасеіорхуһ]+(?![\u0400-\u04ff])|"
                    "(?<![\u0400-\u04ff])[АВСЕНІКМОРТХУасеіорхуһ]+(?=[A-Za-z])")  # fmt: skip

_TABLE = _one_for_one()
_SPACES = {ord(space): " " for space in "\t\n\r\x0b\x0c"}
_DROP = re.compile(f"[{_DROPPED}]")
_MARKS = re.compile("[\u0300-\u036f]")
_WIDE = f" [ {_DROPPED}]+"  # a space and what follows it: one space, but where a paragraph ends
_MOVING = re.compile(f"[{_DROPPED}]+|{_WIDE}|{_MARKED}|[{_ligatures()}]")


@dataclass(frozen=True, slots=True)
class Folded:
    """``text`` folded; ``span`` leads back to the offsets of the text that was given.

    Runs of letters keep their distance, so only the offsets where a run begins are noted:
    ``_folded[i]`` here is ``_given[i]`` there. Nothing is noted where nothing moved.
    """

    text: str
    _folded: list[int] = field(default_factory=list)
    _given: list[int] = field(default_factory=list)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in the given text of ``text[start:end]``, loose marks of its last letter included."""
        return self._back(start), self._back(end)

    def _back(self, at: int) -> int:
        run = bisect_right(self._folded, at) - 1
        back = at if run < 0 else self._given[run] + at - self._folded[run]
        if run + 1 == len(self._given):
            return back
        return min(back, self._given[run + 1])  # three letters of one ligature go back to it


@lru_cache(maxsize=4)  # the fields of an article, which several vocabularies are looked for in
def fold(text: str) -> Folded:
    """The text in the one form that the vocabulary is matched in; linear in its length."""
    level = _levelled(text)
    return Folded(level) if _stays(level) else _moved(level, text)


def folded(text: str) -> str:
    """The text in that form, where no way back is needed."""
    level = _levelled(text)
    return level if _stays(level) else _moved(level, text).text


def _stays(level: str) -> bool:
    """Whether nothing in the text moves an offset."""
    return "  " not in level and (level.isascii() or _MOVING.search(level) is None)


def _levelled(text: str) -> str:
    if text.isascii():
        return text.lower().translate(_SPACES)
    return _in_one_script(text).translate(_TABLE).lower()


def _in_one_script(text: str) -> str:
    """The text with letters of another script put right where they stand in a word for those that look
    like them: ``Pоссия``, and the Latin i that Kazakh is often typed with."""
    if _CYRILLIC.search(text) is None or _NOT_CYRILLIC.search(text) is None:
        return text
    right = _FOREIGN.sub(lambda found: found.group().translate(_AS_CYRILLIC), text)
    return _STRAY.sub(lambda found: found.group().translate(_AS_LATIN), right)


def _moved(level: str, text: str) -> Folded:
    pieces: list[str] = []
    folded: list[int] = []
    given: list[int] = []
    length = last = 0
    for match in _MOVING.finditer(level):
        if level[match.start()] == " " and text.count("\n", *match.span()) > 1:
            continue
        piece = level[last : match.start()] + _composed(match.group())
        pieces.append(piece)
        length += len(piece)
        last = match.end()
        folded.append(length)
        given.append(last)
    pieces.append(level[last:])
    return Folded("".join(pieces), folded, given)


def _composed(piece: str) -> str:
    if piece[0] == " ":
        return " "
    if _DROP.match(piece):
        return ""
    return unicodedata.normalize("NFKC", piece).lower().translate(_TABLE)


def plain(folded: str) -> str:
    """Folded text without its Latin accents, as headlines in capitals and addresses write it."""
    if folded.isascii():
        return folded
    loose = unicodedata.normalize("NFD", folded.replace("đ", "d"))
    return unicodedata.normalize("NFC", _MARKS.sub("", loose))
