"""When an article was changed, where but a line by its headline says so."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from spiders.article import read
from spiders.reading.fields.near_headline import lines_of
from spiders.reading.tree.markup import parse
from spiders.reading.tree.page import page_of

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
TITLE = "Two hospitals train nurses together"
TEXT = "<p>" + "The hospitals of both towns will train their nurses together from spring on. " * 4 + "</p>"


def changed(behind: str, zone: str = "UTC", *, head: str = "") -> str | None:
    """What is read as the change of a page with this behind its headline, and in its head."""
    html = (
        f"<html><head><title>{TITLE}</title>{head}</head><body><article><h1>{TITLE}</h1>{behind}{TEXT * 5}"
        f"</article></body></html>"
    )
    moment = read(html, "https://news.example/health/training-of-nurses", zone=zone, now=NOW).modified
    return moment and moment.isoformat(timespec="minutes")


@pytest.mark.parametrize(
    ("behind", "zone", "expected"),
    [
        (
            "<p>Xuất bản: 10:20 18/11/2026 - Cập nhật: 11:45 19/11/2026</p>",
            "Asia/Ho_Chi_Minh",
            "2026-11-19T11:45+07:00",
        ),
        (
            "<p>Опубликовано: 16.11.2026</p><p>Изменено: 18.11.2026, 09:05</p>",
            "Europe/Moscow",
            "2026-11-18T09:05+03:00",
        ),
        (
            "<p>Publié le 20/11/2026 à 19:10, mis à jour le 21/11/2026 à 08:05</p>",
            "Europe/Paris",
            "2026-11-21T08:05+01:00",
        ),
        (
            "<p>شائع 20 نومبر 2026 09:05pm اپ ڈیٹ 21 نومبر 2026</p>",
            "Asia/Karachi",
            "2026-11-21T00:00+05:00",  # nine in the evening is that of the day before
        ),
        (
            "<ul><li>發布日期：115-11-18</li><li>更新日期：115-11-20</li></ul>",
            "Asia/Taipei",
            "2026-11-20T00:00+08:00",
        ),
        (
            "<p>Publish : 20 Nov 2026, 02:30 PMUpdate : 20 Nov 2026, 05:12 PM</p>",
            "Asia/Dhaka",
            "2026-11-20T17:12+06:00",
        ),
        ("<p>20 Nov 2026</p><p>Updated 2 hours ago</p>", "UTC", "2026-11-22T10:00+00:00"),
    ],
)
def test_a_line_by_the_headline_tells_when_it_was_changed(behind: str, zone: str, expected: str) -> None:
    assert changed(behind, zone) == expected


@pytest.mark.parametrize(
    "behind",
    [
        "<p>20 November 2026</p>",
        "<p>Published: 20 November 2026</p>",
        "<p>Updated: 20 November 2026 16:20</p>",  # the one date of the page
        "<p>Published: 20 November 2026</p><p>Updated: 12 November 2026</p>",  # before it was published
        "<p>Published: 20 November 2026</p><p>Updated: 22 November 2026 23:50</p>",  # an hour ahead
    ],
)
def test_no_change_is_made_up(behind: str) -> None:
    assert changed(behind) is None


OTHER = "<h3><a href='/other'>Another hospital opens its doors</a></h3>"


@pytest.mark.parametrize(
    "other",
    [
        f"<div>{OTHER}<span>Updated: 21 November 2026</span></div>",
        f"{TEXT}{TEXT}<p>Updated: 21 November 2026, 09:00</p>",
    ],
)
def test_a_change_shown_beside_a_teaser_or_behind_the_text_is_not_the_articles(other: str) -> None:
    assert changed(f"<p>20 November 2026</p>{other}") is None


def test_the_month_of_a_change_stands_first_where_that_of_its_page_does() -> None:
    said = "<p>11/10/2026</p><p>Updated: 11/12/2026</p>"
    assert changed(said, "America/New_York") == "2026-11-12T00:00-05:00"


def test_what_a_machine_says_of_a_change_comes_first() -> None:
    head = "<meta property='article:modified_time' content='2026-11-21T08:00:00Z'>"
    assert changed("<p>20 Nov 2026. Updated: 22 Nov 2026</p>", head=head) == "2026-11-21T08:00+00:00"


def test_lines_by_the_headline_are_the_same_whoever_asks_however_far_others_have_walked() -> None:
    page = page_of(parse(f"<p>Before</p><h1>{TITLE}</h1><p>20 Nov 2026</p><p>Updated: 21 Nov 2026</p>"), "")
    some, all_of_them = iter(lines_of(page)), list(lines_of(page))
    assert [line.text for line in all_of_them] == ["20 Nov 2026", "Updated: 21 Nov 2026", "Before"]
    assert [next(some), *lines_of(page)][1:] == [all_of_them[0], *some] == all_of_them
    begun = page_of(parse(f"<h1>{TITLE}</h1><p>20 Nov 2026</p><p>Updated: 21 Nov 2026</p>"), "")
    assert [next(iter(lines_of(begun))), *lines_of(begun)][0] is next(iter(lines_of(begun)))
