"""Acknowledge at once, work in turn: under a rush, nobody's three seconds run out because of what others asked for."""

from __future__ import annotations

import asyncio
from typing import Any

from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.response import BoltResponse

AT_ONCE = 16
"""How many listeners work at the same time; the others have acknowledged and wait."""


class Turns:
    """The listeners at work in this process: so many at once, and all of them are waited for before it ends.

    Bolt starts a listener as a task that nobody keeps, so that a stop would cut off what has been acknowledged.
    """

    def __init__(self, at_once: int = AT_ONCE) -> None:
        """Nobody works yet."""
        self._free = asyncio.Semaphore(at_once)
        self._working: set[asyncio.Task[Any]] = set()

    def ack(self) -> AsyncAck:
        """An acknowledgement for one request; whoever has said it goes on when it is their turn."""
        return _AckThenWait(self)

    @staticmethod
    def ack_of_event() -> AsyncAck:
        """An acknowledgement that Bolt gives itself, before the listener begins."""
        return _Ack()

    async def take(self) -> None:
        """Wait for a turn; it lasts until the task that took it ends."""
        task = asyncio.current_task()
        if task is None or task in self._working:
            return
        self._working.add(task)
        task.add_done_callback(self._working.discard)
        await self._free.acquire()
        task.add_done_callback(lambda _: self._free.release())

    async def drain(self) -> None:
        """Wait until every listener that has acknowledged is done."""
        while self._working:
            await asyncio.gather(*self._working, return_exceptions=True)


class _Ack(AsyncAck):
    """Bolt's `ack`, but what was acknowledged stays so: Bolt forgets it when the listener fails right afterwards."""

    def __init__(self) -> None:
        self._given: BoltResponse | None = None

    @property
    def response(self) -> BoltResponse | None:
        return self._given

    @response.setter
    def response(self, given: BoltResponse | None) -> None:
        self._given = given or self._given


class _AckThenWait(_Ack):
    """Bolt sends the acknowledgement while the listener waits in here."""

    def __init__(self, turns: Turns) -> None:
        super().__init__()
        self._turns = turns

    async def __call__(self, *args: Any, **kwargs: Any) -> BoltResponse:
        response = await super().__call__(*args, **kwargs)
        await self._turns.take()
        return response
