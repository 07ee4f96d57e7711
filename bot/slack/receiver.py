"""The HTTP side: Slack's requests, proved to be Slack's before anything reads them, and pages for operators."""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from http import HTTPStatus
from urllib.parse import parse_qsl

from aiohttp import ClientPayloadError, web
from slack_bolt.adapter.aiohttp import to_aiohttp_response
from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from slack_bolt.response import BoltResponse

from bot.clock import utc_now
from bot.slack.listening import Connections
from bot.slack.signature import Rejection, is_shaped_like_one, rejection

logger = logging.getLogger(__name__)

MOST_BYTES = 1024 * 1024
PATH = "/slack/events"

SAID_EVERY = 60.0
"""Seconds between two warnings that a signed request was not of now."""

HealthCheck = Callable[[], Awaitable[dict[str, object]]]
Numbers = Callable[[], Awaitable[bytes]]


class Nonsense(ValueError):
    """A body that Slack would never send."""


class CutOff(Exception):
    """A body that did not come to its end, or not in time."""


def server(
    app: AsyncApp,
    health: HealthCheck,
    *,
    secret: str | None = None,
    connections: Connections | None = None,
    clock: Callable[[], datetime] = utc_now,
) -> web.Application:
    """The web application; without the signing secret, as in Socket Mode, nothing is taken from Slack here.

    `connections` are those of the server that it runs on; `clock` says how old a signature is.
    """
    connections = Connections() if connections is None else connections
    made = web.Application(client_max_size=MOST_BYTES, middlewares=[connections.middleware])
    if secret is not None:
        made.router.add_post(PATH, Receiver(app, secret, connections, clock).receive)

    async def healthz(_: web.Request) -> web.Response:
        found = await health()
        return web.json_response(found, status=HTTPStatus.OK if found["ok"] else HTTPStatus.SERVICE_UNAVAILABLE)

    made.router.add_get("/healthz", healthz)
    return made


def numbers_page(numbers: Numbers) -> web.Application:
    """What is counted, for a scraper, on a port of its own: whom it is for is decided by who can reach that port."""

    async def scraped(_: web.Request) -> web.Response:
        return web.Response(body=await numbers(), headers={"Content-Type": "text/plain; version=0.0.4"})

    made = web.Application()
    made.router.add_get("/metrics", scraped)
    return made


class Receiver:
    """Takes what is Slack's, and turns everything else away without a word; each for a reason that is counted."""

    def __init__(self, app: AsyncApp, secret: str, connections: Connections, clock: Callable[[], datetime]) -> None:
        """For one app and its secret."""
        self._app, self._secret, self._connections, self._clock = app, secret, connections, clock
        self._said = -SAID_EVERY

    async def receive(self, request: web.Request) -> web.StreamResponse:
        """A request that might be Slack's: whatever cannot be is turned away here, without a word and unread.

        Bolt would check the signature too, but only after it has parsed the body, and answers 500 to much of what is
        odd.
        """
        timestamp = request.headers.get("X-Slack-Request-Timestamp", "")
        signature = request.headers.get("X-Slack-Signature", "")
        if not is_shaped_like_one(timestamp, signature):
            return self._rejected(Rejection.SHAPE, timestamp)
        try:
            raw = await self._whole(request)
        except CutOff as cut:
            self._connections.counted(str(cut))
            return web.Response(status=HTTPStatus.REQUEST_TIMEOUT)
        wrong = rejection(self._secret, timestamp, signature, raw, self._clock())
        if wrong is not None:
            return self._rejected(wrong, timestamp)
        self._connections.proved(request.transport)
        try:
            body = readable(raw, request.content_type)
        except ValueError:
            self._connections.counted("unreadable")
            return web.Response(status=HTTPStatus.BAD_REQUEST)
        headers: dict[str, str | Sequence[str]] = {name: request.headers.getall(name) for name in request.headers}
        return await to_aiohttp_response(await _asked(self._app, body, request.query_string, headers))

    async def _whole(self, request: web.Request) -> bytes:
        """The body. Raises CutOff when it breaks off or takes too long, and aiohttp's own 413 when it is too large."""
        try:
            async with asyncio.timeout(self._connections.whole_within):
                return await request.read()
        except TimeoutError as late:
            raise CutOff("slow body") from late
        except (ConnectionError, web.RequestPayloadError, ClientPayloadError) as broken:
            raise CutOff("cut off") from broken

    def _rejected(self, why: Rejection, timestamp: str) -> web.Response:
        """401. That signed requests are old is said, for then it is most likely a clock that is wrong."""
        self._connections.counted(why)
        if why is Rejection.STALE and time.monotonic() - self._said >= SAID_EVERY:
            self._said = time.monotonic()
            seconds = int(self._clock().timestamp()) - int(timestamp)
            logger.error(
                "Signed requests are refused, %s seconds old by this machine's clock: check it",
                seconds,
                extra={"action": "stale_signature", "seconds": seconds},
            )
        return web.Response(status=HTTPStatus.UNAUTHORIZED)


def readable(raw: bytes, content_type: str) -> str:
    """The body as text, if it is one that Slack might send: a JSON object, or a form that may hold one.

    Raises ValueError, of which Nonsense is one.
    """
    body = raw.decode("utf-8")
    if content_type == "application/json":
        if not isinstance(_json(body), dict):
            raise Nonsense
        return body
    fields = dict(parse_qsl(body, keep_blank_values=True))
    if not fields or ("payload" in fields and not isinstance(_json(fields["payload"]), dict)):
        raise Nonsense
    return body


def _json(text: str) -> object:
    """What the text holds; a nesting that is too deep to follow is nonsense too."""
    try:
        return json.loads(text)
    except RecursionError as deep:
        raise Nonsense from deep


async def _asked(app: AsyncApp, body: str, query: str, headers: dict[str, str | Sequence[str]]) -> BoltResponse:
    """Bolt's answer; a signed request that Bolt stumbles over is odd, and no failure of ours for Slack to repeat."""
    try:
        answer = await app.async_dispatch(AsyncBoltRequest(body=body, query=query, headers=headers))
    except Exception:
        logger.exception("A signed request could not be understood", extra={"action": "odd_request"})
        return BoltResponse(status=HTTPStatus.BAD_REQUEST, body="")
    if answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        logger.error("Bolt answered %s to a signed request", answer.status, extra={"action": "odd_request"})
        return BoltResponse(status=HTTPStatus.BAD_REQUEST, body="")
    return answer
