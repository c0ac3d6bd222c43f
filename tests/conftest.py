"""Loaded before all tests."""

import gc

import crawler  # noqa: F401  (before numpy, which it tells to have one thread)


def pytest_collection_finish() -> None:
    """What stands when the tests begin stays to their end: none of them looks for garbage in it."""
    gc.collect()
    gc.freeze()
