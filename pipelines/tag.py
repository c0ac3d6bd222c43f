"""Is it health cooperation, who with whom, on what, and why."""

from __future__ import annotations

from collections import Counter

from pipelines.findings import Finding, Findings, findings
from pipelines.judge import ENOUGH, Parties, features, missing, score
from pipelines.language import language_of
from pipelines.parties import pairs_of, parties_of
from pipelines.places import HOMELANDS
from pipelines.topics import topics_of
from storage.article import Evidence, Judgement

SHOWN = 12  # places quoted of each tag
NAMED = 6  # countries named in a reason
SIGNALS = ("health", "cooperation")  # shown as evidence beside the tags


def judge(
    title: str,
    text: str,
    *,
    lead: str | None = None,
    language: str | None = None,
    home: str | None = None,
) -> Judgement:
    """The judgement of an article; ``home`` is the country of its source (ISO 3166-1 alpha-2).

    Evidence quotes ``title``, ``text``, or ``lead`` where the text does not hold it.
    """
    fields = [("title", title), ("text", text)]
    if lead and lead.strip() not in text:
        fields.insert(1, ("lead", lead))
    language = language or language_of(f"{title}\n{text}")
    found = findings(fields, language)
    parties = parties_of(found, home or HOMELANDS.get(language or ""))
    lack = missing(found, parties)
    value = score(features(found, parties))
    relevant = lack is None and value >= ENOUGH
    topics = topics_of(found) if relevant else []
    countries = sorted(parties.countries)
    organisations = sorted(parties.organisations)
    return Judgement(
        relevant=relevant,
        score=round(value if lack is None else min(value, ENOUGH / 2), 3),
        reason=_reason(found, parties, lack, relevant),
        countries=countries,
        pairs=pairs_of(found, parties) if relevant else [],
        topics=topics,
        organisations=organisations,
        evidence=_evidence(found, {*SIGNALS, *topics, *countries, *organisations}),
    )


def _evidence(found: Findings, tags: set[str]) -> list[Evidence]:
    """The first places of each tag in the order of the text."""
    shown: Counter[str] = Counter()
    evidence: list[Evidence] = []
    for finding in found.all:
        for tag in sorted(finding.stands & tags):
            shown[tag] += 1
            if shown[tag] <= SHOWN:
                match = finding.match
                evidence.append(Evidence(tag, finding.field, match.start, match.end, finding.quote))
    return evidence


def _reason(found: Findings, parties: Parties, lack: str | None, relevant: bool) -> str:
    """One sentence for a reader."""
    if lack:
        return f"{lack}"
    where = _where([*found.of("health"), *found.of("cooperation")])
    names = sorted(parties.countries)
    who = " with ".join(names[:NAMED]) or "no country by name"
    if len(names) > NAMED:
        who += f" and {len(names) - NAMED} more"
    if parties.organisations:
        who += f", and {', '.join(sorted(parties.organisations)[:NAMED])}"
    if relevant:
        return f"health and cooperation words in the {where}; {who}"
    return f"too little of health and cooperation together; {who}"


def _where(evidence: list[Finding]) -> str:
    parts = {finding.part for finding in evidence}
    names = [name for part, name in (("title", "title"), ("head", "lead"), ("body", "body")) if part in parts]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
