"""Joining with mistakes, leaving, and what is stored."""

from __future__ import annotations

from simulator.people import Person
from simulator.stage import SimulatedBot

COMPLETE = {"What I can offer": ["Negotiation"], "What I would like to learn": ["Spreadsheets"]}


async def profile(person: Person) -> None:
    await person.types("/mentoring join")
    await person.fills(COMPLETE)
    await person.submits()
    await person.fills({"Where I am at work": "Leading a team"})
    await person.submits()
    await person.submits()


async def test_a_profile_without_a_want_says_why_and_keeps_the_rest(here: SimulatedBot) -> None:
    ben = await here.workspace.hire("Ben Okafor")

    await ben.types("/mentoring join")
    await ben.fills({"What I can offer": ["Negotiation"]})
    await ben.submits()

    assert ben.errors == {
        "What I would like to learn": (
            "Choose or type at least one thing you would like to learn: both sides learn here."
        )
    }
    assert ben.modal is not None
    assert "Negotiation" in ben.modal.shown


async def test_a_profile_is_kept_while_no_cohort_is_open(here: SimulatedBot) -> None:
    ben = await here.workspace.hire("Ben Okafor")

    await profile(ben)
    assert "Your profile is saved" in ben.latest.shown
    await ben.types("/mentoring profile")

    assert ben.modal is not None
    assert "Negotiation" in ben.modal.shown


async def test_a_guest_cannot_join_and_is_told_why(here: SimulatedBot) -> None:
    ben = await here.workspace.hire("Ben Okafor", guest=True)

    await ben.types("/mentoring join")

    assert ben.modal is not None
    assert "it is a guest account" in ben.modal.shown


async def test_everything_stored_can_be_erased_at_once(here: SimulatedBot) -> None:
    ben = await here.workspace.hire("Ben Okafor")
    await profile(ben)

    await ben.types("/mentoring data")
    await ben.presses("Erase everything")
    await ben.submits()
    assert "is erased" in ben.latest.shown
    await ben.types("/mentoring data")

    assert ben.latest.shown.startswith("Nothing is stored about you")


async def test_the_coach_answers_in_private(here: SimulatedBot) -> None:
    ben = await here.workspace.hire("Ben Okafor")

    await ben.types("/mentoring ask Have you tried talking to your manager?")

    assert "Advice in disguise" in ben.latest.shown
    assert "[Use this]" in ben.latest.shown
