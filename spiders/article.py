"""One page as an article: pure, with named reasons where there is none."""

from __future__ import annotations

import re
from datetime import datetime
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from spiders.faults import NotAnArticle
from spiders.reading.body import Body, body_of
from spiders.reading.charset import decode, tidy
from spiders.reading.dates import Written
from spiders.reading.jsonld import text_of, texts_of
from spiders.reading.kinds import challenge, not_an_article, other_format
from spiders.reading.markup import parse
from spiders.reading.media import documents_of, images_of, videos_of
from spiders.reading.origin import origin_on
from spiders.reading.page import Page, host_of, page_of, text_in
from spiders.reading.published import modified_on, published_on
from spiders.reading.reader import general
from spiders.reading.titles import title_of, title_tag
from spiders.source import Hints
from storage.article import Article
from storage.entry import Entry

LEAST = 40  # characters of text below which a page holds no article
_NAMES = re.compile(r"\s*(?:[;|/]|,(?=\s)|\s(?:and|và|и|et)\s)\s*")
_BY = re.compile(
    r"^(?:by|theo|bài(?: và ảnh)?|tác giả|автор|par|por|作者|记者|نویسنده|بقلم|كتب)\s*[:：]?\s+", re.I
)


def read(  # noqa: PLR0913 (a page, and all that is known of its source)
    body: bytes | str,
    url: str,
    *,
    content_type: str | None = None,
    hints: Hints = Hints(),  # noqa: B008 (frozen)
    zone: str = "UTC",
    home: str = "",
    now: datetime,
    source: str = "",
    key: str | None = None,
    with_text: str | None = None,
) -> Article:
    """What a page says of its article. Raises ``NotAnArticle`` with the reason where it holds none.

    ``hints`` are the source's selectors, ``zone`` the time zone of dates that name none, ``home`` the
    source's front page, which is nobody's canonical address; ``with_text`` is the article's text
    where it is known already, one paragraph a line.
    """
    page = _page(body, url, content_type)
    article = _headed(page, hints, home)
    article.source, article.key = source, key or _key(article.url)
    _date(article, published_on(page, hints.published, zone, now))
    article.modified = modified_on(page, zone, now)
    _describe(article, page, hints)
    _fill(article, page, hints, with_text)
    return article


def read_fragment(
    entry: Entry,
    *,
    hints: Hints = Hints(),  # noqa: B008
    now: datetime,
    source: str = "",
) -> Article:
    """An article from the entry that carries it; no page is fetched. Raises ``NotAnArticle``."""
    if not (entry.html or "").strip():
        raise NotAnArticle("no text")
    page = page_of(parse(f"<body>{tidy(entry.html or '')}</body>"), entry.url)
    title = text_of(entry.title) or title_of(page, ())[0]
    if not title:
        raise NotAnArticle("no title")
    article = Article(source, entry.key, entry.url, title, language=entry.language)
    article.methods["title"] = "entry"
    _date(article, Written(entry.published, "minute", "entry") if entry.published else None)
    article.modified, article.authors = entry.modified, list(entry.authors)
    dropped = set(page.find_all(hints.drop))
    _take(article, page, body_of(list(page.tree.iter("body")), dropped), "entry")
    article.lead = _lead(text_of(entry.summary), article.text)
    article.origin = entry.origin or origin_on(page, hints.origin)[0]
    return article


def _page(body: bytes | str, url: str, content_type: str | None) -> Page:
    start = body[:2_000].encode("utf-8", "replace") if isinstance(body, str) else body[:2_000]
    if not start.strip():
        raise NotAnArticle("empty page")
    if format_ := other_format(start):
        raise NotAnArticle(f"not HTML ({format_})")
    text = tidy(body) if isinstance(body, str) else decode(body, content_type)
    if blocker := challenge(text):
        raise NotAnArticle(f"challenge page: {blocker}")
    return page_of(parse(text), url)


def _headed(page: Page, hints: Hints, home: str) -> Article:
    """The article with what stands at its head, before its text is known."""
    title, method = title_of(page, hints.title)
    for name in (title, title_tag(page)):
        if reason := not_an_article(name):
            raise NotAnArticle(reason)
    if not title:
        raise NotAnArticle("no title")
    article = Article("", "", _canonical(page, home), title)
    article.methods["title"] = method
    article.page_language = _language(page)
    article.alternates = _alternates(page)
    return article


def _describe(article: Article, page: Page, hints: Hints) -> None:
    """Authors, section, keywords and origin."""
    article.authors = _authors(page, hints)
    article.section = text_of(page.article.get("articleSection")) or page.said("article:section") or None
    article.keywords = _keywords(page)
    article.origin, method = origin_on(page, hints.origin)
    if method:
        article.methods["origin"] = method


