"""XML as it is found: mended where it is broken, refused where it is dangerous or no XML at all."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from spiders.faults import Unreadable
from spiders.ways.answer import is_html

CUT = "cut off at the end of the answer"
LOST = "lost in broken XML"
NOTHING = 1 << 30  # more faults than a document has that gives anything

PREFIXES = {  # the formats' own names need none
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://search.yahoo.com/mrss/": "media",
    "http://search.yahoo.com/mrss": "media",
    "http://www.w3.org/2005/Atom": "atom",
    "http://purl.org/atom/ns#": "atom",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "http://www.google.com/schemas/sitemap-news/0.9": "news",
    "http://www.google.com/schemas/sitemap-image/1.1": "image",
    "http://www.w3.org/1999/xhtml": "xhtml",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
}
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"

# CDATA as it stands; an ampersand with or without what makes a reference of it
_AMPERSAND = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|&(?:(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\w{1,32});)?", re.S | re.A
)
# HTML that nobody escaped, and that has no end tag
_VOID = re.compile(r"<((?:br|hr|img|wbr)\b[^<>]*)(?<!/)>")
_OWN_ENTITIES = frozenset({"amp", "lt", "gt", "quot", "apos"})
_LEGAL = re.compile("[\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010fffd]")


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed answer and the text it came from; ``broken`` where that was not well-formed."""

    root: etree._Element
    text: str
    broken: bool

    def items(self, *names: str) -> tuple[list[etree._Element], Counter[str]]:
        """The elements of these local names, and what of them could not be read, by reason."""
        items = list(self.root.iter(*(f"{{*}}{name}" for name in names)))
        passed: Counter[str] = Counter()
        if self.broken:
            begun = re.findall(rf"<(?:[\w.-]{{1,30}}:)?(?:{'|'.join(names)})(?=[\s>/])", self.text)
            passed[LOST] = max(len(begun) - len(items), 0)
            passed[CUT] = int(bool(items) and self._is_cut(items[-1]))
            items = items[: len(items) - passed[CUT]]
        return items, +passed

    def _is_cut(self, last: etree._Element) -> bool:
        name = f"{last.prefix}:{local(last)}" if last.prefix else local(last)
        return self.text.rfind(f"<{name}") > self.text.rfind(f"</{name}")


def parse(text: str, roots: tuple[str, ...]) -> Document:
    """An XML document with one of ``roots`` (local names); what stands before the root is not looked at.

    Raises ``Unreadable`` for HTML, other XML, no XML, and documents that declare entities.
    """
    text = text[_start_of(text, roots) :]
    mended = _AMPERSAND.sub(_mended, text)
    root, faults = _parsed(mended)
    if faults and _VOID.search(mended):
        root, _ = min((root, faults), _parsed(_VOID.sub(r"<\1/>", mended)), key=lambda parsed: parsed[1])
    if root is None or local(root) not in roots:
        raise Unreadable("not XML")
    return Document(root, text, broken=faults > 0)


def _parsed(text: str) -> tuple[etree._Element | None, int]:
    """The root as far as it could be parsed, and the number of faults."""
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, huge_tree=False,
        remove_comments=True, remove_pis=True, encoding="utf-8",
    )  # fmt: skip
    try:
        root = etree.fromstring(text.encode(), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None, NOTHING
    return root, len(parser.error_log)


def _start_of(text: str, roots: tuple[str, ...]) -> int:
    if is_html(text):
        raise Unreadable("HTML where XML was expected")
    found = re.search(rf"<(?:[A-Za-z][\w.-]{{0,30}}:)?(?:{'|'.join(roots)})(?=[\s>/])", text)
    if found is None:
        raise Unreadable(f"XML without any of {', '.join(roots)}" if "<?xml" in text[:1000] else "not XML")
    if "<!ENTITY" in text[: found.start()]:
        raise Unreadable("entity declarations (XML bomb)")
    return found.start()


def _mended(found: re.Match[str]) -> str:
    """A reference that XML knows as it stands, an escaped ampersand before all others: what HTML
    knows besides is made plain with the rest of its markup."""
    name = found.group(1)
    if name is None:
        return "&amp;" if found.group() == "&" else found.group()
    if name.startswith("#"):
        return _numbered(name[1:])
    return found.group() if name in _OWN_ENTITIES else f"&amp;{name};"


def _numbered(digits: str) -> str:
    number = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
    return f"&#{number};" if number < 0x110000 and _LEGAL.match(chr(number)) else ""


def local(element: etree._Element) -> str:
    """The local name of an element."""
    return str(element.tag).rpartition("}")[2].rpartition(":")[2]


def named(element: etree._Element, within: etree._Element) -> str:
    """The name of an element with the prefix that this house uses for its namespace: ``dc:date``.

    In the namespace of what it stands ``within`` it needs none, but for Atom, whose names have other
    meanings than those of RSS; those of unknown namespaces get ``?:``.
    """
    return _named(str(element.tag), str(within.tag).rpartition("}")[0])


@lru_cache(maxsize=2048)
def _named(tag: str, own: str) -> str:
    namespace, _, name = tag.rpartition("}")
    if not namespace:
        return name  # a prefix that was never declared is still part of the name
    prefix = PREFIXES.get(namespace[1:], "" if namespace == own else "?")
    return f"{prefix}:{name}" if prefix else name


def inner_text(element: etree._Element, longest: int = 100_000) -> str:
    """The text of an element and what it holds, about ``longest`` characters at most."""
    if len(element) == 0:
        return element.text or ""
    parts, size = list[str](), 0
    for part in element.itertext():
        parts.append(str(part))
        size += len(part)
        if size > longest:
            break
    return "".join(parts)
