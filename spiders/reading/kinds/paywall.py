"""Articles of which a page shows only the beginning to whoever has not paid."""

from __future__ import annotations

from functools import cache

from ahocorasick_rs import AhoCorasick

from spiders.reading.dates.months import fold
from spiders.reading.kinds.phrases import phrases
from spiders.reading.text.body import Body
from spiders.reading.tree.finders import finder
from spiders.reading.tree.page import Page
from spiders.reading.tree.texts import text_in

WALLED = ", behind a paywall"  # behind the method of a text that may be but a beginning
STUB = 0.5  # confidence in the text of a page that asks to be paid
LAST = 6  # lines of a text among which an invitation stands
LONGEST = 300  # characters of one
SHORT = 2_000  # characters of a text that may be a beginning
LEAST = 80  # characters that must stand above it: a login has none
SENTENCE = 100  # characters of a line of a story, unlike those of an offer
GOES_ON = 300  # characters in such lines behind what only sounds like an invitation

_WALL = finder("//div[contains(@class, 'aywall') or contains(@id, 'aywall')]")


def leave_invitation(body: Body) -> bool:
    """Whether a text ends in an invitation to pay or to sign in, which is taken out with what follows it."""
    if not _invites("\n".join(line for line in body.lines[-LAST:] if len(line) <= LONGEST)):
        return False  # as of nearly all texts
    for place in range(max(0, len(body.lines) - LAST), len(body.lines)):
        line = body.lines[place]
        if len(line) <= LONGEST and _invites(line) and _parts(body.lines, place):
            del body.lines[place:], body.kinds[place:]
            return True
    return False


def _parts(lines: list[str], place: int) -> bool:
    """Whether a story stands above a line, and none behind it."""
    told = sum(len(line) for line in lines[place + 1 :] if len(line) >= SENTENCE)
    return len("".join(lines[:place])) >= LEAST and told < GOES_ON


def asks_to_pay(page: Page, text: str) -> bool:
    """Whether a page says of its article, or of a part of it, that it is not free; or shows its wall beside
    a short text."""
    parts = page.article.get("hasPart")
    nodes = [page.article, *(parts if isinstance(parts, list) else [parts])]
    said = (node.get("isAccessibleForFree") for node in nodes if isinstance(node, dict))
    if any(str(one).lower().rpartition("/")[2] in ("false", "no", "0") for one in said):
        return True
    walls = _WALL(page.tree)[:5] if len(text) < SHORT and page.may_hold(b"aywall") else []
    return any(_invites(text_in(one)[:LONGEST]) for one in walls)


def _invites(text: str) -> bool:
    """Whether a line of a text invites to pay or to sign in, and not to read on behind an advertisement."""
    folded = fold(text)
    return any(
        _finder("invitation to pay").find_matches_as_indexes(line)
        and not _finder("advertisement").find_matches_as_indexes(line)
        for line in folded.split("\n")
    )


@cache
def _finder(says: str) -> AhoCorasick:
    return AhoCorasick([fold(phrase) for phrase, what in phrases("end") if what == says])
