"""A round over a department that publishes documents: each is kept, or fails by its own name."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from crawler.house import House
from crawler.newsroom.document import letter, scan
from crawler.worker import Report, run_round
from spiders.completed import complete
from spiders.reading.prints.printed import CREATED, SCAN
from storage import archive
from storage.article import Article
from storage.database import open_database
from storage.entry import Entry
from storage.fetched import page_of

TITLE = "Cao Bằng và Quảng Tây (Trung Quốc) ký kế hoạch hợp tác y tế năm 2027"
TOLD = [
    "Hai bên thống nhất trao đổi thông tin dịch bệnh hằng tuần và cùng đào tạo điều dưỡng cho bệnh viện tỉnh."
]
LETTER = letter("Sở Y tế", "Cao Bằng, ngày 20 tháng 11 năm 2026", TITLE, TOLD)
HELD = "<html><h1>{title}</h1><div class='content'><a href='{link}'>Tải về</a></div></html>"
ENTRIES = {
    "/van-ban-1.pdf": "Tải về",
    "/van-ban-2.pdf": "Thông báo hợp tác y tế giữa Việt Nam và Lào",
    "/van-ban-3.pdf": "Một văn bản hỏng",
    "/van-ban-4.pdf": "Một văn bản lớn",
    "/tin-5": "Một tin có văn bản",
    "/tin-6": "Một tin có văn bản đã mất",
    "/tin-7": "Một tin có văn bản kiểu khác",
}
BODIES: dict[str, tuple[str, bytes]] = {
    "/van-ban-1.pdf": ("application/pdf", LETTER),
    "/van-ban-2.pdf": ("application/octet-stream", scan()),
    "/van-ban-3.pdf": ("application/pdf", LETTER[:900]),
    "/van-ban-4.pdf": ("application/pdf", LETTER + b"\n%" + b"x" * 11 * 1024 * 1024),
    "/tin-5": ("text/html", HELD.format(title="Hội đàm y tế với tỉnh bạn", link="/files/a.pdf").encode()),
    "/tin-6": ("text/html", HELD.format(title="Hội đàm y tế lần hai", link="/files/none.pdf").encode()),
    "/tin-7": ("text/html", HELD.format(title="Hội đàm y tế lần ba", link="/files/a.docx").encode()),
    "/files/a.pdf": ("application/pdf", LETTER),
}


class Department(BaseHTTPRequestHandler):
    """A list of documents, and the documents."""

    def do_GET(self) -> None:
        links = "".join(f"<a class='entry' href='{path}'>{title}</a>" for path, title in ENTRIES.items())
        kind, body = BODIES.get(self.path, ("text/html", links.encode() if self.path == "/list" else b""))
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    folder = tmp_path_factory.mktemp("department")
    server = ThreadingHTTPServer(("127.0.0.1", 0), Department)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    (folder / "here.toml").write_text(
        f'[here]\nname = "Here"\nlanguage = "vi"\nhome = "http://127.0.0.1:{server.server_port}/"\n'
        "delay = 0\nkey = '-(\\d)'\nlisting.url = '/list'\nlisting.entry = '.entry'\n"
        'country = "VN"\ntimezone = "Asia/Ho_Chi_Minh"\n',
        "utf-8",
    )
    yield House({"DATABASE": str(folder / "news.db"), "SOURCES_DIR": str(folder),
                 "ALLOW_PRIVATE_NETWORKS": True, "LOG_LEVEL": "CRITICAL"})  # fmt: skip
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def report(house: House) -> Report:
    return asyncio.run(run_round(house, "here", {}, time_limit=60))


def kept(house: House, key: str) -> Article | None:
    return archive.find(open_database(house.database), "here", key)


def test_every_document_ends_by_its_own_name(report: Report) -> None:
    assert report["trouble"] is None
    assert report["entries"] == len(ENTRIES)
    assert report["reasons"]["failed"] == {"broken PDF": 1, "HTTP 404": 1, "no text, only a document": 1}


def test_a_document_that_the_list_names_is_an_article(house: House, report: Report) -> None:
    article = kept(house, "1")
    assert article is not None
    assert (article.title, article.text) == (TITLE, TOLD[0])
    assert (article.published_method, article.language) == ("visible, gregorian", "vi")
    assert article.judgement is not None
    assert article.judgement.pairs == [("CN", "VN")]


def test_a_scan_has_the_title_of_the_list(house: House, report: Report) -> None:
    article = kept(house, "2")
    assert article is not None
    assert (article.title, article.text) == ("Thông báo hợp tác y tế giữa Việt Nam và Lào", "")
    assert article.methods["text"] == SCAN


def test_a_document_may_be_larger_than_a_page(house: House, report: Report) -> None:
    article = kept(house, "4")
    assert article is not None
    assert article.text == TOLD[0]
    db = open_database(house.database)
    assert page_of(db, article.url) is None  # scans would fill the disk
    assert page_of(db, article.url.replace("-4", "-1")) is not None


def test_a_page_has_the_text_of_its_document(house: House, report: Report) -> None:
    article = kept(house, "5")
    assert article is not None
    assert (article.title, article.text) == ("Hội đàm y tế với tỉnh bạn", TOLD[0])
    assert article.url.endswith("/tin-5")
    assert article.documents[0].endswith("/files/a.pdf")


def test_the_date_of_a_list_goes_before_the_one_when_the_file_was_made() -> None:
    made, said = datetime(2026, 10, 1, tzinfo=UTC), datetime(2026, 11, 20, 9, tzinfo=UTC)
    article = Article("here", "1", "https://a.example/1.pdf", "T", published=made, published_precision="day")
    article.published_method = CREATED
    complete(article, Entry("1", article.url, "T", published=said), "UTC", datetime(2026, 11, 21, tzinfo=UTC))
    assert (article.published, article.published_method) == (said, "entry")
