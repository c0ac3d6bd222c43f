"""``sources``: one line a source."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import click

from crawler.commands.frame import as_json, placed, print_json, print_table
from crawler.house import House
from crawler.states import Row, states
from storage.database import open_database


@click.command()
@placed
@as_json
def sources(house: House, as_json: bool) -> None:
    """How every source stands: last round, state, last new item, next round."""
    db = open_database(house.database) if house.database.is_file() else None
    rows = states(db, house.sources())
    if as_json:
        print_json(rows)
        return
    now = datetime.now(UTC)
    print_table(
        ["source", "last round", "state", "last new", "next round", ""], [_line(row, now) for row in rows]
    )


def _line(row: Row, now: datetime) -> list[Any]:
    times = [ago(row[name], now) for name in ("last_round", "last_new", "next_round")]
    remarks = [row["trouble"]] if row["trouble"] else []
    if row["detours"] and not remarks:
        remarks.append(f"by {row['way']}: {'; '.join(row['detours'])}")
    remarks += told(row["unfound"])
    return [row["stanza"], times[0], row["state"], times[1], times[2], "; ".join(remarks)]


def told(unfound: dict[str, int]) -> list[str]:
    """Selectors that find nothing, each in a clause."""
    return [f"article.{key} found nothing in the last {number} articles" for key, number in unfound.items()]


def ago(moment: datetime | None, now: datetime) -> str:
    """A moment as a person would say it: ``5 min ago``, ``in 2 h``, ``never``."""
    if moment is None:
        return "never"
    seconds = (now - moment).total_seconds()
    distance = next(
        (
            f"{abs(seconds) / size:.0f} {unit}"
            for size, unit in ((86400, "d"), (3600, "h"), (60, "min"))
            if abs(seconds) >= size
        ),
        f"{abs(seconds):.0f} s",
    )
    return f"{distance} ago" if seconds >= 0 else f"in {distance}"
