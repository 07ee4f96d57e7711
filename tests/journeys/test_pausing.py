"""A pause: until a day, with the partner told when and not why, and with what waited afterwards."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from simulator.stage import SimulatedBot
from tests.journeys.acts import FIRST_SESSION, INTRODUCED, read
from tests.journeys.conftest import Three

BACK = "2027-02-04"
A_QUIET_DAY = datetime(2027, 1, 28, 11, tzinfo=UTC)
"""A week after the warning, so that nobody has heard twice in seven days."""

BACK_AT_WORK = datetime(2027, 2, 4, 12, tzinfo=UTC)


async def test_a_pause_is_quiet_until_its_day_and_then_ends_by_itself(here: SimulatedBot, approved: Three) -> None:
    amina, ben = approved.amina, approved.ben
    await here.travel(A_QUIET_DAY)
    await amina.types("/mentoring pause")
    await amina.fills({"I’m back on": BACK})
    await amina.submits()
    assert amina.latest.shown == (
        "*Paused until Thu 4 February.* I’ll be back then. Back earlier? Press *Resume now*.\n[Resume now]"
    )

    await here.pass_time(timedelta(hours=3))
    assert f"*@{amina.name} is away until Thu 4 February.*" in ben.latest.shown
    await here.travel(FIRST_SESSION)
    assert "Session 1 of 2" not in read(amina) + read(ben)
    await here.travel(BACK_AT_WORK)

    assert "Session 1 of 2" in read(amina)


async def test_resuming_early_lets_what_waited_come(here: SimulatedBot, approved: Three) -> None:
    amina = approved.amina
    await here.travel(INTRODUCED)
    await amina.types("/mentoring pause")
    await amina.fills({"I’m back on": BACK})
    await amina.submits()
    paused = amina.latest
    await here.travel(FIRST_SESSION)

    await amina.presses("Resume now", on=paused)
    assert amina.latest.shown.startswith("*Welcome back.*")
    await here.beat()

    assert "Session 1 of 2" in read(amina)


async def test_a_day_that_is_past_or_far_ahead_is_an_error_on_its_field(here: SimulatedBot, joined: Three) -> None:
    await joined.amina.types("/mentoring pause")

    for day in ("2027-01-11", "2027-01-10", "2027-08-01"):
        await joined.amina.fills({"I’m back on": day})
        await joined.amina.submits()
        assert joined.amina.errors == {"I’m back on": "Choose a day after today, at most six months ahead."}


async def test_a_snooze_from_the_menu_holds_the_next_message(here: SimulatedBot, approved: Three) -> None:
    amina = approved.amina
    await here.travel(A_QUIET_DAY)
    introduction = next(message for message in amina.sees if "each other’s learning partners" in message.shown)

    await amina.presses("Why am I getting this?", on=introduction)
    assert amina.modal is not None
    assert "Because you joined a cohort, and this is your partner." in amina.modal.shown
    await amina.cancels()
    await amina.presses("Snooze for a week", on=introduction)
    assert amina.latest.shown.startswith("*Snoozed for a week.*")
    await here.travel(FIRST_SESSION)
    assert "Session 1 of 2" not in read(amina)
    await amina.types("/mentoring why")

    assert "a session of your mentorship is due: waits (snoozed)" in amina.latest.shown


async def test_whoever_is_in_no_cohort_or_not_paused_is_told_so(here: SimulatedBot) -> None:
    ben = await here.workspace.hire("Ben Okafor")

    await ben.types("/mentoring pause")
    assert ben.modal is not None
    assert "You’re not in any cohort, so there’s nothing to pause." in ben.modal.shown
    await ben.cancels()
    await ben.types("/mentoring resume")

    assert ben.latest.shown == "You weren’t paused, so nothing was changed."


async def test_a_day_that_is_typed_with_the_command_stands_in_the_form(here: SimulatedBot, approved: Three) -> None:
    await here.travel(A_QUIET_DAY)
    await approved.amina.types(f"/mentoring pause until {BACK}")
    await approved.amina.submits()
    assert "*Paused until Thu 4 February.*" in approved.amina.latest.shown

    for typed in ("pause until 2020-01-01", "pause 2027-02-31", "pause next week"):
        await approved.ben.types(f"/mentoring {typed}")
        await approved.ben.submits()
        assert "*Paused until Thu 11 February.*" in approved.ben.latest.shown
        await approved.ben.types("/mentoring resume")
