"""Dates as people write them are read to the day, and none is made up."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.reading.calendars import HIJRI, JALALI, day_of
from spiders.reading.dates import AHEAD, written

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)

LINES = """
vi Thứ Năm, 12/02/2026 16:47|2026-02-12 16:47
vi Thứ năm, ngày 12 tháng 2 năm 2026, 08h05|2026-02-12 08:05
vi 12 Tháng Hai, 2026|2026-02-12
vi 3 tháng Mười Một 2026|2026-11-03
vi Ngày đăng: 12-02-2026 8:05 CH|2026-02-12 20:05
vi 12 Th2 2026|2026-02-12
vi Thứ sáu, 13/11/2026, 07:30 (GMT+7)|2026-11-13 07:30
vi Cập nhật lúc 08:05, 12/02/2026|2026-02-12 08:05
ru 12 февраля 2026, 16:39|2026-02-12 16:39
ru 12 фев. 2026 г. в 9:05|2026-02-12 09:05
ru 12.02.2026|2026-02-12
ru 16:39, 12 февраля 2026 г.|2026-02-12 16:39
ru 12.02.26 10:00|2026-02-12 10:00
uz 2026-yil 12-fevral, 14:05|2026-02-12 14:05
uz 12 Fevral 2026|2026-02-12
uz 5-sentyabr 2026|2026-09-05
uz 2026 йил 12 февраль|2026-02-12
uz 12 сентябр 2026|2026-09-12
ky 2026-жылдын 12-февралы|2026-02-12
ky 12-февраль, 2026|2026-02-12
ky 2026-жылдын 5-бештин айы|None
kk 2026 жылғы 12 ақпан, 10:15|2026-02-12 10:15
kk 12 Ақпан 2026|2026-02-12
kk 1 қыркүйек 2026|2026-09-01
ar 12 فبراير 2026|2026-02-12
ar الخميس ١٢ فبراير ٢٠٢٦ - ١٦:٣٩|2026-02-12 16:39
ar 12 شباط 2026 04:39 م|2026-02-12 16:39
ar ١٢/٠٢/٢٠٢٦|2026-02-12
ar 3 تشرين الثاني 2026|2026-11-03
ar الخميس 24 شعبان 1447هـ - 12 فبراير 2026م|2026-02-12
ar 14 أوت 2026|2026-08-14
ur 12 فروری 2026|2026-02-12
ur جمعرات، 12 فروری، 2026|2026-02-12
ur ۱۲ فروری ۲۰۲۶ء|2026-02-12
fa ۲۱ اردیبهشت ۱۳۹۹ - ۱۸:۵۹|2020-05-10 18:59
fa ۱۳۹۹/۰۲/۲۱ - ۱۸:۵۹|2020-05-10 18:59
fa پنجشنبه ۲۳ بهمن ۱۴۰۴ ساعت ۰۹:۱۰|2026-02-12 09:10
fa ۳۰ آبان ۱۴۰۵|2026-11-21
fa ۱۲ فوریه ۲۰۲۶|2026-02-12
zh 2026年02月12日星期四 16:47|2026-02-12 16:47
zh 2026年2月12日 下午4:47|2026-02-12 16:47
zh ２０２６年２月１２日１６时４７分|2026-02-12 16:47
zh 二〇二六年二月十二日|2026-02-12
zh 二〇二五年十二月二十三日|2025-12-23
zh 民國115年2月12日|2026-02-12
zh 2026-02-12 16:47|2026-02-12 16:47
fr 12 février 2026 à 16h39|2026-02-12 16:39
fr Publié le 1er août 2026|2026-08-01
fr jeudi 12 févr. 2026 16 h 39|2026-02-12 16:39
en February 12, 2026 4:39 PM|2026-02-12 16:39
en Thursday, Feb. 12th, 2026|2026-02-12
en 12 Feb 2026 10:00 GMT|2026-02-12 10:00
en 2/13/2026|2026-02-13
es 12 de febrero de 2026, 16:39|2026-02-12 16:39
es 3 de setiembre del 2026|2026-09-03
th 12/02/2569 พ.ศ.|2026-02-12
""".strip().splitlines()

NO_DATES = [
    "", "30/02/2026", "12/02/2031", "99/99/2026", "12 фев 2031", "1404", "25 người", "vừa xong", "just now",
    "только что", "Hotline 1900.1234.5678", "Điện thoại: 0206.3852.272 - Fax 0206.3853.335", "192.168.20.26",
    "2026", "12:30", "QĐ số 12/2026/QĐ-TTg", "12/02/1447", "31 esfand 1404", "۳۰ اسفند ۱۴۰۴",
]  # fmt: skip


@pytest.mark.parametrize("line", LINES)
def test_a_written_date_is_read(line: str) -> None:
    text, expected = line[3:].rsplit("|", 1)
    found = written(text, "UTC", NOW)
    form = "%Y-%m-%d %H:%M" if found and found.precision == "minute" else "%Y-%m-%d"
    assert (found.moment.strftime(form) if found else "None") == expected


@pytest.mark.parametrize("text", NO_DATES)
def test_nothing_is_made_up(text: str) -> None:
    assert written(text, "UTC", NOW) is None


@pytest.mark.parametrize(
    ("text", "expected", "precision"),
    [
        ("15 минут назад", "2026-11-22T14:45:00+05:00", "minute"),
        ("3 часа назад", "2026-11-22T12:00:00+05:00", "day"),
        ("вчера, 16:39", "2026-11-21T16:39:00+05:00", "minute"),
        ("hôm qua", "2026-11-21T00:00:00+05:00", "day"),
        ("昨天 16:47", "2026-11-21T16:47:00+05:00", "minute"),
        ("منذ 3 أيام", "2026-11-19T00:00:00+05:00", "day"),
        ("۲ روز پیش", "2026-11-20T00:00:00+05:00", "day"),
        ("5 گھنٹے پہلے", "2026-11-22T10:00:00+05:00", "day"),
        ("il y a 2 jours", "2026-11-20T00:00:00+05:00", "day"),
        ("hace 2 semanas", "2026-11-08T00:00:00+05:00", "day"),
        ("2 kun oldin", "2026-11-20T00:00:00+05:00", "day"),
        ("2 күн бұрын", "2026-11-20T00:00:00+05:00", "day"),
        ("кечээ", "2026-11-21T00:00:00+05:00", "day"),
        ("2 ngày trước", "2026-11-20T00:00:00+05:00", "day"),
        ("3小时前", "2026-11-22T12:00:00+05:00", "day"),
    ],
)
def test_what_is_told_from_today_is_counted_in_the_source_zone(
    text: str, expected: str, precision: str
) -> None:
    found = written(text, "Asia/Tashkent", NOW)
    assert found is not None
    assert (found.moment.isoformat(), found.precision, found.method) == (expected, precision, "relative")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12/02/2026 16:47", "2026-02-12T16:47:00+07:00"),
        ("12/02/2026 16:47 (GMT+3)", "2026-02-12T16:47:00+03:00"),
        ("12.02.2026 16:47 МСК", "2026-02-12T16:47:00+03:00"),
        ("12 Feb 2026 16:47 UTC+05:30", "2026-02-12T16:47:00+05:30"),
    ],
)
def test_the_zone_of_the_line_wins_over_that_of_the_source(text: str, expected: str) -> None:
    found = written(text, "Asia/Ho_Chi_Minh", NOW)
    assert found is not None
    assert found.moment.isoformat() == expected


def test_a_day_without_a_year_is_the_latest_such_day() -> None:
    past, recent = written("28 ноября в 16:39", "UTC", NOW), written("20 ноября в 16:39", "UTC", NOW)
    assert past is not None
    assert recent is not None
    assert (past.moment.year, recent.moment.year) == (2025, 2026)


def test_a_month_is_no_day() -> None:
    found = written("Tháng 2/2026", "UTC", NOW)
    assert found is not None
    assert (found.moment.date(), found.precision) == (date(2026, 2, 1), "month")


def test_jalali_years_have_their_lengths() -> None:
    assert day_of(JALALI, 1403, 12, 30) == date(2025, 3, 20)
    assert day_of(JALALI, 1404, 12, 30) is None
    assert day_of(JALALI, 1405, 1, 1) == date(2026, 3, 21)
    assert day_of(HIJRI, 1447, 9, 1) == date(2026, 2, 18)


@given(st.dates(date(1991, 1, 1), date(2026, 11, 22)), st.sampled_from(("/", "-", ".")))
def test_any_day_in_numbers_is_read(day: date, mark: str) -> None:
    found = written(day.strftime(f"%d{mark}%m{mark}%Y"), "UTC", NOW)
    assert found is not None
    assert found.moment.date() == day


@given(st.text(alphabet="0123456789 ./-:年月日thangфевря۱۲۳aбو", max_size=80))
def test_no_line_breaks_it_or_lies_ahead(text: str) -> None:
    found = written(text, "Asia/Tehran", NOW)
    assert found is None or found.moment <= NOW + AHEAD
