"""PDF as an article: what is read of one, what is left of a scan, and where a hostile one ends."""

from __future__ import annotations

import os
import re
import signal
import sys
import time
import zlib
from datetime import UTC, datetime
from itertools import chain

import pytest

from crawler.newsroom.document import Row, letter, pdf, scan
from spiders import apart, article
from spiders.document import is_document, with_document
from spiders.faults import NotAnArticle
from spiders.reading.prints.letters import Letter
from spiders.reading.prints.lines import Line, lines_of
from spiders.reading.prints.paragraphs import paragraphs_of, told, without_running
from spiders.reading.prints.pdf import print_of
from spiders.reading.prints.printed import CREATED, SCAN, UNREADABLE, read
from spiders.reading.prints.sheets import Print
from storage.article import Article
from tests.watching import children_of

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
URL = "https://www.site.example/van-ban/Thong-bao-hop-tac.pdf"
ZONE = "Asia/Ho_Chi_Minh"
SENDER, DATED = "Sở Y tế tỉnh Cao Bằng", "Cao Bằng, ngày 20 tháng 11 năm 2026"
TITLE = "Cao Bằng và Bách Sắc (Trung Quốc) ký kế hoạch hợp tác y tế vùng biên giới năm 2027"
PARAGRAPHS = [
    "Chiều 19 tháng 11, hai cơ quan kiểm soát bệnh tật đã thống nhất báo cho nhau mọi ca nghi nhiễm trong "
    "vòng một ngày và cùng lấy mẫu tại cửa khẩu.",
    "Mười điều dưỡng của tỉnh sẽ sang Bách Sắc học châm cứu; phía bạn cử hai bác sĩ nhãn khoa sang mổ cho "
    "người cao tuổi vào mùa xuân.",
]
LETTER = letter(SENDER, DATED, TITLE, PARAGRAPHS, made="D:20261121080000+07'00'")


def read_one(body: bytes, url: str = URL, title: str = "", zone: str = ZONE) -> Article:
    return read(print_of(body), url, title=title, zone=zone, now=NOW)


# --- a letter ---------------------------------------------------------------------------------------


def test_a_letter_is_read_without_its_head_and_the_breaks_of_its_lines() -> None:
    found = read_one(LETTER)
    assert (found.title, found.methods["title"]) == (TITLE, "largest type")
    assert found.text.split("\n") == PARAGRAPHS
    assert (found.methods["text"], found.shape) == ("pdf", "pp")


def test_the_date_is_the_one_that_is_written_above_the_text() -> None:
    found = read_one(LETTER)
    assert found.published is not None
    assert found.published.isoformat() == "2026-11-20T00:00:00+07:00"
    assert (found.published_precision, found.published_method) == ("day", "visible, gregorian")


def test_when_the_file_was_made_is_a_guess_and_marked_as_one() -> None:
    found = read_one(letter(SENDER, "", TITLE, PARAGRAPHS, made="D:20261118235900+07'00'"))
    assert found.published == datetime(2026, 11, 18, 16, 59, tzinfo=UTC)
    assert (found.published_precision, found.published_method) == ("day", CREATED)
    assert found.confidence["published"] < 0.5


def test_no_file_was_made_ahead_of_its_reading() -> None:
    days = [
        read_one(letter(SENDER, "", TITLE, PARAGRAPHS, made=f"D:202611{at}")).published
        for at in ("22210000Z", "23090000Z")
    ]
    assert days == [datetime(2026, 11, 21, 17, 0, tzinfo=UTC), None]


@pytest.mark.parametrize("made", ["", "D:20991118", "D:20261399", "yesterday", "D:19700101000000Z"])
def test_no_date_is_invented(made: str) -> None:
    assert read_one(letter(SENDER, "", TITLE, PARAGRAPHS, made=made)).published is None


