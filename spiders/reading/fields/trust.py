"""How likely a field is right, by the method that read it.

The figures are shares of right answers, rounded, as counted on pages whose fields are known (``make
bench``, ``fields``); where nothing could be counted they are set beside their like. ``0.5`` says: as
likely wrong as right. Where independent witnesses agree, only all of them together can be wrong.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from spiders.reading.dates.believed import Written
from storage.article import Article

AGREEMENT = "agreement of "
UNKNOWN = 0.5  # of a method that nobody has counted
SUREST = 0.99
TRUST: dict[str, dict[str, float]] = {
    "title": {
        "selector": 0.98, "entry": 0.95, "json-ld": 0.5, "open graph": 0.5, "h1": 0.65, "title tag": 0.3,
        "heading": 0.3, "text": 0.1,
    },
    "text": {
        "selector": 0.97, "entry": 0.97, "given": 0.97, "json-ld": 0.85, "json state": 0.85, "blocks": 0.92,
        "trafilatura": 0.85, "plain": 0.5, "pdf": 0.85,
    },
    "lead": {"selector": 0.97, "entry": 0.85, "description": 0.75, "standfirst": 0.85},
    "authors": {
        "selector": 0.95, "entry": 0.9, "json-ld": 0.9, "meta": 0.9, "byline": 0.8, "signature": 0.7,
        "beside the date": 0.65, "dateline": 0.9, "sign-off": 0.9,
    },
    "section": {"json-ld": 0.85, "meta": 0.85, "breadcrumb": 0.7, "category link": 0.8},
    "keywords": {"json-ld": 0.85, "meta": 0.8, "tag links": 0.8},
    "modified": {"json-ld": 0.9, "meta": 0.85, "item": 0.8, "visible": 0.75, "entry": 0.9},
    "language": {"html lang": 0.85, "meta": 0.75, "json-ld": 0.8, "entry": 0.8},
    "url": {"canonical": 0.95, "address": 0.9, "open graph": 0.9, "entry": 0.95},
    "images": {
        "text": 0.9, "figures": 0.8, "above the text": 0.8, "open graph": 0.75, "json-ld": 0.75, "named": 0.7,
    },
    "videos": {"text": 0.9, "page": 0.6, "open graph": 0.75, "json-ld": 0.8},
    "documents": {"text": 0.95, "page": 0.7},
    "alternates": {"link": 0.9},
    "origin": {
        "selector": 0.95, "link behind a source line": 0.85, "entry": 0.85, "source line": 0.9,
        "meta": 0.85,
    },
}  # fmt: skip

# How often a date of publication is right, by what vouches for it.
SURE_DATE = {
    "selector": 0.98, "json-ld": 0.88, "meta": 0.88, "item": 0.92, "visible": 0.93, "address": 0.85,
    "json state": 0.85, "lesser": 0.7, "changed": 0.5,
}  # fmt: skip
AGREED, AGAIN, DISPUTED = 0.99, 0.97, 0.6  # where the page agrees, where several fields do, where it differs


@cache
def confidence_of(name: str, method: str) -> float:
    """How likely a field is right, 0..1, that was read by a method, or by several that agree."""
    known = TRUST.get(name, {})
    wrong = 1.0
    for one in method.removeprefix(AGREEMENT).split(", "):
        wrong *= 1 - known.get(one, UNKNOWN)
    return round(min(SUREST, 1 - wrong), 2)


def agreement(methods: list[str]) -> str:
    """The name of a method, or of several that agree."""
    several = list(dict.fromkeys(methods))
    return several[0] if len(several) == 1 else AGREEMENT + ", ".join(several)


def vouch(article: Article, name: str, method: str) -> None:
    """Say by which method a field was read; how likely it is right follows from that."""
    article.vouch(name, method, confidence_of(name, method))


def put(article: Article, name: str, value: Any, method: str) -> None:
    """Fill a field with what was found by a method; what was not found leaves it as it is."""
    if value:
        setattr(article, name, value)
        vouch(article, name, method)


def put_date(article: Article, written: Written | None) -> None:
    """Say when an article was published, as far as that was written anywhere."""
    if written:
        article.published, article.published_precision = written.moment, written.precision
        article.published_method = written.method
        article.vouch("published", written.method, written.confidence)
