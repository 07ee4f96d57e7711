"""A sliding window rate limiter: so many requests a minute of one method, and whoever is one too many waits."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable

MINUTE = 60.0
"""Seconds in which Slack counts the requests of a method."""

A_MOMENT = 0.5
"""Seconds more than a minute, since a request is counted when it arrives and not when it leaves."""


class RequestPace:
    """Keeps within a tier. One for each method and workspace."""

    def __init__(
        self,
        per_minute: int,
        clock: Callable[[], float],
        wait: Callable[[float], Awaitable[object]],
    ) -> None:
        """`clock` says seconds, and `wait` lets so many of them pass."""
        self._per_minute = per_minute
        self._clock = clock
        self._wait = wait
        self._began: deque[float] = deque()
        self._turn = asyncio.Lock()

    async def turn(self) -> None:
        """Return when one more request may be made; in the order in which it was asked."""
        async with self._turn:
            while len(self._began) >= self._per_minute:
                left = self._began[0] + MINUTE + A_MOMENT - self._clock()
                if left <= 0:
                    self._began.popleft()
                else:
                    await self._wait(min(left, MINUTE))
            self._began.append(self._clock())
