"""Editions as static files, so that any web server can carry them to any number of readers."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import NamedTemporaryFile

from sqlite_utils import Database

from feeds.editions import Edition
from feeds.opml import opml
from feeds.render import ENTRIES, newest, render
from feeds.site import Site
from feeds.web.pages import STYLE, editions_page
from feeds.web.reader import Reader
from storage.selection import select


@dataclass(frozen=True, slots=True)
class Published:
    """A file of the published folder, and whether its bytes were new."""

    path: Path
    written: bool


def publish(
    db: Database, folder: Path, editions: Mapping[str, Edition], site: Site, now: datetime
) -> list[Published]:
    """All editions as files in ``folder``, which stands for ``editions/`` of the public address.

    A file is written beside its place and renamed, so that no reader meets half of one; a file whose
    bytes are the same is left alone. Raises ``OSError`` where the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    files = dict(_files(db, editions, site, now))
    return [Published(folder / name, _write(folder / name, body)) for name, body in files.items()]


def _files(
    db: Database, editions: Mapping[str, Edition], site: Site, now: datetime
) -> Iterator[tuple[str, bytes]]:
    for edition in editions.values():
        query = edition.query(now)
        articles = select(db, query.selection, limit=ENTRIES)
        for format_ in edition.formats:
            body = render(articles, query, site, newest(articles), format_, edition.channel(site))
            yield f"{edition.name}.{format_}", body
    yield (
        "index.html",
        editions_page(editions, site, Reader(site.language, root=site.root), "style.css").encode("utf-8"),
    )
    yield "editions.opml", opml(editions, site)
    yield "style.css", STYLE.read_bytes()


def _write(path: Path, body: bytes) -> bool:
    if path.is_file() and path.read_bytes() == body:
        return False
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as beside:
        try:
            beside.write(body)
            beside.flush()
            os.fsync(beside.fileno())
            # A temporary file is its owner's alone; a web server must be able to read this one.
            Path(beside.name).chmod(0o644)
            Path(beside.name).replace(path)
        except BaseException:
            Path(beside.name).unlink(missing_ok=True)
            raise
    return True
