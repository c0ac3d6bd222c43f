"""What a page says instead of a story, in any language; a story is believed before the words of its title."""

from __future__ import annotations

import pytest

from spiders.article import read
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
