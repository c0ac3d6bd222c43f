"""``correct``: what a person says of an article against the machine."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any, TextIO

import click
from sqlite_utils import Database

from crawler.commands.explain import found
from crawler.commands.frame import advised, as_json, placed, print_json
from crawler.house import House
from feeds.labels import known_countries, known_organisations, known_topics
from pipelines.tag import judge_article
from storage import archive
from storage.article import STAGES, Article, Judgement
from storage.correction import Correction, corrected
from storage.correction import correct as keep_correction
from storage.database import read_database, writing
from storage.vectors import vector_of

NONE = "none"  # said of a tag that is not there at all


def _names(known: Callable[[], Any], fold: Callable[[str], str]) -> Callable[..., list[str] | None]:
    """A reader of an option: names with commas between them, all known; ``none`` for no name."""

    def read(ctx: click.Context, param: click.Parameter, value: str | None) -> list[str] | None:
        names = [fold(name.strip()) for name in (value or "").split(",") if name.strip()]
        if wrong := [name for name in names if name not in known() and name.lower() != NONE]:
            examples = ", ".join(sorted(known())[:12])
            raise click.BadParameter(f"unknown: {', '.join(wrong)}; known: {examples} …")
        kept = [name for name in names if name.lower() != NONE]
        return None if value is None else list(dict.fromkeys(kept))

    return read


def _pairs(ctx: click.Context, param: click.Parameter, value: str | None) -> list[list[str]] | None:
    """Pairs such as ``VN-CN,VN-WHO``, each sorted."""
    if value is None:
        return None
    written = [one.strip().upper() for one in value.split(",") if one.strip() and one.strip() != NONE]
    return sorted(sorted(_pair(one)) for one in written)


def _pair(written: str) -> tuple[str, str]:
    known = known_countries().union(known_organisations())
    parts = written.split("-")
    for at in range(1, len(parts)):
        one, other = "-".join(parts[:at]), "-".join(parts[at:])
        if one in known and other in known and one != other:
            return one, other
    raise click.BadParameter(f"{written!r} is no pair of two countries or organisations, such as VN-CN")


@click.command()
@placed
@as_json
@click.argument("url", required=False)
@click.option("--relevant/--not-relevant", default=None, help="Whether it is health cooperation.")
@click.option(
    "--countries", callback=_names(known_countries, str.upper), metavar="VN,CN", help="Who takes part."
)
@click.option("--pairs", callback=_pairs, metavar="VN-CN", help="Who with whom.")
@click.option("--topics", callback=_names(known_topics, str.lower), metavar="TOPICS", help="On what.")
@click.option("--stage", type=click.Choice([*STAGES, NONE]), help="How far it has come.")
@click.option("--by", "author", metavar="NAME", help="Who says so.")
@click.option(
    "--export", type=click.File("w", encoding="utf-8"), help="Write all corrections as rows to learn from."
)
def correct(
    house: House,
    url: str | None,
    relevant: bool | None,
    author: str | None,
    export: TextIO | None,
    as_json: bool,
    **tags: Any,
) -> None:
    """Say what the article at URL is; it wins over the machine for good.

    What is not said the machine goes on judging. "none" empties a tag.
    """
    if export is not None:
        if url is not None:
            raise click.UsageError("--export writes all corrections; leave out the URL")
        rows = list(exported(read_database(house.database)))
        export.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        click.echo(f"{len(rows)} corrections written", err=True)
        return
    if url is None or relevant is None:
        raise click.UsageError("give a URL and --relevant or --not-relevant, or --export FILE")
    if apart := _apart(tags):
        raise click.UsageError(f"--pairs names {apart}, --countries does not")
    correction = Correction(datetime.now(UTC), author, said(relevant, tags))
    article, judged = corrected_article(house, url, correction)
    if as_json:
        print_json({"url": article.url, "said": dict(correction.said), **_tags(judged)})
    else:
        click.echo(f"{article.title}: {judged.reason}")


def _apart(tags: dict[str, Any]) -> str:
    """The countries of the pairs that are not among those said to take part, where both are said."""
    countries, pairs = tags.get("countries"), tags.get("pairs")
    if countries is None or pairs is None:
        return ""
    paired = known_countries().intersection(one for pair in pairs for one in pair)
    return ", ".join(sorted(paired.difference(countries)))


def said(relevant: bool, tags: dict[str, Any]) -> dict[str, Any]:
    """What was said, as it is kept: only the fields that were spoken of."""
    given = {name: value for name, value in tags.items() if value is not None}
    if given.get("stage") == NONE:
        given["stage"] = None
    return {"relevant": relevant} | given


def corrected_article(house: House, url: str, correction: Correction) -> tuple[Article, Judgement]:
    """Keep a correction of the article at an address, and judge it anew; both or neither."""
    db = read_database(house.database)
    _, article = found(house, db, url)
    if article is None or article.id is None:
        raise click.ClickException(f"{url}: no article is kept from this address; 'explain' may say why")
    with advised(house) as adviser:
        machine = judge_article(article, correction, adviser, vector_of(db, article.source, article.key))
    with writing(db):
        keep_correction(db, article.id, correction)
        judged = archive.rejudge(db, article.id, machine, correction.at)
    return article, judged


def exported(db: Database) -> Iterator[dict[str, Any]]:
    """All corrected articles in the form of the training file."""
    for number in corrected(db):
        article = archive.find_by_id(db, number)
        if article is None or article.judgement is None:
            continue
        named = {"id": f"{article.source}/{article.key}", "lang": article.language}
        yield named | {"title": article.title, "text": article.text} | _tags(article.judgement)


def _tags(judged: Judgement) -> dict[str, Any]:
    return {
        "relevant": judged.relevant,
        "countries": judged.countries,
        "pairs": [list(pair) for pair in judged.pairs],
        "topics": judged.topics,
    }
