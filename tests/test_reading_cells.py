"""Tables of figures, as word processors and others write them: a line a row."""

from __future__ import annotations

import numpy as np

from crawler.commands.read import fields_of
from spiders.reading.blocks.chosen import whole_tables
from spiders.reading.blocks.walk import Walk
from spiders.reading.tree.cells import join_cells
from spiders.reading.tree.markup import parse

URL = "https://clinic.example/news/boats-carry-vaccine-to-the-islands"
TITLE = "Boats carry vaccine to the islands"
BEFORE = (
    "Two ministries hired eleven boats that carry vaccine to the islands of the lake, where no lorry goes.",
    "Each boat has a box that stays cold for four days, and a nurse of either country travels with it.",
)
BEHIND = (
    "The boats sail again in March, when the lake is calm, and the ministries share what they cost.",
    "Fishermen of nine villages were asked where a boat can land, and drew the map that both navies use.",
)
ROWS = (("Island", "Boats", "Doses"), ("Ukara", "4", "8,200"), ("Goziba", "7", "15,400"))


def _table(cell: str) -> str:
    rows = "".join(f"<tr>{''.join(cell.format(said) for said in row)}</tr>" for row in ROWS)
    return f'<table class="MsoTableGrid">{rows}</table>'


def _page(table: str) -> dict[str, object]:
    before, behind = ("".join(f"<p>{line}</p>" for line in lines) for lines in (BEFORE, BEHIND))
    body = f"<h1>{TITLE}</h1><div>{before}{table}{behind}</div>"
    return fields_of(f"<html><title>{TITLE}</title><body>{body}</body></html>", URL)


def test_a_row_is_a_line_whatever_its_cells_are_made_of() -> None:
    wanted = "\n".join((*BEFORE, *map(" ".join, ROWS), *BEHIND))
    for cell in (
        "<td>{}</td>",
        '<td><p class="MsoNormal"><span>{}</span></p></td>',
        "<td><div><p>{}</p></div></td>",
        "<td>{}<br></td>",
    ):
        found = _page(_table(cell))
        assert found["text"] == wanted
        assert found["shape"] == "pptttpp"


def test_a_row_is_a_line_though_some_of_its_cells_lead_to_where_they_are_told_of() -> None:
    rows = "".join(
        f"<tr><td><p><a href=#a>{name}</a></p></td><td><p>{boats}</p></td><td><p>{doses}</p></td></tr>"
        for name, boats, doses in ROWS
    )
    assert _page(f"<table>{rows}</table>")["text"] == "\n".join((*BEFORE, *map(" ".join, ROWS), *BEHIND))


def test_rows_that_but_lead_to_other_pages_are_lines_of_their_own() -> None:
    tree = parse("<table>" + "<tr><td><p><a href=/a>A</a></p></td><td><p><a href=/b>B</a></p></td></tr>" * 3)
    join_cells(list(tree.iter("table")))
    assert len(list(tree.iter("p"))) == 6


def test_cells_that_lay_out_a_page_keep_their_lines() -> None:
    said = "<p>First paragraph.</p><p>Second paragraph.</p>"
    for cells in (
        f"<td>{said}</td><td><a href=/a>More</a></td>",  # leads away
        f"<td>{said}</td><td>{'A long paragraph. ' * 20}</td>",
        f"<td>{said}</td>",  # of one column
    ):
        tree = parse(f"<table>{f'<tr>{cells}</tr>' * 2}</table>")
        join_cells(list(tree.iter("table")))
        assert len(list(tree.iter("p"))) == 4


def test_a_table_within_a_text_is_of_it_unless_it_leads_away() -> None:
    rows = "<tr><td>Ukara</td><td>4</td></tr><tr><td>Goziba</td><td>7</td></tr>"
    told = np.array([0.9, 0.2, 0.2, 0.8], np.float32)
    for table, settled in (
        (rows, 0.8),
        (rows.replace("Ukara", "<a href=/u>Ukara</a>"), 0.2),
    ):
        found = Walk(parse(f"<div><p>Before</p><table>{table}</table><p>Behind</p></div>"))
        assert whole_tables(found, told).round(3).tolist()[1:3] == [np.float32(settled)] * 2
    last = Walk(parse(f"<div><p>Before</p><div><table>{rows}</table></div><p>Behind</p></div>"))
    assert whole_tables(last, told).round(3).tolist()[1:3] == [np.float32(0.2)] * 2


def test_the_lines_of_cells_that_lay_out_a_page_are_not_those_of_their_neighbours() -> None:
    menu = "<br>".join(f"<a href=/{n}>Ward {n}</a>" for n in range(6))
    story = (*BEFORE, *ROWS[0], *BEHIND)
    row = "".join(f"<td>{cell}</td>" for cell in (menu, f"<b>{TITLE}</b>", "<br>".join(story)))
    tree = parse(f"<table><tr>{row}<td>Write to us</td></tr></table>")
    join_cells(list(tree.iter("table")))
    lines = [block.text for block in Walk(tree).blocks]
    assert lines == [*(f"Ward {n}" for n in range(6)), TITLE, *story, "Write to us"]
    tree = parse("<table><tr><td>Ukara</td><td>4<br>boats</td></tr></table>")
    join_cells(list(tree.iter("table")))
    assert len(list(tree.iter("br"))) == 1
    for lines, begun in ((4, 0), (5, 1)):
        tree = parse(f"<table><tr><td>Ukara</td><td>{'<p>A boat.</p>' * lines}</td></tr></table>")
        join_cells(list(tree.iter("table")))
        assert len(list(tree.iter("br"))) == begun
