"""Heads and feet of printed letters and press releases: what dates them, and what of them is no text."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from crawler.newsroom.document import Row, letter, pdf
from spiders import apart
from spiders.reading.prints.formal import is_date_line, stands_alone
from spiders.reading.prints.lines import Line
from spiders.reading.prints.paragraphs import Paragraph, paragraphs_of
from spiders.reading.prints.pdf import print_of
from spiders.reading.prints.printed import read
from spiders.reading.prints.sheets import Print, is_pdf
from storage.article import Article

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
URL = "https://www.site.example/files/1.pdf"
BODY = [
    "The hospitals of both towns will train their nurses together",
    "from next spring on, and a first class of thirty will begin in",
    "March, when the new rooms above the children's ward are open.",
]


def read_one(body: bytes, zone: str = "Asia/Bishkek", title: str = "") -> Article:
    return read(print_of(body), URL, title=title, zone=zone, now=NOW)


def release(*heads: str, title: str = "", body: list[str] = BODY, foot: tuple[str, ...] = ()) -> bytes:
    """A press release: small lines at its head, near one another; a large title; its text; lines below."""
    rows = [(790.0 - 11 * place, Row(head, 9)) for place, head in enumerate(heads)]
    named = [(700.0, Row(title, 18))] if title else []
    text = [(650.0 - 13 * place, Row(line)) for place, line in enumerate(body)]
    below = [(540.0 - 13 * place, Row(line)) for place, line in enumerate(foot)]
    return pdf([[*rows, *named, *text, *below]])


@pytest.mark.parametrize(
    "line",
    [
        "Бишкек, 18 ноября 2026 г.", "г. Ош, 18.11.2026 г.", "Бишкек шаары, 2026-жылдын 18-ноябры",
        "Астана қ., 2026 жылғы 18 қараша", "Toshkent shahri, 2026-yil 18-noyabr",
        "Тошкент ш., 2026 йил 18 ноябрь", "ш. Душанбе, 18 ноябри соли 2026",
        "Lào Cai, ngày 18 tháng 11 năm 2026", "北京，2026年11月18日", "二〇二六年十一月十八日",
        "Fait à Dakar, le 18 novembre 2026.", "Lusaka, 18 November 2026",
        "For immediate release: November 18, 2026", "Tegucigalpa, M.D.C., 18 de noviembre de 2026",
        "Tegucigalpa, M.D.C., 18 de noviembre de 2026.",
        "Maputo, 18 de novembro de 2026", "Ankara, 18 Kasım 2026", "Berlin, den 18. November 2026",
        "№ 12/3-45 от 18 ноября 2026 г.", "Số: 12/KH-SYT ngày 18/11/2026",
    ],
)  # fmt: skip
def test_the_day_above_a_headline_is_that_of_a_press_release(line: str) -> None:
    found = read_one(release("Ministry of Health", line, title="Two hospitals train their nurses"))
    assert (found.title, found.text) == ("Two hospitals train their nurses", " ".join(BODY))
    assert (found.published or NOW).date().isoformat() == "2026-11-18"
    assert found.methods["published"].startswith("visible")


@pytest.mark.parametrize(
    "line", ["عمان في 18 نوفمبر 2026", "اسلام آباد، 18 نومبر 2026ء", "تهران، ۲۷ آبان ۱۴۰۵"]
)
def test_the_day_above_a_headline_is_read_from_the_right_as_well(line: str) -> None:
    told = (line, "Two hospitals train their nurses", " ".join(BODY))
    shown = Print([Paragraph(text, 0, 70, 500, 11, False) for text in told], 11, pages=1, read=1)
    found = read(shown, URL, title=told[1], zone="Asia/Amman", now=NOW)
    assert (found.text, found.published_precision) == (told[2], "day")
    assert (found.published or NOW).date().isoformat() == "2026-11-18"


@pytest.mark.parametrize(
    "line",
    [
        "19 tháng 11 năm 2026, hai cơ quan kiểm soát bệnh tật",
        "Signed in the presence of both ministers on 5 October 2026.",
        "The plan for 2025 and 2026 was signed by all of the hospitals",
        "for the years 2026 to 2030.",
        "dưỡng giai đoạn 2026-2030",
        "Next meeting: 12 March 2026",
    ],
)
def test_a_line_of_a_text_is_no_line_of_its_head(line: str) -> None:
    assert not is_date_line(line)
    assert not stands_alone(line)


def test_an_official_letter_leaves_its_head_and_its_foot() -> None:
    head = [
        (800.0, Row("UBND TỈNH CAO BẰNG", indent=5)), (789.0, Row("SỞ Y TẾ", indent=5)),
        (770.0, Row("Số: 1512/SYT-NVY", indent=310)),
        (800.0, Row("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", indent=240)),
        (789.0, Row("Độc lập - Tự do - Hạnh phúc", indent=240)),
        (770.0, Row("Cao Bằng, ngày 18 tháng 11 năm 2026")),
        (757.0, Row("V/v bệnh viện tỉnh ký kết hợp tác chuyên môn với bệnh viện Quảng Tây")),
        (735.0, Row("Kính gửi: Các bệnh viện trong tỉnh")),
    ]  # fmt: skip
    told = [
        "Chiều nay, tại trụ sở, hai bệnh viện đã ký bản ghi nhớ về việc",
        "đào tạo ba mươi bác sĩ gây mê trong ba năm tới ở cả hai nơi.",
    ]
    text = [(700.0 - 13 * place, Row(line)) for place, line in enumerate(told)]
    foot = [(640.0, Row("Nơi nhận:")), (627.0, Row("- Như trên;")), (614.0, Row("- Lưu: VT."))]
    found = read_one(pdf([[*head, *text, *foot]]), "Asia/Ho_Chi_Minh")
    assert found.title == "Bệnh viện tỉnh ký kết hợp tác chuyên môn với bệnh viện Quảng Tây"
    assert found.text == " ".join(told)
    assert (found.published or NOW).date().isoformat() == "2026-11-18"


def test_a_letter_whose_title_only_its_list_knows_leaves_its_head_too() -> None:
    body = release("MINISTRY OF HEALTH", "No. 12/2026", "Lusaka, 18 November 2026")
    assert read_one(body, title="Nurses of both towns learn from each other").text == " ".join(BODY)


def test_a_line_of_a_head_goes_into_no_paragraph() -> None:
    dated = Line("Lào Cai, ngày 18 tháng 11 năm 2026", 0, 300, 470, 770, 9)
    subject = Line("V/v bệnh viện tỉnh ký kết hợp tác chuyên môn với", 0, 70, 420, 757, 9)
    rest = Line("bệnh viện Quảng Tây và các bên khác", 0, 70, 425, 744, 9)
    assert [one.text for one in paragraphs_of([dated, subject, rest])] == [
        dated.text,
        f"{subject.text} {rest.text}",
    ]


def test_what_happens_on_a_day_is_text_and_so_is_a_line_that_begins_like_a_formal_one() -> None:
    told = [
        "Two hospitals train their nurses",
        "12-13/10/2026: the delegations of both towns meet in Ndola",
        *(f"{line}." for line in BODY),
        "12 March 2027",
        "Рассылка вакцин начнётся весной.",
        "Тема обучения волнует всех.",
    ]
    shown = Print([Paragraph(text, 0, 70, 500, 11, False) for text in told], 11, pages=1, read=1)
    found = read(shown, URL, title=told[0], now=NOW)
    assert found.text.split("\n") == told[1:]


def test_the_day_below_a_text_dates_it_and_is_no_text() -> None:
    told = ["Екі аурухана мейіргерлерді бірге оқытады", *(f"{line}." for line in BODY * 3)]
    shown = Print(
        [Paragraph(text, 0, 70, 500, 11, False) for text in (*told, "2026 жылғы 18 қараша")],
        11,
        pages=1,
        read=1,
    )
    found = read(shown, URL, title=told[0], zone="Asia/Almaty", now=NOW)
    assert found.text.split("\n") == told[1:]
    assert (found.published or NOW).date().isoformat() == "2026-11-18"


def test_whom_to_ask_about_a_press_release_is_no_text() -> None:
    told = [
        "Two hospitals train their nurses",
        *(f"{line}." for line in BODY),
        "Media contact: press@a.example",
        "###",
    ]
    shown = Print([Paragraph(text, 0, 70, 500, 11, False) for text in told], 11, pages=1, read=1)
    assert read(shown, URL, title=told[0], now=NOW).text.split("\n") == told[1:-2]


def test_a_text_that_nobody_titles_goes_by_its_beginning() -> None:
    found = read_one(release())
    assert (found.title, found.methods["title"]) == (
        "The hospitals of both towns will train their nurses together from next spring on, and a first class "
        "of thirty will…",
        "text",
    )
    assert found.confidence["title"] < 0.2


def test_a_line_that_runs_over_the_edge_of_its_sheet_is_read_whole() -> None:
    line = "The hospitals of both towns will train their nurses together from next spring on, says " * 2
    found = read_one(pdf([[(780.0, Row("Two hospitals train their nurses", 18)), (700.0, Row(line))]]))
    assert found.text == line.strip()


def test_a_pdf_behind_what_a_server_says_first_is_one() -> None:
    body = letter("Sender", "Lusaka, 18 November 2026", "Two hospitals train their nurses", [" ".join(BODY)])
    for first in (
        b"\r\n\r\n",
        b"<!-- -->\n",
        b"<br />\n<b>Warning</b>: a notice in line 7\n",
        b"\xef\xbb\xbf",
    ):
        assert is_pdf(first + body)
        assert apart.read(first + body, URL, now=NOW).title == "Two hospitals train their nurses"
    assert not is_pdf(b" " * 1100 + body[1:])
    assert not is_pdf(b"<!DOCTYPE html><title>x</title>\n" + body)
    assert not is_pdf(b"<p>A file begins with %PDF-1.4\n and goes on.</p>" + b"<p>More.</p>" * 400)


def test_a_document_too_long_to_be_read_is_there_up_to_where_its_time_ended() -> None:
    heads = ("Nurses learn", "Doctors learn", "Midwives learn", "Teachers learn")
    pages = [
        [(780.0 - 13 * at, Row(line)) for at, line in enumerate([f"{head} from one another now", *BODY * 4])]
        for head in heads
    ]
    ticks = iter([0.0, *[1.0] * 2, *[9.0] * 9])
    shown = print_of(pdf(pages), lambda: next(ticks))
    found = read(shown, URL, title="Nurses of both towns", now=NOW)
    assert 0 < shown.read < 4
    assert found.methods["text"] == f"pdf, {shown.read} of 4 pages, cut"
    assert found.text.startswith(heads[0])
