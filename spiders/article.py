"""One page as an article: pure, with named reasons where there is none."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from spiders.content import fill, lead_of, take
from spiders.faults import NotAnArticle
from spiders.opening import opened, refuse_by_name
from spiders.reading.charsets.charset import tidy
from spiders.reading.dates.believed import Written, believed, moment_believed
from spiders.reading.fields.bylines import authors_on
from spiders.reading.fields.filing import keywords_on, section_on
from spiders.reading.fields.head import address_of, alternates_on, language_on
from spiders.reading.fields.machines import MODIFIED, modified_on
from spiders.reading.fields.origin import origin_on
from spiders.reading.fields.published import published_on
from spiders.reading.fields.shown_changes import change_shown
from spiders.reading.fields.titles import title_of
from spiders.reading.fields.trust import put, put_date, vouch
from spiders.reading.prints.sheets import is_pdf
from spiders.reading.text.elements import body_of
from spiders.reading.tree.addresses import key_of
from spiders.reading.tree.jsonld import text_of
from spiders.reading.tree.markup import parse
from spiders.reading.tree.page import Page, page_of
from spiders.source import Hints
from storage.article import Article
from storage.collector import collector_paused
from storage.entry import Entry

SURE_OF_ENTRY = 0.95  # confidence in the date that a source's list gives


@collector_paused()
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
    where it is known already, one paragraph a line. A PDF from outside is better read through
    ``spiders.apart.read``: its reader is native code.
    """
    if is_pdf(body):
        return _printed(body, url, zone=zone, now=now, source=source, key=key)
    page = opened(body, url, content_type, hints)
    article = _headed(page, hints, home)
    article.source, article.key = source, key or key_of(article.url)
    _date(article, page, hints, zone, now)
    _credit(article, page, hints)
    fill(article, page, hints, with_text)
    return article


def _printed(body: bytes | str, url: str, **known: Any) -> Article:
    from spiders.reading.prints import pdf, printed  # 8 MB of library that few sources need

    assert isinstance(body, bytes)
    return printed.read(pdf.print_of(body), url, **known)


@collector_paused()
def read_fragment(
    entry: Entry,
    *,
    hints: Hints = Hints(),  # noqa: B008
    zone: str = "UTC",
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
    put_date(article, dated(entry, zone, now))
    article.modified, article.authors = moment_believed(entry.modified, zone, now), list(entry.authors)
    take(article, page, body_of(page.all("body"), set(page.find_all(hints.drop))), "entry")
    article.lead = lead_of(text_of(entry.summary), article)
    for name in ("title", "url", "lead", "authors", "language", "modified"):
        if getattr(article, name) and name not in article.methods:
            vouch(article, name, "entry")
    put(article, "origin", *((entry.origin, "entry") if entry.origin else origin_on(page, hints.origin)))
    return article


def dated(entry: Entry, zone: str, now: datetime) -> Written | None:
    """When a source's list says that an article was published, as far as that does not lie ahead."""
    told = entry.published and Written(entry.published, "minute", "entry", SURE_OF_ENTRY)
    return believed(told, zone, now) if told else None


def _headed(page: Page, hints: Hints, home: str) -> Article:
    """The article with its title, address and language. Raises ``NotAnArticle`` where its name says so."""
    title, method = title_of(page, hints.title)
    refuse_by_name(page, title)
    address, found = address_of(page, home)
    article = Article("", "", address, title)
    if title:
        vouch(article, "title", method)
    vouch(article, "url", found)
    article.page_language, said = language_on(page)
    if article.page_language:
        vouch(article, "language", said)
    put(article, "alternates", alternates_on(page), "link")
    return article


def _date(article: Article, page: Page, hints: Hints, zone: str, now: datetime) -> None:
    """When it was published, and when it was changed."""
    changed = modified_on(page, zone, now)
    published = published_on(page, hints.published, zone, now, changed)
    put_date(article, published)
    if changed is None:
        put(article, "modified", _changed_later(page, published, zone, now), "visible")
        return
    said = "meta" if page.all_said(*MODIFIED) else "item"
    put(article, "modified", changed, "json-ld" if page.article.get("dateModified") else said)


def _changed_later(page: Page, published: Written | None, zone: str, now: datetime) -> datetime | None:
    """The change that a page shows, if it is later than its publication: a page with but one date says
    nothing more of it."""
    shown = change_shown(page, zone, now) if published else None
    return shown if shown and published and shown > published.moment else None


def _credit(article: Article, page: Page, hints: Hints) -> None:
    """Who wrote it, where it is filed, and what it was taken from."""
    put(article, "authors", *authors_on(page, hints.author))
    put(article, "section", *section_on(page))
    put(article, "keywords", *keywords_on(page))
    put(article, "origin", *origin_on(page, hints.origin))
