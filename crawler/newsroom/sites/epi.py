"""Nhân Dân and VietnamPlus: two newspapers on one system, with feeds, sitemaps and a JSON list."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from crawler.newsroom.exchange import JSON, RSS, XML, Answer, Asked
from crawler.newsroom.post import Post
from crawler.newsroom.sites.site import Site, iso

FEED_LENGTH = 50
NEWS_DAYS = 2
PAGE_SIZE = 30
WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")


@dataclass(frozen=True, slots=True)
class Zone:
    """A department of the paper: its number, its address, its name and its feed."""

    number: int
    path: str
    name: str
    feed: str


class Epi(Site):
    """One newspaper of the family; ``zones`` by the section of a story, ``ending`` of its addresses."""

    article = "epi_article.html"
    ending: ClassVar[str]
    zones: ClassVar[dict[str, Zone]]
    robots = (
        "User-agent: *\nDisallow: /api/\nDisallow: /search/\nDisallow: /tag.html\nDisallow: /print.html\n"
        "Sitemap: {origin}/sitemap.xml\n"
    )
    pages = (
        (r"/rss/.*\.rss", "feed"),
        (r"/sitemap\.xml", "sitemap_index"),
        (r"/sitemaps/news-(\d{4})-(\d{1,2})\.xml", "sitemap_of_month"),
        (r"/sitemaps/google-news\.xml", "news_sitemap"),
        (r"/sitemaps/categories\.xml", "categories"),
        (r"/.*", "front"),
    )

    def path_of(self, language: str, headline: str, number: int) -> str:
        """``/<slug>-post<number>.html`` or ``.vnp``."""
        return f"/{headline}-post{number}{self.ending}"

    def zone_of(self, post: Post) -> Zone:
        """The department of a post; those that are not listed stand in the first."""
        return self.zones.get(post.section) or next(iter(self.zones.values()))

    def of_zone(self, zone: Zone) -> list[Post]:
        """The posts of a department, the newest first."""
        return [post for post in self.alive() if self.zone_of(post) == zone]

    def weekday(self, moment: datetime) -> str:
        """The day of the week as the paper writes it."""
        return WEEKDAYS[moment.astimezone(ZoneInfo(self.zone)).weekday()]

    def linked_data(self, post: Post) -> dict[str, Any]:
        """The article as JSON-LD."""
        return {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "mainEntityOfPage": {"@type": "WebPage", "@id": post.url},
            "headline": post.title,
            "description": post.lead,
            "image": {"@type": "ImageObject", "url": f"{self.origin}/w1200/Uploaded/{post.slug}.jpg.webp"},
            "datePublished": iso(post.published, self.zone),
            "dateModified": iso(post.modified, self.zone),
            "author": {"@type": "Person", "name": post.author or self.title},
            "publisher": {"@type": "Organization", "name": self.title, "url": self.origin},
        }

    def breadcrumb(self, zone: Zone) -> dict[str, Any]:
        """The way from the front page to a department as JSON-LD."""
        steps = (("Trang chủ", "/"), (zone.name, zone.path))
        items = [{"@type": "ListItem", "position": place, "item": {"@id": self.origin + path, "name": name}}
                 for place, (name, path) in enumerate(steps, 1)]  # fmt: skip
        return {"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": items}

    def feed(self, asked: Asked, _match: re.Match[str]) -> Answer | None:
        """A department's RSS, or everything's."""
        if asked.path == "/rss/home.rss":
            return self.listed("epi_feed.xml", self.alive()[:FEED_LENGTH], RSS, heading="Trang chủ")
        zone = next((zone for zone in self.zones.values() if zone.feed == asked.path), None)
        if zone is None:
            return None
        return self.listed("epi_feed.xml", self.of_zone(zone)[:FEED_LENGTH], RSS, heading=zone.name)

    def months(self) -> list[tuple[int, int]]:
        """The months that hold posts, the latest first."""
        return sorted({self._month(post) for post in self.alive()}, reverse=True)

    def _month(self, post: Post) -> tuple[int, int]:
        day = post.published.astimezone(ZoneInfo(self.zone))
        return day.year, day.month

    def sitemap_index(self, _asked: Asked, _match: re.Match[str]) -> Answer:
        """The index; months are written without a leading zero."""
        return self.listed("epi_index.xml", [], XML, months=self.months())

    def sitemap_of_month(self, _asked: Asked, match: re.Match[str]) -> Answer | None:
        """One month of addresses."""
        month = int(match[1]), int(match[2])
        posts = [post for post in self.alive() if self._month(post) == month]
        return self.listed("urls.xml", posts, XML) if posts else None

    def news_sitemap(self, _asked: Asked, _match: re.Match[str]) -> Answer:
        """The last two days, with headlines."""
        oldest = self.changed - timedelta(days=NEWS_DAYS)
        posts = [post for post in self.alive() if post.published >= oldest]
        return self.listed("news.xml", posts, XML)

    def categories(self, _asked: Asked, _match: re.Match[str]) -> Answer:
        """The departments' addresses."""
        return self.listed("categories.xml", [], XML, paths=[zone.path for zone in self.zones.values()])

    def front(self, asked: Asked, _match: re.Match[str]) -> Answer | None:
        """The front page or a department's list."""
        if asked.path == "/":
            return self.listed("epi_list.html", self.alive()[:PAGE_SIZE], zone=None)
        zone = next((zone for zone in self.zones.values() if zone.path == asked.path), None)
        return self.listed("epi_list.html", self.of_zone(zone)[:PAGE_SIZE], zone=zone) if zone else None


