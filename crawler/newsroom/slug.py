"""Headlines as addresses, the way these sites write them."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

# The letters that a WordPress transliteration plugin writes for Russian ones.
RUSSIAN = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        re.split(" ", "a b v g d e e zh z i j k l m n o p r s t u f h cz ch sh shh _ y _ e yu ya"),
        strict=True,
    )
)
LONGEST = 110  # characters


def slug(headline: str) -> str:
    """A headline in lower-case Latin letters and hyphens; other scripts percent-encoded."""
    text = headline.lower().replace("đ", "d")
    text = "".join(RUSSIAN.get(letter, letter).replace("_", "") for letter in text)
    text = unicodedata.normalize("NFD", text)
    text = "".join(letter for letter in text if unicodedata.category(letter) != "Mn")
    text = re.sub(r"[\W_]+", "-", text).strip("-")
    return quote(_cut(text)).lower()


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST].rpartition("-")[0]
