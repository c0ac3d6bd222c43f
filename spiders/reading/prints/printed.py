"""What a PDF shows as an article: its title, its date, its text; or that it has no text to read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo

from spiders.faults import NotAnArticle
from spiders.reading.charsets.vietnamese import from_font
from spiders.reading.dates.believed import Written, believed
from spiders.reading.dates.written import written
from spiders.reading.fields.trust import SUREST, confidence_of
from spiders.reading.prints.letterhead import (
    HEAD,
    LONGEST_TITLE,
    MOTTO,
    first_lines,
    is_dated,
    may_be_title,
    words_of,
)
from spiders.reading.prints.lines import Line, plain
from spiders.reading.prints.paragraphs import Paragraph, body_size, paragraphs_of, told, without_running
from spiders.reading.prints.sheets import Print
from storage.article import Article

UNSET = ("en-us", "en")  # what word processors write where nobody told them the language
FEW = 40  # letters a page under which its text is a stamp on a picture
ILLEGIBLE = 0.2  # share of letters without a meaning from which none is believed
CREATED = "pdf creation"  # the method of a date that is a guess
SCAN = "none: a PDF without text layer"
UNREADABLE = "none: a PDF whose letters have no meaning"
LONGEST_DATED = 90  # characters of a paragraph that is a date and a place
LONGEST_ROW = 60  # characters of a line of a letterhead
FOOT = 8  # paragraphs at the end, where a document may be dated as at its head
LETTERHEAD = 14  # short paragraphs above the title that are the sender's, at most
EARLIEST = 1993  # there was no PDF before

# Titles that programs give, and the words of links, which are no titles.
_NO_TITLE = re.compile(
    r"microsoft (?:word|powerpoint|excel|office)\b|powerpoint presentation|presentación de powerpoint"
    r"|презентация powerpoint|(?:untitled|document|doc|scan|slide|слайд|документ|tài liệu)[\s_-]*\d*$"
    r"|no title|без названия|.*[\\/]|.*_.*_"
    r"|.*\.(?:docx?|pdf|pptx?|xlsx?|rtf|odt|indd|qxd|cdr|tiff?|jpe?g|html?)\b"
    r"|(?:https?|file):|\W*$|(?:xem (?:chi tiết|thêm|tại đây)|tải (?:về|xuống)|chi tiết|tại đây|đính kèm"
    r"|download|details|read more|скачать|подробнее|yuklab olish|жүктөө|télécharger|descargar|تحميل|للتحميل"
    r"|دانلود|ڈاؤن لوڈ|下载|附件)\W*(?:pdf|file|tệp)?\W*$",
    re.I,
)
_SUBJECT = re.compile(r"(?:v/v|objet|subject|тема|الموضوع|موضوع|事由)\s*[:：]?\s*(?=\S)", re.I)
_V_V = re.compile(r"(?:^|\s)v/v\s*:?\s+", re.I)  # behind a letter's number, on the line below it
# The lines of a digital signature, which are all the text that many a scan has.
_STAMP = re.compile(
    r"(?:(?:người )?ký (?:bởi|số|bởi)?\s*:|ký bởi|người ký|cơ quan\s*:|email\s*:|thời gian ký|ngày ký"
    r"|digitally signed|signature (?:not )?verified|date\s*:|подписано|сертификат|владелец\s*:|действителен"
    r"|документ подписан|scanned (?:by|with)|camscanner)",
    re.I,
)
_SIGNED = re.compile(r"(?:thời gian ký|ngày ký|date)\s*:?\s*(.{8,40})", re.I)
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
    lines, stamp = _legible(shown)
    paragraphs = paragraphs_of(lines)
    usual = body_size(lines)
    headed = _title(paragraphs, usual, shown, title, url)
    if headed is None:
        raise NotAnArticle("no title, and no text layer in the PDF" if not paragraphs else "no title")
    name, method, sure = headed
    article = Article(source, key or re.sub(r"^https?://(www\.)?", "", url), url, name)
    article.page_language = shown.language if lines and shown.language.lower() not in ("", *UNSET) else None
    article.vouch("title", method, sure)
    article.vouch("url", "address", confidence_of("url", "address"))
    if article.page_language:
        article.vouch("language", "pdf", 0.5)
    if dated := _date(paragraphs, stamp, shown, zone, now):
        article.published, article.published_precision = dated.moment, dated.precision
        article.published_method = dated.method
        article.vouch("published", dated.method, dated.confidence)
    _fill(article, paragraphs, usual, shown)
    return article


def _legible(shown: Print) -> tuple[list[Line], list[Line]]:
    """The lines that can be read, and apart from them those of a stamp; none where there are too few."""
    if not shown.lines or shown.unreadable > ILLEGIBLE * shown.letters:
        return [], []
    texts = from_font("\n".join(line.text for line in shown.lines)).split("\n")
    lines = [replace(line, text=text) for line, text in zip(shown.lines, texts, strict=True)]
    stamp = [line for line in lines if _STAMP.match(line.text)]
    rest = without_running([line for line in lines if not _STAMP.match(line.text)])
    few = sum(len(line.text) for line in rest) < FEW * max(1, shown.read)
    return ([] if few else rest), stamp


def _fill(article: Article, paragraphs: list[Paragraph], usual: float, shown: Print) -> None:
    lines = list(told(_below_title(article, paragraphs) or paragraphs, usual))
    article.text = "\n".join(text for _, text in lines)
    article.shape = "".join(kind for kind, _ in lines)
    if not lines:
        illegible = shown.unreadable > ILLEGIBLE * shown.letters
        article.vouch("text", UNREADABLE if illegible else SCAN, SUREST)
        return
    whole = shown.read >= shown.pages
    article.vouch(
        "text", "pdf" if whole else f"pdf, {shown.read} of {shown.pages} pages", 0.9 if whole else 0.6
    )


# --- the title --------------------------------------------------------------------------------------

Headed = tuple[str, str, float]


def _title(paragraphs: list[Paragraph], usual: float, shown: Print, given: str, url: str) -> Headed | None:
    """The title, the method and how sure it is: surest is what list or file say where the page says it."""
    first = [one for one in paragraphs if one.page == 0]
    words = set(words_of(" ".join(one.text for one in first)))
    said = [(plain(given), "entry", 0.8), (plain(shown.title), "pdf title", 0.4)]
    said = [(text, method, sure) for text, method, sure in said if text and not _NO_TITLE.match(text)]
    for text, method, _ in said:
        if _is_said(text, words):
            return text[:LONGEST_TITLE], f"{method}, page one", 0.95
    if found := _on_page_one(first, usual, shown) if first else None:
        return found
    listed = next((one for one in said if one[1] == "entry"), None)
    return listed or first_lines(first) or next(iter(said), None) or _file_name(url)


def _is_said(title: str, words: set[str]) -> bool:
    asked = words_of(title)
    return len(title) > 12 and sum(word in words for word in asked) >= 0.85 * max(1, len(asked))


def _on_page_one(first: list[Paragraph], usual: float, shown: Print) -> Headed | None:
    fit = [one for one in first[: 2 * HEAD] if may_be_title(one)]
    large = [one for one in fit if one.size > 1.12 * usual]
    if large:
        best = max(large, key=lambda one: round(one.size))
        return _with_rest(best, first), "largest type", 0.8
    for one in first[:HEAD]:
        if (found := _SUBJECT.match(one.text) or _V_V.search(one.text)) and one.text[found.end() :]:
            return one.text[found.end() :][:LONGEST_TITLE], "subject line", 0.7
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


def _below_title(article: Article, paragraphs: list[Paragraph]) -> list[Paragraph]:
    """The paragraphs without the title, the letterhead above it, and the line that dates them."""
    asked = set(words_of(article.title))
    place = next((at for at, one in enumerate(paragraphs[: 2 * HEAD]) if _is_of(one, asked)), -1)
    if place < 0:
        return [one for one in paragraphs if not MOTTO.match(one.text)]
    end = place + 1
    while end < len(paragraphs) and _is_of(paragraphs[end], asked):
        end += 1
    above = paragraphs[:place]
    sender = len(above) <= LETTERHEAD and all(len(one.text) < LONGEST_DATED for one in above)
    return [*([] if sender else above), *_undated_head(paragraphs[end:])]


def _is_of(one: Paragraph, asked: set[str]) -> bool:
    words = words_of(one.text)
    return len(words) > 0 and len(one.text) > 5 and sum(word in asked for word in words) >= 0.9 * len(words)


def _undated_head(paragraphs: list[Paragraph]) -> list[Paragraph]:
    head = [one for one in paragraphs[:2] if not (len(one.text) < LONGEST_DATED and is_dated(one.text))]
    return [*head, *paragraphs[2:]]


# --- the date ---------------------------------------------------------------------------------------


def _date(
    paragraphs: list[Paragraph], stamp: list[Line], shown: Print, zone: str, now: datetime
) -> Written | None:
    """When a document is dated; when the file was made is a guess, and said to be one."""
    return next(_witnesses(paragraphs, stamp, shown, zone, now), None)


def _witnesses(
    paragraphs: list[Paragraph], stamp: list[Line], shown: Print, zone: str, now: datetime
) -> Iterator[Written]:
    head = [text for one in paragraphs[:HEAD] if one.page == 0 for text in _rows(one)]
    foot = [one.text for one in paragraphs[-FOOT:]] if shown.read >= shown.pages else []
    for text in (*head, *foot):
        found = written(text, zone, now) if len(text) < LONGEST_DATED and is_dated(text) else None
        if found and found.precision != "month":
            yield replace(found, method=f"visible, {found.method}", confidence=0.8)
    for line in stamp:
        signed = _SIGNED.match(line.text)
        if signed and (found := written(signed.group(1), zone, now)):
            yield replace(found, method=f"signature, {found.method}", confidence=0.7)
    made = _made(shown.created, zone)
    if made and (found := believed(Written(made, "minute", CREATED, 0.3), zone, now)):
        yield replace(found, precision="day", method=CREATED)


def _rows(one: Paragraph) -> list[str]:
    """A paragraph, and where it is a letterhead its lines."""
    short = all(len(line.text) < LONGEST_ROW for line in one.lines)
    return [one.text, *(line.text for line in one.lines)] if short and len(one.lines) > 1 else [one.text]


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
