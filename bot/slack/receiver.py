"""The HTTP side: Slack's requests, proved to be Slack's before anything reads them, and pages for operators."""

from __future__ import annotations

import ipaddress
import json
import logging
from collections.abc import Awaitable, Callable, Sequence
from http import HTTPStatus
from urllib.parse import parse_qsl

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response
from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from slack_bolt.response import BoltResponse

from bot.clock import utc_now
from bot.slack.signature import is_shaped_like_one, is_slacks

logger = logging.getLogger(__name__)

MOST_BYTES = 1024 * 1024
PATH = "/slack/events"

_FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Real-Ip")
"""What a proxy says of whom it speaks for: a request with one of these came from elsewhere."""

HealthCheck = Callable[[], Awaitable[dict[str, object]]]
Numbers = Callable[[], Awaitable[bytes]]


class Nonsense(ValueError):
    """A body that Slack would never send."""


def server(
    app: AsyncApp, health: HealthCheck, *, secret: str | None = None, metrics: Numbers | None = None
) -> web.Application:
    """The web application; without the signing secret, as in Socket Mode, nothing is taken from Slack here."""
    made = web.Application(client_max_size=MOST_BYTES)

    async def healthz(_: web.Request) -> web.Response:
        found = await health()
        return web.json_response(found, status=HTTPStatus.OK if found["ok"] else HTTPStatus.SERVICE_UNAVAILABLE)

    if secret is not None:
        known = secret

        async def receive(request: web.Request) -> web.StreamResponse:
            return await _receive(app, known, request)

        made.router.add_post(PATH, receive)
    if metrics is not None:
        numbers = metrics

        async def scraped(request: web.Request) -> web.Response:
            if not is_near(request):
                return web.Response(status=HTTPStatus.NOT_FOUND)
            return web.Response(body=await numbers(), headers={"Content-Type": "text/plain; version=0.0.4"})

        made.router.add_get("/metrics", scraped)
    made.router.add_get("/healthz", healthz)
    return made


async def _receive(app: AsyncApp, secret: str, request: web.Request) -> web.StreamResponse:
    """A request that might be Slack's: whatever cannot be is turned away here, without a word and unread.

    Bolt would check the signature too, but only after it has parsed the body, and answers 500 to much of what is odd.
    """
    timestamp = request.headers.get("X-Slack-Request-Timestamp", "")
    signature = request.headers.get("X-Slack-Signature", "")
    if not is_shaped_like_one(timestamp, signature):
        return web.Response(status=HTTPStatus.UNAUTHORIZED)
    raw = await request.read()
    if not is_slacks(secret, timestamp, signature, raw, utc_now()):
        return web.Response(status=HTTPStatus.UNAUTHORIZED)
    try:
        body = readable(raw, request.content_type)
    except ValueError:
        return web.Response(status=HTTPStatus.BAD_REQUEST)
    headers: dict[str, str | Sequence[str]] = {name: request.headers.getall(name) for name in request.headers}
    return await to_aiohttp_response(await _asked(app, body, request.query_string, headers))


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


def is_near(request: web.Request) -> bool:
    """Whether the request comes from this machine or its private network, and not through a proxy for somebody else."""
    if any(name in request.headers for name in _FORWARDED):
        return False
    try:
        return ipaddress.ip_address(request.remote or "").is_private
    except ValueError:
        return False
