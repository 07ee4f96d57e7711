"""No dead button in any state: everything that two people were ever shown is pressed once more, whatever has become of
them since, and each press answers with what is true now.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable

import pytest

from simulator.people import Person
from simulator.screen import SeenMessage
from simulator.stage import SimulatedBot
from tests.journeys.acts import ASKED, FINISHED, INTRODUCED, asked
from tests.journeys.conftest import Three

CONTROL = re.compile(r"\[([^\]\n]+)\]|\(⋮ ([^)\n]+)\)")
BROKEN = re.compile("went wrong|One moment, please|earlier version of this message")

Ending = Callable[[SimulatedBot, Three], Awaitable[None]]


def labels(message: SeenMessage) -> list[str]:
    """The names of every button and of every choice of a menu."""
    return [
        label
        for one, several in CONTROL.findall(message.shown)
        for label in ([one] if one else [each.strip() for each in several.split("/")])
    ]


async def leaves(here: SimulatedBot, three: Three) -> None:
    """One of the two leaves."""
    await three.ben.types("/mentoring leave")
    await three.ben.submits()


async def pauses(here: SimulatedBot, three: Three) -> None:
    """One of the two takes a break."""
    await three.ben.types("/mentoring pause")
    await three.ben.submits()


async def erases(here: SimulatedBot, three: Three) -> None:
    """One of the two has everything erased."""
    await three.ben.types("/mentoring data")
    await three.ben.presses("Erase everything")
    await three.ben.submits()


async def finishes(here: SimulatedBot, three: Three) -> None:
    """The cohort is over."""
    await here.travel(FINISHED)


async def nothing(here: SimulatedBot, three: Three) -> None:
    """It goes on."""


async def shown_so_far(here: SimulatedBot, three: Three) -> dict[str, list[SeenMessage]]:
    """Meet, sign, answer, ask: all that the two are shown up to a week after their first session."""
    amina, ben = three.amina, three.ben
    await here.travel(INTRODUCED)
    for person in (amina, ben):
        await person.types("/mentoring agreement")
        await person.presses("Sign")
        await person.cancels(everything=True)
    await here.travel(ASKED)
    for person in (amina, ben):
        await person.presses("Yes, we met", on=asked(person))
        await person.types("/mentoring")
        await person.opens_home()
    return {person.name: list(person.sees) for person in (amina, ben)}


async def answers(person: Person, label: str, message: SeenMessage) -> str:
    """What is said when this is pressed, wherever it is said."""
    before = [each.shown for each in person.sees]
    await person.presses(label, on=message, nth=1)
    assert person.failure is None, (label, message.shown)
    if person.dialog is not None:
        return person.dialog.text
    if person.modal is not None:
        shown = person.modal.shown
        await person.cancels(everything=True)
        return shown
    new = [each.shown for each in person.sees if each.shown not in before]
    return "\n".join(new) or person.latest.shown


@pytest.mark.parametrize("ending", [nothing, pauses, leaves, erases, finishes])
async def test_whatever_was_shown_answers_with_what_is_true_now(
    here: SimulatedBot, approved: Three, ending: Ending
) -> None:
    shown = await shown_so_far(here, approved)
    await ending(here, approved)
    pressed = 0
    for person in (approved.amina, approved.ben):
        for message in shown[person.name]:
            for label in labels(message):
                if message.ref not in {each.ref for each in person.sees}:
                    continue
                said = await answers(person, label, message)
                pressed += 1
                assert said, label
                assert BROKEN.search(said) is None, (label, message.shown, said)
    assert pressed > 20
