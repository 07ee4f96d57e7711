"""Acknowledge at once, work in turn: under a rush, nobody's three seconds run out because of what others asked for."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Hashable
from typing import Any

CONCURRENT = 16
"""How many listeners work at the same time; the others have acknowledged, opened their form, and wait."""

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
        self.free = asyncio.Semaphore(at_once)
        self._own: dict[Hashable, asyncio.Semaphore] = {}
        self._unfinished: Counter[Hashable] = Counter()
        self._working: set[asyncio.Task[Any]] = set()

    def has_many(self, who: Hashable) -> bool:
        """Whether so much of one person waits that nothing should be added to it."""
        return self._unfinished[who] >= QUEUE_LIMIT

    def own(self, who: Hashable) -> asyncio.Semaphore:
        """The places of one person."""
        return self._own.setdefault(who, asyncio.Semaphore(PER_PERSON))

    def keep(self, task: asyncio.Task[Any], who: Hashable) -> None:
        """Count a listener until it ends; a stop waits for it."""
        self._working.add(task)
        self._unfinished[who] += 1
        task.add_done_callback(lambda task: self._done(task, who))

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


class RequestTurn:
    """One request's turn: begun when it is acknowledged, taken when it first needs memory or the directory.

    Between the two a form may open: Slack lets it open within three seconds, however many others are at work.
    """

    def __init__(self, concurrency: ListenerConcurrency, who: Hashable) -> None:
        """Not begun."""
        self.first: Callable[[], Awaitable[None]] | None = None
        """What is done before anything else when the turn has come."""
        self._concurrency, self._who = concurrency, who
        self._task: asyncio.Task[Any] | None = None
        self._taking = asyncio.Lock()
        self._taken = False

    def begin(self) -> None:
        """The running task is the listener; what it takes is given back when it ends."""
        if self._task is None:
            self._task = asyncio.current_task()
            if self._task is not None:
                self._concurrency.keep(self._task, self._who)

    async def take(self) -> None:
        """Wait until it is this request's turn; at once from then on, for all that the request does."""
        if self._taken:
            return
        self.begin()
        async with self._taking:
            if self._taken or self._task is None:
                return
            for places in (self._concurrency.own(self._who), self._concurrency.free):
                await places.acquire()
                self._task.add_done_callback(lambda _, places=places: places.release())  # type: ignore[misc]
            self._taken = True
            if self.first is not None:
                await self.first()
