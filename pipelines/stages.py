"""How far it has come: proposed, negotiated, signed, running, delivered, ended."""

from __future__ import annotations

from collections import defaultdict

from pipelines.findings import BODY, TITLE, Finding, Findings
from pipelines.judge import MEETING
from storage.article import STAGES

IN_THE_TITLE, IN_THE_LEAD, IN_THE_BODY = 4.0, 2.0, 1.0
ENOUGH = 1.0  # one word beside cooperation or health


def stage_of(found: Findings) -> tuple[str | None, list[Finding]]:
    """The stage that the text says, and the words that say it; ``None`` where it says none.

    Heard are words in a sentence that speaks of health or of doing something together. The stage that
    weighs most is taken, a word counted once; of two that weigh the same the one said first.
    """
    about = found.places("health", *MEETING)
    said = [one for one in found.marks_of("stages") if one.part == TITLE or one.place in about]
    weight = _weights(said)
    if not weight or max(weight.values()) < ENOUGH:
        return None, []
    stage = max(weight, key=lambda name: weight[name])
    return stage, [one for one in said if stage in one.stands]


def _weights(said: list[Finding]) -> dict[str, float]:
    weight: dict[str, float] = defaultdict(float)
    heard: set[tuple[str, str]] = set()
    for one in said:
        for stage in sorted(one.stands.intersection(STAGES)):
            if (stage, one.match.term.term) not in heard:
                heard.add((stage, one.match.term.term))
                weight[stage] += _weight(one.part)
    return weight


def _weight(part: str) -> float:
    if part == TITLE:
        return IN_THE_TITLE
    return IN_THE_BODY if part == BODY else IN_THE_LEAD
