"""``publish``: all editions as static files."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from crawler.commands.frame import as_json, placed, print_json
from crawler.house import House
from feeds.publish import publish as publish_editions
from storage.database import read_database


@click.command()
@placed
@as_json
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=Path("public"))
def publish(house: House, folder: Path, as_json: bool) -> None:
    """Write all editions as files into FOLDER [public], for any web server to carry."""
    files = publish_editions(
        read_database(house.database), folder, house.editions(), house.site(), datetime.now(UTC)
    )
    if as_json:
        print_json([{"path": file.path, "written": file.written} for file in files])
    else:
        written = sum(file.written for file in files)
        click.echo(f"{folder}: {written} files written, {len(files) - written} unchanged")
