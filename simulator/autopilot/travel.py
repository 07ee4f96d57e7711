"""Letting time pass: stop wherever something is due or somebody means to act, and note what happened on the way."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from simulator.autopilot.pilot import Autopilot
from simulator.stage import SimulatedBot

SECOND = timedelta(seconds=1)

LookAround = Callable[[], Awaitable[int]]
"""Looks at what happened; how much is new."""


class Traveller:
    """Moves the clock of a stage, forward only. With `flying`, the autopilot answers along the way."""

    def __init__(self, stage: SimulatedBot, pilot: Autopilot, look: LookAround) -> None:
        """Standing still."""
        self.flying = True
        self._stage = stage
        self._pilot = pilot
        self._look = look
        self.stopped = False

    def begin(self) -> None:
        """Whatever was stopped before, time may pass again."""
        self.stopped = False

    def stop(self) -> None:
        """Stand still at the next opportunity, until somebody begins again."""
        self.stopped = True

    async def now(self) -> int:
        """Let everything happen that is due at this very moment; how much that was."""
        await self._stage.beat()
        return await self._look() + await self._act()

    async def a_second(self) -> None:
        """Go on by one second."""
        until = self._stage.clock() + SECOND
        while self._stage.clock() < until:
            await self._step(until)

    async def to(self, when: datetime, *, enough: Callable[[], bool] | None = None) -> None:
        """Go on until `when`, or until it is `enough` or somebody says stop."""
        await self.now()
        while self._stage.clock() < when and not self.stopped and not (enough and enough()):
            await self._step(when)

    async def to_next_event(self, latest: datetime) -> bool:
        """Go on until something happens; False when nothing will before `latest`, and then no time has passed."""
        happened = await self.now()
        while not happened and not self.stopped:
            step = await self._step(latest, only_to_stops=True)
            if step is None:
                return False
            happened = step
        return True

    async def to_the_end(self, latest: datetime) -> None:
        """Go on until nothing more is planned and nobody means to do anything."""
        await self.now()
        while not self.stopped and await self._step(latest, only_to_stops=True) is not None:
            pass

    async def _step(self, latest: datetime, *, only_to_stops: bool = False) -> int | None:
        """Go to the next stop, or to `latest` if that is sooner, and let what is due there happen; how much that was.

        The bot is woken only where it has something to do: at most stops it is a person who acts. None, and no time
        has passed, when `only_to_stops` and there is none up to `latest`.
        """
        bot = await self._stage.next_stop()
        stop = min((due for due in (bot, self._people_due()) if due and due <= latest), default=None)
        if stop is None and only_to_stops:
            return None
        self._stage.clock.travel_to(stop or latest)
        happened = 0
        if bot and bot <= self._stage.clock():
            await self._stage.beat()
            happened = await self._look()
        return happened + await self._act()

    async def _act(self) -> int:
        if not self.flying:
            return 0
        self._pilot.notice()
        acted = await self._pilot.act()
        if acted:
            self._pilot.notice()
            acted += await self._look()
        return acted

    def _people_due(self) -> datetime | None:
        due = self._pilot.next_due if self.flying else None
        return max(due, self._stage.clock()) if due else None
