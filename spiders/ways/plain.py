"""Titles and summaries as plain text, from whatever mixture of text, HTML and escapes they come in."""

from __future__ import annotations

import html
import re

from spiders.reading.charsets.charset import tidy

ROUNDS = 3  # &amp;amp;quot; was seen; a fourth escape is what somebody wanted to write
LONGEST = 50_000  # characters looked at: nobody's summary is longer

_HIDDEN = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.I | re.S)
_BLOCK = re.compile(r"</?(?:p|br|div|li|[uo]l|h[1-6]|t[rdh]|table|figure|figcaption)\b[^<>]*>", re.I)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
# Byte order marks, zero width spaces, word joiners, soft hyphens. U+200C and U+200D stay: Persian and
# Urdu spell with them.
_UNSEEN = re.compile("[\ufeff\u200b\u2060\u00ad]")


def plain(text: str) -> str:
    """One line of text without tags, escapes (doubled ones too), control characters and lone
    surrogates, in NFC. ``<`` and ``&`` that belong to the text stay."""
    text = text[:LONGEST]
    for _ in range(ROUNDS):
        text, before = html.unescape(_tagless(text)), text
        if text == before:
            break
    return " ".join(_UNSEEN.sub("", tidy(_tagless(text))).split())


def _tagless(text: str) -> str:
    if "<" not in text:
        return text
    return _TAG.sub("", _BLOCK.sub(" ", _HIDDEN.sub(" ", text)))
