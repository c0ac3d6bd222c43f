"""Whoever signs a text: in a line set to the right behind it, in what agencies write behind theirs, or a
Chinese one in its dateline or in brackets at its end. 新华社河内11月18日电（记者 …）."""

from __future__ import annotations

import re

from spiders.reading.fields.byline_words import either
from spiders.reading.fields.persons import is_written_like_a_name, names_in, without_place
from spiders.reading.text.body import Body

MOST = 20  # of a text
LAST = 3  # lines of a text in which an agency says who reported
_LOWER = re.compile(r"\W*[a-zа-я]")  # begins no name
_LABEL = re.compile(
    r"(?:本[报報网網])?(?:见习|見習|特约|特約|首席|全媒体|融媒体)?(?:记者|記者|通讯员|通訊員|实习生|實習生)\s*[:：]?"
)
_BRACKETS = rf"\s?[（(]({_LABEL.pattern}[^（）()]{{2,60}})[）)]"
_DATELINE = re.compile(rf"[^。！？\n]{{0,40}}?[电電讯訊]{_BRACKETS}")
_END = re.compile(rf"(?:^|[。！？”’」』…])\s*{_BRACKETS}$")
_REPORTING = rf"(?:{either('ahead of reporters')})\s+"
_SIGN_OFF = re.compile(  # (Reporting by …; Editing by …), or the same as a line of its own
    rf"(?:[(（]\s*(?=[^()（）]{{0,400}}[)）]\W*$)|^(?=[^()（）;]{{0,200}};)){_REPORTING}.*", re.I
)
_REPORTED = re.compile(rf"(?:^|[(（;])\s*{_REPORTING}([^;()（）]{{3,200}})", re.I)


def signed_by(body: Body) -> tuple[list[str], str]:
    """The names of those who sign a text, and the method by which they were read; nobody where none does."""
    if body.signature and not _LOWER.match(body.signature):
        return names_in([body.signature]) or [body.signature], "signature"
    if not body.lines:
        return [], ""
    if names := _reporters(body.lines[-LAST:]):
        return names, "sign-off"
    return _correspondents(body.lines[0], body.lines[-1]), "dateline"


def _reporters(lines: list[str]) -> list[str]:
    """Those who reported, as an agency names them behind its text, beside whoever wrote and edited."""
    found = (match.group() for line in lines if (match := _SIGN_OFF.search(line)))
    names = names_in([name for text in found for name in _REPORTED.findall(text)])
    return [name for name in map(without_place, names) if is_written_like_a_name(name)][:MOST]


def _correspondents(first: str, last: str) -> list[str]:
    found = _DATELINE.match(first) or _END.search(last)
    return names_in(_LABEL.split(found[1]))[:MOST] if found else []
