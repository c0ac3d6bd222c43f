"""How the names in ``taxonomy/places.tsv``, of cities and provinces, are looked for.

A row there is short because the script of a name says in which languages it is heard, and a mark behind the
name how far it runs on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.normal import plain

RUNS_ON, SHY = "*", "?"  # marks behind a name
NAME = re.compile(r"(?:(?P<language>[a-z]{2}):)?(?P<name>[^\s:;*?](?:[^:;*?]*[^\s:;*?])?)(?P<mark>[*?]?)")
SCRIPTS = {
    "latin": re.compile("[A-Za-zÀ-ɏḀ-ỿ]"),
    "cyrillic": re.compile("[Ѐ-ӿ]"),
    "arabic": re.compile("[\u0620-\u06ff]"),
    "unspaced": re.compile("[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]"),
}
VIETNAMESE = re.compile("[ăâđêôơưạ-ỹ]", re.I)
SHORTEST_STEM = 6  # letters from which an Uzbek name takes endings: Astraxanda
SHORTEST_JOINED = 6  # letters from which Arabic may write words onto the front: shorter ones are other words
ADJECTIVE = "ск"  # Харбин, харбинский
VOWELS = "аеёиоуыэюяйьәөүұі"
Reading = tuple[str, str, str]  # term, language, match


def readings(written: str) -> Iterator[Reading]:
    """The terms that a name of the table stands for; raises ``ValueError`` where it is none."""
    found = NAME.fullmatch(written)
    script = (
        next((name for name, letters in SCRIPTS.items() if letters.match(found["name"])), "") if found else ""
    )
    if not found or not script or (found["mark"] == RUNS_ON and script != "cyrillic"):
        raise ValueError(
            f"no name {written!r}; known: a name, with a language before it (`fa:`), "
            f"`{SHY}` behind it, or `{RUNS_ON}` behind a Cyrillic one"
        )
    yield from READ[script](found["name"], found["language"], found["mark"])


def _latin(name: str, language: str | None, mark: str) -> Iterator[Reading]:
    """Also without accents, and in Uzbek with endings; a name of people's where no name stands before it."""
    vietnamese = language == "vi" or VIETNAMESE.search(name)
    match = "syllable" if mark or vietnamese else "name" if name[0].isupper() else "word"
    yield name, language or "*", match
    if vietnamese or language:
        return
    if (bare := plain(name)) != name:
        yield bare, "*", match
    if not mark and len(name) >= SHORTEST_STEM:
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


def _arabic(name: str, language: str | None, _: str) -> Iterator[Reading]:
    """In all languages of the script; in Arabic with what is written onto its front."""
    yield name, language or "*", "word"
    if not language and len(name) >= SHORTEST_JOINED:
        yield name, "ar", "word"


def _unspaced(name: str, language: str | None, _: str) -> Iterator[Reading]:
    yield name, language or "zh", "inside"


READ = {"latin": _latin, "cyrillic": _cyrillic, "arabic": _arabic, "unspaced": _unspaced}
