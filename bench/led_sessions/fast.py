"""A clock that several processes share and that runs faster than this machine's: a session takes minutes, not an hour.

Everything that waits, waits by it, and Slack's tiers are counted by it too; what takes time by itself (requests, the
database, the processor) seems as many times slower as the clock is faster, so the numbers are on the careful side.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

from simulator.clock import SimulatedClock

BEGINS = datetime(2027, 2, 1, 9, tzinfo=UTC)


class FastClock(SimulatedClock):
    """It was `BEGINS` at `origin` (seconds since 1970), and has gone `speed` times as fast since."""

    def __init__(self, origin: float, speed: float) -> None:
        """The same everywhere for the same two numbers."""
        super().__init__(BEGINS, ticking=True)
        self._origin, self._speed = origin, speed

    def __call__(self) -> datetime:
        """The present moment, aware, in UTC."""
        return BEGINS + timedelta(seconds=self.seconds())

    def begin_at(self, origin: float) -> None:
        """It is to be `BEGINS` then."""
        self._origin = origin

    def real(self, seconds: float) -> float:
        """How many seconds of this machine's these take."""
        return seconds / self._speed

    def seconds(self) -> float:
        """Seconds since it began."""
        return (time.time() - self._origin) * self._speed
