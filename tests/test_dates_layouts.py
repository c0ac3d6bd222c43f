"""A day is read in whatever layout a page shows it: behind a label, beside a time, before a count."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from babel.dates import format_date, format_skeleton
from hypothesis import given, settings
from hypothesis import strategies as st

from spiders.reading.dates.written import written

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
LABELS = {
    "vi": ("", "Ngày đăng: ", "Cập nhật: ", "Đăng lúc "),
    "ru": ("", "Опубликовано: ", "Обновлено ", "Дата: "),
    "uz": ("", "Chop etilgan: ", "E'lon qilindi: ", "Sana: "),
    "uz_Cyrl": ("", "Чоп этилган: ", "Янгиланган: ", "Сана: "),
    "ky": ("", "Жарыяланды: ", "Жаңыртылды: ", "Датасы: "),
    "kk": ("", "Жарияланды: ", "Жаңартылды: ", "Күні: "),
    "ar": ("", "نشر في: ", "تاريخ النشر: ", "آخر تحديث: "),
    "ur": ("", "شائع: ", "اشاعت: ", "تاریخ: "),
    "fa": ("", "تاریخ انتشار: ", "انتشار: ", "به‌روزرسانی: "),
    "zh": ("", "发布时间：", "更新时间：", "日期："),
    "fr": ("", "Publié le ", "Mis à jour le ", "Par Anna Ng | "),
    "en": ("", "Published: ", "Updated ", "By Anna Ng | "),
    "es": ("", "Publicado el ", "Actualizado: ", "Fecha: "),
}
FORMS = (
    "full",
    "long",
    "medium",
    "yMMMEd",
    "yMMMMd",
    "%d/%m/%Y",
    "%d.%m.%Y",
    "%d-%m-%Y",
    "%Y-%m-%d",
    "%Y/%m/%d",
)
APART = (" ", ", ", " - ", " | ", " – ", " · ", " / ", " • ", "\n")
TAILS = ("", " | 123", " - 5 min", " (0)", " | Anna Ng", " • Health", " / 12 comments")
DIGITS = {"ar": "٠١٢٣٤٥٦٧٨٩", "ur": "۰۱۲۳۴۵۶۷۸۹", "fa": "۰۱۲۳۴۵۶۷۸۹"}


def in_form(day: date, form: str, language: str) -> str:
    """A day in a length or a skeleton of the CLDR, or in figures."""
    if form.startswith("%"):
        return day.strftime(form)
    if form.startswith("y"):
        return format_skeleton(form, datetime.combine(day, time(), UTC), locale=language)
    return format_date(day, form, locale=language)


@settings(deadline=None)  # the first line pays for the tables
@given(
    st.sampled_from([(language, label) for language, labels in LABELS.items() for label in labels]),
    st.datetimes(datetime(2015, 1, 1), datetime(2026, 11, 21)),  # noqa: DTZ001 (of no zone)
    st.sampled_from(FORMS),
    st.tuples(st.sampled_from(APART), st.sampled_from(TAILS), st.booleans(), st.booleans()),
)
def test_a_day_and_its_time_are_read_in_any_layout(
    labelled: tuple[str, str], moment: datetime, form: str, layout: tuple[str, str, bool, bool]
) -> None:
    (language, label), (apart, tail, time_first, own_digits) = labelled, layout
    parts = [in_form(moment.date(), form, language), moment.strftime("%H:%M")]
    line = label + apart.join(parts[::-1] if time_first else parts) + tail
    if own_digits and language in DIGITS:
        line = line.translate(str.maketrans("0123456789", DIGITS[language]))
    found = written(line, "UTC", NOW)
    assert found is not None
    assert found.moment == moment.replace(second=0, microsecond=0, tzinfo=UTC)
