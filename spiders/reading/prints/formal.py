"""Lines of letters that are no text: mottos, numbers, addresses, salutations, dates, subjects."""

from __future__ import annotations

import re

from spiders.reading.dates.months import NAME, fold, marked

LONGEST_SAID = 200  # characters of a line that may be a date
LONGEST_DATED = 90  # characters of a line that is a date and a place

# What stands above a letter and is not its title.
MOTTO = re.compile(
    r".{0,60}(?:cộng h(?:òa|oà) xã hội chủ nghĩa việt nam|độc lập\s*[-–—]\s*tự do\s*[-–—]\s*hạnh phúc)"
    r"|đảng cộng sản việt nam|số\s*:|kính gửi",
    re.I,
)
_NUMBER = re.compile(
    r"(?:số|no|nº|n°|№|ref|réf|исх|вх|رقم|شماره|نمبر|文号|發文字號)\s*[.:：/]|№\s*\S*\d", re.I
)
# Numbers, addresses and salutations, which stand above the text as well.
_FORMAL = re.compile(
    r".{0,40}(?:@|https?:|www\.)"
    r"|(?:tel|fax|phone|email|e-mail|điện thoại|тел|факс|هاتف|تلفن|فون|电话|電話|địa chỉ|address|адрес)\b"
    r"|(?:kính gửi|kính thưa|dear|to\s*:|from\s*:|уважаем|кому\s*:|السادة|حضرة|جناب|محترم|尊敬的"
    r"|madame,|monsieur,|estimad|hurmatli|урматтуу|құрметті|муҳтарам)"
    r"|(?:for immediate release|press release|embargo|communiqué de presse|пресс-релиз|пресс-служба)\W*$"
    r"|(?:thông cáo báo chí|بيان صحفي|خبر صحفي|پریس ریلیز|新闻稿|新闻通稿|comunicado de prensa|nota de prensa"
    r"|comunicado de imprensa|nota de imprensa|basın bülteni|pressemitteilung|баспасөз хабарламасы"
    r"|басма сөз билдирүүсү|матбуот хабари|matbuot xabari|пресс-реліз|хабарномаи матбуотӣ)\W*$",
    re.I,
)
_SUBJECT = re.compile(
    r"(?:v/v|về việc|objet|objeto|assunto|asunto|subject|re|тема|о теме|الموضوع|موضوع|事由|konu|betreff)"
    r"\s*[:：]\s*(?=\S)|v/v\s+(?=\S)",
    re.I,
)
_V_V = re.compile(r"(?:^|\s)v/v\s*:?\s+", re.I)  # behind a letter's number, on the line below it
_NUMBERED = re.compile(r"(?:số|№|no\.?|n°|nº)\s*:?\s*\S*\d\S*\s+(?=\S)", re.I)
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
    r"(?!(?:date|dated|released?|for (?:immediate )?release|published|issued|updated|embargo|le|fecha|data"
    r"|datum|tarih|дата|опубликовано|число|күні|күнү|sana|сана|ngày|số|no|№|nº|n°|from|on)\b)"
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
