"""Machine dates: what is one, what it means, and what is never guessed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.reading.dates.moments import moment_of

HANOI = "Asia/Ho_Chi_Minh"
NOON = datetime(2026, 1, 6, 7, 16, 29, tzinfo=UTC)
NOON_MINUTE = NOON.replace(second=0)
DAY = datetime(2026, 1, 5, 17, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-01-06T14:16:29+07:00", NOON),
        ("2026-01-06T14:16:29+0700", NOON),
        ("2026-01-06T14:16:29+07", NOON),
        ("2026-01-06 14:16:29 +07:00", NOON),
        ("2026-01-06 14:16:29 GMT+7", NOON),
        ("2026-01-06T14:16+0700", NOON_MINUTE),
        ("2026-01-06T07:16:29Z", NOON),
        ("2026-01-06t07:16:29z", NOON),
        ("2026-01-06T07:16:29.1234567Z", NOON.replace(microsecond=123456)),
        ("2026-01-06T07:16:29,5Z", NOON.replace(microsecond=500000)),
        ("2026-01-06T14:16:29+07:00[Asia/Ho_Chi_Minh]", NOON),
        ("2026-01-06T14:16:29", NOON),
        ("2026-01-06 12:16:29 Asia/Tashkent", NOON),
        ("2026-01-06T08:16:29[europe/paris]", NOON),
        ("2026-01-06T14:16:29+07:00[Europe/Paris]", NOON),
        ("2026-01-06 14:16:29 Asia/Hanoi", NOON),  # no such name
        ("2026-01-06T14:16:29+25:00", NOON),  # no such zone
        ("2026-01-06T14:16:29 UTC+99", NOON),
        ("2026-01-06T14:16:29+99:99", NOON),
        ("2026-01-06T14:16:29+05:75", NOON),
        ("2026-01-06T12:46:29+0530", NOON),
        ("2026-01-06 14:16", NOON_MINUTE),
        ("2026-1-6 14:16", NOON_MINUTE),
        ("2026/01/06 14:16:29", NOON),
        ("Tuesday 2026-01-06 14:16", NOON_MINUTE),
        ("  2026-01-06\n", DAY),
        ("20260106", DAY),
        ("20260106T141629", NOON),
        ("20260106T071629Z", NOON),
        ("20260106141629", NOON),
        ("2026-01-06T14:16:60+07:00", NOON.replace(second=59)),
    ],
)
def test_iso_dates_and_their_sloppy_forms(text: str, moment: datetime) -> None:
    assert moment_of(text, HANOI) == moment


@pytest.mark.parametrize(
    "text",
    [
        "Tue, 06 Jan 2026 14:16:29 +0700",
        "Mon, 06 Jan 2026 14:16:29 +0700",  # a wrong weekday
        "Вт, 06 Jan 2026 14:16:29 +0700",
        "Tue, 06 Jan 2026 14:16:29 +07:00 (ICT)",
        "06 Jan 2026 14:16:29",
        "6 January 2026 14:16:29 GMT+7",
        "Tue, 06 Jan 26 07:16:29 UT",
        "Tuesday, 06-Jan-26 07:16:29 GMT",
        "Tue, 06 Jan 2026 02:16:29 EST",
        "Tue, 06 Jan 2026 10:16:29 MSK",
        "Tue, 06 Jan 2026 14:16:29 ICT",
        "Tue Jan  6 07:16:29 UTC 2026",
        "Tue Jan  6 14:16:29 2026",
        "Tue Jan 06 2026 14:16:29 GMT+0700 (Indochina Time)",
        "1767683789",
        "1767683789000",
        "/Date(1767683789000)/",
        "/Date(1767683789000+0700)/",
    ],
)
def test_dates_of_mail_browsers_and_clocks(text: str) -> None:
    assert moment_of(text, HANOI) == NOON


def test_an_ambiguous_zone_name_is_the_sources_own_where_it_is_used_there() -> None:
    text = "Tue, 06 Jan 2026 15:16:29 CST"
    assert moment_of(text, "Asia/Shanghai") == NOON
    assert moment_of(text, HANOI) == NOON.replace(hour=21)
    assert moment_of("Tue, 06 Jan 2026 15:16:29 IST", HANOI) is None
    assert moment_of("Tue, 06 Jan 2026 12:46:29 IST", "Asia/Kolkata") == NOON


def test_a_zone_is_a_name_with_a_history_and_no_fixed_offset() -> None:
    before = moment_of("2024-02-01 12:00", "Asia/Almaty")
    after = moment_of("2024-04-01 12:00", "Asia/Almaty")
    assert before == datetime(2024, 2, 1, 6, tzinfo=UTC)
    assert after == datetime(2024, 4, 1, 7, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "now", "today", "yesterday", "2026", "2026-01", "01/06/2026", "6.1.2026", "06-01-2026",
        "0000-00-00 00:00:00", "1970-01-01T00:00:00Z", "0", "1", "-1", "1989-12-31T23:59:59Z",
        "1399/02/21 - 18:59", "۱۳۹۹/۰۲/۲۱ - ۱۸:۵۹", "1404-02-21T18:59:00Z", "2569-01-06 14:16",
        "2026-02-30", "2026-13-01", "2026-01-06T25:00", "2026-01-06T14:61", "2026-01-06T14:16:61",
        "Tue, 06 Janvier 2026 14:16:29 +0700", "Tue, 06 Jan 2026 14:16:29 XYZ", "06 Jan 2026 14:16 EST+3",
        "9999999999999", "12345678901234567890", "2026-01-06T14:16:29+07:00 by the editor", "٢٠٢٦-٠١-٠٦",
        "2026-01/06", "20261306", "1" * 100_000, "2026-01-06" + " " * 100_000 + "x",
    ],
)  # fmt: skip
def test_what_is_no_machines_date_is_none(text: str) -> None:
    assert moment_of(text, HANOI) is None


@given(st.text(max_size=90) | st.text("0123456789-/:TZ+ .,GMTJan", max_size=40))
def test_any_text_is_a_moment_with_a_zone_or_none(text: str) -> None:
    moment = moment_of(text, HANOI)
    assert moment is None or (moment.utcoffset() is not None and 1990 <= moment.year <= 2100)


@given(
    st.datetimes(datetime(1990, 1, 1), datetime(2100, 12, 31), timezones=st.timezones()),  # noqa: DTZ001
    st.sampled_from(["seconds", "minutes", "microseconds"]),
)
def test_what_python_writes_is_read(moment: datetime, precision: str) -> None:
    offset = moment.utcoffset()
    if offset is None or offset.total_seconds() % 60:
        return  # local mean time: seconds in an offset are no ISO 8601
    text = moment.isoformat(timespec=precision)
    assert moment_of(text, "UTC") == datetime.fromisoformat(text)
