"""One vocabulary for a filter: the same words in an address, in ``editions.toml`` and on the command line."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from difflib import get_close_matches
from urllib.parse import quote

from feeds import labels
from feeds.text import legal
from storage.article import RANKS, STAGES
from storage.selection import Selection

PARAMETERS = {
    "from": "country or partner, one side of a pair",
    "with": "country or partner, the other side; alone it means any item that names it",
    "country": "another word for with",
    "to": "country or partner that receives; with from: given by the one to the other",
    "topic": "topic of the cooperation",
    "stage": "how far it has come: proposed, negotiated, signed, running, delivered, ended",
    "disease": "a disease named",
    "organisation": "an organisation named",
    "language": "language of the article's text",
    "source": "name of a source (its stanza)",
    "rank": "official, press or copy",
    "q": "words that must all be there",
    "since": "a date (2026-11-01), or 7d, 24h back from now",
    "copies": "1: articles that only repeat another one as well",
    "doubtful": "1: articles that want the eye of a person as well, 0: without them",
}
SAME_AS = {"country": "with"}
MOST_VALUES = 40
LONGEST_VALUE = 200  # characters
LONGEST_SPAN = timedelta(days=36_500)

Parameters = Iterable[tuple[str, str]]
Values = dict[str, list[tuple[str, str]]]  # by parameter: the word that was used, and a value


class QueryError(Exception):
    """A filter that cannot be understood. ``key`` is the parameter; the message says what is known."""

    def __init__(self, key: str, message: str):
        super().__init__(f"{key}: {message}")
        self.key = key


@dataclass(frozen=True, slots=True)
class Query:
    """A filter and the words in which it was asked; ``since`` keeps ``7d`` as it was written,
    and ``doubtful`` says whether that was asked at all."""

    selection: Selection = field(default_factory=Selection)
    since: str = ""
    doubtful: str = ""

    def canonical(self) -> str:
        """The one query string of this filter: sorted, in lower case, the two sides of a pair in order."""
        asked = self._sides() | {
            "to": self.selection.receivers,
            "topic": self.selection.topics,
            "stage": self.selection.stages,
            "disease": self.selection.diseases,
            "organisation": self.selection.organisations,
            "language": self.selection.languages,
            "source": self.selection.sources,
            "rank": self.selection.ranks,
            "q": (self.selection.words,),
            "since": (self.since,),
            "copies": ("1",) if self.selection.with_copies else (),
            "doubtful": (self.doubtful,),
        }
        given = {key: ",".join(sorted(values)) for key, values in asked.items() if any(values)}
        return "&".join(f"{key}={quote(given[key].lower(), safe=',:')}" for key in sorted(given))

    def _sides(self) -> dict[str, tuple[str, ...]]:
        given, others = self.selection.parties, self.selection.partners
        if self.selection.receivers:
            return {"from": given, "country": others}
        if not (given and others):
            return {"country": given or others}
        return dict(zip(("from", "with"), sorted(tuple(sorted(side)) for side in self.sides), strict=True))

    @property
    def sides(self) -> list[tuple[str, ...]]:
        """The countries asked for, as given: two sides for a pair, one or none otherwise."""
        return [side for side in (self.selection.parties, self.selection.partners) if side]

    def title(self, language: str, sources: Mapping[str, str] | None = None) -> str:
        """The filter in readable words, such as ``Vietnam with France · training``."""
        asked = self.selection
        names: list[str] = [self._countries(language)] if self.sides or asked.receivers else []
        names += _listed(asked.organisations, lambda name: labels.organisation_name(name, language))
        names += _listed(asked.topics, lambda topic: labels.topic_name(topic, language))
        names += _listed(asked.stages, lambda stage: labels.stage_name(stage, language))
        names += _listed(asked.diseases, lambda disease: labels.disease_name(disease, language))
        names += _listed(asked.languages, lambda code: labels.language_name(code, language))
        names += _listed(asked.sources, lambda stanza: (sources or {}).get(stanza, stanza))
        names += _listed(asked.ranks, lambda rank: labels.rank_name(rank, language))
        names += [f"“{asked.words}”"] if asked.words else []
        names += [labels.word("since", language).format(moment=self.since)] if self.since else []
        names += [labels.word("copies", language)] if asked.with_copies else []
        names += [labels.word("doubtful", language)] if self.doubtful == "1" else []
        return " · ".join(names) or labels.word("all", language)

    def _countries(self, language: str) -> str:
        def named(side: tuple[str, ...]) -> str:
            return _any_of(side, lambda name: labels.party_name(name, language))

        sides = [named(side) for side in self.sides]
        pair = labels.word("pair", language).format(one=sides[0], other=sides[1]) if len(sides) == 2 else ""
        if receivers := named(self.selection.receivers):
            given = named(self.selection.parties)
            sides = [labels.given_to(given, receivers), named(self.selection.partners)]
            return " · ".join(filter(None, sides))
        return pair or sides[0]


def _any_of(values: Iterable[str], name: Callable[[str], str]) -> str:
    return " / ".join(name(value) for value in values)


def _listed(values: tuple[str, ...], name: Callable[[str], str]) -> list[str]:
    return [_any_of(values, name)] if values else []


def parse(
    params: Parameters, now: datetime, sources: Collection[str] | None = None, *, doubtful: bool = False
) -> Query:
    """The query that parameters ask for. Values of one parameter, repeated or with commas, are
    alternatives; different parameters must all hold; empty ones are not there.

    ``now`` is what ``7d`` counts back from; ``sources`` are the sources that exist, where the caller
    knows them; ``doubtful`` says whether articles in doubt are there where nobody says. Raises
    ``QueryError``.
    """
    given = _gathered(params)
    since = _only(given, "since").lower()
    return Query(
        Selection(
            parties=_each(given, "from", _party),
            partners=_each(given, "with", _party),
            receivers=_each(given, "to", _party),
            topics=_each(given, "topic", _topic),
            stages=_each(given, "stage", _stage),
            diseases=_each(given, "disease", _disease),
            organisations=_each(given, "organisation", _organisation),
            languages=_each(given, "language", _language),
            sources=_each(given, "source", lambda key, value: _source(key, value, sources)),
            ranks=_each(given, "rank", _rank),
            words=" ".join(value for _, value in given.get("q", ())),
            since=moment(since, now) if since else None,
            with_copies=_switch(given, "copies") == "1",
            with_doubtful=(_switch(given, "doubtful") or str(int(doubtful))) == "1",
        ),
        since,
        _switch(given, "doubtful"),
    )


def _gathered(params: Parameters) -> Values:
    """Every parameter's values, cleaned; ``country`` is read as ``with``."""
    given: Values = {}
    for key, text in params:
        if key not in PARAMETERS:
            raise QueryError(legal(key)[:40], f"unknown parameter; known: {', '.join(PARAMETERS)}")
        clean = " ".join(legal(text.encode("utf-8", "replace").decode("utf-8")).split())
        if len(clean) > LONGEST_VALUE:
            raise QueryError(key, f"longer than {LONGEST_VALUE} characters")
        values = [clean] if key == "q" else [part.strip() for part in clean.split(",")]
        given.setdefault(SAME_AS.get(key, key), []).extend((key, value) for value in values if value)
    return given


