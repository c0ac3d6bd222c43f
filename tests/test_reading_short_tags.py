"""That all tags of a page are short is told by looks at it, and no quotation hides a long one."""

from __future__ import annotations

import pytest
from lxml.etree import HTMLParser, fromstring

from spiders.reading.tree import markup, short_tags
from spiders.reading.tree.short_tags import MOST, has_short_tags
from spiders.reading.tree.tags import SOUND

TOLD = '<p class="text">The two towns\' nurses met on the river.</p>'
# What a long tag may be made of: as browsers read it, no sign of its end stands outside a quotation.
PARTS = (
    " a{n}", " a{n}=1", ' a{n}=">"', " a{n}='>'", ' a{n}="\'<p>"', " a{n}='\"</p>'", ' a{n} = ">"',
    "/a{n}='>'", ' ="a{n} b=">"', ' "a{n}=">\'"', ' a{n}=x"y b{n}=">"', " a{n}=x'y b{n}='>'",
    ' a{n}= ">"b{n}=\'>\'', " a{n}\n=\n'>'", ' a{n}="b>c"/ d{n}', ' <a{n}=">"', ' a{n}=x="y b{n}=">"',
    ' a{n}=\'"\' b{n}=">"', ' =a{n}=">"', ' a{n}=x"/b="y c{n}=">"',
)  # fmt: skip


def attributes(markup: bytes) -> int:
    """How many attributes one element has at most."""
    tree = fromstring(b"<html><body>" + markup, HTMLParser(encoding="utf-8"))
    return max(len(one.attrib) for one in tree.iter("*"))


@pytest.mark.parametrize("part", PARTS)
def test_a_long_tag_is_seen_wherever_in_it_the_looks_fall(part: str, monkeypatch: pytest.MonkeyPatch) -> None:
    several = "".join(part.format(n=100 + n) for n in range(200))
    step = 4 * len(part.format(n=100))
    monkeypatch.setattr(short_tags, "LEAST", step)
    monkeypatch.setattr(short_tags, "MOST", step)
    for phase in range(step):
        markup = f"<p{' ' * phase}{several}>x</p>{TOLD}".encode()
        assert attributes(markup) >= 200
        assert not has_short_tags(markup)


@pytest.mark.parametrize("part", PARTS)
def test_a_flood_of_attributes_is_seen_among_others(part: str) -> None:
    flood = "<i" + "".join(part.format(n=n) for n in range(12_000)) + ">x</i>"
    for page in (flood + TOLD * 2_000, TOLD * 1_000 + flood + TOLD * 1_000, TOLD * 2_000 + flood):
        assert not has_short_tags(page.encode())


def test_pages_of_short_tags_are_told_by_a_few_looks() -> None:
    line = '<div class="t" title=\'a > b\'><a href=/x?a=1&b=2>It\'s a "word" = 1</a><br/></div>\n'
    page = f"<!DOCTYPE html><title>It's</title><!-- a > b -->{line * 3_000}".encode()
    assert has_short_tags(page)
    picture = f'<img alt="" src="data:image/png;base64,{"Ab/+c" * MOST}==">'.encode()
    assert not has_short_tags(page + picture + page)  # which must be read to know
    assert SOUND.fullmatch(page + picture + page)


def test_a_large_page_of_short_tags_is_not_read_whole_for_that(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markup, "SOUND", None)
    monkeypatch.setattr(markup, "Tamer", None)
    assert len(list(markup.parse(f"<body>{TOLD * 5_000}").iter("p"))) == 5_000
