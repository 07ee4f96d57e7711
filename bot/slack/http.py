"""The one HTTP session to Slack: it refuses to speak inside a transaction, and asks at the last moment if it may."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import aiohttp
from aiohttp.client_reqrep import ClientRequest, ClientResponse
from aiohttp.connector import Connection

from storage.database import in_transaction

logger = logging.getLogger(__name__)

InTime = Callable[[], bool]
"""Whether it is still right to send."""

_in_time: ContextVar[InTime | None] = ContextVar("whether a request may still be sent", default=None)


LONGEST_REQUEST = aiohttp.ClientTimeout(total=10)
"""Without it, a Slack that takes a request and never answers would hold whoever asked for five minutes."""


class Redirected(OSError):
    """An answer that leads somewhere else; it was not followed, and nothing more was sent."""


class InsideTransaction(RuntimeError):
    """Slack was called while the task held a transaction: everybody else would wait for Slack. A mistake of ours."""


class TooLate(Exception):
    """The moment for this request has passed, and no byte of it was sent."""


class CarefulRequest(ClientRequest):
    """A request that looks once more just before its first byte.

    Waiting for a free connection may take a while, and a process may be frozen meanwhile; a check before that says
    little about the moment at which the bytes leave.
    """

    async def send(self, conn: Connection) -> ClientResponse:
        """Send it, or raise InsideTransaction or TooLate with nothing sent."""
        if in_transaction():
            logger.error("Slack was called inside a transaction", extra={"action": "call_in_transaction"})
            raise InsideTransaction(self.url.path)
        in_time = _in_time.get()
        if in_time is not None and not in_time():
            raise TooLate
        return await super().send(conn)


@contextmanager
def only_while(in_time: InTime) -> Iterator[None]:
    """Requests of this task are sent only while this is so; TooLate otherwise."""
    before = _in_time.set(in_time)
    try:
        yield
    finally:
        _in_time.reset(before)


async def _refuse(
    _session: aiohttp.ClientSession, _context: object, redirect: aiohttp.TraceRequestRedirectParams
) -> None:
    """Slack never sends us elsewhere, so whoever does is not Slack, and must not be told what we have to say."""
    logger.error("A redirect was not followed", extra={"action": "redirected", "host": redirect.url.host})
    raise Redirected(redirect.url.host)


def slack_session(heard: Callable[[str | None], object] | None = None) -> aiohttp.ClientSession:
    """A session for everything that goes to Slack: no request takes for ever, and none is led elsewhere.

    `heard` is told the date that each answer bears.
    """
    trace = aiohttp.TraceConfig()
    trace.on_request_redirect.append(_refuse)
    if heard is not None:
        tell = heard

        async def note(_session: object, _context: object, ended: aiohttp.TraceRequestEndParams) -> None:
            tell(ended.response.headers.get("Date"))

        trace.on_request_end.append(note)
    return aiohttp.ClientSession(request_class=CarefulRequest, timeout=LONGEST_REQUEST, trace_configs=[trace])
