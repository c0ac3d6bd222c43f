"""What a PDF shows as an article: its title, its date, its text; or that it has no text to read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo

from spiders.faults import NotAnArticle
from spiders.reading.dates.believed import Written, believed
from spiders.reading.dates.written import written
from spiders.reading.fields.trust import SUREST, put_date, vouch
from spiders.reading.prints.formal import LONGEST_DATED, dated_part, is_dated, subject_in, words_of
from spiders.reading.prints.letter_words import either
from spiders.reading.prints.letterhead import (
    HEAD,
    LONGEST_TITLE,
    first_lines,
    first_words,
    may_be_title,
    without_foot,
    without_formal_head,
    without_head,
    without_letterhead,
)
from spiders.reading.prints.lines import plain
from spiders.reading.prints.paragraphs import Paragraph, told
from spiders.reading.prints.sheets import Print
from spiders.reading.tree.addresses import key_of
from storage.article import Article

UNSET = ("", "en-us", "en")  # what word processors write where nobody told them the language
ILLEGIBLE = 0.2  # share of letters without a meaning from which none is believed
CREATED = "pdf creation"  # the method of a date that is a guess
SCAN = "none: a PDF without text layer"
UNREADABLE = "none: a PDF whose letters have no meaning"
FOOT = 8  # paragraphs at the end, where a document may be dated as at its head
LARGER, FAR_LARGER = 1.12, 1.3  # than most type: a title's, and one that goes before a subject line
EARLIEST = 1993  # there was no PDF before

# Titles that programs give, and the words of links, which are no titles.
_NO_TITLE = re.compile(
    rf"{either('no title')}|(?:{either('kind of file')})[\s_-]*\d*$|.*[\\/]|.*_.*_"
    r"|.*\.(?:docx?|pdf|pptx?|xlsx?|rtf|odt|indd|qxd|cdr|tiff?|jpe?g|html?)\b|(?:https?|file):|\W*$"
    rf"|(?:{either('link to a file')})\W*(?:pdf|file|tệp)?\W*$",
    re.I,
)
_SIGNED = re.compile(rf"(?:{either('day of a signature')})\s*:?\s*(.{{8,40}})", re.I)
_CREATED = re.compile(r"(?:D:)?(\d{4})(\d\d)(\d\d)(\d\d)?(\d\d)?(?:\d\d)?(?:([+-])(\d\d)'?(\d\d)?|(Z))?")


def read(
    shown: Print,
    url: str,
    *,
    title: str = "",
    zone: str = "UTC",
    now: datetime,
    source: str = "",
    key: str | None = None,
    **_page: object,
) -> Article:
    """The article that a PDF holds; without a text layer one without text, whose method says so.

    ``title`` is what the source's list calls it, ``zone`` that of its dates; what else is known of a
    source is about its pages. Raises ``NotAnArticle`` where nobody gives it a title.
    """
    paragraphs = [] if _is_illegible(shown) else shown.paragraphs
    headed = _title(paragraphs, shown, title, url)
    if headed is None:
        raise NotAnArticle("no title, and no text layer in the PDF" if not paragraphs else "no title")
    name, method, sure = headed
    article = Article(source, key or key_of(url), url, name)
    article.vouch("title", method, sure)
    vouch(article, "url", "address")
    if paragraphs and shown.language.lower() not in UNSET:
        article.page_language = shown.language
        article.vouch("language", "pdf", 0.5)
    put_date(article, _date(paragraphs, shown, zone, now))
    _fill(article, paragraphs, shown)
    return article


def _is_illegible(shown: Print) -> bool:
    return shown.unreadable > ILLEGIBLE * shown.letters


def _fill(article: Article, paragraphs: list[Paragraph], shown: Print) -> None:
    lines = list(told(_text(article, paragraphs) or paragraphs, shown.usual))
    article.text = "\n".join(text for _, text in lines)
    article.shape = "".join(kind for kind, _ in lines)
    if not lines:
        article.vouch("text", UNREADABLE if _is_illegible(shown) else SCAN, SUREST)
    elif not shown.is_whole:
        article.vouch("text", f"pdf, {shown.read} of {shown.pages} pages, cut", 0.6)
    else:
        article.vouch("text", "pdf", 0.9)


# --- the title --------------------------------------------------------------------------------------

Headed = tuple[str, str, float]


def _title(paragraphs: list[Paragraph], shown: Print, given: str, url: str) -> Headed | None:
    """The title, the method and how sure it is: surest is what list or file say where the page says it."""
    first = [one for one in paragraphs if one.page == 0]
    words = set(words_of(" ".join(one.text for one in first)))
    said = [(plain(given), "entry", 0.8), (plain(shown.title), "pdf title", 0.4)]
    said = [(text, method, sure) for text, method, sure in said if text and not _NO_TITLE.match(text)]
    for text, method, _ in said:
        if _is_said(text, words):
            return text[:LONGEST_TITLE], f"{method}, page one", 0.95
    if found := _on_page_one(first, shown) if first else None:
        return found
    listed = next((one for one in said if one[1] == "entry"), None)
    found = listed or first_lines(first) or next(iter(said), None)
    return found or _file_name(url) or first_words(paragraphs)


def _is_said(title: str, words: set[str]) -> bool:
    asked = words_of(title)
    return len(title) > 12 and sum(word in words for word in asked) >= 0.85 * max(1, len(asked))


def _on_page_one(first: list[Paragraph], shown: Print) -> Headed | None:
    fit = [one for one in first[: 2 * HEAD] if may_be_title(one)]
    best = max(fit, key=lambda one: round(one.size), default=None)
    if best and best.size > FAR_LARGER * shown.usual:
        return _with_rest(best, first), "largest type", 0.8
    for one in first[:HEAD]:
        if subject := subject_in(one.text):
            return subject[:LONGEST_TITLE], "subject line", 0.7
    if best and best.size > LARGER * shown.usual:
        return _with_rest(best, first), "largest type", 0.8
    left, right = min(one.left for one in first), max(one.right for one in first)
    centres = ((left + right) / 2, (shown.sheets[0][0] if shown.sheets else 0) / 2)
    for one in fit:
        apart = min(abs((one.left + one.right) / 2 - centre) for centre in centres)
        if one.bold and apart < 0.05 * (right - left):
            return _with_rest(one, first), "bold type", 0.65
    return None


def _with_rest(head: Paragraph, among: list[Paragraph]) -> str:
    """A short head (THÔNG BÁO) together with the line below that says of what."""
    place = next(number for number, one in enumerate(among) if one is head)
    below = among[place + 1] if place + 1 < len(among) else None
    if below and len(words_of(head.text)) < 4 and below.bold and len(below.text) < LONGEST_TITLE:
        return f"{head.text} {below.text}"
    return head.text


def _file_name(url: str) -> Headed | None:
    """The name of the file, where it is made of words."""
    name = unquote(urlsplit(url).path.rpartition("/")[2])
    words = re.sub(r"[\s_+-]+", " ", re.sub(r"\.pdf$", "", name, flags=re.I)).strip()
    told_words = [word for word in words_of(words) if not any(map(str.isdigit, word)) and len(word) > 1]
    return (words[:LONGEST_TITLE], "file name", 0.2) if len(told_words) > 2 else None


# --- the text ---------------------------------------------------------------------------------------


def _text(article: Article, paragraphs: list[Paragraph]) -> list[Paragraph]:
    """The paragraphs without the title, the letterhead, the line that dates them, and who gets a copy."""
    asked = set(words_of(article.title))
    place = next((at for at, one in enumerate(paragraphs[: 2 * HEAD]) if _is_of(one, asked)), -1)
    if place < 0:
        return without_foot(without_head(paragraphs))
    end = place + 1
    while end < len(paragraphs) and _is_of(paragraphs[end], asked):
        end += 1
    return without_foot([*without_letterhead(paragraphs[:place]), *without_formal_head(paragraphs[end:])])


def _is_of(one: Paragraph, asked: set[str]) -> bool:
    """Whether a paragraph says no more than a title of these words."""
    words = words_of(subject_in(one.text) or one.text)
    return len(words) > 0 and len(one.text) > 5 and sum(word in asked for word in words) >= 0.9 * len(words)


# --- the date ---------------------------------------------------------------------------------------


def _date(paragraphs: list[Paragraph], shown: Print, zone: str, now: datetime) -> Written | None:
    """When a document is dated; when the file was made is a guess, and said to be one."""
    return next(_witnesses(paragraphs, shown, zone, now), None)


def _witnesses(paragraphs: list[Paragraph], shown: Print, zone: str, now: datetime) -> Iterator[Written]:
    head = [text for one in paragraphs[:HEAD] if one.page == 0 for text in (one.text, *one.rows)]
    foot = [one.text for one in paragraphs[-FOOT:]] if shown.is_whole else []
    for text in (*head, *foot):
        said = dated_part(text)
        found = written(said, zone, now) if len(said) < LONGEST_DATED and is_dated(said) else None
        if found and found.precision != "month":
            yield replace(found, method=f"visible, {found.method}", confidence=0.8)
    for line in [] if _is_illegible(shown) else shown.stamp:
        signed = _SIGNED.match(line)
        if signed and (found := written(signed.group(1), zone, now)):
            yield replace(found, method=f"signature, {found.method}", confidence=0.7)
    made = _made(shown.created, zone)
    if made and (found := believed(Written(made, "minute", CREATED, 0.3), zone, now)):
        yield replace(found, precision="day", method=CREATED)


def _made(text: str, zone: str) -> datetime | None:
    found = _CREATED.match(text)
    if found is None:
        return None
    year, month, day, hour, minute = (int(each or 0) for each in found.groups()[:5])
    try:
        moment = datetime(year, month, day, hour, minute, tzinfo=_zone_of(found, zone))
    except ValueError:
        return None
    return moment if year >= EARLIEST else None


def _zone_of(found: re.Match[str], zone: str) -> ZoneInfo | timezone:
    if found[9]:
        return UTC
    if not found[6]:
        return ZoneInfo(zone)
    ahead = timedelta(hours=int(found[7]), minutes=int(found[8] or 0))
    return timezone(-ahead if found[6] == "-" else ahead)
