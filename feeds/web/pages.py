"""The pages as text: templates filled, nothing fetched and nothing decided."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from feeds import labels
from feeds.channel import FORMATS, channel_of, with_query
from feeds.editions import Edition
from feeds.query import Query
from feeds.site import Site
from feeds.text import lead_above, one_line, web_address, web_host
from feeds.web.larder import Shelf
from feeds.web.reader import Reader, tongues
from feeds.web.story import Link, country_link, marked, set_text, sound_evidence, story_of
from storage.article import Article

HERE = Path(__file__).parent
STATIC = HERE / "static"
STYLE = STATIC / "style.css"
FORMAT_NAMES = {"rss": "RSS", "atom": "Atom", "json": "JSON"}
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)  # a title names a span, not where it begins
LIVE = 10  # seconds between two looks for new items
Row = Mapping[str, Any]

_environment = Environment(
    loader=FileSystemLoader(HERE / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
)


def versions() -> dict[str, str]:
    """Every static file with a hash of its content, so that a browser may keep it for long."""
    return {file.name: sha256(file.read_bytes()).hexdigest()[:12] for file in sorted(STATIC.iterdir())}


_VERSIONS = versions()


def _page(template: str, site: Site, reader: Reader, **values: Any) -> str:
    common = {
        "site": site,
        "reader": reader,
        "w": reader.word,
        "tongues": tongues(),
        "static": lambda name: f"{site.root}static/{name}?v={_VERSIONS[name]}",
        "here": "",
        "asked": "",
        "style": None,
        "feeds": [],
    }
    return _environment.get_template(template).render(common | values)


def front_page(
    query: Query,
    shelf: Shelf,
    sources: Sequence[Row],
    editions: Mapping[str, Edition],
    site: Site,
    reader: Reader,
) -> str:
    """The latest items of a query, with its form, its feeds and the state of the sources."""
    asked = query.canonical()
    return _page(
        "front.html",
        site,
        reader,
        asked=asked,
        filtered=bool(asked),
        title=query.title(reader.language, site.sources),
        stories=[story_of(article, site, reader) for article in shelf.articles],
        count=reader.items(shelf.total),
        newer=_paged(reader, asked, shelf.page - 1) if shelf.page > 1 else None,
        older=_paged(reader, asked, shelf.page + 1) if shelf.more else None,
        live=LIVE if shelf.page == 1 else None,
        fields=_fields(query, [code for code, _ in shelf.countries], sources, reader),
        words=query.selection.words,
        kept=_kept(query),
        feeds=feed_links(query, site, reader),
        countries=[(country_link(code, reader), n) for code, n in shelf.countries[:12]],
        topics=[(_topic(topic, reader), n) for topic, n in shelf.topics[:12]],
        editions=_edition_links(editions, reader),
        health=health_of(sources),
        failing=[_source_row(row, reader) for row in sources if row["state"] == "failing"],
    )


def _paged(reader: Reader, asked: str, page: int) -> str:
    return reader.href("", "&".join(filter(None, [asked, f"page={page}" if page > 1 else ""])))


def feed_links(query: Query, site: Site, reader: Reader) -> list[Row]:
    """The feeds of what is shown: name, type, href."""
    channel = channel_of(query, site, reader.language)
    tail = channel.at("rss").partition("?")[2]
    return [
        {"name": FORMAT_NAMES[name], "type": kind, "href": with_query(f"{reader.root}feed.{name}", tail)}
        for name, kind in FORMATS.items()
    ]


def _topic(topic: str, reader: Reader) -> Link:
    return Link(labels.topic_name(topic, reader.language), reader.href("", f"topic={topic}"))


def _edition_links(editions: Mapping[str, Edition], reader: Reader) -> list[Link]:
    return [
        Link(one.title(reader.language), reader.href(f"editions/{one.name}")) for one in editions.values()
    ]


def _fields(query: Query, countries: list[str], sources: Sequence[Row], reader: Reader) -> list[Row]:
    """The choices of the form: label, name, options of (value, name), the value chosen."""
    asked, language = query.selection, reader.language
    named = {str(row["stanza"]): str(row["name"]) for row in sources}
    one, other = (*query.sides, (), ())[:2]

    def country(code: str) -> str:
        return labels.party_name(code, language)

    def topic(name: str) -> str:
        return labels.topic_name(name, language)

    def tongue(code: str) -> str:
        return labels.language_name(code, language)

    return [
        _field(reader, ("country", "from"), countries, one, country),
        _field(reader, ("partner", "with"), countries, other, country),
        _field(reader, ("topic", "topic"), labels.known_topics(), asked.topics, topic),
        _field(reader, ("language", "language"), list(labels.LANGUAGES), asked.languages, tongue),
        _field(reader, ("source", "source"), list(named), asked.sources, lambda name: named.get(name, name)),
    ]


def _field(
    reader: Reader,
    names: tuple[str, str],
    values: list[str],
    chosen: tuple[str, ...],
    named: Callable[[str], str],
) -> Row:
    label, name = names
    options = sorted(((value, named(value)) for value in values), key=lambda option: option[1].casefold())
    value = ",".join(chosen)
    if value and value not in values:
        options.insert(0, (value, " / ".join(named(one) for one in chosen)))
    return {"label": reader.word(label), "name": name, "options": options, "chosen": value}


def _kept(query: Query) -> list[tuple[str, str]]:
    """What the form has no field for, and must not forget."""
    asked = query.selection
    kept = {
        "to": ",".join(asked.receivers),
        "stage": ",".join(asked.stages),
        "disease": ",".join(asked.diseases),
        "organisation": ",".join(asked.organisations),
        "rank": ",".join(asked.ranks),
        "since": query.since,
        "copies": "1" if asked.with_copies else "",
        "doubtful": query.doubtful,
    }
    return [(key, value) for key, value in kept.items() if value]


def health_of(sources: Sequence[Row]) -> dict[str, int]:
    """How many sources are in which state."""
    states = [row["state"] for row in sources]
    return {state: states.count(state) for state in ("well", "failing", "never")}


def article_page(article: Article, revisions: Sequence[Row], site: Site, reader: Reader) -> str:
    """One article with its whole text, the evidence marked in it, and what it said before."""
    evidence = list(sound_evidence(article))
    return _page(
        "article.html",
        site,
        reader,
        here=f"article/{article.id}",
        story=story_of(article, site, reader),
        headline=marked(article.title, [one for one in evidence if one.field == "title"], reader),
        lead=marked(
            lead_above(article.lead, article.text), [one for one in evidence if one.field == "lead"], reader
        ),
        text=set_text(article.text, article.shape, [one for one in evidence if one.field == "text"], reader),
        revisions=[_revision(row, reader) for row in revisions[:20]],
        copied=reader.href(f"article/{article.copy_of}") if article.copy_of else None,
    )


def _revision(row: Row, reader: Reader) -> Row:
    what = ", ".join(
        reader.word(name) for name in row["changed"].split(",") if name in ("title", "text", "lead")
    )
    return {
        "line": reader.word("changed", date=reader.date(row["at"]), what=what),
        "title": row["title"],
        "text": set_text(row["text"], row["shape"], [], reader),
    }


def sources_page(sources: Sequence[Row], site: Site, reader: Reader) -> str:
    """How every source fares; the failing ones first."""
    order = {"failing": 0, "never": 1, "well": 2}
    rows = sorted(sources, key=lambda row: (order.get(row["state"], 3), str(row["name"]).casefold()))
    worded = [_source_row(row, reader) for row in rows]
    return _page("sources.html", site, reader, here="sources", rows=worded, health=health_of(sources))


def _source_row(row: Row, reader: Reader) -> Row:
    home = web_address(row.get("home"))
    moments = {key: row.get(key) for key in ("last_round", "last_new", "next_round")}
    return {
        "name": row["name"],
        "href": reader.href("", f"source={quote(str(row['stanza']))}"),
        "home": home,
        "host": web_host(home) if home else "",
        "state": row["state"],
        "trouble": one_line(row.get("trouble"), 300),
        "unfound": [reader.word("unfound", key=key, n=n) for key, n in row.get("unfound", {}).items()],
        **{key: reader.date(moment) if moment else None for key, moment in moments.items()},
    }


def editions_page(
    editions: Mapping[str, Edition], site: Site, reader: Reader, style: str | None = None
) -> str:
    """All editions with their feeds. ``style`` is where a published folder keeps the style sheet."""
    rows = [_edition_row(edition, site, reader) for edition in editions.values()]
    return _page("editions.html", site, reader, here="editions/", rows=rows, style=style)


def _edition_row(edition: Edition, site: Site, reader: Reader) -> Row:
    shown, query = edition.title(reader.language), edition.query(EPOCH)
    asked = query.title(reader.language, site.sources)
    return {
        "edition": edition,
        "title": shown,
        "others": {code: title for code, title in edition.titles.items() if title != shown},
        "feeds": [(FORMAT_NAMES[name], f"{edition.name}.{name}") for name in edition.formats],
        "asked": asked if asked != shown else "",
        "query": query.canonical(),
    }


def error_page(title: str, message: str, site: Site, reader: Reader) -> str:
    """What went wrong, in words. ``title`` is a word of the page."""
    return _page("error.html", site, reader, title=reader.word(title), message=message)