def test_a_day_within_a_sentence_is_not_the_documents_date() -> None:
    told = [
        "Ngày 3 tháng 11 năm 2026, đoàn công tác đã sang thăm bệnh viện bạn và làm việc cả ngày ở đó.",
        *PARAGRAPHS,
    ]
    assert read_one(letter(SENDER, "", TITLE, told)).published is None


def test_a_paragraph_goes_on_over_the_page() -> None:
    many = [
        f"{paragraph} Văn bản số {number} được gửi kèm theo."
        for number in range(12)
        for paragraph in PARAGRAPHS
    ]
    body = letter(SENDER, DATED, TITLE, many)
    assert print_of(body).pages > 1
    assert read_one(body).text.split("\n") == many


@pytest.mark.parametrize(
    ("given", "said", "title", "method"),
    [
        (
            "",
            "Hợp tác y tế vùng biên giới năm 2027",
            "Hợp tác y tế vùng biên giới năm 2027",
            "pdf title, page one",
        ),
        (
            "Hợp tác y tế giữa Cao Bằng và Bách Sắc",
            "x",
            "Hợp tác y tế giữa Cao Bằng và Bách Sắc",
            "entry, page one",
        ),
        ("Tải về", "Microsoft Word - mau-1.doc", TITLE, "largest type"),
        ("Một tin khác hẳn với văn bản này", "Tài liệu1", TITLE, "largest type"),
    ],
)
def test_a_title_is_believed_where_the_page_says_it_too(
    given: str, said: str, title: str, method: str
) -> None:
    shown = print_of(LETTER)
    shown.title = said
    found = read(shown, URL, title=given, now=NOW)
    assert (found.title, found.methods["title"]) == (title, method)


def test_a_letter_in_one_type_is_known_by_its_subject_or_its_bold_head() -> None:
    told = [f"Câu thứ {number} của văn bản này nói về việc chuẩn bị đón đoàn." for number in range(4)]
    rows = [Row("SỞ Y TẾ"), Row("V/v hợp tác y tế với tỉnh Quảng Tây"), Row("Kính gửi: các bệnh viện.")]
    rows += map(Row, told)
    subject = pdf([[(700.0 - 40 * place, row) for place, row in enumerate(rows)]])
    assert read_one(subject).title == "Hợp tác y tế với tỉnh Quảng Tây"
    rows[1] = Row("KẾ HOẠCH HỢP TÁC Y TẾ VỚI QUẢNG TÂY", bold=True, indent=101)
    bold = pdf([[(700.0 - 40 * place, row) for place, row in enumerate(rows)]])
    assert read_one(bold).title == "KẾ HOẠCH HỢP TÁC Y TẾ VỚI QUẢNG TÂY"


BODY = [
    "The hospitals of both towns will train their nurses together",
    "from next spring on, and a first class of thirty will begin in",
    "March, when the new rooms above the children's ward are open.",
]


def of_one_type(*heads: str, body: list[str] = BODY) -> bytes:
    """A page on which everything is set in one type, its heads apart and its text in one piece."""
    rows = [(780.0 - 30 * place, Row(head)) for place, head in enumerate(heads)]
    below = 780.0 - 30 * len(heads)
    text = [(below - 13 * place, Row(line)) for place, line in enumerate(body)]
    return pdf([[*rows, *text, (below - 100, Row("Names of the nurses of both towns"))]])


@pytest.mark.parametrize(
    ("heads", "title"),
    [
        (
            ("PRESS RELEASE", "Two hospitals train their nurses together", "Geneva, 20 November 2026"),
            "Two hospitals train their nurses together",
        ),
        (
            ("МИНИСТЕРСТВО ЗДРАВООХРАНЕНИЯ", "№ 12/3-45", "О совместном обучении медицинских сестёр"),
            "О совместном обучении медицинских сестёр",
        ),
        (("UBND TỈNH CAO BẰNG", "Số: 12/KH-SYT", "KẾ HOẠCH HỢP TÁC Y TẾ"), "KẾ HOẠCH HỢP TÁC Y TẾ"),
        (
            ("Two hospitals train their nurses together", "Dear colleagues,"),
            "Two hospitals train their nurses together",
        ),
        (("THE HOSPITAL", "JOINT TRAINING", "www.hospital-of-both-towns.example"), "JOINT TRAINING"),
    ],
)
def test_a_page_in_one_type_is_called_by_the_last_line_above_its_text(
    heads: tuple[str, ...], title: str
) -> None:
    found = read_one(of_one_type(*heads), "https://site.example/1.pdf")
    assert (found.title, found.methods["title"]) == (title, "first lines")
    assert found.confidence["title"] < 0.5


