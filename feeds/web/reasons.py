"""Why an article was judged so, in the language of the reader."""

from __future__ import annotations

from datetime import UTC, datetime

from babel.lists import format_list

from feeds import labels
from feeds.web.reader import Reader
from storage.article import Judgement, Reason

ISOLATE, END = "\u2068", "\u2069"  # a name must not turn the day beside it: https://unicode.org/reports/tr9/
NAMED = 6  # countries, and organisations, named in a reason


def reason_in_words(judged: Judgement, reader: Reader) -> str | None:
    """A judgement's reason as a sentence; ``None`` where it was kept in English only."""
    because = judged.because
    if because is None:
        return None
    found = _found(because, judged, reader)
    if because.said is None or because.on is None:
        return found
    verdict = reader.word("said_relevant" if because.said else "said_not_relevant")
    day = reader.date(datetime.fromisoformat(because.on).replace(tzinfo=UTC), "day")
    who = f"{ISOLATE}{because.by}{END}, {day}" if because.by else day
    return reader.word("said_line", said=verdict, who=who, found=found)


def _found(because: Reason, judged: Judgement, reader: Reader) -> str:
    sentence = because.kind.replace(" ", "_")
    places = _listed([reader.word(f"in_{place}") for place in because.places], reader)
    said = reader.word(f"because_{sentence}", places=places)
    told = because.kind in ("found", "weak", "vector for", "vector against")
    return reader.word("found_line", said=said, who=_who(judged, reader)) if told else said


def _who(judged: Judgement, reader: Reader) -> str:
    countries = [labels.country_name(code, reader.language) for code in sorted(judged.countries)]
    organisations = [labels.organisation_name(name, reader.language) for name in sorted(judged.organisations)]
    if not countries and not organisations:
        return reader.word("no_country")
    more = len(countries) - NAMED
    left = [reader.word("more", n=more)] if more > 0 else []
    return _listed([*countries[:NAMED], *left, *organisations[:NAMED]], reader)


def _listed(names: list[str], reader: Reader) -> str:
    return format_list(names, locale=labels.locale_of(reader.language)) if names else ""
