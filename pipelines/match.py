"""All terms of the vocabulary in a text, in one pass of one automaton."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple
from unicodedata import combining

from ahocorasick_rs import AhoCorasick

from pipelines.inflection import inflected, proclitic
from pipelines.kazakh import Read, in_cyrillic, is_latin
from pipelines.normal import ZWNJ, Folded, fold, folded, plain
from pipelines.vocabulary import ANY_LANGUAGE, ASIDE, HEALTH, PARTS, Term, vocabulary
from storage.collector import collector_paused

UNACCENTED = frozenset({"fr", "es", "pt", "de", "tr"})  # accents are left out in capitals and in haste
LATIN = frozenset({"vi", "fr", "en", "es", "uz", "tr", "id", "de", "pt"})
ARABIC = frozenset({"ar", "ur", "fa"})
TURKIC = frozenset({"kk", "ky", "uz"})  # written in Cyrillic, beside Russian
GRAMMAR = frozenset({"roles", "stages"})  # layers of short words, which begin others in another language
LAST_LATIN = "\u0250"
SPACES = " \t\xa0\u200b"  # between the words of a line
NEXT = 3  # characters behind a word in which the next one begins
COUPLE = " - "  # "Việt - Pháp" is also written without the spaces
CAPITALISED_MATCHES = frozenset({"name", "namestem", "syllable"})
RUNNING_ON = frozenset({"stem", "namestem"})
HYPHEN = "-"  # a stem that ends so is the first half of a couple: ``sino-``
ENDING = 6  # letters up to which small ones behind an abbreviation are an ending: ``БУУнун``
WORDLIKE = 3  # letters up to which an abbreviation may be an ordinary word in capitals
AROUND, LOUD = 40, 12  # characters around it that are looked at, capitals that make them loud
Form = tuple[str, Term]
Edges = tuple[str | None, bool, bool]  # a language, and whether a word begins and ends where a form does


class Match(NamedTuple):
    """A term of the vocabulary where it stands in the text: offsets in the text that was given."""

    start: int
    end: int
    term: Term

    @property
    def stands(self) -> frozenset[str]:
        """What the term stands for."""
        return self.term.stands


class Matcher:
    """The automaton of a vocabulary: built once, asked often, safe to share between threads."""

    def __init__(self, forms: list[Form]) -> None:
        together: dict[str, list[Term]] = defaultdict(list)
        for form, term in forms:
            if term not in together[form]:
                together[form].append(term)
        self._terms = list(together.values())
        self._heard: dict[Edges, dict[int, tuple[Term, ...]]] = defaultdict(dict)
        self._automaton = AhoCorasick(list(together), store_patterns=False)

    def matches(self, text: str, language: str | None = None, *, small: bool = False) -> list[Match]:
        """The terms in the text by place, longest first; what lies within a longer one is dropped.

        ``small`` says that the article has no capitals: names of countries then need none.
        """
        return list(_outermost(self.everything(text, language, small=small)))

    def everything(self, text: str, language: str | None = None, *, small: bool = False) -> list[Match]:
        """The terms in the text by place, longest first, with asides and what lies within others."""
        found = self._found(text, fold(text), language, small)
        if is_latin(text, language):
            found += self._found(text, in_cyrillic(text), language, small)
        return sorted(found, key=lambda match: _rank(match, language))

    def _found(self, text: str, folded: Folded | Read, language: str | None, small: bool) -> list[Match]:
        found: list[Match] = []
        line, length = folded.text, len(folded.text)
        for pattern, start, end in self._automaton.find_matches_as_indexes(line, overlapping=True):
            opens = start == 0 or not line[start - 1].isalnum()
            closes = end == length or not line[end].isalnum()
            for term in self._at((language, opens, closes), pattern):
                if not opens and term.match != "inside" and not proclitic(line, start):
                    continue
                whole = closes or term.match == "inside" or line[end - 1] == HYPHEN
                stop = end if whole else _word_end(line, end)
                if not inflected(line[end:stop], term.language):
                    continue
                here = folded.span(start, stop)
                if here[0] < here[1] and (_written(term, text, *here) or (small and _is_small(term))):
                    found.append(Match(*here, term))
        return found

    def _at(self, edges: Edges, pattern: int) -> tuple[Term, ...]:
        """The terms of a form that can be heard between such edges: none of most, which begin or end in
        the middle of another word."""
        known = self._heard[edges]
        if pattern not in known:
            known[pattern] = tuple(term for term in self._terms[pattern] if _fits(term, *edges))
        return known[pattern]


def _fits(term: Term, language: str | None, opens: bool, closes: bool) -> bool:
    """Whether the term can stand at such edges of words as its row asks, in the language of the text."""
    if not spoken(term, language):
        return False
    if term.match == "inside":
        return True
    ends = closes or term.match in RUNNING_ON or _takes_endings(term, language)
    return ends and (opens or term.language == "ar")


def _takes_endings(term: Term, language: str | None) -> bool:
    """Whether the term is an abbreviation in a language that writes endings onto these: ``АКШдан``."""
    return term.match == "exact" and language in TURKIC and term.term.isupper()


def _word_end(line: str, end: int) -> int:
    while end < len(line) and line[end].isalnum():
        end += 1
    return end


def spoken(term: Term, language: str | None) -> bool:
    """Whether a text in the language can hold the term: Latin and Arabic words are read in theirs only.

    Latin stems are read in no other script: Uzbek ``Paris`` would find ``Parish``. Latin letters that
    Chinese writes among its own are read in Chinese only: ``AI`` stands in ``USAID`` and in ``said``.
    English words are read everywhere, since names in other scripts keep them, and Russian ones in all
    languages of their script, since these borrow them, but for roles and stages. Of the Turkic languages
    in that script names alone are read in another.
    """
    if language is None or term.language in (language, ANY_LANGUAGE):
        return True
    if term.layer == PARTS:
        return _lent(term, language)
    if term.language == "en":
        return True
    if term.match in RUNNING_ON and term.term[0] < LAST_LATIN and language not in LATIN:
        return False
    if term.match == "inside" and term.term[0] < LAST_LATIN:
        return False
    return not _foreign(term, language)


def _foreign(term: Term, language: str) -> bool:
    """Whether the term belongs to another language of the text's script that lends it no words."""
    if term.language in TURKIC:
        return not any(map(str.isupper, term.stands))
    if term.language == "ru" and language in TURKIC:
        return term.layer in GRAMMAR
    return any(term.language in script and language in script for script in (LATIN, ARABIC))


