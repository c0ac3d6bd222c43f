"""A date that is one of the parts of which a line is made, as the items of a list are."""

from __future__ import annotations

from datetime import datetime
from itertools import islice

from lxml.html import HtmlElement

from spiders.reading.dates.believed import Written
from spiders.reading.dates.labels import label_before
from spiders.reading.dates.months import fold
from spiders.reading.dates.written import labelled
from spiders.reading.tree.texts import line_of

MOST = 8  # parts of a line
LONGEST = 220  # characters of a line that is looked at by its parts
PARTS = frozenset(("p", "div", "li", "td", "dd", "span", "time"))


def of_part(element: HtmlElement, zone: str, now: datetime, american: bool) -> tuple[Written | None, str]:
    """The date of the only part of an element that is a date, and what that part calls it; nothing where the
    part in front of it says that it is another day."""
    parts = list(islice(element, MOST + 1))  # to count all of them takes its time where they are many
    if not 1 < len(parts) <= MOST or not all(map(_is_apart, parts)):
        return None, ""
    texts = [line_of(one) for one in parts]
    if sum(map(len, texts)) > LONGEST:
        return None, ""
    read = [labelled(text, zone, now, month_first=american) for text in texts]
    dated = [place for place, (found, _) in enumerate(read) if found]
    if len(dated) != 1 or label_before(fold(" ".join(texts[: dated[0]]))) == "other":
        return None, ""
    whole = labelled(" | ".join(texts), zone, now, month_first=american)  # with the hour of another part
    return whole if whole[0] else read[dated[0]]


def _is_apart(part: HtmlElement) -> bool:
    return part.tag in PARTS and not (part.tail or "").strip()
