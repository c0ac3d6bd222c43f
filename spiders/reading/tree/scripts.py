"""Scripts, styles and drawings of a page, which are half of its letters and none of its text."""

from __future__ import annotations

import html
import re

from lxml.html import HtmlElement

LEAST = 300  # characters of a script that may hold an article
MOST = 4_900_000  # characters of scripts in which data is looked for; no parser keeps many more

# Up to its first end, as browsers read it. What holds its own beginning stays: a program that writes
# markup, or what begins in a comment. Every look goes on where the last one ended.
_RAW = re.compile(
    r"<(script|style|svg)\b([^<>]*+)>[^<]*+(?:<(?!/?\1)[^<]*+)*+"
    r"(?:(</\1>)|[^<]*+(?:<(?!/\1)[^<]*+)*+)"
)
# Data of which a script builds the element that bears it: Inertia's page, the props of React and Vue.
_DATA = re.compile(
    r"data-(?:page|props|react-props|state|initial-state)=(?:\"([\[{][^\"]{300,}+)\"|'([\[{][^']{300,}+)')"
)
# What no drawing holds: one that was never closed may take in the text behind it.
_TEXT = re.compile(r"<(?:p|div|br|foreignobject)\b", re.I)


def without_scripts(text: str) -> str:
    """A page without styles, drawings and scripts other than JSON-LD.

    To parse them, to tell their charset and to search them would take a third of the time that a page takes.
    """
    return _RAW.sub(_kept, text)


def left_scripts(text: str) -> list[str]:
    """Those scripts that ``without_scripts`` leaves out of a page and that may hold data, with the data that
    elements bear for scripts."""
    left: list[str] = []

    def kept(found: re.Match[str]) -> str:
        if not (stays := _kept(found)) and found[1] == "script" and found.end() - found.start() >= LEAST:
            left.append(found.group())
        return stays

    for borne in _DATA.finditer(_RAW.sub(kept, text)):
        said = html.unescape(borne[1] or borne[2]).replace("</", "<\\/")
        left.append(f"<script>{said}</script>")
    return left


def first_of(scripts: list[str]) -> list[str]:
    """As many scripts as data is looked for in; the last of them breaks off there."""
    taken, room = [], MOST
    for script in scripts:
        taken.append(script if len(script) <= room else f"{script[:room]}</script>")
        if (room := room - len(script)) <= 0:
            break
    return taken


def data_of(scripts: list[HtmlElement]) -> list[str]:
    """What scripts hold that are written in the page itself and long enough to hold an article."""
    own = (one for one in scripts if not one.get("src") and "ld+json" not in one.get("type", ""))
    return [text for one in own if len(text := one.text or "") >= LEAST]


def _kept(found: re.Match[str]) -> str:
    """What stays of what may be a script, style or drawing: all, or nothing."""
    name, said, ended = found.groups()
    holds_text = name == "svg" and _TEXT.search(found.string, *found.span()) is not None
    is_data = name == "script" and _is_linked_data(said)
    return found.group() if holds_text or is_data or not ended else ""


def _is_linked_data(said: str) -> bool:
    """Whether the attributes of a script may call it JSON-LD, in capitals or references as well."""
    said = said.lower()
    return "json" in said and "ld" in said
