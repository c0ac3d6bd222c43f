"""Articles of which a page shows only the beginning to whoever has not paid."""

from __future__ import annotations

from functools import lru_cache

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

_WALL = finder("//div[contains(@class, 'aywall') or contains(@id, 'aywall')]")


def leave_invitation(body: Body) -> bool:
    """Whether a text ends in an invitation to pay or to sign in, which is taken out with what follows it."""
    if not _invites("\n".join(line for line in body.lines[-LAST:] if len(line) <= LONGEST)):
        return False  # as of nearly all texts
    for place in range(max(0, len(body.lines) - LAST), len(body.lines)):
        line = body.lines[place]
        if len(line) <= LONGEST and _invites(line) and len("".join(body.lines[:place])) >= LEAST:
            del body.lines[place:], body.kinds[place:]
            return True
    return False


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
    return bool(_invitations().find_matches_as_indexes(fold(text)))


@lru_cache(1)
def _invitations() -> AhoCorasick:
    return AhoCorasick([fold(phrase) for phrase, _ in phrases("end")])
