"""A page as a command names it: a file, an address on the web, or standard input."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

from crawler.house import House
from spiders.reading.charsets.charset import tidy

STANDARD_INPUT = "-"
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*)://", re.I)
_LONGEST_LABEL = 63  # bytes of a part of a host's name; https://www.rfc-editor.org/rfc/rfc1035#section-2.3.4


def bytes_of(house: House, page: str, url: str | None) -> tuple[bytes, str, str | None]:
    """A page's body, its address, and the type its server names.

    Raises ``NotAnArticle`` with the reason where the web does not give it, ``OSError`` in words for people
    where ``page`` names nothing that can be read.
    """
    scheme = scheme_of(page)
    if scheme in ("http", "https"):
        check(page)
        from crawler.fetch import fetch

        answer = fetch(house, page)
        return answer.body, tidy(url or answer.url), answer.headers.get("Content-Type")
    if page == STANDARD_INPUT:
        return sys.stdin.buffer.read(), tidy(url or ""), None
    if scheme not in ("", "file"):
        raise OSError(f"{page}: {scheme} is not read; name a file, or an address that begins with https://")
    path = Path(unquote(urlsplit(page).path) if scheme else page)
    body = _read(page, path)
    return body, tidy(url or path.resolve().as_uri()), None


def scheme_of(page: str) -> str:
    """The scheme of an address in lower case; empty for a file."""
    found = _SCHEME.match(page)
    return found[1].lower() if found else ""


def check(address: str) -> None:
    """Raise ``OSError`` with what is wrong with an address of the web, if anything is."""
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname or "", parts.port
        labels = host.rstrip(".").split(".")
        sound = ":" in host or all(0 < len(label.encode("idna")) <= _LONGEST_LABEL for label in labels)
    except ValueError:  # of which UnicodeError is one
        sound = False
    if not sound or re.search(r"\s", host):
        raise OSError(f"{address}: no address: a host stands behind the //, as in https://tin.example/a.html")


def _read(page: str, path: Path) -> bytes:
    if not page.strip():
        raise OSError("no page is named: give a file, an address, or - for standard input")
    try:
        return path.read_bytes()
    except IsADirectoryError as error:
        raise OSError(f"{page}: a folder; name one of the pages in it") from error
    except PermissionError as error:
        raise OSError(f"{page}: you may not read this file") from error
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:  # a zero byte is in no file's name
        raise OSError(f"{page}: no such file") from error
    except OSError as error:
        raise OSError(f"{page}: cannot be read: {error.strerror}") from error
