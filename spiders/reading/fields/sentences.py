"""Lines of a page that are text of its article: sentences, whose days are those of what they tell of."""

from __future__ import annotations

import re

from spiders.reading.fields.byline_words import either

LONGEST_LINE = 160  # characters of a line that may show a date
LINE_OF_TEXT = 100  # letters from which on a line is text, whatever it ends with
SHORTEST = 10  # signs of a sentence
SENTENCE = 18  # letters from which on a line with a stop is one
WORDS = 5  # of a sentence that ends with a word
LONG_WORDS = 4  # of one that ends with a figure
CLOSELY = "\u3040"  # from which on a sign is a word or half of one
BARE_HOUR = re.compile(r"\W{0,3}\d{1,2}[:h時时]\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?\W{0,3}", re.I)
_IN_FRONT = re.compile(  # a date in front of a text: (18.01.2018) Text, Geneva, 18 January 2018 - Text
    r"[\s(\[]{0,3}(?:[^\W\d]{2,20}(?: [^\W\d]{2,20})?,\s*)?\d[^\n,;，；。]{5,24}?"
    r"(?:\)|\]|\s[-–—|]|(?<!\s[гжйy])\.|:)(?=\s|$)"
)
_DATELINE = re.compile(  # HANOI, 12 Oct —, Bogotá, 19 de noviembre de 2026. Text, 新华社南宁11月19日电
    r"[^|\n]{0,60}?\d[^|\n]{0,40}?(?:\)|\]|\s|(?<=\.)|(?<=[)\]]))[-–—|:]+(?=\s)"
    r"|[^\W\d_][^|\n.,]{1,30},\s*\d[^|\n.,]{4,30}\d{4}\.(?=\s)"
    r"|[^|\n，。]{0,30}?日(?:[(（][^)）]{1,20}[)）])?\s?[电電讯訊]"
)
AGENCY = r"[^\W\d_](?:[^\W\d_]|['‘’ʻʼ/+. -]){1,24}"  # its name
_FIGURES = r"\d{1,2}[./-]\d{1,2}"
_DAY = (
    r"(?:\d{1,2}[^\W\d_]{0,2}[\s-]?[^\W\d_]{2,12}\.?|[^\W\d_]{3,12}\.? \d{1,2}|\d{1,2}月\d{1,2}日"
    rf"|(?:[^\W\d_]{{2,5}} )?{_FIGURES})"
)
# Москва, 18 ноября /ТАСС/. Text, الرياض 18 نوفمبر (واس) - Text, Астана. 18 қараша. ҚазАқпарат – Text, 18日电
_OF_AGENCY = re.compile(
    rf"[^\W\d_][^|\n\d.,،:]{{1,30}}[.,،]?\s*{_DAY}[.,]?\s*"
    rf"(?:(?:/\s?{AGENCY}/|\({AGENCY}\))\s?[-–—:.]+(?=\s)|(?<=\.)\s{AGENCY}(?=\s[-–—]))"
    # Hà Nội (TTXVN) 18/11 - Text, Hà Nội (TTXVN, 18/11) - Text, (Кабар) 18.11. Text
    rf"|(?:[^\W\d_][^|\n\d.,:(/]{{1,30}})?[(/]\s?{AGENCY}[)/]?[.,]?\s?(?:[-–—]\s)?"
    rf"{_FIGURES}(?:\.|\.?\)?\s?[-–—:]+)(?=\s)"
    r"|[^|\n，。,\d]{0,20}\d{1,2}月\d{1,2}日(?:[(（][^)）]{1,20}[)）])?\s?[电電讯訊]"
)
_STOP = re.compile(r"[^\s\d.|•·]{2,}[.!?؟۔:][\"'»”’)\]]{0,2}$|[。！？：][”」）]?$")
_STOPS = frozenset(".!?؟۔:。！？：")
_END = 5  # signs at the end of a line, in which its stop stands with the end of a word
_FIGURE = re.compile(r"\d")
_FIGURE_STOP = re.compile(r"\d[.!?؟۔]$")
_CLOSE = re.compile(rf"[{CLOSELY}-\uffff]+")
_WORD = re.compile(r"[^\W\d_]{2,}")
_LONG_WORD = re.compile(r"[^\W\d_]{3,}")
_BYLINE = re.compile(rf"(?:{either('begins a byline')})\b", re.I)


def weight_of(text: str) -> int:
    """The signs of a text; those of Chinese, each half a word, weigh three."""
    return len(text) if text.isascii() else len(text) + 2 * len("".join(_CLOSE.findall(text)))


def is_sentence(line: str) -> bool:
    """Whether a line says something as sentences do: it ends with a stop behind several words."""
    line = line.strip()
    if len(line) < SHORTEST or _STOPS.isdisjoint(line[-3:]) or _BYLINE.match(line):
        return False
    if _STOP.search(line[-_END:]) and not any(map(str.isdigit, line[-10:])):
        return weight_of(line) >= SENTENCE and (max(line[-3:]) >= CLOSELY or _count(_WORD, line) >= WORDS)
    return bool(_FIGURE_STOP.search(line[-_END:])) and _count(_LONG_WORD, line) >= LONG_WORDS


def _count(word: re.Pattern[str], line: str) -> int:
    return len(word.findall(line))


def is_text(line: str) -> bool:
    """Whether a line is text of an article rather than a note by it."""
    return len(line) >= LINE_OF_TEXT or weight_of(line) >= LINE_OF_TEXT or is_sentence(line)


def dateline(sentence: str) -> str:
    """What stands in front of a sentence and apart from it, with a date perhaps: *HANOI, 12 Oct —*."""
    begun = sentence[:LONGEST_LINE]
    found = _FIGURE.search(begun) and (_OF_AGENCY.match(begun) or _DATELINE.match(begun))
    return found.group() if found else ""


def front_of(text: str) -> str:
    """What stands in front of a long text and surely apart from it, with a date perhaps."""
    begun = text[:LONGEST_LINE]
    found = _FIGURE.search(begun) and (_OF_AGENCY.match(begun) or _IN_FRONT.match(begun))
    return found.group() if found else ""
