"""UTF-8 that was taken for another charset and encoded once more: "Bá»™ Y táº¿" is "Bộ Y tế" again."""

from __future__ import annotations

import re
import unicodedata
from functools import partial

SAMPLE = 200_000  # characters by which a text is judged
LEAST = 4  # letters of different places that can be mended, before anything is
SURELY = 0.95  # of all places that look so can be
# A first byte and those behind it, as the letters that cp1252 or cp1251 takes them for are written in UTF-8.
_WESTERN = re.compile(rb"\xc3[\x82-\xb4][\xc2\xc5\xc6\xcb\xe2]")
_BEHIND = rb"(?:\xd0[\x81-\x8f]|\xd1[\x91-\x9f]|\xd2[\x90\x91]|\xc2[\x80-\xbf]|\xe2[\x80\x82\x84][\x80-\xbf])"
_CYRILLIC = re.compile(rb"\xd0(?:[\x92-\xaf]%b|[\xb0-\xbf]%b{2})" % (_BEHIND, _BEHIND))
_FIRST = re.compile(rb"\xd0[\x92-\xbf]")  # what may be a first byte, and in Cyrillic is a letter
NEAR = 20_000  # bytes from the first of them on in which it shows what they are
_BLANKS = bytes(32 if byte < 0x80 else byte for byte in range(256))


def repaired(text: str) -> str:
    """The text with what was encoded twice decoded again, where that is certain; else as it is."""
    return _repaired(text) if _looks_so(text.encode("utf-8", "surrogatepass")) else text


def repaired_bytes(encoded: bytes) -> bytes:
    """The same of a text in UTF-8."""
    if not _looks_so(encoded):
        return encoded
    return _repaired(encoded.decode("utf-8", "surrogatepass")).encode("utf-8", "surrogatepass")


def _looks_so(encoded: bytes) -> bool:
    """Whether a text in UTF-8 may have been encoded twice: few need a closer look, which takes long."""
    western, cyrillic = encoded.find(b"\xc3"), encoded.find(b"\xd0")
    if western >= 0 and _WESTERN.search(encoded, western):
        return True
    near = encoded[cyrillic : cyrillic + NEAR] if cyrillic >= 0 else b""
    return 2 * len(_CYRILLIC.findall(near)) > len(_FIRST.findall(near))


def _repaired(text: str) -> str:
    sample = beyond_ascii(text[:SAMPLE])
    for codec, place in _PLACES.items():
        if _is_certain(set(place.findall(sample)), codec):
            return place.sub(partial(_mended, codec), text)
    return text


def beyond_ascii(text: str) -> str:
    """The characters beyond ASCII, with a blank where others stood between them."""
    return b" ".join(runs_beyond_ascii(text.encode("utf-8", "replace"))).decode()


def runs_beyond_ascii(encoded: bytes) -> list[bytes]:
    """The bytes beyond ASCII that stand side by side, in a tenth of the time that a pattern takes."""
    return encoded.translate(_BLANKS).split()


def _is_certain(places: set[str], codec: str) -> bool:
    mended = [read for place in places if (read := _decoded(place, codec))]
    return sum(map(len, mended)) >= LEAST and len(mended) >= SURELY * len(places)


def _mended(codec: str, found: re.Match[str]) -> str:
    return _decoded(found.group(), codec) or found.group()


def _decoded(place: str, codec: str) -> str | None:
    """Characters as the UTF-8 that they were; ``None`` where they never were any."""
    try:
        text = bytes(map(_BYTES[codec].__getitem__, place)).decode("utf-8")
    except UnicodeDecodeError:
        return None
    return text if all(unicodedata.category(one)[0] != "C" or one == "\u200c" for one in text) else None


def _bytes(codec: str) -> dict[str, int]:
    """The byte of each character beyond ASCII, and of the control characters that Latin-1 has there."""
    found = {chr(byte): byte for byte in range(0x80, 0xA0)}
    for byte in range(0x80, 0x100):
        if character := bytes([byte]).decode(codec, "ignore"):
            found[character] = byte
    return found


def _place(found: dict[str, int]) -> re.Pattern[str]:
    """What begins as UTF-8 does, and goes on beyond ASCII."""
    leads = "".join(re.escape(one) for one, byte in found.items() if 0xC2 <= byte <= 0xF4)
    return re.compile(f"[{leads}][{''.join(map(re.escape, found))}]+")


_BYTES = {codec: _bytes(codec) for codec in ("cp1252", "cp1251")}
_PLACES = {codec: _place(found) for codec, found in _BYTES.items()}
