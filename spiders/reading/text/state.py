"""An article within the data from which a script builds its page: Next, Nuxt, Apollo and their like."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from spiders.faults import NotAnArticle
from spiders.reading.charsets.charset import tidy
from spiders.reading.text.elements import body_of
from spiders.reading.text.json_text import begun, loaded, unescaped
from spiders.reading.tree.element_names import pattern_of, whole_names
from spiders.reading.tree.markup import parse
from spiders.reading.tree.texts import on_one_line

SCRIPTS = 60
LONGEST = 5_000_000  # characters of a script
NODES = 100_000  # objects and lists that are looked at
OWNERS = 8  # objects that bear the title
DEEPEST = 14  # of a text below such an object
LEAST = 200  # characters of an article
TELLING = 8  # characters of a title
LITERALS = 2_000  # of a script that is no data

# Under which names systems keep an article's title, its text or a part of it, and what is none; bare.
TITLES, TEXTS = whole_names("title in data"), whole_names("text in data")
KINDS = ("type", "_type", "nodeType", "tag", "name", "blockName", "__typename", "kind", "component")
_OTHERS = pattern_of("no text in data")
_LINES = re.compile(r"(?:core/)?(?:paragraph|p|h[1-6]|heading(?:-?\d)?|li|list-?_?item)", re.I)

_BEGINS = re.compile(r"(?:^|[=(])\s*(?=[\[{])")
_LITERAL = re.compile(r'"((?:[^"\\]|\\.)*+)(?:"|\Z)', re.S)
_FLIGHT = re.compile(r"^[0-9a-f]{1,6}:(?=[\[{])", re.M)  # a line of the data that Next streams
_TAG = re.compile(r"</?[a-z][a-z0-9]{0,10}\b[^<>]{0,500}>", re.I)
_SITE = re.compile(r"\s[-–—|»·]\s")  # behind the title
_WORD = re.compile(r"\w+")


class Story(NamedTuple):
    """The lines of an article, and whether its data breaks off: they may be but its beginning."""

    lines: list[str]
    cut: bool = False


def state_story(scripts: list[str], title: str) -> Story:
    """The article of this title in a page's data; without lines where there is no such article.

    ``scripts`` are the texts of the page's scripts; those that hold no data are passed over.
    """
    wanted = _bare(title)
    if len(wanted) < TELLING:
        return Story([])
    found: list[Story] = []
    streamed = ""
    for script in scripts[:SCRIPTS]:
        values = list(_values(unescaped(script[:LONGEST])))
        streamed += "".join(_streamed(value) for value, _ in values)
        inner = [Story(_lines(one, value), cut) for value, cut in values for one in _owners(value, wanted)]
        if not inner and not streamed and _names(script, title):  # no data, but a program that holds the text
            inner = [Story(_of_text(text)) for text in _literals(script[:LONGEST])]
        found += inner
    lines = [line for line in _FLIGHT.split(streamed[:LONGEST])[1:] if len(line) >= LEAST]
    for value, cut in map(_read, lines):
        found += (Story(_lines(owner, value), cut) for owner in _owners(value, wanted))
    best = max(found, key=lambda story: _length(story.lines), default=Story([]))
    return best if _length(best.lines) >= LEAST else Story([])


def _values(script: str) -> Iterator[tuple[Any, bool]]:
    """What a script holds as JSON: as a whole, or as what is assigned or called with; and whether it breaks
    off."""
    for begins in islice(_BEGINS.finditer(script), 5):
        value, cut = _read(script[begins.end() :])
        if isinstance(value, (dict, list)):
            yield _revived(value), cut
            return
    for text in _literals(script):  # JSON.parse("…")
        if text[:1] in "[{":
            yield loaded(text), False


def _read(text: str) -> tuple[Any, bool]:
    """What a text says as JSON, and whether it breaks off."""
    value = loaded(text)
    return (value, False) if value is not None else (begun(text), True)


def _streamed(value: Any) -> str:
    """The piece of Next's stream that a call holds: ``self.__next_f.push([1, "…"])``."""
    if isinstance(value, list) and len(value) == 2 and value[0] == 1 and isinstance(value[1], str):
        return value[1]
    return ""


def _revived(value: Any) -> Any:
    """Data as it was, of Nuxt's list in which numbers stand for the places of values."""
    if not isinstance(value, list) or not value or not isinstance(value[0], (list, dict)):
        return value
    first = value[0]
    if not (isinstance(first, list) and first and first[0] in ("Reactive", "ShallowReactive")):
        return value
    return [
        {key: _at(value, place) for key, place in one.items()} if isinstance(one, dict) else one
        for one in value
    ]


