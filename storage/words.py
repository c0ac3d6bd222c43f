"""Text as the search index sees it, in scripts with and without spaces."""

from __future__ import annotations

import re

_UNSPACED = re.compile(r"([\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0eff\u1780-\u17ff])")


def searchable(text: str) -> str:
    """Characters of unspaced scripts (Han, Kana, Thai, Lao, Khmer) apart, so each is a word."""
    return " ".join(_UNSPACED.sub(r" \1 ", text).split())


def search_phrase(words: str) -> str:
    """What a person typed, as a query of the index: every word must be there, and characters of
    an unspaced script in their order. Nothing typed is taken for an operator."""
    phrases = []
    for word in words.split():
        tokens = searchable(word).replace('"', " ").split()
        if tokens:
            phrases.append('"' + " ".join(tokens) + '"')
    return " ".join(phrases)
