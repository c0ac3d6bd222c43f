"""Rows of tables as lines, where word processors put a paragraph into each cell; and cells that lay out a
page as parts of it, whose lines are not those of their neighbours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice, pairwise

from lxml.html import HtmlElement

from spiders.reading.tree.texts import length_of

BREAKS = frozenset(("p", "div", "center", "br"))
LINES = (*BREAKS, "table", "ul", "ol", "h1", "h2", "h3", "h4")
# What stands in tables that lay out a page.
OTHERS = ("img", "table", "ul", "ol", "form", "iframe", "input", "h1", "h2", "h3", "h4")
MANY_LINES = 5  # of a cell that is a part of a page
LEAST_ROWS, LEAST_CELLS = 2, 2
LONGEST = 200  # characters of a cell that is one figure or name of a row
MOST = 2_000  # cells of a table


def join_cells(tables: list[HtmlElement]) -> None:
    """Make one line of each row of these tables, where they are but figures and names; and part the cells of
    others, where they hold lines of their own."""
    for table in tables:
        if next(islice(table.iter(*OTHERS), 1, None), None) is None:  # the first is the table itself
            cells = list(islice(table.iter("td", "th"), MOST))
            parts = [part for cell in cells for part in cell.iter(*BREAKS)]
            if parts and _is_of_figures(cells) and not _leads(cells):
                for part in parts:
                    _join(part)
                continue
        for row in _rows(table):
            for cell, behind in pairwise(row):
                if _has_lines(cell) or _has_lines(behind):
                    _part_off(behind)


def _rows(table: HtmlElement) -> Iterator[HtmlElement]:
    for part in table:
        if part.tag == "tr":
            yield part
        elif part.tag in ("tbody", "thead", "tfoot"):
            yield from part.iterchildren("tr")


def _has_lines(cell: HtmlElement) -> bool:
    if len(cell) < MANY_LINES:  # as most have
        return False
    return next(islice(cell.iterchildren(*LINES), MANY_LINES - 1, None), None) is not None


def _part_off(cell: HtmlElement) -> None:
    """Let a cell begin a line."""
    begin = cell.makeelement("br")
    begin.tail, cell.text = cell.text, None
    cell.insert(0, begin)


def _is_of_figures(cells: list[HtmlElement]) -> bool:
    """Whether these cells are nothing but short texts, in rows of several."""
    rows = Counter(cell.getparent() for cell in cells)
    wide = sum(count >= LEAST_CELLS for count in rows.values())
    return wide >= LEAST_ROWS and wide > len(rows) / 2 and all(length_of(cell) <= LONGEST for cell in cells)


def _leads(cells: list[HtmlElement]) -> bool:
    """Whether cells lead to other pages: more than half of them do; or some do where one is more than the
    paragraph into which a program puts whatever stands in a cell."""
    linked = sum(next(cell.iter("a"), None) is not None for cell in cells)
    return linked > len(cells) / 2 or (linked > 0 and any(map(_has_several, cells)))


def _has_several(cell: HtmlElement) -> bool:
    return next(islice(cell.iter(*BREAKS), 1, None), None) is not None


def _join(part: HtmlElement) -> None:
    """Let an element begin and end no line, but part words."""
    part.tag = "span"
    part.tail = " " + (part.tail or "")
