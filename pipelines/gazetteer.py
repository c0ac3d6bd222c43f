"""How the names of places and institutions in ``taxonomy/`` are looked for.

A row there is short because the script of a name says in which languages it is heard, and a mark behind the
name how far it runs on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipelines.normal import plain

RUNS_ON, SHY = "*", "?"  # marks behind a name
NAME = re.compile(r"(?:(?P<language>[a-z]{2}):)?(?P<name>[^\s:;*?](?:[^:;*?]*[^\s:;*?])?)(?P<mark>[*?]?)")
SCRIPTS = {
    "latin": re.compile("[A-Za-zÀ-ɏḀ-ỿ]"),
    "cyrillic": re.compile("[Ѐ-ӿ]"),
    "arabic": re.compile("[\u0620-\u06ff]"),
    "hangul": re.compile("[가-힣]"),
    "unspaced": re.compile("[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]"),
}
VIETNAMESE = re.compile("[ăâđêôơưạ-ỹ]", re.I)
SHORTEST_STEM = 6  # letters from which an Uzbek name takes endings: Astraxanda
SHORTEST_JOINED = 6  # letters from which Arabic may write words onto the front: shorter ones are other words
ADJECTIVE = "ск"  # Харбин, харбинский
VOWELS = "аеёиоуыэюяйьәөүұі"
DIGITS = "0123456789 "  # a number before the name: 301医院
ARABIC = ("ar", "ur", "fa")
Reading = tuple[str, str, str]  # term, language, match


def readings(written: str) -> Iterator[Reading]:
    """The terms that a name of the table stands for; raises ``ValueError`` where it is none."""
    found = NAME.fullmatch(written)
    script = _script(found["name"].lstrip(DIGITS)[:1]) if found else ""
    if not found or not script or not _takes(script, found["language"], found["mark"]):
        raise ValueError(
            f"no name {written!r}; known: a name, with a language before it (`fa:`), `{SHY}` behind it, "
            f"or `{RUNS_ON}` behind a Cyrillic or Arabic one and behind a Latin one with its language"
        )
    name, language, mark = found["name"], found["language"], found["mark"]
    if len(name) > 1 and name.isupper():
        yield name, language or "*", "exact"
        return
    yield from READ[script](name, language, mark)


@lru_cache(maxsize=4096)
def _script(letter: str) -> str:
    """The script of a letter, or nothing where it is none that is known."""
    return next((script for script, letters in SCRIPTS.items() if letters.match(letter)), "")


def _takes(script: str, language: str | None, mark: str) -> bool:
    """Whether a name of the script can bear the mark."""
    if not mark:
        return True
    if mark == SHY:
        return script in ("latin", "cyrillic")
    return script in ("cyrillic", "arabic") or (script == "latin" and language is not None)


def _latin(name: str, language: str | None, mark: str) -> Iterator[Reading]:
    """Also without accents, and in Uzbek with endings; a name of people's where no name stands before it."""
    capital = name[0].isupper()
    if mark == RUNS_ON and language:
        yield name, language, "namestem" if capital else "stem"
        return
    vietnamese = language == "vi" or (language is None and VIETNAMESE.search(name) is not None)
    match = "word" if not capital else "syllable" if mark or vietnamese else "name"
    yield name, language or "*", match
    if vietnamese or language:
        return
    if (bare := plain(name)) != name:
        yield bare, "*", match
    if not mark and capital and len(name) >= SHORTEST_STEM:
        yield name, "uz", "namestem"


def _cyrillic(name: str, language: str | None, mark: str) -> Iterator[Reading]:
    """Running on where it is marked so, and then with its adjective in small letters."""
    capital = name[0].isupper()
    if mark == RUNS_ON:
        yield name, language or "ru", "namestem" if capital else "stem"
        if capital and " " not in name and name[-1] not in VOWELS:
            yield name.lower().removesuffix(ADJECTIVE) + ADJECTIVE, "ru", "stem"
        return
    yield name, language or "ru", "syllable" if mark else "name" if capital else "word"


def _arabic(name: str, language: str | None, mark: str) -> Iterator[Reading]:
    """In all languages of the script; running on, with the endings of each; in Arabic with what is
    written onto its front, where it is long or bound to that language.
    """
    if mark == RUNS_ON:
        yield from ((name, spoken, "stem") for spoken in ((language,) if language else ARABIC))
        return
    yield name, language or "*", "word"
    if not language and len(name) >= SHORTEST_JOINED:
        yield name, "ar", "word"


def _unspaced(name: str, language: str | None, _: str) -> Iterator[Reading]:
    yield name, language or "zh", "inside"


def _hangul(name: str, language: str | None, _: str) -> Iterator[Reading]:
    yield name, language or "ko", "stem"


READ = {
    "latin": _latin,
    "cyrillic": _cyrillic,
    "arabic": _arabic,
    "hangul": _hangul,
    "unspaced": _unspaced,
}