class Nhandan(Epi):
    """nhandan.vn."""

    name = "nhandan"
    hosts = ("nhandan.vn", "www.nhandan.vn")
    title = "Báo Nhân Dân điện tử"
    ending = ".html"
    first_number = 1003210
    zones: ClassVar[dict[str, Zone]] = {
        "y-te": Zone(1309, "/y-te/", "Y tế", "/rss/y-te-1309.rss"),
        "the-gioi": Zone(1231, "/thegioi/", "Thế giới", "/rss/thegioi-1231.rss"),
        "xa-hoi": Zone(1211, "/xahoi/", "Xã hội", "/rss/xahoi-1211.rss"),
        "kinh-te": Zone(1185, "/kinhte/", "Kinh tế", "/rss/kinhte-1185.rss"),
        "chinh-tri": Zone(1171, "/chinhtri/", "Chính trị", "/rss/chinhtri-1171.rss"),
        "moi-truong": Zone(1296, "/moi-truong/", "Môi trường", "/rss/moi-truong-1296.rss"),
    }


class Vietnamplus(Epi):
    """www.vietnamplus.vn."""

    name = "vietnamplus"
    hosts = ("www.vietnamplus.vn", "vietnamplus.vn")
    title = "Vietnam+ (VietnamPlus)"
    ending = ".vnp"
    first_number = 1139400
    zones: ClassVar[dict[str, Zone]] = {
        "y-te": Zone(325, "/xahoi/yte.vnp", "Y tế", "/rss/xahoi/yte-325.rss"),
        "the-gioi": Zone(346, "/thegioi.vnp", "Thế giới", "/rss/thegioi.rss"),
        "xa-hoi": Zone(314, "/xahoi.vnp", "Xã hội", "/rss/xahoi-314.rss"),
        "kinh-te": Zone(311, "/kinhte.vnp", "Kinh tế", "/rss/kinhte-311.rss"),
        "chinh-tri": Zone(291, "/chinhtri.vnp", "Chính trị", "/rss/chinhtri-291.rss"),
        "the-thao": Zone(214, "/thethao.vnp", "Thể thao", "/rss/thethao-214.rss"),
        "moi-truong": Zone(287, "/moitruong.vnp", "Môi trường", "/rss/moitruong-287.rss"),
    }


class EpiApi:
    """The JSON list of a newspaper, which stands on a host of its own with robots of its own."""

    HOSTS: ClassVar[dict[str, tuple[str, ...]]] = {
        "nhandan": ("api.nhandan.vn",),
        "vietnamplus": ("apiv3.vietnamplus.vn", "api.vietnamplus.vn"),
    }
    LIST = re.compile(r"/api/morenews-(zone|topic|latest)-(\d+)-(\d+)\.html")

    def __init__(self, paper: Epi) -> None:
        self.paper = paper

    def answer(self, asked: Asked) -> Answer:
        """A page of the list, numbered from 0, or a refusal in JSON."""
        if asked.path == "/robots.txt":
            return Answer.of("", "text/plain; charset=UTF-8")
        match = self.LIST.fullmatch(asked.path)
        posts = self._posts(match) if match else None
        if match is None or posts is None:
            return self._say({"error_code": 404, "error_message": "not found", "data": None}, 404)
        size = int(asked.query.get("page_size") or PAGE_SIZE)
        start = int(match[3]) * size
        contents = [self._content(post) for post in posts[start : start + size]]
        data = {"contents": contents, "load_more": len(posts) > start + size}
        return self._say({"error_code": 0, "error_message": "", "data": data})

    def _posts(self, match: re.Match[str]) -> list[Post] | None:
        if match[1] == "latest":
            return self.paper.alive()
        zone = next((zone for zone in self.paper.zones.values() if zone.number == int(match[2])), None)
        return self.paper.of_zone(zone) if zone else None

    def _content(self, post: Post) -> dict[str, Any]:
        zone = self.paper.zone_of(post)
        return {
            "content_id": post.number,
            "title": post.title,
            "description": f"<p>{post.lead}</p>",
            "date": int(post.published.timestamp()),
            "update_time": int(post.modified.timestamp()),
            "url": post.path,
            "avatar_url": f"{self.paper.origin}/w800/Uploaded/{post.slug}.jpg.webp",
            "avatar_description": post.captions[0] if post.captions else "",
            "source": post.credit or "",
            "zone": {"zone_id": zone.number, "parent_id": 0, "name": zone.name, "url": zone.path},
        }

    def _say(self, message: dict[str, Any], status: int = 200) -> Answer:
        return Answer.of(json.dumps(message, ensure_ascii=False), JSON, self.paper.changed, status)
