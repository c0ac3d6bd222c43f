"""Caravan Info: a WordPress with a theme of its own, its REST interface, feed and list."""

from __future__ import annotations

import json
import re
from datetime import datetime
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from crawler.newsroom.exchange import JSON, RSS, XML, Answer, Asked
from crawler.newsroom.post import Post
from crawler.newsroom.sites.site import TEMPLATES, Site, local

FEED_LENGTH = 10
MOST_PER_PAGE = 100
STAMP = "%Y-%m-%dT%H:%M:%S"


class CaravanInfo(Site):
    """caravan-info.uz. Categories are countries, tags are themes."""

    name = "caravan-info"
    hosts = ("caravan-info.uz", "www.caravan-info.uz")
    title = "ИА Караван Инфо"
    language = "ru"
    zone = "Asia/Tashkent"
    article = "wordpress_article.html"
    first_number = 41210
    robots = (
        "User-agent: *\nDisallow: /wp-admin/\nAllow: /wp-admin/admin-ajax.php\n\n"
        "Sitemap: {origin}/wp-sitemap.xml\n"
    )
    pages = (
        (r"/feed/?", "feed"),
        (r"/wp-json/?", "interface"),
        (r"/wp-json/wp/v2/posts/?", "rest"),
        (r"/wp-json/wp/v2/posts/(\d+)/?", "rest_one"),
        (r"/wp-sitemap\.xml", "sitemap_index"),
        (r"/wp-sitemap-posts-post-1\.xml", "sitemap"),
        (r"/(?:page/(\d+)/?)?", "front"),
    )
    countries: ClassVar[dict[str, tuple[int, str]]] = {
        "rus": (25, "Россия"),
        "kaz": (24, "Казахстан"),
        "uzb": (26, "Узбекистан"),
        "kgz": (23, "Кыргызстан"),
        "tjk": (22, "Таджикистан"),
    }

    def path_of(self, language: str, headline: str, number: int) -> str:
        """``/<slug>/``."""
        return f"/{headline}/"

    def country_of(self, post: Post) -> tuple[int, str]:
        """The category of a post: number and name of a country."""
        return self.countries.get(post.section, self.countries["uzb"])

    def body(self, post: Post) -> str:
        """The body as the editor stored it."""
        return TEMPLATES.get_template("wordpress_body.html").render(site=self, post=post)

    def feed(self, _asked: Asked, _match: re.Match[str]) -> Answer:
        """The ten newest posts with their bodies."""
        return self.listed("wordpress_feed.xml", self.alive()[:FEED_LENGTH], RSS)

    def sitemap_index(self, _asked: Asked, _match: re.Match[str]) -> Answer:
        """The index, of one sitemap."""
        return self.listed("wordpress_index.xml", [], XML)

    def sitemap(self, _asked: Asked, _match: re.Match[str]) -> Answer:
        """All posts."""
        return self.listed("urls.xml", self.alive(), XML)

    def front(self, _asked: Asked, _match: re.Match[str]) -> Answer:
        """The front page: the theme writes all posts into it and hides most."""
        return self.listed("wordpress_list.html", self.alive())

    def interface(self, _asked: Asked, _match: re.Match[str]) -> Answer:
        """The root of the REST interface."""
        root = {"name": self.title, "url": self.origin, "home": self.origin, "timezone_string": self.zone,
                "namespaces": ["oembed/1.0", "wp/v2"], "routes": {"/wp/v2/posts": {}}}  # fmt: skip
        return self._say(root)

    def rest_one(self, asked: Asked, match: re.Match[str]) -> Answer:
        """One post."""
        post = next((post for post in self.alive() if post.number == int(match[1])), None)
        if post is None:
            return self._refuse("rest_post_invalid_id", "Неверный ID записи.", 404)
        return self._say(self._resource(post, asked.query))

    def rest(self, asked: Asked, _match: re.Match[str]) -> Answer:
        """A page of posts, the newest first, numbered from 1."""
        query = asked.query
        try:
            size, page = int(query.get("per_page", "10")), int(query.get("page", "1"))
            posts = self._ordered(query)
        except ValueError:
            return self._refuse("rest_invalid_param", "Неверный параметр: page, per_page, after", 400)
        if not 1 <= size <= MOST_PER_PAGE:
            return self._refuse("rest_invalid_param", "Неверный параметр: per_page", 400)
        pages = max(1, -(-len(posts) // size))
        if not 1 <= page <= pages:
            return self._refuse("rest_post_invalid_page_number", "Номер страницы больше их числа.", 400)
        shown = posts[(page - 1) * size : page * size]
        counts = {"X-WP-Total": str(len(posts)), "X-WP-TotalPages": str(pages)}
        return self._say([self._resource(post, query) for post in shown], counts)

    def _ordered(self, query: dict[str, str]) -> list[Post]:
        field = "modified" if query.get("orderby") == "modified" else "published"
        latest_first = query.get("order", "desc") != "asc"
        return sorted(self._after(query), key=lambda post: getattr(post, field), reverse=latest_first)

    def _after(self, query: dict[str, str]) -> list[Post]:
        posts = self.alive()
        for name, field in (("after", "published"), ("modified_after", "modified")):
            if query.get(name):
                since = self._since(query[name])
                posts = [post for post in posts if getattr(post, field) > since]
        return posts

    def _since(self, text: str) -> datetime:
        """A moment of the query; without a zone it is the site's own time."""
        moment = datetime.fromisoformat(text)
        return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(self.zone))

    def _resource(self, post: Post, query: dict[str, str]) -> dict[str, Any]:
        number, country = self.country_of(post)
        resource: dict[str, Any] = {
            "id": post.number,
            "date": local(post.published, self.zone, STAMP),
            "date_gmt": local(post.published, "UTC", STAMP),
            "guid": {"rendered": f"{self.origin}/?p={post.number}"},
            "modified": local(post.modified, self.zone, STAMP),
            "modified_gmt": local(post.modified, "UTC", STAMP),
            "slug": post.slug,
            "status": "publish",
            "type": "post",
            "link": post.url,
            "title": {"rendered": escaped(post.title)},
            "content": {"rendered": self.body(post), "protected": False},
            "excerpt": {"rendered": f"<p>{escaped(post.lead)}</p>\n", "protected": False},
            "author": 2,
            "featured_media": post.number + 1 if post.captions else 0,
            "comment_status": "closed",
            "format": "standard",
            "categories": [number],
            "tags": [],
            "_links": {"self": [{"href": f"{self.origin}/wp-json/wp/v2/posts/{post.number}"}]},
        }
        wanted = [name for name in query.get("_fields", "").split(",") if name] or [*resource, "_embedded"]
        if "_embed" in query and "_links" in wanted:  # WordPress embeds by way of the links
            resource["_embedded"] = self._embedded(post, number, country)
        return {name: resource[name] for name in wanted if name in resource}

    def _embedded(self, post: Post, number: int, country: str) -> dict[str, Any]:
        term = {"id": number, "name": country, "slug": post.section, "taxonomy": "category"}
        media = {"id": post.number + 1, "media_type": "image", "mime_type": "image/jpeg",
                 "caption": {"rendered": escaped(post.captions[0]) if post.captions else ""},
                 "source_url": f"{self.origin}/wp-content/uploads/{post.number}.jpg"}  # fmt: skip
        author = [{"id": 2, "name": post.author or "admin", "slug": "redaktor"}]
        return {"author": author, "wp:term": [[term]]} | (
            {"wp:featuredmedia": [media]} if post.captions else {}
        )

    def _refuse(self, code: str, message: str, status: int) -> Answer:
        return self._say({"code": code, "message": message, "data": {"status": status}}, status=status)

    def _say(self, message: object, headers: dict[str, str] | None = None, status: int = 200) -> Answer:
        text = json.dumps(message, ensure_ascii=False)
        return Answer.of(text, JSON, self.changed, status).with_headers(headers or {})


def escaped(text: str) -> str:
    """Text as WordPress renders it in a title: typographic signs as character references."""
    return text.replace("&", "&#038;").replace("«", "&laquo;").replace("»", "&raquo;").replace("–", "&#8211;")
