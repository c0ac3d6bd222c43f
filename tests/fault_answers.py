"""Bad answers, one a function: what a server can do to a reader."""

from __future__ import annotations

import asyncio
import gzip
import socket
import struct
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from functools import cache

MEGABYTE = 1024 * 1024
HUGE = 50 * MEGABYTE
ENTRIES = 10_000
DEEP = 100_000
FLAT = 100_000
PUBLISHED = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
FUTURE = datetime(2099, 1, 1, tzinfo=UTC)

TITLE = "Vietnam and France sign agreement on training of doctors"
PARAGRAPHS = (
    "The health ministries of Vietnam and France have signed an agreement on the training of doctors.",
    "Under the agreement sixty Vietnamese doctors will spend a year in French hospitals, "
    "and French professors will teach in Hanoi and Hue.",
    "Both ministries called the cooperation in health a pillar of the partnership of the two countries.",
)

RUSSIAN = (
    "Вьетнам и Франция подписали соглашение о подготовке врачей",
    "Министерства здравоохранения двух стран договорились о стажировках шестидесяти вьетнамских врачей.",
    "Французские профессора будут преподавать в Ханое и Хюэ, а больницы обменяются научными данными.",
)

RESIDUE = "<p>Follow us on Facebook</p><p>Share on Twitter</p><p>Subscribe to our newsletter</p>"

Send = Callable[["Reply"], Awaitable[None]]


@dataclass(slots=True)
class Reply:
    """The side of a connection that answers, for one request; ``origin`` is the server's own."""

    writer: asyncio.StreamWriter
    origin: str
    path: str
    patience: float

    async def whole(self, body: bytes | str, kind: str = "text/html; charset=utf-8", status: str = "200 OK",
                    **headers: str) -> None:  # fmt: skip
        """A complete answer."""
        body = body.encode("utf-8", "surrogatepass") if isinstance(body, str) else body
        await self.begin(status, Content_Type=kind, Content_Length=str(len(body)), **headers)
        await self.write(body)

    async def begin(self, status: str = "200 OK", **headers: str) -> None:
        """The head of an answer."""
        lines = [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        head = "\r\n".join([f"HTTP/1.1 {status}", "Connection: close", *lines, "", ""])
        await self.write(head.encode())

    async def write(self, data: bytes) -> None:
        """Some bytes of an answer."""
        self.writer.write(data)
        await self.writer.drain()

    async def chunks(self, parts: AsyncIterator[bytes]) -> None:
        """The rest of an answer in chunks."""
        async for part in parts:
            await self.write(b"%x\r\n%s\r\n" % (len(part), part))
        await self.write(b"0\r\n\r\n")


def feed(
    origin: str, numbers: range = range(1, 4), date: datetime | None = PUBLISHED, title: str = TITLE
) -> str:
    """A sound feed of some articles."""
    when = f"<pubDate>{format_datetime(date)}</pubDate>" if date else ""
    items = "".join(
        f"<item><title>{title} ({number})</title><link>{origin}/news/{number}</link>{when}</item>"
        for number in numbers
    )
    head = '<?xml version="1.0" encoding="utf-8"?><rss version="2.0">'
    return f"{head}<channel><title>News</title>{items}</channel></rss>"


def page(mark: str = "page", *, title: str = TITLE, date: datetime | None = PUBLISHED, body: str = "") -> str:
    """A sound article; ``mark`` makes it another than the others."""
    when = f'<meta property="article:published_time" content="{date.isoformat()}">' if date else ""
    heading = f"<h1>{title} ({mark})</h1>" if title else ""
    text = body or "".join(f"<p>{paragraph} ({mark})</p>" for paragraph in PARAGRAPHS)
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>{when}</head>'
        f"<body><nav><a href='/'>News</a></nav><article>{heading}{text}</article></body></html>"
    )


def whole(
    body: bytes | str, kind: str = "text/html; charset=utf-8", status: str = "200 OK", **headers: str
) -> Send:
    """A server that always gives this answer."""

    async def send(reply: Reply) -> None:
        await reply.whole(body, kind, status, **headers)

    return send


def built(build: Callable[[str], bytes | str], kind: str, **headers: str) -> Send:
    """A server whose answer names its own origin."""

    async def send(reply: Reply) -> None:
        await reply.whole(build(reply.origin), kind, **headers)

    return send


def redirect(to: str) -> Send:
    """A server that sends the reader elsewhere."""

    async def send(reply: Reply) -> None:
        await reply.whole(b"", status="302 Found", Location=to.format(path=reply.path))

    return send


