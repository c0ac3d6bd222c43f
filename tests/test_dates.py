"""Dates as people write them are read to the day, and none is made up."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo, available_timezones

import pytest
from babel.dates import format_date, format_datetime, format_skeleton, format_timedelta
from hypothesis import given
from hypothesis import strategies as st

from spiders.reading.dates.calendars import HIJRI, JALALI, day_of
from spiders.reading.dates.words import load
from spiders.reading.dates.written import changed, labelled, written

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)

FOLDER = Path(__file__).parent / "dates"
LINES = (FOLDER / "written.txt").read_text("utf-8").splitlines()  # language, line, | and what it means
TOLD = (FOLDER / "told.txt").read_text("utf-8").splitlines()  # from 15:00 in Tashkent on that day
PLACED = (FOLDER / "placed.txt").read_text("utf-8").splitlines()  # language, zone of the source, line
NONE = (
    (FOLDER / "none.txt").read_text("utf-8").splitlines()
)  # spans, prices, phones, ages, versions: no dates

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


@pytest.mark.parametrize("line", PLACED)
def test_a_line_is_read_in_the_zone_of_its_source(line: str) -> None:
    where, expected = line.rsplit("|", 1)
    _, zone, text = where.split(" ", 2)
    found = written(text, zone, NOW)
    told = "None"
    if found:
        moment = found.moment.isoformat(timespec="minutes")
        told = {"minute": moment, "day": moment[:10], "month": moment[:7]}[found.precision]
    assert told == expected


@pytest.mark.parametrize("line", TOLD)
def test_a_number_in_words_counts_what_is_told_from_today(line: str) -> None:
    text, expected = line.rsplit("|", 1)
    found = written(text, "Asia/Tashkent", NOW)
    form = "%Y-%m-%d %H:%M" if found and found.precision == "minute" else "%Y-%m-%d"
    assert (found.moment.strftime(form) if found else "None") == expected


@pytest.mark.parametrize("text", [*NO_DATES, *NONE])
def test_nothing_is_made_up(text: str) -> None:
    assert written(text, "UTC", NOW) is None


@pytest.mark.parametrize(
    ("text", "expected", "precision"),
    [
        ("15 минут назад", "2026-11-22T14:45:00+05:00", "minute"),
        ("3 часа назад", "2026-11-22T12:00:00+05:00", "day"),
        ("полтора часа назад", "2026-11-22T13:30:00+05:00", "day"),
        ("منذ ساعة ونصف", "2026-11-22T13:30:00+05:00", "day"),
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
    "line",
    [
        "Meeting of 1 November 2026. Published: 20 November 2026",
        "01.11.2026 | опубликовано: 20.11.2026",
        "Published: 20 November 2026, meeting of 1 November 2026",
    ],
)
def test_of_several_days_that_which_is_called_published_is_taken(line: str) -> None:
    found = written(line, "UTC", NOW)
    assert found is not None
    assert found.moment.strftime("%m-%d") == "11-20"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12/02/2026 16:47", "2026-02-12T16:47:00+07:00"),
        ("12/02/2026 16:47 (GMT+3)", "2026-02-12T16:47:00+03:00"),
        ("Feb. 12, 2026, 4:47 p.m. ET", "2026-02-12T16:47:00-05:00"),
        ("July 2, 2026 4:47 PM (Pacific)", "2026-07-02T16:47:00-07:00"),
        ("12 février 2026, 16:47 et plus", "2026-02-12T16:47:00+07:00"),
        ("12.02.2026 16:47 МСК", "2026-02-12T16:47:00+03:00"),
        ("12 Feb 2026 16:47 UTC+05:30", "2026-02-12T16:47:00+05:30"),
        ("12 February 2026 at 16:47 (Astana time)", "2026-02-12T16:47:00+05:00"),
        ("12 ақпан 2026, 16:47 (Астана уақыты)", "2026-02-12T16:47:00+05:00"),
        ("۱۲ فروردین ۱۴۰۵ ساعت ۱۶:۴۷ به وقت تهران", "2026-04-01T16:47:00+03:30"),
        ("2026年2月12日 16:47 北京时间", "2026-02-12T16:47:00+08:00"),
    ],
)
def test_the_zone_of_the_line_wins_over_that_of_the_source(text: str, expected: str) -> None:
    found = written(text, "Asia/Ho_Chi_Minh", NOW)
    assert found is not None
    assert found.moment.isoformat() == expected


@pytest.mark.parametrize(
    "line",
    [
        "Dieser Beitrag wurde am 20. November 2026 um 14:48 Uhr von Anna geschrieben",
        "20.11.2026 kuni e'lon qilindi, 01.11.2026 kuni bo'lib o'tgan",
        "این خبر در ۲۹ آبان ۱۴۰۵ منتشر شد",
        "20 نومبر 2026 کو شائع ہوا",
        "2026-жылдын 20-ноябрында жарыяланган",
    ],
)
def test_a_verb_behind_a_day_calls_it_published(line: str) -> None:
    found, label = labelled(line, "UTC", NOW)
    assert found is not None
    assert (found.moment.strftime("%m-%d"), label) == ("11-20", "published")


@pytest.mark.parametrize("calendar", ["jalali", "gregorian"])
def test_a_day_in_words_stands_at_the_beginning_or_behind_a_weekday(calendar: str) -> None:
    month, year = ("مهر", "۱۴۰۴") if calendar == "jalali" else ("أكتوبر", "2025")
    first, behind, half = (
        written(f"{before} {month} {year}", "UTC", NOW) for before in ("سوم", "جمعه سوم", "نیمه سوم")
    )
    assert first is not None
    assert behind is not None
    assert half is None or half.precision == "month"
    assert first.moment == behind.moment
    assert first.method == calendar


def test_an_hour_is_that_of_the_day_beside_it_and_of_no_other() -> None:
    told = changed("Published 10:30, 20 November 2026. Updated 21 November 2026", "UTC", NOW)
    assert told is not None
    assert (told.moment.day, told.precision) == (21, "day")
    read = written("20 November 2026. Published at 10:30", "UTC", NOW)
    assert read is not None
    assert (read.moment.hour, read.precision) == (10, "minute")


def test_what_is_told_from_now_is_called_by_the_label_in_front_of_it() -> None:
    assert labelled("Updated 2 hours ago, published by the Courier", "UTC", NOW)[1] == "changed"


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


@pytest.mark.parametrize(
    "language",
    [
        "vi",
        "ru",
        "uz",
        "uz_Cyrl",
        "ky",
        "kk",
        "ar",
        "ar_LB",
        "ar_MA",
        "ar_EG",
        "ur",
        "fa",
        "zh",
        "zh_Hant",
        "fr",
        "en",
        "es",
        "tg",
        "tr",
        "id",
        "de",
        "pt",
        "ko",
        "ja",
    ],
)
def test_what_a_language_calls_a_day_is_read(language: str) -> None:
    for month in range(1, 13):
        moment = datetime(2025, month, 13, 14, 5, tzinfo=UTC)
        for form in ("full", "long", "medium"):
            found = written(format_datetime(moment, form, locale=language), "UTC", NOW)
            assert found is not None
            assert (found.moment.replace(second=0), found.precision) == (moment, "minute")


def in_words(day: date, form: str, language: str) -> str:
    """A day as the CLDR writes it: ``form`` is one of its lengths or a skeleton."""
    if form.startswith("y"):
        return format_skeleton(form, datetime.combine(day, time(), UTC), locale=language)
    return format_date(day, form, locale=language)


@pytest.mark.parametrize(
    "language", ["vi", "ru", "uz", "uz_Cyrl", "ky", "kk", "ar", "ur", "fa", "zh", "fr", "en", "es"]
)
@pytest.mark.parametrize("form", ["yMMMd", "yMMMMd", "yMMMEd", "short", "medium", "long", "full"])
def test_a_day_is_read_in_each_form_of_each_of_our_languages(language: str, form: str) -> None:
    for month in range(1, 13):
        day = date(2025, month, 28)
        text = in_words(day, form, language)
        found = written(text, "UTC", NOW)
        assert found is not None
        assert (found.moment.date(), found.method) == (day, "gregorian")


@given(st.dates(date(1991, 1, 1), date(2026, 11, 22)), st.sampled_from(("/", "-", ".")))
def test_any_day_in_numbers_is_read(day: date, mark: str) -> None:
    found = written(day.strftime(f"%d{mark}%m{mark}%Y"), "UTC", NOW)
    assert found is not None
    assert found.moment.date() == day


@given(st.text(alphabet="0123456789 ./-:年月日thangфевря۱۲۳aбو", max_size=80))
def test_no_line_breaks_it_or_lies_ahead(text: str) -> None:
    found = written(text, "Asia/Tehran", NOW)
    assert found is None or found.moment <= NOW


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("sept", "a row is: word, stands for, number"),
        ("\tmonth\t9", "a row is"),
        ("sept\tmonth\t9\tx", "a row is"),
        ("sept\tmoth\t9", "no meaning 'moth'; known: month, jalali month"),
        ("published\tpublished\t1", "'published' has no number, and not '1'"),
        ("sept\tmonth\t13", "a number from 1 to 12 is wanted, and not '13'"),
        ("sept\tmonth\t", "a number from 1 to 12 is wanted, and not ''"),
        ("ago\tago\t", "'ago' stands for this already: words.tsv:2"),
    ],
)
def test_a_wrong_row_among_the_words_is_refused_with_file_and_line(
    tmp_path: Path, row: str, told: str
) -> None:
    table = tmp_path / "words.tsv"
    table.write_text(f"word\tstands for\tnumber\nago\tago\t\n{row}\n", "utf-8")
    with pytest.raises(ValueError, match=r"words\.tsv:3: .*" + re.escape(told)):
        load(table)


OURS = ("vi", "ru", "uz", "uz_Cyrl", "ky", "kk", "ar", "ur", "fa", "zh", "zh_Hant", "fr", "en", "es", "tg",
        "tr", "id", "de", "pt", "it", "pl", "uk", "az", "ms", "ko", "ja", "th", "lo", "km")  # fmt: skip
UNITS: tuple[tuple[Literal["minute", "hour", "day", "week"], int], ...] = (
    ("minute", 60), ("hour", 3_600), ("day", 86_400), ("week", 604_800),
)  # fmt: skip
FORMS = ("long", "full", "medium", "MMMMd", "MMMd", "yMMMMd", "MMMMEd")


@pytest.mark.parametrize("language", OURS)
def test_a_day_that_its_month_does_not_have_is_none(language: str) -> None:
    impossible = {2: (30, 31), 4: (31, 32), 6: (31,), 9: (31,), 11: (31, 45)}
    for month, days in impossible.items():
        for form in FORMS:
            text = in_words(date(2025, month, 27), form, language)
            assert [found for day in days if (found := written(with_number(text, 27, day), "UTC", NOW))] == []


@pytest.mark.parametrize("language", OURS)
def test_the_29th_of_february_is_none_in_a_common_year(language: str) -> None:
    text = with_number(in_words(date(2025, 2, 27), "long", language), 27, 29)
    assert written(text, "UTC", NOW) is None


@pytest.mark.parametrize("language", OURS)
@pytest.mark.parametrize("year", ["1970", "1900", "1899", "0001", "0000"])
def test_a_day_of_a_year_from_which_clocks_count_is_no_day_without_a_year(language: str, year: str) -> None:
    for month in (1, 11):
        for form in ("long", "full", "medium", "yMMMMd"):
            text = with_number(in_words(date(2025, month, 27), form, language), 2025, year)
            assert written(text, "UTC", NOW) is None
            assert written(f"{text}, 10:05", "UTC", NOW) is None


def with_number(text: str, number: int, other: int | str) -> str:
    """A text with another number in place of one, in its own digits."""
    zero = next(ord(c) - unicodedata.digit(c) for c in text if c.isdecimal())
    old, new = ("".join(chr(zero + int(digit)) for digit in str(one)) for one in (number, other))
    assert old in text
    return text.replace(old, new)


@pytest.mark.parametrize(
    ("form", "language"),
    [
        (form, language)
        for form, unheard in (
            ("d MMMM y, h:mm a", ("uz", "uz_Cyrl", "ky")),  # whose abbreviations are words: to
            ("d/M/y a h:mm", ("uz", "uz_Cyrl", "ky")),
            ("EEEE d MMMM y h:mm B", ("ar", "pl", "uk", "az", "ms")),
        )
        for language in OURS
        if language not in unheard
    ],
)
def test_the_parts_of_a_day_tell_which_twelve_hours_are_meant(form: str, language: str) -> None:
    for hour in range(24):
        moment = datetime(2025, 11, 20, hour, 5, tzinfo=UTC)
        found = written(format_datetime(moment, form, locale=language), "UTC", NOW)
        assert found is not None
        assert found.moment == moment


@pytest.mark.parametrize("language", OURS)
def test_what_is_told_from_now_is_counted_in_each_language(language: str) -> None:
    for unit, seconds in UNITS:
        for count in (1, 2, 3, 5, 21):
            ago = timedelta(seconds=seconds * count)
            text = format_timedelta(-ago, unit, threshold=99, add_direction=True, locale=language)
            found = written(text, "UTC", NOW)
            assert found is not None, text
            assert found.moment.date() == (NOW - ago).date()
            assert unit != "minute" or found.moment == NOW - ago


@pytest.mark.parametrize(
    "years", ["1 год тому назад", "2 года назад", "3 years ago", "il y a 2 ans", "2 năm trước", "3年前"]
)
def test_years_ago_are_no_date(years: str) -> None:
    assert written(years, "UTC", NOW) is None


@pytest.mark.parametrize(
    "ago", ["-5 days ago", "−5 hours ago", "1.5 hours ago", "-3 часа назад", "2,5 giờ trước"]
)
def test_a_number_below_nothing_or_with_a_part_counts_no_time(ago: str) -> None:
    assert written(ago, "UTC", NOW) is None


def test_every_zone_of_the_iana_is_known_by_its_name() -> None:
    others = {"Brazil", "Canada", "Chile", "Mexico", "US"}  # old names of places that have others
    for name in available_timezones():
        if "/" in name and name.split("/")[0] not in others:
            expected = datetime(2026, 11, 20, 10, 5, tzinfo=ZoneInfo(name))
            for text in (
                f"2026-11-20 10:05 {name}",
                f"20 November 2026, 10:05 ({name})",
                f"10:05 {name}, 20/11/2026",
            ):
                found = written(text, "UTC", NOW)
                assert found is not None
                assert (found.moment, found.precision) == (expected, "minute"), text
