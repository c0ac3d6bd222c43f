"""One page as an article: pure, with named reasons where there is none."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from lxml.html import HtmlElement

from spiders.faults import NotAnArticle, OnlyADocument
from spiders.reading.blocks.walk import size_of
from spiders.reading.charsets.charset import letters_of, tidy
from spiders.reading.dates.believed import Written, believed, moment_believed
from spiders.reading.fields.bylines import authors_on
from spiders.reading.fields.documents import documents_of
from spiders.reading.fields.head import address_of, alternates_on, keywords_on, language_on, section_on
from spiders.reading.fields.machines import MODIFIED, modified_on
from spiders.reading.fields.media import images_of, videos_of
from spiders.reading.fields.origin import origin_on
from spiders.reading.fields.published import published_on
from spiders.reading.fields.signatures import signed_by
from spiders.reading.fields.standfirst import standfirst_of
from spiders.reading.fields.titles import title_of, title_tag
from spiders.reading.fields.trust import agreement, confidence_of
from spiders.reading.kinds.no_article import challenge, is_binary, kind_of_body, not_an_article, other_format
from spiders.reading.kinds.notices import denied, notice
from spiders.reading.kinds.paywall import STUB, WALLED, asks_to_pay, leave_invitation
from spiders.reading.prints.sheets import is_pdf
from spiders.reading.reader import general, said_body
from spiders.reading.text.body import Body, body_of
from spiders.reading.text.part import leave_own_part
from spiders.reading.tree.jsonld import text_of
from spiders.reading.tree.markup import clean, is_cut, parse
from spiders.reading.tree.page import Page, page_of
from spiders.reading.tree.scripts import leave_scripts
from spiders.reading.tree.texts import is_longer, text_in
from spiders.source import Hints
from storage.article import Article
from storage.entry import Entry

SURE_OF_ENTRY = 0.95  # confidence in the date that a source's list gives
CUT = ", cut"  # behind the method of a text whose end was too far away to be read
HEAD = 4_000  # characters or bytes of a page in which its format shows
TOLD = 1_000  # characters of a text where the source keeps its own, after which no challenge is looked for
TOLD_AT_LENGTH = 1_000  # letters of a text that is a story, whether it has a title or not
LONGEST_TITLE = 120  # characters of a title that is taken from a text
# What a title says of a page, and a story below it may deny.
DENIABLE = frozenset(("soft 404", "article removed", "maintenance page"))
LEAST = 40  # characters of text below which a page holds no article


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
    page = _page(body, url, content_type, hints)
    article = _headed(page, hints, home)
    article.source, article.key = source, key or _key(article.url)
    changed = modified_on(page, zone, now)
    _date(article, published_on(page, hints.published, zone, now, changed))
    _change(article, page, changed)
    _describe(article, page, hints)
    _fill(article, page, hints, with_text)
    if is_cut(page.tree):
        article.methods["text"] += CUT
    return article


def _printed(body: bytes | str, url: str, **known: Any) -> Article:
    from spiders.reading.prints import pdf, printed  # 8 MB of library that few sources need

    assert isinstance(body, bytes)
    return printed.read(pdf.print_of(body), url, **known)


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
    _date(article, dated(entry, zone, now))
    article.modified, article.authors = moment_believed(entry.modified, zone, now), list(entry.authors)
    dropped = set(page.find_all(hints.drop))
    _take(article, page, body_of(page.all("body"), dropped), "entry")
    article.lead = _lead(text_of(entry.summary), article)
    article.origin, method = (entry.origin, "entry") if entry.origin else origin_on(page, hints.origin)
    for name in ("title", "url", "lead", "authors", "language", "modified"):
        if getattr(article, name) and name not in article.methods:
            _vouch(article, name, "entry")
    if article.origin:
        _vouch(article, "origin", method)
    return article


def dated(entry: Entry, zone: str, now: datetime) -> Written | None:
    """When a source's list says that an article was published, as far as that does not lie ahead."""
    told = entry.published and Written(entry.published, "minute", "entry", SURE_OF_ENTRY)
    return believed(told, zone, now) if told else None


def _page(body: bytes | str, url: str, content_type: str | None, hints: Hints) -> Page:
    begun = (body[:HEAD].lstrip() or body.lstrip())[:2_000]
    start = begun.encode("utf-8", "replace") if isinstance(begun, str) else begun
    if not start:
        raise NotAnArticle("empty page")
    if format_ := other_format(start):
        raise NotAnArticle(f"not HTML ({format_})")
    whole = body if isinstance(body, str) else letters_of(body, content_type)
    if is_binary(whole[:HEAD]):
        raise NotAnArticle("not HTML (binary data)")
    text, scripts = leave_scripts(whole)
    markup = clean(text).lstrip()
    page = page_of(parse(markup), url, markup, scripts)
    leave_own_part(page)
    if not _is_told(page, hints) and (blocker := challenge(whole)):
        raise NotAnArticle(f"challenge page: {blocker}")
    return page


def _is_told(page: Page, hints: Hints) -> bool:
    """Whether a story stands where the source keeps its own: no page that asks for a proof holds one."""
    return any(is_longer(one, TOLD) for one in page.find(hints.body))


