"""What lies between us and a site: whom we may call, its robots rules, whole answers."""

from __future__ import annotations

import asyncio
import ipaddress
import logging
import sqlite3
import zlib
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, ClassVar

from scrapy import Spider
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Request, Response
from scrapy.http.request import NO_CALLBACK
from scrapy.resolver import CachingThreadedResolver
from scrapy.robotstxt import RobotParser
from scrapy.utils.httpobj import urlparse_cached
from scrapy.utils.misc import build_from_crawler
from sqlite_utils import Database
from twisted.internet.error import DNSLookupError

from spiders.faults import Unreadable
from spiders.trouble import reason_of
from storage.database import explain
from storage.fetched import remember_robots, robots_of

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from twisted.internet.base import ReactorBase
    from twisted.internet.defer import Deferred

ROBOTS_FOR = timedelta(hours=24)
CRAWL_DELAY_AT_MOST = 30.0
EVER = datetime(1970, 1, 1, tzinfo=UTC)
ROBOTS_AT_MOST = 500 * 1024  # bytes, as in RFC 9309
GZIP = b"\x1f\x8b"
PRIVATE = "X-Private-Address"  # a header by which the gate of a browser says what it refuses

logger = logging.getLogger(__name__)


def is_public(address: str) -> bool:
    """Whether an IP address lies in the public internet, and leads to no other one that does not."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour
        if inner is not None:
            return is_public(str(inner))
        if ip.is_site_local:
            return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


class PublicResolver(CachingThreadedResolver):
    """Resolves names for Scrapy and refuses those that lead into private networks, so that no link
    or redirect of a foreign page can reach them. ``refused`` remembers the names."""

    refused: ClassVar[set[str]] = set()
    private_allowed = False

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: ReactorBase) -> PublicResolver:
        """Take over ``ALLOW_PRIVATE_NETWORKS``."""
        resolver = super().from_crawler(crawler, reactor)
        resolver.private_allowed = crawler.settings.getbool("ALLOW_PRIVATE_NETWORKS")
        return resolver

    def getHostByName(self, name: str, timeout: Sequence[int] = ()) -> Deferred[str]:  # noqa: N802
        """The address of a name; fails with ``DNSLookupError`` for a private one."""
        found = super().getHostByName(name, timeout)
        return found if self.private_allowed else found.addCallback(self._public, name)

    def _public(self, address: str, name: str) -> str:
        if is_public(address):
            return address
        self.refused.add(name)
        raise DNSLookupError(f"private address: {name} is {address}")


class PublicOnly:
    """Refuses what lies in private networks where the resolver has no say, and names its refusals:
    its own words do not survive the way through the connection."""

    def __init__(self, *, private_allowed: bool):
        self.private_allowed = private_allowed

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> PublicOnly:
        """Take over ``ALLOW_PRIVATE_NETWORKS``."""
        return cls(private_allowed=crawler.settings.getbool("ALLOW_PRIVATE_NETWORKS"))

    def process_response(self, request: Request, response: Response) -> Response:
        """Refuse what the gate of the browser refused."""
        if request.meta.get("playwright") and PRIVATE in response.headers:
            raise IgnoreRequest(f"private address: {response.url}")
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Turn a failed look-up of a refused name into a request not made."""
        if urlparse_cached(request).hostname in PublicResolver.refused:
            raise IgnoreRequest(f"private address: {request.url}") from exception


class Compression(HttpCompressionMiddleware):
    """Scrapy's, which takes a gzip that ends too early for a whole one; this does not. And what is
    said to be gzip and is none is taken as it came, as browsers take it."""

    def process_response(
        self, request: Request, response: Response, spider: Spider | None = None
    ) -> Request | Response:
        """Decode an answer; raises ``Unreadable`` where it is broken or was cut off."""
        encoded = response.body if (response.headers.get("Content-Encoding") or b"") == b"gzip" else b""
        if encoded and not encoded.startswith(GZIP):
            del response.headers["Content-Encoding"]
        try:
            decoded = super().process_response(request, response)
        except (OSError, zlib.error) as error:
            raise Unreadable("broken compression") from error
        if encoded.startswith(GZIP) and isinstance(decoded, Response) and not is_whole(encoded, decoded.body):
            raise Unreadable("truncated gzip")
        return decoded


