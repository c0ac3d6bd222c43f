"""Any markup made safe to parse: no tag too long, no nesting too deep, in time linear in its length.

libxml2 loses the text below depth 256 and compares the attributes of a tag each with each, so both
are bounded before it sees a page.
"""

from __future__ import annotations

import re
import sys
from functools import cache
from itertools import dropwhile, islice

from lxml import html
from lxml.etree import ElementDefaultClassLookup, LxmlError

from spiders.faults import NotAnArticle
from spiders.reading.charsets.charset import tidy_bytes

LONGEST_GIVEN = 30_000_000  # characters of a page that are looked at
LONGEST = 10_000_000  # characters that are read, once tags are short
MOST_TAGS = 450_000  # that are read
_CUT = "CUT"  # a name that no attribute of HTML has, which are in small letters
SMALL = 60_000  # characters in which not even an attack costs a tenth of a second
DEEPEST = 180
LONGEST_TAG = 1_000  # characters from which on a tag is looked at closely
MOST_ATTRIBUTES = 60
FIRST_SEEN, FIRST_BEYOND, LAST_OF_WINDOWS = 0x20, 0x80, 0x9F  # codes of references
LONGEST_VALUE = 4_000
MANY_ATTRIBUTES = 150_000  # of a page, after which a tag keeps few: each costs a quarter of a kilobyte
FEW_ATTRIBUTES = 4
MOST_RAW = 5_000_000  # characters of scripts and styles, after which they are left out

# What libxml2 knows to be empty; <source>, <track>, <wbr> and <embed> nest in its trees.
VOID = frozenset(("area", "base", "br", "col", "hr", "img", "input", "link", "meta", "param"))
# In these nothing is a tag but their own end; where that is missing, the rest of the page is lost.
RAW = frozenset(("script", "style", "textarea", "title", "iframe"))
# An opening tag of these ends one of the same name.
SELF_ENDING = frozenset(["p", "li", "dt", "dd", "tr", "td", "th", "option"])

# With these a body begins, whether it is named or not.
SECTIONS = frozenset(("article", "main", "section", "header", "nav", "aside", "footer", "figure"))

WHOLE = 1_500_000  # characters of a page that may be parsed as it comes, where all its tags are sound

_ONE_CLASS = ElementDefaultClassLookup(element=html.HtmlElement)  # to ask for each costs as much as to parse
_TAG = re.compile(r"<(?:(!--)|(/?)([a-zA-Z][a-zA-Z0-9:-]{0,40}))")
_REST = re.compile(r"""(?:[^"'>]++|"[^"]*+"|'[^']*+')*+>""")
_ATTRIBUTE = re.compile(r"""[\s/]([^\s=>"'/<]{1,100})(?:\s{0,9}=\s{0,9}("[^"]*+"|'[^']*+'|[^\s>"']+))?""")
_REFERENCE = re.compile(rb"&#(?:[xX]0{0,5}([0-9a-fA-F]{1,6})|0{0,5}([0-9]{1,7}))(?![0-9a-fA-F]);?")
_BLOCK = "/?(?:p|div|head|body|meta|link|h[1-6]|article|section|main|header|table|ul)"
# One look at a whole page, at the pace of a search: no tag with many attributes, no quotation, comment or
# script without its end, nothing that takes markup for text.
_INSIDE = r"""(?:[^"'>]{0,400}+(?:"[^"]*+"|'[^']*+')){0,60}+[^"'>]{0,400}+>"""
_RAW = "|".join(
    rf"(?i:{name})\b{_INSIDE}(?:[^<]++|<(?!/(?i:{name})\b))*+</(?i:{name})\s*+>" for name in sorted(RAW)
)
# Most tags are told by their first letter to be none of those in which no other stands.
_TAGS = (
    r"/[a-zA-Z][a-zA-Z0-9]*+>",
    rf"(?:[abcdefghjklmoqruvwyzA-HJ-MOQRU-WYZ]|p\b|span\b|strong\b|img\b|tr\b|td\b){_INSIDE}",
    rf"/[a-zA-Z]{_INSIDE}",
    rf"(?!(?i:{'|'.join(sorted(RAW))}|plaintext|xmp|noframes)\b)[a-zA-Z]{_INSIDE}",
    _RAW,
    r"!--(?:[^-]++|-(?!->))*+-->",
    r"(?!!--)[!?][^<>]*+>",
    r"(?![a-zA-Z/!?])",
)
_SOUND = re.compile(rf"[^<]*+(?:<(?:{'|'.join(_TAGS)})[^<]*+)*+".encode())
_UNENDED_COMMENT = re.compile(r"<!--[^<>]{0,200}>?")
_END = {name: re.compile(f"</{name}", re.I) for name in RAW}
_OLD = re.compile(r"<(/?)(?:plaintext|xmp|noframes)\b", re.I)  # whose markup would be taken for text
_BROKEN_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}>")


