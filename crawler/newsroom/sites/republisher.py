"""vietnam.vn: republishes what others wrote, in many languages under one slug, a sitemap a day."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import ClassVar

from crawler.newsroom.exchange import XML, Answer, Asked
from crawler.newsroom.post import Post
from crawler.newsroom.sites.site import Site, local
from crawler.newsroom.story import Story

LANGUAGES = ("en", "ur", "ar", "fa", "fr", "zh")
NEWS_DAYS = 2
FRONT = 30


# What the site's frame says: before a source, under an article, above its picture gallery.
WORDS: dict[str, tuple[str, str, str]] = {
    "vi": ("Nguồn:", "Bình luận (0)", "[Ảnh] Việt Nam hạnh phúc"),
    "en": ("Source:", "Comment (0)", "[Photo] Happy Vietnam"),
    "ur": ("ماخذ:", "تبصرہ (0)", "[تصویر] خوش ویتنام"),
    "ar": ("المصدر:", "تعليق (0)", "[صورة] فيتنام السعيدة"),
    "fa": ("منبع:", "نظر (0)", "[عکس] ویتنام شاد"),
    "fr": ("Source :", "Commentaire (0)", "[Photo] Vietnam heureux"),
    "zh": ("来源：", "评论 (0)", "[图片] 幸福越南"),
}


class VietnamVn(Site):
    """www.vietnam.vn."""

    name = "vietnam-vn"
    hosts = ("www.vietnam.vn", "vietnam.vn")
    title = "Vietnam.vn"
    article = "republisher_article.html"
    robots = "User-agent: *\nAllow: /\nSitemap: {origin}/sitemap.xml\nSitemap: {origin}/news-sitemap.xml\n"
    pages = (
        (r"/sitemap\.xml", "sitemap_index"),
        (r"/sitemap/sitemap-post/(\d{4}-\d{2}-\d{2})\.xml", "sitemap_of_day"),
        (r"/news-sitemap\.xml", "news_sitemap"),
        (r"/sitemap/sitemap-(page|author|organization|category)\.xml", "sitemap_of_frame"),
        (rf"/(?:({'|'.join(LANGUAGES)})/?)?", "front"),
    )
    words: ClassVar[dict[str, tuple[str, str, str]]] = WORDS

    def path_of(self, language: str, headline: str, number: int) -> str:
        """``/<slug>`` in Vietnamese, ``/<language>/<the same slug>`` in the others."""
        return f"/{headline}" if language == "vi" else f"/{language}/{headline}"

    def publish(self, story: Story, when: datetime) -> list[Post]:
        """A story of its own, in all its languages."""
        return self.republish(story, None, when)

    def republish(self, story: Story, origin: Post | None, when: datetime) -> list[Post]:
        """A story in all its languages; ``origin`` is the page it was taken from."""
        texts = (story, *story.translation)
        posts = [self.post(story, text, f"{story.name}.{text.language}", when) for text in texts]
        languages = {post.language: post for post in posts}
        for post in posts:
            post.languages = languages
            post.origin = origin.url if origin else None
            post.credit = origin.publisher if origin else None
        return [self.put(post) for post in reversed(posts)]

    def publisher_of(self, post: Post) -> str:
        """The name of whom a post was taken from."""
        return post.credit or post.author or self.title

    def days(self) -> list[tuple[str, datetime]]:
        """The days that hold posts, with their last change, the latest first."""
        changes: dict[str, datetime] = {}
        for post in self.alive("vi"):
            day = self._day(post)
            changes[day] = max(post.modified, changes.get(day, post.modified))
        return sorted(changes.items(), reverse=True)

    def _day(self, post: Post) -> str:
        return local(post.published, self.zone, "%Y-%m-%d")

    def sitemap_index(self, _asked: Asked, _match: re.Match[str]) -> Answer:
        """The index: one sitemap a day."""
        return self.listed("republisher_index.xml", [], XML, days=self.days())

    def sitemap_of_day(self, _asked: Asked, match: re.Match[str]) -> Answer | None:
        """One day's addresses with their other languages; no headlines. Today may be empty yet."""
        posts = [post for post in self.alive("vi") if self._day(post) == match[1]]
        today = local(self.clock(), self.zone, "%Y-%m-%d")
        return self.listed("republisher_day.xml", posts, XML) if posts or match[1] == today else None

    def news_sitemap(self, _asked: Asked, _match: re.Match[str]) -> Answer:
        """The last two days in Vietnamese, with headlines."""
        oldest = self.changed - timedelta(days=NEWS_DAYS)
        return self.listed("news.xml", [post for post in self.alive("vi") if post.published >= oldest], XML)

    def sitemap_of_frame(self, _asked: Asked, _match: re.Match[str]) -> Answer:
        """The addresses that are no articles."""
        return self.listed("categories.xml", [], XML, paths=["/", *(f"/{name}/" for name in LANGUAGES)])

    def front(self, _asked: Asked, match: re.Match[str]) -> Answer:
        """The front page of a language."""
        language = match[1] or "vi"
        return self.listed("republisher_list.html", self.alive(language)[:FRONT], language=language)

    def gone(self, _post: Post) -> Answer:
        """A deleted article leads to the front page, as if nothing had happened."""
        return Answer(b"", status=302, headers={"Location": self.origin + "/"})
