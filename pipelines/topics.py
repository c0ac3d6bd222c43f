"""On what: the topics of an article, by the weight of their words."""

from __future__ import annotations

from collections import defaultdict

from pipelines.findings import BODY, Finding, Findings
from pipelines.vocabulary import vocabulary

IN_THE_HEAD = 2.0  # what a word in title or lead counts
WITH_HEALTH = 2.0  # a word that says health and the topic at once
PLAIN = 1.0
PER_SENTENCES = 12  # for each of so many sentences the bar rises by one word


def topics_of(found: Findings) -> list[str]:
    """The topics in the order of their table."""
    weight: dict[str, float] = defaultdict(float)
    counted: set[tuple[str, str]] = set()
    topics = vocabulary().named("topic")
    for finding in found.all:
        for topic in finding.stands.intersection(topics):
            if (topic, finding.match.term.term) not in counted:
                counted.add((topic, finding.match.term.term))
                weight[topic] += _weight(finding)
    bar = 1.0 + found.sentences // PER_SENTENCES
    return [topic for topic in topics if weight[topic] >= bar]


def _weight(finding: Finding) -> float:
    word = WITH_HEALTH if "health" in finding.stands else PLAIN
    return word * (IN_THE_HEAD if finding.part != BODY else 1.0)