def is_whole(encoded: bytes, decoded: bytes) -> bool:
    """Whether a gzip stream reached its end. Its last four bytes are the length of what it holds."""
    if int.from_bytes(encoded[-4:], "little") == len(decoded) & 0xFFFFFFFF:
        return True
    return _members_end(encoded, len(decoded))


def _members_end(encoded: bytes, size: int) -> bool:
    """The slow look, for streams of several members."""
    rest, budget = encoded, size + 1
    while rest.startswith(GZIP) and budget > 0:
        member = zlib.decompressobj(31)
        try:
            budget -= len(member.decompress(rest, budget))
        except zlib.error:
            return False
        if not member.eof:
            return False
        rest = member.unused_data
    return True


class Robots(RobotsTxtMiddleware):
    """Scrapy's, with a memory: rules are asked for once a day and not in every round, and a
    ``Crawl-delay`` is kept. A site that says it has none has none; where rules cannot be had now the last
    ones hold, and they are asked for again in the next round."""

    def __init__(self, crawler: Crawler):
        super().__init__(crawler)
        self._asked: dict[str, asyncio.Future[RobotParser]] = {}

    async def robot_parser(self, request: Request) -> RobotParser:
        """The rules of a request's site."""
        parts = urlparse_cached(request)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._asked:
            self._asked[site] = asyncio.ensure_future(self._rules(site))
        rules = await self._asked[site]
        self._keep_distance(rules, request)
        return rules

    async def _rules(self, site: str) -> RobotParser:
        books = getattr(self.crawler.spider, "books", None)
        db: Database | None = books.db if books else None
        now = datetime.now(UTC)
        body = robots_of(db, site, now - ROBOTS_FOR) if db else None
        if body is None:
            body = await self._ask(site)
            if db and body is not None:
                self._remember(db, site, body, now)
            elif db:
                body = robots_of(db, site, EVER)
        rules: RobotParser = build_from_crawler(self._parserimpl, self.crawler, body or b"")
        return rules

    def _remember(self, db: Database, site: str, body: bytes, now: datetime) -> None:
        try:
            remember_robots(db, site, body, now)
        except sqlite3.Error as error:
            logger.warning("%s: robots.txt not written down: %s", site, explain(error))

    async def _ask(self, site: str) -> bytes | None:
        request = Request(f"{site}/robots.txt", meta={"dont_obey_robotstxt": True}, callback=NO_CALLBACK)
        assert self.crawler.engine is not None
        try:
            response = await self.crawler.engine.download_async(request)
        except Exception as error:  # noqa: BLE001  (whatever it is, the page itself will meet it too)
            logger.debug("%s: robots.txt: %s", site, reason_of(error))
            return None
        if response.status >= 500:
            return None
        return _bounded(response.body) if response.status == 200 else b""

    def _keep_distance(self, rules: RobotParser, request: Request) -> None:
        asked = rules.crawl_delay(self._default_useragent) or 0.0
        slot = self._slot(request)
        if slot is not None and asked > slot.delay:
            slot.delay = min(float(asked), CRAWL_DELAY_AT_MOST)

    def _slot(self, request: Request) -> Any:
        assert self.crawler.engine is not None
        downloader = self.crawler.engine.downloader
        return downloader.slots.get(downloader.get_slot_key(request))


def _bounded(rules: bytes) -> bytes:
    """Rules as far as they are read, without a line that is cut in two: it would say another thing."""
    if len(rules) <= ROBOTS_AT_MOST:
        return rules
    return rules[:ROBOTS_AT_MOST].rpartition(b"\n")[0]
