"""What stands at the head of a printed letter: sender, numbers, dates, and the title below them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from spiders.reading.prints.formal import (
    LONGEST_DATED,
    MOTTO,
    dated_part,
    is_date_line,
    is_dated,
    is_formal,
    words_of,
)
from spiders.reading.prints.letter_words import either
from spiders.reading.prints.paragraphs import Paragraph

HEAD = 15  # paragraphs at the head of page one
LONGEST_TITLE = 300
LONGEST_LINE = 200  # characters of a title that nothing but its place tells
LONGEST_BEGIN = 120  # characters of a title that is but the beginning of the text
TELLS = 120  # characters from which on what ends in a stop is of the text
WORDS = 4  # of a line that says something
LETTERHEAD = 14  # short paragraphs above the title that are the sender's, at most
BELOW = 5  # paragraphs below the title among which date and salutation stand
FOOT = 16  # short paragraphs at the end, among which those are named whom a letter goes to
_STOP = re.compile(r"[.!?。！？؟۔;,:][\"'»”’)\]]*$")
# Behind a letter: who gets a copy, and whom to ask.
_COPIES = re.compile(rf"(?:{either('copies')})\s*[:：]", re.I)


def first_lines(first: list[Paragraph]) -> tuple[str, str, float] | None:
    """The title of a page that is set in one type: the last line above its text that says something.

    With the name of the method and how sure it is; ``None`` where no line may be a title.
    """
    above: list[str] = []
    for one in first[:HEAD]:
        text = one.text
        if _is_told(text):
            break
        if may_be_title(one) and not (is_formal(text) or is_dated(text) or _STOP.search(text)):
            above.append(text)
    telling = [text for text in above if len(words_of(text)) >= WORDS]
    found = (telling or [text for text in above if text.isupper()])[-1:]
    return (found[0], "first lines", 0.4) if found else None


def first_words(paragraphs: list[Paragraph]) -> tuple[str, str, float] | None:
    """The beginning of a text in place of a title that nobody gives; ``None`` where there is no text."""
    if not paragraphs:
        return None
    text = paragraphs[0].text
    begun = text[:LONGEST_BEGIN].rpartition(" ")[0] or text[:LONGEST_BEGIN]
    return text if len(text) <= LONGEST_BEGIN else f"{begun}…", "text", 0.1


def may_be_title(one: Paragraph) -> bool:
    """Whether a paragraph is neither too short nor too long for a title, and no motto."""
    return 5 < len(one.text) <= LONGEST_TITLE and not MOTTO.match(one.text) and len(words_of(one.text)) > 1


def without_letterhead(above: list[Paragraph]) -> list[Paragraph]:
    """What stands above a title, without the sender's: nothing at all where all of it is short."""
    sender = len(above) <= LETTERHEAD and all(len(one.text) < LONGEST_DATED for one in above)
    return [] if sender else list(_informal(above))


def without_formal_head(below: list[Paragraph]) -> list[Paragraph]:
    """What stands below a title without the day, the number and the salutation above the text."""
    head = list(takewhile(lambda one: _is_no_text(one) or not _begins_text(one.text), below[:BELOW]))
    return [*_informal(head), *below[len(head) :]]


def without_head(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """A text whose title is not among it, without what is formal, and the sender in capitals above that."""
    head = list(takewhile(lambda one: one.page == 0 and not _is_told(one.text), paragraphs[:HEAD]))
    formal = [place for place, one in enumerate(head) if _is_no_text(one)]
    above = head[: formal[-1] if formal else 0]
    kept = [one for one in above if not (one.text.isupper() and len(one.text) < LONGEST_DATED)]
    return [*_informal([*kept, *head[len(above) :]]), *paragraphs[len(head) :]]


def without_foot(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """A text without those whom a copy goes to, and without the day at its end."""
    first = max(0, len(paragraphs) - FOOT)
    for place, one in enumerate(paragraphs[first:], first):
        if _COPIES.match(one.text) and all(len(other.text) < TELLS for other in paragraphs[place:]):
            paragraphs = paragraphs[:place]
            break
    dated = len(paragraphs) > 1 and is_date_line(paragraphs[-1].text)
    return paragraphs[:-1] if dated else paragraphs


def _informal(paragraphs: list[Paragraph]) -> Iterator[Paragraph]:
    return (one for one in paragraphs if not _is_no_text(one))


def _is_no_text(one: Paragraph) -> bool:
    return len(one.text) < LONGEST_DATED and (is_date_line(dated_part(one.text)) or is_formal(one.text))


def _begins_text(text: str) -> bool:
    """Whether a paragraph below a title is of the text: a sentence, or a long line."""
    return len(text) >= LONGEST_DATED or (bool(_STOP.search(text)) and len(words_of(text)) > WORDS)


def _is_told(text: str) -> bool:
    """Whether a paragraph is of the text, and no line above it."""
    return len(text) >= TELLS and bool(_STOP.search(text) or len(text) > LONGEST_LINE)
