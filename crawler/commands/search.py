"""``search``: articles by words and filters."""

from __future__ import annotations

from typing import Any

import click

from crawler.commands.filters import filtered, query_of
from crawler.commands.frame import as_json, placed, print_json, print_table
from crawler.house import House
from storage.article import Article
from storage.database import read_database
from storage.selection import select


@click.command()
@placed
@as_json
@filtered
@click.option(
    "--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="Articles at most."
)
@click.argument("words", nargs=-1)
def search(
    house: House, words: tuple[str, ...], limit: int, as_json: bool, **filters: tuple[str, ...]
) -> None:
    """Articles that hold all the words, newest first."""
    query = query_of(house, " ".join(words), filters)
    found = select(read_database(house.database), query.selection, limit)
    if as_json:
        print_json([record(article) for article in found])
    elif found:
        print_table(["date", "source", "who", "topics", "title"], [_row(article) for article in found])
    else:
        click.echo("nothing found", err=True)


def record(article: Article) -> dict[str, Any]:
    """What a program wants to know of an article found."""
    judged = article.judgement
    return {
        "id": article.id,
        "url": article.url,
        "title": article.title,
        "language": article.language,
        "source": article.source,
        "rank": article.rank,
        "published": article.published.isoformat() if article.published else None,
        "countries": judged.countries if judged else [],
        "pairs": judged.pairs if judged else [],
        "topics": judged.topics if judged else [],
    }


def _row(article: Article) -> list[Any]:
    judged = article.judgement
    date = f"{article.published:%Y-%m-%d}" if article.published else ""
    who = ", ".join("–".join(pair) for pair in judged.pairs) if judged else ""
    return [date, article.source, who, ", ".join(judged.topics if judged else []), article.title]
