"""What is under way between Slack and the bot, and the news of what changed, for those who wait or watch."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

from simulator.model import Json

Idle = Callable[[], Awaitable[bool]]


class Traffic:
    """Counts requests and deliveries in flight, so that one can wait until nothing moves any more."""

    def __init__(self) -> None:
        """Nothing is under way."""
        self._in_flight = 0
        self._moved = 0.0
        self._stir = asyncio.Event()
        self._probes: list[Idle] = []

    @property
    def in_flight(self) -> int:
        """How many requests and deliveries are under way now."""
        return self._in_flight

    def also_ask(self, idle: Idle) -> None:
        """Have `settled` also ask this probe of the bot whether it is idle (True), such as an empty outbox."""
        self._probes.append(idle)

    @contextmanager
    def passing(self) -> Iterator[None]:
        """One request or delivery is under way for as long as this lasts."""
        self._in_flight += 1
        try:
            yield
        finally:
            self._in_flight -= 1
            self._moved = time.monotonic()
            self._stir.set()

    async def settled(self, quiet: timedelta, patience: timedelta = timedelta(seconds=10)) -> None:
        """Wait until nothing has been in flight for `quiet` and every probe says idle; TimeoutError otherwise."""
        async with asyncio.timeout(patience.total_seconds()):
            while True:
                await self._calm(quiet)
                if await self._probes_idle() and self._rest(quiet) <= 0 and not self._in_flight:
                    return
                await asyncio.sleep(0.002)

    async def _calm(self, quiet: timedelta) -> None:
        while True:
            self._stir.clear()
            if self._in_flight:
                await self._stir.wait()
            elif (rest := self._rest(quiet)) > 0:
                await asyncio.sleep(rest)
            else:
                return

    def _rest(self, quiet: timedelta) -> float:
        return self._moved + quiet.total_seconds() - time.monotonic()

    async def _probes_idle(self) -> bool:
        for idle in self._probes:
            if not await idle():
                return False
        return True


class Feed:
    """The news of the pretend workspace: every change as a small dict, to any number of listeners."""

    def __init__(self) -> None:
        """Nobody listens yet."""
        self._queues: set[asyncio.Queue[Json]] = set()
        self._change = asyncio.Event()
        self._number = 0

    def tell(self, kind: str, **facts: object) -> None:
        """Tell everybody that something changed; `kind` is message, modal, home, clock, call, failure and so on."""
        self._number += 1
        news: Json = {"number": self._number, "kind": kind, **facts}
        for queue in self._queues:
            queue.put_nowait(news)
        self._change.set()
        self._change = asyncio.Event()

    async def next_change(self, within: float) -> bool:
        """Wait up to `within` seconds for any news; whether there was some."""
        try:
            async with asyncio.timeout(within):
                await self._change.wait()
        except TimeoutError:
            return False
        return True

    @contextmanager
    def subscribed(self) -> Iterator[asyncio.Queue[Json]]:
        """A queue of all news from now on, for as long as this lasts."""
        queue: asyncio.Queue[Json] = asyncio.Queue()
        self._queues.add(queue)
        try:
            yield queue
        finally:
            self._queues.discard(queue)
