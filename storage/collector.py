"""When nobody looks for garbage."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """While something is made that either stays for good or is in no cycle, and is freed as it is let go: to
    walk over it in search of garbage can take as long as the making.

    Also a decorator. Only who found it looked for stops that, and lets it begin again: another thread may do
    so between the question and the answer. https://docs.python.org/3/library/gc.html#gc.disable
    """
    if looked_for := gc.isenabled():
        gc.disable()
    try:
        yield
    finally:
        if looked_for:
            gc.enable()
