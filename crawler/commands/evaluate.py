"""``evaluate``: how well texts are tagged, measured on labelled rows."""

from __future__ import annotations

from typing import Any, TextIO

import click

from crawler.commands.frame import advised, as_json, print_json, print_table
from crawler.commands.rows import MEASURED, labelled_rows
from crawler.house import House
from pipelines.encoders.adviser import Adviser
from pipelines.evaluate import SUMMARY, Report, summary
from pipelines.evaluate import evaluate as measured
from pipelines.examples import is_relevant


@click.command()
@as_json
@click.argument("file", type=click.File("r", encoding="utf-8", errors="replace"))
@click.option("--encoder", metavar="ENCODER", help="Judge with this encoder, or with none.")
def evaluate(file: TextIO, encoder: str | None, as_json: bool) -> None:
    """Precision, recall and F1 by language on labelled JSON Lines, and what was misjudged."""
    with advised(House({}), encoder) as adviser:
        report = _measured(file, adviser)
    if not report.all.rows:
        raise click.ClickException(f"{file.name}: no rows")
    if as_json:
        print_json({"figures": [dict(zip(SUMMARY, row, strict=True)) for row in summary(report)],
                    "misjudged": _misjudged(report)})  # fmt: skip
        return
    rows = [[row[0], row[1], *(_figure(figure) for figure in row[2:])] for row in summary(report)]
    print_table(list(SUMMARY), rows, numbers=set(SUMMARY[1:]))
    for one in _misjudged(report):
        click.echo(f"{'missed' if one['wanted'] else 'wrong'}: {one['id']} {one['text']} ({one['reason']})")


def _measured(file: TextIO, adviser: Adviser | None) -> Report:
    try:
        return measured(labelled_rows(file, MEASURED), adviser)
    except click.ClickException as error:
        raise click.ClickException(f"{file.name}: {error.message}") from error


def _figure(value: str | float | None) -> str:
    return f"{value:.3f}" if isinstance(value, float | int) else "-"


def _misjudged(report: Report) -> list[dict[str, Any]]:
    return [
        {"id": row.get("id") or row.get("url") or "", "wanted": is_relevant(row),
         "text": row["text"][:80], "score": judged.score, "reason": judged.reason}
        for row, judged in report.misjudged
    ]  # fmt: skip
