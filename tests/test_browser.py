"""A site that only a browser can read, in the system's Chromium."""

from __future__ import annotations

import asyncio
import threading
from contextlib import nullcontext
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Request, Response

from crawler.house import House
from crawler.worker import run_round
from spiders.browser import CHROMIUM, abort_private
from spiders.network import PublicOnly
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


def asked_for(url: str, kind: str = "document") -> SimpleNamespace:
    return SimpleNamespace(url=url, resource_type=kind)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://localhost:8000/x", "https://10.0.0.1/", "http://[::1]/", "http://169.254.169.254/",
        "ws://192.168.1.1/", "file:///etc/passwd", "ftp://93.184.216.34/", "http:///x", "chrome://settings/",
    ],
)  # fmt: skip
def test_a_browser_asks_nothing_of_private_networks_and_of_this_machine(url: str) -> None:
    assert asyncio.run(abort_private(asked_for(url)))


@pytest.mark.parametrize("url", ["https://93.184.216.34/", "data:text/css,a", "blob:https://a.example/1"])
def test_a_browser_may_ask_for_what_is_public_and_for_what_the_page_holds(url: str) -> None:
    assert not asyncio.run(abort_private(asked_for(url)))
    assert asyncio.run(abort_private(asked_for(url, "image")))


@pytest.mark.parametrize(
    ("address", "refused"), [("10.1.2.3", True), ("::1", True), ("93.184.216.34", False)]
)
def test_an_answer_to_which_a_browser_was_led_in_a_private_network_is_refused(
    address: str, refused: bool
) -> None:
    request = Request("https://a.example/", meta={"playwright": True})
    response = Response("https://a.example/", ip_address=ip_address(address))
    guard, open_house = PublicOnly(private_allowed=False), PublicOnly(private_allowed=True)
    assert open_house.process_response(request, response) is response
    assert guard.process_response(request.replace(meta={}), response) is response  # the resolver saw to it
    with pytest.raises(IgnoreRequest, match="private address") if refused else nullcontext():
        assert guard.process_response(request, response) is response


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here; on Debian: apt-get install chromium")
def test_a_scripted_site_is_read_in_a_browser(tmp_path: Path) -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Scripted)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    (tmp_path / "scripted.toml").write_text(
        f'[scripted]\nname = "Scripted"\nlanguage = "en"\nhome = "http://127.0.0.1:{server.server_port}/"\n'
        "delay = 0\nkey = '/(\\d+)[.]html'\nlisting.url = '/list'\nlisting.entry = 'a.entry'\n"
        "listing.browser = 'a.entry'\narticle.browser = 'article.text'\n",
        "utf-8",
    )
    said = {
        "DATABASE": str(tmp_path / "news.db"),
        "SOURCES_DIR": str(tmp_path),
        "ALLOW_PRIVATE_NETWORKS": True,
    }
    report = asyncio.run(run_round(House(said), "scripted", time_limit=90))
    server.shutdown()
    server.server_close()
    assert (report["trouble"], report["new"]) == (None, 1), report
    article = select(open_database(tmp_path / "news.db"), Selection())[0]
    assert article.title == "Laos and Thailand open a school of nursing"
    assert article.judgement is not None
    assert article.judgement.pairs == [("LA", "TH")]
