"""What a page says instead of a story, in any language; a story is believed before the words of its title."""

from __future__ import annotations

import pytest

from spiders.article import read
from spiders.faults import NotAnArticle
from spiders.reading.kinds.notices import told_by
from spiders.source import Hints
from tests.test_reading_edges import LINES, NOW, URL, page_of, refused, told


@pytest.mark.parametrize(
    "title",
    [
        "Page not found: how an archive was lost",
        "Article removed: who did it?",
        "Under maintenance: what a bridge does",
    ],
)
def test_a_story_is_believed_before_the_words_of_its_title(title: str) -> None:
    assert read(page_of(f"<div>{told(*LINES)}</div>", title), URL, now=NOW).text.split("\n") == LINES


@pytest.mark.parametrize(
    ("reason", "title", "line"),
    [
        ("soft 404", "Page not found", "The page is gone. Perhaps one of these stories brought you here?"),
        ("article removed", "La Gaceta", "Este artículo ya no está disponible en la web del diario."),
        ("article removed", "Портал", "Статья снята с публикации, приносим извинения читателям."),
        ("article removed", "本站", f"抱歉，该信息已被删除，{'请您返回首页继续浏览其他的栏目，' * 4}谢谢。"),
        ("maintenance page", "Техникалық жұмыстар", "Сайтқа ертең қайта кіріңіз, құрметті оқырман."),
        ("maintenance page", "Портал", "На сайте ведутся технические работы, зайдите завтра."),
        ("maintenance page", "Cổng thông tin", "Hệ thống đang bảo trì, mời bạn trở lại vào ngày mai."),
        ("maintenance page", "بوابة", "الموقع تحت الصيانة، نعود إليكم صباح الغد إن شاء الله."),
        ("contact page", "Liên hệ - Sở Y tế", "Số 1 đường Ven Sông, Ví Dụ. Điện thoại: 000 000 000"),
        ("contact page", "Контакты", "Город Пример, улица Речная, дом 1. Телефон: 000-00-00."),
        ("contact page", "联系我们", "地址：示例市河边路一号，邮编：000000，电话：000-0000000"),
        ("contact page", "Contáctenos", "Calle del Río 1, Ciudad Ejemplo. Teléfono: 000 000 000."),
    ],
)  # fmt: skip
def test_a_page_that_says_that_it_holds_no_story_is_no_article(reason: str, title: str, line: str) -> None:
    assert refused(page_of(f"<p>{line}</p>", title)) == reason


LOCK = "<form class='post-password-form'><p>This content is protected.</p><input name=post_password></form>"
JOIN = "<section><aside class='gh-post-upgrade-cta'><h2>For members</h2><a>Join</a></aside></section>"


@pytest.mark.parametrize("instead", [LOCK, JOIN])
def test_what_stands_behind_a_password_is_no_article(instead: str) -> None:
    writer = f"<div class=author-bio><p>{LINES[0]}</p></div>"
    assert refused(page_of(f"<article><h1>Wards</h1>{instead}</article>{writer}", "Wards")) == "login page"


def test_what_members_may_read_on_is_read_as_far_as_it_goes() -> None:
    rest = "<aside class='gh-post-upgrade-cta'><h2>For members</h2></aside>"
    page = page_of(f"<section class=gh-content>{told(*LINES)}{rest}</section>", "Wards")
    assert read(page, URL, now=NOW).text.startswith(LINES[0])


CHINESE = (
    "两座城市的急救车今天起可以直接驶入对方的医院,病人不必在口岸换车。",
    "卫生部门表示,新的安排平均可以节省二十五分钟的路程。",
    "首批服务对象为危重新生儿和严重创伤的患者,全年都不休息。",
)
COMMENTS = "Please enable JavaScript to view the <a href=//disqus.com>comments powered by Disqus.</a>"


@pytest.mark.parametrize(
    "lines", [CHINESE, ("The ward has forty beds and a garden of its own.", "It opened in May.")]
)
def test_a_short_story_is_read_whatever_its_comments_ask_for(lines: tuple[str, ...]) -> None:
    page = page_of(f"<article>{told(*lines)}</article><noscript>{COMMENTS}</noscript>", "两城急救车直通")
    assert read(page, URL, now=NOW).text.split("\n") == list(lines)


