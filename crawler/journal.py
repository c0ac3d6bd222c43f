"""What the log says: one line for what matters, and no traceback for what has a name."""

from __future__ import annotations

import logging

FORM = "%(levelname)s %(name)s: %(message)s"
# These log, with a traceback, what the books of the round name and count.
NAMED_ELSEWHERE = ("scrapy-playwright", "scrapy.core.scraper", "scrapy.core.downloader.handlers.http11",
                   "scrapy.downloadermiddlewares.httpcompression", "scrapy.core.engine",
                   "trafilatura", "htmldate", "protego")  # fmt: skip


def begin(level: str) -> None:
    """Log on standard error from ``level`` up. At ``DEBUG``, also what is named elsewhere."""
    logging.basicConfig(level=level, format=FORM)
    for handler in logging.getLogger().handlers:  # Scrapy opens the root logger to everything
        handler.setLevel(level)
    logging.captureWarnings(True)
    if level != "DEBUG":
        for name in NAMED_ELSEWHERE:
            logging.getLogger(name).setLevel(logging.CRITICAL)
