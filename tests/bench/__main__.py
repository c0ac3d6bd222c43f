"""``make bench``: the figures of the line, each a ratio or a count within one run."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.bench import cost, dates, fields, lists, page_cost, reading, rest, soak, tagging

Figure = tuple[str, str, str]
BENCHES: dict[str, Callable[[Path, bool], list[Figure]]] = {
    "rest": rest.figures,
    "cost": cost.figures,
    "soak": soak.figures,
    "reading": reading.figures,
    "page": page_cost.figures,
    "lists": lists.figures,
    "fields": fields.figures,
    "dates": dates.figures,
    "tagging": tagging.figures,
}


def main() -> None:
    """Run the benches named, or all, and print what each figure is and should be."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("names", nargs="*", choices=[[], *BENCHES], help="which benches; all without a name")
    parser.add_argument("--quick", action="store_true", help="fewer pages and rounds: to see that it runs")
    asked = parser.parse_args()
    for name in asked.names or BENCHES:
        with tempfile.TemporaryDirectory() as folder:
            for what, figure, wanted in BENCHES[name](Path(folder), asked.quick):
                print(f"{name:7} {what:66} {figure:>22}   wanted: {wanted}", flush=True)


if __name__ == "__main__":
    main()
