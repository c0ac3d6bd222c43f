"""Charsets of old Vietnamese portals that Python does not know, and how Vietnamese is told from what is not.

VISCII is RFC 1456, TCVN3 that of the ABC fonts (TCVN 5712:1993), VNI sets a mark behind its letter.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

import regex  # type: ignore[import-untyped]

from spiders.reading.charsets.mojibake import beyond_ascii

NAMES = {
    "viscii": "viscii", "csviscii": "viscii", "x-viscii": "viscii", "viscii1.1-1": "viscii",
    "tcvn": "tcvn3", "tcvn3": "tcvn3", "tcvn-5712": "tcvn3", "x-viet-tcvn5712": "tcvn3",
    "x-viet-tcvn": "tcvn3", "tcvn5712-1": "tcvn3", "tcvn5712-1:1993": "tcvn3", "abc": "tcvn3",
    "vni": "vni", "x-viet-vni": "vni", "vni-win": "vni",
}  # fmt: skip

_ASCII = "".join(map(chr, range(0x80)))
_WINDOWS = bytes(range(0x80, 0x100)).decode("cp1252", "replace")
_VISCII = (
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐ" "ỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ" "Õắằặấầẩậẽẹếềểễệố" "ồổỗỠƠộờởịỰỨỪỬơớƯ"
    "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳ" "ĐứÒÓÔạỷừửÙÚỹỵÝỡư" "àáâãảăữẫèéêẻìíĩỉ" "đựòóôõỏọụùúũủýợỮ"
)  # fmt: skip
# Capitals with a tone are small letters in a font of capitals; quotes and dashes are those of Windows.
_TCVN3 = (
    "\xa0ĂÂÊÔƠƯĐăâêôơưđẰ" "\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴ" "ẮẦẨẪẤỀặầẩẫấậèỂẻẽ" "éẹềểễếệìỉỄẾỒĩíịò"
    "Ổỏõóọồổỗốộờởỡớợù" "ỖủũúụừửữứựỳỷỹýỵỐ"
)  # fmt: skip
_VISCII_LOW = {0x02: "Ẳ", 0x05: "Ẵ", 0x06: "Ẫ", 0x14: "Ỷ", 0x19: "Ỹ", 0x1E: "Ỵ"}
TABLES = {
    "viscii": "".join(_VISCII_LOW.get(code, chr(code)) for code in range(0x80)) + _VISCII,
    "tcvn3": _ASCII + _WINDOWS[:0x20] + _TCVN3,
}

_ACUTE, _GRAVE, _HOOK, _TILDE, _DOT, _HAT, _BREVE = map(
    chr, (0x301, 0x300, 0x309, 0x303, 0x323, 0x302, 0x306)
)
_VNI_LETTERS = str.maketrans("ôöñæóòîÔÖÑÆÓÒÎ", "ơưđỉĩịỵƠƯĐỈĨỊỴ")
_VNI_MARKS = {
    "ù": _ACUTE, "ø": _GRAVE, "û": _HOOK, "õ": _TILDE, "ï": _DOT, "â": _HAT, "ê": _BREVE,
    "á": _HAT + _ACUTE, "à": _HAT + _GRAVE, "å": _HAT + _HOOK, "ã": _HAT + _TILDE, "ä": _HAT + _DOT,
    "é": _BREVE + _ACUTE, "è": _BREVE + _GRAVE, "ú": _BREVE + _HOOK, "ü": _BREVE + _TILDE,
    "ë": _BREVE + _DOT,
}  # fmt: skip
_VNI_PAIR = re.compile("([aeouyôö])([ùøûõïâêáàåãäéèúüë])|([ôöñæóòî])", re.I)

_RETYPED = {
    ord(shown): meant
    for shown, meant in zip(bytes(range(0xA0, 0x100)).decode("cp1252"), _TCVN3, strict=True)
    if meant != "\xa0"
}

_WORD = regex.compile(r"\p{L}+")
_TONES = "".join((_ACUTE, _GRAVE, _HOOK, _TILDE, _DOT))
_ODD = regex.compile(r"[^\p{L}\p{M}\x00-\x7f“”‘’«»–—…·•°\xa0]")
# A Vietnamese word is one syllable: https://en.wikipedia.org/wiki/Vietnamese_phonology
_SYLLABLE = re.compile(
    "(?:ngh?|gh?|ch|kh|nh|ph|th|tr|qu|gi|[bcdđhklmnprstvxq])?[aeiouyâăêôơư]{1,3}(?:ch|ng|nh|[cmnpt])?"
)
LONGEST = 7  # letters of a syllable: nghiêng
SAMPLE, WORDS = 200_000, 1_000  # characters and words by which a text is judged
ENOUGH = 20  # signs of a font
SEVERAL = 4  # different ones: manuals set one sign, a pilcrow, behind each of their headings
SURELY, HARDLY = 0.9, 0.5  # the share of syllables in Vietnamese, and in what is none
# What a text for one of the fonts is full of, and others hardly hold.
_FONTS = {"tcvn3": re.compile("[µ¶·¸¹ª«¬\xad®]"), "vni": re.compile("[ùøûõïâáàåãä]")}


def charset_named(name: str) -> str | None:
    """The charset of this room that goes by a name, as declarations write it."""
    return NAMES.get(name.strip().lower())


def decoded(body: bytes, charset: str) -> str:
    """Bytes in VISCII, TCVN3 or VNI as text; what they do not define becomes U+FFFD."""
    if charset == "vni":
        return _VNI_PAIR.sub(_composed, body.decode("cp1252", "replace"))
    return codecs.charmap_decode(body, "replace", TABLES[charset])[0]


def _composed(found: re.Match[str]) -> str:
    letter, mark, alone = found.groups()
    if alone:
        return str(alone.translate(_VNI_LETTERS))
    return unicodedata.normalize("NFC", letter.translate(_VNI_LETTERS) + _VNI_MARKS[mark.lower()])


def from_font(text: str) -> str:
    """Vietnamese typed for the ABC or VNI fonts, in letters of its own; any other text as it is."""
    sample = beyond_ascii(text[:SAMPLE])
    for charset, mark in _FONTS.items():
        signs = mark.findall(sample)
        several = len(signs) >= ENOUGH and len(set(signs)) >= SEVERAL
        if several and _is_typed_for(charset, text[:SAMPLE]):
            return _retyped(text, charset)
    return text


def _is_typed_for(charset: str, text: str) -> bool:
    words = " ".join([word for word in text.split() if not word.isascii()][:WORDS])
    return likeness(words) < HARDLY and likeness(_retyped(words, charset)) >= SURELY


def _retyped(text: str, charset: str) -> str:
    if charset == "vni":
        return _VNI_PAIR.sub(_composed, text)
    return text.translate(_RETYPED)


def likeness(text: str) -> float:
    """The share of syllables of Vietnamese among the words with a letter beyond ASCII and the signs
    that Vietnamese has no use for, 0 to 1; 0 of a text without such words."""
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    return sum(map(is_syllable, words)) / (len(words) + len(_ODD.findall(text))) if words else 0.0


def is_syllable(word: str) -> bool:
    """Whether a word is built as Vietnamese builds them: one group of vowels, one tone at most."""
    parts = unicodedata.normalize("NFD", word.lower())
    tones = sum(map(parts.count, _TONES))
    bare = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in _TONES))
    return tones < 2 and len(word) <= LONGEST and bool(_SYLLABLE.fullmatch(bare))
