"""Short lines that no table knows, judged by their words: a call to share, to read on, to subscribe.

Each word, its beginning, each two words side by side and a few plain traits of a line have a weight,
learned from the rows of ``residue.tsv`` and from lines written for it (``tests/bench/asides.py``). Words
that were never seen speak for the text: what a page says around its articles is said in few words, what
articles say in all others.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence, Set
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from pipelines.normal import folded
from pipelines.origin import named_in
from pipelines.weights import number_in
from storage.table import rows

WEIGHTS = Path(__file__).with_name("asides.tsv")
COLUMNS = ("feature", "weight")
LONGEST = 60  # characters of a line that is judged
HEAD, FOOT = 3, 5  # lines of the text that may stand before and behind one
AT_EDGE, BETWEEN = 1.75, 3.0  # what a line must weigh there, and between two paragraphs
MOST_BETWEEN = 300  # lines between paragraphs that are judged; no article has so many
PARAGRAPH = 60  # bytes of a line that may be a paragraph: 60 letters of Latin, 20 of Chinese
TELLING = 0.3  # what a word must weigh for a line to be asked about at all
BIAS = "_bias"  # the features that are no words begin so
STEM = 5  # letters of a word that are a feature of their own
UNKNOWN = ("none", "few", "some", "most")  # of the words of a line
MOST_WORDS, MOST_CAPITALS = 12, 3

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|0")
_NUMBER = re.compile(r"\d+(?:[.,\s]\d{3}(?!\d))*")
_CLOSE = re.compile("[\u3040-\u9fff]")  # a sign is a word or half of one
_LAST_MARK = re.compile(r"[.!?。！？؟۔…:：][\s\"'»”’)\]」』）]*$")
_CLOSING = " \t\"'»”’)]」』）"  # may stand behind the last mark of a sentence
_NO_ASIDE = (".", "。", "۔", ":", "：")  # the last mark of a sentence that tells, and of an announcement
_LAST = (*_NO_ASIDE, "!", "?", "！", "？", "؟", "…")
_CODE = re.compile(r"[_={}<>\\]|\(\)")
_TRAITS = {
    "_slash": re.compile(r"[/|]"),
    "_address": re.compile(r"@|https?:|www\."),
    "_comma": re.compile("[,،，、;；]"),
    "_colon within": re.compile("[:：]."),
    "_quoted": re.compile('["“”«»„「]'),
    "_bracket": re.compile("[(（]"),
    "_number at the end": re.compile(r"\d$"),
}


def without_asides(lines: list[str], headings: Set[str] = frozenset()) -> list[str]:
    """The lines of a text without short ones that are beside it, at its edges and between its paragraphs.

    A heading of the text is none, nor is any line of a text that has no paragraph.
    """
    if not any(map(_is_paragraph, lines)):
        return lines
    places = range(len(lines))
    asides = {
        *_at_edge(lines, places, HEAD, headings),
        *_at_edge(lines, places[::-1], FOOT, headings),
        *_between(lines, headings),
    }
    return [line for place, line in enumerate(lines) if place not in asides] if asides else lines


def _at_edge(lines: list[str], places: Sequence[int], most: int, headings: Set[str]) -> Iterator[int]:
    """The asides among the lines from one edge on, up to so many lines of the text."""
    for place in places:
        if is_aside(lines[place], AT_EDGE) and lines[place] not in headings:
            yield place
        else:
            most -= 1
        if not most:
            return


def _between(lines: list[str], headings: Set[str]) -> Iterator[int]:
    """The asides that stand alone between two paragraphs."""
    judged = 0
    for place in range(1, len(lines) - 1):
        line = lines[place]
        if len(line) > LONGEST or not (_is_paragraph(lines[place - 1]) and _is_paragraph(lines[place + 1])):
            continue
        judged += 1
        if is_aside(line, BETWEEN) and line not in headings:
            yield place
        if judged == MOST_BETWEEN:
            return


def _is_paragraph(line: str) -> bool:
    return (len(line) > PARAGRAPH or len(line.encode()) > PARAGRAPH) and line.rstrip(_CLOSING).endswith(_LAST)


def is_aside(line: str, least: float) -> bool:
    """Whether a short line weighs more than so much and is no sentence, announcement, code or source line."""
    if len(line) > LONGEST or line.rstrip(_CLOSING).endswith(_NO_ASIDE) or _CODE.search(line):
        return False
    return weight_of(line) > least and named_in(line) is None


def weight_of(line: str) -> float:
    """How much the words and traits of a line speak for an aside; below nothing they speak for the text.

    A line no word of which tells anything weighs nothing.
    """
    words = words_of(line)
    weights, telling = table()
    if not any(word in telling or word[:STEM] in telling for word in words):
        return 0.0
    known = weights[BIAS] + weights.get(unknown(words, weights), 0.0)
    return known + sum(weights.get(feature, 0.0) for feature in features_of(line, words))


def words_of(line: str) -> list[str]:
    """The words of a line, folded, a Chinese sign each, all numbers as one."""
    words = _WORD.findall(_NUMBER.sub("0", folded(line)))
    if not _CLOSE.search(line):
        return words
    return [one for word in words for one in (word if _CLOSE.match(word) else (word,))]


def features_of(line: str, words: Sequence[str]) -> set[str]:
    """What a line of these words is weighed by, but for how many of them are known."""
    features = {*words, *(f"{word[:STEM]}~" for word in words if len(word) > STEM)}
    edged = ["^", *words, "$"]
    features.update(f"{one} {other}" for one, other in pairwise(edged))
    last = _LAST_MARK.search(line)
    features.add(f"_ends {last.group()[0] if last else 'without a mark'}")
    features.add(f"_words {min(MOST_WORDS, len(words) // (2 if _CLOSE.search(line) else 1))}")
    if capitals := sum(word[0].isupper() for word in line.split()[1:]):
        features.add(f"_capitals {min(MOST_CAPITALS, capitals)}")
    features.update(name for name, sign in _TRAITS.items() if sign.search(line))
    return features


def unknown(words: Sequence[str], known: Collection[str]) -> str:
    """The trait that says how many words of a line are not known, nor what they begin with."""
    lacking = sum(word not in known and f"{word[:STEM]}~" not in known for word in words)
    return f"_unknown {UNKNOWN[0 if not lacking else -(-3 * lacking // len(words))]}"


@lru_cache(1)
def table() -> tuple[dict[str, float], frozenset[str]]:
    """The project's own weights, and the words and beginnings that tell something. Raises ``TableError``."""
    weights = {feature: number_in(weight, place) for place, (feature, weight) in rows(WEIGHTS, COLUMNS)}
    heavy = (feature for feature, weight in weights.items() if weight >= TELLING)
    return weights, frozenset(feature.removesuffix("~") for feature in heavy if " " not in feature)
