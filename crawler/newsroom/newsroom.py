"""The newsroom: opens the sites with two days of news, then publishes, edits and deletes."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from crawler.newsroom.definitions import EVERY, rewrite
from crawler.newsroom.exchange import Answer, Asked
from crawler.newsroom.post import Post
from crawler.newsroom.script import coming, opening
from crawler.newsroom.server import LOOPBACK, Handler, Seen, Servers, bind
from crawler.newsroom.sites import APIS, SITES, EpiApi, Site
from crawler.newsroom.sites.epi import Epi
from crawler.newsroom.sites.republisher import VietnamVn
from crawler.newsroom.story import Event, Story, events, stories, variations
from crawler.newsroom.variations import endless


def _now() -> datetime:
    return datetime.now(UTC)


class Newsroom:
    """Five sites, each an origin of its own on loopback, and the JSON hosts of the two newspapers.

    ``clock`` gives the time of everything published; ``volume`` adds so many stories from
    templates to the opening; ``ports`` fixes ports by site, the others are free ones. Use it as a
    context manager. ``publish``, ``step``, ``edit`` and ``delete`` may be called from any thread.
    """

    def __init__(
        self, *, clock: Callable[[], datetime] = _now, volume: int = 0, ports: Mapping[str, int] | None = None
    ) -> None:
        self._clock = clock
        self._lock = threading.RLock()
        names = [*(site.name for site in SITES), *(f"{name}-api" for name in APIS)]
        self._sockets = {name: bind((ports or {}).get(name, 0)) for name in names}
        self.ports: dict[str, int] = {name: each.getsockname()[1] for name, each in self._sockets.items()}
        opened = self._time()
        self.sites: dict[str, Site] = {site.name: site(self.origin(site.name), self._time) for site in SITES}
        self._servers = Servers(self._handlers(), self._sockets)
        self._posts: dict[str, Post] = {}
        self._events = deque(events())
        self._steps = 0
        self._varied = endless(variations())
        written = stories()
        for when, again, story in opening(written, list(islice(self._varied, volume)), opened):
            self._put(story, again, when)
        self._coming = deque(coming(written))

    def __enter__(self) -> Newsroom:
        self._servers.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._servers.close()

    # what can be asked

    def origin(self, name: str) -> str:
        """The origin of a site, without a slash at its end."""
        return f"http://{LOOPBACK}:{self.ports[name]}"

    def origins(self) -> dict[str, str]:
        """The newsroom's origin for every host that it imitates."""
        origins = {host: self.origin(site.name) for site in SITES for host in site.hosts}
        hosts = ((name, host) for name in APIS for host in EpiApi.HOSTS[name])
        return origins | {host: self.origin(f"{name}-api") for name, host in hosts}

    def sources(self, folder: Path, original: Path, every: float = EVERY) -> Path:
        """Write the source definitions of ``original`` into ``folder``, with hosts of this newsroom."""
        return rewrite(folder, original, self.origins(), every)

    def post(self, name: str) -> Post:
        """The page of a story; the republisher's are named with their language, ``talks.ur``."""
        return self._posts[name]

    def posts(self) -> list[Post]:
        """All pages that stand at this moment."""
        with self._lock:
            return [post for post in self._posts.values() if not post.gone]

    @property
    def log(self) -> list[Seen]:
        """The requests answered so far, the latest last."""
        return list(self._servers.log)

    @property
    def faults(self) -> dict[str, int]:
        """What went wrong in the newsroom itself, counted by name; empty when all is well."""
        return dict(self._servers.faults)

    def forget(self) -> None:
        """Empty the log."""
        self._servers.log.clear()

    # what can happen

    def publish(self, count: int = 1) -> list[Post]:
        """The next stories appear, now; returns their pages."""
        with self._lock:
            return [post for _ in range(count) for post in self._next()]

    def step(self) -> list[Post]:
        """The next thing happens: an edit or a deletion that is due, or else a story appears."""
        with self._lock:
            self._steps += 1
            if self._events and self._events[0].after <= self._steps:
                return [self._happen(self._events.popleft())]
            return self._next()

    def edit(self, name: str, *, title: str | None = None, append: str | None = None) -> Post:
        """Change the headline of a page, add a paragraph to it, or both."""
        with self._lock:
            post = self._posts[name]
            post.edit(self._time(), title, append)
            self._site_of(post).touch()
            return post

    def delete(self, name: str) -> Post:
        """Take a page away."""
        with self._lock:
            post = self._posts[name]
            post.gone = True
            self._site_of(post).touch()
            return post

    # how it works

    def _time(self) -> datetime:
        return self._clock().astimezone(UTC).replace(microsecond=0)

    def _handlers(self) -> dict[str, Handler]:
        handlers: dict[str, Handler] = {name: self._locked(site.answer) for name, site in self.sites.items()}
        for name, site in self.sites.items():
            if isinstance(site, Epi):
                handlers[f"{name}-api"] = self._locked(EpiApi(site).answer)
        return handlers

    def _locked(self, handler: Handler) -> Handler:
        def answer(asked: Asked) -> Answer:
            with self._lock:
                return handler(asked)

        return answer

    def _next(self) -> list[Post]:
        story, again = self._coming.popleft() if self._coming else (next(self._varied), False)
        return self._put(story, again, self._time())

    def _put(self, story: Story, again: bool, when: datetime) -> list[Post]:
        posts = self._republish(story, when) if again else self.sites[story.site].publish(story, when)
        self._posts |= {post.name: post for post in posts}
        return posts

    def _republish(self, story: Story, when: datetime) -> list[Post]:
        republisher = self.sites[VietnamVn.name]
        assert isinstance(republisher, VietnamVn)
        return republisher.republish(story, self._posts[story.name], when)

    def _happen(self, event: Event) -> Post:
        if event.delete:
            return self.delete(event.delete)
        return self.edit(event.edit or "", title=event.title, append=event.append)

    def _site_of(self, post: Post) -> Site:
        return next(site for site in self.sites.values() if post.url.startswith(site.origin + "/"))
