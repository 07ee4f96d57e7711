"""The steps of the tour: what to let time pass for, and what to do then, for each through the people's own screens."""

from __future__ import annotations

import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta

from mentoring.model import Actor, CohortStage, MemberId
from mentoring.nudge import NudgeKind
from simulator.autopilot.answers import is_about, plausible
from simulator.autopilot.reflexes import APPROVE, LOOK, PULSE, YES
from simulator.joining import join
from simulator.people import Person
from simulator.story import CHANNEL
from simulator.web.setting import SEED
from simulator.web.show import Scene, Show

REPORT_AFTER = timedelta(weeks=21)
"""By then five of six sessions have been held, and there is still something to leave."""

PATIENCE = timedelta(weeks=8)
"""No single step waits longer than this for its message."""

PULSE_GIVEN = {
    "Who asked more?": "Both about the same",
    "Who shared more?": "Rather me",
    "What did you gain?": "Something",
}

PARTNER = "partner"
"""The place of a step that is looked at in the conversation with the partner."""


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step: what it is about, what to do by hand, and who does it where (a channel's name, or "" for the app).

    `wait` lets time pass until there is something to do; `show` does it.
    """

    name: str
    title: str
    about: str
    hand: str
    by_organiser: bool = False
    place: str = ""
    wait: Callable[[Show], Awaitable[None]]
    show: Callable[[Show], Awaitable[None]]


async def _nothing(_show: Show) -> None:
    """No time need pass, or nothing need be done."""


async def _join(show: Show) -> None:
    star = show.scene.setting.star
    if not await _has_joined(show):
        await _put_away(star)
        await join(star, show.scene.setting.roles[star.id], CHANNEL)


async def _has_joined(show: Show) -> bool:
    scene = show.scene
    standing = await scene.stage.bothways.programme.enrolment.standing(_actor(scene, scene.setting.star))
    return bool(standing.enrolled)


async def _until_pairs(show: Show) -> None:
    await _until_sent(show, NudgeKind.PROPOSAL_READY, show.scene.setting.organiser)


async def _look_at_pairs(show: Show) -> None:
    organiser = show.scene.setting.organiser
    if organiser.modal is None and await _stage(show) is CohortStage.PROPOSED:
        await organiser.presses(LOOK)


async def _approve(show: Show) -> None:
    organiser = show.scene.setting.organiser
    if await _stage(show) is not CohortStage.PROPOSED:
        return
    if organiser.modal is None or organiser.modal.submit != APPROVE:
        await _put_away(organiser)
        await organiser.presses(LOOK)
    await organiser.submits()


async def _until_introduced(show: Show) -> None:
    await _until_sent(show, NudgeKind.INTRODUCTION, show.scene.setting.star)


async def _until_agenda(show: Show) -> None:
    await _until_sent(show, NudgeKind.AGENDA, show.scene.setting.star)


async def _until_asked(show: Show) -> None:
    await _until_sent(show, NudgeKind.DID_YOU_MEET, show.scene.setting.star)


async def _give_pulse(show: Show) -> None:
    star = show.scene.setting.star
    await _put_away(star)
    if any(f"[{YES}]" in message.shown for message in star.sees):
        await star.presses(YES)
    if any(f"[{PULSE}]" in message.shown for message in star.sees):
        await star.presses(PULSE)
        await _fill_pulse(star)


async def _fill_pulse(star: Person) -> None:
    view = star.screen.team.shelf.top(star.id)
    if view is not None:
        known = PULSE_GIVEN if is_about(view, *PULSE_GIVEN) else plausible(view, random.Random(SEED))
        await star.fills(known)
        await star.submits()


async def _months_pass(show: Show) -> None:
    started = show.scene.stage.clock()
    with show.playing():
        await show.scene.traveller.to(max(started, show.scene.opened + REPORT_AFTER))


async def _report(show: Show) -> None:
    organiser = show.scene.setting.organiser
    await _put_away(organiser)
    await organiser.types("/mentoring report")


async def _leave_and_erase(show: Show) -> None:
    star = show.scene.setting.star
    await _put_away(star)
    await star.types("/mentoring leave")
    if star.modal is not None:
        await star.submits()
    await star.types("/mentoring data")
    await star.presses("Erase everything")
    if star.modal is not None:
        await star.submits()


async def _until_sent(show: Show, kind: NudgeKind, to: Person) -> None:
    """Let time pass until somebody has been sent a message of this kind; all but star and organiser are played."""
    scene = show.scene

    def sent() -> bool:
        return any(one.kind == kind and one.outcome == "sent" and to.id in one.to for one in scene.watch.seen)

    with show.playing(scene.setting.star.id, scene.setting.organiser.id):
        await scene.traveller.to(scene.stage.clock() + PATIENCE, enough=sent)


async def _stage(show: Show) -> CohortStage | None:
    scene = show.scene
    views = await scene.stage.bothways.programme.cohorts.all(_actor(scene, scene.setting.organiser))
    return views[0].cohort.stage if views else None


async def _put_away(person: Person) -> None:
    if person.modal is not None:
        await person.cancels(everything=True)


def _actor(scene: Scene, person: Person) -> Actor:
    return Actor(workspace=scene.stage.bothways.workspace, member=MemberId(person.id))


STEPS = (
    Step(
        name="join",
        title="Join",
        about="A cohort has been announced in #mentoring. Nobody is enrolled by anybody else: people opt in.",
        hand="Press Join under the announcement, and fill in three short steps. Try leaving something out.",
        place=CHANNEL,
        wait=_nothing,
        show=_join,
    ),
    Step(
        name="preview",
        title="Preview the pairs",
        about="Two weeks later opt-in has closed, and pairs have been made. The organiser sees them before anybody.",
        hand="Press Look at the pairs, and read the reasons in both directions.",
        by_organiser=True,
        wait=_until_pairs,
        show=_look_at_pairs,
    ),
    Step(
        name="approve",
        title="Approve",
        about="The organiser can swap two people, keep a pair or forbid one. Nobody is told anything until Approve.",
        hand="Press Approve under the pairs.",
        by_organiser=True,
        wait=_look_at_pairs,
        show=_approve,
    ),
    Step(
        name="introduction",
        title="Introduction",
        about="Within working hours each pair is introduced in a conversation of its own: who gives what to whom.",
        hand="Read it, then act as the partner: the other side of the same conversation.",
        place=PARTNER,
        wait=_until_introduced,
        show=_nothing,
    ),
    Step(
        name="agenda",
        title="Agenda",
        about="On the day of the first session its agenda arrives: equal minutes, open questions in both directions.",
        hand="Swap a question that does not suit you.",
        place=PARTNER,
        wait=_until_agenda,
        show=_nothing,
    ),
    Step(
        name="pulse",
        title="Two-minute pulse",
        about="Days later: did you meet? It counts when both say so. Then three taps, sealed until both answered.",
        hand="Press Yes, we met, then Two-minute pulse.",
        wait=_until_asked,
        show=_give_pulse,
    ),
    Step(
        name="report",
        title="Report",
        about="Five months on, everybody else has answered by script. The organiser sees figures that name nobody.",
        hand="Type /mentoring report.",
        by_organiser=True,
        wait=_months_pass,
        show=_report,
    ),
    Step(
        name="leave",
        title="Leave and erase",
        about="Leaving takes effect at once and gives no reason; the partner is matched again. Erasing is as quick.",
        hand="Type /mentoring leave; then /mentoring data, and Erase everything.",
        wait=_nothing,
        show=_leave_and_erase,
    ),
)
