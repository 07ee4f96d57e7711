"""Slack's rate limits: what was told to wait, and, where switched on, the tiers and one post a second per channel."""

from __future__ import annotations

import math
import time
from collections import deque
from collections.abc import Callable
from datetime import datetime, timedelta

from simulator.errors import SlackError

MINUTE = 60.0
POST_BURST = 3
POST_SPAN = 3.0
"""Slack tolerates bursts; a short one of posts into one channel is let through."""


class RateLimits:
    """Remembers 429s and refuses until they are over; counts calls per method and workspace when `enforced`.

    A Retry-After is over as soon as either real or simulated time has passed it, because a bot may wait by either.
    Tiers count in real time: they protect Slack's machines, not the calendar. Whoever plays on a faster clock counts by
    its `seconds`.
    """

    def __init__(
        self,
        clock: Callable[[], datetime],
        *,
        enforced: bool = False,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        """Nobody has been told to wait."""
        self._seconds = seconds
        self._clock = clock
        self.enforced = enforced
        self._blocked: dict[tuple[str | None, str], tuple[float, datetime]] = {}
        self._calls: dict[tuple[str | None, str], deque[float]] = {}

    def block(self, team: str | None, method: str, seconds: int) -> None:
        """Remember that this method was told to wait in this workspace."""
        self._blocked[team, method] = (self._seconds() + seconds, self._clock() + timedelta(seconds=seconds))

    def blocked_for(self, team: str | None, method: str) -> int:
        """Whole seconds for which the method still has to wait; 0 when free."""
        real, simulated = self._blocked.get((team, method), (0.0, None))
        if simulated is None:
            return 0
        left = min(real - self._seconds(), (simulated - self._clock()).total_seconds())
        return max(0, math.ceil(left))

    def count(self, team: str | None, method: str, per_minute: int, channel: str | None) -> None:
        """Count one call; SlackError `ratelimited` when that was one too many."""
        if not self.enforced:
            return
        self._take(team, method, per_minute, MINUTE, method)
        if method == "chat.postMessage" and channel:
            self._take(team, f"{method} {channel}", POST_BURST, POST_SPAN, method)

    def _take(self, team: str | None, key: str, most: int, span: float, method: str) -> None:
        now = self._seconds()
        calls = self._calls.setdefault((team, key), deque())
        while calls and calls[0] <= now - span:
            calls.popleft()
        if len(calls) >= most:
            wait = max(1, math.ceil(calls[0] + span - now))
            if key == method:
                self.block(team, method, wait)
            raise ratelimited(wait)
        calls.append(now)


def ratelimited(seconds: int) -> SlackError:
    """Slack's 429 with its Retry-After."""
    return SlackError("ratelimited", status=429, headers={"Retry-After": str(seconds)})
