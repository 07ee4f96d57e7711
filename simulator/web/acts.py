"""What is done in the steps of the tour, through the people's own screens, and what time passes for in between."""

from __future__ import annotations

import random
from collections.abc import Awaitable, Callable
from datetime import timedelta

from mentoring.model import Actor, CohortStage, MemberId
from mentoring.nudges.model import NudgeKind
from simulator import joining, together
from simulator.autopilot.answers import is_about, plausible
from simulator.autopilot.reflexes import APPROVE, LOOK, PULSE, YES
from simulator.people import Person
from simulator.story import CHANNEL, START
from simulator.texts import texts_for
from simulator.web.setting import SEED
from simulator.web.show import Scene, Show

REPORT_AFTER = timedelta(weeks=21)
"""By then five of six sessions have been held, and there is still something to leave."""

ERASE = "Erase everything"

AN_HOUR = timedelta(hours=1)

MOMENTS = timedelta(minutes=5)

SWITCHES = 3
"""As many are shown."""

PATIENCE = timedelta(weeks=8)
"""No single step waits longer than this for its message."""

PULSE_GIVEN = {
    "Who asked more?": "Both about the same",
    "Who shared more?": "A bit more me",
    "What did you gain?": "Something",
}

ShowAct = Callable[[Show], Awaitable[None]]
"""Something done in a show, or waited for."""


async def nothing(_show: Show) -> None:
    """No time need pass, or nothing need be done."""


def until_sent(kind: NudgeKind, *, to_organiser: bool = False, times: int = 1) -> ShowAct:
    """Letting time pass until the star, or the organiser, has been sent this so often; everybody else is played
    meanwhile.
    """

    async def pass_time(show: Show) -> None:
        scene, setting = show.scene, show.scene.setting
        reader = setting.organiser if to_organiser else setting.star

        def sent() -> bool:
            told = (one for one in scene.watch.seen if one.kind == kind and one.outcome == "sent")
            return sum(reader.id in one.to for one in told) >= times

        with show.playing(setting.star.id, setting.organiser.id):
            await scene.traveller.to(scene.stage.clock() + PATIENCE, enough=sent)

    return pass_time


async def join(show: Show) -> None:
    """The star joins, unless they have."""
    star = show.scene.setting.star
    if not await _has_joined(show):
        await _put_away(star)
        await joining.join(star, show.scene.setting.roles[star.id], CHANNEL)


async def look_at_pairs(show: Show) -> None:
    """The organiser opens the proposal, unless it is open or approved."""
    organiser = show.scene.setting.organiser
    if organiser.modal is None and await _stage(show) is CohortStage.PROPOSED:
        await organiser.presses(LOOK)


async def lead(show: Show) -> None:
    """The star starts the session, and the first turns have their time."""
    star, live = show.scene.setting.star, show.scene.stage.bothways.live
    agendas = [message for message in star.sees if f"[{star.called(START)}]" in message.shown]
    if not agendas:
        return
    await star.presses(START, on=agendas[-1])
    until = live.shown + SWITCHES
    await show.scene.traveller.to(show.scene.stage.clock() + AN_HOUR, enough=lambda: live.shown >= until)


async def approve(show: Show) -> None:
    """The organiser approves the pairs, unless they have."""
    organiser = show.scene.setting.organiser
    if await _stage(show) is not CohortStage.PROPOSED:
        return
    if organiser.modal is None or organiser.modal.submit != organiser.called(APPROVE):
        await _put_away(organiser)
        await organiser.presses(LOOK)
    await organiser.submits()


async def choose_goals(show: Show) -> None:
    """The star chooses what to learn from their partner."""
    star = show.scene.setting.star
    await _put_away(star)
    await together.choose_goals(star)


async def agree(show: Show) -> None:
    """The star and their partner sign the words that are offered."""
    star = show.scene.setting.star
    for person in (star, *_partners(show)):
        await _put_away(person)
        await together.sign(person)


async def find_a_time(show: Show) -> None:
    """The star suggests times, and their partner picks the first, unless they have one."""
    star = show.scene.setting.star
    await _put_away(star)
    partners = _partners(show)
    if together.agreed_time(star) is None and await together.suggest_times(star):
        await _moments(show, lambda: all(together.offered_times(each) for each in partners))
        for partner in partners:
            await together.pick_time(partner)
        await _moments(show, lambda: together.agreed_time(star) is not None)


async def give_pulse(show: Show) -> None:
    """The star says that they met, and gives the pulse."""
    star = show.scene.setting.star
    await _put_away(star)
    if _sees(star, YES):
        await star.presses(YES)
    if _sees(star, PULSE):
        await star.presses(PULSE)
        await _fill_pulse(star)


async def months_pass(show: Show) -> None:
    """Everybody is played until five sessions have been held."""
    started = show.scene.stage.clock()
    with show.playing():
        await show.scene.traveller.to(max(started, show.scene.opened + REPORT_AFTER))


async def report(show: Show) -> None:
    """The organiser asks for the report."""
    organiser = show.scene.setting.organiser
    await _put_away(organiser)
    await organiser.types("/mentoring report")


async def leave_and_erase(show: Show) -> None:
    """The star leaves, then erases everything."""
    star = show.scene.setting.star
    await _put_away(star)
    await star.types("/mentoring leave")
    if star.modal is not None:
        await star.submits()
    await star.types("/mentoring data")
    await star.presses(ERASE)
    if star.modal is not None:
        await star.submits()


async def _has_joined(show: Show) -> bool:
    scene = show.scene
    standing = await scene.stage.bothways.programme.enrolment.standing(_actor(scene, scene.setting.star))
    return bool(standing.enrolled)


async def _moments(show: Show, enough: Callable[[], bool]) -> None:
    """Let the few moments pass that a message takes."""
    await show.scene.traveller.to(show.scene.stage.clock() + MOMENTS, enough=enough)


def _sees(person: Person, label: str) -> bool:
    """Whether a button stands anywhere before them."""
    return any(f"[{person.called(label)}]" in message.shown for message in person.sees)


def _partners(show: Show) -> list[Person]:
    return together.partners_of(show.scene.setting.star, show.scene.stage.workspace.people)


async def _fill_pulse(star: Person) -> None:
    view = star.screen.team.shelf.top(star.id)
    if view is not None:
        asked = is_about(view, *map(star.called, PULSE_GIVEN))
        await star.fills(PULSE_GIVEN if asked else plausible(view, random.Random(SEED), texts_for(star.user.locale)))
        await star.submits()


async def _stage(show: Show) -> CohortStage | None:
    scene = show.scene
    views = await scene.stage.bothways.programme.cohorts.all(_actor(scene, scene.setting.organiser))
    return views[0].cohort.stage if views else None


async def _put_away(person: Person) -> None:
    if person.modal is not None:
        await person.cancels(everything=True)


def _actor(scene: Scene, person: Person) -> Actor:
    return Actor(workspace=scene.stage.bothways.workspace, member=MemberId(person.id))
