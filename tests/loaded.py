"""What a worker loads and builds itself, run in one that the fork server made."""

from __future__ import annotations

import os
import sys
from multiprocessing.connection import Connection
from typing import Any

from crawler.worker import _crawl

ROOMS = ("crawler.", "spiders.", "pipelines.", "storage.", "feeds.")


def tell_what_is_loaded(said: dict[str, Any], source: str, pipe: Connection) -> None:
    """Do one round and send, behind its reports, what was not there when it began."""
    before = modules_and_tables()
    _crawl(said, source, {}, pipe)
    pipe.send(sorted(modules_and_tables() - before))
    pipe.close()
    os._exit(0)


def tell_modules(pipe: Connection) -> None:
    """Send the names of all modules that the fork server has loaded."""
    pipe.send({*sys.modules})


def modules_and_tables() -> set[str]:
    """The modules that are loaded, and the functions of the house that have built their one table."""
    ours = [(name, module) for name, module in sys.modules.items() if name.startswith(ROOMS)]
    tables = {
        f"{name}.{what}"
        for name, module in ours
        for what, one in vars(module).items()
        if hasattr(one, "cache_info") and one.cache_info()[2:] == (1, 1)  # one at most, and one there
    }
    return {*sys.modules, *tables}
