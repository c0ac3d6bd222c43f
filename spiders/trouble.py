"""What went wrong, by name: the words that a round's table, the log and ``explain`` use."""

from __future__ import annotations

import sqlite3
from http import HTTPStatus
from urllib.parse import urlsplit

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
    UnsupportedURLSchemeError,
)
from scrapy.http import Response

from spiders.faults import NotAnArticle, Unreadable
from spiders.reading.kinds.no_article import challenge
from storage.database import explain

KEPT_APART = (301, 302, 303, 307, 308)

_BY_TYPE: tuple[tuple[type[BaseException], str], ...] = (
    (CannotResolveHostError, "DNS: no such host"),
    (DownloadConnectionRefusedError, "connection refused"),
    (DownloadTimeoutError, "timeout"),
    (DownloadCancelledError, "larger than allowed"),
    (ResponseDataLossError, "answer cut off"),
    (UnsupportedURLSchemeError, "not an http address"),
    (DownloadFailedError, "connection lost"),
)
_BY_WORDS = (
    ("private address", "private address (see ALLOW_PRIVATE_NETWORKS)"),
    ("robots.txt", "forbidden by robots.txt"),
    ("max redirections", "redirect loop"),
    ("exceeded", "larger than allowed"),
    ("truncated gzip", "truncated gzip"),
    ("ERR_NAME_NOT_RESOLVED", "DNS: no such host"),
    ("ERR_CONNECTION_REFUSED", "connection refused"),
    ("ERR_CERT", "TLS: certificate not verified"),
    ("ERR_ABORTED", "the browser gave up"),
    ("Timeout", "timeout"),
    ("VerificationError", "TLS: certificate of another host"),
    ("certificate", "TLS: certificate not verified"),
    ("SSL", "TLS: handshake failed"),
    ("ParseError", "not HTTP"),
    ("Invalid IPv6 URL", "not an http address"),
    ("did not lead to", "no answer from the browser"),
)


def reason_of(error: BaseException) -> str:
    """The name of what kept an address from answering."""
    if isinstance(error, NotAnArticle | Unreadable):
        return str(error)
    words = f"{error} {error.__cause__ or ''} {_inner(error)}"
    for word, reason in _BY_WORDS:
        if word in words and not (isinstance(error, ResponseDataLossError) and word == "SSL"):
            return reason
    if isinstance(error, sqlite3.Error):
        return explain(error)
    for kind, reason in _BY_TYPE:
        if isinstance(error, kind):
            return reason
    return _other(error)


def _other(error: BaseException) -> str:
    if isinstance(error, ValueError) and "redirect" in str(error).lower():
        return "redirected to what is no address"
    if isinstance(error, IgnoreRequest):
        return str(error) or "not asked"
    return f"fault in the program: {type(error).__name__}: {str(error).partition(chr(10))[0]:.200}"


def _inner(error: BaseException) -> str:
    """Twisted wraps the cause of a failed answer in a list of failures."""
    reasons = getattr(error.__cause__, "reasons", None) or []
    return " ".join(str(getattr(one, "value", one)) + repr(getattr(one, "value", "")) for one in reasons)


def trouble_of(response: Response, *, asked: str, home: str) -> str | None:
    """What is wrong with an answer as such, before anyone reads it; ``None``: nothing.

    ``asked`` is the address that was asked for, ``home`` the source's front page: an article that
    is gone is often redirected there.
    """
    if response.status != HTTPStatus.OK:
        return challenged(response) or _refusal(response.status)
    if not response.body.strip():
        return "empty answer"
    if _is_home(response.url, home) and not _is_home(asked, home):
        return "redirected to the home page"
    return None


def challenged(response: Response) -> str | None:
    """Who asks for a proof instead of answering; the reader of an article's page sees it by itself."""
    blocker = challenge(response.body)
    return f"challenge page: {blocker}" if blocker else None


def _refusal(status: int) -> str:
    return f"HTTP {status} without an address" if status in KEPT_APART else f"HTTP {status}"


def _is_home(url: str, home: str) -> bool:
    there, front = urlsplit(url), urlsplit(home)
    same_host = there.netloc.removeprefix("www.") == front.netloc.removeprefix("www.")
    return same_host and there.path.rstrip("/") == front.path.rstrip("/") and not there.query


def content_type_of(response: Response) -> str | None:
    """What an answer says that it is."""
    return (response.headers.get("Content-Type") or b"").decode("latin-1") or None


def retry_after_of(response: Response, *, default: float = 600.0) -> float | None:
    """How many seconds a site asks to be left alone (429, 503); ``None`` where it does not."""
    if response.status not in (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE):
        return None
    given = (response.headers.get("Retry-After") or b"").decode("latin-1").strip()
    return float(given) if given.isdecimal() and len(given) < 8 else default
