"""A page that shows only a beginning is kept, without its invitation to pay, and says so."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from spiders.article import read
from spiders.faults import NotAnArticle
from spiders.reading.kinds.paywall import WALLED, leave_invitation
from spiders.reading.text.body import Body
from storage.article import Article

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
TITLE = "Two hospitals train nurses together"
TEXT = "The hospitals of both towns will train their nurses together from next spring on, says the ministry."
LD = (
    '<script type=\'application/ld+json\'>{{"@type": "NewsArticle", "headline": "'
    + TITLE
    + '", {}}}</script>'
)


def article(*lines: str, head: str = "", after: str = "") -> Article:
    told = "".join(f"<p>{line}</p>" for line in lines)
    html = (
        f"<html><head><title>{TITLE}</title>{head}</head><body><article><h1>{TITLE}</h1>{told}</article>"
        f"{after}</body></html>"
    )
    return read(html, "https://news.example/a", now=NOW)


@pytest.mark.parametrize("said", ["false", '"False"', '"http://schema.org/False"', '"no"'])
def test_a_page_that_says_it_is_not_free_is_marked(said: str) -> None:
    found = article(TEXT * 3, TEXT * 2, head=LD.format(f'"isAccessibleForFree": {said}'))
    assert found.methods["text"].endswith(WALLED)
    assert found.text.startswith(TEXT)


@pytest.mark.parametrize(
    "head", ["", LD.format('"isAccessibleForFree": true'), LD.format('"isAccessibleForFree": null')]
)
def test_a_free_page_is_not(head: str) -> None:
    assert WALLED not in article(TEXT * 3, TEXT * 2, head=head).methods["text"]


def test_a_part_that_is_not_free_marks_its_page() -> None:
    part = '"hasPart": {"@type": "WebPageElement", "isAccessibleForFree": "False", "cssSelector": ".rest"}'
    assert article(TEXT * 3, head=LD.format(part)).methods["text"].endswith(WALLED)


def test_a_wall_beside_the_text_marks_its_page() -> None:
    wall = "<div class='article-paywall'><p>Subscribe to continue reading</p></div>"
    assert article(TEXT * 3, after=wall).methods["text"].endswith(WALLED)
    assert WALLED not in article(TEXT * 3, after="<div class=paywall></div>").methods["text"]


@pytest.mark.parametrize(
    "invitation",
    [
        "Subscribe now to read the full story.", "Already a subscriber? Sign in.",
        "Đăng nhập để đọc tiếp bài viết này", "Полный текст доступен только подписчикам",
        "Davomini o‘qish uchun obuna bo‘ling", "Окууну улантуу үчүн жазылыңыз",
        "Оқуды жалғастыру үшін жазылыңыз",
        "لمتابعة القراءة اشترك الآن", "برای خواندن ادامهٔ مطلب اشتراک بخرید",
        "مکمل مضمون پڑھنے کے لیے لاگ ان کریں",
        "登录后阅读全文", "Il vous reste 70 % de cet article à lire.", "Para seguir leyendo, suscríbete.",
    ],
)  # fmt: skip
def test_an_invitation_below_a_beginning_is_taken_out_with_what_follows_it(invitation: str) -> None:
    body = Body([TEXT, invitation, "1 euro a month"], ["p", "p", "p"])
    assert leave_invitation(body)
    assert (body.lines, body.kinds) == ([TEXT], ["p"])


@pytest.mark.parametrize(
    "lines",
    [
        [TEXT, "Subscribers of the fund paid for thirty of them."],
        ["Please log in to continue reading.", TEXT],  # nothing stands above it
        [TEXT, "The nurses asked to read the full article on it; " + TEXT * 3],  # too long to be one
        [TEXT, "Already a subscriber? Sign in.", *[TEXT] * 8],  # in the midst of the text
        [TEXT, "Subscribe to our newsletter"],
        [TEXT, "Advertisement - scroll to continue reading", TEXT],
        [TEXT, "Sau quảng cáo, kéo xuống để đọc tiếp", TEXT],
        [TEXT, "The service is available to subscribers in both towns.", *[TEXT] * 4],  # a story behind it
    ],
)
def test_what_is_no_invitation_stays(lines: list[str]) -> None:
    body = Body(list(lines), ["p"] * len(lines))
    assert not leave_invitation(body)
    assert body.lines == lines


def test_a_beginning_is_kept_and_is_as_likely_a_part_as_the_whole() -> None:
    found = article(TEXT * 2, TEXT, "To continue reading, please log in to your account.")
    assert found.text.count("\n") == 1
    assert (found.methods["text"][-len(WALLED) :], found.confidence["text"]) == (WALLED, 0.5)


def test_a_login_alone_is_no_beginning() -> None:
    with pytest.raises(NotAnArticle, match="login page"):
        article("Please log in to continue reading.")
