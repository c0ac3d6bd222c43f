"""``tag``: judge texts that come as JSON Lines."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any, TextIO

import click
from pipelines.tag import judge

from pipelines.language import language_of

ANSWER = ("relevant", "score", "reason", "countries", "pairs", "topics", "organisations", "evidence")


@click.command()
@click.argument("file", type=click.File("r", encoding="utf-8", errors="replace"), default="-")
def tag(file: TextIO) -> None:
    """Judge texts: JSON Lines in (title, text, url, language), JSON Lines out.

    Every line of the answer holds relevant, score, reason, countries, pairs, topics and evidence:
    spans with offsets into the given title or text. Reads standard input without FILE.
    """
    for number, line in enumerate(file, 1):
        if line.strip():
            click.echo(json.dumps(tagged(_row(line, number)), ensure_ascii=False))


def _row(line: str, number: int) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise click.ClickException(f"line {number}: not JSON: {error}") from error
    if not isinstance(row, dict) or not isinstance(row.get("text", ""), str):
        raise click.ClickException(f"line {number}: not an object with title and text")
    return row


def tagged(row: dict[str, Any]) -> dict[str, Any]:
    """The judgement of one text, with what names it (``id``, ``url``) carried over."""
    title, text = row.get("title") or "", row.get("text") or ""
    language = row.get("language") or language_of(f"{title}\n{text}", None)
    judged = asdict(judge(title, text, language=language, home=row.get("home")))
    named = {name: row[name] for name in ("id", "url") if name in row}
    return named | {"language": language} | {name: judged[name] for name in ANSWER}
