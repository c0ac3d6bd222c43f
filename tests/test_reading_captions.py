"""Captions and credits as systems set them without a figure: by names, by place, by style."""

from __future__ import annotations

from typing import Any

import pytest

from crawler.commands.read import fields_of
from spiders.reading.text.captions import parted
from spiders.reading.text.elements import body_of
from spiders.reading.tree.markup import parse

URL = "https://harbour.example/news/midwives-learn-on-both-shores"
TITLE = "Midwives learn on both shores"
LINES = (
    "Forty midwives of two countries cross the strait this autumn to learn in the wards of the others.",
    "The ferry takes them for nothing, and each ward keeps two beds for those who come from far away.",
    "In spring the hospitals will say what changed, and whether the women of the villages noticed it.",
)
FIRST, *REST = (f"<p>{line}</p>" for line in LINES)
WARD = "/img/ward.jpg"
CAPTION, CREDIT = "Two midwives in the ward of the port.", "Harbour Press"


def _fields(body: str) -> dict[str, Any]:
    return fields_of(f"<html lang=en><title>{TITLE}</title><body>{body}</body></html>", URL)


def _image(found: dict[str, Any]) -> tuple[str, str | None, str | None]:
    (image,) = found["images"]
    return image["url"].removeprefix("https://harbour.example"), image["caption"], image["credit"]


@pytest.mark.parametrize(
    "frame",
    [
        "<div class=media><img src={0}><div class=media__caption>{1}</div>"
        "<div class=media__source>{2}</div></div>",
        "<div class=wrap><div class=outer><div><a href={0}><img src={0}></a></div>"
        "<p class=news-img-caption>{1} Photo: {2}</p></div></div>",
        "<div class=thumb><div class=thumbinner><img src={0}>"
        "<div class=thumbcaption>{1} © {2}</div></div></div>",
        "<div class=shown><figure><img src={0}><figcaption>{1} (Photo: {2})</figcaption></figure></div>",
        "<div class=newsImg><div><img src={0}></div><div class=imgCaption>{1} (Photo: {2})</div></div>",
        "<div class=pic><img src={0}><p class=caption>{1}<b class=hide-caption>hide caption</b></p>"
        "<p class=credit>Photograph: {2}</p></div>",
        "<figure><img src={0}><figcaption>{1}<button>Enlarge</button> (Photo: {2})</figcaption></figure>",
    ],
)
def test_a_caption_is_known_by_its_name_in_whatever_frame(frame: str) -> None:
    framed = frame.format(WARD, CAPTION, CREDIT)
    found = _fields(f"<article><h1>{TITLE}</h1>{FIRST}{framed}{''.join(REST)}</article>")
    assert _image(found) == (WARD, CAPTION, CREDIT)
    assert found["text"] == "\n".join(LINES)


def test_a_picture_stays_in_its_frame_though_its_caption_is_no_part_of_the_text() -> None:
    first, caption = "<p><img src=/img/port.jpg></p>", f"<div class=imgCaption>Photo: {CREDIT}</div>"
    framed = f"<div class=newsImg><div><img src={WARD}></div>{caption}</div>"
    images = _fields(f"<article><h1>{TITLE}</h1>{FIRST}{first}{REST[0]}{framed}{REST[1]}</article>")["images"]
    assert [(one["url"][-8:], one["credit"]) for one in images] == [("port.jpg", None), ("ward.jpg", CREDIT)]


def test_a_caption_may_stand_behind_words_beside_its_picture() -> None:
    shown = f"<p>The ward of the port.<img src={WARD}></p><p><em>{CAPTION}</em></p>"
    body = body_of(list(parse(f"<body>{FIRST}{shown}{REST[0]}").iter("body")), set())
    assert [one.caption for one in body.pictures] == [CAPTION]
    assert body.lines == [LINES[0], "The ward of the port.", LINES[1]]


def test_what_teases_other_articles_is_no_frame_of_a_picture() -> None:
    link = f"<a href=/b>{CAPTION} And more.</a>"
    card = f"<div class=card><img src=/img/b.jpg><div class=caption>{link}</div></div>"
    found = _fields(f"<article><h1>{TITLE}</h1>{FIRST}{''.join(REST)}{card * 2}</article>")
    assert found["images"] == []


def test_a_centred_paragraph_below_a_picture_is_its_caption_unless_all_are_centred() -> None:
    centred = '<p style="text-align: center">{}</p>'.format
    shown, told = centred(f"<img src={WARD}>"), centred(f"{CAPTION} Photo: {CREDIT}")
    found = _fields(f"<article><h1>{TITLE}</h1>{FIRST}{shown}{told}{''.join(REST)}</article>")
    assert _image(found) == (WARD, CAPTION, CREDIT)
    assert found["text"] == "\n".join(LINES)
    whole = "".join(map(centred, LINES[1:]))
    found = _fields(f"<article><h1>{TITLE}</h1>{centred(LINES[0])}{shown}{whole}</article>")
    assert found["text"] == "\n".join(LINES)


@pytest.mark.parametrize("centred", ["align=center", "style='text-align: center'"])
def test_a_centred_paragraph_that_a_break_parts_frames_its_picture(centred: str) -> None:
    shown = f"<p {centred}><img src={WARD}><br>{CAPTION}</p>"
    found = _fields(f"<article><h1>{TITLE}</h1>{FIRST}{shown}{''.join(REST)}</article>")
    assert _image(found)[:2] == (WARD, CAPTION)
    assert found["text"] == "\n".join(LINES)


def test_a_chinese_caption_ends_with_who_shot_it() -> None:
    assert parted("医生在检查视力。新华社记者 王建 摄") == ("医生在检查视力。", "新华社记者 王建")
    assert parted("两国医生合影（李明摄）") == ("两国医生合影", "李明")
    assert parted("医院开设摄影") == ("医院开设摄影", "")
