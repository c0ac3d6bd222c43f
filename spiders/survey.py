"""The first half of a round: ask a source what there is, one way after the other until one answers."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from scrapy.http import Request, Response
from sqlite_utils import Database

from spiders.browser import in_browser
from spiders.faults import Unreadable
from spiders.source import Listing, Sitemap, Source, Way
from spiders.trouble import challenged, content_type_of, reason_of, retry_after_of, trouble_of
from spiders.ways.discovery import addresses, discover
from spiders.ways.found import TWICE
from storage.entry import Entry
from storage.fetched import Validators, hash_of, validators_of
from storage.ledger import recall
from storage.round import Round

Fetch = Callable[[Request], Awaitable[Response]]
ASK_ANEW = 24 * 3600.0  # servers lie about their validators: ask without them once a day
YOUNG = 2  # hours after midnight in which a list of the day may not be there yet
ASKS = 60  # requests of one way in one round at most


@dataclass(slots=True)
class Harvest:
    """What one way brought. ``passed`` counts, by reason, what was there and is no entry."""

    entries: list[Entry] = field(default_factory=list)
    passed: Counter[str] = field(default_factory=Counter)
    validators: dict[str, Validators] = field(default_factory=dict)
    answered: int = 0
    unchanged: int = 0

    def rest(self) -> list[str]:
        """Take note of an answer that had not changed: there is nothing to ask next."""
        self.answered += 1
        self.unchanged += 1
        return []

    @property
    def nothing_new(self) -> bool:
        """Whether all that was asked had not changed since it was last asked."""
        return 0 < self.answered == self.unchanged


@dataclass(slots=True)
class Survey:
    """Asks ``source`` through ``fetch``; what it learns of the source itself goes into ``round``."""

    source: Source
    db: Database
    round: Round
    fetch: Fetch
    now: datetime
    last: datetime | None = None

    async def run(self) -> Harvest:
        """The harvest of the first way that answers well, or the best of those that did not."""
        best = Harvest()
        for name, way in self.source.ways():
            harvest, troubles = await self._try(name, way)
            self.round.detours += [f"{name}: {trouble}" for trouble in dict.fromkeys(troubles)]
            if harvest.answered and not (few := self._too_few(harvest)):
                self.round.way = name
                return harvest
            self.round.detours += [f"{name}: {trouble}" for trouble in few] if harvest.answered else []
            harvest.validators.clear()  # what is not believed must not make the next answer "unchanged"
            if _weight(harvest) > _weight(best):
                best, self.round.way = harvest, name
        self.round.trouble = in_one_line(self.round.detours) or "no way of reading answered"
        return best

    async def _try(self, name: str, way: Way) -> tuple[Harvest, list[str]]:
        """One way, all its addresses: the harvest, and what speaks against trusting it."""
        harvest, troubles = Harvest(), list[str]()
        queue = deque(addresses(way, self.source, self.last, self.now))
        asked: set[str] = set()
        while queue and len(asked) < _most(way):
            url = queue.popleft()
            if url in asked:
                continue
            asked.add(url)
            try:
                queue.extend(await self._ask(name, way, url, harvest))
            except Exception as error:  # noqa: BLE001  (named and counted: the next way is tried)
                troubles.append(reason_of(error))
        return harvest, troubles

    def _too_few(self, harvest: Harvest) -> list[str]:
        found = len(harvest.entries)
        if harvest.unchanged or found >= self.source.expect:
            return []
        return [f"{found} entries where at least {self.source.expect} were expected"]

    async def _ask(self, name: str, way: Way, url: str, harvest: Harvest) -> list[str]:
        """One address: its entries go into the harvest; the addresses to ask next come back."""
        known = validators_of(self.db, self.source.asker(), url)
        response = await self.fetch(self._request(way, url, known))
        self.round.retry_after = retry_after_of(response) or self.round.retry_after
        if response.status == 304 or self._not_yet(response, way):
            return harvest.rest()
        if trouble := trouble_of(response, asked=url, home=self.source.home) or challenged(response):
            raise Unreadable(trouble)
        said = _validators(response)
        if known and known.body_hash == said.body_hash:
            return harvest.rest()
        return self._read(name, way, url, response, said, harvest)

    def _not_yet(self, response: Response, way: Way) -> bool:
        """Whether an address of the day is missing because the day is young."""
        if response.status != 404:
            return False
        hour = self.now.astimezone(ZoneInfo(self.source.timezone)).hour
        return hour < YOUNG and any("{day" in url for url in way.url)

    def _read(
        self, name: str, way: Way, url: str, response: Response, said: Validators, harvest: Harvest
    ) -> list[str]:
        found = discover(name, response.body, content_type_of(response), response.url, way, self.source)
        if found.entries or not found.follow:  # an index answers by its children, which change without it
            harvest.answered += 1
            harvest.validators[url] = said
        harvest.entries += found.entries
        # One article named twice (a picture's link and a headline's) is one entry.
        harvest.passed.update({why: n for why, n in found.passed.items() if why != TWICE})
        return found.follow if found.follow and self._all_new(found.entries) else []

    def _all_new(self, entries: list[Entry]) -> bool:
        return not recall(self.db, self.source.stanza, (entry.key for entry in entries))

    def _request(self, way: Way, url: str, known: Validators | None) -> Request:
        headers = dict(way.headers)
        if way.browser:  # the page may stand still while its script brings news
            return in_browser(Request(url, headers=headers, dont_filter=True), way.browser)
        if known and known.checked and (self.now - known.checked).total_seconds() < ASK_ANEW:
            headers |= {"If-None-Match": known.etag} if known.etag else {}
            headers |= {"If-Modified-Since": known.last_modified} if known.last_modified else {}
        return Request(url, headers=headers, dont_filter=True)


def _weight(harvest: Harvest) -> tuple[int, int]:
    return len(harvest.entries), harvest.passed.total()


def in_one_line(detours: list[str]) -> str:
    """Troubles of several ways, each said once: ``feed, sitemap: timeout; api: HTTP 403``."""
    ways: dict[str, list[str]] = {}
    for detour in detours:
        way, _, trouble = detour.partition(": ")
        ways.setdefault(trouble, []).append(way)
    return "; ".join(f"{', '.join(names)}: {trouble}" for trouble, names in ways.items())


def _most(way: Way) -> int:
    if isinstance(way, Listing):
        return len(way.url) - 1 + way.pages
    return ASKS if isinstance(way, Sitemap) else len(way.url) + 20


def _validators(response: Response) -> Validators:
    def header(name: str) -> str | None:
        return (response.headers.get(name) or b"").decode("latin-1") or None

    return Validators(header("ETag"), header("Last-Modified"), hash_of(response.body))
