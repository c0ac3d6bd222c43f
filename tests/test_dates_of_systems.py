"""The date of pages as well-known systems build them, on which several days compete."""

from __future__ import annotations

import json

import pytest

from spiders.reading.dates.believed import Written
from tests.test_dates_on_pages import LD, META, day, published, read

TITLE = "Two hospitals train nurses together"
TEXT = (
    "<p>" + "The hospitals of both towns will train their nurses together from next spring on. " * 3 + "</p>"
) * 4
HANOI, MOSCOW, TASHKENT = "Asia/Ho_Chi_Minh", "Europe/Moscow", "Asia/Tashkent"
RIYADH, TEHRAN, SHANGHAI = "Asia/Riyadh", "Asia/Tehran", "Asia/Shanghai"
OTHERS = (
    "<ul><li><a href=/a>Another story about clinics abroad</a> <span class=date>{}</span></li>"
    "<li><a href=/b>A third one about doctors of the region</a> <span class=date>{}</span></li></ul>"
)


def shown(body: str, zone: str, head: str = "") -> Written | None:
    """The date of a page with a headline and a text in the places that ``body`` gives them."""
    filled = body.replace("{h}", f"<h1>{TITLE}</h1>").replace("{t}", TEXT)
    html = f"<html><head><title>{TITLE}</title>{head}</head><body>{filled}</body></html>"
    return published(html, "https://site.example/news/12345.html", zone)


WORDPRESS = (
    "<div class=top-date>Sunday, November 22, 2026</div><article class=post><header>{h}<span class=posted-on>"
    "<time class='entry-date published' datetime='2026-11-18T10:30:00+00:00'>November 18, 2026</time>"
    "<time class=updated datetime='2026-11-21T09:00:00+00:00'>November 21, 2026</time></span></header>{t}"
    "</article><ol id=comments><li><time datetime='2026-11-19T08:00:00Z'>19 Nov 2026</time> Good.</li></ol>"
)
BITRIX = (
    "<div class=date-now>22 ноября 2026, воскресенье</div><div class=news-detail>{h}"
    "<span class=news-date-time>19.11.2026</span>{t}</div>" + OTHERS.format("22.11.2026", "21.11.2026")
)
POSTER = (
    "<div class=news-detail>{h}<p>Дата проведения: 15 октября 2026 года</p><p>Место: Ташкент</p>{t}</div>"
    "<footer>© 2009–2026</footer>"
)
DRUPAL = (
    "<article class=node>{h}<div class=field--name-field-date-event><div>Date de l'événement</div>"
    "<div>15 octobre 2026</div></div><div class=created><time datetime='2026-11-04T09:00:00Z'>4 novembre 2026"
    "</time></div>{t}</article>"
)
JOOMLA = (
    "<div class=item-page>{h}<dl class=article-info><dd>تاریخ ایجاد: ۲۸ آبان ۱۴۰۵ ساعت ۱۸:۲۰</dd>"
    "<dd>آخرین به‌روزرسانی: ۳۰ آبان ۱۴۰۵</dd></dl>{t}</div><p>امروز یکشنبه ۱ آذر ۱۴۰۵</p>"
)
SHAREPOINT = (
    "<div>الأحد 12 جمادى الآخرة 1448</div><div class=news>{h}<div class=ms-date>07/06/1448 هـ "
    "الموافق 17/11/2026 م</div>{t}<div>آخر تحديث للصفحة 22/11/2026 10:00 ص</div></div>"
)
LIFERAY = (
    "<div class=portlet-body>{h}<div class=metadata>发布时间：2026-11-18 09:30 来源：省卫健委 访问次数：1998"
    "</div>{t}<p>附件：关于印发2026年10月12日会议纪要的通知.pdf</p></div>"
)
GHOST = (
    "<article>{h}<time datetime=2026-11-14>14 Nov 2026</time><span>5 min read</span>{t}</article>"
    "<section class=read-more><article><h3>Another story</h3><time datetime=2026-11-21>21 Nov 2026</time>"
    "</article></section>"
)
PORTAL = (
    "<span id=clock>Chủ nhật, 22/11/2026 16:00:05</span><div class=container>{h}<p>Thứ ba, 17/11/2026 08:12 "
    "| Lượt xem: 2026</p>{t}</div>" + OTHERS.format("(21/11/2026)", "(20/11/2026)")
)
OFFICE = (
    "<table><tr><td>成文日期</td><td>2026年10月28日</td></tr><tr><td>发布日期</td><td>2026年11月10日</td></tr>"
    "</table>{h}{t}"
)


