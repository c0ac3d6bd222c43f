"""A page opened: from what a server sent to a tree that can be asked, or the reason why it is no article."""

from __future__ import annotations

from spiders.faults import NotAnArticle, Unreadable
from spiders.reading.charsets.charset import letters_of, meant
from spiders.reading.fields.titles import title_tag
from spiders.reading.kinds.no_article import challenge, is_binary, kind_of_body, not_an_article, other_format
from spiders.reading.kinds.notices import denied
from spiders.reading.text.part import leave_own_part
from spiders.reading.tree.markup import clean, parse
from spiders.reading.tree.page import Page, page_of
from spiders.reading.tree.scripts import without_scripts
from spiders.reading.tree.texts import is_longer
from spiders.source import Hints
from spiders.ways.answer import GZIP, inflate

HEAD = 4_000  # characters or bytes of a page in which its format shows
TOLD = 1_000  # characters of a text where the source keeps its own, after which no challenge is looked for
# What a title says of a page, and a story below it may deny.
DENIABLE = frozenset(("soft 404", "article removed", "maintenance page"))


def opened(body: bytes | str, url: str, content_type: str | None, hints: Hints) -> Page:
    """The page that a body holds. Raises ``NotAnArticle`` for what is no HTML, and for a challenge."""
    body = _unpacked(body)
    _refuse_other_formats(body)
    whole = meant(body) if isinstance(body, str) else letters_of(body, content_type)
    if is_binary(whole[:HEAD]):
        raise NotAnArticle("not HTML (binary data)")
    markup = clean(without_scripts(whole)).lstrip()
    page = page_of(parse(markup), url, markup, whole)
    page.titles = hints.title
    leave_own_part(page)
    if not _is_told(page, hints) and (blocker := challenge(whole)):
        raise NotAnArticle(f"challenge page: {blocker}")
    return page


def _unpacked(body: bytes | str) -> bytes | str:
    """A page that was saved as it came over the wire, or to save room, inflated."""
    if isinstance(body, str) or not body.startswith(GZIP):
        return body
    try:
        return inflate(body)
    except Unreadable as error:
        raise NotAnArticle(f"not HTML ({error})") from error


def _refuse_other_formats(body: bytes | str) -> None:
    begun = (body[:HEAD].lstrip() or body.lstrip())[:2_000]
    start = begun.encode("utf-8", "replace") if isinstance(begun, str) else begun
    if not start:
        raise NotAnArticle("empty page")
    if format_ := other_format(start):
        raise NotAnArticle(f"not HTML ({format_})")


def _is_told(page: Page, hints: Hints) -> bool:
    """Whether a story stands where the source keeps its own: no page that asks for a proof holds one."""
    return any(is_longer(one, TOLD) for one in page.find(hints.body))


def refuse_by_name(page: Page, title: str) -> None:
    """Raise ``NotAnArticle`` where a page's title, or the name of its body, says that it is none."""
    for name in dict.fromkeys((title, title_tag(page))):
        if (reason := not_an_article(name)) and not (reason in DENIABLE and denied(page, name)):
            raise NotAnArticle(reason)
    body = page.first("body")
    if body is not None and (reason := kind_of_body(body.get("class") or "")):
        raise NotAnArticle(reason)
