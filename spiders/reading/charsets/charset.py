"""Bytes to text, whatever the server, the page or nobody said of the charset."""

from __future__ import annotations

import codecs
import re
import sys
import unicodedata

import regex  # type: ignore[import-untyped]
from w3lib.encoding import resolve_encoding

from spiders.reading.charsets import vietnamese
from spiders.reading.charsets.mojibake import repaired, runs_beyond_ascii
from storage.bidi import balanced_line, without_turns

BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
HEAD = 16_384  # bytes in which a declaration is looked for; some pages put it beyond the first 5 kB
SAMPLE = 60_000  # bytes by which a charset is judged
DECLARED = 0.3  # what a declaration is worth beside the share of common letters
SURELY, ENOUGH = 0.9, 100  # the share of syllables in so many characters that outweighs a declaration
SIDE_BY_SIDE, MOST_ASIDE = 4, 0.2  # letters beyond ASCII in a row, and the share of others of Latin-1
NEAR = 30_000  # bytes from the first letter beyond ASCII on in which that is told
TELLING = 100  # letters beyond ASCII by which it is told that a text was never written in Latin-1
SPOILT = 0.4  # a page is UTF-8 but for so few broken places; of one in another charset most are broken

_CYRILLIC = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфёіїєўқғңөұүһәҳ«»—–№"
_ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإآؤئپچژگکہھےں،؛؟«»\u200c\u200d"
_LATIN = "éèàçêâîôûëïüöäñóíáúœß’‘“”«»–—…\u00a0"
_TURKISH = "çğıöşüÇĞİÖŞÜâîû‘’“”…\u00a0"


def _rows(codec: str, first: range, second: range) -> str:
    return bytes(byte for row in first for cell in second for byte in (row, cell)).decode(codec, "ignore")


# What a text in each charset is mostly made of beyond ASCII; where none of them fits, the first is as good.
COMMON = {
    "cp1252": frozenset(_LATIN),
    "cp1254": frozenset(_TURKISH),
    "cp1251": frozenset(_CYRILLIC),
    "koi8-r": frozenset(_CYRILLIC),
    "iso8859-5": frozenset(_CYRILLIC),
    "cp866": frozenset(_CYRILLIC),
    "cp1256": frozenset(_ARABIC),
    "iso8859-6": frozenset(_ARABIC),
    # The first level of both standards holds their common characters.
    "gb18030": frozenset(
        _rows("gb18030", range(0xB0, 0xD8), range(0xA1, 0xFF)) + "，。、：；？！“”《》（）—"
    ),
    "big5hkscs": frozenset(
        _rows("big5hkscs", range(0xA4, 0xC7), range(0x40, 0xFF)) + "，。、：；？！「」（）—"
    ),
}
KAZAKH = "kz1048"  # Windows' Cyrillic with the letters of Kazakh in place of those of Serbian and others
LEAST_KAZAKH = 3  # letters of each kind that no other language has beside the other
VIETNAMESE = ("cp1258", *vietnamese.TABLES, "vni")  # told by their syllables
_LATIN_SCRIPT = (None, COMMON["cp1252"], COMMON["cp1254"])
_LATIN_ALONE = re.compile(r"[^\x00-\xbf]{4}")  # an accented letter stands among plain ones
_OTHERS_ALONE = re.compile(r"[a-zA-Z][^\x00-\xbf]|[^\x00-\xbf][a-zA-Z]")  # others never do

_META = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,500}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I
)
_IN_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
_TAG = re.compile(rb"<[a-zA-Z!/?]")
_WORD_BEFORE = re.compile(rb"[a-zA-Z]+\Z")
_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
_ENDS = re.compile(r"([<>\n])")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# Normalising sorts the marks on a letter in quadratic time: 160,000 of them take 15 seconds.
_MARKS = regex.compile(r"(\p{M}{16})\p{M}+")
_JOINS = regex.compile(r"[\p{M}\u1100-\u11ff]")  # what may be one letter with what stands before it
_ASCII = b'<meta charset="x-1"> +AGE- a&b;'
_NO_CHARSETS = ("idna", "unicode-escape", "raw-unicode-escape")  # codecs of texts that leave ASCII as it is
_PLAIN = b"\t\n\r" + bytes(range(0x20, 0x7F))


