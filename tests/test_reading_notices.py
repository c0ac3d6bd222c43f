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
