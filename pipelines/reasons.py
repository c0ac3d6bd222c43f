"""Why an article was judged so: as data, and as one sentence in English."""

from __future__ import annotations

from pipelines.findings import Findings
from pipelines.judge import Parties
from storage.article import Reason

NAMED = 6  # countries named in a reason
LACKS = {
    "no health": "no word of health",
    "no cooperation": "no word of cooperation",
    "parties": "relations of parties alone",
    "no partner": "no foreign partner",
}
TIPPED = {  # by an encoder, against what the words say
    "vector for": "few words of health and cooperation, but its sentences are like those of such articles",
    "vector against": "words of health and cooperation, but its sentences are like those of other articles",
}
PLACES = {"title": "title", "head": "lead", "body": "body"}  # parts of a text by their names for readers


def because_of(found: Findings, lack: str | None, by_words: bool, relevant: bool) -> Reason:
    """The reason of a judgement: what it lacks, or where the words of health and cooperation stand.

    ``by_words`` is what the words alone would have judged; where an encoder's vector made it ``relevant``
    or not against them, that is the reason.
    """
    if lack:
        return Reason(lack)
    parts = {finding.part for finding in (*found.of("health"), *found.of("cooperation"))}
    places = tuple(name for part, name in PLACES.items() if part in parts)
    kinds = ("found", "vector for") if relevant else ("weak", "vector against")
    return Reason(kinds[by_words != relevant], places)


def sentence(because: Reason, parties: Parties) -> str:
    """A reason in English."""
    if because.kind in LACKS:
        return LACKS[because.kind]
    who = _who(parties)
    if because.kind in TIPPED:
        return f"{TIPPED[because.kind]}; {who}"
    if because.kind == "found":
        return f"health and cooperation words in the {_joined(because.places)}; {who}"
    return f"too little of health and cooperation together; {who}"


def _who(parties: Parties) -> str:
    names = sorted(parties.countries)
    who = " with ".join(names[:NAMED]) or "no country by name"
    if len(names) > NAMED:
        who += f" and {len(names) - NAMED} more"
    if parties.organisations:
        who += f", and {', '.join(sorted(parties.organisations)[:NAMED])}"
    return who


def _joined(names: tuple[str, ...]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
