"""The time of the pretend workspace: it goes forward when told to, or by itself from a given start."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

DEFAULT_START = datetime(2026, 12, 1, 8, 30, tzinfo=UTC)


class SimulatedClock:
    """A callable that answers with the present moment as an aware UTC datetime.

    A paused clock (the default) moves only by `advance` and `travel_to`. A `ticking` one also runs at the pace
    of real time from its start, for a bot in another process that keeps real time itself.
    """

    def __init__(self, start: datetime | None = None, *, ticking: bool = False) -> None:
        """Start at `start` (aware), by default on a Tuesday morning in December 2026."""
        self._instant = _utc(start or DEFAULT_START)
        self._ticking = ticking
        self._since = time.monotonic()
        self._listeners: list[Callable[[datetime], None]] = []

    @classmethod
    def keeping_real_time(cls) -> SimulatedClock:
        """A clock that shows this machine's time and ticks with it."""
        return cls(datetime.fromtimestamp(time.time(), UTC), ticking=True)

    @property
    def ticking(self) -> bool:
        """Whether it also runs by itself."""
        return self._ticking

    def __call__(self) -> datetime:
        """The present moment, aware, in UTC."""
        if not self._ticking:
            return self._instant
        return self._instant + timedelta(seconds=time.monotonic() - self._since)

    def advance(self, by: timedelta) -> datetime:
        """Go forward by a span of time and answer with the new present; ValueError for a negative span."""
        return self.travel_to(self() + by)

    def travel_to(self, when: datetime) -> datetime:
        """Go forward to an aware moment and answer with it; ValueError when that lies in the past."""
        when = _utc(when)
        if when < self():
            raise ValueError(f"the clock goes forward only: it is {self():%Y-%m-%d %H:%M:%S} UTC already")
        self._instant, self._since = when, time.monotonic()
        for listener in self._listeners:
            listener(when)
        return when

    def on_move(self, listener: Callable[[datetime], None]) -> None:
        """Have `listener` called with the new present after every jump."""
        self._listeners.append(listener)


def _utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return moment.astimezone(UTC)
