"""JSON lists by JMESPath (https://jmespath.org)."""

from __future__ import annotations

from typing import Any

import jmespath  # type: ignore[import-untyped]
from jmespath.exceptions import JMESPathError  # type: ignore[import-untyped]

from spiders.faults import Unreadable
from spiders.reading.dates.moments import moment_of
from spiders.source import Api, Source
from spiders.ways.answer import json_of, text_of, worded
from spiders.ways.found import Found, gather
from storage.entry import Entry


def entries(body: bytes, content_type: str | None, url: str, way: Api, source: Source) -> Found:
    """The entries of a JSON answer. Relative addresses are joined to the source's home, since an
    interface often has a host of its own. Raises ``Unreadable``."""
    items = _at(way.items, json_of(text_of(body, content_type)))
    if not isinstance(items, list):
        raise Unreadable(f"no items at {way.items}")
    return gather((_draft(item, way, source.timezone) for item in items), source.home, source)


def _draft(item: Any, way: Api, zone: str) -> Entry:
    def said(path: str | None) -> str:
        return worded(_at(path, item)) if path else ""

    return Entry(
        key=said(way.key),
        url=said(way.link),
        title=said(way.title),
        summary=said(way.summary),
        published=moment_of(said(way.published), zone),
        modified=moment_of(said(way.modified), zone),
        html=said(way.body) or None,
    )


def _at(path: str, value: Any) -> Any:
    """What stands at a path. Raises ``Unreadable`` where a function of the path meets a wrong type."""
    try:
        return jmespath.search(path, value)
    except (JMESPathError, RecursionError, ArithmeticError) as error:
        raise Unreadable(f"{path} does not fit the answer") from error
