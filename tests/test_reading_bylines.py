# ruff: noqa: E501 (markup is quoted as it comes)
"""Who wrote an article: names out of every place where sites keep them, and nobody else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from spiders.article import read
from spiders.reading.fields.byline_words import MEANINGS, TABLE, load
from spiders.reading.fields.bylines import authors_on
from spiders.reading.fields.persons import names_in
from spiders.reading.fields.signatures import signed_by
from spiders.reading.text.body import Body
from spiders.reading.tree.markup import parse
from spiders.reading.tree.page import page_of
from spiders.source import Hints
from storage.table import TableError
from tests.nurses import LINES, NOW, TITLE, URL


def authors(html: str, url: str = "https://www.courier.example/a/1") -> tuple[list[str], str]:
    return authors_on(page_of(parse(f"<html><body>{html}</body></html>"), url), ())


def said(author: object, **more: object) -> str:
    node = {"@type": "NewsArticle", "author": author} | more
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


@pytest.mark.parametrize(
    ("byline", "expected"),
    [
        ("By Ann Oduya", ["Ann Oduya"]),
        ("by Ann Oduya and Tran Lan", ["Ann Oduya", "Tran Lan"]),
        ("Ann Oduya, MD, PhD", ["Ann Oduya"]),
        ("Ann Oduya, Health Reporter", ["Ann Oduya"]),
        ("Ann Oduya | Staff Reporter | 12 May 2026", ["Ann Oduya"]),
        ("Ann Oduya (Nairobi)", ["Ann Oduya"]),
        ("Ann Oduya ann@courier.example", ["Ann Oduya"]),
        ("Ann Oduya/AFP", ["Ann Oduya", "AFP"]),
        ("Theo Trần Khánh Vy", ["Trần Khánh Vy"]),
        ("Bài và ảnh: Minh Thư", ["Minh Thư"]),
        ("Tác giả: Minh Thư - Lan Chi", ["Minh Thư", "Lan Chi"]),
        ("Автор: Айгүл Серік", ["Айгүл Серік"]),
        ("Текст: Анна Ким и Олег Пак", ["Анна Ким", "Олег Пак"]),
        ("Par Awa Ndiaye et Jean Sow", ["Awa Ndiaye", "Jean Sow"]),
        ("Por Rosa Quispe y Iván Mella", ["Rosa Quispe", "Iván Mella"]),
        ("作者：李小河", ["李小河"]),
        ("记者 王山、李小河", ["王山", "李小河"]),
        ("بقلم: سلمى حداد", ["سلمى حداد"]),
        ("نویسنده: مریم کاویان و سارا راد", ["مریم کاویان", "سارا راد"]),
        ("تحریر: ثنا قریشی", ["ثنا قریشی"]),
        ("Par Awa Ndiaye, correspondante à Thiès", ["Awa Ndiaye"]),
        ("Por Rosa Quispe, corresponsal en Buenos Aires", ["Rosa Quispe"]),
        ("作者：王山 李小河 编辑：周立", ["王山", "李小河"]),
        ("河报记者 王山 李小河", ["王山", "李小河"]),
        ("作者：王 山", ["王 山"]),
        ("كتب - سامر حداد:", ["سامر حداد"]),
        ("مریم کاویان - خبرنگار سلامت", ["مریم کاویان"]),
        ("خبررود، سایت خبرگزاری خبررود", ["خبررود"]),
        ("Thông tấn xã Sông Cái; Sông Cái", ["Thông tấn xã Sông Cái"]),
        ("News Agency", ["News Agency"]),
        ("Foto: Ben Were", []),
        ("Super User", []),
        *((nobody, []) for nobody in ("admin", "Administrator", "Редактор", "PV", "12 May 2026", "a@b.example", "5 min read")),
        ("Anna (she/her) Berg", ["Anna Berg"]),
    ],
)  # fmt: skip
def test_a_byline_is_its_names(byline: str, expected: list[str]) -> None:
    assert names_in([byline]) == expected


@pytest.mark.parametrize(
    ("html", "expected", "method"),
    [
        (said({"@type": "Person", "name": "Ann Oduya"}), ["Ann Oduya"], "json-ld"),
        (said([{"@type": "Organization", "name": "The Courier"}, {"@type": "Person", "name": "Ann Oduya"}],
              publisher={"name": "The Courier"}), ["Ann Oduya"], "json-ld"),
        (said([{"@type": "Organization", "name": "Reuters"}, {"@type": "Person", "name": "Ann Oduya"}]), ["Ann Oduya", "Reuters"], "json-ld"),
        (said({"@type": "Organization", "name": "River Wire - news of the river | River Wire Agency | Home"}), ["River Wire"], "json-ld"),
        (said({"@type": "NewsMediaOrganization", "name": "Ministry of Health and Social Protection"}), ["Ministry of Health and Social Protection"], "json-ld"),
        (said([{"@type": "Organization", "name": "Агентство «Суу-Кабар»"}, {"@type": "Organization", "name": "Суу-Кабар"}]), ["Агентство «Суу-Кабар»"], "json-ld"),
        (said({"@type": "Organization", "name": "River Wire | Home"}, publisher={"name": "River Wire | All of it"})
         + "<h1>T</h1><p class=byline>By Ann Oduya</p>", ["Ann Oduya"], "byline"),
        (said({"@type": "Person", "name": "Ann Oduya | Tran Lan"}), ["Ann Oduya", "Tran Lan"], "json-ld"),
        (said({"@type": "Person", "name": ["Ann Oduya", "Tran Lan"]}), ["Ann Oduya", "Tran Lan"], "json-ld"),
        (said([[{"name": "Ann Oduya"}]]), ["Ann Oduya"], "json-ld"),
        (said("Ann Oduya") + "<meta name=author content='Ann Oduya'>", ["Ann Oduya"], "agreement of json-ld, meta"),
        ("<meta name=author content=admin><meta name=twitter:label1 content='Written by'><meta name=twitter:data1 content='Ann Oduya'>", ["Ann Oduya"], "meta"),
        ("<meta property=article:author content='https://facebook.example/ann'><h1>T</h1><a rel=author href=/ann>Ann</a>", ["Ann"], "byline"),
        ("<h1>T</h1><div class=byline>By <span>Ann Oduya</span> and <span>Tran Lan</span></div>", ["Ann Oduya", "Tran Lan"], "byline"),
        ("<h1>T</h1><div itemprop=author><span itemprop=name>Ann Oduya</span><p>Writes on health</p></div>", ["Ann Oduya"], "byline"),
        ("<h1>T</h1><p>By Ann Oduya in Nairobi</p>", ["Ann Oduya"], "byline"),
        ("<h1>T</h1><a href='/author/ann'>Ann Oduya</a>", ["Ann Oduya"], "byline"),
        ("<h1>T</h1><article><footer>By <a href=/author/a>Ann Oduya</a> <a href=/author/t>Tran Lan</a></footer></article>", ["Ann Oduya", "Tran Lan"], "byline"),
        ("<h1>T</h1><p>إعداد: سمير نصار</p>", ["سمير نصار"], "byline"),
        ("<h1>T</h1><a rel=author href=/a>View all of Ann's posts.</a><p>By Ann Oduya</p>", ["Ann Oduya"], "byline"),
        ("<h1>T</h1><p class=post-author>王小安</p>", ["王小安"], "byline"),
        ("<h1>T</h1><div class=author-bio><b class=author-title>By 王小安</b><a rel=author href=/a>View all of 王小安's posts.</a></div>", ["王小安"], "byline"),
        ("<meta property=og:site_name content='The Courier'><meta name=author content='The Courier'><h1>T</h1><p class=author>Ann Oduya</p>", ["Ann Oduya"], "byline"),
        ("<meta property=og:site_name content='The Courier'><meta name=author content='The Courier'>", ["The Courier"], "meta"),
    ],
)  # fmt: skip
def test_persons_are_found_before_the_site_that_employs_them(
    html: str, expected: list[str], method: str
) -> None:
    assert authors(html) == (expected, method)


@pytest.mark.parametrize("name", ["itemprop", "itemProp"])
def test_an_author_is_found_by_item_however_it_is_spelled(name: str) -> None:
    markup = f"<h1>T</h1><span {name}=author>Ann Oduya</span>"
    page = page_of(parse(markup), "https://www.courier.example/a/1", markup.encode())
    assert authors_on(page, ()) == (["Ann Oduya"], "byline")


@pytest.mark.parametrize(
    "html",
    [
        "<h1>T</h1><div class=comments><span class=comment-author>Troll Someone</span></div>",
        "<h1>T</h1><footer><a rel=author href=/x>Web Studio</a></footer>",
        "<h1>T</h1><div class=related-news><span class=author>Other Person</span></div>",
        "<h1>T</h1><p>By 2030 The Ministry Wants Ten Clinics</p>",
        "<h1>T</h1><p class=author>the press service of the ministry said on its page</p>",
        "<h1>T</h1><ul><li>إعداد فرق للعلاج النفسي والتأهيل.</li></ul>",
        "<h1>T</h1><p class=byline>" + "Long Words " * 40 + "</p>",
        said({"@type": "Person"}),
        said(7),
    ],
)
def test_nobody_is_made_an_author(html: str) -> None:
    assert authors(html) == ([], "")


def test_a_flood_of_authors_is_bounded() -> None:
    assert (
        len(authors(said([f"Ann{chr(65 + n % 26)}{chr(65 + n // 26)} Oduya" for n in range(300)]))[0]) == 20
    )


def test_persons_who_contributed_are_authors_as_well() -> None:
    others = [{"@type": "Person", "name": "Tran Lan"}, {"@type": "Organization", "name": "Desk of the Port"}]
    assert authors(said({"@type": "Person", "name": "Ann Oduya"}, contributor=others))[0] == [
        "Ann Oduya",
        "Tran Lan",
    ]
    assert authors(said(None, contributor=others))[0] == []


def test_a_byline_above_the_headline_is_read_where_only_comments_stand_below() -> None:
    comment = (
        "<ol class=comment-list><li><div class='comment-author vcard'><b class=fn>Reader One</b></div></ol>"
    )
    byline = (
        "<div class=entry-meta><span class='author vcard'><a href=/author/ann/>Ann Oduya</a></span></div>"
    )
    assert authors(f"<header>{byline}<h1>Nurses meet</h1></header><p>Text.</p>{comment}")[0] == ["Ann Oduya"]


@pytest.mark.parametrize(
    ("line", "expected", "method"),
    [
        ("<div>October 5, 2026&nbsp;·&nbsp;3 min&nbsp;·&nbsp;Ann Oduya</div>", ["Ann Oduya"], "beside the date"),
        ("<span>Ann Oduya</span><span>·</span><time>Oct 5, 2026</time>", ["Ann Oduya"], "beside the date"),
        ("<p><a href=/people/ann>Ann Oduya</a> | 05.10.2026</p>", ["Ann Oduya"], "beside the date"),
        ("<p>Айгүл Серік — 05.10.2026 14:27</p>", ["Айгүл Серік"], "beside the date"),
        ("<p class=byline>By ANN ODUYA and Ben Were in Kisumu</p>", ["ANN ODUYA", "Ben Were"], "byline"),
        ("<div>Par Awa Ndiaye, correspondante à Thiès</div>", ["Awa Ndiaye"], "byline"),
        ("<div>作者：王山 李小河 编辑：周立</div>", ["王山", "李小河"], "byline"),
        ("<div>كتب - سامر حداد:</div>", ["سامر حداد"], "byline"),
        ("<div class=writer>مریم کاویان - خبرنگار سلامت</div>", ["مریم کاویان"], "byline"),
    ],
)  # fmt: skip
def test_a_byline_below_the_headline_is_read_as_papers_write_it(
    line: str, expected: list[str], method: str
) -> None:
    found = authors(f"<main><h1>Nurses cross the river</h1>{line}<p>The two ministries agreed on Monday.</p>")
    assert found == (expected, method)


@pytest.mark.parametrize(
    "line",
    [
        "<p>Public Health · October 5, 2026</p>",
        "<p>New York · October 5, 2026</p>",
        "<p>Hà Nội · 05/10/2026</p>",
        "<p><a href=/category/rivers>Great Rivers</a> · October 5, 2026</p>",
        "<p>Ann Oduya · Great Rivers · October 5, 2026</p>",
        "<p>Great Rivers</p><p>October 5, 2026</p>",
        "<div class=related><p>Ann Oduya · October 5, 2026</p></div>",
        "<p>LATEST STORIES · October 5, 2026</p>",
        "<p>Source: Ann Oduya · October 5, 2026</p>",
        "<p>- از سال گذشته</p>",
        "<p class=author>Super User</p>",
    ],
)
def test_a_line_that_names_a_day_and_no_person_makes_nobody_an_author(line: str) -> None:
    found = authors(f"<main><h1>Nurses cross the river</h1>{line}<p>The two ministries agreed on Monday.</p>")
    assert found[0] == []


def test_de_is_by_in_languages_that_say_so_and_a_part_of_a_name_elsewhere() -> None:
    html = "<html lang={}><body><h1>Nurses cross the river</h1><p class=news-author>De {}</p></body></html>"

    def of(language: str, name: str) -> list[str]:
        return authors_on(page_of(parse(html.format(language, name)), "https://www.courier.example/a/1"), ())[
            0
        ]

    assert of("fr", "Awa Ndiaye") == ["Awa Ndiaye"]
    assert of("fr", "La Cruz Rosa") == ["De La Cruz Rosa"]
    assert of("nl", "Vries Jan") == ["De Vries Jan"]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (
            "<article>{}<footer class=entry-footer><span class=byline><span class='author vcard'><span>Author </span>"
            "<a class='url fn n' href=/x>Ann Oduya</a></span></span><span class=posted-on>Posted on May 5</span></footer></article>",
            ["Ann Oduya"],
        ),
        ("{}<footer><span class=author><a href=/x>Ann Oduya</a></span></footer>", []),
        (
            "{}<div class=submitted>Published <span typeof='sioc:UserAccount' property='foaf:name'>Ann Oduya</span> 05/05/2026</div>",
            ["Ann Oduya"],
        ),
        ("{}<div>Submitted: <span typeof='schema:Person'>admin</span> 05/05/2026</div>", []),
        ("{}<span class='meta-prep meta-prep-author'>ارسال شده در</span> ۵ مهر", []),
        ("{}<span class=author>編集部 のすべての投稿を表示</span>", []),
    ],
)
def test_writers_stand_in_the_foot_of_an_article_and_where_drupal_keeps_them(
    page: str, expected: list[str]
) -> None:
    story = "<h1>Nurses cross the river</h1><p>The two ministries agreed on Monday.</p>"
    assert authors(page.format(story))[0] == expected


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (
            "新华社河内11月18日电（记者王健 李明）越南高平省与中国广西签署卫生合作协议。",
            "双方将联合演练。",
            ["王健", "李明"],
        ),
        ("中新网南宁11月18日电 (记者 黄梅)广西与越南四省将联合演练。", "双方将互派医生。", ["黄梅"]),
        ("广西与越南四省将联合演练。", "双方将互派医生。（本报记者 胡丽 通讯员李明）", ["胡丽", "李明"]),
        ("广西与越南四省将联合演练。", "（特约记者 阮文安）", ["阮文安"]),
        ("会上，记者（来自越南）提问，电视台（记者站）作了直播。", "双方将互派医生。", []),
    ],
)
def test_correspondents_are_read_in_the_dateline_or_at_the_end(
    first: str, last: str, expected: list[str]
) -> None:
    body = Body([first, "两地卫生部门还将交换疫情信息。", last])
    assert signed_by(body) == (expected, "dateline")


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ("(Reporting by Ann Oduya; Editing by Lars Holm)", ["Ann Oduya"]),
        ("The ferry sails on Monday. (Reporting by Ann Oduya in Geneva and Amina Said)", ["Ann Oduya", "Amina Said"]),
        ("Reporting by Ann Oduya; Editing by Lars Holm", ["Ann Oduya"]),
        (
            "(Reporting by Ann Oduya; additional reporting by Amina Said; writing by Lars Holm)",
            ["Ann Oduya", "Amina Said"],
        ),
        ("(Reportage Ann Oduya, version française Amina Said, édité par Lars Holm)", ["Ann Oduya"]),
        ("(Reporte de Ana Robles y Luis Prieto; editado en español por Amina Said)", ["Ana Robles", "Luis Prieto"]),
        ("(Reportagem de Ana Robles; edição de Luis Prieto)", ["Ana Robles"]),
        ("(Репортаж Анны Орловой; редактор Иван Петров)", ["Анны Орловой"]),
        ("(reporting by both ministries is due in May)", []),
        ("Reporting by the two ministries is due in May.", []),
        ("He praised the (reporting by Ann Oduya) at length, and left.", []),
    ],
)  # fmt: skip
def test_agencies_say_behind_a_text_who_reported(last: str, expected: list[str]) -> None:
    body = Body(["GENEVA - Two ministries agreed on a ferry for nurses.", "It will sail twice a day.", last])
    names, method = signed_by(body)
    assert names == expected
    assert method == ("sign-off" if expected else "dateline")


@pytest.mark.parametrize(
    "begin", ["<p align=right>", "<p style='text-align: right'>", "<div style='text-align:right'>"]
)
def test_a_bold_name_that_is_set_to_the_right_below_a_text_signs_it(begin: str) -> None:
    told = "<p>The two towns agreed to train nurses together for three years.</p>" * 4
    signed = f"{begin}<b>Rosa Quispe</b></{begin[1:].split(maxsplit=1)[0]}>"
    assert authors(f"<h1>Nurses</h1><section>{told}{signed}</section>") == (["Rosa Quispe"], "signature")
    assert authors(f"<h1>Nurses</h1><section>{told}{signed}{told}</section>") == ([], "")


@pytest.mark.parametrize(
    "line",
    ["Nguồn: Báo Xuân Mai", "(Theo Báo Xuân Mai)", "Источник: Газета Река", "Source: River Times",
     "[Fuente: Diario del Río]", "来源：河边日报", "المصدر: صحيفة النهر"],
)  # fmt: skip
@pytest.mark.parametrize("begin", ["<p>", "<p style='text-align:right'>", "<p align=right>"])
@pytest.mark.parametrize("hints", [Hints(), Hints(body=("article",))])
def test_a_source_line_below_a_text_makes_nobody_an_author(line: str, begin: str, hints: Hints) -> None:
    told = "".join(f"<p>{said} {said}</p>" for said in LINES)
    page = f"<title>{TITLE}</title><article><h1>{TITLE}</h1>{told}{begin}<b>{line}</b></p></article>"
    one = read(page, URL, hints=hints, now=NOW)
    assert (one.authors, one.text.split("\n")[-1]) == ([], line)


def test_what_stands_behind_a_sign_off_does_not_hide_it() -> None:
    signed = "(Reporting by Ann Oduya; Editing by Lars Holm)"
    told = [f"The ferry sailed for the {count}th time." for count in (4, 5, 6)]
    assert signed_by(Body([*told, signed, "Our standards: trust and care."]))[0] == ["Ann Oduya"]
    assert signed_by(Body([signed, *told]))[0] == []


def test_a_byline_below_the_headline_is_believed_before_one_within_it() -> None:
    within, below = "<span class=author>Lars Holm</span>", "<p class=author>Ann Oduya</p>"
    page = "<h1>Nurses cross the river {}</h1>{}<p>The two ministries agreed on Monday.</p>"
    assert authors(page.format(within, below))[0] == ["Ann Oduya"]
    assert authors(page.format(within, ""))[0] == ["Lars Holm"]


def test_a_line_of_markup_ends_no_name() -> None:
    by = "<div class=byline><span>By</span> Amina Said, Lars Holm and Ann\n          Oduya\n<b>May 5, 2026</b></div>"
    assert authors(f"<h1>Nurses cross the river</h1>{by}")[0] == ["Amina Said", "Lars Holm", "Ann Oduya"]


def test_links_to_several_writers_in_the_margin_of_an_article_name_them_all() -> None:
    by = "<address><a rel=author href=/p/1>Amina Said</a> and <a rel=author href=/p/2>Lars Holm</a></address>"
    head, text = "<h1>Nurses cross the river</h1>", "<p>The two ministries agreed on Monday.</p>"
    within = authors(f"<article>{head}<aside>{by}</aside>{text}</article>")
    assert within == (["Amina Said", "Lars Holm"], "byline")
    follow = by.replace("</address>", " <a href=/follow>Harbour Desk</a></address>")
    assert authors(f"<article>{head}<aside>{follow}</aside>{text}</article>") == within
    another = f"<aside><article><h3>A day in the lab</h3>{by}</article></aside>"
    assert authors(f"<article>{head}{text}</article>{another}")[0] == []


def test_a_line_whose_words_are_glued_is_read_by_its_parts() -> None:
    line = "<div>By <span>Ann Oduya</span><span>Posted on May 5</span><b>Chief</b></div>"
    assert authors(f"<h1>Nurses cross the river</h1>{line}<p>The two ministries agreed.</p>")[0] == []
    whole = line.replace("><span>Posted", "> <span>Posted").replace("<b>Chief</b>", "")
    assert authors(f"<h1>Nurses cross the river</h1>{whole}<p>They agreed.</p>")[0] == ["Ann Oduya"]


@pytest.mark.parametrize(
    ("field", "said", "names"),
    [
        (
            "citation_author",
            ["Nguyễn, Thị Hoa", "Smith-Jones, Anna M."],
            ["Thị Hoa Nguyễn", "Anna M. Smith-Jones"],
        ),
        ("dc.creator", ["Reuters, AFP"], ["Reuters", "AFP"]),
        ("citation_author", ["Anna Smith, Omar Haddad"], ["Anna Smith", "Omar Haddad"]),
        ("author", ["Reuters, Bloomberg"], ["Reuters", "Bloomberg"]),
    ],
)
def test_a_name_as_in_a_catalogue_is_one_and_begins_with_the_forename(
    field: str, said: list[str], names: list[str]
) -> None:
    head = "".join(f"<meta name={field} content='{one}'>" for one in said)
    assert authors_on(page_of(parse(f"<html><head>{head}</head><body><p>x</p></body></html>"), ""), ()) == (
        names, "meta",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("written by\tahead of writers", "no meaning 'ahead of writers'; known: ahead of a writer"),
        ("Written by\tahead of a writer", "'Written by' is wanted in small letters: 'written by'"),
        ("by\tahead of a writer", r"'by' stands for this already: bylines\.tsv:2"),
    ],
)
def test_a_wrong_row_of_the_words_of_bylines_is_refused_with_file_and_line(
    row: str, said: str, tmp_path: Path
) -> None:
    file = tmp_path / "bylines.tsv"
    file.write_text(f"word\tstands for\nby\tahead of a writer\n{row}\n", "utf-8")
    with pytest.raises(TableError, match=rf"bylines\.tsv:3: {said}"):
        load(file)


@pytest.mark.parametrize("relation", ["author", "'author'", '"author"'])
def test_a_link_to_the_writer_names_them_however_its_markup_is_written(relation: str) -> None:
    html = (
        f"<body><h1>Nurses cross the river</h1><a rel={relation} href=/oduya>Ann Oduya</a><p>They sang.</p>"
    )
    assert authors_on(page_of(parse(html.encode()), "", html.encode()), ()) == (["Ann Oduya"], "byline")


def test_each_meaning_of_the_words_of_bylines_has_words() -> None:
    assert {meaning for _, meaning in load(TABLE)} == set(MEANINGS)