def test_a_page_in_one_type_without_a_head_goes_by_its_file() -> None:
    assert read_one(of_one_type()).methods["title"] == "file name"
    shown = print_of(of_one_type("Two hospitals train their nurses together"))
    shown.title = "Training 2027 of the nurses"
    assert read(shown, URL, now=NOW).methods["title"] == "first lines"
    assert read(shown, URL, title="What a list calls it", now=NOW).methods["title"] == "entry"


def test_a_subject_stands_below_the_number_of_a_letter() -> None:
    rows = ["SỞ Y TẾ", "Số: 123/SYT-NVY", "V/v hợp tác y tế với tỉnh Quảng Tây"]
    head = [(780.0 - 13 * place, Row(row)) for place, row in enumerate(rows)]
    body = [(700.0 - 13 * place, Row(line)) for place, line in enumerate(BODY)]
    beside = [(780.0, Row("Số: 123/SYT-NVY V/v hợp tác y tế với tỉnh Quảng Tây"))]
    for one in (head, beside):
        found = read_one(pdf([[*one, *body]]))
        assert (found.title, found.methods["title"]) == ("Hợp tác y tế với tỉnh Quảng Tây", "subject line")


def test_an_official_head_of_two_cells_is_no_text_but_dates_the_letter() -> None:
    head = [
        (780.0, Row("UBND TỈNH CAO BẰNG", 11, indent=5)),
        (766.0, Row("SỞ Y TẾ", 11, bold=True, indent=45)),
        (752.0, Row("Số: 12/KH-SYT", 11, indent=25)),
        (785.0, Row("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 11, bold=True, indent=220)),
        (771.0, Row("Độc lập - Tự do - Hạnh phúc", 11, bold=True, indent=250)),
        (743.0, Row("Cao Bằng, ngày 18 tháng 11 năm 2026", 11, indent=225)),
        (710.0, Row("KẾ HOẠCH", 11, bold=True, indent=201)),
        (695.0, Row("Hợp tác y tế với Quảng Tây giai đoạn 2027 - 2030", 11, bold=True, indent=69)),
    ]
    text = [
        (650.0, Row("Căn cứ biên bản ngày 05 tháng 9 năm 2026, hai bên cùng thống nhất", 11)),
        (636.0, Row("tổ chức hội đàm hằng năm.", 11)),
    ]
    found = read_one(pdf([[*head, *text]]))
    assert found.title == "KẾ HOẠCH Hợp tác y tế với Quảng Tây giai đoạn 2027 - 2030"
    assert found.text.startswith("Căn cứ biên bản")
    assert found.text.count("\n") == 0
    assert (found.published or NOW).date().isoformat() == "2026-11-18"


# --- a scan -----------------------------------------------------------------------------------------


def test_a_scan_is_kept_with_the_title_of_its_entry_and_marked() -> None:
    found = read_one(scan(), title="Thông báo hợp tác y tế với Quảng Tây")
    assert (found.title, found.text) == ("Thông báo hợp tác y tế với Quảng Tây", "")
    assert found.methods == {"title": "entry", "url": "address", "text": SCAN}
    assert found.published is None


def test_a_scan_that_nobody_names_goes_by_its_file_if_that_is_made_of_words() -> None:
    assert read_one(scan(), URL).methods["title"] == "file name"
    with pytest.raises(NotAnArticle, match="no title"):
        read_one(scan(), "https://www.site.example/files/20261120_0001.pdf")


def test_a_stamp_on_a_scan_is_no_text_but_says_when_it_was_signed() -> None:
    rows = ["Ký bởi: Sở Y tế", "Cơ quan: Tỉnh Cao Bằng", "Thời gian ký: 20/11/2026 15:30:00 +07:00"]
    stamped = pdf([[(800.0 - 12 * place, Row(row, 7)) for place, row in enumerate(rows)]])
    found = read_one(stamped, title="Thông báo hợp tác y tế với Quảng Tây")
    assert (found.text, found.methods["text"]) == ("", SCAN)
    assert (found.published or NOW).isoformat() == "2026-11-20T15:30:00+07:00"
    assert found.published_method == "signature, gregorian"


def test_a_few_letters_on_a_scan_are_no_text() -> None:
    noted = pdf([[(800.0, Row("Bản sao số 7"))], [(800.0, Row("Bản sao số 8"))]])
    found = read_one(noted, title="Thông báo hợp tác y tế với Quảng Tây")
    assert (found.text, found.methods["text"]) == ("", SCAN)


def test_letters_of_which_the_file_says_nothing_are_not_guessed() -> None:
    shown = print_of(LETTER)
    shown.unreadable = shown.letters // 2
    found = read(shown, URL, title="Thông báo hợp tác y tế", now=NOW)
    assert (found.text, found.methods["text"]) == ("", UNREADABLE)


def test_what_was_not_read_of_a_long_document_is_said() -> None:
    shown = print_of(LETTER)
    shown.pages = 900
    assert read(shown, URL, now=NOW).methods["text"] == "pdf, 1 of 900 pages, cut"


# --- lines ------------------------------------------------------------------------------------------


def placed(
    text: str, left: float = 100.0, y: float = 700.0, size: float = 10.0, wide: float = 6.0
) -> list[Letter]:
    """The letters of a line as they are seen, from the left; spaces are room."""
    return [
        Letter(char, left + wide * place, y, left + wide * place, left + wide * (place + 1), size)
        for place, char in enumerate(text)
        if char != " "
    ]


@pytest.mark.parametrize(
    "said",
    [
        "وزارة الصحة في مصر",
        "إرسال 25 طبيبا عام 2026",
        "المستشفى (القاهرة) والوزارة",
        "برنامج COVID-19 للصحة",
        "ہسپتال میں ڈاکٹر",
        "۲۹ آبان ۱۴۰۵",
        "الأردن",
    ],
)
@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("backwards", [False, True])
def test_what_is_written_from_the_right_is_read_from_the_right(
    said: str, mirrored: bool, backwards: bool
) -> None:
    seen = "".join(reversed(said))
    seen = re.sub(r"[A-Za-z0-9۰-۹][A-Za-z0-9۰-۹-]*", lambda found: found.group()[::-1], seen)
    if mirrored:
        seen = seen.translate(str.maketrans("()", ")("))
    letters = placed(seen)
    if backwards:
        letters.reverse()
    assert [line.text for line in lines_of(letters, 0)] == [said]


def test_a_ligature_is_read_in_the_order_of_its_letters() -> None:
    ends = [
        Letter("ل", 100, 700, 100, 112, 10),
        Letter("أ", 100, 700, 100, 112, 10),
        Letter("ا", 112, 700, 112, 116, 10),
    ]
    assert lines_of(ends, 0)[0].text == "الأ"
    assert lines_of([ends[1], ends[0], ends[2]], 0)[0].text == "الأ"


def test_a_mark_stands_behind_its_letter() -> None:
    letters = [*placed("نوكس"), Letter("\u064e", 109, 703, 108, 110, 10)]
    assert lines_of(letters, 0)[0].text == "سكو\u064eن"


def slanting(*words: str, gap: float = 0.0) -> list[Letter]:
    """Words as Nastaliq sets them: each begins high, comes down to the line, and leans over the last."""
    letters, right = [], 500.0
    for word in words:
        for place, char in enumerate(word):
            y = 700.0 + 3.0 * (len(word) - 1 - place)
            letters.append(Letter(char, right - 6, y, right - 6, right + 1, 10))
            right -= 6
        right += 2 - gap
    return letters


def test_words_that_slant_are_parted_where_they_come_down_to_the_line() -> None:
    assert [one.text for one in lines_of(slanting("مل", "کتب", "میں", "ہسپ"), 0)] == ["مل کتب میں ہسپ"]
    assert [one.text for one in lines_of(slanting("کتب", "میں", "ا"), 0)] == ["کتب میں ا"]


def test_letters_that_never_join_the_next_end_a_word_where_there_is_a_gap() -> None:
    near, wide = slanting("مل", "کر", "نب"), slanting("مل", "کر", "نب", gap=4.5)
    assert lines_of(near, 0)[0].text == "مل کرنب"
    assert lines_of(wide, 0)[0].text == "مل کر نب"


def test_a_letter_that_hangs_high_over_its_line_begins_a_word_of_it() -> None:
    high = Letter("پ", 455, 708.5, 455, 462, 10)
    low = [one for one in slanting("مل", "کتب") if one.x != high.x]
    found = lines_of([*low, Letter(" ", 0, 0, 0, 0, 0), high], 0)
    assert len(found) == 1
    under = [*placed("abc", 455, 707), *placed("abcdefg", 455, 700)]
    assert len(lines_of(under, 0)) == 2


def test_letters_of_a_second_font_find_their_place() -> None:
    whole = placed("hợp tác")
    torn = [one for one in whole if one.char != "ợ"] + [one for one in whole if one.char == "ợ"]
    assert lines_of(torn, 0)[0].text == "hợp tác"


def test_pieces_of_a_line_that_come_apart_in_the_file_are_one() -> None:
    pieces = [placed("of health", 130), placed("the next line", 100, 686), placed("Week", 104)]
    assert [line.text for line in lines_of(chain(*pieces), 0)] == ["Week of health", "thenextline"]


def test_columns_and_cells_are_not_mixed() -> None:
    left = [placed(f"left{row}", 50, 700 - 12 * row) for row in range(2)]
    right = [placed(f"right{row}", 300, 700 - 12 * row) for row in range(2)]
    columns, cells = [*left, *right], [left[0], right[0], left[1], right[1]]
    assert [line.text for line in lines_of(chain(*columns), 0)] == ["left0", "left1", "right0", "right1"]
    assert [line.text for line in lines_of(chain(*cells), 0)] == ["left0", "right0", "left1", "right1"]


def test_composed_letters_and_forms_of_letters_are_one() -> None:
    assert lines_of(placed("Vie\u0323\u0302t"), 0)[0].text.startswith("Vi")
    assert lines_of(placed("ﬁn"), 0)[0].text == "fin"
    assert lines_of(placed("\ufee1\ufefc\ufeb3"), 0)[0].text == "سلام"


# --- paragraphs -------------------------------------------------------------------------------------


def lines(
    *texts: str, page: int = 0, top: float = 700.0, width: float = 400.0, step: float = 14.0
) -> list[Line]:
    """Lines as a typist sets them: those that end in ``|`` stop there, all others are full."""
    return [
        Line(
            text.rstrip("|"),
            page,
            70,
            70 + (width * 0.4 if text.endswith("|") else width),
            top - step * place,
            11,
        )
        for place, text in enumerate(texts)
    ]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (("The min-", "istry agreed"), "The ministry agreed"),
        (("COVID-", "19 is past"), "COVID-19 is past"),
        (("Việt Nam -", "Trung Quốc"), "Việt Nam - Trung Quốc"),
        (("双方就边境地区", "传染病"), "双方就边境地区传染病"),
        (("соглашение о со\u00ad", "трудничестве"), "соглашение о сотрудничестве"),
    ],
)
def test_lines_are_joined_as_their_script_asks(written: tuple[str, str], told: str) -> None:
    assert [one.text for one in paragraphs_of(lines(*written))] == [told]


