"""Handing commands, interactions and events to the bot, by signed HTTP or Socket Mode, with Slack's deadlines."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Coroutine
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import aiohttp
from slack_sdk.signature import SignatureVerifier

from simulator.app import Transport
from simulator.model import Json
from simulator.socket_mode import NoConnection, SocketMode
from simulator.world import World

COMMAND, INTERACTION, EVENT = "slash_commands", "interactive", "events_api"
RETRY_WAITS = (timedelta(0), timedelta(minutes=1), timedelta(minutes=5))
FORM = "application/x-www-form-urlencoded"
"""The waits before the second and third retry of an event; the first comes at once (docs.slack.dev, events API)."""


@dataclass(frozen=True, kw_only=True)
class BotAnswer:
    """What the bot said to a delivery. `problem` is None when it acknowledged in time, else Slack's word for why not.

    `status` is the HTTP status, if there was one; `body` the parsed JSON, the text, or None.
    """

    status: int | None = None
    body: Any = None
    problem: str | None = None
    no_retry: bool = False


@dataclass(frozen=True, kw_only=True)
class Parcel:
    """Something to be handed to the bot: a command's form, an interaction's payload or an event's wrapper."""

    kind: str
    payload: Any

    def form(self) -> tuple[str, bytes]:
        """Content type and body over HTTP."""
        if self.kind == COMMAND:
            return FORM, urlencode(self.payload).encode()
        text = json.dumps(self.payload, ensure_ascii=False)
        if self.kind == INTERACTION:
            return FORM, urlencode({"payload": text}).encode()
        return "application/json", text.encode()


@dataclass(frozen=True, kw_only=True)
class Delivered:
    """A delivery that was made, kept so that it can be looked at or replayed. Over Socket Mode `headers` is empty."""

    parcel: Parcel
    headers: dict[str, str]
    body: bytes
    attempt: int
    answer: BotAnswer


class PostOffice:
    """Hands parcels to the bot and remembers them all."""

    def __init__(self, world: World, sockets: SocketMode) -> None:
        """Nothing was sent yet."""
        self._world = world
        self._sockets = sockets
        self._session: aiohttp.ClientSession | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self.sent: list[Delivered] = []

    async def start(self) -> None:
        """Get ready to send."""
        self._session = aiohttp.ClientSession()

    async def stop(self) -> None:
        """Give up what is under way."""
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._session:
            await self._session.close()

    async def deliver(self, parcel: Parcel, *, attempt: int = 0, reason: str = "") -> BotAnswer:
        """Hand one parcel over and wait for the acknowledgement, three seconds at most."""
        with self._world.traffic.passing():
            if self._world.app.transport is Transport.SOCKET:
                headers: dict[str, str] = {}
                body = b""
                answer = await self._by_socket(parcel, attempt, reason)
            else:
                content_type, body = parcel.form()
                headers = self.signed(body, content_type)
                if attempt:
                    headers |= {"X-Slack-Retry-Num": str(attempt), "X-Slack-Retry-Reason": reason}
                answer = await self.send(body, headers)
        self.sent.append(Delivered(parcel=parcel, headers=headers, body=body, attempt=attempt, answer=answer))
        self._world.feed.tell("delivery", type=parcel.kind, attempt=attempt, problem=answer.problem)
        return answer

    def signed(
        self, body: bytes, content_type: str, *, timestamp: str | None = None, secret: str | None = None
    ) -> dict[str, str]:
        """The headers of a request with this body, signed with the app's secret at the real present moment."""
        stamp = timestamp or str(int(time.time()))
        verifier = SignatureVerifier(secret or self._world.app.signing_secret)
        signature = verifier.generate_signature(timestamp=stamp, body=body)
        return {
            "Content-Type": content_type,
            "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
            "X-Slack-Request-Timestamp": stamp,
            "X-Slack-Signature": signature or "",
        }

    async def send(self, body: bytes, headers: dict[str, str]) -> BotAnswer:
        """POST these very bytes and headers to the request URL."""
        if self._world.app.request_url is None or self._session is None:
            return BotAnswer(problem="connection_failed")
        deadline = aiohttp.ClientTimeout(total=self._world.ack_deadline.total_seconds())
        try:
            async with self._session.post(
                self._world.app.request_url, data=body, headers=headers, timeout=deadline, allow_redirects=False
            ) as response:
                return _answer(response.status, response.headers, await response.text())
        except TimeoutError:
            return BotAnswer(problem="http_timeout")
        except aiohttp.ClientError:
            return BotAnswer(problem="connection_failed")

    async def _by_socket(self, parcel: Parcel, attempt: int, reason: str) -> BotAnswer:
        try:
            async with asyncio.timeout(self._world.ack_deadline.total_seconds()):
                payload = await self._sockets.send(parcel.kind, parcel.payload, attempt=attempt, reason=reason)
        except TimeoutError:
            return BotAnswer(problem="http_timeout")
        except NoConnection:
            return BotAnswer(problem="connection_failed")
        return BotAnswer(body=payload or None)

    async def announce(self, event: Json) -> BotAnswer | None:
        """Hand an event over if the app subscribes to it; on failure it is retried three times, as Slack does."""
        if not self._world.app.hears(event["event"]):
            return None
        parcel = Parcel(kind=EVENT, payload=event)
        answer = await self.deliver(parcel)
        self._retry(parcel, answer, 1)
        return answer

    def _retry(self, parcel: Parcel, answer: BotAnswer, attempt: int) -> None:
        if answer.problem is None or answer.no_retry or attempt > len(RETRY_WAITS):
            return
        reason = answer.problem

        async def again() -> None:
            self._retry(parcel, await self.deliver(parcel, attempt=attempt, reason=reason), attempt + 1)

        wait = RETRY_WAITS[attempt - 1]
        if wait:
            self._world.later(self._world.clock() + wait, lambda: self.spawn(again()))
        else:
            self.spawn(again())

    def spawn(self, work: Coroutine[Any, Any, None]) -> None:
        """Do something in the background, counted as traffic from now on."""
        # Counted before the task starts, so that nobody takes the moment in between for calm.
        counted = ExitStack()
        counted.enter_context(self._world.traffic.passing())
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)

        def over(done: asyncio.Task[None]) -> None:
            self._tasks.discard(done)
            counted.close()

        task.add_done_callback(over)


def _answer(status: int, headers: Any, text: str) -> BotAnswer:
    body: Any = text or None
    if text and "json" in headers.get("Content-Type", ""):
        try:
            body = json.loads(text)
        except json.JSONDecodeError:
            return BotAnswer(status=status, body=text, problem="http_error")
    no_retry = headers.get("X-Slack-No-Retry") == "1"
    return BotAnswer(status=status, body=body, problem=None if status == 200 else "http_error", no_retry=no_retry)