def parse(page: str | bytes) -> html.HtmlElement:
    """The tree of a page, or of what ``clean`` made of it; marked where it is longer than what is read.

    Raises ``NotAnArticle`` where there is no tree to be made.
    """
    tree, cut = _parsed(clean(page) if isinstance(page, str) else page)
    if cut:
        tree.set(_CUT, "")
    return tree


def is_cut(tree: html.HtmlElement) -> bool:
    """Whether the end of a page was left out when it was parsed."""
    return tree.get(_CUT) is not None


def clean(text: str) -> bytes:
    """A page in UTF-8, tidy, in which numeric references beyond ASCII are letters, to be composed as well."""
    encoded = _BROKEN_DECLARATION.sub("", text).encode("utf-8", "surrogatepass")
    return tidy_bytes(_REFERENCE.sub(_letter, encoded))


def _parsed(markup: bytes) -> tuple[html.HtmlElement, bool]:
    """The tree, and whether it lacks the end of the text."""
    sound = len(markup) <= WHOLE and _SOUND.fullmatch(markup)
    if sound and (tree := _shallow(markup)) is not None:
        return tree, False
    given = markup.decode()
    text = given[:LONGEST_GIVEN] if sound else closed(given[:LONGEST_GIVEN])
    if len(text) <= SMALL and not sound and (tree := _shallow(text.encode())) is not None:
        return tree, False
    tamer = _Tamer(text)
    tree = _tree(_parser(huge_tree=True), tamer.tamed()[:LONGEST].encode())
    return tree, tamer.cut or len(given) > LONGEST_GIVEN


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
    if "<plaintext" in lowered or "<xmp" in lowered or "<noframes" in lowered:
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


def _shallow(markup: bytes) -> html.HtmlElement | None:
    """The tree of markup, unless it nests deeper than libxml2 follows."""
    parser = _parser()
    tree = _tree(parser, markup)
    return None if parser.error_log.filter_from_fatals() else tree


def _parser(*, huge_tree: bool = False) -> html.HTMLParser:
    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=huge_tree, collect_ids=False
    )
    parser.set_element_class_lookup(_ONE_CLASS)
    return parser


def _tree(parser: html.HTMLParser, markup: bytes) -> html.HtmlElement:
    try:
        return _with_body(html.document_fromstring(markup, parser=parser, ensure_head_body=True))
    except (LxmlError, ValueError, AssertionError) as error:
        raise NotAnArticle("no markup") from error


def _with_body(tree: html.HtmlElement) -> html.HtmlElement:
    """The tree with all in its body that libxml2, which knows no sections, left in a head without an end."""
    head, body = tree.find("head"), tree.find("body")
    if head is None or body is None or next(head.iterchildren(*SECTIONS), None) is None:
        return tree
    strays = list(dropwhile(lambda one: one.tag not in SECTIONS, head))
    strays[-1].tail = (strays[-1].tail or "") + (body.text or "")
    body.text = None
    body[0:0] = strays
    return tree


