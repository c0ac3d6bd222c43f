"""What can be wrong with the house itself, by name."""

from __future__ import annotations


class SettingError(Exception):
    """A setting given in the environment cannot be used; the message names it."""
