"""Days that a page shows and that are none of its publication: of events, of clocks, of other articles."""

from __future__ import annotations

import pytest

from tests.test_dates_on_pages import TITLE, day, published, read

PARTS = "<p>Nurses of both towns learn together from spring on, as the two mayors wish.</p>" * 6


def page(before: str = "", behind: str = "", after: str = "", text: str = PARTS) -> str:
    """A page whose text is of short paragraphs."""
    return (
        f"<html lang=en><head><title>{TITLE}</title></head><body>{before}<div class=content><h1>{TITLE}</h1>"
        f"{behind}{text}</div>{after}</body></html>"
    )


@pytest.mark.parametrize(
    "after",
    [
        "<aside><ul><li><a href=/x>A clinic opens</a> <span class=date>12 Nov 2026</span></ul></aside>",
        "<div class=sidebar><ul><li><a href=/x>A clinic opens</a> <small>(12/11/2026)</small></ul></div>",
        "<p>Next: <a href=/x>A clinic opens in the north</a> [2026-11-12]</p>",
        "<div><div><a href=/x><h4>A clinic opens in the north</h4></a><time>12 Nov 2026</time></div></div>",
        "<ul><li><span>2026-11-12</span><a href=/x>县医院新门诊楼正式启用</a></li></ul>",
        "<ul><li>上一篇：<a href=/x>县医院发布新门诊时间</a> 2026-11-12</li></ul>",
        "<div class=marquee>Congress of nurses 12 November 2026</div>",
        "<div>Exchange rates on 20.11.2026: USD 87,45</div>",
        "<div>مواقيت الصلاة ليوم 21 نوفمبر 2026</div>",
    ],
)
def test_what_stands_behind_the_text_is_of_something_else(after: str) -> None:
    assert published(page(after=after)) is None


@pytest.mark.parametrize(
    "after", ["<p>12.11.2026</p>", "<p>Thursday 12 November 2026</p>", "<p>Posted on 12.11.2026 by Ng</p>"]
)
def test_a_line_that_is_a_date_may_stand_behind_the_text(after: str) -> None:
    assert day(published(page(after=after))) == "2026-11-12"


@pytest.mark.parametrize(
    "clock",
    [
        "<div class=top>22.11.2026</div>",
        "<div id=top><span>Sunday, November 22, 2026</span></div>",
        "<div><span>22 ноября 2026</span> <span>08:00</span></div>",
        "<div class=t>Hôm nay, Chủ nhật 22/11/2026</div>",
        "<div>2026年11月21日 星期六</div>",
        "<div class=header-date>Chủ nhật, 22/11/2026, 08:55 GMT+7</div>",
        "<div class=x>今天是：2026年11月22日 星期日</div>",
    ],
)
def test_todays_date_in_front_of_the_article_is_a_clock(clock: str) -> None:
    assert published(page(clock)) is None


def test_todays_date_in_the_block_of_the_headline_is_the_articles() -> None:
    html = page().replace("<h1>", "<div class=when>22.11.2026</div><h1>")
    assert day(published(html)) == "2026-11-22"


def test_a_clock_is_heard_where_the_address_agrees() -> None:
    url = "https://news.example/2026/11/22/nurses"
    assert day(published(page("<div>22.11.2026 08:05</div>"), url)) == "2026-11-22"


@pytest.mark.parametrize(
    "sentence",
    [
        "On 12 October 2026 the mayors opened the school, guests said.",
        "Ngày 12/10/2026, hai bên ký bản ghi nhớ.",
        "12 октября 2026 года стороны подписали меморандум.",
        "2026-yil 12-oktyabr kuni shartnoma imzolandi.",
        "2026-жылдын 12-октябрында келишимге кол коюлду.",
        "2026 жылғы 12 қазанда келісімге қол қойылды.",
        "وقع الطرفان الاتفاقية في 12 أكتوبر 2026.",
        "تقریب 12 نومبر 2026 کو شہر کے ہسپتال میں ہوئی۔",
        "این نشست ۲۱ آبان ۱۴۰۵ در مسقط برگزار شد.",
        "2026年10月12日，双方在昆明签署备忘录。",
        "Le 12 octobre 2026, les deux villes ont signé une convention.",
        "El 12 de octubre de 2026 se firmó el convenio.",
    ],
)
def test_the_day_of_which_a_sentence_tells_is_that_of_an_event(sentence: str) -> None:
    assert read(f"<p>{sentence}</p>") is None


@pytest.mark.parametrize(
    "line",
    [
        "HANOI, 12 Oct 2026 — The two mayors opened the school of nurses.",
        "Thiès, 12 octobre 2026 (APS) - Les deux villes ont signé une convention.",
        "Bogotá, 12 de octubre de 2026. Dos ciudades firmaron un convenio.",
        "新华社南宁2026年10月12日电 两市同意互派护士交流学习。",
        "By Ng Van An on 12 October 2026.",
        "By Ng Van An, 12 October 2026, 10:15 | 8 min.",
        "This article was published on 12 October 2026 by the ministry.",
        "Понедельник, 12 октября 2026 г.",
    ],
)
def test_a_dateline_or_a_byline_is_no_sentence(line: str) -> None:
    assert day(read(f"<p>{line}</p>")) == "2026-10-12"