def _fill(article: Article, page: Page, hints: Hints, with_text: str | None) -> None:
    """Text and lead, by the source's selectors where it has them."""
    lead = " ".join(text_in(one) for one in page.find(hints.lead)[:3])
    described = text_of(page.article.get("description")) or page.said("og:description", "description")
    dropped = set(page.find_all(hints.drop))
    roots = _outermost(page.find(hints.body))
    body = body_of(roots, dropped)
    method = "selector"
    if with_text is not None:
        body.lines, method = with_text.split("\n"), "given"
    elif not body.lines:
        body, method = general(page, dropped)
    _take(article, page, body, method)
    article.lead = lead or _lead(described, article.text)
    if article.lead:
        article.methods["lead"] = "selector" if lead else "description"


def _take(article: Article, page: Page, body: Body, method: str) -> None:
    """Text and media from the body. Raises ``NotAnArticle`` where they are nothing to speak of."""
    article.images = images_of(page, body)
    article.videos = videos_of(page, body)
    article.documents = documents_of(page, body)
    article.text = body.text
    if body.signature and not article.authors:
        article.authors, article.methods["authors"] = _names([body.signature]), "signature"
    article.methods["text"] = method
    if len(article.text.replace(article.title, "").strip()) < LEAST:  # a headline alone is no text
        raise NotAnArticle(_why_empty(article))


def _why_empty(article: Article) -> str:
    if article.documents:
        return "no text, only a document"
    if len(article.images) > 1:
        return "no text, only pictures"
    return "no text"


def _outermost(elements: list[HtmlElement]) -> list[HtmlElement]:
    """Elements without those that stand within another of them."""
    if len(elements) < 2:
        return elements
    chosen = set(elements)
    return [one for one in elements if chosen.isdisjoint(one.iterancestors())]


def _date(article: Article, read: Written | None) -> None:
    if read:
        article.published, article.published_precision = read.moment, read.precision
        article.published_method = article.methods["published"] = read.method


def _lead(described: str, text: str) -> str | None:
    """A description, unless it only repeats how the text begins."""
    bare = described.rstrip(" .…[]").removesuffix("&hellip;")
    if len(bare) < LEAST or text.replace("\n", " ").startswith(bare):
        return None
    return described


def _canonical(page: Page, home: str) -> str:
    """The address that the page calls its own, if it is of this site and no front page."""
    for link in page.tree.iter("link"):
        if (link.get("rel") or "").lower() != "canonical":
            continue
        url = page.absolute(link.get("href") or "")
        if url and host_of(url) == host_of(page.url) and not _is_front(url, home):
            return url.split("#")[0]
    return page.url


def _is_front(url: str, home: str) -> bool:
    return urlsplit(url).path.strip("/") == "" or url.rstrip("/") == home.rstrip("/")


def _key(url: str) -> str:
    return re.sub(r"^https?://(www\.)?", "", url)


def _language(page: Page) -> str | None:
    said = page.tree.get("lang") or page.tree.get("xml:lang") or page.said("og:locale", "content-language")
    return said.strip().replace("_", "-")[:20] or None


def _alternates(page: Page) -> dict[str, str]:
    """The page in other languages by language, its AMP form as ``amp``."""
    found: dict[str, str] = {}
    for link in page.tree.iter("link"):
        relation = (link.get("rel") or "").lower()
        name = link.get("hreflang") if relation == "alternate" else relation
        if name and (relation == "amphtml" or link.get("hreflang")) and len(found) < 60:
            url = page.absolute(link.get("href") or "")
            if url and url != page.url:
                found["amp" if relation == "amphtml" else name.lower()] = url
    return found


def _authors(page: Page, hints: Hints) -> list[str]:
    said = [text_in(one) for one in page.find(hints.author)]
    named = texts_of(page.article.get("author"))
    meta = [name for name in page.all_said("author", "article:author", "dc.creator") if "://" not in name]
    return next((found for texts in (said, named, meta) if (found := _names(texts))), [])


def _names(texts: list[str]) -> list[str]:
    """The persons and agencies in bylines, each once."""
    found = [name.strip() for text in texts for name in _NAMES.split(_BY.sub("", text)) if _is_name(name)]
    return list(dict.fromkeys(found))[:20]


def _is_name(text: str) -> bool:
    return (
        1 < len(text.strip()) < 80
        and "@" not in text
        and text.strip().lower() not in ("admin", "administrator")
    )


def _keywords(page: Page) -> list[str]:
    said = [word for text in texts_of(page.article.get("keywords")) for word in text.split(",")]
    meta = [word for text in page.all_said("news_keywords", "keywords") for word in text.split(",")]
    words = [*said, *page.all_said("article:tag"), *meta]
    return list(dict.fromkeys(word.strip() for word in words if 1 < len(word.strip()) < 80))[:40]
