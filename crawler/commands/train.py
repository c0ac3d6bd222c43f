"""``train``: learn the weights of relevance from labelled texts."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import click

from crawler.commands.frame import print_table
from crawler.commands.rows import labelled_rows
from crawler.house import House
from pipelines.doubt import bands
from pipelines.encoders import lesson as vectors
from pipelines.encoders.apart import Apart
from pipelines.encoders.choice import Choice, choice_of
from pipelines.encoders.theme_lesson import learn_themes
from pipelines.encoders.themes import beside, write_themes
from pipelines.encoders.weights import write_weights
from pipelines.evaluate import Tally
from pipelines.examples import examples
from pipelines.partaking import FEATURES as PARTAKING
from pipelines.partaking import PARTAKING_WEIGHTS
from pipelines.partaking_training import learn_partaking
from pipelines.stage_training import learn_stages
from pipelines.stages import STAGE_WEIGHTS
from pipelines.stages import WEIGHT_COLUMNS as STAGE_COLUMNS
from pipelines.texts import remembered
from pipelines.topic_training import learn_topics
from pipelines.topics import TOPIC_WEIGHTS
from pipelines.topics import WEIGHT_COLUMNS as TOPIC_COLUMNS
from pipelines.training import Lesson, TrainingError, learn, write
from pipelines.vocabulary import TAXONOMY
from pipelines.weights import feature_table, write_table, write_whole
from storage.collector import collector_paused

COLUMNS = ["texts", "precision", "recall", "F1"]
DOUBT = ["score", "is", "texts", "wrong", "made of texts", "wrong "]


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option("--encoder", default="none", metavar="ENCODER", help="Learn the weights of its vectors.")
@click.option(
    "--into",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Where the weights are written; those in use without it.",
)
@click.option("--dry-run", is_flag=True, help="Print the figures and write nothing.")
def train(files: tuple[Path, ...], encoder: str, into: Path | None, dry_run: bool) -> None:
    """Learn the weights from the examples of the project and those of FILES (JSON Lines with labels).

    A fifth of the texts is kept back, by their ids, to measure by; every language is measured by
    weights learned on the others as well. The same texts give the same weights. With --encoder those of
    its vectors are learned, to be heard beside the words as they are weighed now.
    """
    rows = [*examples(), *(row for file in files for row in _labelled(file))]
    choice = choice_of(encoder)
    try:
        if choice:
            _train_vectors(choice, rows, into, dry_run)
        else:
            _train_words(rows, into or TAXONOMY / "weights.tsv", dry_run)
    except TrainingError as error:
        raise click.ClickException(str(error)) from error


def _train_vectors(choice: Choice, rows: list[dict[str, Any]], into: Path | None, dry_run: bool) -> None:
    click.echo(f"{choice.name} reads {len(rows)} texts, and what is made of them", err=True)
    with closing(Apart(choice)) as apart:
        encoder = vectors.Once(apart)
        lesson = vectors.learn(rows, encoder)
        topics = learn_themes(rows, encoder)
    _print_figures(lesson.crossed, lesson.kept_back)
    figures = {f"topics without {name}": tally for name, tally in topics.crossed.items()}
    print_table(COLUMNS, [_line(*one) for one in figures.items()], numbers=set(COLUMNS[1:]))
    if not dry_run:
        file = into or choice.weights(Path(House({}).settings["ENCODER_WEIGHTS"]))
        write_weights(lesson.weights, file)
        said = {name: f"F1 {tally.f1:.3f}" for name, tally in figures.items()}
        write_themes(topics.themes, choice.name, said, beside(file))
        click.echo(f"{lesson.weights.vector.size} weights from {lesson.texts} texts: {file}")


def _print_figures(crossed: Mapping[str, Tally], kept_back: Tally) -> None:
    lines = [_line(f"without {name}", tally) for name, tally in crossed.items()]
    print_table(COLUMNS, [*lines, _line("kept back", kept_back)], numbers=set(COLUMNS[1:]))


@collector_paused()  # what is found in the texts stays until all is learned
def _train_words(rows: list[dict[str, Any]], into: Path, dry_run: bool) -> None:
    read = remembered()
    partaking = learn_partaking(rows, read)
    lesson = learn(rows, partaking.weights, read)
    _print_figures(lesson.crossed, lesson.kept_back)
    topics, tallies = learn_topics(rows, read)
    stages = learn_stages(rows, read)
    lines = [_line(f"topics without {name}", tally) for name, tally in tallies.items()]
    lines += [_line(f"stages without {name}", tally) for name, tally in stages.crossed.items()]
    lines.append(_line("who takes part", partaking.crossed))
    print_table(COLUMNS, lines, numbers=set(COLUMNS[1:]))
    click.echo()
    print_table(DOUBT, _doubt(lesson), numbers=set(DOUBT[2:]))
    if not dry_run:
        if partaking.weights:
            write_whole(feature_table(partaking.weights, PARTAKING, ()), into.with_name(PARTAKING_WEIGHTS))
        write(lesson, into)
        write_table(topics, TOPIC_COLUMNS, into.with_name(TOPIC_WEIGHTS))
        if stages.weights:
            write_table(stages.weights, STAGE_COLUMNS, into.with_name(STAGE_WEIGHTS))
        click.echo(f"{len(lesson.weights)} weights from {lesson.texts} texts: {into}")


def _labelled(file: Path) -> list[dict[str, Any]]:
    with file.open(encoding="utf-8", errors="replace") as lines:
        try:
            return list(labelled_rows(lines))
        except click.ClickException as error:
            raise click.ClickException(f"{file.name}: {error.message}") from error


def _line(name: str, tally: Tally) -> list[Any]:
    return [name, *(f"{figure:.3f}" for figure in (tally.precision, tally.recall, tally.f1))]


def _doubt(lesson: Lesson) -> list[list[Any]]:
    """How many texts lie below doubt, in it and above it, by weights learned without their language."""
    return [
        [f"from {band.low:.2f}", band.name, band.texts, band.wrong, band.made, band.made_wrong]
        for band in bands(lesson.scores)
    ]
