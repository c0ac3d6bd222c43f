"""Names of countries in their base forms, from the CLDR through Babel."""

from __future__ import annotations

import re
from collections.abc import Iterator

from babel import Locale

LOCALES = (
    "vi", "ru", "uz", "uz_Cyrl", "ky", "kk", "tg", "ar", "ur", "fa", "zh", "zh_Hant",
    "fr", "en", "es", "tr", "id", "th", "lo", "km", "ko", "ja", "de", "pt",
)  # fmt: skip
UNSPACED = frozenset({"zh", "ja", "th", "lo", "km"})
INFLECTED = frozenset({"ru", "uz", "ky", "kk", "tg", "tr", "ar", "ur", "fa", "ko"})
CAPITALISED = re.compile("[A-Za-zÀ-ɏḀ-ỿА-Яа-яЀ-ӿ]")
# No names of countries: the seas, islands without people and codes of convenience.
LEFT_OUT = frozenset(
    {"AC", "AQ", "BV", "CP", "CQ", "DG", "EA", "EZ", "HM", "IC", "QO", "TA", "TF", "UM", "XA", "XB", "ZZ"}
)
TWO_LETTERS = re.compile("[A-Z]{2}")


def _names(tag: str) -> dict[str, str]:
    """The names of countries in a locale by their codes."""
    names = {str(code): str(name) for code, name in Locale.parse(tag).territories.items()}
    return {
        code: name for code, name in names.items() if TWO_LETTERS.fullmatch(code) and code not in LEFT_OUT
    }


CODES = frozenset(_names("en"))
SHORTEST_STEM = 5
# The cases of Russian names that lose their last letters; others keep theirs and run on.
DECLENSIONS = {
    "ия": ("ии", "ию", "ией"),
    "а": ("ы", "е", "у", "ой"),
    "я": ("и", "е", "ю", "ей"),
    "ь": ("я", "ю", "е"),
}
Row = tuple[str, str, frozenset[str], str, str]


def territories() -> Iterator[Row]:
    """One row of the vocabulary for each name: (term, language, codes, match, source)."""
    seen: set[tuple[str, str]] = set()
    for tag in LOCALES:
        language = tag.split("_")[0]
        for code, full in sorted(_names(tag).items()):
            for name in (form for bare in _forms(full) for form in (bare, *_cases(bare, language))):
                if (name, language) not in seen:
                    seen.add((name, language))
                    yield name, language, frozenset({code}), _match(name, language), "cldr"


def _forms(name: str) -> Iterator[str]:
    """The name without what stands in brackets; zero-width spaces, which pages leave out, too."""
    bare = re.sub(r"\s*[(（].*?[)）]", "", name).strip()
    if len(bare) < 2:
        return
    yield bare
    if "\u200b" in bare:
        yield bare.replace("\u200b", "")


def _cases(name: str, language: str) -> Iterator[str]:
    if language != "ru" or " " in name:
        return
    for ending, others in DECLENSIONS.items():
        if name.endswith(ending):
            yield from (name.removesuffix(ending) + other for other in others)
            return


def _match(name: str, language: str) -> str:
    if language in UNSPACED:
        return "inside"
    capitals = CAPITALISED.match(name) is not None
    if language in INFLECTED and len(name) >= SHORTEST_STEM:
        return "namestem" if capitals else "stem"
    return "name" if capitals else "word"
