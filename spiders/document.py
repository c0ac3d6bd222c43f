"""Documents in place of pages: how a PDF is asked for, and how it becomes the text of its page."""

from __future__ import annotations

from urllib.parse import urlsplit

from scrapy.http import Request

from spiders.apart import LARGEST
from storage.article import Article

PATIENCE = 90  # seconds: scans are large, and the servers of departments slow


def is_document(url: str) -> bool:
    """Whether an address is one of a PDF."""
    return urlsplit(url).path.lower().endswith(".pdf")


def ask_for_document(request: Request) -> Request:
    """The same request with room and time for a scan."""
    return request.replace(meta={**request.meta, "download_maxsize": LARGEST, "download_timeout": PATIENCE})


def with_document(head: Article, document: Article) -> Article:
    """What a page says of its document, with the document's text; its date where the page has none."""
    head.text, head.shape = document.text, document.shape
    head.vouch("text", document.methods["text"], document.confidence["text"])
    if head.published is None and document.published is not None:
        head.published, head.published_precision = document.published, document.published_precision
        head.published_method = document.published_method
        head.vouch("published", document.methods["published"], document.confidence["published"])
    return head
