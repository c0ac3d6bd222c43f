"""Nothing is published or changed after the moment of reading, whoever says so and however."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spiders.article import read_fragment
from spiders.completed import complete
from spiders.reading.dates.believed import Written
from spiders.reading.dates.moments import moment_of
from spiders.reading.fields.machines import modified_on
from spiders.reading.fields.published import published_on
from spiders.reading.tree.markup import parse
from spiders.reading.tree.page import page_of
from storage.article import Article
from storage.entry import Entry

NOW = datetime(2026, 11, 22, 8, 5, tzinfo=UTC)  # five past three in Hanoi
HANOI = "Asia/Ho_Chi_Minh"
TEXT = (
    "<p>" + "The hospitals of both towns will train their nurses together from next spring on. " * 9 + "</p>"
)
PAGE = (
    "<html><head><title>Nurses learn</title>{}</head><body><h1>Nurses learn</h1>{}" + TEXT + "</body></html>"
)
ADDRESS = "https://news.example/nurses"

LD = '<script type=\'application/ld+json\'>{{"@type": "Article", "NAME": "{}"}}</script>'
PUBLISHED = {
    "json-ld": (LD.replace("NAME", "datePublished"), ""),
    "meta": ("<meta property='article:published_time' content='{}'>", ""),
    "any meta": ("<meta name=date content='{}'>", ""),
    "item": ("", "<time itemprop=datePublished datetime='{}'></time>"),
    "time": ("", "<p class=date><time datetime='{}'>now</time></p>"),
    "line": ("", "<p class=date>{}</p>"),
    "labelled line": ("", "<p>Published: {}</p>"),
    "state": ("<script>var page = {{\"datePublished\": \"{}\"}}</script>", ""),
}  # fmt: skip
CHANGED = {
    "json-ld": (LD.replace("NAME", "dateModified"), ""),
    "meta": ("<meta property='article:modified_time' content='{}'>", ""),
    "item": ("", "<time itemprop=dateModified datetime='{}'></time>"),
    "time": ("", "<p>Updated: <time datetime='{}'>now</time></p>"),
}  # fmt: skip
FORMS = (
    "%Y-%m-%dT%H:%M:%SZ", "%Y-%m-%dT%H:%M:%S+00:00", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%d",
    "%Y%m%d", "%Y-%m-%dT%H:%M:%S+07:00", "%Y-%m-%dT%H:%M:%S-0500", "%Y-%m-%d %H:%M Asia/Tashkent", "%s",
    "%s000", "%a, %d %b %Y %H:%M:%S GMT", "%a %b %d %Y %H:%M:%S GMT+0700", "%d.%m.%Y", "%d/%m/%Y %H:%M",
    "%d/%m/%Y %H:%M GMT+7", "%d %B %Y, %H:%M", "%B %d, %Y %I:%M %p ET", "%d %B, %H:%M", "%B %Y",
    "Today at %H:%M", "Hôm nay %H:%M", "lúc %H:%M ngày %d/%m/%Y", "%d %B %Y %H:%M UTC+99",
    "%Y年%m月%d日 %H:%M", "Сегодня в %H:%M",
)  # fmt: skip
ZONES = ("UTC", HANOI, "Asia/Tashkent", "America/Lima", "Pacific/Kiritimati", "Pacific/Pago_Pago",
         "Asia/Tehran", "Africa/Cairo", "Europe/London", "America/Asuncion")  # fmt: skip


def of_page(
    html: str, zone: str = HANOI, now: datetime = NOW, url: str = ADDRESS
) -> tuple[Written | None, datetime | None]:
    """When a page says that it was published and changed."""
    page = page_of(parse(html), url)
    changed = modified_on(page, zone, now)
    selectors = (".date",) if zone == "UTC" else ()
    return published_on(page, selectors, zone, now, changed), changed


def with_witness(witness: tuple[str, str], text: str) -> str:
    return PAGE.format(*(part.format(text) for part in witness))


@settings(deadline=None)
@given(
    st.integers(-40 * 60, 40 * 60),
    st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31), timezones=st.just(UTC)),  # noqa: DTZ001
    st.sampled_from(FORMS),
    st.sampled_from(ZONES),
    st.sampled_from(sorted(PUBLISHED)),
    st.sampled_from(sorted(CHANGED)),
)
def test_nothing_lies_ahead_of_the_moment_of_reading(
    minutes: int, now: datetime, form: str, zone: str, witness: str, change: str
) -> None:
    moment = now + timedelta(minutes=minutes)
    said = moment.strftime(form.replace("%s", f"{moment.timestamp():.0f}"))
    head, body = (
        "".join(parts).format(said, said) for parts in zip(PUBLISHED[witness], CHANGED[change], strict=True)
    )
    published, changed = of_page(PAGE.format(head, body), zone, now)
    assert published is None or published.moment.astimezone(UTC) <= now
    assert changed is None or changed.astimezone(UTC) <= now


@settings(deadline=None)
@given(
    st.integers(-40 * 60, 40 * 60),
    st.sampled_from(ZONES),
    st.sampled_from(("", "+00:00", "+07:00", "-05:00")),
)
def test_nothing_that_a_feed_says_lies_ahead(minutes: int, zone: str, offset: str) -> None:
    said = moment_of(f"{NOW + timedelta(minutes=minutes):%Y-%m-%dT%H:%M:%S}{offset}", zone)
    entry = Entry("k", ADDRESS, "Nurses learn", published=said, modified=said, html=TEXT)
    completed = Article("site", "k", ADDRESS, "Nurses learn")
    complete(completed, entry, zone, NOW)
    for article in (completed, read_fragment(entry, zone=zone, now=NOW)):
        assert article.published is None or article.published.astimezone(UTC) <= NOW
        assert article.modified is None or article.modified.astimezone(UTC) <= NOW


@pytest.mark.parametrize(
    "text", ["2026-11-22T15:00:00Z", "2026-11-22T15:00:00+00:00", "Sun, 22 Nov 2026 15:00:00 GMT"]
)
@pytest.mark.parametrize("name", ["json-ld", "meta", "time"])
def test_an_hour_ahead_that_says_to_be_utc_is_read_in_the_sources_own_zone(text: str, name: str) -> None:
    found, _ = of_page(with_witness(PUBLISHED[name], text))
    assert found is not None
    assert (found.moment.isoformat(), found.precision) == ("2026-11-22T15:00:00+07:00", "minute")
    assert found.method == f"{name}, in the source's zone"


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-22T18:00:00Z",  # ahead in Hanoi, too
        "2026-11-22T18:00:00",
        "2026-11-22T18:00:00+07:00",
        "2026-11-22T23:59:59Z",
        "2026-11-22T08:08:00Z",  # the clock of the site is fast
        "2026-11-22T15:08:00+07:00",
    ],
)
def test_of_an_hour_ahead_its_day_is_left(text: str) -> None:
    found, _ = of_page(with_witness(PUBLISHED["meta"], text))
    assert found is not None
    assert (found.moment.isoformat(), found.precision) == ("2026-11-22T00:00:00+07:00", "day")
    assert found.method == "meta, hour ahead"


@pytest.mark.parametrize(
    "text", ["2026-11-23T00:30:00+07:00", "2026-11-22T20:00:00+03:00", "2026-11-23", "23.11.2026"]
)
def test_of_a_day_ahead_nothing_is_left_and_the_next_witness_is_asked(text: str) -> None:
    head = PUBLISHED["meta"][0].format(text)
    assert of_page(PAGE.format(head, ""))[0] is None
    found, _ = of_page(PAGE.format(head, "<p class=day>21.11.2026 16:30</p>"))
    assert found is not None
    assert (found.moment.isoformat(), found.method) == ("2026-11-21T16:30:00+07:00", "visible, gregorian")


def test_a_day_that_has_begun_where_the_source_is_does_not_lie_ahead() -> None:
    night = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
    found, _ = of_page(with_witness(PUBLISHED["line"], "23.11.2026"), now=night)
    assert found is not None
    assert found.moment.isoformat() == "2026-11-23T00:00:00+07:00"
    assert of_page(with_witness(PUBLISHED["line"], "24.11.2026"), now=night)[0] is None
    assert of_page(with_witness(PUBLISHED["line"], "23 November"), now=night, zone="UTC")[0] is None


def test_a_day_in_an_address_does_not_lie_ahead() -> None:
    for day, expected in (("22", "2026-11-22"), ("23", None)):
        found, _ = of_page(PAGE.format("", ""), url=f"https://news.example/2026/11/{day}/nurses")
        assert (found and found.moment.date().isoformat()) == expected


@pytest.mark.parametrize("name", sorted(CHANGED))
def test_no_change_is_told_whose_hour_is_not_believed(name: str) -> None:
    assert of_page(with_witness(CHANGED[name], "2026-11-22T18:00:00+07:00"))[1] is None
    changed = of_page(with_witness(CHANGED[name], "2026-11-22T15:00:00Z"))[1]
    assert changed is not None
    assert changed.isoformat() == "2026-11-22T15:00:00+07:00"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("2026-11-22T15:00:00Z", ("2026-11-22T15:00:00+07:00", "minute", "entry, in the source's zone")),
        ("2026-11-22T18:00:00+07:00", ("2026-11-22T00:00:00+07:00", "day", "entry, hour ahead")),
        ("2026-11-23T18:00:00+07:00", None),
    ],
)
def test_a_date_of_a_feed_is_believed_as_one_of_a_page(
    said: str, expected: tuple[str, str, str] | None
) -> None:
    article = Article("site", "k", ADDRESS, "Nurses learn")
    complete(article, Entry("k", ADDRESS, "Nurses learn", published=moment_of(said, HANOI)), HANOI, NOW)
    told = article.published and (
        article.published.isoformat(),
        article.published_precision,
        article.published_method,
    )
    assert told == expected


def test_the_hour_that_a_feed_tells_goes_before_the_day_that_is_left_of_a_page_s() -> None:
    article = Article("site", "k", ADDRESS, "Nurses learn", published=moment_of("2026-11-22", HANOI))
    article.published_precision = "day"
    complete(
        article, Entry("k", ADDRESS, "Nurses", published=moment_of("2026-11-22T14:30", HANOI)), HANOI, NOW
    )
    assert article.published == datetime(2026, 11, 22, 7, 30, tzinfo=UTC)
