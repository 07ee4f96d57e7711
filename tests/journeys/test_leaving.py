"""Leaving: at once, without a reason, and with everything said that follows from it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from simulator.stage import SimulatedBot
from tests.journeys.acts import CHANNEL, INTRODUCED, SENIOR, fills_profile, read
from tests.journeys.conftest import Three

NEXT_WEEK = datetime(2027, 2, 8, tzinfo=UTC)
"""Both have heard from the bot twice in the week before, so that nothing holds the next message but the night."""


async def test_whoever_is_in_no_cohort_has_nothing_to_leave(here: SimulatedBot) -> None:
    ben = await here.workspace.hire("Ben Okafor")

    await ben.types("/mentoring leave")

    assert ben.modal is not None
    assert ben.modal.shown == (
        "Not just now\n"
        "You’re not in any cohort, so there’s nothing to leave. `/mentoring data` shows what’s stored about you.\n"
        "[Close]"
    )


async def test_leaving_before_pairing_takes_one_off_the_announcement_and_tells_nobody(
    here: SimulatedBot, joined: Three
) -> None:
    amina, ben = joined.amina, joined.ben
    before = read(ben)
    await amina.types("/mentoring leave")
    assert amina.modal is not None
    assert "partner" not in amina.modal.shown

    await amina.submits()
    await here.beat()

    assert amina.latest.shown == (
        "*You’ve left Spring cohort.* Your profile is kept: `/mentoring join` brings you back, "
        "`/mentoring data` shows or erases it."
    )
    assert "1 person has joined." in ben.inbox(CHANNEL)[0].shown
    assert read(ben).replace("1 person has", "2 people have") == before


async def test_staying_leaving_twice_and_joining_again(here: SimulatedBot, joined: Three) -> None:
    way_out = joined.amina.latest
    await joined.amina.types("/mentoring leave")
    await joined.amina.cancels()
    await joined.amina.types("/mentoring")
    assert "You have joined *Spring cohort*" in joined.amina.latest.shown
    await joined.amina.presses("Leave the cohort", on=way_out)
    await joined.amina.submits()
    await joined.amina.presses("Leave the cohort", on=way_out)
    assert joined.amina.modal is not None
    assert "there’s nothing to leave" in joined.amina.modal.shown
    await joined.amina.cancels()

    await joined.amina.presses("Join", in_=CHANNEL)
    await fills_profile(joined.amina, SENIOR, "Surgery")

    assert "You have joined Spring cohort.* 2 people so far." in joined.amina.latest.shown


async def test_a_partner_learns_that_it_has_ended_in_their_hours_and_no_reason(
    here: SimulatedBot, approved: Three
) -> None:
    amina, ben = approved.amina, approved.ben
    await here.travel(NEXT_WEEK.replace(hour=20))
    await amina.types("/mentoring leave")
    assert amina.modal is not None
    assert "your partner is told only that the pairing has ended, with no reason" in amina.modal.shown

    await amina.submits()
    await here.beat()
    heard_at_night = read(ben)
    await here.pass_time(timedelta(hours=14))

    assert "has ended" not in heard_at_night
    told, goodbye = (message.shown for message in ben.inbox()[-2:])
    assert told == (
        "*Your pairing in Spring cohort has ended.* That’s nobody’s fault. You stay in the cohort, and I look for "
        "another partner for you. I’ll message you when you’re matched.\n[Say thank you]"
    )
    assert goodbye.startswith("*This pairing has ended, and that’s nobody’s fault.*")


async def test_nothing_more_comes_to_whoever_left(here: SimulatedBot, approved: Three) -> None:
    await here.travel(INTRODUCED)
    await approved.amina.types("/mentoring leave")
    await approved.amina.submits()
    heard = len(approved.amina.inbox("Bothways"))

    await here.pass_time(timedelta(weeks=9))

    assert len(approved.amina.inbox("Bothways")) == heard
