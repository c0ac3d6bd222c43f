"""Names of months and weekdays in thirty languages and three calendars, folded, and how they are found."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from babel import Locale

from spiders.reading.dates.calendars import GREGORIAN, HIJRI, JALALI
from spiders.reading.dates.words import numbered, words
from spiders.reading.dates.zones import REGION

# Of two languages that share a name the earlier wins: "ago" is Spanish, "listopad" Polish.
LANGUAGES = (
    "en", "vi", "ru", "uz", "uz_Cyrl", "ky", "kk", "ar", "ur", "fa", "fr", "es", "tg", "tr", "az", "tk",
    "id", "ms",
    "th", "de", "pt", "it", "pl", "uk", "be", "nl", "el", "ro", "sv", "nb", "hu", "bg", "ps",
)  # fmt: skip
# Of these only the whole names are known: the short ones are words of other languages.
WHOLE = (
    "cs", "lo", "km", "my", "hi", "bn", "ne", "ta", "si", "he", "ka", "hy", "mn", "fi", "da", "hr", "sr",
    "sr_Latn", "sk", "sl", "mk", "sq", "lt", "lv", "et", "ca", "fil", "sw",
)  # fmt: skip
PERSONS = ("anna",)  # Friday in Turkmen, and whoever has written an article
PREFIXED = {"he": "ב"}  # in front of the month of a day

# What CLDR does not hold stands in words.tsv: other spellings, old names, and those of two more calendars.
TABLES = ("month", "jalali month", "hijri month")
LONG = 4  # letters from which on a name may carry an ending
ENDING = 5  # letters of an ending at most
WORDS = 3  # of a name at most

_SAME = str.maketrans("یىکہھةۃڤđıʻʼ’‘`", "ييكههههفdi'''''")
_TO_LATIN = str.maketrans("асеоркухмтнвбі", "aceopkyxmthvbi")
_TO_CYRILLIC = str.maketrans("aceopkyxmthvbi", "асеоркухмтнвбі")
_MARKS = re.compile(
    "[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
    "\ue000-\ue1ff]"
)
_UNSPACED = "\u0900-\u0963\u0971-\u09e5\u0b80-\u0be5\u0d80-\u0de5\u0e80-\u0ecf\u1000-\u103f\u1780-\u17d3"
_WORD = re.compile(rf"[\u0e00-\u0e7f]+(?:\.[\u0e00-\u0e7f]+)*\.?|[{_UNSPACED}]+|[^\W\d_]+")
_MONTH_WORDS = words("month in one with its name")
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_ROMAN = re.compile(rf"(\d[\s./-])({'|'.join(ROMAN[::-1])})(?=[\s./-](?:19|20)\d\d(?!\d))")
_ZONE = re.compile(REGION)
_CALENDARS = (GREGORIAN, JALALI, HIJRI)
_FIGURE = re.compile(r"(?![0-9])\d")
_PLAIN = re.compile("[\x00-\x7f“”–—]*")
_DOTS = re.compile(r"(?<=\d)[·∙⋅‧・](?=\d)")
_MONTH, _DAY = 0xE000, 0xE100  # characters for private use: 32 a calendar, and the days of a week
NAMES = "".join(map(chr, range(0xE001, 0xE04D)))  # the months of a marked line
WEEKDAYS = "".join(chr(_DAY + day) for day in range(7))
JALALI_NAMES = NAMES[32:44]
NAME = f"[{NAMES[0]}-{NAMES[-1]}]"  # one of them, as a class of a regular expression


def fold(text: str) -> str:
    """Text as it is compared: lower case, no marks on letters, one form of each letter, plain digits."""
    if text.isascii():
        return text.lower().replace("`", "'")
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", text)).lower().replace("’", "'")
    if _PLAIN.fullmatch(bare):  # but for its accents and quotation marks
        return bare.replace("`", "'")
    bare = _DOTS.sub(".", bare.translate(_SAME).replace("ـ", ""))
    return _FIGURE.sub(lambda found: str(unicodedata.decimal(found.group())), bare)


def marked(folded: str) -> str:
    """A folded line in which one private character stands for each name of a month or a weekday."""
    folded = _ROMAN.sub(lambda roman: f"{roman[1]}{chr(_MONTH + ROMAN.index(roman[2]) + 1)}", folded)
    if not folded.isascii():
        figured, signs = _with_figures()
        folded = figured.sub(lambda name: signs[name.group()], folded)
    found = list(_WORD.finditer(folded))
    if "/" in folded and (zone := _ZONE.search(folded)):  # no June in America/Juneau
        found = [one for one in found if not zone.start() <= one.start() < zone.end()]
    parts, place = [], 0
    for at, word in enumerate(found):
        if word.start() < place or not any(_judged(word.group())):  # as few are
            continue
        count, sign = _named(folded, found, at)
        if sign:
            parts += [folded[place : word.start()], sign]
            place = found[at + count - 1].end()
    return "".join((*parts, folded[place:]))


def may_name(folded: str) -> bool:
    """Whether a folded line may hold the name of a month or a weekday."""
    return any(map(any, map(_judged, _WORD.findall(folded)))) or _ROMAN.search(folded) is not None


def month_of(sign: str) -> tuple[str, int]:
    """Calendar and number of the month for which a private character stands."""
    calendar, number = divmod(ord(sign) - _MONTH, 32)
    return _CALENDARS[calendar], number


def weekday_in(line: str) -> int | None:
    """The first weekday of a marked line, Monday being 0."""
    return next((ord(one) - _DAY for one in line if _DAY <= ord(one) < _DAY + 7), None)


def _named(line: str, found: list[re.Match[str]], at: int) -> tuple[int, str]:
    """How many words from here on are a name, and its sign; one and nothing where none is."""
    begins, sign = _judged(found[at].group())
    for count in range(min(WORDS, len(found) - at), 1, -1) if begins else ():
        text = line[found[at].start() : found[at + count - 1].end()]
        if longer := _signs().get(_bare(text)):
            return count, longer
    return 1, sign


@lru_cache(4_096)  # the same words stand in most lines
def _judged(word: str) -> tuple[bool, str]:
    """Whether a word begins names of several words, and the sign of the name that it is by itself."""
    bare = _bare(word)
    known = _signs().get(bare) or _inflected(word)
    if not known and (letters := _of_one_script(word)) != word:
        return _judged(letters)
    return bare in _beginnings(), known


def _of_one_script(word: str) -> str:
    """A Latin word in which some letters are Cyrillic ones that look alike, or the other way round."""
    latin, cyrillic = (any(first <= one <= last for one in word) for first, last in ("az", "аӿ"))
    if not (latin and cyrillic):
        return word
    other = word.translate(_TO_LATIN)
    return other if other.isascii() else word.translate(_TO_CYRILLIC)


def _bare(word: str) -> str:
    for month in _MONTH_WORDS:
        word = word.removeprefix(month)
    return word.rstrip(".")


def _inflected(word: str) -> str:
    known = _signs()
    for length in range(len(word) - 1, max(LONG, len(word) - ENDING) - 1, -1):
        if sign := known.get(word[:length]):
            return f"{sign} {word[length:]}" if word[length:] in _spanning() else sign
    return ""


@lru_cache(1)
def _spanning() -> frozenset[str]:
    """Endings by which a day begins or ends a span: 3-martdan 5-martgacha."""
    return frozenset(map(fold, words("ending of a span")))


@lru_cache(1)
def _beginnings() -> frozenset[str]:
    """The first words of names that are of several words."""
    several = (words for name in _signs() if len(words := _WORD.findall(name)) > 1)
    return frozenset(_bare(words[0]) for words in several)


@lru_cache(1)
def _signs() -> dict[str, str]:
    """Folded name to the character that stands for it."""
    found: dict[str, str] = {}
    for number, table in enumerate(TABLES):
        for name, month in _folded(table):
            found.setdefault(name, chr(_MONTH + 32 * number + month))
    for language in (*LANGUAGES, *WHOLE):
        locale = Locale.parse(language)
        widths = ("wide",) if language in WHOLE else ("wide", "abbreviated")
        for name, month in _of_locale(locale.months, widths):
            found.setdefault(name, chr(_MONTH + month))
            if language in PREFIXED:
                found.setdefault(PREFIXED[language] + name, chr(_MONTH + month))
        for name, day in _of_locale(locale.days, ("wide",)):
            if name not in PERSONS:
                found.setdefault(name, chr(_DAY + day))
    for name, day in _folded("weekday"):
        found.setdefault(name, chr(_DAY + day - 1))
    return {name: sign for name, sign in found.items() if not any(c.isdigit() for c in name)}


@lru_cache(1)
def _with_figures() -> tuple[re.Pattern[str], dict[str, str]]:
    """The months whose names end in a figure, as the Lebanese ت2 for the second Tishreen."""
    signs = {name: chr(_MONTH + month) for name, month in _folded("month") if name[-1].isdigit()}
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(signs)})(?![\w/.])"), signs


def _folded(meaning: str) -> list[tuple[str, int]]:
    return [(fold(name), int(number)) for name, number in numbered(meaning)]


def _of_locale(names: object, widths: tuple[str, ...]) -> list[tuple[str, int]]:
    return [
        (fold(name).rstrip("."), int(number))
        for use in ("format", "stand-alone")
        for width in widths
        for number, name in names[use][width].items()  # type: ignore[index]
    ]
