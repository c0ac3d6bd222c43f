"""What stands on a page beside its article: other articles' teasers, comments, lists of links."""

from __future__ import annotations

import re
from itertools import islice

from lxml.html import HtmlElement

from spiders.reading.tree.names import once

AROUND = 5  # elements around one that may say whose it is
_is_elsewhere = once(
    re.compile(
        r"comment|related|sidebar|teaser|promo|recommend|popular|quickview|most-?read|more-?news|newsletter",
        re.I,
    ).search
)


def is_beside(element: HtmlElement) -> bool:
    """Whether the names around an element say that it belongs to something beside the article."""
    around = (element, *islice(element.iterancestors(), AROUND))
    return any(_is_elsewhere(one.get("class") or "") for one in around if one.tag != "body")
