"""Pages that need a browser: the system's Chromium through scrapy-playwright, started when first asked."""

from __future__ import annotations

import asyncio
import shutil
import socket
from typing import Any
from urllib.parse import urlsplit

from scrapy.http import Request

from spiders.network import is_public

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
QUIETLY = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
UNREAD = frozenset({"image", "media", "font"})
PATIENCE = 20_000  # milliseconds to wait for the selector


def in_browser(request: Request, selector: str) -> Request:
    """The same request, to be made in a browser that waits until ``selector`` is there."""
    from scrapy_playwright.page import PageMethod

    wait = PageMethod("wait_for_selector", selector, state="attached", timeout=PATIENCE)
    return request.replace(meta=request.meta | {"playwright": True, "playwright_page_methods": [wait]})


def settings_of_browser(*, private_allowed: bool) -> dict[str, Any]:
    """Scrapy settings of a spider that needs a browser."""
    return {
        "PLAYWRIGHT_BROWSER_TYPE": "chromium",
        "PLAYWRIGHT_LAUNCH_OPTIONS": {"executable_path": CHROMIUM, "args": QUIETLY},
        "PLAYWRIGHT_DEFAULT_NAVIGATION_TIMEOUT": PATIENCE,
        "PLAYWRIGHT_ABORT_REQUEST": abort_private if not private_allowed else abort_unread,
        "PLAYWRIGHT_MAX_PAGES_PER_CONTEXT": 2,
    }


def abort_unread(request: Any) -> bool:
    """Whether a browser's request is for something that nobody will read."""
    return request.resource_type in UNREAD


async def abort_private(request: Any) -> bool:
    """Whether a browser's request is for something unread, or would reach a private network."""
    return abort_unread(request) or not await _is_public(request.url)


async def _is_public(url: str) -> bool:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https", "ws", "wss"):
        return parts.scheme in ("data", "blob", "about")
    try:
        found = await asyncio.get_running_loop().getaddrinfo(parts.hostname, None, type=socket.SOCK_STREAM)
    except OSError:
        return False
    return all(is_public(str(address[4][0])) for address in found)
