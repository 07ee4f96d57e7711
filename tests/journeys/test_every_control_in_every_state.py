"""Every control that a participant can hold × everything that can have become of their pairing: each press answers.

`test_every_button` presses what was really shown. Here each action is pressed from an old message, those that this
state would never draw among them, with the ids that it would have had; and forms stay open while things change.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

import pytest

from handlers.ids import Action, pack
from mentoring.model import AccordKind, CohortId, MentorshipId, SessionId, Wave
from simulator.people import Person
from simulator.screen import SeenMessage
from simulator.stage import SimulatedBot
from tests.journeys.acts import ASKED, FINISHED, INTRODUCED, forged, said
from tests.journeys.conftest import Three
from tests.journeys.test_every_button import BROKEN
from tests.journeys.test_organisers_only import EVERYBODYS_ACTIONS
from tests.journeys.test_steering_a_cohort import steers

BUTTON = "Edit my profile"
"""A button in the person's own conversation, whose place the others take."""

LEADS_AWAY = {Action.TO_GOOGLE, Action.TO_HUDDLE, Action.TO_OUTLOOK}
"""Links: Slack opens them, and the bot says nothing."""

MENUS = {Action.MORE}
"""Not a button; `test_every_button` presses its lines."""

IN_FORMS = {
    Action.BETWEEN_US,
    Action.FORGET_CALENDAR,
    Action.NAME_SUPPORT,
    Action.OTHER_TIMES,
    Action.SIGN_AGREEMENT,
    Action.WRITE_AGREEMENT,
}
"""They change the form in which they stand, and stand nowhere else."""

CHANGES_MOST = (
    Action.CALL_OFF,
    Action.ACCORD,
    Action.SKIP,
    Action.QUIET_STOP,
    Action.COME_BACK,
    Action.NEW_PARTNER,
)
"""Pressed last, since they end the state."""

State = Callable[[SimulatedBot, Three], Awaitable[None]]


async def waits(here: SimulatedBot, three: Three) -> None:
    """Paired, and not introduced yet."""


async def active(here: SimulatedBot, three: Three) -> None:
    """A week after the first session was due."""
    await here.travel(ASKED)


async def left(here: SimulatedBot, three: Three) -> None:
    """The partner has left."""
    await here.travel(INTRODUCED)
    await three.ben.types("/mentoring leave")
    await three.ben.submits()


async def gone(here: SimulatedBot, three: Three) -> None:
    """The partner's account was deactivated, and a day has passed."""
    await here.travel(INTRODUCED)
    await here.workspace.deactivates(three.ben)
    await here.travel(ASKED)


async def erased(here: SimulatedBot, three: Three) -> None:
    """The partner had everything erased."""
    await here.travel(INTRODUCED)
    await three.ben.types("/mentoring data")
    await three.ben.presses("Erase everything")
    await three.ben.submits()


async def ended_early(here: SimulatedBot, three: Three) -> None:
    """The organiser ended the cohort."""
    await here.travel(INTRODUCED)
    await steers(three.gita, "End it early")
    await three.gita.submits()


async def over(here: SimulatedBot, three: Three) -> None:
    """The cohort is over."""
    await here.travel(FINISHED)


async def put_away(here: SimulatedBot, three: Three) -> None:
    """And the organiser put it away."""
    await here.travel(FINISHED)
    await steers(three.gita, "Put it away")
    await three.gita.submits()


async def ids(here: SimulatedBot) -> tuple[CohortId, MentorshipId, SessionId]:
    """Of the cohort, its pair and their first session, as far as they are there."""
    async with here.bothways.database.transaction(here.bothways.workspace) as tx:
        (cohort,) = await tx.cohorts.all()
        pairs = await tx.mentorships.of_cohort(cohort.id)
        pair = pairs[0].id if pairs else MentorshipId("no-such-pair")
        sessions = await tx.sessions.of_mentorship(pair)
    return cohort.id, pair, sessions[0].id if sessions else SessionId("no-such-session")


def values(cohort: CohortId, pair: MentorshipId, session: SessionId) -> Mapping[Action, str]:
    """What stands behind each button; a session where nothing else is said."""
    return {
        **dict.fromkeys((Action.JOIN, Action.SKIP, Action.STAY, Action.COME_BACK), cohort),
        **dict.fromkeys((Action.QUIET_STAY, Action.QUIET_STOP), cohort),
        **dict.fromkeys((Action.GOALS, Action.NOTES, Action.AGREEMENT), pair),
        **dict.fromkeys((Action.THANK, Action.WAYS, Action.NEW_PARTNER), pair),
        **dict.fromkeys((Action.LED_NEXT, Action.LED_ANOTHER, Action.LED_LONGER), pack(session, 1, 0, 0)),
        **dict.fromkeys((Action.LED_STOP, Action.LED_PING), pack(session, 1, 0)),
        **dict.fromkeys((Action.SUGGESTION,), "help"),
        **dict.fromkeys((Action.USE_THIS, Action.KEEP_MINE, Action.WHY_OPEN, Action.ASK_AGAIN), "What helped?"),
        Action.ACCORD: pack(pair, AccordKind.STAY_IN_TOUCH.value),
        Action.SURVEY: pack(cohort, Wave.START.value),
        Action.TIME: pack(session, ""),
        Action.PICK_TIME: pack(session, 0, 1_801_476_000),
        Action.CALL_OFF: pack(session, 0),
        Action.SWAP_QUESTION: pack(session, 0),
    }


async def answered(person: Person, action: Action, value: str, base: SeenMessage) -> str:
    """What the press changed on the person's screen; nothing where it changed nothing."""
    before = [(each.ref, each.shown) for each in person.sees]
    await person.presses(BUTTON, on=forged(base, action_id=action.value, value=value))
    assert person.failure is None, action
    if person.dialog is not None:
        return person.dialog.text
    if person.modal is not None:
        shown = person.modal.shown
        await person.cancels(everything=True)
        return shown
    return "\n".join(each.shown for each in person.sees if (each.ref, each.shown) not in before)


@pytest.mark.parametrize("state", [waits, active, left, gone, erased, ended_early, over, put_away])
async def test_every_control_answers_in_every_state(here: SimulatedBot, approved: Three, state: State) -> None:
    amina = approved.amina
    base = next(message for message in amina.sees if f"[{BUTTON}]" in message.shown)
    held = await ids(here)
    await state(here, approved)
    if state not in (waits, put_away):
        held = await ids(here)
    behind = values(*held)
    first = sorted(EVERYBODYS_ACTIONS - MENUS - LEADS_AWAY - IN_FORMS - set(CHANGES_MOST))
    dead, broken = [], []

    for action in (*first, *CHANGES_MOST):
        answer = await answered(amina, action, behind.get(action, held[2]), base)
        if not answer:
            dead.append(action)
        if BROKEN.search(answer):
            broken.append(action)

    assert broken == []
    assert dead == []


@pytest.mark.parametrize("state", [left, erased, ended_early])
@pytest.mark.parametrize(
    ("command", "button"),
    [("agreement", "Sign"), ("agreement", "Use my own words"), ("time", "Other times"), ("time", "Propose my own")],
)
async def test_a_form_left_open_answers_when_all_has_changed(
    here: SimulatedBot, approved: Three, state: State, command: str, button: str
) -> None:
    amina = approved.amina
    await here.travel(INTRODUCED)
    await amina.types(f"/mentoring {command}")
    before = said(amina)
    await state(here, approved)
    assert said(amina) == before

    await amina.presses(button)

    assert amina.failure is None
    assert said(amina) != before
    assert BROKEN.search(said(amina)) is None
