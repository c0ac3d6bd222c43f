"""A site that only a browser can read, in the system's Chromium."""

from __future__ import annotations

import asyncio
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace
from typing import Any, ClassVar

import pytest
from playwright.async_api import async_playwright
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Request, Response

from crawler.house import House
from crawler.worker import Report, run_round
from spiders.browser import CHROMIUM, is_left, settings_of_browser
from spiders.gate import Gate, Wanted, gate, wanted_of
from spiders.network import PRIVATE, PublicOnly
from storage.database import open_database
from storage.selection import Selection, select

LISTING = """<html><body><ul id="list"></ul><script>
setTimeout(() => {
  document.getElementById("list").innerHTML = '<li><a class="entry" href="/1.html">Talks</a></li>' }, 50)
</script></body></html>"""
PAGE = """<html lang="en"><head><title>Laos and Thailand open a school of nursing</title></head><body><script>
setTimeout(() => { document.body.innerHTML = `<h1>Laos and Thailand open a school of nursing</h1>
<article class="text">
<p>The ministries of health of Laos and Thailand signed an agreement on Friday to train nurses together.</p>
<p>Forty students a year will study in Vientiane and Khon Kaen under the new programme of cooperation.</p>
</article>` }, 50)
</script></body></html>"""


class Scripted(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = {"/list": LISTING, "/1.html": PAGE}.get(self.path, "").encode()
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        pass


class Leading(BaseHTTPRequestHandler):
    """A site on this machine that leads a browser to a neighbour's address, in four ways."""

    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.asked.append(f"{self.server.server_address[0]}{self.path}")
        inner = f"127.0.0.2:{self.server.server_address[1]}"
        leading = self.path == "/redirect"
        self.send_response(302 if leading else 200)
        if leading:
            self.send_header("Location", f"http://{inner}/secret")
        body = f"""<p id="ready">Talks</p><script>new WebSocket("ws://{inner}/socket");
            fetch("/redirect").catch(() => 0); fetch("http://{inner}/fetched", {{mode: "no-cors"}})
            </script><iframe src="/redirect"></iframe>""".encode()
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        pass


@contextmanager
def serving(handler: type[BaseHTTPRequestHandler], host: str = "127.0.0.1", port: int = 0) -> Iterator[int]:
    server = ThreadingHTTPServer((host, port), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()


def through(gate: Gate, head: str) -> bytes:
    host, port = gate.address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=10) as door:
        door.sendall(head.encode())
        return b"".join(iter(lambda: door.recv(65536), b""))


def asked_for(url: str, kind: str = "document") -> SimpleNamespace:
    return SimpleNamespace(url=url, resource_type=kind)


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://93.184.216.34/", "chrome://settings/"])
def test_a_browser_asks_for_nothing_but_web_addresses_and_for_no_pictures(url: str) -> None:
    assert is_left(asked_for(url))
    assert is_left(asked_for("https://a.example/1.png", "image"))
    assert not is_left(asked_for("https://a.example/"))
    assert not is_left(asked_for("data:text/css,a"))


@pytest.mark.parametrize(
    "target",
    ["127.0.0.1", "localhost", "10.0.0.1", "[::1]", "169.254.169.254", "192.168.1.1", "0", "0x7f000001"],
)
def test_the_gate_opens_no_way_into_private_networks_nor_to_this_machine(target: str) -> None:
    for head in (f"GET http://{target}/x HTTP/1.1", f"CONNECT {target}:443 HTTP/1.1"):
        told = through(gate(), f"{head}\r\nHost: {target}\r\n\r\n")
        assert told.startswith(b"HTTP/1.1 403 ")
        assert PRIVATE.encode() in told


@pytest.mark.parametrize(
    "head",
    [
        "GET / HTTP/1.1",
        "GET ftp://a.example/ HTTP/1.1",
        "CONNECT",
        "\xff \xff \xff",
        "GET http:///x HTTP/1.1",
    ],
)
def test_the_gate_says_so_where_it_is_asked_for_no_address(head: str) -> None:
    assert through(gate(), f"{head}\r\n\r\n").startswith(b"HTTP/1.1 400 ")


def test_the_gate_leads_to_what_is_allowed_and_takes_its_own_fields_out() -> None:
    said = b"Host: a.example:81\r\nProxy-Connection: keep-alive\r\n\r\n"
    head = b"POST http://a.example:81/x?y=1 HTTP/1.1\r\n" + said
    opening = b"POST /x?y=1 HTTP/1.1\r\nHost: a.example:81\r\nConnection: close\r\n\r\n"
    assert wanted_of(head) == Wanted("a.example", 81, opening)
    assert wanted_of(b"CONNECT [2001:db8::1]:8443 HTTP/1.1\r\n\r\n") == Wanted("2001:db8::1", 8443)
    with serving(Scripted) as port:
        told = through(Gate(lambda _: True), f"GET http://127.0.0.1:{port}/list HTTP/1.1\r\nHost: x\r\n\r\n")
    assert told.endswith(LISTING.encode())


def test_what_the_gate_refused_is_named_and_what_a_site_sends_is_kept() -> None:
    request = Request("https://a.example/", meta={"playwright": True})
    response, refusal = Response(request.url), Response(request.url, headers={PRIVATE: "1"})
    guard = PublicOnly(private_allowed=False)
    assert guard.process_response(request, response) is response
    assert guard.process_response(request.replace(meta={}), refusal) is refusal
    with pytest.raises(IgnoreRequest, match="private address"):
        guard.process_response(request, refusal)


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here; on Debian: apt-get install chromium")
@pytest.mark.skipif(sys.platform != "linux", reason="127.0.0.2 is this machine on Linux alone")
def test_a_browser_is_led_to_no_private_address_by_redirects_frames_scripts_and_sockets() -> None:
    async def look(port: int) -> None:
        options = settings_of_browser(private_allowed=False)["PLAYWRIGHT_LAUNCH_OPTIONS"]
        options["proxy"]["server"] = Gate(lambda address: address == "127.0.0.1").address
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(**options)
            page = await browser.new_page()
            answer = await page.goto(f"http://127.0.0.1:{port}/redirect")
            assert answer is not None
            assert (answer.status, PRIVATE.lower() in answer.headers) == (403, True)
            await page.goto(f"http://127.0.0.1:{port}/page", wait_until="networkidle")
            await page.wait_for_selector("#ready")
            await browser.close()

    Leading.asked.clear()
    with serving(Leading) as port, serving(Leading, "127.0.0.2", port):
        asyncio.run(look(port))
    assert "127.0.0.1/page" in Leading.asked
    assert not [one for one in Leading.asked if one.startswith("127.0.0.2")]


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here; on Debian: apt-get install chromium")
def test_a_scripted_site_is_read_in_a_browser(tmp_path: Path) -> None:
    with serving(Scripted) as port:
        report = _read(tmp_path, port)
    assert (report["trouble"], report["new"]) == (None, 1), report
    article = select(open_database(tmp_path / "news.db"), Selection())[0]
    assert article.title == "Laos and Thailand open a school of nursing"
    assert article.judgement is not None
    assert article.judgement.pairs == [("LA", "TH")]


def _read(tmp_path: Path, port: int) -> Report:
    (tmp_path / "scripted.toml").write_text(
        f'[scripted]\nname = "Scripted"\nlanguage = "en"\nhome = "http://127.0.0.1:{port}/"\n'
        "delay = 0\nkey = '/(\\d+)[.]html'\nlisting.url = '/list'\nlisting.entry = 'a.entry'\n"
        "listing.browser = 'a.entry'\narticle.browser = 'article.text'\n",
        "utf-8",
    )
    said = {
        "DATABASE": str(tmp_path / "news.db"),
        "SOURCES_DIR": str(tmp_path),
        "ALLOW_PRIVATE_NETWORKS": True,
    }
    return asyncio.run(run_round(House(said), "scripted", time_limit=90))
