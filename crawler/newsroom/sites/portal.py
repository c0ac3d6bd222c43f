"""A provincial health department on vnPortal: one list in HTML, further pages by script only."""

from __future__ import annotations

import re

from crawler.newsroom.document import letter, scan
from crawler.newsroom.exchange import PDF, Answer, Asked
from crawler.newsroom.post import Post
from crawler.newsroom.sites.site import Site, local

PAGE_SIZE = 15


class Caobang(Site):
    """soyte.caobang.gov.vn."""

    name = "caobang"
    hosts = ("soyte.caobang.gov.vn",)
    title = "Sở Y tế tỉnh Cao Bằng"
    article = "portal_article.html"
    first_number = 208
    robots = "User-agent: *\nDisallow: /quan-tri/\n"
    pages = (
        (r"/(?:tin-tuc-66446/?)?", "front"),
        (r"/cbg-syt/sitefolders/root/3366/(\d+)/vanban/[^/]+\.pdf", "attached"),
    )

    def path_of(self, language: str, headline: str, number: int) -> str:
        """``/tin-tuc-66446/<slug>-<number>``."""
        return f"/tin-tuc-66446/{headline}-{number}"

    def front(self, _asked: Asked, _match: re.Match[str]) -> Answer:
        """The first page of the list; the pager has no addresses."""
        count = -(-len(self.alive()) // PAGE_SIZE)
        return self.listed("portal_list.html", self.alive()[:PAGE_SIZE], pages=count)

    def attached(self, _asked: Asked, match: re.Match[str]) -> Answer | None:
        """The document of an article that has its text in one."""
        post = next((one for one in self.alive() if one.number == int(match[1])), None)
        if post is None or post.form == "page":
            return None
        body = scan() if post.form == "scan" else self._letter(post)
        return Answer(body, PDF, post.modified)

    def _letter(self, post: Post) -> bytes:
        dated = local(post.published, self.zone, "Cao Bằng, ngày %d tháng %m năm %Y")
        made = local(post.published, self.zone, "D:%Y%m%d%H%M%S+07'00'")
        return letter(self.title, dated, post.title, (post.lead, *post.paragraphs), made)

    def gone(self, _post: Post) -> Answer:
        """A deleted article is a page that says so, with status 200."""
        return self.render("portal_gone.html")
