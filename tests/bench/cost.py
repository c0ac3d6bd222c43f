"""CPU a page: the whole line against bare Scrapy that fetches the same pages and does nothing."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

from crawler.newsroom import Newsroom
from tests.bench.rest import house_of

RUNS = 4


def figures(folder: Path, quick: bool) -> list[tuple[str, str, str]]:
    """Milliseconds of CPU a page, the least of some alternating runs, and their ratio."""
    pages, runs = (200, 2) if quick else (2500, RUNS)
    with Newsroom(volume=pages) as newsroom:
        house = house_of(folder, newsroom)
        _only_sitemaps(folder / "sources")
        bare, whole = [], []
        for run in range(runs):
            database = folder / f"{run}.db"
            line = _run("line", house.said | {"DATABASE": str(database)})
            urls = folder / "urls.json"
            urls.write_text(json.dumps(line["urls"]), "utf-8")
            whole.append(line["seconds"] / max(line["pages"], 1))
            plain = _run("bare", {"URLS": str(urls)})
            bare.append(plain["seconds"] / max(plain["pages"], 1))
    ratio = min(whole) / min(bare)
    return [
        (
            f"bare Scrapy, empty callback: CPU a page ({plain['pages']} pages)",
            f"{min(bare) * 1000:.2f} ms",
            "-",
        ),
        (f"the whole line: CPU a page ({line['pages']} pages)", f"{min(whole) * 1000:.2f} ms", "-"),
        ("the whole line against bare Scrapy", f"{ratio:.2f} x", "<= 3 x"),
    ]


def _only_sitemaps(folder: Path) -> None:
    """The news sitemap names all pages of two days; a feed only the latest."""
    for file in folder.glob("*.toml"):
        text = re.sub(r"^order = .*\n", "", file.read_text("utf-8"), flags=re.M)
        file.write_text(
            re.sub(r"^\[(nhandan|vietnamplus)\]$", r'[\1]\norder = ["sitemap"]', text, flags=re.M), "utf-8"
        )


def _run(what: str, said: dict[str, object]) -> dict[str, object]:
    command = [sys.executable, "-m", "tests.bench.crawled", what, json.dumps(said)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2])
    return json.loads(done.stdout.splitlines()[-1])
