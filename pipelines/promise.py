"""A cheap judgement of an entry by its title and address, before any page is fetched."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from pipelines.findings import is_country
from pipelines.match import LATIN, Match, Matcher, forms, matcher
from pipelines.normal import folded, plain
from pipelines.places import home_of
from pipelines.vocabulary import ASIDE, Term, vocabulary
from storage.collector import collector_paused

SLUG = 400  # characters of an address that are read
BETWEEN = re.compile(r"[-_+/.,]+")
# Russian, Kazakh and Kyrgyz letters as addresses write them; the soft and hard signs go.
ROMAN = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "j", "з": "z", "и": "i", "й": "y",
        "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u",
        "ф": "f", "х": "h", "ц": "c", "ч": "ch", "ш": "sh", "щ": "sch", "ъ": "", "ы": "y", "ь": "", "э": "e",
        "ю": "yu", "я": "ya", "ә": "a", "ғ": "g", "қ": "k", "ң": "n", "ө": "o", "ұ": "u", "ү": "u", "һ": "h",
        "і": "i", "ў": "o", "ҳ": "h",
    }
)  # fmt: skip
OTHER_ROMAN = (("j", "zh"), ("c", "ts"), ("h", "kh"), ("y", "i"))  # habits that differ from site to site
CYRILLIC = frozenset({"ru", "ky", "kk", "uz", "tg"})
SHORTEST = 4  # letters under which a bare word says nothing in an address
MEETING = frozenset({"cooperation", "contact", "abroad"})


def promising(title: str, url: str, language: str | None = None) -> bool:
    """Whether an entry may be about health cooperation: a hint of health, and of somebody else.

    Recall first: it only keeps away what is certainly about something else.
    """
    found = matcher().matches(title, language)
    slug = _slug(url)
    found += matcher().matches(slug.title(), None) if not slug.isascii() else []
    found += _slug_matcher().matches(slug, None)
    meanings = {meaning for match in found for meaning in match.stands}
    return "health" in meanings and (bool(meanings & MEETING) or _foreign(found, home_of(url)))


def _slug(url: str) -> str:
    """The words of an address: its path, the separators made spaces."""
    try:
        path = urlsplit(url).path
    except ValueError:
        return ""
    return BETWEEN.sub(" ", unquote(path[-SLUG:], errors="replace"))


def _foreign(found: list[Match], home: str | None) -> bool:
    codes = {meaning for match in found for meaning in match.stands if is_country(meaning)}
    organisations = {meaning for match in found for meaning in match.stands if meaning.isupper()} - codes
    return bool(codes - {home} or organisations)


@lru_cache(maxsize=1)
@collector_paused()
def _slug_matcher() -> Matcher:
    """The automaton of the vocabulary as addresses write it: in Latin letters without accents."""
    terms = ((_loose(term), _slug_forms(term)) for term in vocabulary().terms if not term.layer)
    return Matcher([(form, loose) for loose, written in terms for form in written])


def _loose(term: Term) -> Term:
    """The term without the capitals that an address does not have."""
    match = "stem" if term.match in ("stem", "namestem") else "word"
    return Term(term.term, "*", term.stands, match, term.source)


def _slug_forms(term: Term) -> list[str]:
    if term.language in LATIN or term.language == "*":
        written = {BETWEEN.sub(" ", plain(form)) for form in forms(term)}
    elif term.language in CYRILLIC:
        roman = folded(term.term).translate(ROMAN)
        written = {roman, *(roman.replace(*habit) for habit in OTHER_ROMAN)}
    else:
        return []
    return [form for form in written if _telling(form.strip(), term)]


def _telling(form: str, term: Term) -> bool:
    """Short words without accents mean too much: ``nga`` and ``my`` are no countries in an address."""
    if not form.isascii() or not form:
        return False
    return ASIDE in term.stands or len(form) >= SHORTEST + (term.match == "syllable")