def tamed(text: str) -> str:
    """The same markup with short tags and shallow nesting; usually the very same string.

    Behind ``MOST_TAGS`` tags it ends; behind ``LONGEST`` characters it may be as it came.
    """
    return _Tamer(text).tamed()


class _Tamer:
    """One walk over the tags of a page, which cuts what is too much."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.pieces: list[str] = []
        self.copied = 0
        self.kept = 0
        self.cut = False
        self.open: list[str] = []
        self.left_out: dict[str, int] = {}
        self.attributes = 0
        self.raw = 0

    def tamed(self) -> str:
        position = tags = 0
        while tags < MOST_TAGS and (found := _TAG.search(self.text, position)):
            if self.kept + found.start() - self.copied > LONGEST:
                break
            tags += 1
            comment, closing, name = found.groups()
            if comment:
                position = self._after("-->", found.end())
                continue
            position = self._tag(found.start(), found.end(), bool(closing), name.lower())
        end = len(self.text) if tags < MOST_TAGS else position
        self.cut = end < len(self.text) or self.kept + end - self.copied > LONGEST
        if not self.pieces:
            return self.text[:end]
        return "".join([*self.pieces, self.text[self.copied : end]])

    def _after(self, mark: str, start: int) -> int:
        end = self.text.find(mark, start)
        return len(self.text) if end < 0 else end + len(mark)

    def _tag(self, start: int, name_end: int, closing: bool, name: str) -> int:
        end = self._end(name_end)
        if closing:
            if not self._close(name):
                self._replace(start, end, "")
        elif not self._open(name):
            self._replace(start, end, "<br>")
        elif end - name_end > 1 and (most := self._most_attributes(name_end, end)):
            self._replace(start, end, self._shortened(name, name_end, end, most))
        return self._after_raw(name, end) if name in RAW and not closing else end

    def _after_raw(self, name: str, start: int) -> int:
        """Past the content of a script or style, in which nothing is a tag."""
        found = _END[name].search(self.text, start)
        end = found.start() if found else len(self.text)
        self.raw += end - start
        if self.raw > MOST_RAW and found:
            self._replace(start, end, "")
        return end

    def _end(self, start: int) -> int:
        """Where a tag ends; a quoted ``>`` does not end it, unless the quotation never ends."""
        end = self.text.find(">", start) + 1
        if end and not self._odd_quotes(start, end):
            return end
        if found := _REST.match(self.text, start):
            return found.end()
        return end or len(self.text)

    def _odd_quotes(self, start: int, end: int) -> bool:
        return bool(self.text.count('"', start, end) % 2 or self.text.count("'", start, end) % 2)

    def _open(self, name: str) -> bool:
        if name in VOID:
            return True
        if name in SELF_ENDING and self.open and self.open[-1] == name:
            return True
        if len(self.open) >= DEEPEST:
            self.left_out[name] = self.left_out.get(name, 0) + 1
            return False
        self.open.append(name)
        return True

    def _close(self, name: str) -> bool:
        if self.left_out.get(name):
            self.left_out[name] -= 1
            return False
        if name in self.open:
            while self.open.pop() != name:
                pass
            return True
        return name in ("br", "p")

    def _most_attributes(self, start: int, end: int) -> int:
        """How many attributes a tag may keep; 0 where it may keep all."""
        self.attributes += self.text.count("=", start, end) or self.text.count(" ", start, end)
        if self.attributes > MANY_ATTRIBUTES:
            return FEW_ATTRIBUTES
        return MOST_ATTRIBUTES if end - start > LONGEST_TAG else 0

    def _shortened(self, name: str, start: int, end: int, most: int) -> str:
        found = islice(_ATTRIBUTE.finditer(self.text, start, end), most)
        kept = [part.group() for part in found if len(part.group()) <= LONGEST_VALUE]
        return f"<{name}{''.join(kept)}>"

    def _replace(self, start: int, end: int, text: str) -> None:
        self.pieces += (self.text[self.copied : start], text)
        self.kept += start - self.copied + len(text)
        self.copied = end
