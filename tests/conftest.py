"""Loaded before all tests."""

import crawler  # noqa: F401  (before numpy, which it tells to have one thread)
