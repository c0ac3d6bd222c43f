"""``tag``: judge texts that come as JSON Lines."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any, TextIO

import click

from crawler.commands.frame import advised, placed
from crawler.commands.rows import rows_of
from crawler.house import House
from feeds.labels import known_countries
from pipelines.encoders.adviser import Adviser
from pipelines.examples import language_said
from pipelines.language import language_of
from pipelines.places import home_of
from pipelines.tag import judge
from spiders.source import Source, source_of

ANSWER = ("relevant", "doubtful", "score", "reason", "countries", "pairs", "directions", "topics", "stage",
          "diseases", "organisations", "evidence")  # fmt: skip


@click.command()
@placed
@click.argument("file", type=click.File("r", encoding="utf-8", errors="replace"), default="-")
def tag(house: House, file: TextIO) -> None:
    """Judge texts: JSON Lines in (title, text, url, language or lang, home), JSON Lines out.

    Every line of the answer holds relevant, doubtful, score, reason, countries, pairs, directions (from,
    to), topics, stage, diseases, organisations and evidence: spans with offsets into the given title or
    text. Reads standard input without FILE.
    """
    sources = house.sources()
    with advised(house) as adviser:
        for number, row in enumerate(rows_of(file), 1):
            _refuse(row, number)
            click.echo(json.dumps(tagged(row, sources, adviser), ensure_ascii=False))


def _refuse(row: dict[str, Any], number: int) -> None:
    """Refuse a row without words, or of a country that is none."""
    if row.keys().isdisjoint(("title", "text")):
        known = ", ".join(row) or "nothing"
        raise click.ClickException(f"row {number}: neither title nor text; it holds {known}")
    if (home := row.get("home")) and home not in known_countries():
        raise click.ClickException(f"row {number}: no country {home!r}; known: ISO 3166-1 codes such as VN")


def tagged(row: dict[str, Any], sources: dict[str, Source], adviser: Adviser | None = None) -> dict[str, Any]:
    """The judgement of one text, with what names it (``id``, ``url``) carried over. The country that a
    text takes for granted is that of the source, or of the address, that it came from."""
    title, text, url = row.get("title") or "", row.get("text") or "", row.get("url") or ""
    source = source_of(sources, url)
    home = row.get("home") or (source.country if source else home_of(url))
    language = language_said(row) or language_of(f"{title}\n{text}", None)
    advise = adviser.advise if adviser else None
    judged = asdict(judge(title, text, language=language, home=home, advise=advise))
    named = {name: row[name] for name in ("id", "url") if name in row}
    return named | {"language": language} | {name: judged[name] for name in ANSWER}
