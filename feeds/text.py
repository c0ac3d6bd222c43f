"""Text on its way out: legal in XML and JSON, of bounded length, escaped, with safe addresses."""

from __future__ import annotations

import re
from html import escape
from urllib.parse import quote, urlsplit, urlunsplit

from storage.article import shaped

# What XML 1.0 allows, without the C1 controls it discourages (https://www.w3.org/TR/xml/#charsets) and
# without the two overrides that turn all following text around (U+202D, U+202E).
_ILLEGAL = re.compile(
    "[^\t\n\r\u0020-\u007e\u0085\u00a0-\u202c\u202f-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]"
)
LONGEST_ADDRESS = 2_000
_BEFORE_ELLIPSIS = " .,:;،؛"  # of which nothing stands in front of an ellipsis


def legal(text: str) -> str:
    """The text without characters that XML, JSON or a reader's line cannot hold."""
    return _ILLEGAL.sub("", text)


def one_line(text: str | None, limit: int = 300) -> str:
    """The text on one line of at most ``limit`` characters, cut between words where there are any."""
    # Only the head is looked at: a title of 50 MB is no reason to walk through 50 MB.
    line = " ".join(legal((text or "")[: 4 * limit]).split())
    return line if len(line) <= limit else shortened(line, limit)


def shortened(text: str, limit: int) -> str:
    """The first ``limit`` characters with an ellipsis, the last word whole where words have spaces."""
    if len(text) <= limit:
        return text
    head = text[: max(limit - 1, 0)]
    space = head.rfind(" ", limit * 2 // 3)
    return (head[:space] if space > 0 else head).rstrip(_BEFORE_ELLIPSIS) + "…"


def paragraphs(text: str, limit: int, shape: str = "") -> list[tuple[str, str]]:
    """The lines of a text up to ``limit`` characters in all, each with its letter of ``shape``."""
    kept: list[tuple[str, str]] = []
    left = limit
    for letter, line in shaped(text, shape):
        if left <= 0:
            return [*kept[:-1], _broken_off(*kept[-1])] if kept else []
        if paragraph := shortened(legal(line).strip(), left):
            kept.append((letter, paragraph))
            left -= len(paragraph)
    return kept


def lead_above(lead: str | None, text: str) -> str:
    """The lead, where the text does not say it again; nothing otherwise."""
    return lead if lead and lead.strip() not in text else ""


def _broken_off(letter: str, line: str) -> tuple[str, str]:
    return letter, line if line.endswith("…") else line + " …"


def attributes(language: str | None, direction: str) -> str:
    """``lang`` and ``dir`` of an HTML element, with a leading space."""
    lang = f' lang="{escape(language)}"' if language else ""
    return f'{lang} dir="{direction}"'


def language_tag(language: str | None) -> str | None:
    """A language as ``xml:lang`` and ``hreflang`` want it; ``None`` for what is no language tag."""
    return language if language and re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}", language) else None


def web_address(url: str | None) -> str | None:
    """An address that may stand in a feed: http or https, ASCII only; ``None`` for any other."""
    if not url or len(url) > LONGEST_ADDRESS:
        return None
    try:
        parts = urlsplit(url.strip())
        host = _host(parts.hostname or "")
        port = f":{parts.port}" if parts.port else ""
    except (ValueError, UnicodeError):
        return None
    if parts.scheme not in {"http", "https"} or not host:
        return None
    path, query, fragment = (_quoted(part) for part in (parts.path, parts.query, parts.fragment))
    return urlunsplit((parts.scheme, host + port, path or "/", query, fragment))


def _host(name: str) -> str:
    if ":" in name:
        return f"[{name}]"
    host = name.encode("idna").decode("ascii") if not name.isascii() else name
    return host if re.fullmatch(r"[A-Za-z0-9._~-]+", host) else ""


def _quoted(part: str) -> str:
    # The percent sign stays: what is encoded already must not be encoded twice; a lone one must be.
    encoded = quote(part.encode("utf-8", "replace"), safe="/:@!$&'()*+,;=?%~")
    return re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", encoded)


def web_host(url: str) -> str:
    """The host of an address as a reader would name it."""
    return (urlsplit(url).hostname or url).removeprefix("www.")
