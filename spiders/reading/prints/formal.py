"""Lines of letters that are no text: mottos, numbers, addresses, salutations, dates, subjects."""

from __future__ import annotations

import re

from spiders.reading.dates.months import NAME, fold, marked
from spiders.reading.prints.letter_words import either

LONGEST_SAID = 200  # characters of a line that may be a date
LONGEST_DATED = 90  # characters of a line that is a date and a place

# What stands above a letter and is not its title.
MOTTO = re.compile(rf".{{0,60}}(?:{either('motto')})|{either('above a title')}", re.I)
_NUMBER = re.compile(rf"(?:{either('number')})\s*[.:：/]|№\s*\S*\d", re.I)
# Numbers, addresses and salutations, which stand above the text as well.
_FORMAL = re.compile(
    r".{0,40}(?:@|https?:|www\.)"
    rf"|(?:{either('address')})\b|(?:{either('salutation')})|(?:{either('kind of letter')})\W*$",
    re.I,
)
_SUBJECT = re.compile(rf"(?:{either('subject')})\s*[:：]\s*(?=\S)|v/v\s+(?=\S)", re.I)
_V_V = re.compile(r"(?:^|\s)v/v\s*:?\s+", re.I)  # behind a letter's number, on the line below it
_NUMBERED = re.compile(rf"(?:{either('number before a day')})\s*:?\s*\S*\d\S*\s+(?=\S)", re.I)
# 2026 г. and its like are no end of a sentence; nor is the stop behind a place, a comma and a day
_YEAR_ENDS = re.compile(r"\b[гйжсшy]\.$|^[^\d.]*(?:\b\w\.[^\d.]*)*[,،，][^\d,]*\d[^,]*\d{4}\.$", re.I)
_IN_FIGURES = re.compile(
    r"\d{1,2}\s*[./-]\s*\d{1,2}\s*[./-]\s*\d{4}|\d{4}[./-]\d{1,2}[./-]\d{1,2}|\d\s*tháng\s*\d|\d{4}\s*年\s*\d",
    re.I,
)
_LIKE_A_DAY = re.compile(
    r"(?<!\d)\d{1,2}(?!\d)\W*[^\W\d_]{2}\D{0,25}\d{4}(?!\d)|\d{4}(?!\d)\W*[^\W\d_]\D{0,25}(?<!\d)\d{1,2}(?!\d)"
    r"|[^\W\d_]{3}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}(?!\d)"
)
# What a line is about whose day is another one than that of the letter: next meeting, valid until.
_LABEL = re.compile(
    rf"(?!(?:{either('day of the letter')})\b)"
    r"[^\d:]*[a-zа-яёàâçéèêëîïôûùüÿñæœąćęłńóśźżăđơưạ-ỹ]+\s*:\s*[^\d:]*\d",
    re.I,
)
_IDEOGRAPHS = re.compile(
    r"\W*(?:\w{2,6}[，,]\s*)?[〇零○一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月"
)
_WORD = re.compile(r"[\u3040-\u9fff]|[^\W\u3040-\u9fff]+")  # an ideograph says as much as a word
_PLACE, _END = 6, 4  # words before the first figure of a line that is a date, and behind its last


def words_of(text: str) -> list[str]:
    """The words of a text in lower case."""
    return [word.lower() for word in _WORD.findall(text)]


def is_dated(text: str) -> bool:
    """Whether a text is a date, perhaps with a place, and no sentence."""
    if _IDEOGRAPHS.match(text):
        return len(text) < 24
    if (
        len(text) > LONGEST_SAID
        or sum(map(str.isdigit, text)) < 5
        or len(words_of(text)) > 12
        or _LABEL.match(text)
    ):
        return False
    if text.endswith((".", "。", "۔")):
        return bool(_YEAR_ENDS.search(text)) and _is_bare(text) and _names_a_day(text)
    return True


def _is_bare(text: str) -> bool:
    """Whether hardly anything stands around the figures of a line."""
    figures = [place for place, char in enumerate(text) if char.isdigit()]
    before, behind = words_of(text[: figures[0]]), words_of(text[figures[-1] + 1 :])
    return len(before) <= _PLACE and len(behind) <= _END


def _names_a_day(text: str) -> bool:
    """Whether a line holds a day in figures, or the name of a month."""
    return bool(_IN_FIGURES.search(text) or re.search(NAME, marked(fold(text))))


def is_date_line(text: str) -> bool:
    """Whether a whole line says a place and a day, as above a letter, and nothing else."""
    if len(text) >= LONGEST_DATED or not is_dated(text):
        return False
    return bool(_IDEOGRAPHS.match(text)) or (_is_bare(text) and _names_a_day(text))


def dated_part(text: str) -> str:
    """A line without the number of the letter that stands before its day (No 12/3 of 5 October 2026)."""
    return _NUMBERED.sub("", text, count=1) if _NUMBERED.match(text) else text


def is_formal(text: str) -> bool:
    """Whether a line is a motto, a number, an address, a salutation or says what kind of letter this is."""
    return bool(MOTTO.match(text) or _NUMBER.match(text) or _FORMAL.match(text))


def stands_alone(text: str) -> bool:
    """Whether a line at the head of a letter is a paragraph of its own, however near others stand."""
    return len(text) < LONGEST_DATED and (_is_like_a_date(text) or is_formal(text))


def _is_like_a_date(text: str) -> bool:
    """Whether a line looks like a place and a day; names of months are not asked for, which takes long."""
    figures = bool(_LIKE_A_DAY.search(text) or _IN_FIGURES.search(text))
    ended = text.endswith((".", "。", "۔")) and not _YEAR_ENDS.search(text)
    return bool(_IDEOGRAPHS.match(text)) or (
        figures and not ended and _is_bare(text) and not _LABEL.match(text)
    )


def begins_subject(text: str) -> bool:
    """Whether a line begins with what marks the subject of a letter."""
    return bool(_SUBJECT.match(text))


def subject_in(text: str) -> str:
    """What a line says to be the subject of a letter, with a capital; empty where it says none."""
    found = _SUBJECT.match(text) or _V_V.search(text)
    said = text[found.end() :] if found else ""
    return said[:1].upper() + said[1:]
