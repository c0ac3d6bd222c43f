"""What all sites share: posts by address, pages from templates, answers kept until news comes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from email.utils import format_datetime
from itertools import islice
from pathlib import Path
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from crawler.newsroom.exchange import HTML, Answer, Asked
from crawler.newsroom.picture import picture
from crawler.newsroom.post import Post
from crawler.newsroom.slug import slug
from crawler.newsroom.story import Story, Text

KEPT_ANSWERS = 2_000
TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parents[1] / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
PICTURE = re.compile(r"\.(jpe?g|png|webp)$")

Page = Callable[[Any, Asked, re.Match[str]], Answer | None]


def local(moment: datetime, zone: str, form: str) -> str:
    """A moment as a site of this zone writes it."""
    return moment.astimezone(ZoneInfo(zone)).strftime(form)


def iso(moment: datetime, zone: str = "UTC") -> str:
    """A moment as ISO 8601 with the site's own offset."""
    return moment.astimezone(ZoneInfo(zone)).isoformat(timespec="seconds")


def rfc822(moment: datetime, zone: str = "UTC") -> str:
    """A moment as RSS writes it, with the site's own offset."""
    return format_datetime(moment.astimezone(ZoneInfo(zone)))


def zulu(moment: datetime) -> str:
    """A moment as JavaScript writes it, in UTC with milliseconds."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


TEMPLATES.filters |= {"local": local, "iso": iso, "rfc822": rfc822, "zulu": zulu}


class Site:
    """One origin. A family names its hosts, its pages by pattern, its robots and its templates."""

    name: ClassVar[str]
    hosts: ClassVar[tuple[str, ...]]
    title: ClassVar[str]
    language: ClassVar[str] = "vi"
    zone: ClassVar[str] = "Asia/Ho_Chi_Minh"
    first_number: ClassVar[int] = 1
    robots: ClassVar[str] = "User-agent: *\nDisallow:\n"
    article: ClassVar[str]
    pages: ClassVar[tuple[tuple[str, str], ...]] = ()

    def __init__(self, origin: str, clock: Callable[[], datetime]) -> None:
        self.origin, self.clock = origin, clock
        self.changed = clock()
        self.posts: list[Post] = []
        self._by_path: dict[str, Post] = {}
        self._kept: dict[str, Answer] = {}
        self._pages = [(re.compile(pattern), getattr(self, method)) for pattern, method in self.pages]
        self._last_number = self.first_number

    # publishing

    def publish(self, story: Story, when: datetime) -> list[Post]:
        """Put a story on this site; most sites publish one page of it."""
        return [self.put(self.post(story, story, story.name, when))]

    def post(self, story: Story, text: Text, name: str, published: datetime) -> Post:
        """The page of a text of a story, not yet published."""
        self._last_number += 1
        number = self._last_number
        headline = slug(story.title)
        path = self.path_of(text.language, headline, number)
        shown = (one for one in self.posts if not one.gone and one.language == text.language)
        related = tuple(islice(shown, 3))
        post = Post(name, self.origin + path, path, number, headline, story.section, text.language,
                    self.title, "", "", (), published, published, story.about, story.author,
                    story.credit, story.tags, story.captions, story.form, related=related)  # fmt: skip
        post.say(text)
        return post

    def put(self, post: Post) -> Post:
        """Show a page, the newest first."""
        at = next((i for i, one in enumerate(self.posts) if one.published <= post.published), len(self.posts))
        self.posts.insert(at, post)
        self._by_path[Asked("GET", post.path, {}).path] = post
        self.touch()
        return post

    def touch(self) -> None:
        """Forget kept answers, because something changed."""
        self.changed = self.clock()
        self._kept = {}

    def path_of(self, language: str, headline: str, number: int) -> str:
        """The address of a page on this site, percent-encoded."""
        raise NotImplementedError

    def alive(self, language: str | None = None) -> list[Post]:
        """The posts that were not deleted, the newest first."""
        return [one for one in self.posts if not one.gone and language in (None, one.language)]

    # answering

    def answer(self, asked: Asked) -> Answer:
        """The answer to a request; the same object until something changes."""
        kept = self._kept.get(asked.target)
        if kept is None:
            kept = self._fresh(asked)
            if kept.status == 200 and len(self._kept) < KEPT_ANSWERS:
                self._kept[asked.target] = kept
        return kept

    def _fresh(self, asked: Asked) -> Answer:
        post = self._by_path.get(asked.path)
        if post is not None:
            return self.gone(post) if post.gone else self.page(post)
        if asked.path == "/robots.txt":
            return Answer.of(self.robots.format(origin=self.origin), "text/plain; charset=UTF-8")
        if PICTURE.search(asked.path):
            return Answer(picture(asked.path), "image/png", self.posts[-1].published if self.posts else None)
        return next(self._found(asked), None) or self.missing()

    def _found(self, asked: Asked) -> Iterator[Answer]:
        for pattern, page in self._pages:
            match = pattern.fullmatch(asked.path)
            answer = page(asked, match) if match else None
            if answer is not None:
                yield answer

    def page(self, post: Post) -> Answer:
        """The page of an article."""
        return self.render(self.article, modified=post.modified, post=post)

    def gone(self, _post: Post) -> Answer:
        """What stands where an article was deleted."""
        return self.missing()

    def missing(self) -> Answer:
        """The page of an address that is not known."""
        return self.render("missing.html", status=404)

    def render(
        self,
        template: str,
        kind: str = HTML,
        modified: datetime | None = None,
        status: int = 200,
        **values: Any,
    ) -> Answer:
        """A template of this site, filled in."""
        text = TEMPLATES.get_template(template).render(site=self, **values)
        return Answer.of(text, kind, modified, status)

    def listed(self, template: str, posts: list[Post], kind: str = HTML, **values: Any) -> Answer:
        """A page or a feed that lists posts, as new as the site's last change."""
        return self.render(template, kind, self.changed, posts=posts, **values)
