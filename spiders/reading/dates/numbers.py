"""Small numbers as words, in the languages whose dates are read."""

from __future__ import annotations

import re
from functools import lru_cache

from spiders.reading.dates.months import fold

WORDS = {
    1: "một|mốt|a|an|one|une|un|una|uno|один|одну|одна|ein|eine|einem|einer|um|uma|bir|бир|бір|یک|ایک|як|"
    "واحد|واحدة|satu|jeden|jedną",
    2: "hai|two|deux|dos|два|две|двое|zwei|ikki|икки|эки|екі|اثنين|اثنان|دو|ду|iki|dua|dois|duas|due|дві|"
    "a couple of",
    3: "ba|three|trois|tres|три|трое|drei|uch|уч|үч|үш|ثلاثة|ثلاث|سه|تین|се|üç|tiga|três|tre|trzy",
    4: "bốn|tư|four|quatre|cuatro|четыре|vier|to'rt|тўрт|төрт|أربعة|أربع|چهار|چار|чор|чаҳор|dört|empat|"
    "quatro|quattro|чотири|cztery",
    5: "năm|lăm|five|cinq|cinco|пять|fünf|besh|беш|бес|خمسة|خمس|پنج|پانچ|панҷ|beş|lima|cinque|п'ять|pięć",
    6: "sáu|six|seis|шесть|sechs|olti|олти|алты|ستة|ست|شش|چھ|шаш|altı|enam|sei|шість|sześć",
    7: "bảy|seven|sept|siete|семь|sieben|yetti|етти|жети|жеті|سبعة|سبع|هفت|سات|ҳафт|yedi|tujuh|sete|sette|"
    "сім|siedem",
    8: "tám|eight|huit|ocho|восемь|acht|sakkiz|саккиз|сегиз|сегіз|ثمانية|ثماني|ثمان|هشت|آٹھ|ҳашт|sekiz|"
    "delapan|oito|otto|вісім|osiem",
    9: "chín|nine|neuf|nueve|девять|neun|to'qqiz|тўққиз|тогуз|тоғыз|تسعة|تسع|نه|نو|нӯҳ|dokuz|sembilan|nove|"
    "дев'ять|dziewięć",
    10: "mười|ten|dix|diez|десять|zehn|o'n|ўн|он|عشرة|عشر|ده|دس|даҳ|on|sepuluh|dez|dieci|dziesięć",
    11: "eleven|onze|once|одиннадцать|elf|یازده|گیارہ",
    12: "twelve|douze|doce|двенадцать|zwölf|دوازده|بارہ",
    15: "fifteen|quinze|quince|пятнадцать|fünfzehn|پندرہ|پانزده",
    20: "hai mươi|twenty|vingt|veinte|двадцать|zwanzig|yigirma|йигирма|жыйырма|жиырма|عشرين|عشرون|بیس|بیست|"
    "бист|yirmi|dua puluh|vinte",
    30: "ba mươi|thirty|trente|treinta|тридцать|dreißig|o'ttiz|ўттиз|отуз|отыз|ثلاثين|ثلاثون|تیس|سی|otuz|"
    "tiga puluh|trinta",
    40: "bốn mươi|forty|quarante|cuarenta|сорок|vierzig|qirq|қирқ|кырк|қырық|أربعين|أربعون|چالیس|چهل|kırk",
    50: "năm mươi|fifty|cinquante|cincuenta|пятьдесят|fünfzig|ellik|эллик|елу|элүү|خمسين|خمسون|پچاس|پنجاه|"
    "elli",
}
_TENS, _AND = 10, "و"  # from which on ones are added; Arabic and Persian join the two
_NUMERALS = {one: value for value, one in enumerate("〇一二三四五六七八九")} | {
    "零": 0, "○": 0, "两": 2, "兩": 2,
}  # fmt: skip


@lru_cache(1)
def worded() -> str:
    """A number below a hundred in words, as a regular expression over folded text."""
    tens = _either([word for word, value in _values().items() if value >= _TENS and value % 10 == 0])
    ones = _either([word for word, value in _values().items() if value < _TENS or value % 10])
    below = rf"(?:\s*{_AND}\s*|\s+|-)(?:{ones})"
    above = rf"\s*{_AND}\s*(?:{tens})"  # five and twenty
    return rf"(?<![^\W\d_])(?:(?:{tens})(?:{below})?|(?:{ones})(?:{above})?)(?![^\W\d_])"


def number(words: str) -> int:
    """The number that ``worded`` has found."""
    known = _values()
    return sum(known[word] for word in re.findall(_either(list(known)), words))


def figure(numeral: str) -> str:
    """A Chinese numeral below a hundred, or its digits in a row, as figures: 十二 is 12, 二〇二六 is 2026."""
    numeral = numeral.replace("廿", "二十").replace("卅", "三十")
    if "十" not in numeral:
        return "".join(str(_NUMERALS[one]) for one in numeral)
    tens, _, ones = numeral.partition("十")
    return str((_NUMERALS.get(tens, 0) if tens else 1) * 10 + _NUMERALS.get(ones, 0))


@lru_cache(1)
def _values() -> dict[str, int]:
    """Each folded word and its number; where two languages share one, the smaller."""
    found: dict[str, int] = {}
    for value, words in WORDS.items():
        for word in words.split("|"):
            found.setdefault(fold(word), value)
    return found


def _either(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
