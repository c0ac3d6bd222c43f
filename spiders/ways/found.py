"""What a discovery answer held: entries, addresses to follow, and what gave no entry and why."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from spiders.address import clean, refusal
from spiders.reading.fields.persons import names_in
from spiders.source import Source
from spiders.ways.plain import plain
from storage.entry import Entry

LONGEST_TITLE = 1_000
LONGEST_SUMMARY = 5_000
LONGEST_HTML = 2_000_000  # characters; a longer body is left out, so that the page is read instead
MOST_AUTHORS = 20

NO_LINK = "no link"
NO_KEY = "address without the site's key"
TWICE = "named twice in one answer"

_LANGUAGE = re.compile(r"\s*([a-zA-Z]{2,3})(?:[-_]([a-zA-Z]{4}))?(?![a-zA-Z])")


@dataclass(slots=True)
class Found:
    """``follow`` holds absolute addresses of child sitemaps or of a next page. ``passed`` counts, by
    reason, what the answer held besides: entries, follow and passed together are all its items."""

    entries: list[Entry] = field(default_factory=list)
    follow: list[str] = field(default_factory=list)
    passed: Counter[str] = field(default_factory=Counter)


def gather(drafts: Iterable[Entry], base: str, source: Source) -> Found:
    """Entries from drafts as they stood in the answer: addresses joined to ``base`` and cleaned,
    texts made plain, keys given, two drafts of one article joined, the rest counted by reason.
    A draft that has a key of its own keeps it."""
    found = Found()
    by_key: dict[str, Entry] = {}
    for draft in drafts:
        reason = _finish(draft, base, source)
        if reason is None and draft.key in by_key:
            _join(by_key[draft.key], draft)
            reason = TWICE
        if reason is None:
            by_key[draft.key] = draft
            found.entries.append(draft)
        else:
            found.passed[reason] += 1
    return found


def _finish(draft: Entry, base: str, source: Source) -> str | None:
    """Make an entry of a draft; the reason why it gives none, ``None`` where it does."""
    if not draft.url.strip():
        return NO_LINK
    draft.url = clean(draft.url, base)
    if reason := refusal(draft.url, source):
        return reason
    key = plain(draft.key) or source.key_of(draft.url)
    if not key:
        return NO_KEY
    draft.key = key
    draft.title = plain(draft.title)[:LONGEST_TITLE]
    draft.summary = plain(draft.summary)[:LONGEST_SUMMARY]
    draft.language = _language(draft.language or "")
    draft.html = draft.html if draft.html and len(draft.html) <= LONGEST_HTML else None
    draft.image = _picture(draft.image, base)
    draft.origin = plain(draft.origin or "")[:LONGEST_TITLE] or None
    draft.authors = _authors(draft.authors)
    return None


def _language(text: str) -> str | None:
    """A language with its script where one is named, without country: ``vi``, ``uz-Cyrl``."""
    found = _LANGUAGE.match(text)
    if found is None:
        return None
    language, script = found.groups()
    return f"{language.lower()}-{script.title()}" if script else language.lower()


def _picture(image: str | None, base: str) -> str | None:
    address = clean(image, base) if image else ""
    return address if address.startswith(("http://", "https://")) else None


def _authors(names: list[str]) -> list[str]:
    return names_in([plain(name)[:LONGEST_TITLE] for name in names[:MOST_AUTHORS]])[:MOST_AUTHORS]


def _join(entry: Entry, other: Entry) -> None:
    """Join what another draft of the same article says, in whatever order the two stood: a link
    around a picture has no words, a link "read more" has fewer than the headline."""
    entry.title = max(entry.title, other.title, key=_weight)
    entry.summary = max(entry.summary, other.summary, key=_weight)
    entry.html = max(entry.html or "", other.html or "", key=_weight) or None
    entry.published = min(filter(None, (entry.published, other.published)), default=None)
    entry.modified = max(filter(None, (entry.modified, other.modified)), default=None)
    entry.language = entry.language or other.language
    entry.image = entry.image or other.image
    entry.origin = entry.origin or other.origin
    entry.authors = entry.authors or other.authors


def _weight(text: str) -> tuple[int, str]:
    return len(text), text