def _at(values: list[Any], place: Any) -> Any:
    """A value of such a list; of a list in it, the values of its places."""
    if not isinstance(place, int) or not 0 <= place < len(values):
        return place
    found = values[place]
    if isinstance(found, list):
        return [values[one] if isinstance(one, int) and 0 <= one < len(values) else one for one in found]
    return found


def _owners(value: Any, wanted: str) -> Iterator[dict[str, Any]]:
    """The objects that bear the title, outer before inner."""
    return islice(_all_owners(value, wanted), OWNERS)


def _all_owners(value: Any, wanted: str) -> Iterator[dict[str, Any]]:
    waiting, left = [value], NODES
    while waiting and left:
        left -= 1
        one = waiting.pop()
        if isinstance(one, dict):
            if any(_is_title(said, wanted) for key, said in one.items() if _key(key) in TITLES):
                yield one
            waiting += [inner for inner in one.values() if isinstance(inner, (dict, list))]
        elif isinstance(one, list):
            waiting += [inner for inner in one if isinstance(inner, (dict, list))]


def _is_title(said: Any, wanted: str) -> bool:
    if isinstance(said, dict):
        return any(isinstance(one, str) and _is_title(one, wanted) for one in said.values())
    bare = _bare(said) if isinstance(said, str) and len(said) < 10 * TELLING + 2 * len(wanted) else ""
    return len(bare) >= TELLING and wanted.startswith(bare)


def _lines(value: Any, root: Any, depth: int = 0) -> list[str]:
    """The lines of a text or a part of one; of an object, those of its longest part."""
    if depth > DEEPEST:
        return []
    if isinstance(value, str):
        return _of_text(value)
    if isinstance(value, list):
        return [line for one in value[:NODES] if not _is_other(one) for line in _lines(one, root, depth + 1)]
    return _of_object(value, root, depth) if isinstance(value, dict) else []


def _of_object(value: dict[str, Any], root: Any, depth: int) -> list[str]:
    kinds = [kind for name in KINDS if isinstance(kind := value.get(name), str)]
    if any(map(_OTHERS.search, kinds)):
        return []
    if depth and any(map(_LINES.fullmatch, kinds)):
        return _of_text(_inline(value))
    if isinstance(root, dict) and isinstance(value.get("__ref"), str):
        return _lines(root.get(value["__ref"]), root, depth + 1)
    inner = [one for key, one in value.items() if _key(key) in TEXTS or isinstance(one, dict)]
    return max((_lines(one, root, depth + 1) for one in inner), key=_length, default=[])


def _is_other(value: Any) -> bool:
    """Whether a part is an article of its own."""
    return (
        isinstance(value, dict) and "title" in value and not value.keys().isdisjoint(("url", "slug", "link"))
    )


def _inline(value: Any, depth: int = 0) -> str:
    """The words of a line, which may stand in parts of it."""
    if isinstance(value, str):
        return value
    if depth > DEEPEST:
        return ""
    if isinstance(value, list):
        return "".join(_inline(one, depth + 1) for one in value)
    if not isinstance(value, dict):
        return ""
    return max(
        (_inline(one, depth + 1) for key, one in value.items() if _key(key) in TEXTS), key=len, default=""
    )


def _of_text(text: str) -> list[str]:
    """The lines of a text, which may be markup, markup escaped, or JSON."""
    if text[:1] in ("[", "{") and (value := loaded(text)) is not None:
        return _lines(value, None, DEEPEST // 2)
    if "<" not in text and "&lt;" in text:
        text = html.unescape(text)
    if not _TAG.search(text):
        return [line for row in tidy(html.unescape(text)).splitlines() if (line := on_one_line(row))]
    try:
        return body_of(list(parse(f"<body>{tidy(text)}").iter("body")), set()).lines
    except NotAnArticle:
        return []


def _literals(script: str) -> Iterator[str]:
    """The strings in a script that are long enough to be an article."""
    for literal in islice((one for one in _LITERAL.finditer(script) if len(one[1]) >= LEAST), LITERALS):
        text = loaded(literal.group().replace("\\'", "'").replace("\\x3C", "<").replace("\\x3E", ">"))
        if isinstance(text, str) and " " in text:
            yield text


def _names(script: str, title: str) -> bool:
    """Whether a script holds the title, escaped or not."""
    head = _SITE.split(title)[0]
    return head in script or json.dumps(head)[1:-1] in script


def _key(name: str) -> str:
    return name.lower().replace("_", "").replace("-", "")


def _bare(text: str) -> str:
    return " ".join(_WORD.findall(html.unescape(text).lower()))


def _length(lines: list[str]) -> int:
    return sum(map(len, lines))
