"""Connections that say nothing, or say it slowly, keep nobody out and fill no log; what breaks off is counted."""

from __future__ import annotations

import asyncio
import logging
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta

import aiohttp
import pytest
from slack_bolt.async_app import AsyncApp

from bot.slack.listening import Connections, listen
from bot.slack.receiver import PATH, numbers_page, server
from bot.slack.signature import signature_of

SECRET = "a-signing-secret"
SOON = timedelta(seconds=0.3)
HELLO = b'{"type": "url_verification", "challenge": "hello"}'
"""The one request of Slack's that needs no workspace."""


@dataclass(frozen=True, kw_only=True)
class Door:
    """A server on a port of its own."""

    port: int
    counted: Counter[str]
    connections: Connections

    @asynccontextmanager
    async def silent(self, said: bytes = b"", people: int = 1) -> AsyncIterator[list[asyncio.StreamReader]]:
        """Connections that say so much, and no more."""
        opened = [await asyncio.open_connection("127.0.0.1", self.port) for _ in range(people)]
        for _, writer in opened:
            writer.write(said)
        try:
            yield [reader for reader, _ in opened]
        finally:
            for _, writer in opened:
                writer.close()

    async def asks(self, body: bytes = HELLO, **changed: str) -> int:
        """A signed request; its status."""
        async with (
            aiohttp.ClientSession() as session,
            session.post(f"http://127.0.0.1:{self.port}{PATH}", data=body, headers=signed(body) | changed) as response,
        ):
            return response.status


def signed(body: bytes, at: float = 0) -> dict[str, str]:
    stamp = str(int(time.time() + at))
    return {
        "Content-Type": "application/json",
        "X-Slack-Request-Timestamp": stamp,
        "X-Slack-Signature": signature_of(SECRET, stamp, body),
    }


def head(length: int) -> bytes:
    """The head of a request whose signature has the right shape, of so many bytes."""
    stamp = str(int(time.time()))
    lines = [f"POST {PATH} HTTP/1.1", "Host: here", f"Content-Length: {length}", f"X-Slack-Request-Timestamp: {stamp}"]
    return "\r\n".join([*lines, f"X-Slack-Signature: v0={'0' * 64}", "", ""]).encode()


@pytest.fixture
async def door() -> AsyncIterator[Door]:
    app = AsyncApp(signing_secret=SECRET, token="xoxb-1", request_verification_enabled=True)

    async def health() -> dict[str, object]:
        return {"ok": True}

    counted: Counter[str] = Counter()
    connections = Connections(lambda why: counted.update([str(why)]), most=20, whole_within=SOON)
    made = server(app, health, secret=SECRET, connections=connections)
    runner, port = await listen(made, "127.0.0.1", 0, connections, closes_within=1)
    yield Door(port=port, counted=counted, connections=connections)
    await runner.cleanup()


async def test_a_thousand_silent_connections_keep_slack_out_for_no_moment(
    door: Door, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        async with door.silent(people=1100):
            began = time.monotonic()
            answers = [await door.asks() for _ in range(3)]
            took = time.monotonic() - began

    assert answers == [200] * 3
    assert took < 3
    assert len(door.connections) <= 20
    assert door.counted["displaced"] + door.counted["slow headers"] >= 1080
    assert [record for record in caplog.records if record.exc_info or "accept" in record.message] == []


@pytest.mark.parametrize(
    ("said", "why"),
    [(b"", "slow headers"), (b"POST /slack/events HT", "slow headers"), (head(100) + b"{", "slow body")],
    ids=["nothing", "half a line", "half a body"],
)
async def test_what_is_not_whole_in_time_is_let_go(door: Door, said: bytes, why: str) -> None:
    async with door.silent(said) as (reader,), asyncio.timeout(5):
        with suppress(ConnectionError):
            await reader.read()

    assert dict(door.counted) == {why: 1}


async def test_a_request_that_breaks_off_is_counted_and_not_logged(
    door: Door, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        async with door.silent(head(100) + b"{"):
            await asyncio.sleep(0.05)  # it has begun to read the body
        async with door.silent(b"\x16\x03\x01 this is no HTTP\r\n\r\n") as (reader,):
            assert b" 400 " in await reader.readline()
        assert await door.asks() == 200

    assert dict(door.counted) == {"cut off": 1, "not HTTP": 1}
    assert [record for record in caplog.records if record.exc_info] == []


async def test_a_stranger_is_let_go_with_the_answer_and_slack_may_stay(door: Door) -> None:
    async with aiohttp.ClientSession() as session:
        url = f"http://127.0.0.1:{door.port}{PATH}"
        async with session.post(url, data=b"{}") as refused:
            assert (refused.status, refused.headers.get("Connection")) == (401, "close")
        async with session.post(url, data=HELLO, headers=signed(HELLO)) as taken:
            assert (taken.status, taken.headers.get("Connection")) == (200, None)
    assert dict(door.counted) == {"no signature": 1}


async def test_refused_signatures_are_counted_by_cause_and_an_old_one_points_to_the_clock(
    door: Door, caplog: pytest.LogCaptureFixture
) -> None:
    body = HELLO
    for _ in range(2):
        assert await door.asks(body, **signed(body, at=-40 * 86400)) == 401
    assert await door.asks(body, **{"X-Slack-Signature": f"v0={'0' * 64}"}) == 401

    assert dict(door.counted) == {"signed, but not now": 2, "wrong signature": 1}
    said = [record.getMessage() for record in caplog.records if record.levelno == logging.ERROR]
    assert said == ["Signed requests are refused, 3456000 seconds old by this machine's clock: check it"]


async def test_numbers_have_a_port_of_their_own(door: Door) -> None:
    async def numbers() -> bytes:
        return b"bothways_due 0.0\n"

    runner, port = await listen(numbers_page(numbers), "127.0.0.1", 0, Connections(), closes_within=1)
    async with aiohttp.ClientSession() as session:
        async with session.get(f"http://127.0.0.1:{port}/metrics") as shown:
            assert (shown.status, await shown.text()) == (200, "bothways_due 0.0\n")
        async with session.get(f"http://127.0.0.1:{door.port}/metrics") as elsewhere:
            assert elsewhere.status == 404
    await runner.cleanup()