def _each(given: Values, key: str, read: Callable[[str, str], str]) -> tuple[str, ...]:
    values = given.get(key, [])
    if len(values) > MOST_VALUES:
        raise QueryError(key, f"more than {MOST_VALUES} values")
    return tuple(dict.fromkeys(read(word, value) for word, value in values))


def _only(given: Values, key: str) -> str:
    values = given.get(key, [])
    if len(values) > 1:
        raise QueryError(key, f"given {len(values)} times; give it once")
    return values[0][1] if values else ""


def _switch(given: Values, key: str) -> str:
    value = _only(given, key)
    if value not in {"", "0", "1"}:
        raise QueryError(key, f"{value!r} is neither 1 nor 0")
    return value


def _party(key: str, value: str) -> str:
    return value.upper() if value.upper() in labels.known_organisations() else _country(key, value)


def _organisation(key: str, value: str) -> str:
    return _one_of(key, value.upper(), labels.known_organisations())


def _stage(key: str, value: str) -> str:
    return _one_of(key, value.lower(), STAGES)


def _disease(key: str, value: str) -> str:
    return _one_of(key, value.lower(), labels.known_diseases())


def _country(key: str, value: str) -> str:
    code = value.upper() if value.upper() in labels.known_countries() else None
    found = code or labels.country_codes().get(value.casefold())
    if found is None:
        near = get_close_matches(value.casefold(), labels.country_codes(), n=1)
        known = labels.country_codes()[near[0]] if near else "VN"
        hint = "did you mean" if near else "give an ISO code or a name, such as"
        raise QueryError(
            key, f"unknown country {value!r}; {hint} {labels.country_name(known, 'en')} ({known})"
        )
    return found


def _topic(key: str, value: str) -> str:
    return _one_of(key, value.lower(), labels.known_topics())


def _rank(key: str, value: str) -> str:
    return _one_of(key, value.lower(), RANKS)


def _one_of(key: str, value: str, known: Iterable[str]) -> str:
    if value not in known:
        raise QueryError(key, f"unknown {key} {value!r}; known: {', '.join(known)}")
    return value


def _language(key: str, value: str) -> str:
    code = value.replace("_", "-").lower()
    if not labels.is_language(code):
        raise QueryError(
            key, f"unknown language {value!r}; give a code, such as {', '.join(labels.LANGUAGES)}"
        )
    return code


def _source(key: str, value: str, sources: Collection[str] | None) -> str:
    name = value.lower()
    if sources is not None:
        return _one_of(key, name, sources)
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", name):
        raise QueryError(key, f"{value!r} is no name of a source: small letters, digits and hyphens")
    return name


def moment(text: str, now: datetime) -> datetime:
    """What ``since`` means: a date at its start in UTC, a moment, or a span back from ``now``.

    A span counts from the hour that has begun, so that a feed stays the same bytes within it.
    Raises ``QueryError``.
    """
    if span := re.fullmatch(r"(\d{1,6})([dh])", text):
        length = timedelta(**{"days" if span[2] == "d" else "hours": int(span[1])})
        if length <= LONGEST_SPAN:
            return now.astimezone(UTC).replace(minute=0, second=0, microsecond=0) - length
    try:
        if len(text) == 10:
            return datetime.combine(date.fromisoformat(text), time(), UTC)
        given = datetime.fromisoformat(text)
        return (given if given.tzinfo else given.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        known = "a date like 2026-11-01, a moment like 2026-11-01t12:00, or a span like 7d or 24h"
        raise QueryError("since", f"{text!r} is not understood; known: {known}") from None
