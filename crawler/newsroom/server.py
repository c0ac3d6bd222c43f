"""Small HTTP servers on loopback, all in one background thread."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections import Counter, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from crawler.newsroom.exchange import Answer, Asked, decode, encode

LOOPBACK = "127.0.0.1"
REMEMBERED = 100_000  # requests kept in the log, the latest
LONGEST_HEAD = 64 * 1024  # bytes

Handler = Callable[[Asked], Answer]


@dataclass(frozen=True, slots=True)
class Seen:
    """One request that a site answered."""

    site: str
    method: str
    target: str
    status: int
    conditional: bool
    size: int


def bind(port: int = 0) -> socket.socket:
    """A listening socket on loopback; port 0 takes a free one."""
    return socket.create_server((LOOPBACK, port), backlog=256)


class Servers:
    """Serves every handler on its socket until closed; thread-safe as far as the handlers are."""

    def __init__(self, handlers: Mapping[str, Handler], sockets: Mapping[str, socket.socket]) -> None:
        self.log: deque[Seen] = deque(maxlen=REMEMBERED)
        self.faults: Counter[str] = Counter()
        self._handlers, self._sockets = handlers, sockets
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, name="newsroom", daemon=True)

    def start(self) -> None:
        """Serve; returns when the sockets are being listened to."""
        self._thread.start()
        self._ready.wait()

    def close(self) -> None:
        """Stop serving and close every connection."""
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        listening = [self._loop.run_until_complete(self._listen(site)) for site in self._handlers]
        self._ready.set()
        self._loop.run_forever()
        for server in listening:
            server.close()
        self._loop.run_until_complete(_cancel_all())
        self._loop.close()

    async def _listen(self, site: str) -> asyncio.Server:
        async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            try:
                await self._converse(site, reader, writer)
            except (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, ValueError) as error:
                self.faults[type(error).__name__] += 1
            except asyncio.CancelledError:
                pass  # the newsroom closes; the connection ends with it
            finally:
                writer.close()

        return await asyncio.start_server(connected, sock=self._sockets[site], limit=LONGEST_HEAD)

    async def _converse(self, site: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while head := await _head(reader):
            asked = decode(head)
            answer = self._answer(site, asked)
            status, message = encode(asked, answer, datetime.now(UTC))
            size = 0 if status == 304 else len(answer.body)
            self.log.append(Seen(site, asked.method, asked.target, status, asked.conditional, size))
            writer.write(message)
            await writer.drain()
            if asked.closing:
                return

    def _answer(self, site: str, asked: Asked) -> Answer:
        if asked.method not in ("GET", "HEAD"):
            return Answer(b"", status=405, headers={"Allow": "GET, HEAD"})
        try:
            return self._handlers[site](asked)
        except Exception as error:  # noqa: BLE001 - a broken template is answered, counted and seen in tests
            self.faults[f"{site}: {error!r}"] += 1
            return Answer.of(f"{error!r}", status=500)


async def _head(reader: asyncio.StreamReader) -> bytes | None:
    """The head of the next request; ``None`` where the caller hung up between two requests."""
    try:
        return (await reader.readuntil(b"\r\n\r\n")).removesuffix(b"\r\n\r\n")
    except asyncio.IncompleteReadError as error:
        if error.partial:
            raise
        return None


async def _cancel_all() -> None:
    tasks = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
