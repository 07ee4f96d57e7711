"""The tour: twelve steps through the life of a cohort, each walked by hand or shown; none undoes anything."""

from __future__ import annotations

from handlers.texts import Texts
from simulator.errors import CannotDo
from simulator.model import Json, Kind
from simulator.people import Person
from simulator.web.show import Show
from simulator.web.steps import PARTNER, STEPS, Step


class Tour:
    """Walks a show through the steps. Going to a step first makes up for whatever was not done before it."""

    def __init__(self, show: Show) -> None:
        """At the beginning."""
        self._show = show

    def listed(self) -> list[Json]:
        """The steps as the page tells them, with who acts where, and which have been shown."""
        setting, t = self._show.scene.setting, self._show.t
        named = {step.name: _named(step, setting.star, t) for step in STEPS}
        return [
            {
                "name": step.name,
                "title": t(step.title),
                "about": t(step.about, **named[step.name]),
                "hand": t(step.hand, **named[step.name]),
                "person": (setting.organiser if step.by_organiser else setting.star).id,
                "place": self._place(step),
                "passed": step.name in self._show.passed,
            }
            for step in STEPS
        ]

    async def go(self, number: int, *, show: bool) -> list[Json]:
        """Be at step `number` (from 0), ready to act; with `show`, have it done. CannotDo while time passes already."""
        if not 0 <= number < len(STEPS):
            raise CannotDo(f"the tour has steps 0 to {len(STEPS) - 1}")
        async with self._show.alone():
            for step in STEPS[:number]:
                await self._pass(step)
            await self._wait(STEPS[number])
            if show:
                await self._pass(STEPS[number])
        return self.listed()

    async def _pass(self, step: Step) -> None:
        if step.name not in self._show.passed:
            await self._wait(step)
            await step.show(self._show)
            self._show.passed.add(step.name)
            await self._show.scene.traveller.now()

    async def _wait(self, step: Step) -> None:
        if step.name not in self._show.waited:
            await step.wait(self._show)
            if self._show.scene.traveller.stopped:
                raise CannotDo(self._show.t("the tour was stopped on its way"))
            self._show.waited.add(step.name)

    def _place(self, step: Step) -> str:
        """The id of the conversation to look at."""
        setting = self._show.scene.setting
        person = setting.organiser if step.by_organiser else setting.star
        channels = person.screen.channels()
        if step.place == PARTNER:
            return next((channel.id for channel in reversed(channels) if channel.kind is Kind.MPIM), "")
        if step.place:
            return self._show.scene.stage.workspace.channel(step.place).id
        return next((channel.id for channel in channels if channel.kind is Kind.IM), "")


def _named(step: Step, reader: Person, t: Texts) -> dict[str, str]:
    """The buttons that a step names, as they stand on the screen."""
    of_the_bot = {name: reader.called(label) for name, label in step.buttons.items()}
    return of_the_bot | {name: t(label) for name, label in step.tools.items()}
