"""Houses that ask for a proof instead of answering, by what their pages hold."""

from __future__ import annotations

import pytest

from spiders.reading.kinds.no_article import challenge
from tests.nurses import LINES

PAGES = [
    ("Imperva", "<title>Pardon Our Interruption</title><h1>Pardon Our Interruption...</h1>"),
    ("Akamai", "<H1>Access Denied</H1>You don't have permission to access \"http&#58;&#47;x\"."),
    ("HUMAN", "<title>Access to this page has been denied</title>"),
    ("HUMAN", "<div id='px-captcha'></div><h1>Press & Hold to confirm you are a human.</h1>"),
    ("DataDome", "<script>var dd={'rt':'c','host':'geo.captcha-delivery.com'}</script>"),
    ("AWS WAF", "<title>Human Verification</title><div id='captcha-container'></div>"),
    ("Anubis", "<title>Making sure you&#39;re not a bot!</title>"),
    ("F5", "<title>Request Rejected</title>The requested URL was rejected. Your support ID is: 1"),
    ("F5", "<p>Please enable JavaScript to view the page content.<br/>Your support ID is: 1</p>"),
    ("Yandex SmartCaptcha", "<title>Вы не робот?</title><form action='/checkcaptcha?key=1'></form>"),
    ("SafeLine", "<script src='/.safeline/static/sdk.js'></script>"),
    ("Yunsuo", "<body onload='YunSuoAutoJump()'></body>"),
    ("Wordfence", "<title>Your access to this site has been limited by the site owner</title>"),
    ("Imunify360", "<title>One moment</title><form id='wsidchk-form' action='/z0f'></form>"),
    ("Vercel", "<title>Vercel Security Checkpoint</title>"),
    ("reCAPTCHA", "<form><p>Are you a human?</p><div class='g-recaptcha' data-sitekey=x></div></form>"),
    ("hCaptcha", '<form><p>One more step.</p><div class="h-captcha" data-sitekey=x></div></form>'),
]  # fmt: skip


@pytest.mark.parametrize(("name", "page"), PAGES)
def test_the_house_that_asks_is_named(name: str, page: str) -> None:
    assert challenge(f"<html><body>{page}</body></html>") == name


PROOF = "<form><div class='g-recaptcha' data-sitekey=x></div></form>"


@pytest.mark.parametrize(
    "page",
    [
        f"<p>{' '.join(LINES * 2)}</p>{PROOF}",  # below a story, of its comments
        f"<form><input name=u><input type=password name=p></form>{PROOF}",  # a login
        "<script src='https://www.google.com/recaptcha/api.js'></script>",
    ],
)
def test_a_proof_that_is_asked_for_beside_something_else_is_no_challenge(page: str) -> None:
    assert challenge(f"<html><body>{page}</body></html>") is None
