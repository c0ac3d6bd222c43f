"""What stands on a page beside its article: other articles' teasers, comments, lists of links."""

from __future__ import annotations

import re
from itertools import islice

from lxml.html import HtmlElement

AROUND = 5  # elements around one that may say whose it is
_ELSEWHERE = re.compile(
    r"comment|related|sidebar|teaser|promo|recommend|popular|quickview|most-?read|more-?news|newsletter", re.I
)


def is_beside(element: HtmlElement) -> bool:
    """Whether the names around an element say that it belongs to something beside the article."""
    around = (element, *islice(element.iterancestors(), AROUND))
    return any(_ELSEWHERE.search(one.get("class") or "") for one in around if one.tag != "body")
