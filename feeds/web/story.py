"""One article as the page shows it: tags with links, a date with its precision, evidence marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup, escape

from feeds import labels
from feeds.blocks import blocks
from feeds.item import judgement_of, title_of
from feeds.site import Site
from feeds.text import language_tag, legal, one_line, web_address, web_host
from feeds.web.reader import Reader, machine_date
from feeds.web.reasons import reason_in_words
from storage.article import Article, Evidence, Judgement, shaped

SNIPPET = 240  # characters
CONTEXT = 60  # characters on either side of a quote
MOST_QUOTES = 2  # for one tag
MOST_MARKS = 400
MOST_TAGS = 8
LONGEST_TEXT = 200_000  # characters of a text on its page


@dataclass(frozen=True, slots=True)
class Link:
    """A name and where it leads."""

    name: str
    href: str


@dataclass(frozen=True, slots=True)
class Ground:
    """A tag and the marked words it rests on."""

    name: str
    quotes: list[Markup]


@dataclass(frozen=True, slots=True)
class Story:
    """An article, worded for one reader."""

    id: int
    title: str
    lang: str
    dir: str
    url: str | None
    host: str
    href: str
    pairs: list[tuple[str, str, str]]
    countries: list[Link]
    topics: list[Link]
    organisations: list[Link]
    others: list[Link]
    source: Link
    rank: str
    rank_name: str
    language: str
    date: str
    machine_date: str
    seen: str
    revised: str
    origin: str
    origin_url: str | None
    snippet: str
    grounds: list[Ground]
    reason: str
    reason_lang: str
    relevant: bool
    doubt: str


def story_of(article: Article, site: Site, reader: Reader) -> Story:
    """The article for a reader, without its whole text."""
    judged = judgement_of(article)
    url, origin = web_address(article.url), web_address(article.origin)
    return Story(
        id=article.id or 0,
        title=title_of(article, reader.language),
        lang=language_tag(article.language) or "",
        dir=article.direction,
        url=url,
        host=web_host(url) if url else "",
        href=reader.href(f"article/{article.id}"),
        pairs=[_pair(pair, article.home, reader) for pair in judged.pairs[:MOST_TAGS]],
        countries=_countries(article, reader),
        topics=[_topic(topic, reader) for topic in judged.topics[:MOST_TAGS]],
        organisations=[_organisation(name, reader) for name in judged.organisations[:MOST_TAGS]],
        others=_others(judged, reader),
        source=Link(
            one_line(site.source_name(article.source), 80), reader.href("", f"source={quote(article.source)}")
        ),
        rank=article.rank,
        rank_name=labels.rank_name(article.rank, reader.language),
        language=labels.language_name(article.language, reader.language) if article.language else "",
        **_dates(article, reader),
        origin=site.publisher(origin) if origin else one_line(article.origin, 80),
        origin_url=origin if origin != url else None,
        snippet=one_line(article.lead or article.text, SNIPPET),
        grounds=grounds_of(article, reader),
        reason=one_line(reason_in_words(judged, reader) or judged.reason, 400),
        reason_lang=reader.language if judged.because else "en",
        relevant=judged.relevant,
        doubt=labels.word("unsure", reader.language) if judged.doubtful else "",
    )


def _dates(article: Article, reader: Reader) -> dict[str, str]:
    published, precision = article.published, article.published_precision
    seen, revised = article.first_seen, article.revised
    return {
        "date": reader.date(published, precision) if published else "",
        "machine_date": machine_date(published, precision) if published else "",
        "seen": reader.date(seen) if seen else "",
        "revised": reader.date(revised) if revised and revised != seen else "",
    }


def _pair(pair: tuple[str, str], home: str | None, reader: Reader) -> tuple[str, str, str]:
    """A pair seen from the source's own country, where it is one of the two."""
    one, other = reversed(pair) if pair[1] == home else pair
    href = reader.href("", f"from={quote(one.lower())}&with={quote(other.lower())}")
    return labels.party_name(one, reader.language), labels.party_name(other, reader.language), href


def _countries(article: Article, reader: Reader) -> list[Link]:
    """The countries that stand in no pair."""
    judged = judgement_of(article)
    paired = {code for pair in judged.pairs for code in pair}
    return [country_link(code, reader) for code in judged.countries[:MOST_TAGS] if code not in paired]


def country_link(code: str, reader: Reader) -> Link:
    """A country and its news."""
    return Link(labels.country_name(code, reader.language), reader.href("", f"country={quote(code.lower())}"))


def _topic(topic: str, reader: Reader) -> Link:
    return Link(labels.topic_name(topic, reader.language), reader.href("", f"topic={quote(topic)}"))


