"""The two-minute pulse: three taps, sealed, changed for seven days and then left alone."""

from __future__ import annotations

from datetime import timedelta

import pytest

from simulator.people import Person
from simulator.stage import SimulatedBot
from tests.journeys.acts import ASKED, asked, read, said
from tests.journeys.conftest import Three, on_postgresql_too

TAPS = {
    "Who asked more?": "A bit more my partner",
    "Who shared more?": "A bit more me",
    "What did you gain?": "Something I’ll use",
}


@pytest.fixture
async def met(here: SimulatedBot, approved: Three) -> Three:
    """Both say that they met, and each has the way to the pulse."""
    await here.travel(ASKED)
    for person in (approved.amina, approved.ben):
        await person.presses("Yes, we met", on=asked(person))
    return approved


async def gives(person: Person) -> None:
    await person.presses("Two-minute pulse")
    await person.fills(TAPS)
    await person.submits()


@on_postgresql_too
async def test_a_pulse_is_sealed_and_says_when_everybody_has_answered(here: SimulatedBot, met: Three) -> None:
    await gives(met.amina)
    assert met.amina.latest.shown == (
        "*Thank you, your pulse is saved.* Only you can see your answers. You can change it for seven days."
    )
    await gives(met.ben)

    assert met.ben.latest.shown == (
        "*Thank you, your pulse is saved.* You’ve both answered: your next agenda says in words how even the talk was. "
        "You can change it for seven days."
    )
    assert [answer for answer in TAPS.values() if answer in read(met.ben)] == []


async def test_a_pulse_can_be_changed_for_seven_days_with_the_old_answers_filled_in(
    here: SimulatedBot, met: Three
) -> None:
    way = met.amina.latest
    await met.amina.presses("Two-minute pulse")
    await met.amina.fills({"Who asked more?": "Mostly me"})
    await met.amina.submits()
    assert met.amina.errors == {
        "Who shared more?": "Please complete this required field.",
        "What did you gain?": "Please complete this required field.",
    }
    await met.amina.fills(TAPS)
    await met.amina.submits()
    await here.pass_time(timedelta(days=6))

    await met.amina.presses("Two-minute pulse", on=way)
    assert met.amina.modal is not None
    assert met.amina.modal.values.items() >= TAPS.items()
    await met.amina.fills({"What did you gain?": "Nothing yet"})
    await met.amina.submits()
    await met.amina.presses("Two-minute pulse", on=way)

    assert met.amina.modal is not None
    assert met.amina.modal.values.items() >= (TAPS | {"What did you gain?": "Nothing yet"}).items()


async def test_after_seven_days_the_earlier_answers_stay_and_that_is_said_before_anybody_types(
    here: SimulatedBot, met: Three
) -> None:
    way = met.amina.latest
    await gives(met.amina)
    await met.amina.presses("Two-minute pulse", on=way)
    await here.pass_time(timedelta(days=8))

    await met.amina.submits()
    assert "Those are over, so your earlier answers stay." in said(met.amina)
    await met.amina.cancels(everything=True)
    await met.amina.presses("Two-minute pulse", on=way)

    assert met.amina.modal is not None
    assert "Those are over, so your earlier answers stay." in met.amina.modal.shown
