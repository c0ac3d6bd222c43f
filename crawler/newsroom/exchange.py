"""A request and its answer, and when an answer need not be sent again."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from email.utils import format_datetime, parsedate_to_datetime
from http import HTTPStatus
from urllib.parse import parse_qsl, unquote

HTML = "text/html; charset=UTF-8"
XML = "text/xml; charset=utf-8"
RSS = "application/rss+xml; charset=UTF-8"
PDF = "application/pdf"
JSON = "application/json; charset=UTF-8"


@dataclass(frozen=True, slots=True)
class Asked:
    """A request: the target as it was sent, and its headers by lower-case name."""

    method: str
    target: str
    headers: Mapping[str, str]

    @property
    def path(self) -> str:
        """The path without its query, percent-decoded."""
        return unquote(self.target.partition("?")[0])

    @property
    def query(self) -> dict[str, str]:
        """The query; of a name given twice the last value counts."""
        return dict(parse_qsl(self.target.partition("?")[2], keep_blank_values=True))

    @property
    def conditional(self) -> bool:
        """Whether the caller holds a copy and asks only for a newer one."""
        return "if-none-match" in self.headers or "if-modified-since" in self.headers

    @property
    def closing(self) -> bool:
        """Whether the caller wants the connection closed after the answer."""
        return self.headers.get("connection", "").lower() == "close"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a site answers; ``modified`` is when its content last changed."""

    body: bytes
    kind: str = HTML
    modified: datetime | None = None
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    etag: str = ""

    @classmethod
    def of(cls, text: str, kind: str = HTML, modified: datetime | None = None, status: int = 200) -> Answer:
        """An answer of a text, with an ETag over its bytes."""
        body = text.encode()
        return cls(body, kind, modified, status, {}, f'"{hashlib.sha1(body).hexdigest()[:20]}"')  # noqa: S324

    def with_headers(self, headers: Mapping[str, str]) -> Answer:
        """The same answer with further headers."""
        return replace(self, headers={**self.headers, **headers})


def unchanged(asked: Asked, answer: Answer) -> bool:
    """Whether the caller's copy is this very answer; an ETag is heard before a date (RFC 9110, 13.2.2)."""
    tags = asked.headers.get("if-none-match")
    if tags is not None:
        known = [tag.strip().removeprefix("W/") for tag in tags.split(",")]
        return bool(answer.etag) and answer.etag in known
    since = _moment(asked.headers.get("if-modified-since"))
    if since is None or answer.modified is None:
        return False
    return answer.modified.replace(microsecond=0) <= since


def _moment(text: str | None) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text) if text else None
    except ValueError:
        return None
    return moment if moment and moment.tzinfo else None


def encode(asked: Asked, answer: Answer, now: datetime) -> tuple[int, bytes]:
    """The status and the bytes to send: 304 without a body where the caller's copy will do."""
    status = 304 if answer.status == 200 and unchanged(asked, answer) else answer.status
    headers = {"Date": format_datetime(now, usegmt=True), "Cache-Control": "max-age=0", **answer.headers}
    if answer.etag:
        headers["ETag"] = answer.etag
    if answer.modified:
        headers["Last-Modified"] = format_datetime(answer.modified, usegmt=True)
    if status != 304:
        headers |= {"Content-Type": answer.kind, "Content-Length": str(len(answer.body))}
    if asked.closing:
        headers["Connection"] = "close"
    lines = [f"HTTP/1.1 {status} {HTTPStatus(status).phrase}", *(f"{k}: {v}" for k, v in headers.items())]
    body = answer.body if status != 304 and asked.method != "HEAD" else b""
    return status, "\r\n".join([*lines, "", ""]).encode("latin-1") + body


def decode(head: bytes) -> Asked:
    """The request in a head; raises ``ValueError`` where it is none."""
    first, *lines = head.decode("latin-1").split("\r\n")
    method, target, _version = first.split(" ")
    pairs = (line.partition(":") for line in lines if line)
    return Asked(method, target, {name.strip().lower(): value.strip() for name, _, value in pairs})
