"""Pages of MediaWiki: what belongs to those who edit is no text, and a wiki's own pages are no articles."""

from __future__ import annotations

from typing import Any

import pytest

from crawler.commands.read import fields_of

TITLE = "Clinic ship of the two straits"
LINES = (
    "The clinic ship of the two straits is a hospital that sails between eleven islands of two states.",
    "It was a ferry until 2019, when both ministries of health bought it and built four wards into it.",
    "Its crew speaks both languages, and its surgeons are sent for half a year by the two capitals.",
)


def _fields(body: str, names: str = "ns-0 ns-subject action-view") -> dict[str, Any]:
    page = (
        f"<html lang=en><title>{TITLE} - Wiki</title><body class='mediawiki ltr {names}'>{body}</body></html>"
    )
    return fields_of(page, "https://wiki.example/index.php/Clinic_ship_of_the_two_straits")


def test_the_words_by_which_a_section_is_edited_are_no_part_of_its_heading() -> None:
    edit = "".join(
        f"<a href='/index.php?title=Ship&amp;{action}&amp;section=1'>{word}</a>"
        for action, word in (("veaction=edit", "edit"), ("action=edit", "edit source"))
    )
    section = f"<span class=mw-editsection>[{edit}]</span>"
    heading = f"<h2><span class=mw-headline id=History>History</span>{section}</h2>"
    first, *rest = (f"<p>{line}</p>" for line in LINES)
    found = _fields(f"<h1>{TITLE}</h1><div class=mw-parser-output>{first}{heading}{''.join(rest)}</div>")
    assert found["text"].split("\n") == [LINES[0], "History", *LINES[1:]]


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        ("ns--1 ns-special mw-special-Recentchanges", "list page"),
        ("ns-14 ns-subject action-view", "list page"),
        ("ns-0 ns-subject action-history", "list page"),
        ("ns-0 ns-subject action-view", None),
    ],
)
def test_the_pages_by_which_a_wiki_is_kept_are_no_articles(names: str, kind: str | None) -> None:
    text = "".join(f"<p>{line}</p>" for line in LINES)
    assert _fields(f"<h1>{TITLE}</h1>{text}", names).get("not_an_article") == kind


def test_a_page_that_nobody_wrote_is_missing() -> None:
    said = "There is currently no text in this page. You can search for this page title in other pages."
    missing = f'<h1>{TITLE}</h1><div class="noarticletext mw-content-ltr"><p>{said}</p></div>'
    assert _fields(missing)["not_an_article"] == "soft 404"


def test_the_pilcrows_of_a_manual_are_no_letters_of_a_font_and_leave_its_headings() -> None:
    sections = "".join(
        f"<div><span id=s-{n}></span><h2>Section {n}<a class=headerlink href=#s-{n} title=Link>¶</a>"
        f"</h2><p>{LINES[n % len(LINES)]} {n}</p></div>"
        for n in range(25)
    )
    page = (
        f"<html lang=en><title>{TITLE}</title><link rel=next href=b><main><h1>{TITLE}</h1>{sections}</main>"
    )
    found = fields_of(page.encode(), "https://docs.example/topics/ships/")
    assert found["text"].split("\n")[:3:2] == ["Section 0", "Section 1"]
