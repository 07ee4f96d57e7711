"""Acknowledge at once, work in turn: under a rush, nobody's three seconds run out because of what others asked for."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Hashable
from typing import Any

from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.response import BoltResponse

CONCURRENT = 16
"""How many listeners work at the same time; the others have acknowledged and wait."""

PER_PERSON = 2
"""How many of those one person may have; whoever asks for more at once waits for themselves, and not before others."""

QUEUE_LIMIT = 30
"""So much of one person that is not done yet is no person's doing."""


class ListenerConcurrency:
    """The listeners at work in this process: so many at once, few of each person, and a stop waits for all of them.

    Bolt starts a listener as a task that nobody keeps, so that a stop would cut off what has been acknowledged.
    """

    def __init__(self, at_once: int = CONCURRENT) -> None:
        """Nobody works yet."""
        self._free = asyncio.Semaphore(at_once)
        self._own: dict[Hashable, asyncio.Semaphore] = {}
        self._unfinished: Counter[Hashable] = Counter()
        self._working: set[asyncio.Task[Any]] = set()

    def ack(self, who: Hashable = None) -> AsyncAck:
        """An acknowledgement for one request; whoever has said it goes on when it is their turn."""
        return _AckThenWait(self, who)

    @staticmethod
    def ack_of_event() -> AsyncAck:
        """An acknowledgement that Bolt gives itself, before the listener begins."""
        return _Ack()

    def has_many(self, who: Hashable) -> bool:
        """Whether so much of one person waits that nothing should be added to it."""
        return self._unfinished[who] >= QUEUE_LIMIT

    async def take(self, who: Hashable) -> None:
        """Wait for a turn; it lasts until the task that took it ends."""
        task = asyncio.current_task()
        if task is None or task in self._working:
            return
        self._working.add(task)
        self._unfinished[who] += 1
        task.add_done_callback(lambda task: self._done(task, who))
        for slots in (self._own.setdefault(who, asyncio.Semaphore(PER_PERSON)), self._free):
            await slots.acquire()
            task.add_done_callback(lambda _, slots=slots: slots.release())  # type: ignore[misc]

    def _done(self, task: asyncio.Task[Any], who: Hashable) -> None:
        """Forget the task, and the person when it was their last."""
        self._working.discard(task)
        self._unfinished[who] -= 1
        if not self._unfinished[who]:
            del self._unfinished[who]
            self._own.pop(who, None)

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

    def __init__(self, concurrency: ListenerConcurrency, who: Hashable) -> None:
        super().__init__()
        self._concurrency, self._who = concurrency, who

    async def __call__(self, *args: Any, **kwargs: Any) -> BoltResponse:
        response = await super().__call__(*args, **kwargs)
        await self._concurrency.take(self._who)
        return response
