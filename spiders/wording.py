"""What is wrong with a stanza, in words for the person who wrote it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from difflib import get_close_matches
from typing import Any

Known = Callable[[tuple[Any, ...]], Sequence[str]]

# What a key should be, where pydantic would only quote a pattern.
SHOULD_BE = {
    "stanza": "a name in small letters, digits and hyphens, like my-source",
    "home": "a whole address that ends its host with a slash, like https://example.org/",
    "language": "a language code, like vi, ur or uz-Cyrl",
    "country": "a country code in capitals, like VN",
}


def in_words(errors: Sequence[Any], place: str, known: Known) -> str:
    """All errors of a stanza, a line each: unknown keys first, then what is wrong, then what lacks."""
    order = {"extra_forbidden": 0, "missing": 2}
    ranked = sorted(errors, key=lambda error: order.get(error["type"], 1))
    return "\n".join(f"{place} {_one(error, known)}" for error in ranked)


def _one(error: Any, known: Known) -> str:
    where = ".".join(str(part) for part in error["loc"])
    if error["type"] == "extra_forbidden":
        return (
            f"{where}: unknown key{_meant(error['loc'], known)}; known here: {', '.join(known(error['loc']))}"
        )
    if error["type"] == "missing":
        return f"{where}: this key is needed"
    said = SHOULD_BE.get(where) if error["type"] == "string_pattern_mismatch" else None
    message = f"not {said}" if said else error["msg"].removeprefix("Value error, ")
    return f"{where}: {message} (given: {error['input']!r:.80})"


def _meant(location: tuple[Any, ...], known: Known) -> str:
    close = get_close_matches(str(location[-1]), known(location), 1)
    return f" (did you mean {close[0]}?)" if close else ""
