"""What a source at rest costs, and what a new article costs: requests and pages."""

from __future__ import annotations

import asyncio
from pathlib import Path

from crawler.commands.crawl import rounds
from crawler.house import House
from crawler.newsroom import Newsroom

SOURCES = Path(__file__).parents[2] / "spiders" / "sources"


def house_of(folder: Path, newsroom: Newsroom) -> House:
    """A house in ``folder`` whose sources lead to the newsroom."""
    sources = newsroom.sources(folder / "sources", SOURCES)
    database = folder / "news.db"
    said = {"DATABASE": str(database), "SOURCES_DIR": str(sources), "ALLOW_PRIVATE_NETWORKS": True}
    return House(said)


def figures(folder: Path, quick: bool) -> list[tuple[str, str, str]]:
    """Requests and pages of the second round, and of a round that finds new articles."""
    with Newsroom() as newsroom:
        house = house_of(folder, newsroom)
        names = list(house.sources())
        asyncio.run(rounds(house, names, {}))
        second = asyncio.run(rounds(house, names, {}))
        newsroom.publish(8 if quick else 20)
        third = asyncio.run(rounds(house, names, {}))
    read = sum(report["pages"] for report in third)
    # One request asks what there is; the rest is what the articles cost.
    spent = sum(report["requests"] - 1 for report in third if not report["unchanged"])
    return [
        (
            "requests of a second round over an unchanged source (most)",
            str(max(r["requests"] for r in second)),
            "1",
        ),
        ("pages fetched in it (most)", str(max(report["pages"] for report in second)), "0"),
        (
            f"requests per new article after discovery ({read} articles)",
            f"{spent / max(read, 1):.2f}",
            "<= 1.1",
        ),
    ]
