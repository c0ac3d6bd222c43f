"""The tags of an article: by what it can be asked for."""

from __future__ import annotations

from storage.article import Judgement

ARROW = ">"


def tags_of(judged: Judgement) -> list[tuple[str, str]]:
    """The tags of a judgement by which articles can be filtered: (kind, value)."""
    return [
        *(("country", country) for country in judged.countries),
        *(("pair", "-".join(pair)) for pair in judged.pairs),
        *(("topic", topic) for topic in judged.topics),
        *(("organisation", name) for name in judged.organisations),
        *(("stage", stage) for stage in (judged.stage,) if stage),
        *(("direction", direction(*couple)) for couple in judged.directions),
        *(("receiver", receiver) for _, receiver in judged.directions),
        *(("disease", disease) for disease in judged.diseases),
    ]


def direction(giver: str, receiver: str) -> str:
    """A direction as one word: ``RU>VN``."""
    return f"{giver}{ARROW}{receiver}"
