"""Any markup made safe to parse: no tag too long, no nesting too deep, in time linear in its length.

libxml2 loses the text below depth 256 and compares the attributes of a tag each with each, so both
are bounded before it sees a page.
"""

from __future__ import annotations

import re
import sys
from functools import cache
from itertools import dropwhile

from lxml.etree import HTMLParser, LxmlError, ParserError, SubElement, fromstring
from lxml.html import HtmlElement

from spiders.faults import NotAnArticle
from spiders.reading.charsets.charset import tidy_bytes
from spiders.reading.charsets.mojibake import repaired_bytes
from spiders.reading.tree.short_tags import has_short_tags
from spiders.reading.tree.tags import OLD, RAW, SOUND
from spiders.reading.tree.tamer import LONGEST, Tamer
from spiders.reading.tree.texts import length_of

LONGEST_GIVEN = 30_000_000  # characters of a page that are looked at
WHOLE = 1_500_000  # bytes of a page that may be parsed as it comes, where all its tags are sound
SMALL = 150_000  # bytes in which not even an attack costs two seconds
FIRST_SEEN, FIRST_BEYOND, LAST_OF_WINDOWS = 0x20, 0x80, 0x9F  # codes of references
LEAST_BEHIND = 200  # characters behind the end of a page that may be its text
_NO_TEXT = ("script", "style", "noscript", "template", "iframe")  # as stand behind many a page
_CUT = "CUT"  # a name that no attribute of HTML has, which are in small letters
_LAST = "end-of-page"  # an element behind all others, where none of them takes it in

# With these a body begins, whether it is named or not.
SECTIONS = frozenset(("article", "main", "section", "header", "nav", "aside", "footer", "figure"))

_REFERENCE = re.compile(rb"&#(?:[xX]0{0,5}([0-9a-fA-F]{1,6})|0{0,5}([0-9]{1,7}))(?![0-9a-fA-F]);?")
_BLOCK = "/?(?:p|div|head|body|meta|link|h[1-6]|article|section|main|header|table|ul)"
_UNENDED_COMMENT = re.compile(r"<!--[^<>]{0,200}>?")
_OLD = re.compile(rf"<(/?)(?:{'|'.join(OLD)})\b", re.I)
_BROKEN_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}>")


def parse(page: str | bytes) -> HtmlElement:
    """The tree of a page, or of what ``clean`` made of it; marked where it is longer than what is read.

    Raises ``NotAnArticle`` where there is no tree to be made.
    """
    tree, cut = _parsed(clean(page) if isinstance(page, str) else page)
    if cut:
        mark_cut(tree)
    return tree


def mark_cut(tree: HtmlElement) -> None:
    """Remember that the end of a page was left out."""
    tree.set(_CUT, "")


def is_cut(tree: HtmlElement) -> bool:
    """Whether the end of a page was left out when it was parsed, or when its data was read."""
    return tree.get(_CUT) is not None


def clean(text: str) -> bytes:
    """A page in UTF-8, tidy, decoded again where it was encoded twice; numeric references beyond ASCII are
    letters, to be composed as well."""
    encoded = _BROKEN_DECLARATION.sub("", text).encode("utf-8", "surrogatepass")
    return tidy_bytes(_REFERENCE.sub(_letter, repaired_bytes(encoded)))


def _parsed(markup: bytes) -> tuple[HtmlElement, bool]:
    """The tree, and whether it lacks the end of the text."""
    sound = len(markup) <= SMALL or (len(markup) <= WHOLE and _is_sound(markup))
    if sound and (tree := _whole(markup)) is not None:
        return tree, False
    given = markup.decode()
    tamer = Tamer(closed(given[:LONGEST_GIVEN]))
    tree = _tree(_parser(huge_tree=True), tamer.tamed()[:LONGEST].encode())
    return tree, tamer.cut or len(given) > LONGEST_GIVEN


def _is_sound(markup: bytes) -> bool:
    """Whether no tag has so many attributes that they cost seconds; few pages must be read for that."""
    return has_short_tags(markup) or SOUND.fullmatch(markup) is not None


def _letter(reference: re.Match[bytes]) -> bytes:
    """What a reference stands for; itself where that is of ASCII and printed."""
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    if code < FIRST_BEYOND:
        return reference.group() if code >= FIRST_SEEN or chr(code).isspace() else b""
    if (
        code <= LAST_OF_WINDOWS
    ):  # what browsers do: https://html.spec.whatwg.org/#numeric-character-reference-end-state
        return bytes([code]).decode("cp1252", "ignore").encode()
    return chr(code).encode("utf-8", "surrogatepass") if code <= sys.maxunicode else b""


