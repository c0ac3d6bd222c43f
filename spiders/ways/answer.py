"""What came over the wire, as text or as JSON, within limits and with named faults."""

from __future__ import annotations

import json
import re
import zlib
from typing import Any

from spiders.faults import Unreadable
from spiders.reading.charsets.charset import decode

GZIP = b"\x1f\x8b"  # with which a file of gzip begins
INFLATED = 20 * 1024 * 1024  # bytes

_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?(?:<!doctype\s+html|<html\b|<head\b|<body\b)", re.I | re.S
)
_JSON_START = re.compile(r"\[\s*[{\]]|\{\s*[\"}]")


def text_of(body: bytes, content_type: str | None) -> str:
    """The text of an answer, inflated where it is gzip. Raises ``Unreadable``."""
    if body.startswith(GZIP):
        body = inflate(body)
    text = decode(body, content_type).lstrip("\ufeff")
    if not text.strip():
        raise Unreadable("empty answer")
    return text


def inflate(body: bytes) -> bytes:
    """The content of a gzip file of one or more members, ``INFLATED`` bytes at most.

    Raises ``Unreadable``.
    """
    parts, size = [], 0
    while body.startswith(GZIP):
        member = zlib.decompressobj(wbits=31)
        try:
            part = member.decompress(body, INFLATED - size + 1)
        except zlib.error as error:
            raise Unreadable("broken gzip") from error
        size += len(part)
        if size > INFLATED:
            raise Unreadable(f"more than {INFLATED >> 20} MB when inflated")
        if not member.eof:
            raise Unreadable("truncated gzip")
        parts.append(part)
        body = member.unused_data
    return b"".join(parts)


def is_html(text: str) -> bool:
    """Whether an answer begins as a web page does."""
    return _HTML.match(text[:4096]) is not None


def json_of(text: str) -> Any:
    """The value of a JSON answer, also behind the warnings that PHP prints before it.

    Raises ``Unreadable``.
    """
    if is_html(text):
        raise Unreadable("HTML where JSON was expected")
    try:
        return _loads(text)
    except Unreadable:
        start = _JSON_START.search(text)
        if start is None or start.start() == 0:
            raise
        return _loads(text[start.start() :])


def _loads(text: str) -> Any:
    try:
        return json.loads(text, strict=False)  # control characters within strings
    except (ValueError, RecursionError) as error:
        raise Unreadable("not JSON") from error


def worded(value: object) -> str:
    """A JSON value as text: strings and numbers; nothing of all others."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def within(value: object, *path: str | int) -> Any:
    """What stands at a path of keys and positions in a JSON value; ``None`` where nothing does."""
    for step in path:
        if isinstance(value, dict) and isinstance(step, str):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value
