"""What the house is about: one article, and what was judged of it."""

from __future__ import annotations

from bisect import bisect
from dataclasses import dataclass, field
from datetime import datetime
from operator import eq

from storage.vectors import Vector

RANKS = ("official", "press", "copy")
STAGES = ("proposed", "negotiated", "signed", "running", "delivered", "ended")
LINES = {"p": "paragraph", "h": "heading", "l": "item of a list", "q": "quotation", "t": "row of a table"}
RIGHT_TO_LEFT = frozenset({"ar", "fa", "ur", "ps", "he", "ug", "ckb", "sd"})


@dataclass(frozen=True, slots=True)
class Evidence:
    """One tag and the words it rests on: ``field[start:end] == quote``, offsets in code points."""

    tag: str
    field: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an article was judged so, before it is put into words of a language.

    ``kind`` is ``found``, ``weak`` (too little of health and cooperation together), ``vector for`` or
    ``vector against`` (an encoder tipped the scale against the words), or what is missing:
    ``no health``, ``no cooperation``, ``parties`` (relations of parties alone), ``no partner``.
    ``places`` are those of ``title``, ``lead``, ``body`` where words were found. Where a person overruled
    the machine, ``said`` is what they said of its relevance, ``by`` their name where they gave it, and
    ``on`` the day in ISO 8601.
    """

    kind: str
    places: tuple[str, ...] = ()
    said: bool | None = None
    by: str | None = None
    on: str | None = None


@dataclass(slots=True)
class Judgement:
    """Whether an article is health cooperation, who with whom, on what, and why.

    ``countries`` are ISO 3166-1 alpha-2 codes (``EU`` and ``UN`` included), ``pairs`` sorted couples
    of them, ``topics`` names from the topic table; ``score`` lies in 0..1; ``reason`` is one sentence
    in English, ``because`` the same for any language (``None`` where an older version judged).
    ``stage`` is one of ``STAGES`` where the text says it; ``directions`` are couples (from, to) of who
    gives, sends or trains and who receives; ``diseases`` are names from their table. What is
    ``doubtful`` wants the eye of a person. ``vector`` is the one that was heard, where one was.
    """

    relevant: bool
    score: float
    reason: str
    countries: list[str] = field(default_factory=list)
    pairs: list[tuple[str, str]] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    organisations: list[str] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    stage: str | None = None
    directions: list[tuple[str, str]] = field(default_factory=list)
    diseases: list[str] = field(default_factory=list)
    doubtful: bool = False
    because: Reason | None = None
    vector: Vector | None = field(default=None, repr=False, compare=False)


@dataclass(slots=True)
class Image:
    """A picture of an article, its address absolute."""

    url: str
    caption: str | None = None
    credit: str | None = None


@dataclass(slots=True)
class Article:
    """The one type that travels the whole line, from a page to a feed.

    ``text`` holds clean paragraphs, one a line, and ``shape`` a letter for each of them, see ``LINES``.
    A date that the source did not give is ``None``; ``published_precision`` is ``minute``, ``day`` or
    ``month``. ``methods`` names, field by field, where a value was read, and ``confidence`` how likely
    it is right, 0..1. ``origin`` is the address or name that the source line gives.
    ``key`` is the source's own identity of the article; with ``source`` it is its id for life.
    ``url_key`` and ``text_hash`` are what copies are recognised by, the same for the same.
    """

    source: str
    key: str
    url: str
    title: str
    text: str = ""
    shape: str = ""
    lead: str | None = None
    language: str | None = None
    page_language: str | None = None
    published: datetime | None = None
    published_precision: str | None = None
    published_method: str | None = None
    modified: datetime | None = None
    authors: list[str] = field(default_factory=list)
    section: str | None = None
    keywords: list[str] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    videos: list[str] = field(default_factory=list)
    documents: list[str] = field(default_factory=list)
    alternates: dict[str, str] = field(default_factory=dict)
    origin: str | None = None
    methods: dict[str, str] = field(default_factory=dict)
    confidence: dict[str, float] = field(default_factory=dict)
    rank: str = "press"
    home: str | None = None
    judgement: Judgement | None = None
    copy_of: int | None = None
    url_key: str = ""
    text_hash: str = ""
    # set by the archive, never by a page
    id: int | None = None
    first_seen: datetime | None = None
    revised: datetime | None = None

    @property
    def direction(self) -> str:
        """``rtl`` or ``ltr``, from the language of the text."""
        return direction_of(self.language)

    def vouch(self, name: str, method: str, confidence: float) -> None:
        """Say by which method a field was read, and how likely it is right, 0..1."""
        self.methods[name] = method
        self.confidence[name] = round(confidence, 2)

    def keep_lines(self, lines: list[str]) -> None:
        """Take these lines for the text; ``shape`` follows, if they are what is left of its lines."""
        self.shape = shape_of(lines, shaped(self.text, self.shape))
        self.text = "\n".join(lines)


def direction_of(language: str | None) -> str:
    """``rtl`` for languages written from the right, ``ltr`` for all others and the unknown."""
    return "rtl" if (language or "").split("-")[0] in RIGHT_TO_LEFT else "ltr"


def shaped(text: str, shape: str) -> list[tuple[str, str]]:
    """The lines of a text, each with its letter of ``LINES``; all are paragraphs where the shape is
    of another text."""
    lines = text.split("\n")
    letters = shape if len(shape) == len(lines) else "p" * len(lines)
    return list(zip(letters, lines, strict=True))


def shape_of(lines: list[str], among: list[tuple[str, str]]) -> str:
    """The letters of those lines that are left of others, in their order; a line that is new is ``p``."""
    if all(map(eq, lines, (line for _, line in among))) and len(lines) <= len(among):  # as of most texts
        return "".join(letter for letter, _ in among[: len(lines)])
    places: dict[str, list[int]] = {}
    for place, (_, line) in enumerate(among):
        places.setdefault(" ".join(line.split()), []).append(place)
    letters: list[str] = []
    last = -1
    for line in lines:
        waiting = places.get(line, [])
        at = bisect(waiting, last)
        letters.append(among[waiting[at]][0] if at < len(waiting) else "p")
        last = waiting[at] if at < len(waiting) else last
    return "".join(letters)
