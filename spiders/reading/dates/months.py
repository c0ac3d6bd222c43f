"""Names of months and weekdays in thirty languages and three calendars, folded, and how they are found."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from babel import Locale

from spiders.reading.dates.calendars import GREGORIAN, HIJRI, JALALI

# Of two languages that share a name the earlier wins: "ago" is Spanish, "listopad" Polish.
LANGUAGES = (
    "en", "vi", "ru", "uz", "uz_Cyrl", "ky", "kk", "ar", "ur", "fa", "fr", "es", "tg", "tr", "az", "tk",
    "id", "ms",
    "th", "de", "pt", "it", "pl", "uk", "be", "nl", "el", "ro", "sv", "nb", "hu", "bg", "ps",
)  # fmt: skip
# Of these only the whole names are known: the short ones are words of other languages.
WHOLE = (
    "cs", "lo", "km", "my", "hi", "bn", "ne", "ta", "si", "he", "ka", "hy", "mn", "fi", "da", "hr", "sr",
    "sr_Latn", "sk", "sl", "mk", "sq", "lt", "lv", "et", "ca", "fil", "sw",
)  # fmt: skip
PREFIXED = {"he": "ב"}  # in front of the month of a day

# What CLDR does not hold: other spellings and the old, Levantine and Maghrebi names.
MORE = (
    "sept:9|thang gieng:1|thang mot:1|thang hai:2|thang ba:3|thang tu:4|thang nam:5|thang sau:6|"
    "thang bay:7|thang tam:8|thang chin:9|thang muoi:10|thang muoi mot:11|thang muoi hai:12|thang chap:12|"
    "sentyabr:9|oktyabr:10|sentyabir:9|dekabir:12|сентабр:9|октабр:10|январ:1|феврал:2|апрел:4|"
    "майы:5|майда:5|майынын:5|июни:6|июли:7|июны:6|июну:6|июлу:7|июлы:7|июнда:6|июлда:7|iyun:6|iyul:7|"
    "noyab:11|"
    "үчтүн айы:1|бирдин айы:2|жалган куран:3|чын куран:4|бугу:5|кулжа:6|теке:7|баш оона:8|аяк оона:9|"
    "тогуздун айы:10|жетинин айы:11|бештин айы:12|"
    "كانون الثاني:1|كانون ثاني:1|شباط:2|آذار:3|اذار:3|نيسان:4|أيار:5|ايار:5|حزيران:6|تموز:7|آب:8|اب:8|"
    "أيلول:9|ايلول:9|"
    "تشرين الأول:10|تشرين الاول:10|تشرين أول:10|تشرين الثاني:11|تشرين ثاني:11|كانون الأول:12|"
    "كانون الاول:12|كانون أول:12|"
    "جانفي:1|فيفري:2|أفريل:4|افريل:4|إبريل:4|ابريل:4|ماي:5|جوان:6|جويلية:7|أوت:8|اوت:8|يوليوز:7|يونيه:6|"
    "يوليه:7|غشت:8|"
    "أغسطس:8|اغسطس:8|أكتوبر:10|اكتوبر:10|شتنبر:9|نونبر:11|دجنبر:12|ديجنبر:12|"
    "می:5|مه:5|مئی:5|جولای:7|ژوئیه:7|ژوئن:6|آگست:8|آگوست:8|اوت:8|اگست:8|جنوري:1|فروري:2|مارچ:3|جنوری:1|"
    "فروری:2|"
    "setiembre:9|ফেব্রুয়ারি:2|জানুয়ারি:1|set:9|augusti:8|agt:8|agst:8|sep:9|okt:10|dez:12|märz:3|maerz:3|mrz:3|jänner:1|feber:2"
)
PERSIAN = (
    "فروردین:1|اردیبهشت:2|خرداد:3|تیر:4|مرداد:5|امرداد:5|شهریور:6|مهر:7|آبان:8|آذر:9|دی:10|بهمن:11|"
    "اسفند:12|"
    "حمل:1|ثور:2|جوزا:3|سرطان:4|اسد:5|سنبله:6|میزان:7|عقرب:8|قوس:9|جدی:10|دلو:11|حوت:12|"
    "وری:1|غویی:2|غبرګولی:3|چنګاښ:4|زمری:5|وږی:6|تله:7|لړم:8|لیندۍ:9|مرغومی:10|سلواغه:11|کب:12|"
    "farvardin:1|ordibehesht:2|khordad:3|tir:4|mordad:5|shahrivar:6|mehr:7|aban:8|azar:9|dey:10|bahman:11|"
    "esfand:12"
)
ISLAMIC = (
    "محرم:1|المحرم:1|محرم الحرام:1|صفر:2|صفر الخير:2|صفر المظفر:2|ربيع الأول:3|ربيع الاول:3|ربيع الثاني:4|"
    "ربيع الآخر:4|ربيع الاخر:4|جمادى الأولى:5|جمادى الاولى:5|جمادى الأول:5|جمادى الآخرة:6|جمادى الاخرة:6|"
    "جمادى الآخر:6|جمادى الثانية:6|جمادى الثاني:6|رجب:7|رجب المرجب:7|شعبان:8|شعبان المعظم:8|رمضان:9|"
    "رمضان المبارك:9|شوال:10|ذو القعدة:11|ذي القعدة:11|ذو الحجة:12|ذي الحجة:12|ربیع الاول:3|ربیع الثانی:4|"
    "جمادی الاول:5|جمادی الثانی:6|جمادی الاخری:6|ذوالقعدہ:11|ذی القعدہ:11|ذیقعدہ:11|ذوالقعدة:11|ذوالحجہ:12|"
    "ذی الحجہ:12|ذوالحجة:12|muharram:1|safar:2|rajab:7|shaban:8|ramadan:9|ramadhan:9|shawwal:10"
)
DAYS = (
    "thu hai:0|thu ba:1|thu tu:2|thu nam:3|thu sau:4|thu bay:5|chu nhat:6|"
    "الاثنين:0|الثلاثاء:1|الأربعاء:2|الاربعاء:2|الخميس:3|الجمعة:4|السبت:5|الأحد:6|الاحد:6|"
    "یکشنبه:6|دوشنبه:0|سه شنبه:1|چهارشنبه:2|پنجشنبه:3|پنج شنبه:3|جمعه:4|شنبه:5"
)
LONG = 4  # letters from which on a name may carry an ending
ENDING = 5  # letters of an ending at most
WORDS = 3  # of a name at most

_SAME = str.maketrans("یىکہھةۃđıʻʼ’‘`", "ييكههههdi'''''")
_MARKS = re.compile(
    "[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
    "\ue000-\ue1ff]"
)
_UNSPACED = "\u0900-\u0963\u0971-\u09e5\u0b80-\u0be5\u0d80-\u0de5\u0e80-\u0ecf\u1000-\u103f\u1780-\u17d3"
_WORD = re.compile(rf"[\u0e00-\u0e7f]+(?:\.[\u0e00-\u0e7f]+)*\.?|[{_UNSPACED}]+|[^\W\d_]+")
_MONTH_WORD = re.compile("^(?:ខែ|ເດືອນ)")  # month, written in one with its name
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_ROMAN = re.compile(rf"(?<=\d[\s./-])(?:{'|'.join(ROMAN[::-1])})(?=[\s./-](?:19|20)\d\d(?!\d))")
_CALENDARS = (GREGORIAN, JALALI, HIJRI)
_FIGURE = re.compile(r"(?![0-9])\d")
_DOTS = re.compile(r"(?<=\d)[·∙⋅‧・](?=\d)")
_MONTH, _DAY = 0xE000, 0xE100  # characters for private use: 32 a calendar, and the days of a week
NAME = "[\ue001-\ue04c]"  # a month in a marked line, as a class of a regular expression


def fold(text: str) -> str:
    """Text as it is compared: lower case, no marks on letters, one form of each letter, plain digits."""
    if text.isascii():
        return text.lower().replace("`", "'")
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", text)).lower().translate(_SAME).replace("ـ", "")
    bare = _DOTS.sub(".", bare)
    return _FIGURE.sub(lambda found: str(unicodedata.decimal(found.group())), bare)


def marked(folded: str) -> str:
    """A folded line in which one private character stands for each name of a month or a weekday."""
    folded = _ROMAN.sub(lambda roman: chr(_MONTH + ROMAN.index(roman.group()) + 1), folded)
    found = list(_WORD.finditer(folded))
    parts, place, at = [], 0, 0
    while at < len(found):
        count, sign = _named(folded, found, at)
        if sign:
            parts += [folded[place : found[at].start()], sign]
            place = found[at + count - 1].end()
        at += count
    return "".join((*parts, folded[place:]))


def month_of(sign: str) -> tuple[str, int]:
    """Calendar and number of the month for which a private character stands."""
    calendar, number = divmod(ord(sign) - _MONTH, 32)
    return _CALENDARS[calendar], number


def weekday_in(line: str) -> int | None:
    """The first weekday of a marked line, Monday being 0."""
    return next((ord(one) - _DAY for one in line if _DAY <= ord(one) < _DAY + 7), None)


def _named(line: str, found: list[re.Match[str]], at: int) -> tuple[int, str]:
    """How many words from here on are a name, and its sign; one and nothing where none is."""
    known = _signs()
    for count in range(min(WORDS, len(found) - at), 0, -1):
        text = line[found[at].start() : found[at + count - 1].end()]
        if sign := known.get(_MONTH_WORD.sub("", text.rstrip("."))):
            return count, sign
        if count == 1 and (sign := _inflected(text)):
            return count, sign
    return 1, ""


def _inflected(word: str) -> str:
    known = _signs()
    for length in range(len(word) - 1, max(LONG, len(word) - ENDING) - 1, -1):
        if sign := known.get(word[:length]):
            return sign
    return ""


@lru_cache(1)
def _signs() -> dict[str, str]:
    """Folded name to the character that stands for it."""
    found: dict[str, str] = {}
    for number, table in enumerate((MORE, PERSIAN, ISLAMIC)):
        for name, month in _rows(table):
            found.setdefault(name, chr(_MONTH + 32 * number + month))
    for language in (*LANGUAGES, *WHOLE):
        locale = Locale.parse(language)
        widths = ("wide",) if language in WHOLE else ("wide", "abbreviated")
        for name, month in _of_locale(locale.months, widths):
            found.setdefault(name, chr(_MONTH + month))
            if language in PREFIXED:
                found.setdefault(PREFIXED[language] + name, chr(_MONTH + month))
        for name, day in _of_locale(locale.days, ("wide",)):
            found.setdefault(name, chr(_DAY + day))
    for name, day in _rows(DAYS):
        found.setdefault(name, chr(_DAY + day))
    return {name: sign for name, sign in found.items() if not any(c.isdigit() for c in name)}


def _rows(table: str) -> list[tuple[str, int]]:
    return [(fold(name), int(number)) for name, number in (pair.split(":") for pair in table.split("|"))]


def _of_locale(names: object, widths: tuple[str, ...]) -> list[tuple[str, int]]:
    return [
        (fold(name).rstrip("."), int(number))
        for use in ("format", "stand-alone")
        for width in widths
        for number, name in names[use][width].items()  # type: ignore[index]
    ]