@pytest.mark.parametrize(
    ("reason", "line"),
    [
        ("soft 404", "Rất tiếc, đường dẫn bạn truy cập không tồn tại. Vui lòng kiểm tra lại địa chỉ."),
        ("soft 404", "Неправильно набран адрес, или такой страницы на сайте больше не существует."),
        ("soft 404", "Soʻralgan sahifa saytda yoʻq, iltimos, manzilni tekshiring."),
        ("soft 404", "Кечиресиз, сиз сураган баракча жок. Башкы бетке кайтыңыз."),
        ("soft 404", "Кешіріңіз, сіз сұраған парақша жоқ. Басты бетке оралыңыз."),
        ("soft 404", "الرابط الذي طلبته غير صحيح أو لم يعد متاحاً على موقعنا."),
        ("soft 404", "آپ کا مطلوبہ صفحہ ہماری ویب سائٹ پر موجود نہیں ہے۔"),
        ("soft 404", "آدرس وارد شده اشتباه است یا صفحه منتقل شده است."),
        ("soft 404", "很抱歉，网页可能已被更名，或者暂时打不开，请您检查网址之后再试一次，或者返回首页。"),
        ("soft 404", "Désolé, cette page n’existe plus. Retournez à l’accueil ou utilisez la recherche."),
        ("soft 404", "It looks like nothing was found at this location. Maybe try a search?"),
        ("soft 404", "No pudimos encontrar el contenido que buscas en nuestro sitio."),
        ("article removed", "Bài viết này đã bị xóa theo yêu cầu của tác giả."),
        ("article removed", "Bu yangilik muallif tomonidan oʻchirilgan, uzr soʻraymiz."),
        ("article removed", "Бул жаңылык өчүрүлдү же мындан ары жарыяланбайт."),
        ("article removed", "Бұл жаңалық редакция шешімімен алынып тасталды."),
        ("article removed", "هذا الخبر محذوف أو لم يعد متاحاً على الموقع."),
        ("article removed", "این مطلب از سایت برداشته شده است، پوزش می‌خواهیم."),
        ("maintenance page", "ویب سائٹ پر مرمت کا کام جاری ہے۔ براہ کرم بعد میں تشریف لائیں۔"),
        ("maintenance page", "Notre site est en cours de maintenance. Merci de revenir plus tard."),
        ("maintenance page", "We are performing scheduled maintenance. We will be back shortly."),
        ("login page", "Bu sahifani koʻrish uchun tizimga kiring, iltimos."),
        ("login page", "Бул баракты көрүү үчүн системага кириңиз."),
        ("login page", "Vous devez vous connecter pour accéder à cette page."),
        ("login page", "Debe iniciar sesión para ver el resto de esta página."),
        ("page built by a script", "This app works best with JavaScript enabled."),
    ],
)
def test_a_page_that_says_little_else_is_told_in_each_language(reason: str, line: str) -> None:
    assert refused(page_of(f"<p>{line}</p>", "Portal")) == reason


@pytest.mark.parametrize(
    ("reason", "title"),
    [
        ("article removed", "Bài viết này đã bị xóa hoặc không còn tồn tại"),
        ("article removed", "Новость была удалена редакцией портала"),
        ("soft 404", "Элемент не найден"),
        ("soft 404", "خطای ۴۰۴"),
        ("soft 404", "404 xato"),
    ],
)
def test_a_page_of_little_but_its_headline_is_told_by_that(reason: str, title: str) -> None:
    page = page_of("<p><a href='/'>Portal</a></p>", title)
    assert refused(page) == reason
    with pytest.raises(NotAnArticle, match=reason):
        read(page.replace("<p>", "<p class=text>"), URL, hints=Hints(body=(".text",)), now=NOW)


@pytest.mark.parametrize("times", [1, 20])
def test_what_goes_on_is_not_told_by_the_words_of_a_notice(times: int) -> None:
    assert told_by("Page not found. " + "The archive of the harbour has lost it. " * times) == (
        "soft 404" if times == 1 else None
    )


@pytest.mark.parametrize(
    "line",
    [
        "The scanner in the second ward is undergoing maintenance until Friday; patients are sent to Lyon.",
        "Le scanner est en maintenance depuis lundi, et les malades sont envoyés vers la capitale voisine.",
        "Фильм о врачах двух стран был снят в Оше и будет показан весной в обеих столицах.",
        "مستشفى المدينة يعلن أن قسم القلب قيد التوسعة، وأن المرضى ينقلون إلى بغداد حتى الربيع.",
        "Ремонт в больнице идёт по плану, и отделение откроется весной, сказала директор клиники.",
        "La dirección anunció obras en la sala de partos, y las pacientes irán a Lima hasta marzo.",
    ],
)
def test_a_short_story_of_works_and_closures_is_read(line: str) -> None:
    assert read(page_of(f"<p>{line}</p>", "Wards"), URL, now=NOW).text == line
