"""Days of laws and orders, which stand beside their numbers and are no days of publication."""

from __future__ import annotations

import re
from functools import lru_cache

from spiders.reading.dates.forms import either, one_of
from spiders.reading.dates.months import fold
from spiders.reading.dates.words import words

_DIGIT = re.compile(r"\d")
NEAR = 60  # characters around a day within which the act stands that it is of


def is_of_act(before: str, behind: str) -> bool:
    """Whether a day is that of a law or an order, by the folded and marked text on both its sides."""
    before, behind = before[-NEAR:], behind[:NEAR]
    numbered, named, dated, follows, number = _patterns()
    if dated.search(before):
        return True
    if not (_DIGIT.search(before) or _DIGIT.search(behind)):
        return False  # an act has a number
    return bool(
        numbered.search(before) or follows.match(behind) or (named.search(before) and number.match(behind))
    )


@lru_cache(1)
def _patterns() -> tuple[re.Pattern[str], ...]:
    """In front of a day: an act and its number, an act alone, one and a word that dates it; behind a day: act
    and number, a number alone."""
    known = sorted(map(fold, words("act")), key=len, reverse=True)
    joined = one_of(word for word in known if ord(word[0]) > 0x3000)
    apart = one_of(word for word in known if ord(word[0]) <= 0x3000)
    # One look at what stands around all of them: one for each takes twenty times as long.
    act = rf"(?:(?<![^\W\d_])(?:{apart})(?:{either('ending of an act')})?(?!\w)|{joined})"
    number = rf"(?:{either('name of a number')})[\s.:]*\d"
    coded = r"\d/(?:\d{4}/)?[^\W\d_]+(?:-[^\W\d_]+)+|"  # 12/2026/NĐ-CP
    coded += r"\d/\d{4}/[^\W\d_]{2,4}\d+|"  # 15/2023/QH15
    code = r"[^\W\d_](?:'?[^\W\d_]){0,4}"  # O‘RQ
    coded += rf"(?<![^\W\d_]){code}-\d{{1,5}}-(?:{either('behind the number of an act')})(?![^\W\d_])"
    leads = r"[,،]?(?:\s*[^\W\d_]{1,9}\.?){0,2}\s*\(?$"  # of 12 May, ngày 12
    return (
        re.compile(
            rf"(?:(?:{act})[^|•·;]{{0,30}}?\d[\w/.()-]*|\d[\w/]*[\s-](?:[^\W\d_]+[\s-])?(?:{act})|{coded}){leads}"
        ),
        re.compile(rf"(?:{act}){leads}"),
        re.compile(rf"(?:{act})\s+(?:{either('between an act and its day')})\s*$"),
        re.compile(
            rf"[\s,]*(?:[^\W\d_]{{1,5}}\.?\s+)?(?:{number}|(?:{code}-)?\d)[\w/-]*\s+(?:[^\W\d_]+\s+)?(?:{act})"
        ),
        re.compile(rf"[\s,]*(?:[^\W\d_]{{1,5}}\.?\s+)?{number}"),
    )
