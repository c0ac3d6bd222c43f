"""Loaded before all tests."""

import gc
import sys

import pytest

import crawler  # noqa: F401  (before numpy, which it tells to have one thread)


def pytest_collection_finish(session: pytest.Session) -> None:
    """What stands when the tests begin stays to their end: none of them looks for garbage in it.

    The fork server of the tests that need one loads while the others run.
    """
    gc.collect()
    gc.freeze()
    if not session.config.option.collectonly and (worker := sys.modules.get("crawler.worker")):
        worker.begin_fork_server()
