"""Pages that are no article, by what they are: challenges, logins, missing pages, other formats."""

from __future__ import annotations

import re
from functools import cache

from spiders.reading.dates.months import fold
from spiders.reading.kinds.challenges import marks
from spiders.reading.kinds.phrases import phrases
from spiders.reading.tree.texts import on_one_line

HEAD = 8_192  # bytes in which a blocker shows itself
WHOLE = 65_536  # bytes of a page whose words are counted: no bare challenge is longer

# A form in which visitors show that they are no machine, by the class of its element.
_PROOFS = (
    (b"turnstile", rb"\bcf-turnstile\b", "Turnstile"),
    (b"recaptcha", rb"\bg-recaptcha\b", "reCAPTCHA"),
    (b"h-captcha", rb"\bh-captcha\b", "hCaptcha"),
)
_FORMS = {name: re.compile(rb"""class=["'][^"']{0,200}%b""" % form) for _, form, name in _PROOFS}
_TURNSTILE = b"challenges.cloudflare.com/turnstile/v0"
_PASSWORD = re.compile(rb"""type=["']?password""")  # whoever logs in may be asked as well
_SETS_COOKIE = re.compile(rb"document\.cookie\s*=")
_RELOADS = re.compile(rb"location\.(?:reload\s*\(|href\s*=|replace\s*\()|\.submit\s*\(")
_TAGS = re.compile(r"<(script|style)\b.*?(?:</\1>|\Z)|<[^>]{0,2000}>", re.I | re.S)
FEW_WORDS = 300  # characters of visible text beyond which a page is not a bare challenge


def challenge(head: bytes | str) -> str | None:
    """Who asks for a proof instead of answering, from a page or its first 64 KB; ``None``: nobody."""
    lowered = _encoded(head[:HEAD])[:HEAD].lower()
    for mark, name in marks():
        if mark in lowered:
            return name
    asks = _asking(lowered)
    if not asks or len(markup := _encoded(head[:WHOLE])) >= WHOLE:
        return None
    return None if len(_visible(markup.decode("utf-8", "replace"))) > FEW_WORDS else asks


def _asking(lowered: bytes) -> str | None:
    """What the head of a page asks for, as many pages do beside their text."""
    if _TURNSTILE in lowered:
        return "Turnstile"
    for word, _, name in _PROOFS:
        if word in lowered and _FORMS[name].search(lowered):
            return None if _PASSWORD.search(lowered) else name
    cookie = _SETS_COOKIE.search(lowered) and _RELOADS.search(lowered)
    return "a cookie set by a script" if cookie else None


def _encoded(text: bytes | str) -> bytes:
    return text if isinstance(text, bytes) else text.encode("utf-8", "replace")


def _visible(text: str) -> str:
    return " ".join(_TAGS.sub(" ", text).split())


MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "PDF"), (b"\x89PNG", "PNG image"), (b"\xff\xd8\xff", "JPEG image"), (b"GIF8", "GIF image"),
    (b"RIFF", "media"), (b"PK\x03\x04", "ZIP or Office file"), (b"\xd0\xcf\x11\xe0", "Office file"),
    (b"\x1f\x8b", "gzip"), (b"\x00\x00\x00", "media"), (b"<svg", "SVG image"), (b"<rss", "XML"),
    (b"<feed", "XML"), (b"<rdf:rdf", "XML"),
    (b"<urlset", "XML"), (b"<sitemapindex", "XML"),
)  # fmt: skip
_XML = re.compile(rb"<\?xml[^>]{0,200}>\s*(?:<!--[^>]{0,500}-->\s*)*<(?!html|!doctype\s+html)[\w!?]", re.I)
_JSON = re.compile(rb'(?:\{\s*["}]|\[\s*[\[{"\]\d])')


def other_format(body: bytes) -> str | None:
    """What a body is that is not HTML; ``None`` where it may be HTML."""
    head = body[:2_000].lstrip(b"\xef\xbb\xbf \t\r\n")
    lowered = head.lower()
    for mark, name in MAGIC:
        if lowered.startswith(mark.lower()):
            return name
    if _XML.match(head):
        return "XML"
    return "JSON" if _JSON.match(head) else None


_UNREADABLE = bytes((*range(1, 9), *range(0xE, 0x20), 0x7F))  # zero bytes fill up files that are sound
_BROKEN = re.compile("[\ufffd\ud800-\udfff]")
MOST_UNREADABLE, MOST_BROKEN = 0.03, 0.2  # the share of characters; of random bytes one in nine is unreadable


def is_binary(head: str) -> bool:
    """Whether the beginning of what was taken for a text is none: too much of it stands for no letter."""
    size, encoded = len(head), head.encode("utf-8", "surrogatepass")
    unreadable = len(encoded) - len(encoded.translate(None, _UNREADABLE))
    broken = 0 if head.isascii() else len(_BROKEN.findall(head))
    return unreadable > MOST_UNREADABLE * size or broken > MOST_BROKEN * size


LOGIN, ATTACHMENT = {"login", "wp-core-ui"}, {"attachment", "single-attachment"}
ARCHIVES = ("category", "tag", "author", "date", "post-type-archive")
OF_A_WIKI = frozenset(("ns-special", "ns-14"))  # what a wiki tells of itself, its categories
ACTIONS = ("action-history", "action-edit", "action-info")
_PART = re.compile(r"\s+[-|–—»‹·:]\s+")  # between the parts of a title
_SHORT = 60  # a title that merely begins like one of these and goes on is an article about it


def not_an_article(title: str) -> str | None:
    """What a page is by its title that is no article; ``None`` where nothing speaks against it."""
    name = on_one_line(fold(title))
    begun, whole = _titles()
    if len(name) <= _SHORT and name.startswith(tuple(begun)):
        for title_begins, reason in begun.items():
            if _begins(name, title_begins):
                return reason
    return whole.get(_PART.split(name)[0])


@cache
def _titles() -> tuple[dict[str, str], dict[str, str]]:
    """What a page is whose title begins with these words, and one that has these for its whole title."""
    begun, whole = phrases("title"), phrases("whole title")
    return {fold(title): says for title, says in begun}, {fold(title): says for title, says in whole}


def kind_of_body(classes: str) -> str | None:
    """What WordPress or MediaWiki says of a page that is no article, in the classes of its body."""
    words = set(classes.split())
    if "mediawiki" in words:
        return "list page" if any(word in OF_A_WIKI or word.startswith(ACTIONS) for word in words) else None
    if "error404" in words:
        return "soft 404"
    if words >= LOGIN:
        return "login page"
    if words >= ATTACHMENT:
        return "attachment page"
    listed = "archive" in words and not words.isdisjoint(ARCHIVES)
    return "list page" if (listed or "search-results" in words) and "singular" not in words else None


def _begins(name: str, start: str) -> bool:
    """Whether a title is these words, perhaps followed by the site's name or a mark."""
    rest = name.removeprefix(start)
    return rest != name and (not rest.strip() or rest.lstrip()[0] in "-|–—»:.!,·")
