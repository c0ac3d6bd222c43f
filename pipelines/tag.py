"""Is it health cooperation, who with whom, on what, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from pipelines.directions import directions_of
from pipelines.diseases import diseases_of
from pipelines.encoders.adviser import Advice, Adviser
from pipelines.findings import Finding, Findings
from pipelines.findings import findings as found_in
from pipelines.judge import ENOUGH, Parties, features, missing, score
from pipelines.language import code_of, language_of
from pipelines.parties import pairs_of, parties_of
from pipelines.places import HOMELANDS
from pipelines.reasons import because_of, sentence
from pipelines.stages import stage_of
from pipelines.topics import topics_of
from storage.article import Article, Evidence, Judgement
from storage.correction import Correction
from storage.tags import direction
from storage.vectors import Vector

SHOWN = 12  # places quoted of each tag
REVIEW, ACCEPT = 0.35, 0.65  # scores between these want the eye of a person
SIGNALS = ("health", "cooperation")  # shown as evidence beside the tags
Advise = Callable[[Sequence[tuple[str, str]], str | None], Advice | None]  # of fields and their language


def judge(
    title: str,
    text: str,
    *,
    lead: str | None = None,
    language: str | None = None,
    home: str | None = None,
    relevant: bool | None = None,
    advise: Advise | None = None,
) -> Judgement:
    """The judgement of an article; ``home`` is the country of its source (ISO 3166-1 alpha-2).

    ``relevant`` is what a person said of it, where one did: the tags then follow. Evidence quotes
    ``title``, ``text``, or ``lead`` where the text does not hold it. ``advise`` is asked beside the words.
    """
    fields = _fields(title, lead, text)
    language = code_of(language) or language_of(f"{title}\n{text}")
    found = found_in(fields, language)
    parties = parties_of(found, home or HOMELANDS.get(language or ""))
    lack, by_words = missing(found, parties), score(features(found, parties))
    value, advice = _weighed(by_words, lack, partial(advise, fields, language) if advise else None)
    kept = value >= ENOUGH if relevant is None else relevant
    because = because_of(found, lack, round(by_words, 3) >= ENOUGH, value >= ENOUGH)
    tags = _tags(found, parties, dict(fields), language, advice) if kept else Tags()
    return Judgement(
        relevant=kept,
        score=value,
        reason=sentence(because, parties),
        countries=sorted(parties.countries),
        pairs=tags.pairs,
        topics=tags.topics,
        organisations=sorted(parties.organisations),
        evidence=_evidence(found.all, _shown(parties)) + tags.evidence,
        stage=tags.stage,
        directions=tags.directions,
        diseases=tags.diseases,
        doubtful=relevant is None and REVIEW <= value < ACCEPT,
        because=because,
        vector=advice.vector if advice else None,
    )


def _weighed(
    value: float, lack: str | None, ask: Callable[[], Advice | None] | None
) -> tuple[float, Advice | None]:
    """The score as shown, and the advice heard beside the words; behind a closed gate nobody is asked."""
    if lack:
        return round(min(value, ENOUGH / 2), 3), None
    advice = ask() if ask else None
    return round(advice.joined(value) if advice else value, 3), advice


def _fields(title: str, lead: str | None, text: str) -> list[tuple[str, str]]:
    above = [("lead", lead)] if lead and lead.strip() not in text else []
    return [("title", title), *above, ("text", text)]


def _shown(parties: Parties) -> set[str]:
    return {*SIGNALS, *parties.countries, *parties.organisations}


def judge_article(
    article: Article,
    correction: Correction | None = None,
    adviser: Adviser | None = None,
    kept: Vector | None = None,
) -> Judgement:
    """The judgement of an article, following what a person said of its relevance. The archive puts the
    rest of what they said in the place of what was found, whenever a judgement is written.

    ``kept`` is the vector that was kept of the article, for an adviser to use again.
    """
    said = bool(correction.said["relevant"]) if correction else None
    return judge(
        article.title,
        article.text,
        lead=article.lead,
        language=article.language,
        home=article.home,
        relevant=said,
        advise=partial(adviser.advise, kept=kept) if adviser else None,
    )


@dataclass(slots=True)
class Tags:
    """What is said of an article that is relevant, beside the parties."""

    pairs: list[tuple[str, str]] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    stage: str | None = None
    directions: list[tuple[str, str]] = field(default_factory=list)
    diseases: list[str] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)


def _tags(
    found: Findings, parties: Parties, texts: dict[str, str], language: str | None, advice: Advice | None
) -> Tags:
    directions = directions_of(found, parties.countries | parties.organisations, texts, language)
    stage, said = stage_of(found)
    diseases = diseases_of(found)
    topics = topics_of(found, advice.topic if advice else None)
    return Tags(
        pairs=pairs_of(found, parties),
        topics=list(topics),
        stage=stage,
        directions=list(directions),
        diseases=diseases,
        evidence=[
            *_quoted((direction(*couple), words) for couple, words in directions.items()),
            *_quoted(topics.items()),
            *_quoted([(stage, said)] if stage else ()),
            *_evidence(found.marks_of("diseases"), set(diseases)),
        ],
    )


def _quoted(said: Iterable[tuple[str, list[Finding]]]) -> Iterator[Evidence]:
    """The first words that say a topic, a stage or a direction: who gives, the verb, and who receives."""
    for tag, words in said:
        for one in words[:SHOWN]:
            yield Evidence(tag, one.field, one.match.start, one.match.end, one.quote)


def _evidence(findings: list[Finding], tags: set[str]) -> list[Evidence]:
    """The first places of each tag in the order of the text."""
    shown: Counter[str] = Counter()
    evidence: list[Evidence] = []
    for finding in findings:
        for tag in sorted(finding.stands & tags):
            shown[tag] += 1
            if shown[tag] <= SHOWN:
                match = finding.match
                evidence.append(Evidence(tag, finding.field, match.start, match.end, finding.quote))
    return evidence
