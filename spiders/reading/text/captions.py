"""The words below a picture: what it shows, and who took it."""

from __future__ import annotations

import re
from itertools import islice

from lxml.html import HtmlElement

from spiders.reading.text.line_words import either
from spiders.reading.tree.element_names import pattern_of
from spiders.reading.tree.names import once
from spiders.reading.tree.texts import on_one_line, whole_text

LONGEST = 400  # characters of a caption
LONGEST_FRAMED = 250  # of the words below a picture that only stand by it
MOST_CELLS = 3  # of a table that frames a picture
INLINE = frozenset(("em", "i", "b", "strong", "span", "font", "a"))  # within such words
LONGEST_CREDIT = 120

# Names of elements within a caption that tell who took the picture, or what only a screen reader says.
_says_credit = once(pattern_of("credit of a picture").search)
_says_unseen = once(pattern_of("not said by a caption").search)
_SILENT = frozenset(("script", "style", "button", "svg", "noscript"))
# Words ahead of whoever took a picture.
_LABEL = f"(?:{either('ahead of a photographer')})"
_LAST = re.compile(rf"\s*[(（\[]?{_LABEL}\s*[:：]\s*([^()（）]{{2,80}}?)[)）\]]?\s*\.?$", re.I)
_SIGNED = re.compile(r"[\s–—|-]*[(（]?(?:©|\(c\)|&copy;)\s*([^()（）]{2,80}?)[)）]?\s*\.?$", re.I)
_AHEAD = re.compile(rf"^(?:{_LABEL}\s*[:：]|©|[–—-]\s+)\s*", re.I)
# An agency in brackets at the end: "(Adel Hana/Associated Press)", or "(AP)" behind a full stop.
_BRACKETED = re.compile(r"(?<=[.!?…。”\"])\s*[(（]([^()（）]{2,60})[)）]\s*\.?$")
# A name behind a slash at the end of a sentence: "… of the new ward. / Anna Berg".
_BEHIND_SLASH = re.compile(r"(?<=[.!?…。”\"])\s+/\s+([^\s()/.!?:;,][^()/.!?:;,]{1,50})$")
_SLASHED = re.compile(r"\s*[(（]([^()（）/]{2,60}/[^()（）]{2,40})[)）]\.?$")
# A name in front of the Chinese word for "shot": "新华社记者 王建 摄".
_SHOT = re.compile(
    r"(?:^|(?<=[。！？\s])|[(（])((?:[\u3400-\u9fff]{0,6}(?:记者|記者|通讯员)\s*)?[\u3400-\u9fff]{2,3}"
    r"(?:[\s、]+[\u3400-\u9fff]{2,3}){0,2})\s*[摄攝]影?[)）]?$"
)
# Ways to end with a credit, and the signs of which each holds one.
_CREDITS = (
    (":：", _LAST), ("摄攝", _SHOT),
    ("©(&", _SIGNED), ("(（", _BRACKETED), ("/", _BEHIND_SLASH), ("/", _SLASHED),
)  # fmt: skip


def caption_of(element: HtmlElement) -> tuple[str, str]:
    """What a caption says and whom it credits; empty texts where it does not, or is too long for one."""
    named: list[str] = []
    text = _words(_read(element, named))
    credit = _AHEAD.sub("", _words([" ".join(named)]))[:LONGEST_CREDIT].strip("()（）[] ")
    if len(text) > LONGEST:
        return "", ""
    caption, written = parted(text)
    return caption if any(map(str.isalnum, caption)) else "", credit or written


def is_framed(element: HtmlElement, tag: str) -> bool:
    """Whether an element is but a picture and the words below it: a table of one column, or a centred
    paragraph that a line break parts."""
    if tag == "table":
        if next(islice(element.iter("table"), 1, None), None) is not None:  # holds a page together
            return False
        cells = list(islice(element.iter("td", "th"), MOST_CELLS + 1))
        told = [cell for cell in cells if whole_text(cell).strip()]
        if not 1 < len(cells) <= MOST_CELLS or len(told) != 1 or len(list(islice(element.iter("tr"), 4))) < 2:
            return False
        framed = told[0] is not cells[0] and next(cells[0].iter("img"), None) is not None
    else:
        framed = _is_centred(element) and _is_broken(element)
    return framed and len(whole_text(element).strip()) <= LONGEST_FRAMED


def is_set_as_caption(element: HtmlElement) -> bool:
    """Whether a paragraph is all in italics, or short and centred as its picture is where what comes behind
    is not, as portals set captions."""
    if len(element) == 1 and element[0].tag in ("em", "i"):
        return not (element.text or "").strip() and not (element[0].tail or "").strip()
    behind = element.getnext() if _is_centred(element) else None
    if behind is None or _is_centred(behind):
        return False
    text = whole_text(element).strip()
    return 0 < len(text) <= LONGEST_FRAMED and next(element.iter("strong", "b", "img", "a"), None) is None


def _is_centred(element: HtmlElement) -> bool:
    return "center" in (element.get("style") or element.get("align") or "")


def stands_behind(element: HtmlElement, picture: HtmlElement) -> bool:
    """Whether nothing but empty elements stands between a picture, or what holds it, and an element."""
    before = element.getprevious()
    while before is not None and not whole_text(before).strip() and next(before.iter("img"), None) is None:
        before = before.getprevious()
    return before is not None and (before is picture or picture in before.iter("img"))


def credit_in(element: HtmlElement) -> str:
    """Whom an element credits that says nothing else."""
    caption, credit = caption_of(element)
    return credit or _AHEAD.sub("", caption)


def credit_behind(caption: HtmlElement) -> HtmlElement | None:
    """What stands behind a caption in the same frame and is named as telling who took the picture."""
    behind, around = caption.getnext(), caption.getparent()
    if behind is None or not _says_credit(behind.get("class") or ""):
        return None
    told = 0 < len(whole_text(behind).strip()) <= LONGEST_CREDIT
    return (
        behind
        if told and around is not None and len(whole_text(around)) <= LONGEST + LONGEST_CREDIT
        else None
    )


def _is_broken(element: HtmlElement) -> bool:
    """Whether a paragraph begins with a picture, and breaks once before its words."""
    tags = [child.tag for child in element if isinstance(child.tag, str)]
    if tags[:2] not in (["img", "br"], ["a", "br"]) or (element.text or "").strip():
        return False
    first = element[0]
    pictured = first.tag == "img" or next(first.iter("img"), None) is not None
    return pictured and not whole_text(first).strip() and INLINE.issuperset(tags[2:])


def parted(text: str) -> tuple[str, str]:
    """A caption and the credit at its end."""
    for signs, pattern in _CREDITS:
        if any(sign in text for sign in signs) and (found := pattern.search(text)):
            return text[: found.start()].strip(), found.group(1).strip()
    return text, ""


def _read(element: HtmlElement, named: list[str]) -> list[str]:
    """The words of an element less those of a credit, which are put aside."""
    words = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str):
            name = child.get("class") or ""
            if _says_credit(name) and not _holds_all(child, element):
                named.append(" ".join(child.itertext()))
            elif not _says_unseen(name) and child.tag not in _SILENT:
                words += _read(child, named)
        words.append(child.tail or "")
    return words


def _holds_all(child: HtmlElement, element: HtmlElement) -> bool:
    """Whether an element named like a credit is all there is: some sites name the whole caption so."""
    return (
        whole_text(child).strip() == whole_text(element).strip() and len(whole_text(child)) > LONGEST_CREDIT
    )


def _words(parts: list[str]) -> str:
    return on_one_line("".join(parts)).strip(" |–—")
