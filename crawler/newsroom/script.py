"""What appears when: the two days before the opening, and the order of what follows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from crawler.newsroom.story import Story

DAYS_OF_VOLUME = timedelta(days=2)
REPUBLISHED_AFTER = timedelta(minutes=50)


class Appearance(NamedTuple):
    """A story appears on its own site, or once more on the republisher."""

    when: datetime
    republished: bool
    story: Story


def opening(stories: Iterable[Story], volume: Sequence[Story], opened: datetime) -> list[Appearance]:
    """Everything of the days before the opening, the oldest first; volume is spread over them."""
    ages = [(timedelta(hours=story.hours_ago), story) for story in stories if story.hours_ago is not None]
    apart = DAYS_OF_VOLUME / (len(volume) or 1)
    ages += [(apart * place, story) for place, story in enumerate(volume, 1)]
    first = [Appearance(opened - age, False, story) for age, story in ages]
    second = [
        Appearance(min(when + REPUBLISHED_AFTER, opened), True, story)
        for when, _, story in first
        if story.republished
    ]
    return sorted(first + second, key=lambda one: one[:2])


def coming(stories: Iterable[Story]) -> list[tuple[Story, bool]]:
    """What appears later: each story, and after it its republication, which is marked so."""
    queue = []
    for story in stories:
        if story.hours_ago is None:
            queue += [(story, False), (story, True)] if story.republished else [(story, False)]
    return queue
