"""The front door: forged requests, silent connections, bombs, nesting and smuggled requests, against a real server."""

from __future__ import annotations

import asyncio
import gzip
import io
import random
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass

import aiohttp
from slack_bolt.async_app import AsyncApp
from slack_bolt.response import BoltResponse

from bench.attack.figures import Figures
from bot.slack.listening import Connections, listen
from bot.slack.receiver import PATH, server
from bot.slack.signature import signature_of
from tests.bot.slack.hostile import deep, forgeries

SECRET = "a-signing-secret"
AT_ONCE = 50
SILENT = 1100
IN_TIME = 3.0
HELLO = b'{"type": "event_callback"}'
BOMB = gzip.compress(b" " * 64 * 1024 * 1024)
"""64 MiB that come as 64 KiB."""


@dataclass(frozen=True, kw_only=True)
class Door:
    """A server whose every request that gets past the door is noted."""

    port: int
    session: aiohttp.ClientSession
    reached: Counter[str]

    async def post(self, body: bytes, headers: dict[str, str]) -> int:
        """One request; its status, or 0 when it was cut off."""
        try:
            url, data = f"http://127.0.0.1:{self.port}{PATH}", io.BytesIO(body)
            async with self.session.post(url, data=data, headers=headers) as answer:
                return answer.status
        except aiohttp.ClientError:
            return 0

    async def raw(self, said: bytes) -> list[int]:
        """The statuses that come back for bytes as they are."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        writer.write(said)
        writer.write_eof()
        try:
            async with asyncio.timeout(10):
                answer = await reader.read()
        except (ConnectionError, TimeoutError):
            answer = b""
        writer.close()
        return [int(part[:3]) for part in answer.split(b"HTTP/1.1 ")[1:]]

    async def slack_is_answered(self) -> bool:
        """Whether a request of Slack's own is answered in time."""
        began = time.monotonic()
        before = self.reached["Slack"]
        status = await self.post(HELLO, signed(HELLO))
        self.reached["Slack"] -= self.reached["Slack"] - before
        return status == 200 and time.monotonic() - began < IN_TIME


def signed(body: bytes) -> dict[str, str]:
    """The headers that Slack would send with this body."""
    stamp = str(int(time.time()))
    return {
        "Content-Type": "application/json",
        "X-Slack-Request-Timestamp": stamp,
        "X-Slack-Signature": signature_of(SECRET, stamp, body),
    }


@asynccontextmanager
async def door() -> AsyncIterator[Door]:
    """The HTTP side of the bot; whoever gets in is noted and sent home."""
    reached: Counter[str] = Counter()
    app = AsyncApp(signing_secret=SECRET, token="xoxb-1", request_verification_enabled=True)

    async def note(body: dict[str, object]) -> BoltResponse:
        reached["Slack" if body == {"type": "event_callback"} else "others"] += 1
        return BoltResponse(status=200, body="")

    app._async_middleware_list.clear()  # noqa: SLF001 - what would ask the real Slack whose request it is
    app.use(note)

    async def health() -> dict[str, object]:
        return {"ok": True}

    connections = Connections()
    made = server(app, health, secret=SECRET, connections=connections)
    runner, port = await listen(made, "127.0.0.1", 0, connections, closes_within=1)
    async with aiohttp.ClientSession() as session:
        yield Door(port=port, session=session, reached=reached)
    await runner.cleanup()


async def attacks(forged: int, seed: int) -> list[Figures]:
    """Every attack on the door."""
    async with door() as there:
        chance = random.Random(seed)
        wrong = [(each.body, each.headers) for each in forgeries(chance, forged, int(time.time()))]
        found = [await _posts(there, "forged and malformed", wrong)]
        found.append(await _silent(there))
        headers = signed(BOMB) | {"Content-Encoding": "gzip"}
        forged_headers = headers | {"X-Slack-Signature": f"v0={'0' * 64}"}
        found.append(await _posts(there, "compression bombs", [(BOMB, headers), (BOMB, forged_headers)] * 10))
        nested = [(body, signed(body)) for body in (deep(), b"[" * 500_000, b'{"a":' * 500_000)]
        found.append(await _posts(there, "nesting", nested * 5))
        found.append(await _smuggled(there))
    return found


async def _posts(there: Door, attack: str, requests: Iterable[tuple[bytes, dict[str, str]]]) -> Figures:
    """Send them all, some at a time."""
    before, places = there.reached["others"], asyncio.Semaphore(AT_ONCE)

    async def one(body: bytes, headers: dict[str, str]) -> int:
        async with places:
            return await there.post(body, headers)

    statuses = await asyncio.gather(*(one(body, headers) for body, headers in requests))
    return Figures(
        attack=attack,
        requests=len(statuses),
        reached=there.reached["others"] - before,
        errors=sum(status >= 500 for status in statuses),
        unanswered=int(not await there.slack_is_answered()),
    )


async def _silent(there: Door) -> Figures:
    """Connections that say nothing, or half a line; Slack is served meanwhile."""
    opened = [await asyncio.open_connection("127.0.0.1", there.port) for _ in range(SILENT)]
    for _, writer in opened[::2]:
        writer.write(b"POST /slack/ev")
    answered = [await there.slack_is_answered() for _ in range(10)]
    for _, writer in opened:
        writer.close()
    return Figures(attack="silent connections", requests=SILENT, unanswered=answered.count(False))


async def _smuggled(there: Door) -> Figures:
    """One request in another, and lines that two servers would read differently."""
    before = there.reached["others"]
    inner = f"POST {PATH} HTTP/1.1\r\nHost: here\r\nContent-Length: 2\r\n\r\n{{}}"
    post = f"POST {PATH} HTTP/1.1\r\nHost: here\r\n"
    tries = [
        f"{post}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n{inner}",
        f"{post}Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n{inner}",
        f"{post}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n{inner}",
        f"{post}Content-Length: 2\r\nContent-Length: {len(inner)}\r\n\r\n{{}}{inner}",
        f"{post}Content-Length: +2\r\n\r\n{{}}{inner}",
        f"{post}Content-Length: 2, 2\r\n\r\n{{}}{inner}",
        f"{post}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n{inner}",
        f"{post} Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n{inner}",
        f"{post}Transfer-Encoding: chunked\r\n\r\n2;a=\x00\r\n{{}}\r\n0\r\n\r\n{inner}",
        f"{post}Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\n{{}}\r\n0\r\n\r\n{inner}",
        f"POST {PATH} HTTP/1.1\nHost: here\nContent-Length: 2\n\n{{}}{inner}",
        f"POST {PATH} HTTP/9.9\r\nHost: here\r\n\r\n{inner}",
        f"POST http://elsewhere{PATH} HTTP/1.1\r\nHost: here\r\nContent-Length: 0\r\n\r\n{inner}",
        f"{post}X-Slack-Signature: v0={'0' * 64}\r\nX-Slack-Signature: v0={'1' * 64}\r\n\r\n{inner}",
        f"{post}Upgrade: websocket\r\nConnection: upgrade\r\nContent-Length: 0\r\n\r\n{inner}",
    ]
    statuses = [status for each in tries for status in await there.raw(each.encode("latin-1"))]
    return Figures(
        attack="smuggled requests",
        requests=len(tries),
        reached=there.reached["others"] - before,
        errors=sum(status >= 500 for status in statuses),
        unanswered=int(not await there.slack_is_answered()),
    )
