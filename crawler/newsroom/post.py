"""A story as one site published it, with its address, its moments and its fate."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from crawler.newsroom.story import Text


@dataclass(slots=True)
class Post:
    """One published page. ``name`` is the story's, with the language on the republisher;
    ``publisher`` is the site's own name, ``origin`` the address that a republisher names as its
    source; ``languages`` are the pages of the same story by language."""

    name: str
    url: str
    path: str
    number: int
    slug: str
    section: str
    language: str
    publisher: str
    title: str
    lead: str
    paragraphs: tuple[str, ...]
    published: datetime
    modified: datetime
    about: tuple[str, ...] = ()
    author: str | None = None
    credit: str | None = None
    tags: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    form: str = "page"
    origin: str | None = None
    gone: bool = False
    related: tuple[Post, ...] = ()
    languages: dict[str, Post] = field(default_factory=dict)

    def say(self, text: Text) -> None:
        """Take over what a text says."""
        self.title, self.lead, self.paragraphs = text.title, text.lead, text.paragraphs

    def edit(self, now: datetime, title: str | None, append: str | None) -> None:
        """Change the headline, add a paragraph, or both."""
        self.title = title or self.title
        self.paragraphs += (append,) if append else ()
        self.modified = now

    @property
    def edited(self) -> bool:
        """Whether it was changed since it was published."""
        return self.modified > self.published
