"""Loaded once by the fork server, so that a worker is ready in a tenth of a second.

A reactor made before the fork could not be used after it, so nothing here may install one.
"""

import gc
import sys
from datetime import UTC, datetime

from pipelines.language import language_of
from pipelines.promise import promising
from pipelines.tag import judge
from spiders.article import read

# Models and automata are read now, and not in every worker.
for text in ("It is read.", "Это прочитано.", "یہ پڑھا گیا۔", "已读。"):
    language_of(text * 20)
judge("", "")
promising("", "")
page = (
    "<h1>A page</h1><p>20 November 2026, 14:05</p>" + "<p>It is read once, so nothing is slow later.</p>" * 3
)
read(page, "https://page.example/a", now=datetime.now(UTC))

# What is loaded stays for life. No worker shall walk over it, nor copy the pages it lies on, in search of
# garbage: https://docs.python.org/3/library/gc.html#gc.freeze
gc.collect()
gc.freeze()

assert "twisted.internet.reactor" not in sys.modules, "a reactor was installed before the fork"
