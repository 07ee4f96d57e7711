"""The show: one furnished stage at a time, its clock, and a fresh one on restart."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from simulator.app import Transport
from simulator.autopilot.travel import Traveller
from simulator.cast import Role
from simulator.errors import CannotDo
from simulator.quick_database import quick_database
from simulator.slack import SlackSimulator
from simulator.stage import SimulatedBot, stage
from simulator.story import BEGINS
from simulator.web.happened import Watch, summary
from simulator.web.setting import Setting, furnish

STEPS = {"hour": timedelta(hours=1), "day": timedelta(days=1), "week": timedelta(weeks=1)}

SHUTDOWN_TIMEOUT = timedelta(seconds=3)
"""Whoever ends the demo does not wait longer than this for a jump to stop."""

SEASON = timedelta(days=300)
"""Nothing is played further ahead than this at a time."""


@dataclass(frozen=True, kw_only=True)
class Scene:
    """Everything of one run of the demo."""

    opened: datetime
    stage: SimulatedBot
    setting: Setting
    watch: Watch
    traveller: Traveller


@contextlib.asynccontextmanager
async def scene(roles: Sequence[Role]) -> AsyncIterator[Scene]:
    """A furnished stage, on a database that is gone afterwards."""
    database = quick_database()
    async with stage("sqlite://", start=BEGINS, transport=Transport.HTTP, database=database) as set_up:
        setting = await furnish(set_up, roles)
        watch = Watch(set_up)
        await watch.look()
        yield Scene(
            opened=set_up.clock(),
            stage=set_up,
            setting=setting,
            watch=watch,
            traveller=Traveller(set_up, setting.pilot, watch.look),
        )


class Show:
    """What the page drives. One jump at a time; people may act meanwhile."""

    def __init__(self, roles: Sequence[Role]) -> None:
        """Closed; `open` begins."""
        self.passed: set[str] = set()
        self.waited: set[str] = set()
        self._roles = roles
        self._scene: Scene | None = None
        self._running = contextlib.AsyncExitStack()
        self._clock = asyncio.Lock()
        self._passing = False

    @property
    def scene(self) -> Scene:
        """What is on; RuntimeError before `open`."""
        if self._scene is None:
            raise RuntimeError("the show has not begun")
        return self._scene

    @property
    def slack(self) -> SlackSimulator:
        """The pretend Slack of the moment."""
        return self.scene.stage.slack

    @property
    def busy(self) -> bool:
        """Whether time passes right now."""
        return self._passing

    async def open(self) -> None:
        """Begin."""
        self._scene = await self._running.enter_async_context(scene(self._roles))

    async def close(self) -> None:
        """End; time that passes stands still first, if it does so soon."""
        if self._scene:
            self._scene.traveller.stop()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._clock.acquire(), SHUTDOWN_TIMEOUT.total_seconds())
        await self._running.aclose()

    async def restart(self) -> None:
        """Begin again from the first morning; whoever watches stays."""
        before, flying = self._running, self.scene.traveller.flying
        self.scene.traveller.stop()
        async with self._clock:
            self._running = contextlib.AsyncExitStack()
            await self.open()
            self.scene.traveller.flying = flying
            self.passed.clear()
            self.waited.clear()
            await before.aclose()

    async def jump(self, how: str, spare: str | None) -> str:
        """Let time pass: to the `next` event, an `hour`, `day` or `week`, to the `end`, or to an ISO moment.

        The autopilot leaves `spare` alone, except on the way to the end. What happened, in a sentence.
        """
        async with self.alone():
            return await self._jump(how, spare)

    async def tick(self, spare: str | None) -> None:
        """A second passes, as it does for everybody; none while time passes otherwise. The autopilot leaves `spare`."""
        if self.busy or self._clock.locked():
            return
        async with self._clock:
            with self.playing(spare, flying=self.scene.traveller.flying):
                await self.scene.traveller.a_second()

    async def settle(self) -> None:
        """After somebody acted by hand: let everything happen that is due now, as a heartbeat would."""
        if not self.busy:
            async with self._clock:
                await self.scene.stage.beat()
                await self.scene.watch.look()

    @contextlib.asynccontextmanager
    async def alone(self) -> AsyncIterator[None]:
        """Nobody else moves the clock meanwhile; CannotDo when somebody does."""
        if self.busy:
            raise CannotDo("time is passing already")
        self._passing = True
        self.scene.traveller.begin()
        self.slack.feed.tell("busy", busy=True)
        try:
            async with self._clock:
                yield
        finally:
            self._passing = False
            self.slack.feed.tell("busy", busy=False)

    async def _jump(self, how: str, spare: str | None) -> str:
        now, before, acts = self.scene.stage.clock(), len(self.scene.watch.seen), self.scene.setting.pilot.acts
        traveller, switches = self.scene.traveller, self.scene.stage.bothways.live.shown
        with self.playing(None if how == "end" else spare, flying=traveller.flying or how == "end"):
            if how == "end":
                await traveller.to_the_end(now + SEASON)
            elif how == "next":
                if not await traveller.to_next_event(now + SEASON):
                    return "Nothing more is planned."
            else:
                await traveller.to(now + STEPS[how] if how in STEPS else _moment(how, now))
        happened = summary(self.scene.watch.seen[before:])
        if self.scene.stage.bothways.live.shown > switches:
            happened = f"a session is led, {happened}"
        answers = self.scene.setting.pilot.acts - acts
        by_script = f"; {answers} answer{'' if answers == 1 else 's'} by script" if answers else ""
        return f"{_span(self.scene.stage.clock() - now)}: {happened}{by_script}."

    @contextlib.contextmanager
    def playing(self, *spare: str | None, flying: bool = True) -> Iterator[None]:
        """Have the autopilot play everybody but these, for as long as this lasts."""
        traveller, pilot = self.scene.traveller, self.scene.setting.pilot
        before = traveller.flying, pilot.spare
        traveller.flying, pilot.spare = flying, frozenset(each for each in spare if each)
        try:
            yield
        finally:
            traveller.flying, pilot.spare = before


def _moment(text: str, now: datetime) -> datetime:
    """An ISO moment that has not passed; ValueError otherwise."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(f"{text} needs its offset from UTC")
    if moment < now:
        raise ValueError("the clock goes forward only")
    return moment


def _span(passed: timedelta) -> str:
    """How much time passed, as people say it."""
    days = round(passed / timedelta(days=1)) if passed >= timedelta(days=1) else 0
    hours = round(passed / timedelta(hours=1))
    if days >= 14:
        return f"{round(days / 7)} weeks later"
    if days:
        return f"{days} day{'' if days == 1 else 's'} later"
    if hours:
        return f"{hours} hour{'' if hours == 1 else 's'} later"
    return "A moment later"