def decode(body: bytes, content_type: str | None = None) -> str:
    """The text of a body, tidied; never raises, and takes time in proportion to its length.

    A byte order mark of UTF-16 is believed first, unless it leaves no tag of the page standing; then the
    bytes where they are valid UTF-8, then what the header or the page declares if the bytes look like it,
    then the charsets of our languages.
    """
    return tidy(repaired(letters_of(body, content_type)))


def letters_of(body: bytes, content_type: str | None = None) -> str:
    """The text of a body as it came, untidy, and encoded twice where it was; never raises."""
    if body.startswith(codecs.BOM_UTF8):
        body = body[len(codecs.BOM_UTF8) :]
    elif marked := next(((mark, codec) for mark, codec in BOMS if body.startswith(mark)), None):
        body = body[len(marked[0]) :]
        believed = body.decode(marked[1], "replace")
        if "<" in believed[:HEAD] or not _TAG.search(body[:HEAD]):
            return believed
    if wide := _without_mark(body):
        return body.decode(wide, "replace")
    text = _utf8(body)
    if text is None:
        return _decoded(body, _likeliest(body, declared(body, content_type)))
    return vietnamese.from_font(text)


def meant(text: str) -> str:
    """A page as it was meant, where whoever decoded it took its bytes for Latin-1; else as it is.

    Letters beyond ASCII stand side by side in no language that is written in Latin-1.
    """
    if text.isascii() or not is_narrow(text):
        return text
    body = text.encode("latin-1")
    try:
        body.decode("utf-8")
    except UnicodeDecodeError as error:  # as nearly always, at the first letter beyond ASCII
        near = body[error.start : error.start + NEAR]
        runs = list(map(len, runs_beyond_ascii(near)))
        aside, whole = sum(run for run in runs if run < SIDE_BY_SIDE), sum(runs)
        return letters_of(body) if whole >= TELLING and aside <= MOST_ASIDE * whole else text
    return letters_of(body)


def is_narrow(text: str) -> bool:
    """Whether a long text has no letters beyond Latin-1: those are kept in a byte each, and a look at each
    takes a tenth of the time of parsing. https://peps.python.org/pep-0393/"""
    return sys.getsizeof(text) < 2 * len(text)


def tidy(text: str) -> str:
    """Text in composed form (NFC), without control characters, lone surrogates, and direction controls
    that do not balance within a line or between two tags."""
    if text.isascii() and text.isprintable():  # as most fields
        return text
    special = _special(text.encode("utf-8", "surrogatepass"))
    return text if _is_tidy(special) else _tidied(text, special)


def tidy_bytes(encoded: bytes) -> bytes:
    """A text in UTF-8, tidied."""
    special = _special(encoded)
    if _is_tidy(special):
        return encoded
    return _tidied(encoded.decode("utf-8", "surrogatepass"), special).encode()


def _special(encoded: bytes) -> str:
    """The characters of a text that may be untidy."""
    return encoded.translate(None, _PLAIN).decode("utf-8", "surrogatepass")


def _is_tidy(special: str) -> bool:
    if _UNPRINTABLE.search(special):
        return False
    alone = special.isascii() or not (_DIRECTION.search(special) or _JOINS.search(special))
    return alone and unicodedata.is_normalized("NFC", special)


def _tidied(text: str, special: str) -> str:
    if _UNPRINTABLE.search(special):
        text = _UNPRINTABLE.sub("", text)
    if _DIRECTION.search(special):
        bare = without_turns(text)
        text = "".join(map(balanced_line, _ENDS.split(text))) if bare is None else bare
    if _MARKS.search(special):
        text = _MARKS.sub(r"\1", text)
    return unicodedata.normalize("NFC", text)


