"""Rows of tables as lines: word processors put a paragraph into each cell."""

from __future__ import annotations

from collections import Counter
from itertools import islice

from lxml.html import HtmlElement

from spiders.reading.tree.texts import length_of

BREAKS = frozenset(("p", "div", "center", "br"))
# What stands in tables that lay out a page, or lead to others.
OTHERS = ("a", "img", "table", "ul", "ol", "form", "iframe", "input", "h1", "h2", "h3", "h4")
LEAST_ROWS, LEAST_CELLS = 2, 2
LONGEST = 200  # characters of a cell that is one figure or name of a row
MOST = 2_000  # cells of a table


def join_cells(tables: list[HtmlElement]) -> None:
    """Make one line of each row of these tables, where they are but figures and names."""
    for table in tables:
        if next(islice(table.iter(*OTHERS), 1, None), None) is None:  # the first is the table itself
            cells = list(islice(table.iter("td", "th"), MOST))
            parts = [part for cell in cells for part in cell.iter(*BREAKS)]
            if parts and _is_of_figures(cells):
                for part in parts:
                    _join(part)


def _is_of_figures(cells: list[HtmlElement]) -> bool:
    """Whether these cells are nothing but short texts, in rows of several."""
    rows = Counter(cell.getparent() for cell in cells)
    wide = sum(count >= LEAST_CELLS for count in rows.values())
    return wide >= LEAST_ROWS and wide > len(rows) / 2 and all(length_of(cell) <= LONGEST for cell in cells)


def _join(part: HtmlElement) -> None:
    """Let an element begin and end no line, but part words."""
    part.tag = "span"
    part.tail = " " + (part.tail or "")