def _lent(term: Term, language: str) -> bool:
    """Whether a part is read in another language than its own: parts are short and many, so only English
    ones are where letters differ, and Russian ones where they do not."""
    other = language not in LATIN
    return (term.language == "en" and other) or (term.language == "ru" and other and language not in ARABIC)


def _written(term: Term, text: str, start: int, end: int) -> bool:
    """Whether capitals stand as the row asks, in the text as it came."""
    if term.match == "exact":
        here = " ".join(text[start:end].split())
        ending = here[len(term.term) :]
        return (
            here.startswith(term.term)
            and (not ending or (ending.islower() and len(ending) <= ENDING))
            and not (len(term.term) <= WORDLIKE and _is_loud(text, start, end))
        )
    if term.match not in CAPITALISED_MATCHES:
        return True
    if not text[start].isupper():
        return False
    return term.match != "syllable" or not _in_a_name(text, start, end)


def _is_small(term: Term) -> bool:
    """Whether the term is a Russian name of a country, which who writes no capitals writes without."""
    return term.language == "ru" and term.match in ("name", "namestem") and not term.place


def _is_loud(text: str, start: int, end: int) -> bool:
    """Whether all words around are in capitals too: ``UN`` may then be an article, ``US`` a pronoun."""
    around = text[max(0, start - AROUND) : start] + text[end : end + AROUND]
    return sum(map(str.isupper, around)) >= LOUD and not any(map(str.islower, around))


def _in_a_name(text: str, start: int, end: int) -> bool:
    """Whether the word is part of somebody's name: ``Nguyễn Đức Chính`` is no German.

    A capitalised word stands directly before it; at the head of a sentence that says nothing unless
    another follows, and one all in capitals (an office, or a line of capitals) says nothing at all.
    """
    last = _spaces_start(text, start)
    begin = _word_start(text, last)
    before = text[begin:last] if last < start else ""
    if not before or not before[0].isupper():
        return False
    if before.isupper() and len(before) > 1:
        return False
    behind = _spaces_start(text, begin)
    opening = behind == 0 or not text[behind - 1].isalnum()
    return not opening or text[end : end + NEXT].lstrip()[:1].isupper()


def _spaces_start(text: str, end: int) -> int:
    while end > 0 and text[end - 1] in SPACES:
        end -= 1
    return end


def _word_start(text: str, end: int) -> int:
    while end > 0 and (text[end - 1].isalnum() or combining(text[end - 1])):
        end -= 1
    return end


def _rank(match: Match, language: str | None) -> tuple[int, int, int, bool]:
    """By place; of two that end together the longer term first, then the text's own language."""
    return match.start, -match.end, -len(match.term.term), match.term.language != language


def _outermost(matches: list[Match]) -> Iterator[Match]:
    """Without the matches within a longer one of their layer that says as much, and without asides."""
    open_now: list[Match] = []
    for match in matches:
        if open_now:
            open_now = [other for other in open_now if other.end > match.start]
        if not open_now or not any(_covers(other, match) for other in open_now):
            open_now.append(match)
            if ASIDE not in match.stands:
                yield match


def _covers(outer: Match, inner: Match) -> bool:
    """Whether a longer term speaks for the shorter one within it.

    An aside and a name do; so does one phrase of health for the words in it, but for those that name a
    country ("doses of Sinopharm"), and a longer stem for a shorter one of the same word.
    """
    if outer.end < inner.end or outer.term.layer != inner.term.layer:
        return False
    if outer.term.layer:
        return True
    if ASIDE in outer.stands or outer.stands >= inner.stands:
        return True
    if is_name(inner):
        return is_name(outer)
    return HEALTH in outer.stands and HEALTH in inner.stands


def is_name(match: Match) -> bool:
    """Whether the term names a country, what lies in it, or an organisation: these stand in capitals."""
    return any(meaning.isupper() for meaning in match.stands)


def forms(term: Term) -> Iterator[str]:
    """The folded forms a term is looked for in: joined where half-spaces part it, without accents."""
    form = folded(term.term)
    yield form
    if ZWNJ in term.term:
        yield folded(term.term.replace(ZWNJ, ""))
    if COUPLE in form:
        yield form.replace(COUPLE, "-")
    if term.language in UNACCENTED:
        yield plain(form)


@lru_cache(maxsize=1)
@collector_paused()
def matcher() -> Matcher:
    """The automaton of the vocabulary that ships with the project."""
    return Matcher(
        [(form, term) for term in vocabulary().terms if term.layer != PARTS for form in forms(term)]
    )


@lru_cache(maxsize=1)
@collector_paused()
def part_matcher() -> Matcher:
    """The automaton of the parts, of which topics are made."""
    return Matcher(
        [(form, term) for term in vocabulary().terms if term.layer == PARTS for form in forms(term)]
    )
