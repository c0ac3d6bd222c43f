"""Whoever signs a text: in a line set to the right behind it, or a Chinese one in its dateline or in
brackets at its end. 新华社河内11月18日电（记者 …）."""

from __future__ import annotations

import re

from spiders.reading.fields.persons import names_in
from spiders.reading.text.body import Body

MOST = 20  # of a text
_LOWER = re.compile(r"\W*[a-zа-я]")  # begins no name
_LABEL = re.compile(
    r"(?:本[报報网網])?(?:见习|見習|特约|特約|首席|全媒体|融媒体)?(?:记者|記者|通讯员|通訊員|实习生|實習生)\s*[:：]?"
)
_BRACKETS = rf"\s?[（(]({_LABEL.pattern}[^（）()]{{2,60}})[）)]"
_DATELINE = re.compile(rf"[^。！？\n]{{0,40}}?[电電讯訊]{_BRACKETS}")
_END = re.compile(rf"(?:^|[。！？”’」』…])\s*{_BRACKETS}$")


def signed_by(body: Body) -> tuple[list[str], str]:
    """The names of those who sign a text, and the method by which they were read; nobody where none does."""
    if body.signature and not _LOWER.match(body.signature):
        return names_in([body.signature]) or [body.signature], "signature"
    return (_correspondents(body.lines[0], body.lines[-1]) if body.lines else []), "dateline"


def _correspondents(first: str, last: str) -> list[str]:
    found = _DATELINE.match(first) or _END.search(last)
    return names_in(_LABEL.split(found[1]))[:MOST] if found else []