def test_a_short_line_ends_a_paragraph() -> None:
    found = paragraphs_of(
        lines("A line that is full to its end and", "ends here.|", "Another one begins and", "goes on")
    )
    assert [one.text for one in found] == [
        "A line that is full to its end and ends here.",
        "Another one begins and goes on",
    ]


def test_lines_that_a_hand_broke_are_one_paragraph_until_a_sentence_ends() -> None:
    told = [
        "the ministry sends forty nurses of the",
        "northern wards each year, and",
        "ten more from the far south.",
        "what they learn in the spring",
        "Wards of the north and of the sea",
    ]
    ragged = [Line(text, 0, 70, 70 + 6 * len(text), 700 - 14 * row, 11) for row, text in enumerate(told)]
    assert [one.text for one in paragraphs_of(ragged)] == [" ".join(told[:3]), told[3], told[4]]
    from_right = [Line("يرسل الوزارة", 0, 500 - wide, 500, 700 - 14 * row, 11)
                  for row, wide in enumerate((300, 260, 300))]  # fmt: skip
    assert len(paragraphs_of(from_right)) == 1


def test_a_word_that_would_have_found_room_begins_a_paragraph_in_its_own_column_only() -> None:
    wide = [Line("A headline across the sheet", 0, 70, 520, 700, 18)]
    column = lines("narrow lines of a co-", "lumn that go on and", "end here.", width=180, top=680)
    assert [one.text for one in paragraphs_of([*wide, *column])][-1] == (
        "narrow lines of a column that go on and end here."
    )


