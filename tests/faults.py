"""Servers on loopback that do one wrong thing each, as a feed and as an article.

Every fault has an address of its own (127.1.0.N), so that what is learnt about one host is not held
against another. ``/feed/feed.xml`` is the bad feed, its articles are sound; ``/article/feed.xml`` is
a sound feed of three articles, the second of which, ``/article/news/2``, is bad.
"""

from __future__ import annotations

import asyncio
import datetime
import ipaddress
import socket
import ssl
import threading
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests import fault_answers as say
from tests.fault_answers import Reply, Send, built, feed, page, redirect, whole

XML = "application/rss+xml; charset=utf-8"
HTML = "text/html; charset=utf-8"
PATIENCE = 60.0  # seconds that the slow ones go on; a reader's limit should come first

CHALLENGE = (
    "<!DOCTYPE html><html><head><title>Just a moment...</title></head><body><noscript>Enable JavaScript "
    'and cookies to continue</noscript><script>window._cf_chl_opt={cType:"managed"};</script>'
    '<script src="/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1"></script></body></html>'
)
SCRIPTED = (
    "<!DOCTYPE html><html><head><script>$_ts=window['$_ts'];if(!$_ts)$_ts={};$_ts.nsd=1;</script></head>"
    "<body></body></html>"
)
MAINTENANCE = (
    "<!DOCTYPE html><html><head><title>Maintenance</title></head><body><h1>Back soon</h1></body></html>"
)
LOGIN = (
    "<!DOCTYPE html><html><head><title>Log in</title></head><body><h1>Log in</h1><form method='post'>"
    "<input name='user'><input type='password' name='password'><button>Log in</button></form></body></html>"
)
REMOVED = (
    "<!DOCTYPE html><html><head><title>Article removed</title></head>"
    "<body><h1>Article removed</h1><p>Read other news on our front page.</p></body></html>"
)
HOME = "<!DOCTYPE html><html><head><title>Home</title></head><body><a href='/news/1'>News</a></body></html>"


@dataclass(frozen=True, slots=True)
class Fault:
    """What a server does wrong: as a feed, as an article, or as both."""

    as_feed: Send | None
    as_article: Send | None


def both(send: Send) -> Fault:
    """The same whatever is asked for."""
    return Fault(send, send)


def status(code: str, **headers: str) -> Fault:
    """A refusal by status."""
    return both(whole(f"<html><body><h1>{code}</h1></body></html>", status=code, **headers))


FAULTS: dict[str, Fault] = {
    "forbidden": status("403 Forbidden"),
    "not-found": status("404 Not Found"),
    "gone": status("410 Gone"),
    "too-many": status("429 Too Many Requests", Retry_After="120"),
    "server-error": status("500 Internal Server Error"),
    "bad-gateway": status("502 Bad Gateway"),
    "unavailable": status("503 Service Unavailable", Retry_After=say.later()),
    "redirect-loop": both(redirect("{path}")),
    "redirect-home": both(redirect("/")),
    "challenge": both(
        whole(CHALLENGE, status="403 Forbidden", Server="cloudflare", cf_mitigated="challenge")
    ),
    "challenge-200": both(whole(CHALLENGE)),
    "challenge-412": both(whole(SCRIPTED, status="412 Precondition Failed")),
    "empty": both(whole(b"")),
    "html-for-xml": Fault(whole(MAINTENANCE), None),
    "xml-bomb": Fault(built(say.xml_bomb, XML), built(say.xml_bomb, "application/xhtml+xml")),
    "external-entity": Fault(built(say.external_entity, XML), None),
    "huge": both(say.huge),
    "huge-declared": both(say.huge_declared),
    "gzip-bomb": both(built(say.gzip_bomb, HTML, Content_Encoding="gzip")),
    "truncated-gzip": Fault(
        built(lambda origin: say.truncated(feed(origin, range(1, 200))), XML, Content_Encoding="gzip"),
        whole(say.truncated(page("cut")), Content_Encoding="gzip"),
    ),
    "false-gzip": Fault(
        built(feed, XML, Content_Encoding="gzip"), whole(page("plain after all"), Content_Encoding="gzip")
    ),
    "wrong-charset": Fault(built(say.false_feed, XML), built(say.false_page, HTML)),
    "unknown-charset": Fault(
        built(feed, "application/rss+xml; charset=klingon"),
        whole(page("klingon"), "text/html; charset=klingon"),
    ),
    "controls": Fault(
        built(lambda origin: say.controls(feed(origin)), XML), whole(say.controls(page("controls")))
    ),
    "broken-xml": Fault(built(lambda origin: feed(origin).replace("</title>", "</titel>", 2), XML), None),
    "no-title": Fault(built(lambda origin: feed(origin, title=""), XML), whole(page("no title", title=""))),
    "no-date": Fault(built(lambda origin: feed(origin, date=None), XML), whole(page("no date", date=None))),
    "no-text": Fault(None, whole(page("no text", body="<p></p>"))),
    "residue": Fault(None, whole(page("residue", body=say.RESIDUE))),
    "future": Fault(
        built(lambda origin: feed(origin, date=say.FUTURE), XML), whole(page("future", date=say.FUTURE))
    ),
    "many-entries": Fault(built(lambda origin: feed(origin, range(1, say.ENTRIES + 1)), XML), None),
    "no-entries": Fault(built(lambda origin: feed(origin, range(0)), XML), None),
    "foreign-links": Fault(built(lambda _: feed("https://elsewhere.invalid"), XML), None),
    "deep": Fault(None, built(say.deep, HTML)),
    "many-attributes": Fault(None, built(say.many_attributes, HTML)),
    "flat": Fault(None, built(say.flat, HTML)),
    "login": both(whole(LOGIN)),
    "removed": Fault(None, whole(REMOVED)),
    "image": both(whole(b"\x89PNG\r\n\x1a\n" + bytes(2000), "image/png")),
    "slow": both(say.slow),
    "silent": both(say.silent),
    "cut": both(say.cut),
    "reset": both(say.reset),
    "no-http": both(say.no_http),
    "endless-head": both(say.endless_head),
}
UNREACHABLE = ("refused", "no-such-host", "untrusted")  # these have no articles that could be bad


