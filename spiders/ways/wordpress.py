"""WordPress sites by their REST interface (https://developer.wordpress.org/rest-api/reference/posts/)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from spiders.faults import Unreadable
from spiders.reading.dates.moments import moment_of
from spiders.source import Source, WordPress
from spiders.ways.answer import json_of, text_of, within, worded
from spiders.ways.found import Found, gather
from storage.entry import Entry


def entries(body: bytes, content_type: str | None, url: str, way: WordPress, source: Source) -> Found:
    """The entries of a list of posts. Raises ``Unreadable``, with the code where WordPress gives one."""
    posts = json_of(text_of(body, content_type))
    if code := worded(within(posts, "code")):
        raise Unreadable(f"WordPress says {code[:60]}")
    if not isinstance(posts, list):
        raise Unreadable("JSON that is no list of posts")
    return gather((_draft(post, way, source.timezone) for post in posts), url, source)


def _draft(post: Any, way: WordPress, zone: str) -> Entry:
    embedded = within(post, "_embedded")
    return Entry(
        key="",
        url=worded(within(post, "link")),
        title=_rendered(post, "title"),
        summary=_rendered(post, "excerpt"),
        published=_moment(post, "date", zone),
        modified=_moment(post, "modified", zone),
        html=(_rendered(post, "content") or None) if way.body else None,
        image=worded(within(embedded, "wp:featuredmedia", 0, "source_url")) or None,
        authors=[worded(within(embedded, "author", 0, "name"))],
    )


def _rendered(post: Any, name: str) -> str:
    """A text of a post; one behind a password is empty, and so is one that the site does not show."""
    return worded(within(post, name, "rendered")).strip()


def _moment(post: Any, name: str, zone: str) -> datetime | None:
    """The moment in UTC, or in the site's own time where it gives only that (drafts' dates are zeros)."""
    moment = moment_of(worded(within(post, f"{name}_gmt")), "UTC")
    return moment or moment_of(worded(within(post, name)), zone)
