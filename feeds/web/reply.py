"""Answers of HTTP: conditional, compressed, with the headers that keep a browser out of trouble."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime

from starlette.requests import Request
from starlette.responses import Response

from feeds.web.cache import Body, body_of

# Everything the page needs comes from the house; nothing is run or styled in line.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
    " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
SECURITY = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), interest-cohort=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
FEED = {"Cache-Control": "public, max-age=60", "Access-Control-Allow-Origin": "*", "Vary": "Accept-Encoding"}
PAGE = {"Cache-Control": "no-cache", "Vary": "Accept-Encoding, Accept-Language"}
STATIC = {"Cache-Control": "public, max-age=31536000, immutable", "Vary": "Accept-Encoding"}
SMALL = 600  # bytes; not worth packing


def page(request: Request, text: str, status: int = 200) -> Response:
    """A page of HTML. No date would say when it last changed: it shows numbers and sources as well."""
    body = body_of(text.encode("utf-8", "replace"), None)
    return reply(request, body, "text/html; charset=utf-8", PAGE, status)


def reply(request: Request, body: Body, kind: str, headers: Mapping[str, str], status: int = 200) -> Response:
    """The answer with a body, or 304 where the asker has it already. An error is never cached."""
    packed = len(body.plain) > SMALL and _takes_gzip(request.headers.get("accept-encoding", ""))
    etag = f'"{body.etag}{"-gzip" if packed else ""}"'
    common = {**SECURITY, **headers}
    if status != 200:
        common["Cache-Control"] = "no-store"
    else:
        common["ETag"] = etag
        if body.modified:
            common["Last-Modified"] = http_date(body.modified)
        if _has_it(request, body):
            return Response(status_code=304, headers=common)
    if packed:
        common["Content-Encoding"] = "gzip"
    content = body.packed if packed else body.plain
    common["Content-Length"] = str(len(content))
    return Response(b"" if request.method == "HEAD" else content, status, common, kind)


def http_date(moment: datetime) -> str:
    """A date as HTTP writes it."""
    return format_datetime(moment.astimezone(UTC), usegmt=True)


def _takes_gzip(header: str) -> bool:
    for part in header.split(","):
        coding, _, quality = part.strip().partition(";")
        if coding.strip().lower() == "gzip":
            return quality.replace(" ", "") not in {"q=0", "q=0.0", "q=0.00", "q=0.000"}
    return False


def _has_it(request: Request, body: Body) -> bool:
    """Whether the asker's copy is this one. An ETag is heard before a date:
    https://www.rfc-editor.org/rfc/rfc9110#section-13.2.2"""
    if tags := request.headers.get("if-none-match"):
        held = {tag.strip().removeprefix("W/").strip('"') for tag in tags.split(",")}
        return "*" in held or bool(held & {body.etag, f"{body.etag}-gzip"})
    since = request.headers.get("if-modified-since")
    if not since or not body.modified:
        return False
    try:
        return body.modified.replace(microsecond=0) <= parsedate_to_datetime(since).astimezone(UTC)
    except (ValueError, TypeError, OverflowError):
        return False