MINISTER = {
    "kk": "Денсаулық сақтау министрі Вьетнам делегациясымен ынтымақтастық туралы келісімге қол қойды.",
    "vi": "Bộ trưởng Y tế đã ký với đoàn đại biểu nước bạn thỏa thuận hợp tác về đào tạo bác sĩ và y tá.",
    "ky": "Саламаттык сактоо министри Вьетнамдын делегациясы менен кызматташуу келишимине кол койду.",
    "ru": "Министр здравоохранения подписал с делегацией Вьетнама соглашение о сотрудничестве.",
    "uz": "Sogʻliqni saqlash vaziri Vyetnam delegatsiyasi bilan hamkorlik toʻgʻrisida bitim imzoladi.",
    "ar": "وقع وزير الصحة مع وفد فيتنام اتفاقية تعاون في مجال مكافحة الأوبئة وتبادل الخبرات.",
    "fr": "Le ministre de la Santé a signé avec une délégation du Vietnam un accord de coopération.",
    "zh": "两国卫生部门负责人在会上签署合作协议，双方将在传染病防控方面加强合作，并开展联合演练。",
}


@pytest.mark.parametrize("times", [1, 3])
@pytest.mark.parametrize(
    ("language", "front"),
    [
        ("kk", "Астана. 18 қараша. ҚазАқпарат – "),
        ("ru", "БИШКЕК, 18 ноября. /Кабар/. "),
        ("ru", "Ташкент, 18 ноября (УзА). "),
        ("uz", "TOSHKENT, 18-noyabr. /Dunyo/. "),
        ("ar", "الرياض 18 نوفمبر (واس) - "),
        ("fr", "HANOI, 18 nov (VNA/Vietnam+) - "),
        ("vi", "Hà Nội, 18/11 (TTXVN) - "),
        ("vi", "Hà Nội, ngày 18-11 (TTXVN) - "),
        ("vi", "Hà Nội (TTXVN) 18/11 - "),
        ("vi", "Hà Nội (TTXVN, 18/11) - "),
        ("ky", "(Кабар) 18.11. "),
        ("ru", "БИШКЕК, 18.11. /Кабар/. "),
        ("uz", "Toshkent. 18.11. O‘zA – "),
        ("zh", "新华社河内11月18日电 "),
        ("zh", "中新网南宁11月18日电（记者 黄梅）"),
    ],
)
def test_the_dateline_of_an_agency_dates_its_text_without_a_year(
    language: str, front: str, times: int
) -> None:
    found = read(f"<p>{front}{' '.join([MINISTER[language]] * times)}</p>", language=language)
    assert found is not None
    assert (day(found), "without a year" in found.method, found.confidence) == ("2026-11-18", True, 0.7)


@pytest.mark.parametrize("times", [1, 3])
@pytest.mark.parametrize(
    ("language", "front"),
    [
        ("ru", "В Москве 18 ноября (среда) встреча прошла без прессы. "),
        ("ru", "Ташкент, 18 ноября он посетил впервые. "),
        ("fr", "À Hanoï le 18 novembre (mercredi) on attendait la pluie. "),
        ("zh", "两国代表团11月18日在河内会面。"),
        ("vi", "Tỷ số 18/11 (TTXVN) - "),
        ("vi", "Hai đội hòa, 2-2 (TTXVN) - "),
        ("vi", "Số 18/11 (Hà Nội) - "),
        ("ru", "Ташкент, дом 18/11 (Юнусабад). "),
        ("ru", "(Кабар) 3/4 участников довольны. "),
        ("ru", "(Кабар) 5.10 процента — "),
        ("vi", "Hà Nội, 24/7 (TTXVN 24 giờ) 8/11 "),
        ("fr", "Tension, 18/11 (forte) - "),
    ],
)
def test_the_day_of_an_event_in_front_of_a_text_is_no_dateline(language: str, front: str, times: int) -> None:
    assert read(f"<p>{front}{' '.join([MINISTER[language]] * times)}</p>", language=language) is None


def test_a_day_that_a_caption_names_is_that_of_the_picture() -> None:
    assert read("<p class=cap>Photo: 12 November 2026</p>") is None
    assert read("<p class=cap>عکس: ۲۱ آبان ۱۴۰۵</p>") is None


def test_a_day_for_machines_has_no_hour() -> None:
    found = read("<time datetime=2026-10-05>5 October 2026</time>")
    assert found is not None
    assert (day(found), found.precision) == ("2026-10-05", "day")


@pytest.mark.parametrize(
    "parts",
    [
        "<span class=date>05.10.2026</span> <span class=time>14:27</span>",
        "<div>05.10.2026</div><div>14:27</div>",
        "<ul><li><i></i><span class=type-date>October 5, 2026</span></li><li><span>2:27 pm</span></li></ul>",
        "<span>14:27</span> <span>05.10.2026</span>",
    ],
)
def test_a_day_and_its_time_of_day_may_be_two_elements(parts: str) -> None:
    found = read(parts)
    assert found is not None
    assert found.moment.strftime("%Y-%m-%d %H:%M") == "2026-10-05 14:27"


def test_an_hour_belongs_to_the_day_beside_it_and_to_no_count_before_it() -> None:
    found = read("<p>Views: 1234</p><p>14:05</p><p>20 November 2026</p>")
    assert found is not None
    assert str(found.moment) == "2026-11-20 14:05:00+07:00"
