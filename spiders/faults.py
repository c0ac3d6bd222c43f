"""What can be wrong with a source, a discovery answer or a page, by name."""

from __future__ import annotations


class SourceError(Exception):
    """A source definition is wrong; the message names the file, the stanza, the key and what is known."""


class Unreadable(Exception):
    """A discovery answer could not be read as what it should be; the message is the named reason."""


class NotAnArticle(Exception):
    """A page holds no article; the message is the named reason, such as ``challenge page``."""