def xml_bomb(_origin: str) -> str:
    """Entities that grow to a billion words."""
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    return (
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "health">{levels}]>'
        f"<rss version='2.0'><channel><title>&e9;</title><item><title>&e9;</title>"
        f"<link>{_origin}/news/1</link></item></channel></rss>"
    )


def external_entity(origin: str) -> str:
    """An entity that reads a file of the reader's machine."""
    return (
        '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
        f"<rss version='2.0'><channel><title>News</title><item><title>Secret: &x;</title>"
        f"<link>{origin}/news/1</link></item></channel></rss>"
    )


@cache
def gzip_bomb(_origin: str) -> bytes:
    """A hundred megabytes of nothing in a few hundred kilobytes."""
    press = zlib.compressobj(1, wbits=31)
    return b"".join(press.compress(b" " * MEGABYTE) for _ in range(100)) + press.flush()


def deep(_origin: str) -> str:
    """An article below a hundred thousand elements."""
    text = "".join(f"<p>{paragraph} (deep)</p>" for paragraph in PARAGRAPHS)
    return page("deep", body="<div>" * DEEP + text + "</div>" * DEEP)


def many_attributes(_origin: str) -> str:
    """An article with an element of two hundred thousand attributes."""
    return page("attributes").replace(
        "<nav>", f"<nav {' '.join(f'a{number}=1' for number in range(200_000))}>"
    )


def flat(_origin: str) -> str:
    """An article of a hundred thousand paragraphs."""
    return page(
        "flat",
        body="".join(f"<p>{paragraph} (flat)</p>" for paragraph in PARAGRAPHS) + "<p>health</p>" * FLAT,
    )


def controls(text: str) -> str:
    """A text with control characters, a lone surrogate and references to both."""
    return text.replace("agreement", "agree\x0bment\x00 &#x1;&#xD800;\ud800")


def false_feed(origin: str) -> bytes:
    """A feed in windows-1251 that says it is UTF-8."""
    return feed(origin, title=RUSSIAN[0]).encode("windows-1251")


def false_page(_origin: str) -> bytes:
    """An article in windows-1251 that says it is UTF-8."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in RUSSIAN[1:])
    return page(title=RUSSIAN[0], body=body).encode("windows-1251")


async def huge(reply: Reply) -> None:
    """Fifty megabytes in chunks, whose size is told nowhere."""

    async def parts() -> AsyncIterator[bytes]:
        for _ in range(HUGE // MEGABYTE):
            yield b"<p>%s</p>" % (b"health " * (MEGABYTE // 7))

    await reply.begin(Content_Type="text/html", Transfer_Encoding="chunked")
    await reply.chunks(parts())


async def huge_declared(reply: Reply) -> None:
    """Fifty megabytes, as the head says at once."""
    await reply.begin(Content_Type="text/html", Content_Length=str(HUGE))
    for _ in range(HUGE // MEGABYTE):
        await reply.write(b"x" * MEGABYTE)


async def slow(reply: Reply) -> None:
    """A body that never ends, a little at a time."""
    await reply.begin(Content_Type="text/html", Content_Length="1000000")
    for _ in range(int(reply.patience / 0.05)):
        await reply.write(b"<p>wait</p>")
        await asyncio.sleep(0.05)


async def silent(reply: Reply) -> None:
    """Nothing at all, for as long as the reader waits."""
    await asyncio.sleep(reply.patience)


async def cut(reply: Reply) -> None:
    """Half of what was promised, then the end."""
    body = page("cut").encode()
    await reply.begin(Content_Type="text/html; charset=utf-8", Content_Length=str(len(body)))
    await reply.write(body[: len(body) // 2])


async def reset(reply: Reply) -> None:
    """Half of what was promised, then the connection is torn down."""
    await cut(reply)
    linger = struct.pack("ii", 1, 0)
    reply.writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    reply.writer.transport.abort()


async def no_http(reply: Reply) -> None:
    """Another protocol."""
    await reply.write(b"SSH-2.0-OpenSSH_9.2\r\n")


async def endless_head(reply: Reply) -> None:
    """A head of a megabyte."""
    await reply.write(
        b"HTTP/1.1 200 OK\r\n" + b"".join(b"X-%d: %s\r\n" % (n, b"y" * 1000) for n in range(1000))
    )
    await reply.write(b"\r\n")


def truncated(text: str) -> bytes:
    """Compressed, and cut in the middle."""
    packed = gzip.compress(text.encode())
    return packed[: len(packed) // 2]


def later(now: datetime | None = None) -> str:
    """A moment in two minutes, as a header."""
    return format_datetime((now or datetime.now(UTC)) + timedelta(minutes=2), usegmt=True)