@pytest.mark.parametrize(
    ("page", "zone", "expected"),
    [
        (WORDPRESS, HANOI, "2026-11-18"),
        (BITRIX, MOSCOW, "2026-11-19"),
        (POSTER, TASHKENT, None),
        (DRUPAL, "Europe/Paris", "2026-11-04"),
        (JOOMLA, TEHRAN, "2026-11-19"),
        (SHAREPOINT, RIYADH, "2026-11-17"),
        (LIFERAY, SHANGHAI, "2026-11-18"),
        (GHOST, "UTC", "2026-11-14"),
        (PORTAL, HANOI, "2026-11-17"),
        (OFFICE, SHANGHAI, "2026-11-10"),
        ("<div class=item-page>{h}<i>30 ноября -0001</i>{t}</div>", MOSCOW, None),
        ("{h}<table><tr><td>Début</td><td>12/10/2026</td></tr></table>{t}<p>Publié le 2 novembre 2026</p>",
         "Europe/Paris", "2026-11-02"),
        ("<div class=topbar>Жекшемби, 22-ноябрь 2026, 15:00</div><div><div>{h}{t}</div></div>",
         "Asia/Bishkek", None),
        ("<div class=info>{h}<span>Ўқилди: 1234 12 ноябрь 2026</span></div>{t}", TASHKENT, "2026-11-12"),
    ],
)  # fmt: skip
def test_the_day_of_an_article_is_told_from_all_others_of_its_page(
    page: str, zone: str, expected: str | None
) -> None:
    assert day(shown(page, zone)) == expected


@pytest.mark.parametrize(
    "unfilled",
    ["2000-01-01T00:00:00Z", "2000-01-01", "2001-01-01T00:00:00+00:00", "1999-11-30T00:00:00", "1970-01-01"],
)
@pytest.mark.parametrize("field", [LD.replace("{}", "Article", 1), META])
def test_a_field_that_nobody_filled_in_tells_no_date(unfilled: str, field: str) -> None:
    head = field.replace("{{", "{").replace("}}", "}").replace("{}", unfilled)
    assert unfilled in head
    assert read(head=head) is None
    assert day(read("<p>30 October 2026</p>", head=head)) == "2026-10-30"


@pytest.mark.parametrize(
    ("said", "expected", "precision"),
    [
        ("2026-11-21T24:00:00", "2026-11-21", "day"),
        ("2026-11-21T25:00", "2026-11-21", "day"),
        ("2026-11-21T10:00:00+99:99", "2026-11-21", "minute"),
        ("2026-11-31T10:00", None, None),
        ("Asia/Tashkent", None, None),
        ("now", None, None),
    ],
)
def test_an_hour_that_no_day_has_is_none_of_a_machines_field(
    said: str, expected: str | None, precision: str | None
) -> None:
    data = json.dumps({"@type": "NewsArticle", "datePublished": said})
    found = read(head=f"<script type='application/ld+json'>{data}</script>", zone=TASHKENT)
    assert (day(found), found and found.precision) == (expected, precision)


def test_a_month_in_words_contradicts_a_machines_day_that_a_line_in_figures_may_mean() -> None:
    head = LD.format("NewsArticle", "2026-09-03")
    assert day(read("<span class=date>9 March 2026</span>", head=head)) == "2026-03-09"
    assert day(read("<span class=date>09/03/2026</span>", head=head)) == "2026-09-03"
    assert day(read("<time datetime='2026-09-03'>9 March 2026</time>")) == "2026-03-09"


def test_a_time_element_may_say_to_machines_what_people_write() -> None:
    found = read("<time datetime='20.11.2026 14:05'>yesterday evening</time>", zone=MOSCOW)
    assert found is not None
    assert (found.moment.isoformat(), found.precision) == ("2026-11-20T14:05:00+03:00", "minute")


@pytest.mark.parametrize(
    ("line", "expected"),
    [("2 months ago", "2026-09-01"), ("<b class=date>Updated 2 tháng trước</b>", "2026-09-01"),
     ("Updated 3 hours ago", "2026-11-22"), ("November 2026", "2026-11-01")],
)  # fmt: skip
def test_what_a_line_tells_by_months_or_of_a_change_is_heard_right_below_the_headline(
    line: str, expected: str
) -> None:
    assert day(read(f"<p>{line}</p>")) == expected


def test_a_month_further_below_may_be_that_of_which_a_report_tells() -> None:
    assert read("<p>Statistics</p><p>of nurses</p><p>of both towns</p><p>November 2026</p>") is None