def _organisation(name: str, reader: Reader) -> Link:
    named = one_line(labels.organisation_name(name, reader.language), 80)
    return Link(named, reader.href("", f"organisation={quote(name.lower())}"))


def _others(judged: Judgement, reader: Reader) -> list[Link]:
    """How far it has come, who gives to whom, and against what."""
    language = reader.language
    links = [(labels.stage_name(stage, language), f"stage={stage}") for stage in (judged.stage,) if stage]
    links += [
        (
            labels.direction_name((one, other), language),
            f"from={quote(one.lower())}&to={quote(other.lower())}",
        )
        for one, other in judged.directions[:MOST_TAGS]
    ]
    links += [
        (labels.disease_name(name, language), f"disease={quote(name)}")
        for name in judged.diseases[:MOST_TAGS]
    ]
    return [Link(one_line(name, 80), reader.href("", query)) for name, query in links]


def grounds_of(article: Article, reader: Reader) -> list[Ground]:
    """The evidence of an article by tag, each quote marked in its own line."""
    shown: dict[str, list[Evidence]] = {}
    for one in sound_evidence(article):
        quoted = shown.setdefault(one_line(labels.tag_name(one.tag, reader.language), 80), [])
        if len(quoted) < MOST_QUOTES and not any(_overlap(one, other) for other in quoted):
            quoted.append(one)
    lines = {name: [_in_its_line(field_of(article, one.field), one) for one in quoted]
             for name, quoted in shown.items()}  # fmt: skip
    return [Ground(name, list(dict.fromkeys(quotes))) for name, quotes in lines.items()]


def _overlap(one: Evidence, other: Evidence) -> bool:
    return one.field == other.field and one.start < other.end and other.start < one.end


def sound_evidence(article: Article) -> Iterator[Evidence]:
    """The evidence whose offsets still quote the text; a text cleaned again may have left some behind."""
    for one in judgement_of(article).evidence[:MOST_MARKS]:
        if one.quote and field_of(article, one.field)[one.start : one.end] == one.quote:
            yield one


def field_of(article: Article, name: str) -> str:
    """The text that evidence points into."""
    return {"title": article.title, "lead": article.lead or "", "text": article.text}.get(name, "")


def _in_its_line(text: str, one: Evidence) -> Markup:
    line_start = text.rfind("\n", 0, one.start) + 1
    line_end = text.find("\n", one.end)
    line_end = len(text) if line_end < 0 else line_end
    start, end = max(line_start, one.start - CONTEXT), min(line_end, one.end + CONTEXT)
    before, after = text[start : one.start], text[one.end : end]
    # A cut goes between words, where a word is near.
    before = before[before.find(" ") + 1 :] if start > line_start else before
    after = after[: after.rfind(" ")] if end < line_end and " " in after else after
    return Markup("{}{}<mark>{}</mark>{}{}").format(
        "… " if start > line_start else "",
        legal(before),
        legal(one.quote),
        legal(after),
        " …" if end < line_end else "",
    )


def marked(text: str, evidence: list[Evidence], reader: Reader) -> list[Markup]:
    """The paragraphs of a text with every piece of evidence marked and named. Of two that overlap,
    the one that begins first is marked."""
    return [line for _, line in _marked_lines(text, "", evidence, reader)]


def set_text(text: str, shape: str, evidence: list[Evidence], reader: Reader) -> Markup:
    """A text as HTML, its headings and lists as such, the evidence in it marked."""
    return Markup(blocks(_marked_lines(text, shape, evidence, reader)))  # noqa: S704  (escaped, line by line)


def _marked_lines(
    text: str, shape: str, evidence: list[Evidence], reader: Reader
) -> Iterator[tuple[str, Markup]]:
    spans = sorted(evidence, key=lambda one: (one.start, -one.end))
    place = 0
    for letter, line in shaped(text, shape):
        if place > LONGEST_TEXT:
            return
        shown = line[: LONGEST_TEXT - place]
        inside = [one for one in spans if place <= one.start and one.end <= place + len(shown)]
        paragraph = _marked_line(shown, place, inside, reader)
        if paragraph.strip():
            yield letter, paragraph
        place += len(line) + 1


def _marked_line(line: str, place: int, spans: list[Evidence], reader: Reader) -> Markup:
    out, done = Markup(""), 0
    for one in spans:
        start, end = one.start - place, one.end - place
        if start < done:
            continue
        name = labels.tag_name(one.tag, reader.language)
        out += escape(legal(line[done:start]))
        out += Markup('<mark title="{}">{}</mark>').format(name, legal(line[start:end]))
        done = end
    return out + escape(legal(line[done:]))
