"""The date of a page on which no field tells machines of it: of a line, the address, a remark, its data."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from itertools import islice

from spiders.reading.dates.believed import YEARLESS, Written, same_day
from spiders.reading.fields.address_dates import month_in_address
from spiders.reading.fields.machines import from_machine, of_element
from spiders.reading.fields.remarks import remarked
from spiders.reading.fields.shown_dates import ENOUGH, LEAST, RELATIVE, Shown
from spiders.reading.fields.trust import AGREED, SURE_DATE
from spiders.reading.tree.beside import is_beside
from spiders.reading.tree.page import Page

SURE_LINE = 0.6  # what must speak for a line that is no day of the address
LOOKED_AT = 60  # elements that may hold a visible date
LONGEST_STATE = 500_000  # characters of a script
MOST_SAID = 200  # dates in them

_IN_STATE = re.compile(
    r"\"(?:date_?published|published_?(?:at|date|time|on)|publish_?(?:date|time)|publication_?(?:date|time)"
    r"|first_?published_?(?:at|date)?|display_?date|pub_?date)\"\s?:\s?\"?([\dT:.+Z /-]{8,35})",
    re.I,
)


def date_shown(
    page: Page, lines: list[Shown], address: Written | None, zone: str, now: datetime
) -> Written | None:
    """The date of a page that shows it in ``lines`` by its headline, in its ``address``, or elsewhere."""
    if address and (line := next((one for one in lines if same_day(one.written, address)), None)):
        return replace(line.written, confidence=AGREED)
    if lines and lines[0].score >= ENOUGH and not (address and lines[0].score < SURE_LINE):
        guessed = lines[0].label == "changed" or YEARLESS in lines[0].written.method
        sure = SURE_DATE["lesser" if guessed else "visible"]
        return replace(lines[0].written, confidence=sure)
    if address:
        return _exact(page, address, zone, now) or replace(address, confidence=SURE_DATE["address"])
    if lines and (lines[0].label or lines[0].written.method != RELATIVE) and lines[0].score >= LEAST:
        return replace(lines[0].written, confidence=SURE_DATE["lesser"])
    return _far(page, zone, now)


def _far(page: Page, zone: str, now: datetime) -> Written | None:
    """The date of a page on which neither its head nor its address tells the day."""
    remark = remarked(page, zone, now)
    if remark and remark.label != "changed":
        return replace(remark.written, confidence=SURE_DATE["lesser"])
    if not remark and (foot := _in_foot(page, zone, now)):
        return replace(foot, confidence=SURE_DATE["lesser"])
    if state := _of_state(page, zone, now):
        return state
    if remark:
        return replace(remark.written, confidence=SURE_DATE["changed"])
    month = month_in_address(page.url, zone, now)
    return month and replace(month, confidence=SURE_DATE["lesser"])


def _in_foot(page: Page, zone: str, now: datetime) -> Written | None:
    """The one day that is marked as a time in the foot of the article that holds the headline."""
    around = set() if (heading := page.first("h1")) is None else set(heading.iterancestors("article"))
    feet = {one for article in around for one in article.iterchildren("footer")}
    times = (one for one in page.all("time")[:LOOKED_AT] if not feet.isdisjoint(one.iterancestors("footer")))
    found = [read for one in times if (read := of_element(one, zone, now, "item"))]
    return found[0] if len({one.moment.date() for one in found}) == 1 else None


def _exact(page: Page, day: Written, zone: str, now: datetime) -> Written | None:
    """The one moment of a day that a page's times name, or else its remarks, wherever they stand."""
    times = (one for one in islice(page.all("time"), LOOKED_AT) if not is_beside(one))
    read = (of_element(one, zone, now, "item") for one in times)
    found = {one.moment: one for one in read if one and one.precision == "minute" and same_day(one, day)}
    if found:
        return replace(found.popitem()[1], confidence=AGREED) if len(found) == 1 else None
    remark = remarked(page, zone, now)
    return replace(remark.written, confidence=AGREED) if remark and same_day(remark.written, day) else None


def _of_state(page: Page, zone: str, now: datetime) -> Written | None:
    """The one day on which the data from which scripts build the page says that something was published."""
    said = (text for state in page.state for text in _IN_STATE.findall(state[:LONGEST_STATE]))
    found = [one for text in islice(said, MOST_SAID) if (one := from_machine(text, zone, now, "json state"))]
    if len({one.moment.date() for one in found}) != 1:
        return None
    return replace(found[0], confidence=SURE_DATE["json state"])
