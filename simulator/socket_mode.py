"""Socket Mode from Slack's side: one-time addresses, connections, envelopes and their acknowledgements."""

from __future__ import annotations

import asyncio
import contextlib
import json
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSCloseCode, WSMsgType, web

from simulator.app import Transport
from simulator.errors import SlackError
from simulator.model import Json
from simulator.world import World

MOST_CONNECTIONS = 10
APPROXIMATE_CONNECTION_TIME = 3600
GRACE = 2.0
"""Seconds in which a client that was asked to come again may leave by itself."""


class NoConnection(ConnectionError):
    """The app has no open Socket Mode connection, or the one used was lost before the acknowledgement."""


@dataclass(eq=False)
class Connection:
    """One WebSocket of the bot and the envelopes on it that wait for an acknowledgement."""

    socket: web.WebSocketResponse
    waiting: dict[str, asyncio.Future[Json]] = field(default_factory=dict)

    gone: asyncio.Event = field(default_factory=asyncio.Event)

    def lost(self) -> None:
        """Nothing more will be acknowledged here."""
        self.gone.set()
        for future in self.waiting.values():
            if not future.done():
                future.set_exception(NoConnection("the connection was lost"))


class SocketMode:
    """All Socket Mode connections of the app; each envelope goes to one of them, turn about."""

    def __init__(self, world: World) -> None:
        """Nobody is connected."""
        self._world = world
        self.connections: list[Connection] = []
        self._tickets: set[str] = set()
        self._number = 0
        self._turn = 0
        self._arrival = asyncio.Event()

    def open(self) -> Json:
        """apps.connections.open: a WebSocket address that works once."""
        self._number += 1
        ticket = f"{self._number * 0x9E3779B97F4A7C15 % 2**64:016x}"
        self._tickets.add(ticket)
        address = self._world.base_url.replace("http://", "ws://", 1)
        return {"url": f"{address}/link/?ticket={ticket}&app_id={self._world.app.app_id}"}

    async def connected(self, within: float = 10.0) -> None:
        """Wait until the bot has a connection; TimeoutError otherwise."""
        async with asyncio.timeout(within):
            while not self.connections:
                await self._arrival.wait()

    async def accept(self, request: web.Request) -> web.StreamResponse:
        """The WebSocket endpoint."""
        ticket = request.query.get("ticket", "")
        if ticket not in self._tickets:
            raise web.HTTPUnauthorized
        self._tickets.discard(ticket)
        socket = web.WebSocketResponse(timeout=1.0)
        await socket.prepare(request)
        if refusal := self._refusal():
            await socket.send_json({"type": "disconnect", "reason": refusal, "debug_info": {}})
            await socket.close()
            return socket
        connection = Connection(socket)
        self.connections.append(connection)
        try:
            await socket.send_json(self._hello())
            self._arrival.set()
            await self._listen(connection)
        finally:
            self._forget(connection)
        return socket

    def _refusal(self) -> str | None:
        if self._world.app.transport is not Transport.SOCKET:
            return "link_disabled"
        return "too_many_websockets" if len(self.connections) >= MOST_CONNECTIONS else None

    def _hello(self) -> Json:
        return {
            "type": "hello",
            "num_connections": len(self.connections),
            "connection_info": {"app_id": self._world.app.app_id},
            "debug_info": {"host": "simulator", "approximate_connection_time": APPROXIMATE_CONNECTION_TIME},
        }

    def _forget(self, connection: Connection) -> None:
        if connection in self.connections:
            self.connections.remove(connection)
        if not self.connections:
            self._arrival.clear()
        connection.lost()

    async def _listen(self, connection: Connection) -> None:
        async for received in connection.socket:
            if received.type is not WSMsgType.TEXT:
                continue
            try:
                acknowledgement = json.loads(received.data)
            except json.JSONDecodeError:
                self._world.problem(f"a Socket Mode message that is not JSON: {received.data[:100]!r}")
                continue
            future = connection.waiting.get(str(acknowledgement.get("envelope_id")))
            if future and not future.done():
                future.set_result(acknowledgement)

    async def send(self, kind: str, payload: Any, *, attempt: int = 0, reason: str = "") -> Json:
        """Send one envelope and wait for its acknowledgement: its payload, or {}; raises NoConnection."""
        if not self.connections:
            raise NoConnection("the app is not connected")
        self._turn += 1
        connection = self.connections[self._turn % len(self.connections)]
        self._number += 1
        envelope_id = f"{self._number:08d}-{self._turn:04x}-4000-8000-{self._number * 7919:012x}"
        future: asyncio.Future[Json] = asyncio.get_running_loop().create_future()
        connection.waiting[envelope_id] = future
        envelope: Json = {
            "envelope_id": envelope_id,
            "type": kind,
            "accepts_response_payload": kind != "events_api",
            "payload": payload,
        }
        if kind == "events_api":
            envelope |= {"retry_attempt": attempt, "retry_reason": reason}
        try:
            await connection.socket.send_json(envelope)
            acknowledgement = await future
        except ConnectionError as lost:
            raise NoConnection(str(lost)) from lost
        finally:
            del connection.waiting[envelope_id]
        return acknowledgement.get("payload") or {}

    async def refresh(self, reason: str = "refresh_requested") -> None:
        """Ask every connection to come again, as Slack does about once an hour; who does not go is hung up on."""
        for connection in self._leaving():
            await connection.socket.send_json({"type": "disconnect", "reason": reason, "debug_info": {}})
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(connection.gone.wait(), GRACE)
            await connection.socket.close(code=WSCloseCode.OK)

    async def cut(self) -> None:
        """Lose every connection without a word."""
        for connection in self._leaving():
            await connection.socket.close(code=WSCloseCode.GOING_AWAY)

    def _leaving(self) -> list[Connection]:
        # Nothing new goes to them, so that the next envelope waits for those who come again.
        leaving, self.connections = self.connections, []
        self._arrival.clear()
        return leaving

    def check_token(self, token: str | None) -> None:
        """Only the app-level token opens connections."""
        if token != self._world.app.app_token:
            raise SlackError("not_allowed_token_type" if (token or "").startswith("xoxb-") else "invalid_auth")
