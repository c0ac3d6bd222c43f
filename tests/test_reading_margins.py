"""Menus, margins and feet: whose they are, for what files an article and for who wrote it."""

from __future__ import annotations

import pytest
from lxml.html import fromstring

from spiders.reading.tree.margins import is_in_margin, is_in_margin_but_own, is_in_margin_but_own_foot


@pytest.mark.parametrize(
    ("around", "stands_in"),  # any margin, one that is no article's foot, one that is no article's
    [
        ("<div>{}</div>", (False, False, False)),
        ("<article>{}</article>", (False, False, False)),
        ("<nav>{}</nav>", (True, True, True)),
        ("<footer>{}</footer>", (True, True, True)),
        ("<article><footer><p>{}</p></footer></article>", (True, False, False)),
        ("<article><aside>{}</aside></article>", (True, True, False)),
        ("<article><nav>{}</nav></article>", (True, True, True)),
        ("<footer><article>{}</article></footer>", (True, False, True)),
        ("<aside><article><footer>{}</footer></article></aside>", (True, True, True)),
        ("<article><aside><footer>{}</footer></aside></article>", (True, True, True)),
    ],
)
def test_whose_a_margin_is(around: str, stands_in: tuple[bool, bool, bool]) -> None:
    (element,) = fromstring(f"<body>{around.format('<b>Ann Example</b>')}</body>").iter("b")
    asked = (is_in_margin, is_in_margin_but_own_foot, is_in_margin_but_own)
    assert tuple(ask(element) for ask in asked) == stands_in
