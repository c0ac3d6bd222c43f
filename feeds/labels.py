"""What tags are called: topics and ranks from ``labels.toml``, countries and languages from CLDR."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any
from unicodedata import bidirectional

from babel import Locale, UnknownLocaleError

FILE = Path(__file__).with_name("labels.toml")
DISEASES = Path(__file__).with_name("diseases.toml")
LANGUAGES = ("en", "vi", "ru", "fr", "ur", "ar", "fa", "zh", "es", "kk", "ky", "uz")
ARROW, TO, TO_THE_LEFT = "↔", "→", "←"
FROM_THE_RIGHT = frozenset({"R", "AL"})  # how Unicode calls letters that are read from the right
NO_COUNTRIES = frozenset({"EZ", "QO", "XA", "XB", "ZZ"})  # codes of convenience in CLDR
Names = dict[str, dict[str, str]]


@cache
def _table() -> dict[str, Names]:
    table: dict[str, Any] = tomllib.loads(FILE.read_text("utf-8"))
    return table | {"diseases": tomllib.loads(DISEASES.read_text("utf-8"))}


@cache
def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        return Locale.parse("en")


def locale_of(language: str) -> Locale:
    """CLDR's data of a language; English for one it does not have."""
    return _locale(language)


def known_topics() -> list[str]:
    """The topics that can be asked for."""
    return sorted(_table()["topics"])


def known_organisations() -> list[str]:
    """The organisations that can be asked for."""
    return sorted(_table()["organisations"])


def known_diseases() -> list[str]:
    """The diseases that can be asked for."""
    return sorted(_table()["diseases"])


@cache
def known_countries() -> frozenset[str]:
    """Codes of countries: ISO 3166-1 alpha-2, with EU and UN."""
    codes = (str(code) for code in _locale("en").territories)
    return frozenset(code for code in codes if len(code) == 2 and code.isalpha()) - NO_COUNTRIES


def is_language(code: str) -> bool:
    """Whether a code is that of a language."""
    return code.partition("-")[0] in _locale("en").languages


def _named(kind: str, name: str, language: str) -> str | None:
    names = _table()[kind].get(name)
    return (names.get(language) or names["en"]) if names else None


def topic_name(topic: str, language: str) -> str:
    """A topic in words; one that is not in the table as it is written."""
    return _named("topics", topic, language) or topic.replace("-", " ")


def rank_name(rank: str, language: str) -> str:
    """A rank in words."""
    return _named("ranks", rank, language) or rank


def word(name: str, language: str) -> str:
    """One of the words that stand between tags."""
    return _table()["words"][name].get(language) or _table()["words"][name]["en"]


def country_name(code: str, language: str) -> str:
    """A country in words; an unknown code as it is written."""
    return _locale(language).territories.get(code) or _locale("en").territories.get(code) or code


def organisation_name(name: str, language: str) -> str:
    """An organisation in words; one that is not in the table as it is written."""
    return _named("organisations", name, language) or name


def party_name(name: str, language: str) -> str:
    """A country or an organisation in words."""
    return country_name(name, language) if len(name) == 2 else organisation_name(name, language)


def stage_name(stage: str, language: str) -> str:
    """How far a cooperation has come, in words."""
    return _named("stages", stage, language) or stage


def disease_name(disease: str, language: str) -> str:
    """A disease in words; one that is not in the table as it is written."""
    return _named("diseases", disease, language) or disease.replace("-", " ")


def direction_name(couple: Iterable[str], language: str) -> str:
    """Who gives to whom."""
    giver, receiver = couple
    return given_to(party_name(giver, language), party_name(receiver, language))


def given_to(giver: str, receiver: str) -> str:
    """Who gives to whom, the arrow as it is read: no writing system turns one by itself."""
    turned = any(bidirectional(letter) in FROM_THE_RIGHT for letter in giver + receiver)
    return f"{giver} {TO_THE_LEFT if turned else TO} {receiver}".strip()


def language_name(code: str, language: str) -> str:
    """A language in words."""
    names = _locale(language).languages
    return names.get(code.replace("-", "_")) or names.get(code.partition("-")[0]) or code


def pair_name(pair: Iterable[str], language: str) -> str:
    """Two partners with an arrow between them, readable from either side."""
    return f" {ARROW} ".join(party_name(code, language) for code in pair)


def tag_name(tag: str, language: str) -> str:
    """What a piece of evidence speaks for: a country, an organisation, a topic, a stage, a disease, a
    direction, or only a word of health or cooperation. A tag may name its kind: ``country:VN``."""
    kind, _, value = tag.rpartition(":")
    if len(couple := value.split(">")) == 2:
        return direction_name(couple, language)
    if kind == "country" or value in known_countries():
        return country_name(value, language)
    for table in ("organisations", "signals", "stages", "diseases"):
        if name := _named(table, value, language):
            return name
    return topic_name(value, language)


@cache
def country_codes() -> dict[str, str]:
    """Names of countries, case folded, in every language of ours, with their codes. A name that
    means two countries in two languages is left to the first language that has it."""
    codes: dict[str, str] = {}
    for language in LANGUAGES:
        for code in sorted(known_countries()):
            codes.setdefault(country_name(code, language).casefold(), code)
    return codes
