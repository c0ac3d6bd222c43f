"""One article as every format shows it: worded, escaped and bounded once, written three times."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from html import escape

from feeds import labels
from feeds.blocks import blocks
from feeds.channel import Channel
from feeds.site import Site, entry_id
from feeds.text import attributes, language_tag, lead_above, legal, one_line, paragraphs, web_address
from storage.article import Article, Judgement, direction_of
from storage.tags import direction

MOST_QUOTES = 6
MOST_AUTHORS = 5
MOST_TAGS = 30
WHOLE = 60_000  # characters of text, where there is room
SUMMARY = 280


@dataclass(frozen=True, slots=True)
class Tag:
    """A country, pair, topic, disease and so on: its value and its name for people."""

    kind: str
    value: str
    name: str


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a feed. Addresses are web addresses or ``None``; ``html`` is escaped markup of ours."""

    id: str
    title: str
    url: str | None
    page: str | None
    origin: str | None
    image: str | None
    html: str
    summary: str
    language: str | None
    published: datetime | None
    updated: datetime
    authors: tuple[str, ...]
    publisher: str
    tags: tuple[Tag, ...]

    def scheme(self, kind: str) -> str:
        """The scheme of a kind of tag: a tag URI of the authority that named the entry."""
        return f"{self.id.rpartition(':')[0]}:{kind}"


def item_of(article: Article, channel: Channel, site: Site, length: int = WHOLE) -> Item:
    """The entry of an article with at most ``length`` characters of its text."""
    publisher = one_line(site.source_name(article.source), 100)
    authors = tuple(filter(None, (one_line(name, 100) for name in article.authors[:MOST_AUTHORS])))
    return Item(
        id=entry_id(article, site),
        title=title_of(article, channel.language),
        url=web_address(article.url),
        page=f"{site.base_url}article/{article.id}" if article.id else None,
        origin=web_address(article.origin),
        image=next(filter(None, (web_address(image.url) for image in article.images[:3])), None),
        html=legal(_html(article, channel, site, length)),
        summary=one_line(article.lead or article.text, SUMMARY),
        language=language_tag(article.language),
        published=article.published,
        updated=_updated(article),
        authors=authors or (publisher,),
        publisher=publisher,
        tags=tags_of(article, channel.language),
    )


def title_of(article: Article, language: str) -> str:
    """The title; the first words of the text, or a word saying so, where there is none."""
    return one_line(article.title) or one_line(article.text, 80) or labels.word("untitled", language)


def _updated(article: Article) -> datetime:
    moment = article.revised or article.first_seen
    if moment is None:
        raise ValueError(f"{article.url} was never kept: it has no date of first sight")
    return moment


def judgement_of(article: Article) -> Judgement:
    """What was judged of an article; nothing at all where nobody has."""
    return article.judgement or Judgement(False, 0.0, "")


def tags_of(article: Article, language: str) -> tuple[Tag, ...]:
    """The tags of an article by kind, named in a language, at most ``MOST_TAGS``."""
    judged = judgement_of(article)
    tags = [Tag("country", code, labels.country_name(code, language)) for code in judged.countries]
    tags += [Tag("pair", "-".join(pair), labels.pair_name(pair, language)) for pair in judged.pairs]
    tags += [Tag("topic", topic, labels.topic_name(topic, language)) for topic in judged.topics]
    tags += [
        Tag("organisation", name, labels.organisation_name(name, language)) for name in judged.organisations
    ]
    tags += [Tag("stage", stage, labels.stage_name(stage, language)) for stage in (judged.stage,) if stage]
    tags += [
        Tag("direction", direction(*couple), labels.direction_name(couple, language))
        for couple in judged.directions
    ]
    tags += [Tag("disease", name, labels.disease_name(name, language)) for name in judged.diseases]
    bounded = (Tag(tag.kind, one_line(tag.value, 100), one_line(tag.name, 100)) for tag in tags[:MOST_TAGS])
    return tuple(tag for tag in bounded if tag.value and tag.name)


def _html(article: Article, channel: Channel, site: Site, length: int) -> str:
    written = attributes(language_tag(article.language), article.direction)
    lines = paragraphs(article.text, length, article.shape)
    body = blocks((letter, escape(line)) for letter, line in lines)
    if above := lead_above(article.lead, article.text):
        body = f"<p><b>{escape(one_line(above, length))}</b></p>{body}" if length else body
    return f"<div{written}>{body}</div>" + _why(article, channel, site)


def _why(article: Article, channel: Channel, site: Site) -> str:
    """The small print of an entry: who with whom on what, by whom, from where, and why."""
    lines = [_who(article, channel), _whence(article, channel, site), _quotes(article, channel)]
    said = attributes(channel.language, direction_of(channel.language))
    return f"<p{said}><small>" + "<br>".join(line for line in lines if line) + "</small></p>"


def _who(article: Article, channel: Channel) -> str:
    judged, language = judgement_of(article), channel.language
    countries = [labels.pair_name(pair, language) for pair in judged.pairs[:MOST_TAGS]]
    countries = countries or [labels.country_name(code, language) for code in judged.countries[:MOST_TAGS]]
    topics = [labels.topic_name(topic, language) for topic in judged.topics[:MOST_TAGS]]
    who, what = _joined(countries), _joined(topics)
    unsure = escape(labels.word("unsure", language)) if judged.doubtful else ""
    return " · ".join(filter(None, [f"<b>{who}</b>" if who else "", what, unsure]))


def _joined(names: Iterable[str]) -> str:
    return ", ".join(escape(one_line(name, 100)) for name in names)


def _whence(article: Article, channel: Channel, site: Site) -> str:
    language = channel.language
    name = escape(one_line(site.source_name(article.source), 100))
    rank = labels.rank_name(article.rank, language)
    line = f"{labels.word('source', language)}: {_apart(name)} ({escape(rank)})"
    if article.origin:
        line += f" · {labels.word('origin', language)}: {_apart(_origin(article.origin, site))}"
    return line


def _apart(markup: str) -> str:
    # <bdi> says the same, but the W3C's feed validator does not know it.
    return f'<span dir="auto">{markup}</span>'


def _origin(origin: str, site: Site) -> str:
    url = web_address(origin)
    if url is None:
        return escape(one_line(origin, 100))
    return f'<a href="{escape(url)}">{escape(one_line(site.publisher(url), 100))}</a>'


def _quotes(article: Article, channel: Channel) -> str:
    evidence = judgement_of(article).evidence
    quotes = dict.fromkeys(one_line(one.quote, 100) for one in evidence[: 4 * MOST_QUOTES])
    written = attributes(language_tag(article.language), article.direction)
    marked = [f"<q{written}>{escape(quote)}</q>" for quote in list(quotes)[:MOST_QUOTES] if quote]
    return f"{labels.word('why', channel.language)}: {' '.join(marked)}" if marked else ""
