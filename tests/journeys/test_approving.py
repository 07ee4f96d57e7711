"""The organiser approves, takes it back, or is too late."""

from __future__ import annotations

from datetime import timedelta

from simulator.stage import SimulatedBot
from tests.journeys.acts import AFTER_CLOSING, CHANNEL, INTRODUCED, gets_at, read, said
from tests.journeys.conftest import Three


async def test_an_approval_taken_back_tells_nobody_and_can_be_given_again(here: SimulatedBot, approved: Three) -> None:
    gita, ben = approved.gita, approved.ben
    before = read(ben)
    await here.pass_time(timedelta(minutes=4))

    button = gita.latest
    await gita.presses("Take it back", on=button)
    assert gita.latest.shown == (
        "*Taken back.* Nobody was told; the pairs of Spring cohort wait for you again.\n[Look at the pairs]"
    )
    await gita.presses("Take it back", on=button)
    assert gita.latest.shown == (
        "You can’t do this while *Spring cohort* is proposed. Type `/mentoring cohort` to see what comes next."
    )
    await here.travel(INTRODUCED)
    assert read(ben) == before
    await gita.presses("Look at the pairs")
    await gita.submits()
    await here.pass_time(timedelta(hours=20))

    assert "each other’s learning partners" in read(ben)
    assert "*Spring cohort has started.* 2 people, in 1 pair," in gita.inbox(CHANNEL)[-1].shown


async def test_taking_back_after_five_minutes_is_too_late(here: SimulatedBot, approved: Three) -> None:
    button = approved.gita.latest
    await here.pass_time(timedelta(minutes=6))

    await approved.gita.presses("Take it back", on=button)

    assert approved.gita.latest.shown.startswith("Too late to cancel: it’s been sent.")


async def test_somebody_who_left_meanwhile_makes_the_organiser_look_again(here: SimulatedBot, joined: Three) -> None:
    gita, amina = joined.gita, joined.amina
    await here.travel(AFTER_CLOSING)
    await gita.presses("Look at the pairs")
    await amina.types("/mentoring leave")
    await amina.submits()

    await gita.submits()

    assert "Somebody left since this pairing was made, so I paired again." in said(gita)
    assert "has started" not in read(gita)


async def test_nobody_else_can_approve(here: SimulatedBot, joined: Three) -> None:
    await here.travel(AFTER_CLOSING)
    ready = next(message for message in joined.gita.sees if "[Look at the pairs]" in message.shown)
    gets_at(joined.amina, ready)

    await joined.amina.presses("Look at the pairs", on=ready)

    assert joined.amina.modal is not None
    assert "Only organisers can do that. Nothing was changed." in joined.amina.modal.shown