def test_lists_and_headings_are_told_apart() -> None:
    said = [
        Line("II. WHAT IS PLANNED", 0, 70, 220, 700, 11, bold=True),
        Line("• doctors learn in Nanning", 0, 70, 250, 680, 11),
        Line("• nurses learn in Baise", 0, 70, 240, 666, 11),
        Line("1. A third thing is numbered.", 0, 70, 260, 652, 11),
    ]
    assert list(told(paragraphs_of(said), 11)) == [
        ("h", "II. WHAT IS PLANNED"),
        ("l", "doctors learn in Nanning"),
        ("l", "nurses learn in Baise"),
        ("l", "1. A third thing is numbered."),
    ]


def test_running_heads_and_page_numbers_are_no_text() -> None:
    words = iter("abcdefghijkl")
    pages = [
        Line(text, page, 70, 400, y, 11)
        for page in range(3)
        for y, text in (
            (800, f"Bulletin of health, issue {page + 4}"),
            *((700 - 20 * row, f"Ward {next(words)} got a nurse.") for row in range(4)),
            (40, f"Trang {page + 1}/3"),
        )
    ]
    left = [line.text for line in without_running(pages)]
    assert len(left) == 12
    assert not [text for text in left if not text.startswith("Ward")]


# --- limits -----------------------------------------------------------------------------------------


