"""``train``: learn the weights of relevance from labelled texts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from crawler.commands.frame import print_table
from crawler.commands.rows import rows_of
from pipelines.doubt import bands
from pipelines.evaluate import Tally
from pipelines.examples import examples, is_labelled
from pipelines.topic_training import TOPIC_WEIGHTS, learn_topics, write_topics
from pipelines.training import Lesson, TrainingError, learn, write
from pipelines.vocabulary import TAXONOMY

COLUMNS = ["texts", "precision", "recall", "F1"]
DOUBT = ["score", "is", "texts", "wrong", "made of texts", "wrong "]


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option(
    "--into",
    type=click.Path(path_type=Path, dir_okay=False),
    default=TAXONOMY / "weights.tsv",
    help="Where the weights are written; the table in use without it.",
)
@click.option("--dry-run", is_flag=True, help="Print the figures and write nothing.")
def train(files: tuple[Path, ...], into: Path, dry_run: bool) -> None:
    """Learn the weights from the examples of the project and those of FILES (JSON Lines with labels).

    A fifth of the texts is kept back, by their ids, to measure by; every language is measured by
    weights learned on the others as well. The same texts give the same weights.
    """
    rows = [*examples(), *(row for file in files for row in _labelled(file))]
    try:
        lesson = learn(rows)
    except TrainingError as error:
        raise click.ClickException(str(error)) from error
    lines = [_line(f"without {name}", tally) for name, tally in lesson.crossed.items()]
    print_table(COLUMNS, [*lines, _line("kept back", lesson.kept_back)], numbers=set(COLUMNS[1:]))
    topics, tallies = learn_topics(rows)
    lines = [_line(f"topics without {name}", tally) for name, tally in tallies.items()]
    print_table(COLUMNS, lines, numbers=set(COLUMNS[1:]))
    click.echo()
    print_table(DOUBT, _doubt(lesson), numbers=set(DOUBT[2:]))
    if not dry_run:
        write(lesson, into)
        write_topics(topics, into.with_name(TOPIC_WEIGHTS))
        click.echo(f"{len(lesson.weights)} weights from {lesson.texts} texts: {into}")


def _labelled(file: Path) -> list[dict[str, Any]]:
    with file.open(encoding="utf-8", errors="replace") as lines:
        rows = list(rows_of(lines, ("text",)))
    for number, row in enumerate(rows, 1):
        if not is_labelled(row):
            raise click.ClickException(f"{file.name}: row {number} lacks relevant: true or false")
    return rows


def _line(name: str, tally: Tally) -> list[Any]:
    return [name, *(f"{figure:.3f}" for figure in (tally.precision, tally.recall, tally.f1))]


def _doubt(lesson: Lesson) -> list[list[Any]]:
    """How many texts lie below doubt, in it and above it, by weights learned without their language."""
    return [
        [f"from {band.low:.2f}", band.name, band.texts, band.wrong, band.made, band.made_wrong]
        for band in bands(lesson.scores)
    ]
