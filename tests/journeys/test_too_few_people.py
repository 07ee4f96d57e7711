"""A cohort that nobody, or only one person, has joined ends by itself, and says so; an announcement can be repeated."""

from __future__ import annotations

from datetime import timedelta

from simulator.people import Person
from simulator.stage import SimulatedBot
from tests.journeys.acts import AFTER_CLOSING, CHANNEL, SENIOR, announces, drafts, joins, read
from tests.journeys.conftest import Three


async def test_with_nobody_there_is_nothing_to_approve(here: SimulatedBot, gita: Person) -> None:
    await announces(here, gita)

    await here.travel(AFTER_CLOSING)

    assert "nobody has joined, so there’s nobody to pair" in gita.latest.shown
    await gita.types("/mentoring cohort")
    assert "Look at the pairs" not in gita.latest.shown


async def test_the_only_one_is_told_and_can_join_the_next(here: SimulatedBot, announced: Three) -> None:
    await joins(announced.amina, SENIOR)

    await here.travel(AFTER_CLOSING)

    assert "doesn’t start: nobody else has joined" in read(announced.amina)
    assert "1 person has joined, so there’s nobody to pair" in announced.gita.latest.shown


async def test_an_announcement_that_did_not_arrive_can_be_sent_again(here: SimulatedBot, gita: Person) -> None:
    await drafts(gita)
    await gita.submits()
    await here.workspace.archives(CHANNEL)
    await here.pass_time(timedelta(minutes=6))
    await here.workspace.unarchives(CHANNEL)

    await gita.types("/mentoring cohort")
    assert "The announcement didn’t arrive." in gita.latest.shown
    await gita.presses("Back to a draft")
    await gita.presses("Open the preview")
    await gita.submits()
    await here.pass_time(timedelta(minutes=6))

    assert any("mentoring that goes both ways" in message.shown for message in gita.inbox(CHANNEL))
