"""Residue goes, every real sentence stays, and the source line moves to the origin."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipelines.clean import clean, clean_article
from pipelines.residue import load as load_residue
from spiders.reading.kinds.phrases import load as load_phrases
from storage.article import Article
from storage.origin import load as load_labels
from storage.table import TableError

FIRST = "The two ministries agreed to train nurses together for three years."
LAST = "A first group leaves in spring."


@pytest.mark.parametrize(
    ("line", "origin"),
    [
        ("Nguồn: https://a.example/tin-1.html", "https://a.example/tin-1.html"),
        ("Theo: Báo Sông Cái", "Báo Sông Cái"),
        ("Source: https://a.example/x.", "https://a.example/x"),
        ("Source : Agence du Fleuve", "Agence du Fleuve"),
        ("Источник: a.example", "a.example"),
        ("المصدر: https://a.example/x", "https://a.example/x"),
        ("ماخذ: https://a.example/x", "https://a.example/x"),
        ("منبع: خبرگزاری رود", "خبرگزاری رود"),
        ("来源：河报", "河报"),
        ("（来源: 河报）", "河报"),
        ("Manba: a.example", "a.example"),
        ("Булак: Кабар", "Кабар"),
        ("Дереккөз: a.example", "a.example"),
        ("Fuente: Agencia del Río", "Agencia del Río"),
    ],
)
def test_a_source_line_moves_to_the_origin(line: str, origin: str) -> None:
    article = Article(
        "s", "k", "https://b.example/1", "A title of its own", f"{FIRST}\n{LAST}\n{line}\nComment (0)"
    )
    clean_article(article)
    assert (article.text, article.origin) == (f"{FIRST}\n{LAST}", origin)


def test_an_address_is_a_better_origin_than_a_name_and_worse_than_another_address() -> None:
    for known, expected in (
        ("The Courier", "https://a.example/1"),
        ("https://c.example/2", "https://c.example/2"),
    ):
        article = Article("s", "k", "u", "A title", f"{FIRST}\nSource: https://a.example/1", origin=known)
        clean_article(article)
        assert article.origin == expected


def test_the_title_is_not_repeated_at_the_head() -> None:
    title = "Doctors of two countries meet in the mountains"
    text = f"{title} – The Courier of the River\n{title}.\n\n{title}\n{FIRST}\n{LAST}"
    assert clean(text, title) == f"{FIRST}\n{LAST}"
    assert clean(text) == f"{title}\n{FIRST}\n{LAST}"


def test_a_list_of_other_headlines_goes_with_its_head_and_the_text_goes_on() -> None:
    others = "Tin liên quan\nMùa xuân trên bản xa\nChợ phiên mở lại"
    text = f"{FIRST}\n{others}\n{LAST}\nRelated news\nA bridge opens"
    assert clean(text) == f"{FIRST}\n{LAST}"


STORY = "The two ministries agreed to train nurses together for three years, they said on Monday."


@pytest.mark.parametrize(
    ("line", "origin"),
    [
        ("Theo TTXVN", "TTXVN"),
        ("(Theo Báo Sông Lô)", "Báo Sông Lô"),
        ("Với thông tin từ AFP", "AFP"),
        ("(Avec AFP)", "AFP"),
        ("(Avec AFP et Reuters)", "AFP et Reuters"),
        ("(Con información de EFE)", "EFE"),
        ("По материалам ТАСС", "ТАСС"),
        ("（据新华社）", "新华社"),
        ("With reporting by Reuters", "Reuters"),
    ],
)
def test_the_agency_to_which_a_last_line_owes_the_text_is_its_origin(line: str, origin: str) -> None:
    article = Article("s", "k", "u", "t", text=f"{STORY}\n{line}", shape="pp")
    clean_article(article)
    assert (article.text, article.origin, article.shape) == (STORY, origin, "p")


@pytest.mark.parametrize(
    "line",
    [
        "Theo đó, hai bệnh viện sẽ cùng khám.",
        "Avec Marie Diop",
        "With WHO",
        "Con Perú",
        "Theo lịch khám của bệnh viện tỉnh",
        "(par courriel)",
        "(with the ministers of both countries)",
        "По материалам дела врача отпустили домой.",
    ],
)
def test_a_last_line_that_owes_nothing_to_an_agency_stays(line: str) -> None:
    article = Article("s", "k", "u", "t", text=f"{STORY}\n{line}", shape="pp")
    clean_article(article)
    assert (article.text, article.origin) == (f"{STORY}\n{line}", None)


def test_only_the_last_line_owes_a_text_to_an_agency() -> None:
    article = Article(
        "s", "k", "u", "t", text=f"{STORY}\nTheo TTXVN\n{STORY} Next year they go on.", shape="ppp"
    )
    clean_article(article)
    assert "Theo TTXVN" in article.text


def test_a_name_above_the_source_line_is_the_author() -> None:
    article = Article(
        "s", "k", "u", "A title", f"{FIRST}\n{FIRST}\n{LAST}\nNgọc Lan\nماخذ: https://a.example/1"
    )
    clean_article(article)
    assert article.authors == ["Ngọc Lan"]
    assert article.text.endswith(LAST)


BYLINE = "By Ann Example, The River Courier"
TOLD = "Ann Example is a reporter who has followed both hospitals for ten years. She likes boats."


@pytest.mark.parametrize("line", [BYLINE, "Written by: Ann Example", "Par ANN EXAMPLE à la frontière", TOLD])
def test_a_line_at_head_or_foot_that_only_tells_of_the_author_goes(line: str) -> None:
    article = Article("s", "k", "u", "A title", f"{line}\n{FIRST}\n{LAST}\n{line}", authors=["Ann Example"])
    clean_article(article)
    assert article.text == f"{FIRST}\n{LAST}"


@pytest.mark.parametrize(
    ("line", "author"),
    [
        (BYLINE, "Eva Muster"),
        ("Ann Example, whose son was on the boat, asked for a second one.", "Ann Example"),
        ("By Ann Example's account, all forty nurses were on the boat.", "Ann Example"),
        ("By Ann Example, all was seen, and nothing was written down.", "Ann Example"),
        (TOLD, ""),
    ],
)
def test_a_line_that_tells_of_others_or_of_more_stays(line: str, author: str) -> None:
    article = Article("s", "k", "u", "A title", f"{line}\n{FIRST}\n{LAST}", authors=[author])
    clean_article(article)
    assert article.text.startswith(line)


@pytest.mark.parametrize(
    "line",
    [
        "Ann Example is a senior reporter at The River Courier.",
        "Ann is a reporter who has followed both hospitals for ten years.",
        "Eva Muster ist Redakteurin in der Stadt am Fluss.",
        "Иван Примеров – корреспондент газеты.",
        "Written by: Eva Muster",
    ],
)
def test_a_last_line_that_says_which_writer_somebody_is_goes(line: str) -> None:
    article = Article("s", "k", "u", "A title", "\n".join([FIRST] * 4 + [LAST, line]), authors=["Ann Other"])
    clean_article(article)
    assert article.text.endswith(LAST)


@pytest.mark.parametrize(
    "line",
    [
        "She is a reporter, and she was on the boat.",
        "By Friday the boat is full.",
        "Por la tarde",
        "Ann Example is the doctor who spoke to a reporter on the boat.",
        "Ann Example is told of by every writer of the valley.",
        "Eva Muster ist Ärztin, und ein Journalist hat sie begleitet.",
    ],
)
def test_a_last_line_that_only_has_a_writer_in_it_stays(line: str) -> None:
    article = Article("s", "k", "u", "A title", "\n".join([FIRST] * 4 + [LAST, line]), authors=["Ann Other"])
    clean_article(article)
    assert article.text.endswith(line)


def test_lines_that_name_an_author_go_however_many_they_are() -> None:
    article = Article("s", "k", "u", "A title", "\n".join([FIRST] * 4 + [LAST] + ["By Ann Example"] * 9_999))
    article.authors = ["Ann Example"]
    clean_article(article)
    assert article.text.endswith(LAST)


def test_an_article_that_is_nothing_else_keeps_its_text() -> None:
    article = Article("s", "k", "u", "A title", BYLINE, authors=["Ann Example"])
    clean_article(article)
    assert article.text == BYLINE


def test_what_an_article_says_of_its_author_in_its_midst_stays() -> None:
    article = Article("s", "k", "u", "A title", "\n".join([FIRST] * 5 + [TOLD] + [LAST] * 5))
    article.authors = ["Ann Example"]
    clean_article(article)
    assert TOLD in article.text


def test_a_short_last_line_without_a_source_line_stays() -> None:
    assert clean(f"{FIRST}\n{LAST}\nNgọc Lan").endswith("Ngọc Lan")


def test_direction_controls_that_do_not_close_go_and_joiners_stay() -> None:
    assert (
        clean(f"\u202b{FIRST}\n\u2067می\u200cشود\u2069 و\u200b بس.")
        == f"{FIRST}\n\u2067می\u200cشود\u2069 و بس."
    )


@pytest.mark.parametrize(
    ("loader", "columns", "row"),
    [
        (load_residue, "language\tkind\ttext\tseen", "en\tline"),
        (load_labels, "language\tlabel", "en\t"),
        (load_phrases, "phrase\tstands in\tsays", "not found\ttitle\tnothing"),
        (load_phrases, "phrase\tstands in\tsays", "not found\tfoot\tsoft 404"),
    ],
)
def test_a_wrong_row_is_refused_with_file_and_line(
    tmp_path: Path, loader: Callable[[Path], object], columns: str, row: str
) -> None:
    file = tmp_path / "table.tsv"
    file.write_text(f"{columns}\n{row}\n", "utf-8")
    with pytest.raises(TableError, match=r"table\.tsv:2: (?:a row is|no .*; known: )"):
        loader(file)


@pytest.mark.parametrize(
    ("row", "said"), [("en\tword\tx\ty", "known: line"), ("en\tpattern\t(\ty", "expression")]
)
def test_a_wrong_kind_or_pattern_is_refused(tmp_path: Path, row: str, said: str) -> None:
    file = tmp_path / "table.tsv"
    file.write_text(f"language\tkind\ttext\tseen\n{row}\n", "utf-8")
    with pytest.raises(ValueError, match=said):
        load_residue(file)


def cleaned(text: str, shape: str, authors: tuple[str, ...] = ()) -> tuple[str, str]:
    article = Article("s", "k", "u", "A title", text, shape=shape, authors=list(authors))
    clean_article(article)
    return article.text, article.shape


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("h", "What else happens on the river"),
        ("h", "Need help?"),
        ("h", "Ещё из этого номера"),
        ("p", "Other people who asked this found the following pages useful:"),
        ("l", "相关报告："),
    ],
)
def test_a_heading_below_which_nothing_stands_is_no_part_of_the_text(kind: str, line: str) -> None:
    assert cleaned(f"{FIRST}\n{LAST}\nOur river\n{line}", f"pph{kind}") == (f"{FIRST}\n{LAST}", "pp")
    assert cleaned(f"{FIRST}\n{line}\n{LAST}", f"p{kind}p") == (f"{FIRST}\n{line}\n{LAST}", f"p{kind}p")


def test_a_last_sentence_in_large_letters_stays() -> None:
    assert cleaned(f"{FIRST}\n{STORY}", "ph") == (f"{FIRST}\n{STORY}", "ph")
    assert cleaned("What they agreed on", "h") == ("What they agreed on", "h")


@pytest.mark.parametrize("line", ["{} is adjunct faculty at the college of the river, and a physician there.",
                                  "{} – bác sĩ bệnh viện tỉnh."])  # fmt: skip
def test_what_a_last_line_tells_of_an_author_is_no_part_of_the_text(line: str) -> None:
    told = line.format("Ann Sample")
    assert cleaned(f"{STORY}\n{FIRST}\n{LAST}\n{LAST} Soon.\n{told}", "ppppp", ("Ann Sample",))[1] == "pppp"
    assert cleaned(f"{STORY}\n{FIRST}\n{LAST}\n{LAST} Soon.\n{told}", "ppppp", ("Bob Other",))[1] == "ppppp"
    first = f"{told}\n{STORY}\n{FIRST}\n{LAST}\n{LAST} Soon."
    assert cleaned(first, "ppppp", ("Ann Sample",))[0] == first
