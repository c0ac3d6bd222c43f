"""The date of a page: which of its witnesses is believed, and what is never taken for one."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from spiders.reading.dates.believed import Written
from spiders.reading.fields.machines import modified_on
from spiders.reading.fields.published import published_on
from spiders.reading.tree.markup import parse
from spiders.reading.tree.page import page_of

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
TITLE = "Two hospitals train nurses together"
TEXT = (
    "<p>" + "The hospitals of both towns will train their nurses together from next spring on. " * 4 + "</p>"
)
URL = "https://news.example/health/training-of-nurses"


def read(
    behind: str = "",
    *,
    before: str = "",
    head: str = "",
    after: str = "",
    url: str = URL,
    zone: str = "Asia/Ho_Chi_Minh",
    language: str = "en",
) -> Written | None:
    """The date of a page with what stands behind its headline, before it, in its head and after its text."""
    html = (
        f"<html lang='{language}'><head><title>{TITLE} - News</title>{head}</head><body>{before}"
        f"<h1>{TITLE}</h1>{behind}{TEXT * 5}{after}</body></html>"
    )
    return published(html, url, zone)


def published(html: str, url: str = URL, zone: str = "UTC") -> Written | None:
    """The date of a whole page."""
    page = page_of(parse(html), url)
    return published_on(page, (), zone, NOW, modified_on(page, zone, NOW))


def day(found: Written | None) -> str | None:
    return found and found.moment.date().isoformat()


META = "<meta property='article:published_time' content='{}'>"
LD = '<script type=\'application/ld+json\'>{{"@type": "{}", "datePublished": "{}"}}</script>'


@pytest.mark.parametrize(
    "line",
    [
        "<p>20 November 2026</p>",
        "<div>Hanoi, 20/11/2026 14:05</div>",
        "<table><tr><td>20.11.2026</td><td>Health</td></tr></table>",
        "<ul><li><span>Date:</span>20 November 2026</li><li><span>Year:</span>2026</li></ul>",
        "<span>By Anna Ng</span> | <b>Nov 20, 2026</b> | <a href='/health'>Health</a>",
        "<dl><dt>Datum</dt><dd>20.11.2026</dd></dl>",
        "<div class=info><p>Updated: 21 November 2026</p><p>Published: 20 November 2026</p></div>",
        "<p>Published 20 November 2026 14:05, last updated 21 November 2026 09:00</p>",
        "<time datetime='2026-11-20T14:05:00+07:00'>Friday</time>",
        "<p class=intro__caption>20 November 2026 | Health</p>",
        f"<p>(20.11.2026) {'The minister spoke of nurses and of what they learn. ' * 8}</p>",
    ],
)
def test_the_line_by_the_headline_is_found_whatever_it_stands_in(line: str) -> None:
    assert day(read(line)) == "2026-11-20"


@pytest.mark.parametrize(
    "elsewhere",
    [
        {"after": "<div class=comments><p class=date>20.11.2026</p></div>"},
        {"after": "<ul class=related><li><a href=/x>Another story</a> <span>20.11.2026</span></li></ul>"},
        {"after": "<footer><p>Copyright © 20.11.2026</p></footer>"},
        {"behind": "<figure><img src=a.jpg><figcaption>The river, 20 November 2026</figcaption></figure>"},
        {"behind": "<p>Registration ends: until 20 November 2026</p>"},
        {"behind": "<p>From 18 November 2026 to 20 November 2026</p>"},
        {"before": "<header><div>Sunday, 22 November 2026</div><p>a</p><p>b</p><p>c</p></header>"},
        {"behind": "<p class=intro__caption>The river on 20 November 2026</p>"},
        {"before": "<div id=clock>Chủ nhật, 22/11/2026 | 17:00</div>"},
        {"behind": "<p>Yesterday</p>", "after": "<p>All of 2021</p>"},  # it may be an old copy
        {"head": META.format("1970-01-01T00:00:00Z")},
        {"head": META.format("0001-01-01T00:00:00")},
        {"head": META.format("2031-01-01T00:00:00Z")},
        {"url": "https://web.archive.org/web/20201120120000/https://news.example/a"},
        {"url": "https://news.example/2026/13/45/a"},
        {"behind": "<p>Tel. 024 20-11-2026</p>"},
        {"behind": "<time datetime='2031-01-01T00:00:00Z'>Friday</time>"},
    ],
)
def test_what_stands_elsewhere_or_means_something_else_is_no_date(elsewhere: dict[str, str]) -> None:
    assert read(**elsewhere) is None


def test_a_machines_date_that_the_page_shows_is_as_sure_as_can_be() -> None:
    found = read("<p>20 November 2026</p>", head=META.format("2026-11-20T14:05:00+07:00"))
    assert found is not None
    assert (found.method, found.precision, found.confidence) == ("meta", "minute", 0.99)


def test_a_machines_date_alone_is_less_sure() -> None:
    alone, shown = read(head=META.format("2026-11-20T14:05:00+07:00")), read("<p>20 November 2026</p>")
    assert alone is not None
    assert shown is not None
    assert 0.8 < alone.confidence < 0.99
    assert 0.8 < shown.confidence < 0.99


def test_a_machines_date_of_a_later_copy_loses_to_the_line_by_the_headline() -> None:
    found = read("<p>Published: 3 March 2024</p>", head=META.format("2026-11-20T14:05:00+07:00"))
    assert found is not None
    assert (day(found), found.confidence) == ("2024-03-03", 0.6)


def test_a_machines_date_of_a_later_copy_loses_to_the_address() -> None:
    head = META.format("2026-11-20T14:05:00+07:00")
    assert day(read(head=head, url="https://news.example/2024/03/03/nurses")) == "2024-03-03"


def test_the_day_of_a_change_is_not_that_of_publication() -> None:
    head = META.format("2026-11-10T14:05:00+07:00")
    assert day(read("<p>Updated: 20 November 2026</p>", head=head)) == "2026-11-10"
    changed = "<meta property='article:modified_time' content='2026-11-20T14:05:00+07:00'>"
    assert day(read("<p class=date>20 November 2026</p>", head=head + changed)) == "2026-11-10"


@pytest.mark.parametrize("tag", ["time", "abbr"])
def test_the_day_of_a_change_is_named_beside_that_of_publication(tag: str) -> None:
    line = "<{0} class={1} title='2026-11-{2}T08:00:00Z'>{2}/11/2026</{0}>"
    shown = line.format(tag, "published", 10) + line.format(tag, "updated", 20)
    page = page_of(parse(f"<h1>{TITLE}</h1>{shown}{TEXT}"), URL)
    assert str(modified_on(page, "UTC", NOW)) == "2026-11-20 08:00:00+00:00"


def test_the_witness_is_heard_with_whom_the_page_agrees() -> None:
    head = LD.format("NewsArticle", "2026-11-20T08:00:00+07:00") + META.format("2026-11-03T08:00:00+07:00")
    assert day(read("<p>3 November 2026</p>", head=head)) == "2026-11-03"


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        ("Nov. 19, 2026 10:28 p.m.", "2026-11-19T22:28:35-05:00"),
        ("19 November 2026", "2026-11-19T23:28:35-04:00"),
        ("20 November 2026", "2026-11-20T03:28:35+00:00"),
    ],
)
def test_an_instant_of_greenwich_is_told_in_the_zone_of_the_day_that_the_page_shows(
    line: str, moment: str
) -> None:
    found = read(f"<p>{line}</p>", head=META.format("2026-11-20T03:28:35Z"), zone="UTC")
    assert found is not None
    assert found.moment.isoformat() == moment
    assert found.moment == datetime(2026, 11, 20, 3, 28, 35, tzinfo=UTC)


def test_persian_days_in_a_machines_field_are_days_of_the_persian_calendar() -> None:
    found = read(head=META.format("۱۴۰۵/۰۸/۲۹ - ۱۴:۰۵"), zone="Asia/Tehran")
    assert found is not None
    assert found.moment.isoformat() == "2026-11-20T14:05:00+03:30"


def test_a_page_whose_data_names_no_article_has_the_date_of_the_page() -> None:
    assert day(read(head=LD.format("WebPage", "2026-11-20T08:00:00+07:00"))) == "2026-11-20"


@pytest.mark.parametrize("told", ["20 November", "20 ноября", "Saturday, 20 November"])
def test_a_day_shown_without_a_year_is_in_that_of_its_element(told: str) -> None:
    assert day(read(f"<time datetime=2021-11-20>{told}</time>")) == "2021-11-20"
    assert day(read(f"<p><span data-date=2021-11-20></span>{told}</p>")) == "2021-11-20"


def test_a_day_without_a_year_stands_in_the_last_year_that_the_page_names() -> None:
    footer = "<footer>© 2009 - 2021 News</footer>"
    assert day(read("<p class=date>20 November, 14:05</p>", after=footer)) == "2021-11-20"
    assert day(read("<p>20 November, 14:05</p>", after=footer)) == "2021-11-20"
    assert day(read("<p>20 November</p>", after=footer)) == "2021-11-20"


@pytest.mark.parametrize(
    ("line", "lang", "expected"),
    [
        ("20 November", "en", "2026-11-20"),
        ("20 ноября, пятница", "ru", "2026-11-20"),
        ("Thứ sáu, ngày 20 tháng 11", "vi", "2026-11-20"),
        ("11月20日", "zh", "2026-11-20"),
        ("Москва, 18 ноября. /ТАСС/", "ru", "2026-11-18"),
        ("新华社河内11月18日电", "zh", "2026-11-18"),
        ("11月18日，星期三", "zh", "2026-11-18"),
        ("Toshkent, 18-noyabr (O‘zA)", "uz", "2026-11-18"),
        ("Hà Nội (TTXVN) 18/11", "vi", "2026-11-18"),
        ("Hà Nội, 18.11 (TTXVN/Vietnam+)", "vi", "2026-11-18"),
        ("Phòng khám, 18/11 (Hà Nội)", "vi", "None"),  # a house
        ("Hanói, 18 nov (EFE).-", "es", "2026-11-18"),
        ("Open day: 20 November", "en", "None"),  # of an event
        ("Ташкент, 20 ноября", "ru", "None"),
        ("11月20日开幕", "zh", "None"),
        ("5 December", "en", "None"),  # more likely to come than a year old
    ],
)
def test_a_bare_day_without_a_year_right_below_the_headline_is_the_latest_as_a_guess(
    line: str, lang: str, expected: str
) -> None:
    found = read(f"<p>{line}</p>")
    assert (day(found) if found else "None") == expected
    assert found is None or ("without a year" in found.method and found.confidence < 0.8)


def test_a_bare_day_without_a_year_further_below_is_none_of_publication() -> None:
    assert read("<p>A word</p><p>Another word</p><p>20 November</p>") is None


@pytest.mark.parametrize("line", ["<p class=date>25 November</p>", "<p>25 November, 14:05</p>"])
def test_a_day_without_a_year_is_the_latest_where_it_is_marked_or_timed_and_no_year_is_named(
    line: str,
) -> None:
    found = read(line)
    assert found is not None
    assert (day(found), found.method, found.confidence) == (
        "2025-11-25",
        "visible, gregorian without a year",
        0.7,
    )


def test_what_is_told_from_today_is_believed_on_a_page_of_this_year() -> None:
    found = read("<p>2 hours ago</p>", after="<footer>© 2026 News</footer>")
    assert found is not None
    assert (day(found), found.method) == ("2026-11-22", "visible, relative")
    assert read("<p>2 hours ago</p>", after="<footer>© 2021 News</footer>") is None
    assert day(read("<p>3 days ago</p>")) == "2026-11-19"


@pytest.mark.parametrize(
    ("line", "moment", "precision"),
    [
        ("<span class=date>35 phút trước</span>", "2026-11-22T16:25:00+07:00", "minute"),
        ("<span class=date>2 giờ trước</span>", "2026-11-22T15:00:00+07:00", "day"),
        ("<div class=post-meta>вчера, 14:05</div>", "2026-11-21T14:05:00+07:00", "minute"),
        ("<time>منذ 3 أيام</time>", "2026-11-19T00:00:00+07:00", "day"),
    ],
)
def test_a_line_marked_as_a_date_is_told_from_today_on_a_page_without_years(
    line: str, moment: str, precision: str
) -> None:
    found = read(line)
    assert found is not None
    assert (found.moment.isoformat(), found.precision) == (moment, precision)
    assert read(line, after="<p>In 2021 there were ten nurses.</p>") == found
    assert read(line, after="<footer>Copyright © 2009-2021 News</footer>") is None


def test_a_moment_that_a_time_shows_makes_the_day_of_the_address_exact() -> None:
    url, below = (
        "https://news.example/2026/11/20/nurses",
        "<p><time datetime='2026-11-20T14:05:00+07:00'></p>",
    )
    found = read(after=below, url=url)
    assert found is not None
    assert (found.moment.isoformat(), found.precision) == ("2026-11-20T14:05:00+07:00", "minute")
    several = read(after=below + below.replace("14:05", "17:00"), url=url)
    assert several is not None
    assert several.precision == "day"


def test_the_month_stands_first_on_an_american_page_only() -> None:
    assert day(read("<p>03/09/2026</p>", language="en-US", zone="America/New_York")) == "2026-03-09"
    assert day(read("<p>03/09/2026</p>", language="en-US")) == "2026-09-03"


def test_dates_in_the_data_of_scripts_are_heard_where_they_are_one() -> None:
    data = (
        '<script>var page = {"id": 7, "publishedAt": "2026-11-20T08:00:00+07:00", "x": "'
        + "y" * 600
        + '"}</script>'
    )
    assert day(read(after=data)) == "2026-11-20"
    assert read(after=data + data.replace("11-20", "11-03")) is None


@pytest.mark.parametrize(("around", "sure"), [("article", 0.93), ("div", 0.7)])
def test_the_head_of_an_article_is_no_head_of_its_site(around: str, sure: float) -> None:
    head = "<header><div><span><time>20 November 2026</time></span></div></header>"
    html = f"<title>{TITLE}</title><{around}>{head}<h2>{TITLE}</h2>{TEXT * 5}</{around}>"
    found = published(html)
    assert found is not None
    assert (day(found), found.confidence) == ("2026-11-20", sure)


def test_the_headline_of_the_article_itself_makes_no_teaser_though_it_is_a_link() -> None:
    html = (
        f"<title>{TITLE}</title><div><h2><a href=/own>{TITLE}</a></h2><p>20 November 2026</p></div>{TEXT * 5}"
    )
    assert day(published(html)) == "2026-11-20"
    other = "<h3><a href=/x>Another story of another town</a></h3>"
    html = f"<title>{TITLE}</title><h1>{TITLE}</h1><div>{other}<p>20 November 2026</p></div>{TEXT * 5}"
    assert published(html) is None


@pytest.mark.parametrize(
    ("language", "zone", "expected"),
    [
        ("en", "America/New_York", "2026-09-03"),
        ("en-US", "UTC", "2026-09-03"),
        ("es", "America/New_York", "2026-03-09"),
        ("en-US", "Asia/Tashkent", "2026-03-09"),  # as systems leave it set
        ("en", "America/Toronto", "2026-03-09"),
    ],
)
def test_the_month_stands_first_in_english_of_the_united_states(
    language: str, zone: str, expected: str
) -> None:
    assert day(read("<p>09/03/2026</p>", language=language, zone=zone)) == expected