def hostile(content: bytes) -> bytes:
    """A PDF of one page with this content."""
    packed = zlib.compress(content, 9)
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed),
    )
    told = b"".join(b"%d 0 obj\n%s\nendobj\n" % numbered for numbered in enumerate(objects, 1))
    return b"%PDF-1.7\n" + told + b"trailer<</Root 1 0 R>>"


@pytest.mark.parametrize(
    ("reason", "body"),
    [
        ("broken PDF", b"%PDF-1.7\n"),
        ("broken PDF", LETTER[: len(LETTER) // 3]),
        ("broken PDF", b"%PDF-1.7\n" + bytes(range(256)) * 500),
        ("PDF that breaks its reader", hostile(b"q " * 20_000_000)),
        ("PDF larger than allowed", b"%PDF-1.7\n" + bytes(apart.LARGEST)),
    ],
)
def test_a_hostile_pdf_ends_soon_and_by_name(reason: str, body: bytes) -> None:
    start = time.monotonic()
    with pytest.raises(NotAnArticle) as refused:
        apart.read(body, URL, now=NOW)
    assert str(refused.value) == reason
    assert time.monotonic() - start < apart.WAIT


def test_a_reader_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "WAIT", 0.2)
    monkeypatch.setattr(apart, "READER", ("sleep", "30"))
    before = children_of(os.getpid())
    with pytest.raises(NotAnArticle, match="PDF takes too long"):
        apart.read(LETTER, URL, now=NOW)
    assert children_of(os.getpid()) <= before, "it is no longer waited for, and goes on"


def test_a_reader_that_works_for_too_long_ends_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    busy = (
        "import time; from spiders.reading.prints import pdf; pdf.CPU = 1\n"
        "def work(body):\n    while time.process_time() < 4: pass\n"
        "pdf.print_of = work; pdf.main()"
    )
    monkeypatch.setattr(apart, "READER", (sys.executable, "-c", busy))
    with pytest.raises(NotAnArticle, match="PDF takes too long"):
        apart.read(LETTER, URL, now=NOW)


@pytest.mark.parametrize(
    ("code", "reason"),
    [(-signal.SIGXCPU, "PDF takes too long"), (-signal.SIGKILL, "PDF takes too long"),
     (-signal.SIGSEGV, "PDF that breaks its reader"), (1, "PDF that breaks its reader")],
)  # fmt: skip
def test_a_reader_that_dies_ends_its_pdf_by_name(
    monkeypatch: pytest.MonkeyPatch, code: int, reason: str
) -> None:
    dying = f"import os, sys; sys.exit({code}) if {code} > 0 else os.kill(os.getpid(), {-code})"
    monkeypatch.setattr(apart, "READER", (sys.executable, "-c", dying))
    with pytest.raises(NotAnArticle, match=reason):
        apart.read(LETTER, URL, now=NOW)


def test_a_reader_stops_after_its_time_and_says_how_far_it_came() -> None:
    many = letter(SENDER, DATED, TITLE, PARAGRAPHS * 40)
    ticks = iter(range(0, 100, 3))
    shown = print_of(many, lambda: next(ticks))
    assert 0 < shown.read < shown.pages


def test_read_apart_and_read_here_are_the_same() -> None:
    known = {"zone": ZONE, "now": NOW, "source": "caobang", "key": "7"}
    assert apart.read(LETTER, URL, **known) == article.read(LETTER, URL, **known)
    page = f"<h1>{TITLE}</h1><p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p>"
    assert apart.read(page, "https://www.site.example/1", **known).title == TITLE


# --- in place of a page -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "so"),
    [(URL, True), (f"{URL}?v=2", True), ("https://a.example/pdf", False), ("https://a.example/b.PDF", True)],
)
def test_a_document_is_known_by_its_address(url: str, so: bool) -> None:
    assert is_document(url) is so


def test_a_page_gets_text_and_date_of_its_document_and_keeps_what_it_says_itself() -> None:
    head = Article("caobang", "7", "https://www.site.example/7", "Kế hoạch hợp tác", authors=["Thu Hằng"])
    whole = with_document(head, read_one(LETTER))
    assert (whole.title, whole.url, whole.authors) == (
        "Kế hoạch hợp tác",
        "https://www.site.example/7",
        ["Thu Hằng"],
    )
    assert whole.text.split("\n") == PARAGRAPHS
    assert whole.published_method == "visible, gregorian"
    dated = with_document(
        Article("a", "1", URL, "T", published=NOW, published_method="selector"), read_one(LETTER)
    )
    assert dated.published == NOW


def test_nothing_is_shown_of_an_empty_print() -> None:
    with pytest.raises(NotAnArticle, match="no title"):
        read(Print(), "https://www.site.example/1.pdf", now=NOW)
