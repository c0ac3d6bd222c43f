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
PLACES = {"title": "title", "head": "lead", "body": "body"}  # parts of a text by their names for readers


def because_of(found: Findings, lack: str | None, relevant: bool) -> Reason:
    """The reason of a judgement: what it lacks, or where the words of health and cooperation stand."""
    if lack:
        return Reason(lack)
    parts = {finding.part for finding in (*found.of("health"), *found.of("cooperation"))}
    places = tuple(name for part, name in PLACES.items() if part in parts)
    return Reason("found" if relevant else "weak", places)


def sentence(because: Reason, parties: Parties) -> str:
    """A reason in English."""
    if because.kind in LACKS:
        return LACKS[because.kind]
    who = _who(parties)
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
