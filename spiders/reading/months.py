"""Names of months in twelve languages and three calendars, folded, and the pattern that finds them."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from babel import Locale

from spiders.reading.calendars import GREGORIAN, HIJRI, JALALI

LANGUAGES = ("vi", "ru", "uz", "uz_Cyrl", "ky", "kk", "ar", "ur", "fa", "fr", "en", "es")

# What CLDR does not hold: other spellings and the old, Levantine and Maghrebi names.
MORE = (
    "sept:9|thang gieng:1|thang mot:1|thang hai:2|thang ba:3|thang tu:4|thang nam:5|thang sau:6|"
    "thang bay:7|thang tam:8|thang chin:9|thang muoi:10|thang muoi mot:11|thang muoi hai:12|thang chap:12|"
    "sentyabr:9|oktyabr:10|sentyabir:9|dekabir:12|сентабр:9|октабр:10|январ:1|феврал:2|апрел:4|"
    "үчтүн айы:1|бирдин айы:2|жалган куран:3|чын куран:4|бугу:5|кулжа:6|теке:7|баш оона:8|аяк оона:9|"
    "тогуздун айы:10|жетинин айы:11|бештин айы:12|"
    "كانون الثاني:1|شباط:2|آذار:3|نيسان:4|أيار:5|حزيران:6|تموز:7|آب:8|أيلول:9|تشرين الأول:10|"
    "تشرين الثاني:11|كانون الأول:12|جانفي:1|فيفري:2|أفريل:4|ماي:5|جوان:6|جويلية:7|أوت:8|يوليوز:7|غشت:8|"
    "شتنبر:9|نونبر:11|دجنبر:12|می:5|جولای:7|آگست:8|آگوست:8|جنوري:1|فروري:2|مارچ:3|setiembre:9|set:9"
)
PERSIAN = (
    "فروردین:1|اردیبهشت:2|خرداد:3|تیر:4|مرداد:5|امرداد:5|شهریور:6|مهر:7|آبان:8|آذر:9|دی:10|بهمن:11|اسفند:12|"
    "حمل:1|ثور:2|جوزا:3|سرطان:4|اسد:5|سنبله:6|میزان:7|عقرب:8|قوس:9|جدی:10|دلو:11|حوت:12"
)
ISLAMIC = (
    "محرم:1|صفر:2|ربيع الأول:3|ربيع الثاني:4|ربيع الآخر:4|جمادى الأولى:5|جمادى الأول:5|جمادى الآخرة:6|"
    "جمادى الثانية:6|رجب:7|شعبان:8|رمضان:9|شوال:10|ذو القعدة:11|ذي القعدة:11|ذو الحجة:12|ذي الحجة:12|"
    "ربیع الاول:3|ربیع الثانی:4|جمادی الاول:5|جمادی الثانی:6|ذوالقعدہ:11|ذی القعدہ:11|ذوالحجہ:12|ذی الحجہ:12"
)
SHORT = 4  # letters from which on a name may carry an ending

_SAME = str.maketrans("یىکہھةۃđıʻʼ’", "ييكههههdi'''")
_MARKS = re.compile(
    "[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)


def fold(text: str) -> str:
    """Text as it is compared: lower case, no marks on letters, one form of each letter, plain digits."""
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", text)).lower().translate(_SAME).replace("ـ", "")
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in bare)


@lru_cache(1)
def names() -> dict[str, tuple[str, int]]:
    """Folded name of a month to its calendar and number."""
    found: dict[str, tuple[str, int]] = {}
    for language in LANGUAGES:
        months = Locale.parse(language).months
        for use in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in months[use][width].items():
                    found[fold(name).rstrip(".")] = (GREGORIAN, number)
    for calendar, table in ((GREGORIAN, MORE), (JALALI, PERSIAN), (HIJRI, ISLAMIC)):
        for name, number in (pair.split(":") for pair in table.split("|") if ":" in pair):
            found.setdefault(fold(name), (calendar, int(number)))
    return {name: month for name, month in found.items() if not any(c.isdigit() for c in name)}


@lru_cache(1)
def pattern() -> str:
    """A regular expression for the name of a month, its ending included, in folded text."""
    ordered = sorted(names(), key=len, reverse=True)
    long = "|".join(re.escape(name) for name in ordered if len(name) >= SHORT)
    short = "|".join(re.escape(name) for name in ordered if len(name) < SHORT)
    return rf"(?<![^\W\d_])(?:(?:{long})[^\W\d_]{{0,5}}|(?:{short})(?![^\W\d_]))\.?"


def month_named(text: str) -> tuple[str, int]:
    """Calendar and number of what the pattern matched. Raises ``KeyError``."""
    word = text.rstrip(".")
    while word and word not in names():
        word = word[:-1]
    return names()[word]
