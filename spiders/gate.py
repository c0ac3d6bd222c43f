"""A gate between a browser and the world: a proxy on this machine that opens ways to public addresses only.

A browser follows redirects and opens sockets of its own, so its addresses are checked where it connects to
them. https://www.rfc-editor.org/rfc/rfc9110#name-connect
"""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from spiders.network import PRIVATE, is_public

HEAD_AT_MOST = 64 * 1024  # bytes of a request before its body
PATIENCE = 30.0  # seconds for a request to be said, and for a site to be reached
_BETWEEN = (b"connection", b"proxy-connection", b"keep-alive")
_PIECE = 64 * 1024


class Shut(Exception):
    """No way is opened: the address is private, unknown, or none."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Where a request wants to go, and what is told there first; a tunnel tells nothing."""

    host: str
    port: int
    opening: bytes = b""


def wanted_of(head: bytes) -> Wanted:
    """What the head of a request to a proxy asks for. Raises ``ValueError`` where it is none."""
    line, *fields = head.removesuffix(b"\r\n\r\n").split(b"\r\n")
    method, target, version = line.decode("ascii").split(" ")
    parts = urlsplit(f"//{target}" if method == "CONNECT" else target)
    if not parts.hostname or (method != "CONNECT" and parts.scheme != "http"):
        raise ValueError(f"no address for a proxy: {target!r}")
    if method == "CONNECT":
        return Wanted(parts.hostname, parts.port or 443)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    kept = [field for field in fields if field.partition(b":")[0].strip().lower() not in _BETWEEN]
    said = [f"{method} {path} {version}".encode(), *kept, b"Connection: close"]
    return Wanted(parts.hostname, parts.port or 80, b"\r\n".join(said) + b"\r\n\r\n")


class Gate:
    """The proxy, in a thread of its own as long as its process lives. ``allowed`` judges IP addresses."""

    def __init__(self, allowed: Callable[[str], bool] = is_public):
        self._allowed = allowed
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        threading.Thread(target=lambda: asyncio.run(self._stand()), name="gate", daemon=True).start()

    async def _stand(self) -> None:
        server = await asyncio.start_server(self._meet, sock=self._socket, limit=HEAD_AT_MOST)
        await server.serve_forever()

    async def _meet(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            async with asyncio.timeout(PATIENCE):
                wanted = wanted_of(await reader.readuntil(b"\r\n\r\n"))
                from_there, there = await self._way_to(wanted)
        except Shut:
            await _end(writer, "403 Forbidden", f"{PRIVATE}: 1\r\n")
        except (ValueError, asyncio.LimitOverrunError):
            await _end(writer, "400 Bad Request")
        except (OSError, EOFError):
            await _end(writer, "502 Bad Gateway")
        else:
            if wanted.opening:
                there.write(wanted.opening)
            else:
                writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
            await asyncio.gather(_carry(reader, there), _carry(from_there, writer))

    async def _way_to(self, wanted: Wanted) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """A connection to the very address that was judged: a second look-up might tell another."""
        loop = asyncio.get_running_loop()
        found = await loop.getaddrinfo(wanted.host, wanted.port, type=socket.SOCK_STREAM)
        addresses = [str(one[4][0]) for one in found]
        if not all(map(self._allowed, addresses)):
            raise Shut(wanted.host)
        return await _first_answer(addresses, wanted.port)


@cache
def gate() -> Gate:
    """The gate of this process."""
    return Gate()


async def _first_answer(addresses: list[str], port: int) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    *others, last = addresses
    for address in others:
        with suppress(OSError):
            return await asyncio.open_connection(address, port)
    return await asyncio.open_connection(last, port)


async def _carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Hand on what comes until it ends; a side that breaks off ends the other."""
    with suppress(OSError):
        while piece := await reader.read(_PIECE):
            writer.write(piece)
            await writer.drain()
    await _end(writer)


async def _end(writer: asyncio.StreamWriter, status: str = "", more: str = "") -> None:
    """Close a side, with an answer of our own where there is a status; a browser wants a body to show."""
    length = len(status)
    answer = f"HTTP/1.1 {status}\r\n{more}Content-Length: {length}\r\nConnection: close\r\n\r\n{status}"
    with suppress(OSError):
        writer.write(answer.encode() if status else b"")
        writer.close()
        await writer.wait_closed()