def declared(body: bytes, content_type: str | None) -> list[str]:
    """The charsets that header, meta tags and XML declaration name, as far as they are known."""
    said = [name.decode("ascii") for name in _META.findall(body[:HEAD])]
    if content_type and (named := _IN_HEADER.search(content_type)):
        said.insert(0, named.group(1))
    names = [vietnamese.charset_named(name) or resolve_encoding(name) for name in said]
    return list(dict.fromkeys(name for name in names if name and _is_charset(name)))


def _is_charset(name: str) -> bool:
    """Whether a page can be in a charset, and can have said so itself in plain ASCII."""
    if name in VIETNAMESE:
        return True
    try:
        codec = codecs.lookup(name)
        # "hex" and "zip" are codecs, too
        known = codec._is_text_encoding and codec.name not in _NO_CHARSETS
        return known and _ASCII.decode(name) == _ASCII.decode("ascii")
    except (LookupError, ValueError):  # "undefined" raises whatever it is asked
        return False


def _without_mark(body: bytes) -> str | None:
    """UTF-16 without its mark: in the markup at its head, one of two bytes is zero."""
    head = body[:200]
    first, second = head[::2].count(0), head[1::2].count(0)
    if max(first, second) < max(5, len(head) // 12) or min(first, second) > len(head) // 50:
        return None
    return "utf-16-le" if second > first else "utf-16-be"


def _utf8(body: bytes) -> str | None:
    """A body as UTF-8, if it is that but for few broken places and an end that was cut off."""
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        text = codecs.utf_8_decode(body, "replace", False)[0]
    beyond_ascii = sum(1 for character in text[:SAMPLE] if character > "\x7f")
    return text if beyond_ascii and text[:SAMPLE].count("\ufffd") <= SPOILT * beyond_ascii else None


def _decoded(body: bytes, codec: str) -> str:
    if codec in vietnamese.TABLES or codec == "vni":
        return vietnamese.decoded(body, codec)
    return body.decode(codec, "replace")


def _likeliest(body: bytes, believed: list[str]) -> str:
    sample = _telling(body)
    scores: dict[str, float] = {}
    for codec in (*believed, *COMMON, *VIETNAMESE):
        name = codec if codec in VIETNAMESE else codecs.lookup(codec).name
        if name not in scores:
            scores[name] = _likeness(sample, name) + (DECLARED if codec in believed else 0)
    likeliest = max(scores, key=lambda codec: scores[codec])
    return KAZAKH if likeliest == "cp1251" and _is_kazakh(sample) else likeliest


def _is_kazakh(sample: bytes) -> bool:
    """Whether bytes of Windows' Cyrillic are of its Kazakh kin: its қ stands for the ќ of Macedonian, which
    has no ы."""
    least = max(LEAST_KAZAKH, len(sample) // 200)
    return all(sample.count(letter.encode(KAZAKH)) >= least for letter in "қы")


def _telling(body: bytes) -> bytes:
    """The bytes beyond ASCII with their neighbours, which say something of the charset."""
    sample = bytearray()
    for match in re.finditer(rb"[\x80-\xff][^<>\r\n]{0,4000}", body):
        word = _WORD_BEFORE.search(body, max(0, match.start() - 8), match.start())
        sample += (word.group() if word else b"") + match.group() + b"\n"
        if len(sample) > SAMPLE:
            break
    return bytes(sample)


def _likeness(sample: bytes, codec: str) -> float:
    """The share of common letters among what is not ASCII, less what is broken or stands among
    letters of another script; for Vietnamese, the share of syllables among the words."""
    text = unicodedata.normalize("NFC", _MARKS.sub(r"\1", _decoded(sample, codec)))
    if codec in VIETNAMESE:
        alike = vietnamese.likeness(text)
        return alike + (DECLARED if alike > SURELY and len(text) > ENOUGH else 0)
    beyond = [character for character in text if character > "\x7f"]
    if not beyond:
        return 0.0
    common = COMMON.get(codec)
    good = sum(character in common if common else character.isalpha() for character in beyond)
    bad = sum(character == "\ufffd" or "\x80" <= character <= "\x9f" for character in beyond)
    strange = len((_LATIN_ALONE if common in _LATIN_SCRIPT else _OTHERS_ALONE).findall(text))
    return (good - 3 * bad - strange) / len(beyond)
