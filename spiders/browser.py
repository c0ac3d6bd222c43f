"""Pages that need a browser: the system's Chromium through scrapy-playwright, started when first asked."""

from __future__ import annotations

import shutil
from typing import Any
from urllib.parse import urlsplit

from scrapy.http import Request

from spiders.gate import gate

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
QUIETLY = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-component-update",
    "--disable-sync", "--disable-background-networking",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",  # the gate carries TCP alone
]  # fmt: skip
UNREAD = frozenset({"image", "media", "font"})
SCHEMES = frozenset({"http", "https", "ws", "wss", "data", "blob", "about"})
PATIENCE = 20_000  # milliseconds to wait for the selector


def in_browser(request: Request, selector: str) -> Request:
    """The same request, to be made in a browser that waits until ``selector`` is there."""
    from scrapy_playwright.page import PageMethod

    wait = PageMethod("wait_for_selector", selector, state="attached", timeout=PATIENCE)
    return request.replace(meta=request.meta | {"playwright": True, "playwright_page_methods": [wait]})


def settings_of_browser(*, private_allowed: bool) -> dict[str, Any]:
    """Scrapy settings of a spider that needs a browser."""
    way_out = {} if private_allowed else {"proxy": {"server": gate().address, "bypass": "<-loopback>"}}
    return {
        "PLAYWRIGHT_BROWSER_TYPE": "chromium",
        "PLAYWRIGHT_LAUNCH_OPTIONS": {"executable_path": CHROMIUM, "args": QUIETLY} | way_out,
        "PLAYWRIGHT_DEFAULT_NAVIGATION_TIMEOUT": PATIENCE,
        "PLAYWRIGHT_ABORT_REQUEST": is_left,
        "PLAYWRIGHT_MAX_PAGES_PER_CONTEXT": 2,
    }


def is_left(request: Any) -> bool:
    """Whether a browser's request is for what nobody will read, or for anything but a web address."""
    return request.resource_type in UNREAD or urlsplit(request.url).scheme not in SCHEMES
