"""Dialogs that ask for consent are no part of an article, nor one themselves."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from spiders.article import read
from spiders.faults import NotAnArticle

NOW = datetime(2026, 11, 22, tzinfo=UTC)
ARTICLE = [
    "The district hospital trains forty nurses of both towns from next spring on, its director said.",
    "They will work in villages that no doctor visits, and call the hospital when they need one.",
    "The ministry pays for the first two years, and the provinces have promised to go on after that.",
]
DIALOG = [
    "When you visit any website, it may store or retrieve information about your browser and your device.",
    "This information is used to make the site work as you expect it to, and to show what you may like.",
    "Because we respect your right to choose, you can decide not to allow some types of these files.",
    "These are needed for the site to function, and cannot be switched off in our systems at any time.",
    "They allow us to count visits, so that we can measure and improve how well our site performs.",
]
HOLDERS = (
    '<div id="onetrust-consent-sdk">',
    '<div id="CybotCookiebotDialog">',
    '<div class="qc-cmp2-container">',
    '<div id="didomi-host">',
    '<div id="sp_message_container_481">',
    '<section class="cky-consent-container">',
)


def paragraphs(lines: list[str]) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def page(holder: str, article: list[str]) -> str:
    text = f"<h1>Forty nurses train</h1><div>{paragraphs(article)}</div>" if article else ""
    return (
        "<html><head><title>Forty nurses train</title></head><body>"
        f"{holder}<h2>Your choice</h2>{paragraphs(DIALOG)}</{holder[1:].partition(' ')[0]}>"
        f"{text}</body></html>"
    )


@pytest.mark.parametrize("holder", HOLDERS)
def test_a_dialog_longer_than_the_article_is_left_out(holder: str) -> None:
    article = read(page(holder, ARTICLE), "https://clinic.example/news/forty-nurses-train", now=NOW)
    assert article.text.split("\n") == ARTICLE


@pytest.mark.parametrize("holder", HOLDERS)
def test_a_page_that_is_but_such_a_dialog_says_so(holder: str) -> None:
    with pytest.raises(NotAnArticle, match="consent page"):
        read(page(holder, []), "https://clinic.example/news/forty-nurses-train", now=NOW)


@pytest.mark.parametrize(
    "around",
    [
        '<body class="onetrust cmplz-eu"><div>{}</div></body>',
        '<body><div class="didomi-popup-open"><main>{}</main></div></body>',
        '<body><section class="onetrust"><h1>Forty nurses train</h1>{}</section></body>',
    ],
)
def test_a_page_that_only_says_that_a_dialog_is_open_is_read(around: str) -> None:
    markup = (
        f"<html><head><title>Forty nurses train</title></head>{around.format(paragraphs(ARTICLE))}</html>"
    )
    article = read(markup, "https://clinic.example/news/forty-nurses-train", now=NOW)
    assert article.text.split("\n") == ARTICLE
