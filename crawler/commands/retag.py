"""``retag``: today's vocabulary and weights over everything kept, as a rehearsal first."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib import import_module
from typing import Any

import click
from sqlite_utils import Database

from crawler.commands.frame import advised, as_json, placed, print_json, print_table
from crawler.house import House
from pipelines.reconsider import Reconsidered, ask_again, reconsider
from pipelines.retag import COMPARED, Change, apply, changes
from storage.article import Article
from storage.database import read_database
from storage.selection import Selection, count, holds, ids_with

LISTED = 200  # articles named to a reader; programs get all
UNSAID = frozenset({"score", "reason", "because", "evidence"})  # changes that no feed shows as a tag
Shelves = dict[str, tuple[Selection, set[int] | None]]


@dataclass(slots=True)
class Tally:
    """What is new in one feed, and what it loses, by address."""

    holds: int
    enter: list[str] = field(default_factory=list)
    leave: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Report:
    """What a new vocabulary would do: by feed, by kind of change, article by article."""

    feeds: dict[str, Tally]
    counts: Counter[str] = field(default_factory=Counter)
    articles: list[dict[str, Any]] = field(default_factory=list)
    written: int = 0
    passed: list[Reconsidered] = field(default_factory=list)
    asked: int = 0


@click.command()
@placed
@as_json
@click.option("--apply", "applied", is_flag=True, help="Write it; without this nothing is changed.")
@click.option(
    "--again", is_flag=True, help="Let the next rounds fetch what promises something by its title now."
)
def retag(house: House, applied: bool, again: bool, as_json: bool) -> None:
    """Judge everything kept by today's vocabulary and weights: what would enter and leave which feeds.

    A rehearsal, unless --apply is given. Corrections stand, no text is revised, no entry of a feed gets
    another id. Of what was passed over by its title only title and address are kept; it is judged by
    these, and --again puts what promises something back to waiting.
    """
    db, now = read_database(house.database), datetime.now(UTC)
    shelves = {name: _shelf(db, edition.query(now).selection)
               for name, edition in house.editions().items()}  # fmt: skip
    report = Report({name: Tally(count(db, selection)) for name, (selection, _) in shelves.items()})
    with advised(house) as adviser:
        noted = _noted(report, shelves, changes(db, adviser))
        if applied:
            report.written = apply(db, noted, now, adviser)
        else:
            deque(noted, maxlen=0)
    report.passed = _passed(house, db)
    if again:
        report.asked = sum(ask_again(db, found, now) for found in report.passed)
    if as_json:
        print_json(_plain(report))
    else:
        _print(report, applied)


def _passed(house: House, db: Database) -> list[Reconsidered]:
    module, _, name = house.settings["ENTRY_JUDGE"].rpartition(".")
    judge = getattr(import_module(module), name)
    return [reconsider(db, name, source.language, judge) for name, source in house.sources().items()]


def _shelf(db: Database, selection: Selection) -> tuple[Selection, set[int] | None]:
    return selection, ids_with(db, selection.words)


def _noted(report: Report, shelves: Shelves, found: Iterator[Change]) -> Iterator[Change]:
    """The changes, each put down in the report as it passes."""
    for change in found:
        enter, leave = _moves(change, shelves)
        for name in enter:
            report.feeds[name].enter.append(change.after.url)
        for name in leave:
            report.feeds[name].leave.append(change.after.url)
        report.counts.update(_kinds(change))
        if enter or leave or set(change.names) - UNSAID:
            report.articles.append(_row(change, enter, leave))
        yield change


def _moves(change: Change, shelves: Shelves) -> tuple[list[str], list[str]]:
    enter: list[str] = []
    leave: list[str] = []
    for name, (selection, with_words) in shelves.items():
        was, will = (holds(selection, article, with_words) for article in (change.before, change.after))
        if was != will:
            (enter if will else leave).append(name)
    return enter, leave


def _kinds(change: Change) -> list[str]:
    """The names of what changes; relevance and doubt with the side they change to."""
    judged = change.after.judgement
    sides = {
        "relevant": "now relevant" if judged and judged.relevant else "no longer relevant",
        "doubtful": "now in doubt" if judged and judged.doubtful else "no longer in doubt",
    }
    return [sides.get(name, name) for name in change.names]


def _row(change: Change, enter: list[str], leave: list[str]) -> dict[str, Any]:
    article = change.after
    return {
        "id": article.id, "url": article.url, "title": article.title, "language": article.language,
        "changed": list(change.names), "enters": enter, "leaves": leave,
        "before": _tags(change.before, change), "after": _tags(article, change),
        "reason": article.judgement.reason if article.judgement else "",
    }  # fmt: skip


def _tags(article: Article, change: Change) -> dict[str, Any]:
    told = [
        name for name in COMPARED if name in change.names and name not in ("reason", "because", "evidence")
    ]
    return {name: getattr(article.judgement, name) for name in told}


def _plain(report: Report) -> dict[str, Any]:
    feeds = {
        name: {"holds": tally.holds, "enter": tally.enter, "leave": tally.leave}
        for name, tally in report.feeds.items()
    }
    passed = {
        found.source: {"passed_over": found.passed, "promising": [entry.url for entry in found.promising]}
        for found in report.passed
        if found.passed
    }
    return {
        "feeds": feeds, "counts": dict(report.counts), "articles": report.articles, "written": report.written,
        "passed_over": passed, "asked_again": report.asked,
    }  # fmt: skip


def _print(report: Report, applied: bool) -> None:
    rows = [[name, tally.holds, len(tally.enter), len(tally.leave)] for name, tally in report.feeds.items()]
    print_table(["feed", "holds", "enter", "leave"], rows, numbers={"holds", "enter", "leave"})
    for kind, number in report.counts.most_common():
        click.echo(f"{number:>8}  {kind}")
    moving = [row for row in report.articles if row["enters"] or row["leaves"]]
    for row in moving[:LISTED]:
        moves = [f"+{name}" for name in row["enters"]] + [f"-{name}" for name in row["leaves"]]
        click.echo(f"{' '.join(moves)}: {row['title']} ({row['url']}): {row['reason']}")
    if len(moving) > LISTED:
        click.echo(f"… and {len(moving) - LISTED} more; --json names all")
    _print_passed(report)
    click.echo(
        f"{report.written} judgements written" if applied else "a rehearsal: nothing was written; see --apply"
    )


def _print_passed(report: Report) -> None:
    """What was passed over by title: nothing but that and the address is kept of it."""
    rows = [[found.source, found.passed, len(found.promising)] for found in report.passed if found.passed]
    if not rows:
        return
    headings = ["source", "passed over by title", "promising now"]
    print_table(headings, rows, numbers=set(headings[1:]))
    click.echo(f"{report.asked} asked again in the next round" if report.asked else "see --again")
