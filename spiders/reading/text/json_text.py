"""JSON as pages hold it: whole, escaped for a script of Angular's, or broken off in the middle."""

from __future__ import annotations

import json
import re
from typing import Any

LATE = 8  # characters at the end of a text in which it is found to be unfinished
DEEPEST = 100  # lists and objects within one another that are ended

_DECODER = json.JSONDecoder(strict=False)
# What stands for the signs of JSON in scripts of Angular's; the last stands in the others as well.
_ESCAPES = (("&q;", '"'), ("&s;", "'"), ("&l;", "<"), ("&g;", ">"), ("&a;", "&"))
_STRING = re.compile(r'"(?:[^"\\]|\\(?:u[0-9a-fA-F]{4}|[^u]))*+')
_SAID = re.compile(r'"(?:[^"\\]|\\.)*+"|[^"\[\]{}]+', re.S)
_PART = re.compile(r"\\u[0-9a-fA-F]{0,4}\Z")  # of an escape, or one behind which the text ends
_PAIR = re.compile(r"\[\]|\{\}")
_ENDS = str.maketrans("[{", "]}")


def loaded(text: str) -> Any:
    """What a text begins with as JSON; ``None`` where it is none."""
    try:
        return _DECODER.raw_decode(text.lstrip())[0]
    except (ValueError, RecursionError):
        return None  # no data


def begun(text: str) -> Any:
    """What JSON says that breaks off before its end; ``None`` where it is none, or whole."""
    text = text.lstrip()
    try:
        _DECODER.raw_decode(text)
    except json.JSONDecodeError as error:
        if error.msg.startswith("Invalid") and (shorter := _PART.sub("", text)) != text:
            return begun(shorter)
        head = _head(text, error)
        return next((said for end in _ends(head) if (said := loaded(head + end)) is not None), None)
    except RecursionError:
        return None  # nested more deeply than any data
    return None


def unescaped(script: str) -> str:
    """A script in which Angular has put letters for the signs of JSON, as JSON."""
    if "&q;" not in script:
        return script
    for escape, sign in _ESCAPES:
        script = script.replace(escape, sign)
    return script


def _head(text: str, error: json.JSONDecodeError) -> str:
    """The text up to where it was found to break off; empty where it is no JSON from there on."""
    if error.msg.startswith("Unterminated string"):
        string = _STRING.match(text, error.pos)
        return f'{text[: string.end()]}"' if string else ""
    if error.pos < len(text.rstrip()) - LATE:
        return ""
    return text[: error.pos].rstrip().rstrip(",:")


def _ends(head: str) -> tuple[str, ...]:
    """What ends all lists and objects that are open, behind a value or behind its name."""
    if not head:
        return ()
    brackets = _SAID.sub("", head)
    for _ in range(DEEPEST):
        shorter = _PAIR.sub("", brackets)
        if shorter == brackets:
            break
        brackets = shorter
    if "]" in brackets or "}" in brackets or len(brackets) > DEEPEST:
        return ()
    ends = brackets[::-1].translate(_ENDS)
    return ends, f":0{ends}"
