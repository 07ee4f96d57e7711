"""The HTTP side: Slack's requests, looked at before Bolt sees them, and the health page."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Sequence

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response
from slack_bolt.async_app import AsyncApp, AsyncBoltRequest

MOST_BYTES = 1024 * 1024
PATH = "/slack/events"

_TIMESTAMP = re.compile(r"\d{10}", re.ASCII)
_SIGNATURE = re.compile(r"v0=[0-9a-f]{64}")

Health = Callable[[], Awaitable[dict[str, object]]]


def server(app: AsyncApp, health: Health, *, slack: bool) -> web.Application:
    """The web application; `slack` is False in Socket Mode, where Slack sends nothing here."""
    made = web.Application(client_max_size=MOST_BYTES)

    async def receive(request: web.Request) -> web.StreamResponse:
        return await _receive(app, request)

    async def healthz(_: web.Request) -> web.Response:
        found = await health()
        return web.json_response(found, status=200 if found["ok"] else 503)

    if slack:
        made.router.add_post(PATH, receive)
    made.router.add_get("/healthz", healthz)
    return made


async def _receive(app: AsyncApp, request: web.Request) -> web.StreamResponse:
    """A request that might be Slack's: whatever cannot be is turned away here, without a word.

    Bolt checks the signature itself; what is not even shaped like one makes it answer 500 instead of 401.
    """
    timestamp = request.headers.get("X-Slack-Request-Timestamp", "")
    signature = request.headers.get("X-Slack-Signature", "")
    if not _TIMESTAMP.fullmatch(timestamp) or not _SIGNATURE.fullmatch(signature):
        return web.Response(status=401)
    try:
        body = (await request.read()).decode("utf-8")
    except UnicodeDecodeError:
        return web.Response(status=400)
    headers: dict[str, str | Sequence[str]] = {name: request.headers.getall(name) for name in request.headers}
    response = await app.async_dispatch(AsyncBoltRequest(body=body, query=request.query_string, headers=headers))
    return await to_aiohttp_response(response)
