"""The day of publication as an address names it, and numbers of articles that are none."""

from __future__ import annotations

import pytest

from tests.test_dates_on_pages import day, read

SITE = "https://news.example"


@pytest.mark.parametrize(
    "path",
    [
        "/xw/202610/t20261005_123456.html",
        "/202610/t20261005_12.htm",
        "/2026-10/05/c_1128.htm",
        "/2026-10/05/content_1.htm",
        "/2026/1005/c1234-567.html",
        "/a/20261005001234",
        "/2026/oct/05/nurses",
        "/2026-October-5/nurses",
        "/nurses-20261005142712345.htm",
        "/05-10-2026-nurses",
        "/fa/1405/07/13/nurses",
        "/2026/10/05",
    ],
)
def test_the_day_in_an_address_is_read(path: str) -> None:
    found = read(url=SITE + path)
    assert found is not None
    assert (day(found), found.precision, found.method) == ("2026-10-05", "day", "address")


@pytest.mark.parametrize(
    "path",
    [
        "/news/20261305",
        "/2026/13/45/x",
        "/info/1012/20261.htm",
        "/nurses-2026100599123.htm",
        "/nurses-20261005.htm/1512345",
        "/archive/2027/01/05/x",
        "/news/1404/12/30/x",
        "/1312/07/13/x",
        "/1951/10/05/x",
        "/t20261305_1.html",
        "/2026/10/05123",
    ],
)
def test_the_number_of_an_article_is_no_day(path: str) -> None:
    assert read(url=SITE + path) is None


@pytest.mark.parametrize(
    ("path", "language", "zone", "expected"),
    [
        ("/29-10-2026-nurses", "en", "Asia/Tashkent", "2026-10-29"),
        ("/nurses_29.10.2026", "en", "UTC", "2026-10-29"),
        ("/10-25-2026-nurses", "en", "UTC", "2026-10-25"),
        ("/10-05-2026-nurses", "en-US", "America/New_York", "2026-10-05"),
        ("/05-10-2026-nurses", "es", "America/Bogota", "2026-10-05"),
        ("/05-10-2026-nurses", "en", "America/New_York", None),
        ("/10-10-2026-nurses", "en", "America/New_York", "2026-10-10"),
    ],
)
def test_which_number_is_the_month_is_told_by_the_country(
    path: str, language: str, zone: str, expected: str | None
) -> None:
    assert day(read(url=SITE + path, language=language, zone=zone)) == expected


def test_the_month_in_an_address_is_told_where_nothing_else_speaks() -> None:
    found = read(url=f"{SITE}/2026/10/3-questions-to-nurses/")
    assert found is not None
    assert (day(found), found.precision, found.method) == ("2026-10-01", "month", "address")
    assert day(read("<p>12.11.2026</p>", url=f"{SITE}/2026/10/3-nurses/")) == "2026-11-12"
