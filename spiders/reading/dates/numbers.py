"""Small numbers as words, in the languages whose dates are read."""

from __future__ import annotations

import re
from functools import lru_cache

from spiders.reading.dates.months import fold
from spiders.reading.dates.words import numbered

_TENS, _AND = 10, "و"  # from which on ones are added; Arabic and Persian join the two
_NUMERALS = {one: value for value, one in enumerate("〇一二三四五六七八九")} | {"两": 2}
_FORMAL, _PLAIN = "零○兩壹贰貳叁參肆伍陆陸柒捌玖拾佰", "〇〇两一二二三三四五六六七八九十百"
_AS_SPOKEN = str.maketrans(_FORMAL, _PLAIN) | {ord("廿"): "二十", ord("卅"): "三十"}
_COUNTED = re.compile("(?:(?P<hundreds>.?)百)?〇?(?:(?P<tens>.?)十)?(?P<ones>.?)")
NUMERALS = "".join(_NUMERALS) + "十百廿卅" + _FORMAL


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
    """A Chinese numeral below a thousand, or its digits in a row, as figures: 十二 is 12, 二〇二六 is 2026.

    0 where the digits and units are no number.
    """
    numeral = numeral.translate(_AS_SPOKEN)
    if "十" not in numeral and "百" not in numeral:
        return "".join(str(_NUMERALS[one]) for one in numeral)
    found = _COUNTED.fullmatch(numeral)
    if found is None:
        return "0"
    hundreds, tens, ones = (
        one if one is None else _NUMERALS.get(one, 1) for one in found.group("hundreds", "tens", "ones")
    )
    return str(100 * (hundreds or 0) + 10 * (tens or 0) + (ones or 0 if found["ones"] else 0))


@lru_cache(1)
def _values() -> dict[str, int]:
    """Each folded word and its number; where two languages share one, the smaller."""
    found: dict[str, int] = {}
    for word, value in numbered("number"):
        found.setdefault(fold(word), int(value))
    return found


def _either(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
