"""One entry of a source: what a feed, a sitemap or a list says of an article before it is read."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

NEEDED = ("key", "url")


@dataclass(slots=True)
class Entry:
    """``key`` is the source's own identity of the article; ``html`` its body where the source
    hands it over with the entry, so that no page need be fetched."""

    key: str
    url: str
    title: str = ""
    summary: str = ""
    published: datetime | None = None
    modified: datetime | None = None
    language: str | None = None
    html: str | None = None
    image: str | None = None
    origin: str | None = None
    authors: list[str] = field(default_factory=list)

    def to_json(self) -> str:
        """The entry as it waits in the ledger."""
        values = {name: value for name, value in asdict(self).items() if value or name in NEEDED}
        return json.dumps(values, ensure_ascii=False, default=datetime.isoformat)


def from_json(text: str) -> Entry:
    """The entry that ``to_json`` wrote."""
    values: dict[str, Any] = json.loads(text)
    for name in ("published", "modified"):
        if name in values:
            values[name] = datetime.fromisoformat(values[name])
    return Entry(**values)
