"""Residue out of a text: comment counters, share bars, related lists, repeated titles, heads of nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from pipelines.asides import without_asides
from pipelines.origin import LAST, named_in, owned_in
from pipelines.residue import HEADLINE, bare, kind_of, table
from pipelines.writers import NAME, without_authors
from storage.article import Article, shaped
from storage.bidi import balanced

LONGEST = 300  # characters of a line that the table is asked about
MOST_ASKED = 20_000  # lines of a text that the table is asked about; no article has so many
MOST_LISTED = 8  # headlines that a head takes away: what goes on for longer is no related list
HEAD = 5  # lines at the head in which the title may be repeated
LONGEST_SITE = 60  # characters of a site's name behind a title
LONGEST_BYLINE = 40
ANNOUNCING = (":", "：")  # ends of a line that announces what comes
SURE_OF_ORIGIN, SURE_OF_BYLINE = 0.9, 0.7  # confidence in what the last lines name

# "14:27", "154", "1.254", "05.10.2026", "Mon, 5 October 2026, 14:27", "2026年10月5日",
# "5 октября в 14:27 Здоровье".
_COUNTS = re.compile(
    r"\W{0,3}(?:\d{1,3}(?:[ .,]\d{3}){0,2}|\d{4,7}|\d{1,2}:\d\d(?::\d\d)?"
    r"|(?:[^\W\d]{2,12}[.,]{0,2}\s){0,2}(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}"
    r"|\d{1,2}[.,]?\s(?:de\s)?[^\W\d]{3,12}[.,]?\s(?:de\s)?(?:19|20)\d\d|\d{4}年\d{1,2}月\d{1,2}日)"
    r"(?:\s?(?:г\.|года|год))?(?:,?\s?\d{1,2}:\d\d(?::\d\d)?)?"
    r"|\d{1,2}\s[^\W\d]{3,12}(?:,|\s[^\W\d]{1,3})\s\d{1,2}:\d\d(?:[\s,|/·-]{1,3}[^\W\d]{3,20}){0,2})\W{0,3}"
)
_SEPARATOR = re.compile(r"\s*[-|–—»:·]\s*")
_ENDS_SENTENCE = re.compile(r"[.!?。！？؟۔…][\s\"'»”’)\]」』）]*$")  # French sets a space before its mark
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")


def clean(text: str, title: str = "") -> str:
    """The text without residue, a paragraph a line, no blank ones; real sentences stay as they are.

    Lines that repeat the title at the head go, too; where no title is given, one of them stays.
    """
    return "\n".join(_cleaned(text, title)[0])


def clean_article(article: Article) -> bool:
    """Clean an article's text in place; its source line moves to ``origin``, a byline to ``authors``.

    ``False`` where nothing is left of what was no more than residue; a scan has no text from the first.
    """
    told = bool(article.text)
    article.text, article.title = balanced(article.text), seen(article.title)
    lines, named, byline = _cleaned(article.text, article.title, _headings(article))
    if named and (article.origin is None or ("://" in named and "://" not in article.origin)):
        article.origin = named
        article.vouch("origin", "source line", SURE_OF_ORIGIN)
    if byline and not article.authors:
        article.authors = [byline]
        article.vouch("authors", "signature", SURE_OF_BYLINE)
    article.keep_lines(without_authors(lines, article.authors))
    article.keep_lines(_without_last_heads(shaped(article.text, article.shape)))
    if article.lead:
        article.lead = " ".join(seen(article.lead).split()) or None
    return bool(article.text) or not told


def _headings(article: Article) -> frozenset[str]:
    """The lines of a text that its page sets as headings."""
    if "h" not in article.shape:
        return frozenset()
    return frozenset(
        " ".join(line.split()) for kind, line in shaped(article.text, article.shape) if kind == "h"
    )


def _cleaned(
    text: str, title: str, headings: Set[str] = frozenset()
) -> tuple[list[str], str | None, str | None]:
    """The lines that stay, what the source line named, and the byline above it."""
    rows = [" ".join(line.split()) for line in seen(text).splitlines()]
    known = list(_kept([row for row in rows if row], headings))
    kept = _without_counts(without_asides(known, headings))
    return _without_source(
        _without_counts(_without_title(kept, title))
    )  # a day stands above a title or below


def _without_counts(lines: list[str]) -> list[str]:
    """Lines without those at head and foot that are but a day, an hour or a number, as of views."""
    first = next((place for place, line in enumerate(lines) if not _COUNTS.fullmatch(line)), None)
    if first is None:
        return lines
    last = next(place for place in range(len(lines), first, -1) if not _COUNTS.fullmatch(lines[place - 1]))
    return lines[first:last]


def seen(text: str) -> str:
    """Text without invisible characters, and without direction controls that do not balance."""
    return balanced(_INVISIBLE.sub("", text))


def _kept(lines: list[str], headings: Set[str]) -> Iterator[str]:
    """Lines that are no residue. A list's head takes the headlines behind it away with it, up to a heading
    of the text."""
    residue = table()
    listed, headed = 0, False  # headlines that may still follow the head of a list; one was a heading
    for place, line in enumerate(lines[:MOST_ASKED]):
        if listed and _is_headline(line) and (headed or not _opens_part(lines, place, headings)):
            listed, headed = listed - 1, headed or line in headings
            continue
        listed, headed = 0, False
        if len(line) > LONGEST or not (kind := kind_of(line, residue)):
            yield line
        else:
            listed = MOST_LISTED if kind == "list" else 0
    yield from lines[MOST_ASKED:]


def _opens_part(lines: list[str], place: int, headings: Set[str]) -> bool:
    """Whether a line is a heading behind which the text goes on in sentences."""
    if lines[place] not in headings or place + 1 == len(lines):
        return False
    behind = lines[place + 1]
    return behind not in headings and not _is_headline(behind) and not kind_of(behind, table())


def _is_headline(line: str) -> bool:
    return len(line) <= HEADLINE and not _ENDS_SENTENCE.search(line) and named_in(line) is None


def _without_title(lines: list[str], title: str) -> list[str]:
    """Lines without those of the head that are the title, alone or with the site's name."""
    head = lines[:HEAD]
    given = bare(title) or _repeated(head)
    if not given:
        return lines
    again: list[str] = []
    kept: list[str] = []
    for place, line in enumerate(lines):
        if len(kept) == HEAD or place == 2 * HEAD:
            kept += lines[place:]
            break
        (again if _repeats(line, given) else kept).append(line)
    return kept if title or not again else [min(again, key=len), *kept]


