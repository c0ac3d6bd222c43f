"""``evaluate``: how well texts are tagged, measured on labelled rows."""

from __future__ import annotations

from typing import Any, TextIO

import click

from crawler.commands.frame import as_json, print_json, print_table
from crawler.commands.rows import rows_of
from pipelines.evaluate import Report, summary
from pipelines.evaluate import evaluate as measured

NEEDED = ("text", "health_cooperation", "countries", "topics")
COLUMNS = ["language", "rows", "precision", "recall", "F1", "countries F1", "exact set", "topics F1"]


@click.command()
@as_json
@click.argument("file", type=click.File("r", encoding="utf-8", errors="replace"))
def evaluate(file: TextIO, as_json: bool) -> None:
    """Precision, recall and F1 by language on labelled JSON Lines, and what was misjudged."""
    report = measured(rows_of(file, NEEDED))
    if as_json:
        print_json({"figures": [dict(zip(COLUMNS, row, strict=True)) for row in summary(report)],
                    "misjudged": _misjudged(report)})  # fmt: skip
        return
    rows = [[row[0], row[1], *(f"{figure:.3f}" for figure in row[2:])] for row in summary(report)]
    print_table(COLUMNS, rows, numbers=set(COLUMNS[1:]))
    for one in _misjudged(report):
        click.echo(f"{'missed' if one['wanted'] else 'wrong'}: {one['id']} {one['text']} ({one['reason']})")


def _misjudged(report: Report) -> list[dict[str, Any]]:
    return [
        {"id": row.get("id") or row.get("url") or "", "wanted": row["health_cooperation"],
         "text": row["text"][:80], "score": judged.score, "reason": judged.reason}
        for row, judged in report.misjudged
    ]  # fmt: skip
