"""Kazakh in Latin letters, read as the Cyrillic in which its terms stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pipelines.normal import Folded, fold
from pipelines.vocabulary import TAXONOMY
from storage.table import refuse_unless, rows

KAZAKH = "kk"
COLUMNS = ("latin", "cyrillic", "alphabet")
ACUTE, UMLAUT, BOTH = ALPHABETS = ("acute", "umlaut", "both")
VOWELS = "аәеоөұүыіу"
AFTER_A_VOWEL = {"и": "й", "ия": "я", "ию": "ю"}

_LATIN, _CYRILLIC = re.compile("[A-Za-z]"), re.compile("[\u0400-\u04ff]")
_OF_ACUTE, _OF_UMLAUT = re.compile("[áǵńóúý]"), re.compile("[äğñŋöüūş]")


@dataclass(frozen=True, slots=True)
class Read:
    """A text as it is read, folded; ``span`` leads back to the offsets of the text that was given."""

    folded: Folded
    offsets: list[int]  # of each character read, in the given text

    @property
    def text(self) -> str:
        """The folded Cyrillic."""
        return self.folded.text

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in the given text of ``text[start:end]``."""
        start, end = self.folded.span(start, end)
        return self.offsets[start], self.offsets[end]


def is_latin(text: str, language: str | None) -> bool:
    """Whether the text is Kazakh in Latin letters."""
    return language == KAZAKH and len(_LATIN.findall(text)) > len(_CYRILLIC.findall(text))


def in_cyrillic(text: str) -> Read:
    """The text in Cyrillic letters by the alphabet whose letters it has more of; linear in its length."""
    lower = "".join(one.lower() if len(one.lower()) == 1 else one for one in text)
    umlaut = len(_OF_UMLAUT.findall(lower)) > len(_OF_ACUTE.findall(lower))
    pattern, letters = _alphabet(UMLAUT if umlaut else ACUTE)
    pieces: list[str] = []
    offsets: list[int] = []
    before = ""
    for found in pattern.finditer(lower):
        said = found.group()
        letter = letters.get(said, said)
        if before and before in VOWELS:
            letter = AFTER_A_VOWEL.get(letter, letter)
        pieces.append(letter)
        offsets += [found.start() + min(step, len(said) - 1) for step in range(len(letter))]
        before = letter[-1]
    return Read(fold("".join(pieces)), [*offsets, len(text)])


@cache
def _alphabet(name: str, folder: Path = TAXONOMY) -> tuple[re.Pattern[str], dict[str, str]]:
    """What finds the letters of an alphabet, sequences first, and how each is read. Raises ``TableError``."""
    letters = {}
    for place, (latin, cyrillic, alphabet) in rows(folder / "kazakh.tsv", COLUMNS):
        refuse_unless(alphabet, ALPHABETS, place, "alphabet")
        if alphabet in (name, BOTH):
            letters[latin] = cyrillic
    long = sorted((one for one in letters if len(one) > 1), key=len, reverse=True)
    return re.compile("|".join((*long, ".")), re.S), letters
