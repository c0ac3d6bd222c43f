"""Selectors of a source that find nothing any more: a site was rebuilt, and the general reader fills in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spiders.source import Hints

# Not ``origin``: who writes all stories themselves names none.
FIELDS = {"title": "title", "lead": "lead", "body": "text", "published": "published", "author": "authors"}
LEAST = 3  # articles from which something may be said
NO_PAGE = ("entry", "given", "pdf")  # methods of texts that no selector was asked about
Methods = Mapping[str, str]  # of one article: how each field was read


def unfound(hints: Hints, read: Sequence[Methods]) -> dict[str, int]:
    """The keys of ``article`` that found nothing in any of these articles, and how many these are."""
    pages = [one for one in read if one.get("text") and not _has(one, "text", *NO_PAGE)]
    asked = {key: [one for one in pages if _tells(one, field)]
             for key, field in FIELDS.items() if getattr(hints, key)}  # fmt: skip
    return {
        key: len(told)
        for key, told in asked.items()
        if len(told) >= LEAST and not any(_has(one, FIELDS[key], "selector") for one in told)
    }


def _tells(methods: Methods, field: str) -> bool:
    """Whether the method says if a selector found anything: a list's date may stand above a page's."""
    return not (field == "published" and _has(methods, field, "entry"))


def _has(methods: Methods, field: str, *names: str) -> bool:
    return any(name in methods.get(field, "").lower() for name in names)
