"""Five news sites on loopback, with stories of our own, for the demo, the tests and the bench."""

from crawler.newsroom.newsroom import Newsroom
from crawler.newsroom.server import Seen

__all__ = ["Newsroom", "Seen"]
