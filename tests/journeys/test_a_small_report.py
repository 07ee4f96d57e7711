"""The report of a cohort so small that every figure would name somebody."""

from __future__ import annotations

from simulator.stage import SimulatedBot
from tests.journeys.acts import ASKED, FINISHED, asked
from tests.journeys.conftest import Three

FEW = "too few to show (fewer than 5 people or 5 pairs)"


async def test_a_report_of_two_people_hides_what_they_did_and_said(here: SimulatedBot, approved: Three) -> None:
    await here.travel(ASKED)
    for person in (approved.amina, approved.ben):
        await person.presses("Yes, we met", on=asked(person))
        await person.presses("Two-minute pulse")
        await person.fills({"asked": "Mostly me", "shared": "Mostly me", "gain": "Something I will use"})
        await person.submits()

    await approved.gita.types("/mentoring report")

    assert approved.gita.latest.shown == (
        "*Report: Spring cohort* (under way)\n"
        "• Enrolled: 2 people\n"
        "• Paired: 2 people in 1 mentorship\n"
        "• Left on the way: 0\n"
        f"• Sessions held: {FEW}\n"
        f"*What people gained:* {FEW}\n"
        "Nothing here rests on fewer than 5 people and 5 pairs, and nobody’s answers are shown as theirs."
    )
    await approved.amina.types("/mentoring leave")
    await approved.amina.submits()
    await approved.gita.types("/mentoring report")
    assert f"• Left on the way: {FEW}" in approved.gita.latest.shown


async def test_the_report_comes_by_itself_at_the_end_with_thanks_to_everybody(
    here: SimulatedBot, approved: Three
) -> None:
    await here.travel(FINISHED)

    assert approved.gita.latest.shown.startswith("*Report: Spring cohort* (finished)")
    assert approved.ben.latest.shown.startswith(
        "*Spring cohort is complete. Thank you for teaching and for learning.* It did not work out with @Amina Diallo "
        "this time, and that is all right."
    )


async def test_there_is_nothing_to_report_before_a_start_and_never_to_a_participant(
    here: SimulatedBot, joined: Three
) -> None:
    await joined.gita.types("/mentoring report")

    assert joined.gita.latest.shown == (
        "There is nothing to report yet: a report begins when a cohort's pairs are approved. `/mentoring cohort` shows "
        "the next step."
    )