def _repeated(head: list[str]) -> str:
    """What the first two lines say both, or the first with a site's name behind it."""
    if len(head) > 1 and len(head[1]) <= LONGEST and _repeats(head[0], bare(head[1])):
        return bare(head[1])
    return ""


def _repeats(line: str, title: str) -> bool:
    if len(line) > LONGEST + LONGEST_SITE or len(title) < 8:
        return False
    said = bare(line)
    rest = said.removeprefix(title.rstrip(". "))
    return said == title or (rest != said and _is_site(rest.lstrip(". ")))


def _is_site(rest: str) -> bool:
    return len(rest) <= LONGEST_SITE and (not rest or bool(_SEPARATOR.match(rest)))


def _without_source(lines: list[str]) -> tuple[list[str], str | None, str | None]:
    """Lines without the source line, what it names, and the byline right above it, if it is surely one."""
    for place in range(len(lines) - 1, max(-1, len(lines) - 1 - LAST), -1):
        owned = owned_in(lines[place]) if place == len(lines) - 1 > 0 else None
        if named := named_in(lines[place]) or owned:
            above = lines[place - 1] if place > 2 else ""
            if len(above) <= LONGEST_BYLINE and NAME.fullmatch(above):
                return lines[: place - 1] + lines[place + 1 :], named, above
            return lines[:place] + lines[place + 1 :], named, None
    return lines, None, None


def _without_last_heads(lines: list[tuple[str, str]]) -> list[str]:
    """Lines without headings and announcements at the foot: what they head was left out, or nowhere."""
    last = len(lines)
    while last > 1 and _is_head(*lines[last - 1]):
        last -= 1
    return [line for _, line in lines[:last]]


def _is_head(kind: str, line: str) -> bool:
    """Whether a line is a heading, and no sentence in large letters, or ends as an announcement does."""
    if len(line) > HEADLINE or kind not in ("h", "p", "l"):
        return False
    return line.endswith(ANNOUNCING) or (kind == "h" and not _ENDS_SENTENCE.search(line.rstrip("?؟？")))
