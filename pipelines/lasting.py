"""What is built once and stays for the life of the process."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def built_for_good() -> Iterator[None]:
    """While it is built, nobody looks among its parts for garbage: that takes as long as the building.

    Also a decorator. https://docs.python.org/3/library/gc.html#gc.disable
    """
    looked_for = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looked_for:
            gc.enable()
