"""What can be wrong with a source, a discovery answer or a page, by name."""

from __future__ import annotations

from storage.article import Article


class SourceError(Exception):
    """A source definition is wrong; the message names the file, the stanza, the key and what is known."""


class Unreadable(Exception):
    """A discovery answer could not be read as what it should be; the message is the named reason."""


class NotAnArticle(Exception):
    """A page holds no article; the message is the named reason, such as ``challenge page``."""


class OnlyADocument(NotAnArticle):
    """A page without text, to which documents are attached; ``head`` is what the page says of them."""

    def __init__(self, head: Article):
        super().__init__("no text, only a document")
        self.head = head