def closed(text: str) -> str:
    """Markup in which a comment, title or script that never ends does so before the next block."""
    lowered = text.encode("utf-8", "replace").lower().decode()  # of ASCII alone: the length stays
    if any(f"<{name}" in lowered for name in OLD):
        text = _OLD.sub(r"<\1div", text)
    for name in RAW:
        start = lowered.find(f"<{name}", lowered.rfind(f"</{name}") + 1)
        if start >= 0:
            text = text[:start] + _ended(name, text[start:])
            lowered = text.encode("utf-8", "replace").lower().decode()
    start = text.find("<!--", text.rfind("-->") + 1)
    return text if start < 0 else text[:start] + _UNENDED_COMMENT.sub("", text[start:])


def _ended(name: str, text: str) -> str:
    """The first such element ended, and what others begin left out, but for words."""
    found = _unended(name).match(text)
    if not found:
        return text
    again = r"\2" if name in ("title", "textarea") else ""
    return f"{found[0]}</{name}>" + _unended(name).sub(again, text[found.end() :])


@cache
def _unended(name: str) -> re.Pattern[str]:
    return re.compile(rf"(<{name}\b[^<>]{{0,2000}}>)(.*?)(?=<(?:{name}|{_BLOCK})\b|\Z)", re.I | re.S)


def _whole(markup: bytes) -> HtmlElement | None:
    """The tree of markup, unless its end stands in what never ends, or deeper than libxml2 follows."""
    parser = _parser()
    tree = _tree(parser, b"%b<%b>" % (markup, _LAST.encode()))
    last = [tree, *tree.itersiblings()][-1]
    while len(last):
        last = last[-1]
    if last.tag != _LAST or parser.error_log.filter_from_fatals() or next(tree.iter(*OLD), None) is not None:
        return None
    last.getparent().remove(last)
    return tree


def _parser(*, huge_tree: bool = False) -> HTMLParser:
    """A parser that makes plain elements: to walk through those of ``lxml.html`` takes half as long again."""
    return HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=huge_tree, collect_ids=False
    )


def _tree(parser: HTMLParser, markup: bytes) -> HtmlElement:
    try:
        return _with_body(_joined(_complete(fromstring(markup, parser))))
    except (LxmlError, ValueError, AssertionError) as error:
        raise NotAnArticle("no markup") from error


def _complete(tree: HtmlElement | None) -> HtmlElement:
    """The tree with a head and a body, where its page has but one of them or none. Raises ``ParserError``
    where there is no tree."""
    if tree is None:
        raise ParserError("nothing but what is no element")
    if _part(tree, "head") is None:
        tree.insert(0, tree.makeelement("head"))
    if _part(tree, "body") is None:
        tree.append(tree.makeelement("body"))
    return tree


def _part(tree: HtmlElement, tag: str) -> HtmlElement | None:
    return next(tree.iterchildren(tag), None)


def _joined(tree: HtmlElement) -> HtmlElement:
    """The tree with what stands behind the end of its body or its own, as browsers show it, where that is a
    text: libxml2 puts it beside the body, or begins another tree."""
    body, others = tree.find("body"), list(tree.itersiblings("html"))
    beside = list(body.itersiblings())
    if _said(body, beside) >= LEAST_BEHIND:
        SubElement(body, "br").tail, body.tail = body.tail, None
        body.extend(beside)
    if _paragraphs(others) >= LEAST_BEHIND:
        for part in (part for one in others for part in (one, *one.findall("body"))):
            SubElement(body, "br").tail = part.text
            body.extend([one for one in part if one.tag not in ("head", "body")])
    return tree


def _said(body: HtmlElement, beside: list[HtmlElement]) -> int:
    """How many characters of text stand behind a body."""
    shown = [one for one in beside if one.tag not in _NO_TEXT]
    return sum(len((one.tail or "").strip()) for one in (body, *beside)) + sum(map(length_of, shown))


def _paragraphs(trees: list[HtmlElement]) -> int:
    """How many characters stand in the paragraphs of trees."""
    return sum(length_of(one) for tree in trees for one in tree.iter("p"))


def _with_body(tree: HtmlElement) -> HtmlElement:
    """The tree with all in its body that libxml2, which knows no sections, left in a head without an end."""
    head, body = _part(tree, "head"), _part(tree, "body")
    if head is None or body is None or next(head.iterchildren(*SECTIONS), None) is None:
        return tree
    strays = list(dropwhile(lambda one: one.tag not in SECTIONS, head))
    strays[-1].tail = (strays[-1].tail or "") + (body.text or "")
    body.text = None
    body[0:0] = strays
    return tree
