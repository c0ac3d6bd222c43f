"""What an article tells: its text, the pictures, films and documents in it, the lead above it."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from spiders.faults import NotAnArticle, OnlyADocument
from spiders.reading.blocks.walk import size_of
from spiders.reading.fields.documents import documents_of
from spiders.reading.fields.images import images_of
from spiders.reading.fields.signatures import signed_by
from spiders.reading.fields.standfirst import standfirst_of
from spiders.reading.fields.trust import agreement, confidence_of, put, vouch
from spiders.reading.fields.videos import videos_of
from spiders.reading.kinds.notices import notice
from spiders.reading.kinds.paywall import STUB, WALLED, asks_to_pay, leave_invitation
from spiders.reading.reader import general
from spiders.reading.text.body import Body
from spiders.reading.text.elements import body_of
from spiders.reading.tree.markup import is_cut
from spiders.reading.tree.page import Page
from spiders.reading.tree.texts import text_in
from spiders.source import Hints
from storage.article import Article

CUT = ", cut"  # behind the method of a text whose end was too far away to be read
LEAST = 40  # characters of text below which a page holds no article
TOLD_AT_LENGTH = 1_000  # letters of a text that is a story, whether it has a title or not
LONGEST_COUNTS = 2_000  # characters of lines that but count pictures
MARKS = "-–—―|:：_"  # between a title and what is told behind it
LONGEST_TITLE = 120  # characters of a title that is taken from a text

_FIGURES = re.compile(r"\d+")


def fill(article: Article, page: Page, hints: Hints, with_text: str | None) -> None:
    """Text, media and lead, by the source's selectors where it has them; ``with_text`` is known already.

    Raises ``NotAnArticle`` where the page tells nothing of its own.
    """
    lead = " ".join(text_in(one) for one in page.find(hints.lead)[:3])
    body, method, walled = _body_on(page, hints, with_text)
    take(article, page, body, method)
    if walled or asks_to_pay(page, article.text):
        article.methods["text"] += WALLED
        article.confidence["text"] = min(STUB if walled else 1.0, article.confidence["text"])
    if is_cut(page.tree):
        article.methods["text"] += CUT
    if lead:
        put(article, "lead", lead, "selector")
    elif described := lead_of(page.description, article):
        put(article, "lead", described, "description")
    else:
        put(article, "lead", standfirst_of(page, body, article), "standfirst")


def _body_on(page: Page, hints: Hints, with_text: str | None) -> tuple[Body, str, bool]:
    """What is read of a page, by which method, and whether it ended in an invitation to pay."""
    dropped = set(page.find_all(hints.drop))
    body, method = body_of(_outermost(page.find(hints.body)), dropped), "selector"
    if with_text is not None:
        body.lines, body.kinds = with_text.split("\n"), []
        return body, "given", False
    unknown = not body.lines
    if unknown:
        body, method = general(page, dropped)
    walled = leave_invitation(body)
    if unknown and (reason := notice(page, body.text)):
        raise NotAnArticle(reason)
    return body, method, walled


def _outermost(elements: list[HtmlElement]) -> list[HtmlElement]:
    """Elements without those that stand within another of them."""
    if len(elements) < 2:
        return elements
    chosen = set(elements)
    return [one for one in elements if chosen.isdisjoint(one.iterancestors())]


def take(article: Article, page: Page, body: Body, method: str) -> None:
    """Text and media from the body, and whoever signed it where nobody else is known to have written it.

    Raises ``NotAnArticle`` where they are nothing to speak of.
    """
    article.text, article.shape = body.text, body.shape
    vouch(article, "text", method)
    if _agrees(article.text, page.article_body):
        article.confidence["text"] = confidence_of("text", agreement([method, "json-ld"]))
    put(article, "images", *images_of(page, body))
    put(article, "videos", *videos_of(page, body))
    put(article, "documents", *documents_of(page, body))
    if not article.authors:
        put(article, "authors", *signed_by(body))
    if _tells_nothing(article):
        raise _emptiness(article, page)
    if not article.title:
        _call_by_text(article)


def _tells_nothing(article: Article) -> bool:
    """Whether a text is but a headline, or what counts the pictures of a gallery: 1/12, photo 2 of 12."""
    text = article.text.replace(article.title, "").strip()
    if len(text) < LEAST:
        return True
    if len(text) > LONGEST_COUNTS or len(article.images) < 2:
        return False
    told = {_FIGURES.sub("", line): line for line in text.split("\n") if any(map(str.isalpha, line))}
    return sum(map(len, told.values())) < LEAST


def _agrees(text: str, said: str) -> bool:
    """Whether JSON-LD says the same text: as long, and with the same words at both ends."""
    if not said or not 0.8 < len(said) / (len(text) or 1) < 1.25:
        return False
    words, begun, ended = " ".join(text.split()), said[:LEAST], said[-LEAST:]
    return begun.partition("\n")[0] in words and ended.rpartition("\n")[2] in words


def _emptiness(article: Article, page: Page) -> NotAnArticle:
    if not article.title:
        return NotAnArticle("no title")
    if article.documents:
        return OnlyADocument(article)
    if said := notice(page, article.title):  # a page that is but its headline
        return NotAnArticle(said)
    reason = "no text, only pictures" if len(article.images) > 1 else "no text"
    return NotAnArticle(reason + CUT if is_cut(page.tree) else reason)


def _call_by_text(article: Article) -> None:
    """Call a story that has no title by its first words. Raises ``NotAnArticle`` where it is no story."""
    if size_of(article.text) < TOLD_AT_LENGTH:
        raise NotAnArticle("no title")
    line = article.text.partition("\n")[0]
    begun = line[:LONGEST_TITLE].rpartition(" ")[0] or line[:LONGEST_TITLE]
    put(article, "title", line if len(line) <= LONGEST_TITLE else f"{begun}…", "text")


def lead_of(described: str, article: Article) -> str | None:
    """A description without the title in front of it, unless it only repeats it, or how the text begins."""
    behind = described.removeprefix(article.title)
    if behind != described and behind.lstrip()[:1] in MARKS and (told := behind.lstrip(f" {MARKS}")):
        described = told
    bare = described.rstrip(" .…[]").removesuffix("&hellip;")
    begun = article.text.replace("\n", " ").startswith(bare)
    return None if size_of(bare) < LEAST or begun or bare in article.title else described