class FaultServer:
    """All faults at once, each on its own origin; ``seen`` counts requests by (fault, path).

    ``patience`` is how many seconds the slow ones go on at most. Use it as a context manager.
    """

    def __init__(self, patience: float = PATIENCE) -> None:
        self.patience = patience
        self.seen: Counter[tuple[str, str]] = Counter()
        self._loop = asyncio.new_event_loop()
        self._loop.set_exception_handler(lambda *_: None)  # a reader that hangs up is what is wanted here
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, name="faults", daemon=True)
        self._sockets = {name: _bound(number) for number, name in enumerate([*FAULTS, "untrusted"], 1)}
        self._refusing = _bound(254)  # bound and never listened to, so nobody else can take the port
        self.origins = {name: f"http://{_address(each)}" for name, each in self._sockets.items()}
        self.origins["untrusted"] = f"https://{_address(self._sockets['untrusted'])}"
        self.origins["refused"] = f"http://{_address(self._refusing)}"
        self.origins["no-such-host"] = "http://no-such-host.invalid"

    def __enter__(self) -> FaultServer:
        self._thread.start()
        self._ready.wait()
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._refusing.close()

    def sources(self, folder: Path, only: tuple[str, ...] = ()) -> Path:
        """Definitions, one a fault and role, ``feed-<fault>`` and ``article-<fault>``, of all or some."""
        folder.mkdir(parents=True, exist_ok=True)
        stanzas = [stanza for name in only or self.origins for stanza in self._stanzas(name)]
        (folder / "faults.toml").write_text("\n".join(stanzas), "utf-8")
        return folder

    def _stanzas(self, name: str) -> list[str]:
        if name in UNREACHABLE:
            return [self._stanza("feed", name)]
        roles = (("feed", FAULTS[name].as_feed), ("article", FAULTS[name].as_article))
        return [self._stanza(role, name) for role, send in roles if send]

    def _stanza(self, role: str, name: str) -> str:
        home = self.origins[name] + "/"
        said = {
            "name": f"{role} {name}",
            "home": home,
            "language": "en",
            "feed.url": f"/{role}/feed.xml",
            "key": r"/news/(\d+)$",
        }
        lines = [f"{key} = '{value}'" for key, value in said.items()]
        return "\n".join([f"[{role}-{name}]", *lines, "delay = 0", "every = 0", ""])

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        with TemporaryDirectory() as folder:
            trusted_by_nobody = _certificate(Path(folder), self._sockets["untrusted"].getsockname()[0])
            listening = [
                self._loop.run_until_complete(self._listen(name, trusted_by_nobody)) for name in self._sockets
            ]
        self._ready.set()
        self._loop.run_forever()
        for server in listening:
            server.close()
        self._loop.run_until_complete(_cancel_all())
        self._loop.close()

    async def _listen(self, name: str, context: ssl.SSLContext) -> asyncio.Server:
        async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            try:
                head = await reader.readuntil(b"\r\n\r\n")
                path = head.split(b" ", 2)[1].decode("latin-1").partition("?")[0]
                self.seen[name, path] += 1
                await self._send(name, Reply(writer, self.origins[name], path, self.patience))
            except (OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
                pass  # the reader had enough, as it should
            finally:
                writer.close()

        encrypted = context if name == "untrusted" else None
        return await asyncio.start_server(connected, sock=self._sockets[name], ssl=encrypted)

    async def _send(self, name: str, reply: Reply) -> None:
        _, role, *rest = [*reply.path.split("/", 2), ""]
        reply.origin += f"/{role}"
        if reply.path == "/robots.txt":
            await reply.whole("User-agent: *\nDisallow:\n", "text/plain")
        elif bad := _bad(name, reply.path):
            await bad(reply)
        elif rest[0] == "feed.xml":
            await reply.whole(feed(reply.origin), XML)
        elif rest[0].startswith("news/"):
            await reply.whole(page(f"{name}, {role} {rest[0]}"), HTML)
        else:
            await reply.whole(HOME, HTML)


def _bad(name: str, path: str) -> Send | None:
    fault = FAULTS.get(name, Fault(None, None))
    return {"/feed/feed.xml": fault.as_feed, "/article/news/2": fault.as_article}.get(path)


def _bound(number: int) -> socket.socket:
    bound = socket.socket()
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    bound.bind((f"127.1.0.{number}", 0))
    return bound


def _address(bound: socket.socket) -> str:
    host, port = bound.getsockname()
    return f"{host}:{port}"


def _certificate(folder: Path, host: str) -> ssl.SSLContext:
    """A certificate of this host that nobody but itself vouches for, made now."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "self-signed")])
    now = datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(host))]), critical=False
        )
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (folder / "both.pem").write_bytes(private + certificate.public_bytes(pem))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "both.pem")
    return context


async def _cancel_all() -> None:
    tasks = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
