"""The HTTP server's connections: a request is whole within seconds or it is let go, and strangers displace strangers.

aiohttp waits for a request line for as long as a connection lives, and logs a traceback for each that breaks off; a
thousand connections that say nothing would keep Slack out.
"""

from __future__ import annotations

import asyncio
import logging
import resource
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError
from aiohttp.typedefs import Handler

NoteRejection = Callable[[str], object]
"""Told of each connection or request that came to nothing, and why."""

WHOLE_WITHIN = timedelta(seconds=5)
"""A request line and its headers, and after them a body, are here within this; Slack gives up after three seconds."""

IDLE = timedelta(seconds=75)
"""A connection over which a signed request came may rest this long, as Slack and proxies reuse theirs."""

MOST_CONNECTIONS = 512
"""At one time; beyond, the one that has been here longest without a signed request makes room."""

LINGER = 1.0
"""Seconds in which the rest of a refused request is read, so that its sender reads the answer."""


def most_connections() -> int:
    """So many, or half of the files that this process may open, whichever is less."""
    allowed, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return MOST_CONNECTIONS if allowed == resource.RLIM_INFINITY else min(MOST_CONNECTIONS, allowed // 2)


class Connections:
    """The open connections of one server: those of Slack's, and strangers, the oldest first."""

    def __init__(
        self,
        counted: NoteRejection = lambda _: None,
        *,
        most: int | None = None,
        whole_within: timedelta = WHOLE_WITHIN,
    ) -> None:
        """None yet."""
        self.counted = counted
        self.whole_within = whole_within.total_seconds()
        self._most = most or most_connections()
        self._strangers: dict[asyncio.BaseTransport, asyncio.TimerHandle] = {}
        self._known: set[asyncio.BaseTransport] = set()

    def __len__(self) -> int:
        """How many are open."""
        return len(self._strangers) + len(self._known)

    def opened(self, transport: asyncio.Transport) -> None:
        """A connection of which nothing is known: it has some seconds, and the oldest such one may have to go."""
        if len(self) >= self._most and self._strangers:
            self._drop(next(iter(self._strangers)), "displaced")
        timer = asyncio.get_running_loop().call_later(self.whole_within, self._drop, transport, "slow headers")
        self._strangers[transport] = timer

    def asked(self, transport: asyncio.BaseTransport | None) -> None:
        """A request line and its headers are here: from now on the request's own deadline counts."""
        if transport in self._strangers:
            self._strangers[transport].cancel()

    def proved(self, transport: asyncio.BaseTransport | None) -> None:
        """A request of Slack's came over it: nobody displaces it."""
        if transport in self._strangers:
            self._strangers.pop(transport).cancel()
            self._known.add(transport)

    def is_known(self, transport: asyncio.BaseTransport | None) -> bool:
        """Whether a request of Slack's came over it."""
        return transport in self._known

    def closed(self, transport: asyncio.BaseTransport) -> None:
        """It is gone."""
        timer = self._strangers.pop(transport, None)
        if timer is not None:
            timer.cancel()
        self._known.discard(transport)

    def _drop(self, transport: asyncio.BaseTransport, why: str) -> None:
        """Let it go at once; nobody reads an answer there."""
        self.counted(why)
        self.closed(transport)
        if isinstance(transport, asyncio.Transport):
            transport.abort()

    @property
    def middleware(self) -> Any:
        """Notes each request, and keeps no connection open for one that is not Slack's."""

        @web.middleware
        async def note(request: web.Request, handler: Handler) -> web.StreamResponse:
            self.asked(request.transport)
            answer = await handler(request)
            if not self.is_known(request.transport):
                answer.force_close()
            return answer

        return note


class _Handler(web.RequestHandler):
    """One connection, which says when it is made and lost."""

    __slots__ = ("_connections", "_mine")

    def __init__(self, server: web.Server, connections: Connections, **how: Any) -> None:
        super().__init__(server, **how)
        self._connections = connections
        self._mine: asyncio.BaseTransport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._mine = transport
        if isinstance(transport, asyncio.Transport):
            self._connections.opened(transport)
        super().connection_made(transport)

    def connection_lost(self, exc: BaseException | None) -> None:
        if self._mine is not None:
            self._connections.closed(self._mine)
        super().connection_lost(exc)


class _Quiet(logging.LoggerAdapter[logging.Logger]):
    """aiohttp's logger: what breaks off or is no HTTP is counted; what is our mistake keeps its traceback."""

    def __init__(self, counted: NoteRejection) -> None:
        super().__init__(logging.getLogger(__name__))
        self._counted = counted

    def debug(self, msg: object, *args: object, exc_info: Any = None, **how: Any) -> None:
        if isinstance(exc_info, HttpProcessingError):
            self._counted("not HTTP")
        else:
            super().debug(msg, *args, exc_info=exc_info, **how)

    def exception(self, msg: object, *args: object, exc_info: Any = True, **how: Any) -> None:
        if isinstance(exc_info, HttpProcessingError):
            self._counted("not HTTP")
        elif isinstance(exc_info, web.RequestPayloadError | ConnectionError):
            self._counted("cut off")
        else:
            super().exception(msg, *args, exc_info=exc_info, **how)


class GuardedSite(web.BaseSite):
    """Listens as `web.TCPSite` does, and watches over the connections."""

    def __init__(self, runner: web.AppRunner, host: str, port: int, connections: Connections) -> None:
        """Not yet."""
        super().__init__(runner)
        self._where = host, port
        self._connections = connections

    @property
    def name(self) -> str:
        """Its address."""
        host, port = self._where
        return f"http://{host}:{port}"

    async def start(self) -> None:
        """Listen. OSError when the port is taken."""
        await super().start()
        loop, served = asyncio.get_running_loop(), self._runner.server
        if served is None:
            raise RuntimeError("the runner was not set up")
        server, connections = served, self._connections
        logger = _Quiet(connections.counted)

        def handler() -> asyncio.Protocol:
            return _Handler(
                server,
                connections,
                loop=loop,
                access_log=None,
                logger=logger,
                keepalive_timeout=IDLE.total_seconds(),
                lingering_time=LINGER,
            )

        self._server = await loop.create_server(handler, *self._where, backlog=MOST_CONNECTIONS)


async def listen(
    application: web.Application, host: str, port: int, connections: Connections, *, closes_within: float
) -> tuple[web.AppRunner, int]:
    """A server for the application, and its port; clean the runner up in the end. OSError when the port is taken."""
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=closes_within)
    await runner.setup()
    await GuardedSite(runner, host, port, connections).start()
    return runner, int(runner.addresses[0][1])