def _headed(page: Page, hints: Hints, home: str) -> Article:
    """The article with what stands at its head, before its text is known."""
    title, method = title_of(page, hints.title)
    for name in dict.fromkeys((title, title_tag(page))):
        if (reason := not_an_article(name)) and not (reason in DENIABLE and denied(page, name)):
            raise NotAnArticle(reason)
    body = page.first("body")
    if body is not None and (reason := kind_of_body(body.get("class") or "")):
        raise NotAnArticle(reason)
    address, found = address_of(page, home)
    article = Article("", "", address, title)
    if title:
        _vouch(article, "title", method)
    _vouch(article, "url", found)
    article.page_language, said = language_on(page)
    if article.page_language:
        _vouch(article, "language", said)
    if alternates := alternates_on(page):
        article.alternates = alternates
        _vouch(article, "alternates", "link")
    return article


def _vouch(article: Article, name: str, method: str) -> None:
    article.vouch(name, method, confidence_of(name, method))


def _describe(article: Article, page: Page, hints: Hints) -> None:
    """Authors, section, keywords and origin."""
    found = {
        "authors": authors_on(page, hints.author),
        "section": section_on(page),
        "keywords": keywords_on(page),
        "origin": origin_on(page, hints.origin),
    }
    for name, (value, method) in found.items():
        if value:
            setattr(article, name, value)
            _vouch(article, name, method)


def _fill(article: Article, page: Page, hints: Hints, with_text: str | None) -> None:
    """Text and lead, by the source's selectors where it has them."""
    lead = " ".join(text_in(one) for one in page.find(hints.lead)[:3])
    described = page.description
    dropped = set(page.find_all(hints.drop))
    roots = _outermost(page.find(hints.body))
    body = body_of(roots, dropped)
    unknown, method = with_text is None and not body.lines, "selector"
    if with_text is not None:
        body.lines, body.kinds, method = with_text.split("\n"), [], "given"
    elif unknown:
        body, method = general(page, dropped)
    walled = with_text is None and leave_invitation(body)
    if unknown and (reason := notice(page, body.text)):
        raise NotAnArticle(reason)
    _take(article, page, body, method)
    if walled or asks_to_pay(page, article.text):
        article.methods["text"] += WALLED
        article.confidence["text"] = min(STUB if walled else 1.0, article.confidence["text"])
    article.lead, told = lead or _lead(described, article), "selector" if lead else "description"
    if not article.lead:
        article.lead, told = standfirst_of(page, body, article), "standfirst"
    if article.lead:
        _vouch(article, "lead", told)


def _take(article: Article, page: Page, body: Body, method: str) -> None:
    """Text and media from the body. Raises ``NotAnArticle`` where they are nothing to speak of."""
    article.text, article.shape = body.text, body.shape
    _vouch(article, "text", method)
    if _agrees(article.text, said_body(page)):
        article.confidence["text"] = confidence_of("text", agreement([method, "json-ld"]))
    article.images, found = images_of(page, body)
    article.videos, seen = videos_of(page, body)
    article.documents, linked = documents_of(page, body)
    for name, how in (("images", found), ("videos", seen), ("documents", linked)):
        if getattr(article, name):
            _vouch(article, name, how)
    signers, signed = signed_by(body)
    if signers and not article.authors:
        article.authors = signers
        _vouch(article, "authors", signed)
    if len(article.text.replace(article.title, "").strip()) < LEAST:  # a headline alone is no text
        raise _emptiness(article)
    if not article.title:
        _call_by_text(article)


def _call_by_text(article: Article) -> None:
    """Call a story that has no title by its first words. Raises ``NotAnArticle`` where it is no story."""
    if size_of(article.text) < TOLD_AT_LENGTH:
        raise NotAnArticle("no title")
    line = article.text.partition("\n")[0]
    begun = line[:LONGEST_TITLE].rpartition(" ")[0] or line[:LONGEST_TITLE]
    article.title = line if len(line) <= LONGEST_TITLE else f"{begun}…"
    _vouch(article, "title", "text")


def _agrees(text: str, said: str) -> bool:
    """Whether JSON-LD says the same text: as long, and with the same words at both ends."""
    if not said or not 0.8 < len(said) / (len(text) or 1) < 1.25:
        return False
    words, begun, ended = " ".join(text.split()), said[:LEAST], said[-LEAST:]
    return begun.partition("\n")[0] in words and ended.rpartition("\n")[2] in words


def _emptiness(article: Article) -> NotAnArticle:
    if not article.title:
        return NotAnArticle("no title")
    if article.documents:
        return OnlyADocument(article)
    return NotAnArticle("no text, only pictures" if len(article.images) > 1 else "no text")


def _outermost(elements: list[HtmlElement]) -> list[HtmlElement]:
    """Elements without those that stand within another of them."""
    if len(elements) < 2:
        return elements
    chosen = set(elements)
    return [one for one in elements if chosen.isdisjoint(one.iterancestors())]


def _date(article: Article, read: Written | None) -> None:
    if read:
        article.published, article.published_precision = read.moment, read.precision
        article.published_method = read.method
        article.vouch("published", read.method, read.confidence)


def _change(article: Article, page: Page, modified: datetime | None) -> None:
    if modified:
        article.modified = modified
        said = "meta" if page.all_said(*MODIFIED) else "item"
        _vouch(article, "modified", "json-ld" if page.article.get("dateModified") else said)


def _lead(described: str, article: Article) -> str | None:
    """A description, unless it only repeats the title, or how the text begins."""
    bare = described.rstrip(" .…[]").removesuffix("&hellip;")
    begun = article.text.replace("\n", " ").startswith(bare)
    return None if size_of(bare) < LEAST or begun or bare in article.title else described


def _key(url: str) -> str:
    return re.sub(r"^https?://(www\.)?", "", url)
