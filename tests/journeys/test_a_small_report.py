"""The report of a cohort so small that every figure of what people answered would name somebody."""

from __future__ import annotations

from datetime import UTC, datetime

from simulator.stage import SimulatedBot
from tests.journeys.acts import ASKED, CHANNEL, FINISHED, asked
from tests.journeys.conftest import Three, on_postgresql_too

FIRST_REPORT = datetime(2027, 3, 1, 12, tzinfo=UTC)


async def test_a_report_of_two_people_says_who_joined_and_what_was_held_and_no_more(
    here: SimulatedBot, approved: Three
) -> None:
    await here.travel(ASKED)
    for person in (approved.amina, approved.ben):
        await person.presses("Yes, we met", on=asked(person))
        await person.presses("Two-minute pulse")
        await person.fills({"asked": "Mostly me", "shared": "Mostly me", "gain": "Something I’ll use"})
        await person.submits()

    await approved.gita.types("/mentoring report")

    assert approved.gita.latest.shown == (
        "*Spring cohort: the first report comes on Mon 1 March.* Reports are made on fixed days, every four weeks, so "
        "that no figure moves because of one person. `/mentoring cohort` shows where the cohort stands."
    )
    await here.travel(FIRST_REPORT)
    assert approved.gita.latest.shown == (
        "*Spring cohort: report of Mon 1 March* (under way)\n"
        "• Joined: 2 people\n"
        "• Paired: 2 people in 1 mentorship\n"
        "• Sessions held: 1 of 1 due so far (100%)\n"
        "• Quiet pairs, nothing held for a whole cycle: not shown: too few pairs\n"
        "• Pairs that ended early: not shown: too few pairs\n"
        "*Held, session by session*\n"
        "▓▓▓▓▓▓▓▓▓▓ Session 1: 1 of 1\n"
        "*One suggestion:* Nothing to do: most sessions that were due were held.\n"
        "Made on Mon 1 March; it won’t change after that. Figures of what people did or said need five pairs. This "
        "cohort has fewer, so they’re never shown.\n"
        "[Download the page] [Download the table]"
    )


@on_postgresql_too
async def test_a_frozen_report_does_not_move_when_somebody_leaves(here: SimulatedBot, approved: Three) -> None:
    await here.travel(FIRST_REPORT)
    frozen = approved.gita.latest.shown
    await approved.amina.types("/mentoring leave")
    await approved.amina.submits()

    await approved.gita.types("/mentoring report")

    assert approved.gita.latest.shown == frozen


async def test_the_counter_in_the_channel_stays_when_somebody_leaves_after_opt_in_closed(
    here: SimulatedBot, approved: Three
) -> None:
    before = approved.ben.inbox(CHANNEL)[0].shown
    assert "2 people have joined." in before

    await approved.amina.types("/mentoring leave")
    await approved.amina.submits()
    await here.beat()

    assert approved.ben.inbox(CHANNEL)[0].shown == before


async def test_the_last_counts_come_by_themselves_at_the_end_with_thanks_to_everybody(
    here: SimulatedBot, approved: Three
) -> None:
    await here.travel(FINISHED)

    assert approved.gita.latest.shown.startswith("*Spring cohort: report of Mon 15 March* (the last counts)")
    assert approved.ben.latest.shown.startswith(
        "*Spring cohort is complete. Thank you for teaching and for learning.* It didn’t work out with @Amina Diallo "
        "this time, and that’s all right."
    )


async def test_there_is_nothing_to_report_before_a_start_and_never_to_a_participant(
    here: SimulatedBot, joined: Three
) -> None:
    await joined.gita.types("/mentoring report")

    assert joined.gita.latest.shown == (
        "There’s nothing to report yet: a report begins when a cohort’s pairs are approved. `/mentoring cohort` shows "
        "the next step."
    )
