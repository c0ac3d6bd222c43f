"""On what: the topics of an article, by the weight of their words against the bar of each."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from pathlib import Path

from pipelines.findings import TITLE, Finding, Findings
from pipelines.vocabulary import HEALTH, TAXONOMY, VocabularyError, rows, vocabulary

BAR_COLUMNS = ("topic", "weight", "meaning")
TELLING = 2.0  # a phrase, or a word that says health and the topic at once
PLAIN = 1.0
PHRASE = 3  # characters of a phrase where words are not parted
IN_THE_TITLE = 2.0  # what a word in the title counts
LONG = 12  # sentences; for each so many more the bar rises by a quarter, at most to its double
RISE = 0.25
HIGHEST = 2.0


def topics_of(found: Findings) -> list[str]:
    """The topics of the article in the order of their table."""
    weight = _weights(found)
    longer = min(HIGHEST, 1.0 + RISE * (found.sentences // LONG))
    return [topic for topic, bar in bars().items() if weight[topic] >= bar * longer]


def _weights(found: Findings) -> dict[str, float]:
    """What the different words of each topic weigh together."""
    heaviest: dict[tuple[str, str], float] = {}
    topics = vocabulary().named("topic")
    for finding in found.all:
        for topic in finding.stands.intersection(topics):
            word = (topic, finding.match.term.term)
            heaviest[word] = max(heaviest.get(word, 0.0), _weight(finding))
    weight: dict[str, float] = defaultdict(float)
    for (topic, _), value in heaviest.items():
        weight[topic] += value
    return weight


def _weight(finding: Finding) -> float:
    term = finding.match.term
    phrase = " " in term.term or (term.match == "inside" and len(term.term) >= PHRASE)
    word = TELLING if phrase or HEALTH in term.stands else PLAIN
    return word * (IN_THE_TITLE if finding.part == TITLE else 1.0)


@lru_cache(maxsize=1)
def bars(folder: Path = TAXONOMY) -> dict[str, float]:
    """The bar of each topic. Raises ``VocabularyError`` where a row is wrong or missing."""
    known = vocabulary().named("topic")
    found = {
        topic: _number(weight, place) for place, (topic, weight, _) in rows(folder / "bars.tsv", BAR_COLUMNS)
    }
    if set(found) != set(known):
        raise VocabularyError(f"bars.tsv: one row for each topic; known: {', '.join(known)}")
    return {topic: found[topic] for topic in known}


def _number(text: str, place: str) -> float:
    try:
        return float(text)
    except ValueError as error:
        raise VocabularyError(f"{place}: {text!r} is no number") from error
