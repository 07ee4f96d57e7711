"""The show: one furnished stage at a time, its clock, and a fresh one on restart."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from handlers.texts import Texts
from mentoring.model import Language
from simulator.app import Transport
from simulator.autopilot.travel import Traveller
from simulator.cast import Role, in_the_language
from simulator.errors import CannotDo
from simulator.quick_database import quick_database
from simulator.slack import SlackSimulator
from simulator.stage import SimulatedBot, stage
from simulator.story import BEGINS
from simulator.texts import demo_texts
from simulator.web.happened import Watch, summary
from simulator.web.setting import Setting, furnish

STEPS = {"hour": timedelta(hours=1), "day": timedelta(days=1), "week": timedelta(weeks=1)}

SHUTDOWN_TIMEOUT = timedelta(seconds=3)
"""Whoever ends the demo does not wait longer than this for a jump to stop."""

SEASON = timedelta(days=300)
"""Nothing is played further ahead than this at a time."""


@dataclass(frozen=True, kw_only=True)
class Scene:
    """Everything of one run of the demo, which is in the language of `t`."""

    opened: datetime
    t: Texts
    stage: SimulatedBot
    setting: Setting
    watch: Watch
    traveller: Traveller


@contextlib.asynccontextmanager
async def scene(roles: Sequence[Role], language: Language = Language.ENGLISH) -> AsyncIterator[Scene]:
    """A furnished stage, on a database that is gone afterwards."""
    database, t = quick_database(), demo_texts(language)
    async with stage("sqlite://", start=BEGINS, transport=Transport.HTTP, database=database) as set_up:
        setting = await furnish(set_up, in_the_language(roles, t), t)
        watch = Watch(set_up, language)
        await watch.look()
        yield Scene(
            opened=set_up.clock(),
            t=t,
            stage=set_up,
            setting=setting,
            watch=watch,
            traveller=Traveller(set_up, setting.pilot, watch.look),
        )


class Show:
    """What the page drives. One jump at a time; people may act meanwhile."""

    def __init__(self, roles: Sequence[Role], language: Language = Language.ENGLISH) -> None:
        """Closed; `open` begins."""
        self.passed: set[str] = set()
        self.waited: set[str] = set()
        self._roles = roles
        self._language = language
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
    def t(self) -> Texts:
        """The language of the moment."""
        return self.scene.t

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
        self._scene = await self._running.enter_async_context(scene(self._roles, self._language))

    async def close(self) -> None:
        """End; time that passes stands still first, if it does so soon."""
        if self._scene:
            self._scene.traveller.stop()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._clock.acquire(), SHUTDOWN_TIMEOUT.total_seconds())
        await self._running.aclose()

    async def restart(self, language: Language | None = None) -> None:
        """Begin again from the first morning, in another language where one is given; whoever watches stays."""
        before, flying = self._running, self.scene.traveller.flying
        self.scene.traveller.stop()
        async with self._clock:
            self._language = language or self._language
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
            raise CannotDo(self.t("time is passing already"))
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
                    return self.t("Nothing more is planned.")
            else:
                await traveller.to(now + STEPS[how] if how in STEPS else _moment(how, now))
        happened = summary(self.scene.watch.seen[before:], self.t)
        if self.scene.stage.bothways.live.shown > switches:
            happened = self.t("a session is led, {happened}", happened=happened)
        later = _span(self.scene.stage.clock() - now, self.t)
        return _said(later, happened, self.scene.setting.pilot.acts - acts, self.t)

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


def _said(later: str, happened: str, answers: int, t: Texts) -> str:
    """A jump in one sentence."""
    if not answers:
        return t("{later}: {happened}.", later=later, happened=happened)
    return t.n(
        "{later}: {happened}; {count} answer by script.",
        "{later}: {happened}; {count} answers by script.",
        answers,
        later=later,
        happened=happened,
    )


def _span(passed: timedelta, t: Texts) -> str:
    """How much time passed, as people say it."""
    days = round(passed / timedelta(days=1)) if passed >= timedelta(days=1) else 0
    hours = round(passed / timedelta(hours=1))
    if days >= 14:
        return t.n("{count} week later", "{count} weeks later", round(days / 7))
    if days:
        return t.n("{count} day later", "{count} days later", days)
    if hours:
        return t.n("{count} hour later", "{count} hours later", hours)
    return t("A moment later")
